"""Competitors, white space and realised value over all accounts: counts worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Pages, made_of, made_pages
from tests.site.markup import Markup
from tests.site.repositories import CONFIG
from tests.writing import write_tree

ALL = {"audience": "account-team"}
US, THEM = '"+++++ +++++ +++++ +++++"', '"----- ----- ----- -----"'
SHARED = {
    "accounts/_shared/competitors.yml": "rival: {name: Rival Ltd, strengths: [Cheap], "
    "weaknesses: [Slow]}\n",
    "accounts/_shared/offerings.yml": "care: Care\nline: Line\n",
    "mkdocs.yml": CONFIG,
}
MILL = f"""\
name: Mill & <Sons>
owner: ada
currency: EUR
team: {{ada: {{name: Ada Brook}}}}
competitors:
  rival: {{name: Rival GmbH, strengths: [Near]}}
  own: {{name: "Acme  <b>-Tools | 字"}}
units: {{north: North, south: South}}
whitespace:
  north:
    care: {{status: open, amount: 100}}
    line: {{status: rival, amount: 70, holder: rival}}
  south:
    care: {{status: won, amount: 30}}
    line: {{status: rival, amount: 20, audiences: {{amount: account-team}}, holder: own}}
opportunities:
  pumps:
    name: Pumps <i> | 字
    stage: proposal
    amount: 1_000
    close_date: 2027-01-10
    strategy:
      type: flanking
      target: rival
      counters: [{{competitor: rival, move: Halves <the> price, state: expected}}]
    decision_criteria:
      - {{name: Price, us: worse, rival: better}}
      - {{name: Speed, us: better, rival: worse}}
    assessments:
      - {{date: 2026-11-01, for: us, ratings: {THEM}}}
      - {{date: 2026-11-01, for: rival, ratings: {US}}}
  pipes:
    name: Pipes
    stage: closed
    status: lost
    closed: 2026-06-01
    lost_to: rival
    reasons: [price, timing]
    outcome: They were *cheaper*
    strategy: {{type: frontal, target: rival}}
"""
QUERN = """\
name: Quern
owner: ada
currency: USD
team: {ada: {name: Ada Brook}}
competitors: {x: {name: acme <B> tools | 字}, y: {name: rival-ltd}}
units: {desk: Desk}
whitespace: {desk: {care: {status: potential, amount: 50}}}
opportunities:
  stones:
    name: Stones
    stage: closed
    status: won
    closed: 2026-03-01
    amount: 400
    strategy: {type: flanking, target: y}
    value:
      benefits:
        - {id: b1, kind: increase, item: More flour, amount: 90, per: year}
        - {id: b2, kind: decrease, item: Less dust, amount: 40, per: year}
        - {id: b3, kind: decrease, item: Fewer stops, amount: 25, per: year}
        - {id: b4, kind: decrease, item: One sale, amount: 7}
      realised:
        - {benefit: b1, date: 2026-08-01, amount: 30}
        - {benefit: b1, date: 2026-09-01, amount: 60, confirmed: {date: 2026-09-02}}
        - {benefit: b2, date: 2026-09-01, amount: 10}
  grain:
    name: Grain
    stage: closed
    status: disengaged
    closed: 2026-02-01
    lost_to: y
    reasons: [price]
    strategy: {type: flanking, target: x}
  oats: {name: Oats, stage: closed, status: lost, lost_to: y, strategy: {type: frontal, target: x}}
