"""An opportunity's sheet: its address, its answers, its variants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gosart.analysis.politics import is_against
from gosart.method.enums import Influence, Role
from gosart.urls import opportunity_page
from tests.samples.analysed import samples
from tests.site.building import Built, Pages, made_pages
from tests.site.markup import Element, Markup
from tests.site.repositories import CONFIG
from tests.writing import write_tree

HALF = """
name: Half Empty
owner: ada
team: {ada: {name: Ada Brook}}
opportunities:
  pumps: {name: Pumps, stage: identified, owner: ada}
"""
DEAL = """
name: The Mill
owner: ada
currency: EUR
team: {ada: {name: Ada Brook}}
competitors: {rival: {name: Rival Ltd}}
people:
  cora: {name: Cora Stone, title: Chief executive, role: approver, influence: inner-circle,
    status: supporter, coverage: multiple}
  dan: {name: Dan Weir, title: Finance, role: decision-maker, influence: inner-circle,
    status: enemy, coverage: brief}
  eve: {name: Eve Lund, title: Operator, role: user, status: neutral, coverage: brief}
  fred: {name: Fred Noll, title: New head of IT, influence: political-structure, coverage: none}
opportunities:
  pumps:
    name: Pumps
    stage: proposal
    amount: 1_200_000
    close_date: 2027-03-25
    probability: 55
    objective:
      customer:
        - {id: less-scrap, text: Less scrap, measure: t,
          baseline: "90", now: "60", target: "30", by: 2027-09-01}
      team: {id: order, text: Sign by spring, by: 2027-03-25}
    delivery: {lead_time: 10 weeks}
    value:
      compelling_event: {text: The permit ends, date: 2027-09-01}
    actions:
      - {id: A1, type: prove, what: Show the pump, owner: ada,
        due: 2026-11-20, serves: [less-scrap]}
      - {id: A2, type: insulate, what: Write the clause, owner: ada,
        due: 2026-12-20, serves: [order, strategy]}
      - {id: A3, type: insulate, what: Ask again, owner: ada,
        due: 2026-12-21}
