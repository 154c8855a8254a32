"""The pages over all accounts: sums, what is at risk, rows in files, and what templates may use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gosart.site.pages import (
    account_list,
    action_list,
    assessment_matrix,
    people_directory,
    portfolio,
    row_files,
)
from tests.site import template_models
from tests.site.building import Built, made_of, made_pages
from tests.site.markup import Markup, parse
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """\
name: {name}
owner: ada
region: {region}
team: {{ada: {{name: Ada Brook}}}}
competitors: {{rival: {{name: Rival Ltd}}}}
people:
  cora: {{name: Cora Stone, title: Chief, role: approver, status: enemy, influence: inner-circle}}
opportunities:
  pumps:
    name: Pumps of {name}
    stage: proposal
    amount: {amount}
    currency: {currency}
    probability: 50
    close_date: {close}
    assessments: [{{date: 2026-11-01, for: us, ratings: "+++++ +++++ +++++ +++++"}}]
    actions:
      - {{id: A1, type: prove, what: Show <b>the</b> pump | 字, owner: ada, due: 2026-11-20}}
"""


def plan(name: str, amount: int, currency: str, close: str, region: str = "North") -> str:
    return PLAN.format(name=name, amount=amount, currency=currency, close=close, region=region)


PLANS = {
    "accounts/mill.yml": plan("Mill & Sons", 14_000_000, "CNY", "2026-12-20"),
    "accounts/quern.yml": plan("Quern <Co>", 5_900_000, "EUR", "2027-03-20", "South"),
    "accounts/sieve.yml": plan("Sieve | 筛", 480_000, "GBP", "2026-10-30"),
    "mkdocs.yml": CONFIG,
}
RATES = {"rates": {"date": "2026-11-20", "CNY": 0.13, "GBP": 1.15}, "currency": "EUR"}


def rows_of(page: Markup) -> list[Markup]:
    return list(page.by_id("opportunities-table").all("tr", having="data-owner"))


def test_amounts_sort_by_what_they_are_worth_whatever_their_currency(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS), RATES).page("")
    cells = [next(iter(row.with_class("gp-number"))) for row in rows_of(page)]
    worth = {cell.text: float(cell["data-sort"]) for cell in cells}
    assert sorted(worth, key=lambda text: -worth[text]) == [
        "€5.9M",
        "€1.8M CN¥14M",
        "€552K £480K",
    ]


def test_without_rates_each_currency_stands_by_itself_and_sums_say_so(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS)).page("")
    facts = [fact.text for fact in page.with_class("gp-facts")]
    assert " ".join(facts) == (
        "Open CN¥14M · €5.9M · £480K Weighted (EUR) €3M Commit (EUR) €0 Best case (EUR) €5.9M "
        "Pipeline (EUR) €0"
    )
    (foot,) = page.with_class("gp-foot")
    assert "without a rate stay CN¥14M · £480K" in foot.text


HIDDEN = "    audiences: {amount: account-team}\n    close_date"


def test_the_samples_say_how_many_accounts_have_a_deal_and_what_weighted_is_without(
    sample_site: Built,
) -> None:
    page = sample_site.page("").content.text
    assert "12 open deals in 8 of 10 accounts; 6 at risk" in page
    assert "1 deal without a probability is not in Weighted" in page
    # the kiln optimiser: 650,000 pounds at 1.15, and 70%
    assert "€523.2K of Weighted is in 1 deal whose verdict is to disengage" in page


def test_all_actions_say_what_their_letters_are(sample_site: Built) -> None:
    notes = " ".join(note.text for note in sample_site.page("actions/").with_class("gp-note"))
    assert "PRIME: Prove value, Retrieve information, Insulate" in " ".join(notes.split())


def test_sums_say_how_many_deals_their_readers_do_not_see_the_amount_of(tmp_path: Path) -> None:
    quern = PLANS["accounts/quern.yml"].replace("    close_date", HIDDEN)
    root = write_tree(tmp_path, PLANS | {"accounts/quern.yml": quern})
    page = made_pages(root, RATES).page("")
    facts = [fact.text for fact in page.with_class("gp-facts")]
    assert " ".join(facts) == (
        "Open €2.4M 1 deal not shown Weighted €1.2M 1 deal not shown Commit €0 Best case €2.4M "
        "1 deal not shown Pipeline €0"
    )
    assert "3 open deals in 3 accounts; 3 at risk" in page.content.text
    assert "€2.4M of" not in page.content.text
    assert "1 deal is not in the chart: its amount is not shown" in page.content.text
    everything = made_pages(root, RATES | {"audience": "account-team"}).page("")
    assert "not shown" not in everything.content.text


def test_an_amount_that_nobody_here_sees_is_no_sum(tmp_path: Path) -> None:
    quern = PLANS["accounts/quern.yml"].replace("    close_date", HIDDEN)
    root = write_tree(tmp_path, {"accounts/quern.yml": quern, "mkdocs.yml": CONFIG})
    (facts,) = made_pages(root).page("").with_class("gp-facts")
    assert facts.text == "Open Not shown 1 deal not shown"


def test_a_deal_past_its_day_stands_first_among_those_at_risk(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS), RATES).page("")
    (risks,) = page.with_class("gp-risks")
    first = next(risks.all("li")).text
    assert first.startswith("Pumps of Sieve | 筛 Sieve | 筛")
    assert "The close date is 24 days overdue." in first


def test_a_close_date_says_how_far_it_is_until_the_45th_day(tmp_path: Path) -> None:
    soon = {  # the day of the tests is 23 November
        "accounts/mill.yml": plan("Mill", 1, "EUR", "2027-01-07"),
        "accounts/quern.yml": plan("Quern", 1, "EUR", "2027-01-08"),
        "accounts/sieve.yml": plan("Sieve", 1, "EUR", "2026-11-23"),
    }
    text = made_pages(write_tree(tmp_path, soon | {"mkdocs.yml": CONFIG})).page("").content.text
    assert "7 Jan 2027 in 45 days" in text
    assert "23 Nov 2026 today" in text
    assert "in 46 days" not in text


def test_who_opposes_and_what_is_next_stand_in_the_row_and_names_find_it(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS), RATES).page("")
    row = next(row for row in rows_of(page) if "Quern" in row.text)
    assert "Cora Stone Approver" in row.text
    assert "Cora Stone" in row["data-find"]
    assert row["data-show"].split("|") == ["risk", "late"]
    assert (row["data-region"], row["data-owner"]) == ("South", "Ada Brook")


def test_the_chips_count_what_they_show(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, PLANS), RATES).page("")
    (chips,) = page.with_class("gp-chips")
    assert [chip.text for chip in chips.all("button")] == [
        "All open 3",
        "At risk 3",
        "Closing this quarter 2",
        "Closing this year 2",
        "Action overdue 3",
    ]


def test_an_empty_portfolio_says_what_to_add(tmp_path: Path) -> None:
    page = made_pages(write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/.keep": ""})).page("")
    assert "There is no account yet." in page.content.text
    assert not page.with_class("gp-table")


@pytest.fixture
def two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table has two rows on its page, and one in each of its files."""
    for module in (
        row_files, portfolio, action_list, account_list, assessment_matrix, people_directory
    ):  # fmt: skip
        monkeypatch.setattr(module, "MOST", 2)
    monkeypatch.setattr(row_files, "_IN_A_FILE", 1)


