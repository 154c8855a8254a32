"""An account's page: what it holds, for every kind of plan."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import Built, Pages, made_pages
from tests.site.markup import Markup
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
name: The Mill
owner: ada
industry: Paper
region: Nordics
tier: key
currency: EUR
reviewed: 2026-11-02
next_review: 2026-12-14
sponsor: ben
plan: {kind: expand, from: 2026-07-01, to: 2028-06-30}
website: mill.example
crm: {ledger: AC-1}
team: {ada: {name: Ada Brook}, ben: {name: Ben Moss}}
goal: {customer: Halve the scrap, team: Be asked first}
competitors: {rival: {name: Rival Ltd}}
units: {paper: Paper, board: Board}
offerings: {pumps: Pumps, care: Care}
whitespace:
  paper:
    pumps: {status: open, amount: 900_000, opportunity: pumps}
    care: {status: won, amount: 100_000}
  board:
    pumps: {status: rival, amount: 300_000, holder: rival}
    care: {status: potential, amount: 50_000}
people:
  cora: {name: Cora Stone, title: Chief executive, role: approver, influence: inner-circle,
    status: supporter, coverage: multiple, last_contact: 2026-11-05,
    approach: {verb: leverage, owner: ada, next_contact: 2026-11-20}}
  dan: {name: Dan Weir, title: Finance, role: decision-maker, influence: inner-circle,
    status: enemy, coverage: brief}
  eve: {name: Eve Lund, title: Operator, role: user, status: neutral, coverage: brief}
opportunities:
  valves: {name: Valves, stage: identified, amount: 200_000, probability: 10}
  pumps:
    name: Pumps
    stage: proposal
    amount: 1_200_000
    close_date: 2027-03-25
    probability: 50
    people: {cora: {status: neutral}}
    actions: [{id: A1, type: prove, what: Show the pump, owner: ada, due: 2026-11-20}]
  old: {name: Old hoist, status: won, amount: 90_000, closed: 2026-05-01, outcome: The trial won it}
"""
BARE = "name: Bare\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"


def page_of(folder: Path, plan: str) -> Markup:
    return pages_of(folder, plan).page("accounts/mill/")


def pages_of(folder: Path, plan: str) -> Pages:
    return made_pages(write_tree(folder, {"accounts/mill.yml": plan, "mkdocs.yml": CONFIG}))


def texts(page: Markup, name: str) -> list[str]:
    return [" ".join(element.text.split()) for element in page.with_class(name)]


# What it holds


def test_the_head_has_amount_weighted_plan_review_and_sponsor(tmp_path: Path) -> None:
    (facts,) = texts(page_of(tmp_path, PLAN), "ga-facts")
    assert facts == (
        "Open, 2 deals €1.4M Weighted €620K Plan: expand Jul 2026 – Jun 2028 "
        "Next review, last 2 Nov 14 Dec 2026 Sponsor Ben Moss"
    )


def test_the_goals_of_both_stand_side_by_side(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN)
    assert texts(page, "ga-goals") == ["Their goal Halve the scrap Our goal Be asked first"]
    assert texts(page, "ga-by") == ["Paper · Nordics · Key · led by Ada Brook"]


def test_open_deals_are_cards_the_largest_first_and_lead_to_their_sheets(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN)
    cards = page.with_class("ga-deal")
    assert [card["id"] for card in cards] == ["deal-pumps", "deal-valves"]
    assert [next(card.all("a")).get("href") for card in cards] == ["pumps/", "valves/"]
    words = " ".join(cards[0].text.split())
    for answer in ("€1.2M", "50%", "25 Mar 2027", "Respond to Dan Weir", "No action yet"):
        assert answer in words
    assert [len(card.with_class("gv-light")) for card in cards] == [5, 5]


def test_a_decided_deal_is_a_line_with_its_outcome(tmp_path: Path) -> None:
    (line,) = [item for item in page_of(tmp_path, PLAN).all("li") if item.get("id") == "deal-old"]
    assert " ".join(line.text.split()) == "Won Old hoist €90K 1 May 2026 The trial won it"