"""


def site_of(folder: Path, plan: str, more: str = "") -> Pages:
    root = write_tree(folder, {"accounts/mill.yml": plan + more, "mkdocs.yml": CONFIG})
    return made_pages(root)


def texts(page: Markup, name: str) -> list[str]:
    return [" ".join(element.text.split()) for element in page.with_class(name)]


def sheets(site: Built) -> Iterator[tuple[str, Markup]]:
    for account in samples("account-team"):
        for item in account.opportunities:
            uri = opportunity_page(account.account.id, item.opportunity.id)
            yield uri, site.pages[uri.replace(".md", ".html")]


# The samples


def test_every_opportunity_has_its_sheet_and_its_tabs_lead_there(sample_site: Built) -> None:
    for uri, page in sheets(sample_site):
        current = [link for link in page.all("a", having="aria-current") if link.text == "Sheet"]
        assert len(current) == 1, uri
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/assessment/")
    (nav,) = page.with_class("g-nav")
    assert [link.text for link in nav.all("a")][:2] == ["Marwick & Thorne Dairies", "Sheet"]
    single = sample_site.page("accounts/sable-metals/assessment/")
    (nav,) = single.with_class("g-nav")
    assert [link.text for link in nav.all("a")][:2] == ["Account", "Sheet"]


def test_every_open_sheet_answers_the_five_questions(sample_site: Built) -> None:
    for account in samples("account-team"):
        for item in account.open_opportunities:
            opportunity = item.opportunity
            uri = opportunity_page(account.account.id, opportunity.id)
            page = sample_site.pages[uri.replace(".md", ".html")]
            (content,) = page.with_class("gs-sheet")
            words = " ".join(content.text.split())
            assert texts(page, "gs-verdict") != [""], uri  # where do we stand
            assert len(page.with_class("gv-light")) == 5, uri
            people = " ".join(texts(page, "gs-people"))
            opponents = [
                person
                for person in opportunity.organisation.present
                if is_against(person)
                and (
                    person.role in (Role.APPROVER, Role.DECISION_MAKER)
                    or person.influence is Influence.INNER_CIRCLE
                )
            ]
            for person in opponents:  # who is against us
                assert person.name in people, uri
            assert page.with_class("gs-moves") or page.with_class("gs-starters"), (
                uri
            )  # what is next
            for move in item.moves[:3]:
                if move.action and move.action.owner:
                    assert move.action.owner.name in " ".join(texts(page, "gs-moves")), uri
            if opportunity.close_date:  # by when
                assert str(opportunity.close_date.year) in " ".join(texts(page, "gs-facts")), uri
            if item.time.is_too_late:  # what would stop it
                assert texts(page, "gs-alarm"), uri
            assert "Does the plan hold?" in words, uri


def test_a_sheet_says_once_that_the_order_comes_too_late_and_what_else_is_in_the_way(
    sample_site: Built,
) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/")
    (verdict,) = texts(page, "gs-verdict")
    assert verdict.startswith("6 weeks 1 day too late (latest order 10 Feb 2027)")
    assert "after the last day for it" not in verdict
    assert "Graham Tulloch" in verdict


def test_a_sheet_says_where_most_of_what_speaks_for_it_is_opinion(sample_site: Built) -> None:
    words = "+ without evidence"
    steam = sample_site.page("accounts/marwick-thorne/steam-phase-one/")
    assert f"18 of 18 {words}" in texts(steam, "gs-legend")[0]
    genealogy = sample_site.page("accounts/marwick-thorne/batch-genealogy/")
    assert words not in texts(genealogy, "gs-legend")[0]


def test_a_move_nobody_makes_says_when_we_see_whom_it_is_about(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/steam-phase-one/")
    assert "contact due 3 Dec 2026" in texts(page, "gs-moves")[0]


def test_decided_sheets_say_why_and_who_and_have_no_moves(sample_site: Built) -> None:
    won = sample_site.page("accounts/penarroya/kiln-energy/")
    (ending,) = texts(won, "gs-ending")
    for words in ("Why", "Won two weeks early", "Supported by", "Against Steinmark", "Reuse"):
        assert words in ending
    # what is still promised stands before what was done
    assert "First ten kilns connected" in won.content.text
    lost = sample_site.page("accounts/hollin-ferries/ticket-gates/")
    (ending,) = texts(lost, "gs-ending")
    assert "To whom The customer's own build" in ending
    for page in (won, lost):
        assert page.with_class("gs-moves") == []
        assert page.with_class("gv-light") == []
        assert page.with_class("gs-time") == []


def test_portfolio_and_account_lead_to_the_sheet(sample_site: Built) -> None:
    portfolio = sample_site.page("")
    assert any(
        link.get("href") == "accounts/marwick-thorne/batch-genealogy/"
        for link in portfolio.all("a")
    )
    account = sample_site.page("accounts/marwick-thorne/")
    card = account.by_id("deal-batch-genealogy")
    assert next(link.get("href") for link in card.all("a")) == "batch-genealogy/"


# A plan of the test's own


def test_an_action_shows_the_numbers_of_what_it_serves(tmp_path: Path) -> None:
    page = site_of(tmp_path, DEAL).page("accounts/mill/pumps/")
    rows = {" ".join(row.text.split()): row for row in page.with_class("gs-action")}

    def numbers(action: str) -> list[str]:
        (row,) = [row for words, row in rows.items() if action in words]
        return [number.text for number in row.all("i") if "gs-k" in number.get("class").split()]

    assert numbers("Show the pump") == ["1"]
    assert numbers("Write the clause") == ["2"]
    assert numbers("Ask again") == []
    targets = [link.get("href") for link in page.with_class("gs-key")[0].all("a")]
    assert targets == ["#objective-1", "#objective-2"]
    assert {"objective-1", "objective-2"} <= page.ids


def test_an_objective_is_a_bar_from_first_to_last_with_where_it_is_now(tmp_path: Path) -> None:
    page = site_of(tmp_path, DEAL).page("accounts/mill/pumps/")
    (bar,) = page.with_class("gs-bar")
    assert next(iter(bar.all("meter"))).get("value") == "50"
    assert " ".join(bar.text.split()) == "90 50 30 t, now 60, by 1 Sep 2027"


def test_people_stand_by_role_and_stance_and_those_not_met_apart(tmp_path: Path) -> None:
    page = site_of(tmp_path, DEAL).page("accounts/mill/pumps/")
    (table,) = page.with_class("gs-who-table")
    rows: list[list[str]] = [
        [" ".join(cell.text.split()) for cell in row.all("td")] for row in table.all("tr")
    ][1:]
    assert rows[0] == [
        "Cora Stone (inner circle) Approver",
        "",
        "Dan Weir (inner circle) Decision maker",
    ]
    assert rows[1] == ["", "Eve Lund", ""]
    assert "Fred Noll New head of IT" in texts(page, "gs-unmet")[0]
    assert texts(page, "gs-circle") == ["inner circle: 1 for us, 0 undecided, 1 against us"]


def test_what_is_hidden_from_the_build_is_not_shown_and_said_so(tmp_path: Path) -> None:
    hidden = DEAL.replace(
        "    probability: 55\n", "    probability: 55\n    audiences: {probability: sales}\n"
    )
    hidden = hidden.replace("status: enemy,", "status: enemy, audiences: {status: account-team},")
    page = site_of(tmp_path, hidden).page("accounts/mill/pumps/")
    facts, people = texts(page, "gs-facts")[0], texts(page, "gs-people")[0]
    assert "Probability Not shown" in facts
    assert "Where people stand is not shown for this audience" in people
    assert "Dan Weir" not in people
    assert "55%" not in page.text


def test_a_plan_that_has_only_begun_shows_the_commands_that_fill_it(tmp_path: Path) -> None:
    page = site_of(tmp_path, HALF).page("accounts/mill/pumps/")
    commands = [code.text for code in page.with_class("gs-starters")[0].all("code")]
    assert commands[0] == "gosart assess mill/pumps"
    assert any("people.jane-doe=" in command for command in commands)
    assert texts(page, "gs-verdict")[0].startswith("Not assessed.")
    assert page.with_class("gosart-radar")  # rings without ratings: what will be there
    assert "No one named yet" in texts(page, "gs-people")[0]


def test_without_a_competitor_nothing_is_ahead_or_behind(tmp_path: Path) -> None:
    rated = (
        "    assessments:\n"
        '      - {date: 2026-11-01, for: us, by: ada, ratings: {customer_project: "+"}}\n'
    )
    page = site_of(tmp_path, DEAL.replace("    actions:\n", rated + "    actions:\n")).page(
        "accounts/mill/pumps/"
    )
    radar = texts(page, "gs-radar")[0]
    assert "No competitor assessed" in radar
    assert "ahead" not in radar


def test_an_opportunity_called_like_a_page_of_its_account_has_a_sheet(tmp_path: Path) -> None:
    pages = site_of(tmp_path, HALF.replace("  pumps:", "  value:"))
    assert pages.page("accounts/mill/value/sheet/").with_class("gs-sheet")
    assert pages.page("accounts/mill/value/").with_class("gs-sheet") == []


def headings(page: Markup) -> list[Element]:
    return list(page.content.all("h1", "h2"))


def test_a_sheet_has_one_first_heading(tmp_path: Path) -> None:
    page = site_of(tmp_path, DEAL).page("accounts/mill/pumps/")
    assert next(heading.name for heading in headings(page)) == "h1"
    assert [heading.name for heading in headings(page)].count("h1") == 1