def received(text: bytes | str) -> Any:
    content = text.decode() if isinstance(text, bytes) else text
    return json.loads(content.removeprefix("gosart.receive(").removesuffix(");\n"))


@pytest.mark.usefixtures("two_rows")
@pytest.mark.parametrize(
    ("page", "name", "table"),
    [
        ("index.md", "opportunities", "opportunities-table"),
        ("actions/index.md", "actions", "actions-table"),
        ("accounts/index.md", "accounts", "accounts-table"),
        ("assessments/index.md", "assessed", "heatmap-table"),
        ("people/index.md", "covered", "coverage-table"),
    ],
)
def test_what_a_page_is_without_is_in_files_that_it_names(
    page: str, name: str, table: str, tmp_path: Path
) -> None:
    plans = PLANS | {"accounts/tray.yml": plan("Tray", 1, "EUR", "2027-05-01")}
    root = write_tree(tmp_path, plans)
    files = {file.uri: file for file in made_of(root).files}
    uris = [f"assets/gosart/{name}-{number}.js" for number in (1, 2)]
    html = made_pages(root).page(page.removesuffix("index.md"))
    element = html.by_id(table)
    assert element["data-all"] == "4"
    own = list(next(element.all("tbody")).all("tr"))
    others = [parse(f"<table>{received(files[uri].content)['rows']}</table>") for uri in uris]
    later = [row for other in others for row in other.all("tr")]
    assert (len(own), len(later)) == (2, 2)
    assert len({next(row.all("th")).text + row.text for row in [*own, *later]}) == 4
    folder = "../" * page.count("/")
    assert element["data-rest"].split() == [f"{folder}{uri}" for uri in uris]


def test_each_of_ours_has_a_page_of_what_they_have_to_do(tmp_path: Path) -> None:
    other = plan("Tray", 1, "EUR", "2027-05-01").replace("Ada Brook", "Adam Brock")
    site = made_pages(write_tree(tmp_path, PLANS | {"accounts/tray.yml": other}), RATES)
    ada, adam = site.page("people/ada/").content.text, site.page("people/ada-2/").content.text
    assert ada.startswith("PortfolioAssessmentsPeople")
    assert "Ada Brook Open deals 3 At risk 3 Open actions 3 Overdue 3" in ada
    assert "Adam Brock Open deals 1" in adam
    assert "Tray" not in ada
    row = next(row for row in rows_of(site.page("")) if "Tray" in row.text)
    assert "people/ada-2/" in [link["href"] for link in row.all("a")]


def test_who_has_nothing_to_do_has_no_page(tmp_path: Path) -> None:
    idle = PLANS["accounts/mill.yml"].replace("team: {ada:", "team: {bob: {name: Bob}, ada:")
    files = made_of(write_tree(tmp_path, {"accounts/mill.yml": idle, "mkdocs.yml": CONFIG})).files
    assert [file.uri for file in files if file.uri.startswith("people/")] == [
        "people/ada/calendar.ics",
        "people/ada/index.md",
        "people/index.md",
    ]


# What the templates may use


def test_what_templates_may_use_is_written_down_as_the_classes_are() -> None:
    assert template_models.FILE.read_text("utf-8") == template_models.document()


def test_every_template_with_a_model_names_it_in_its_first_line() -> None:
    named = {(template, variable) for template, variable, _ in template_models.uses()}
    assert {("portfolio.md.j2", "portfolio"), ("sheet.md.j2", "sheet")} <= named
    every = template_models.models()
    assert [model for _, _, model in template_models.uses() if model not in every] == []