"""
PLANS = SHARED | {"accounts/mill.yml": MILL, "accounts/quern.yml": QUERN}
RATES = {"rates": {"date": "2026-11-20", "USD": 0.5}, "currency": "EUR"}


def rows_of(page: Markup, key: str) -> list[str]:
    table = page.by_id(key)
    return [row.text for row in table.all("tr")][1:]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return made_pages(write_tree(tmp_path_factory.mktemp("growth"), PLANS), RATES | ALL)


def test_competitors_are_one_by_the_shared_entry_and_otherwise_by_the_name(pages: Pages) -> None:
    page = pages.page("competitors/")
    # Mill calls the shared `rival` otherwise; Quern's own `y` has the shared entry's name
    assert rows_of(page, "competitors-table") == [
        "Rival Ltd 2 1 €1,000 behind in 1 1 2 0 1",
        "Acme <b>-Tools | 字 2 0 0 0 1 1",
    ]
    card = page.by_id("competitor-rival")
    assert (
        "In Mill & <Sons>, Quern; one by its shared entry; also called Rival GmbH, rival-ltd"
        in card.text
    )
    # each account links it by the name that it knows
    assert page.by_id("named-rival-ltd").text == ""
    assert "have the same entry in _shared; otherwise where they have the same name" in (
        page.content.text
    )


def test_a_competitor_has_deals_strategies_reasons_and_points_with_what_is_behind_each(
    pages: Pages,
) -> None:
    card = pages.page("competitors/").by_id("competitor-rival")
    tables = [[row.text for row in table.all("tr")][1:] for table in card.all("table")]
    assert tables == [
        [
            (
                "Pumps <i> | 字 Mill & <Sons> €1,000 Proposal 10 Jan 2027 they are ahead: 0 to 15, "
                "of 15 known Flanking expected: Halves price Price"
            )
        ],
        [
            "lost to them 1 Jun 2026 Pipes Mill & <Sons> Frontal price, timing: They were cheaper",
            "won 1 Mar 2026 Stones Quern $400 Flanking",
            "stopped by us 1 Feb 2026 Grain Quern Flanking, not aimed at them price",
            "lost to them Oats Quern Frontal, not aimed at them",
        ],
        # open, won, lost to them, lost otherwise, stopped by us
        ["Flanking 1 1 0 0 0", "Frontal 0 0 1 0 0"],
    ]
    (lists,) = card.with_class("gk-lists")
    assert lists.text.endswith(
        "in 1 deal and 9 more Why deals with them were not won price in 2 deals timing in 1 deal "
        "Strengths Near in 1 account Weaknesses Slow in 1 account White space that they hold "
        "Mill & <Sons> Line: €70"
    )
    assert "%" not in pages.page("competitors/").content.text


def test_the_sheet_and_the_search_lead_to_a_competitor(pages: Pages, tmp_path: Path) -> None:
    sheet = pages.page("accounts/mill/pumps/")
    links = [link["href"] for link in sheet.all("a") if link.text == "Rival GmbH"]
    assert "../../../competitors/#competitor-rival" in links
    files = made_of(write_tree(tmp_path, PLANS)).files
    (page,) = (file for file in files if file.uri == "competitors/index.md")
    assert [(entry.title, entry.anchor) for entry in page.search or ()] == [
        ("Competitors", ""),
        ("Rival Ltd", "competitor-rival"),
        ("Acme  <b>-Tools | 字", "named-acme-_3c_b_3e_-tools-_7c_-字"),
    ]


def test_white_space_adds_up_by_offering_and_by_who_holds_it(pages: Pages) -> None:
    page = pages.page("growth/")
    assert "€125 to win, €100 of it in progress; competitors hold €90; we hold €30" in (
        page.content.text
    )
    assert rows_of(page, "offerings-table") == [
        (
            "Care €125 €100 – €30 2 accounts Mill & <Sons> Installed €30, In progress €100 Quern "
            "Potential €25"
        ),
        "Line – – €90 Rival Ltd, Acme <b>-Tools | 字 – 1 account Mill & <Sons> Competitor €90",
    ]
    assert rows_of(page, "holders-table") == [
        "Rival Ltd €70 Line 1 account Mill & <Sons> Competitor €70",
        "Acme <b>-Tools | 字 €20 Line 1 account Mill & <Sons> Competitor €20",
    ]


def test_counts_stand_beside_promises_of_the_same_period(pages: Pages) -> None:
    page = pages.page("growth/")
    (sums,) = page.with_class("gk-sums")
    # promised, confirmed, counted by us alone, nothing counted: a dollar is half a euro
    assert [row.text for row in sums.all("tr")][1:] == [
        "a year €77.50 €30 €5 €12.50",
        "once €3.50 – – €3.50",
    ]
    assert rows_of(page, "promises-table") == [
        (
            "Stones Quern More flour $90 / year $60 confirmed by them · 1 Sep 2026 · the latest of "
            "2 counts"
        ),
        "Stones Quern Less dust $40 / year $10 not confirmed · 1 Sep 2026",
        "Stones Quern Fewer stops $25 / year – nothing counted yet",
        "Stones Quern One sale $7 – nothing counted yet",
    ]


HIDDEN = (
    ("    amount: 1_000\n", "    amount: 1_000\n    audiences: {amount: account-team}\n"),
    ("    lost_to: rival\n", "    lost_to: rival\n    audiences: {lost_to: account-team}\n"),
)
HIDDEN_VALUE = (
    "{benefit: b2, date: 2026-09-01, amount: 10}",
    "{benefit: b2, date: 2026-09-01, amount: 10, audiences: {amount: account-team}}",
)


def test_what_these_readers_may_not_see_is_in_no_sum_and_is_named(tmp_path: Path) -> None:
    mill, quern = MILL, QUERN.replace(*HIDDEN_VALUE)
    for before, after in HIDDEN:
        assert before in mill
        mill = mill.replace(before, after)
    root = write_tree(tmp_path, PLANS | {"accounts/mill.yml": mill, "accounts/quern.yml": quern})
    made = made_pages(root, RATES)
    growth = made.page("growth/")
    assert rows_of(growth, "holders-table")[1] == (
        "Acme <b>-Tools | 字 not shown Line 1 account Mill & <Sons> Competitor (not shown)"
    )
    assert "Of what is shown: €125 to win" in growth.content.text
    assert growth.content.text.count("1 amount is not shown here.") == 2
    assert "Less dust $40 / year not shown" in " ".join(rows_of(growth, "promises-table"))
    competitors = made.page("competitors/")
    # nobody here sees to whom Pipes was lost: its result is not shown, and no guess
    assert rows_of(competitors, "competitors-table")[0] == "Rival Ltd 2 1 behind in 1 1 1 0 1 1"
    assert "1 amount is not shown here" in competitors.content.text
    assert "1,000" not in made.text("competitors/index.html")
    assert "not shown in" not in made_pages(root, RATES | ALL).page("competitors/").content.text


def test_without_rates_each_currency_stands_by_itself_and_the_page_says_so(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS), ALL).page("growth/")
    assert "€100 · $50 to win, €100 of it in progress" in page.content.text
    assert "the drawing is in EUR, without $50" in page.content.text


ALONE = "name: Mill\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"


def test_an_empty_portfolio_and_one_account_without_any_of_it_say_what_to_add(
    tmp_path: Path,
) -> None:
    made = made_pages(write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": ALONE}))
    assert "No plan names a competitor yet." in made.page("competitors/").content.text
    growth = made.page("growth/").content.text
    assert "No account has mapped its white space yet" in growth
    assert "No won deal has a benefit in figures." in growth
    (tmp_path / "accounts/mill.yml").unlink()
    empty = made_pages(tmp_path)
    assert "No plan names a competitor yet." in empty.page("competitors/").content.text