def test_people_stand_by_name_in_each_open_deal_and_the_difference_is_said(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN)
    (table,) = page.with_class("ga-people-table")
    heads, *rows = [
        [" ".join(cell.text.split()) for cell in row.all("th", "td")] for row in table.all("tr")
    ]
    assert heads == ["", "Pumps", "Valves", "Our contact", "Last met", "Next"]
    assert rows[0] == [
        "Cora Stone Chief executive",
        "Undecided (inner circle)",
        "Supports us (inner circle)",
        "Ada Brook",
        "5 Nov",
        "3 days overdue",
    ]
    assert rows[1][:3] == ["Dan Weir Finance", *["Opposes us (inner circle)"] * 2]
    assert rows[1][-1] == "None planned"
    assert texts(page, "ga-say") == ["Cora Stone supports Valves, but is undecided on Pumps."]
    assert "1 more person on the relationship map" in page.text


def test_white_space_is_added_up_by_status_and_drawn_by_unit(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN)
    assert texts(page, "ga-totals") == [
        "Won €100K Open €900K Potential €50K With competitors €300K"
    ]
    (drawing,) = page.with_class("gosart-space")
    words = " ".join(drawing.text.split())
    assert "Paper: Won €100K, Open €900K." in words
    assert "Board: Potential €50K, With competitors €300K." in words
    assert "Rival Ltd" in words


def test_without_git_what_changed_is_what_the_plan_dates(tmp_path: Path) -> None:
    reviewed = PLAN.replace("reviewed: 2026-11-02", "reviewed: 2026-10-01").replace(
        "due: 2026-11-20}]", "due: 2026-11-20, status: done, done: 2026-11-12}]"
    )
    (changes,) = texts(page_of(tmp_path, reviewed), "ga-changes")
    assert "These plans are not in git; only dated entries are listed." in changes
    assert "A1" in changes


def test_what_moved_since_the_last_review_is_listed_by_deal(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/")
    assert len(page.with_class("ga-changes")) == 1


def test_facts_without_a_place_of_their_own_stand_at_the_end(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN)
    assert texts(page, "ga-background") == ["About The Mill Website mill.example ledger AC-1"]


# Plans of other kinds


def test_a_bare_plan_says_what_to_add_and_shows_nothing_empty(tmp_path: Path) -> None:
    page = page_of(tmp_path, BARE)
    assert [words.partition(".")[0] for words in texts(page, "g-missing")] == [
        "No goal yet",
        "No deals yet",
        "No people yet",
    ]
    for name in ("ga-deals", "ga-ended", "ga-people", "ga-space", "ga-goals", "ga-background"):
        assert page.with_class(name) == [], name
    assert texts(page, "ga-facts") == ["Plan period – Next review Never reviewed Sponsor –"]


def test_without_an_open_deal_people_stand_as_the_account_has_them(tmp_path: Path) -> None:
    plan = PLAN.replace(", opportunity: pumps", "")
    decided = plan.partition("opportunities:")[0] + (
        "opportunities:\n  old: {name: Old hoist, status: lost, amount: 90_000}\n"
    )
    page = page_of(tmp_path, decided)
    (table,) = page.with_class("ga-people-table")
    assert next(iter(table.all("th"))).text == "Where they stand"
    assert texts(page, "ga-say") == ["Inner circle: 1 for us, 0 undecided, 1 against us."]
    assert page.with_class("ga-deal") == []
    assert "Lost Old hoist" in texts(page, "ga-ended")[0]
    assert "Open deals None" in texts(page, "ga-facts")[0]


def test_a_review_that_is_overdue_is_marked(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN.replace("next_review: 2026-12-14", "next_review: 2026-11-16"))
    marked = [item.text for item in page.with_class("ga-facts")[0].all("dd", having="class")]
    assert marked == ["16 Nov 2026"]
    assert "Review overdue since" in texts(page, "ga-facts")[0]


def test_amounts_of_several_currencies_are_not_added(tmp_path: Path) -> None:
    page = page_of(tmp_path, PLAN.replace("amount: 200_000", "amount: 200_000, currency: USD"))
    assert "€1.2M · $200K" in texts(page, "ga-facts")[0]


def test_what_is_hidden_from_the_build_is_not_shown_and_not_added_up(tmp_path: Path) -> None:
    hidden = PLAN.replace("amount: 1_200_000", "amount: 1_200_000\n    audiences: {amount: sales}")
    hidden = hidden.replace("status: enemy,", "status: enemy, audiences: {status: sales},")
    hidden = hidden.replace("amount: 300_000,", "amount: 300_000, audience: sales,")
    hidden = hidden.replace("sponsor: ben", "sponsor: ben\naudiences: {sponsor: sales}")
    page = page_of(tmp_path, hidden)
    (facts,) = texts(page, "ga-facts")
    assert "Open, 2 deals Not shown Weighted Not shown" in facts
    assert "Sponsor Not shown" in facts
    (people,) = texts(page, "ga-people")
    assert "Where people stand is not shown for this audience" in people
    assert "Opposes us" not in people
    assert "supports" not in people
    assert "Some of it is not shown for this audience" in texts(page, "ga-space")[0]


def test_many_open_deals_have_a_line_after_the_largest_six(tmp_path: Path) -> None:
    many = "".join(
        f"  d{number}: {{name: Deal {number}, amount: {number * 1000}}}\n" for number in range(1, 9)
    )
    page = page_of(tmp_path, f"{BARE}opportunities:\n{many}")
    assert [card["id"] for card in page.with_class("ga-deal")] == [
        f"deal-d{number}" for number in (8, 7, 6, 5, 4, 3)
    ]
    lines = [line["id"] for line in page.with_class("ga-ended")[0].all("li")]
    assert lines == ["deal-d2", "deal-d1"]


# Tabs


def test_the_tabs_of_an_account_with_one_deal_have_its_sheet(tmp_path: Path) -> None:
    single = f"{BARE}opportunities:\n  pumps: {{name: Pumps}}\n"
    pages = pages_of(tmp_path, single)
    for address in ("accounts/mill/", "accounts/mill/value/"):
        (nav,) = pages.page(address).with_class("g-nav")
        assert [link.text for link in nav.all("a")][:3] == ["Account", "Sheet", "Assessment"]


def test_the_tabs_of_a_deal_stay_in_the_deal(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, PLAN)
    sheet = pages.page("accounts/mill/pumps/").with_class("gs-tabs")[0]
    part = pages.page("accounts/mill/pumps/actions/").with_class("g-nav")[0]
    own = (
        "Sheet",
        "Assessment",
        "Relationships",
        "Value and strategy",
        "Actions",
        "Review",
        "Brief",
    )
    for nav, prefix in ((sheet, ""), (part, "../")):
        links = [(link.text, link.get("href")) for link in next(nav.all("ul")).all("a")]
        inside = [(text, href) for text, href in links if text != "The Mill"]
        assert tuple(text for text, _ in inside) == own
        assert not any(href.startswith(f"{prefix}../") for _, href in inside if href), inside
    crumb = next(part.all("a"))
    assert (crumb.text, crumb.get("href")) == ("The Mill", "../../")


def test_pages_of_the_account_alone_have_no_pills_of_deals(tmp_path: Path) -> None:
    folder = {
        "accounts/mill/account.yml": PLAN,
        "accounts/mill/notes/visit.md": "# Visit\n\nWe went there.\n",
        "mkdocs.yml": CONFIG,
    }
    pages = made_pages(write_tree(tmp_path, folder))
    assert pages.page("accounts/mill/notes/").with_class("g-deals") == []
    assert pages.page("accounts/mill/").with_class("g-deals") == []
    (pills,) = pages.page("accounts/mill/actions/").with_class("g-deals")
    assert [link.get("href") for link in pills.all("a")] == [
        "./",
        "../valves/actions/",
        "../pumps/actions/",
        "../old/actions/",
    ]
