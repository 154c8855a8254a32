"""Sets of ratings: files of their own, seals, and the edition of the criteria they follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gosart.comparison.past_audience import redacted
from gosart.diagnostics import Diagnostic
from gosart.method.editions import Edition, edition_of
from gosart.method.loader import read_method
from gosart.plan.model.account import Account, Assessment, BrokenAccount, Portfolio
from gosart.plan.options import PlanOptions
from gosart.plan.portfolio_loader import load_portfolio
from gosart.repository.loader import read_repository
from tests.plan.planned import HEAD, method, planned
from tests.writing import write_tree

RATINGS = '"+++++ ----- ????? ....."'
FOLDER = "accounts/mill/opportunities/stones"
PLAN = {
    "accounts/mill/account.yml": HEAD
    + "competitors: {quern: {}}\npeople: {dana: {name: Dana, title: CFO}}\n",
    f"{FOLDER}.yml": "name: Stones\n",
}
TODAY = date(2026, 11, 23)


def sets_of(portfolio: Portfolio) -> tuple[Assessment, ...]:
    (account,) = portfolio.accounts
    return account.opportunities[0].assessments


def test_a_set_may_be_a_file_that_its_name_dates_and_signs(tmp_path: Path) -> None:
    portfolio = planned(
        tmp_path,
        PLAN
        | {
            f"{FOLDER}/assessments.yml": (
                f"- {{date: 2026-09-01, for: quern, ratings: {RATINGS}}}\n"
            ),
            f"{FOLDER}/assessments/2026-11-20.ada.yml": f"ratings: {RATINGS}\n",
            f"{FOLDER}/assessments/2026-10-02.ada.md": (
                f"---\nfor: quern\nratings: {RATINGS}\n---\nAfter the visit.\n"
            ),
        },
    )
    assert portfolio.problems == ()
    found = [
        (item.date.isoformat(), item.rival.id if item.rival else "us", item.by and item.by.id)
        for item in sets_of(portfolio)
    ]
    assert found == [
        ("2026-09-01", "quern", None),
        ("2026-10-02", "quern", "ada"),
        ("2026-11-20", "us", "ada"),
    ]
    assert sets_of(portfolio)[2].location.path == f"{FOLDER}/assessments/2026-11-20.ada.yml"
    mark = sets_of(portfolio)[2].ratings[5]
    assert mark.location is not None
    assert (mark.location.line, mark.location.column) == (1, 17)


def only(portfolio: Portfolio) -> Diagnostic:
    (problem,) = portfolio.problems
    return problem


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ada", "<date>.<person>"),
        ("2026-11-20", "<date>.<person>"),
        ("2026-13-20.ada", "<date>.<person>"),
        ("20-11-2026.ada", "<date>.<person>"),
        ("2026-11-20.Ada Brook", "Rename it to '2026-11-20.ada-brook'."),
    ],
)
def test_a_wrong_name_is_told_at_its_file(tmp_path: Path, name: str, hint: str) -> None:
    path = f"{FOLDER}/assessments/{name}.yml"
    problem = only(planned(tmp_path, PLAN | {path: f"ratings: {RATINGS}\n"}))
    assert (problem.code, problem.location.path) == ("S038", path)
    assert hint in str(problem.hint)


def test_what_contradicts_the_name_is_told_at_its_value(tmp_path: Path) -> None:
    path = f"{FOLDER}/assessments/2026-11-20.ada.yml"
    problem = only(planned(tmp_path, PLAN | {path: f"date: 2026-11-21\nratings: {RATINGS}\n"}))
    assert (problem.code, problem.location.line, problem.location.column) == ("S038", 1, 7)
    assert "'2026-11-20'" in str(problem.message)


def test_the_person_of_the_name_is_one_of_ours(tmp_path: Path) -> None:
    path = f"{FOLDER}/assessments/2026-11-20.bob.yml"
    problem = only(planned(tmp_path, PLAN | {path: f"ratings: {RATINGS}\n"}))
    assert (problem.code, problem.location.path) == ("P021", path)


def test_a_list_is_no_set(tmp_path: Path) -> None:
    path = f"{FOLDER}/assessments/2026-11-20.ada.yml"
    problem = only(planned(tmp_path, PLAN | {path: f"- ratings: {RATINGS}\n"}))
    assert (problem.code, problem.location.path) == ("S022", path)


def sealed(until: str) -> dict[str, str]:
    text = (
        f"sealed_until: {until}\nnote: Zebra\n"
        f'ratings: {{solution_fit: {{rating: "+", evidence: Zebra}}}}\n'
    )
    return PLAN | {f"{FOLDER}/assessments/2026-11-20.ada.yml": text}


@pytest.mark.parametrize("audience", ["everyone", "sales", "account-team"])
def test_a_sealed_set_is_in_no_build_before_its_day(tmp_path: Path, audience: str) -> None:
    for until, today, is_open in (
        ("2026-11-24", TODAY, False),
        ("2026-11-23", TODAY, True),
        ("2026-11-22", TODAY, True),
        ("2026-11-22", None, False),
    ):
        portfolio = planned(tmp_path, sealed(until), audience, today=today)
        assert portfolio.problems == ()
        assert len(sets_of(portfolio)) == is_open
        account = portfolio.accounts[0]
        assert ("Zebra" in repr(account.entry)) == is_open


@pytest.mark.parametrize("line", ["sealed_untill: 2027-01-01", "sealed_until: soon"])
def test_what_is_wrong_with_a_sealed_set_does_not_quote_it(tmp_path: Path, line: str) -> None:
    text = f"{line}\nnote: [Zebra]\nratings: {{solution_fit: Zebra}}\n"
    files = PLAN | {f"{FOLDER}/assessments/2026-11-20.ada.yml": text}
    portfolio = planned(tmp_path, files, "account-team", today=TODAY)
    (broken,) = portfolio.broken
    assert isinstance(broken, BrokenAccount)
    assert broken.problems
    assert "Zebra" not in repr(portfolio.published)
    assert "Zebra" in repr(portfolio.problems)


def test_a_set_that_is_sealed_now_is_in_no_state_of_the_past(tmp_path: Path) -> None:
    then = write_tree(tmp_path / "then", PLAN | sealed("2026-10-01"))
    now = write_tree(tmp_path / "now", PLAN | sealed("2027-01-01"))
    for audience in ("everyone", "account-team"):
        options = PlanOptions(audience=audience, root=then, today=TODAY)
        old, new = (read_repository(root, "accounts") for root in (then, now))
        assert len(sets_of(load_portfolio(old, method(), options))) == 1
        assert sets_of(load_portfolio(redacted(old, new, options), method(), options)) == ()


def test_what_one_of_ours_is_rated_is_in_no_build(tmp_path: Path) -> None:
    own = "team: {ada: {name: Ada, levels: [{date: 2026-09-01, by: ada, focus: '2'}]}}\n"
    files = {"accounts/mill.yml": "name: Mill\nowner: ada\n" + own}
    for shared in ({}, {"accounts/_shared/team.yml": own.removeprefix("team: ").strip("\n")}):
        for audience in ("everyone", "account-team"):
            portfolio = planned(tmp_path, files | shared, audience, today=TODAY)
            assert portfolio.problems == ()
            assert "focus" not in repr(portfolio.accounts[0].entry)


@pytest.mark.parametrize(
    ("level", "code"),
    [("{date: 2026-09-01, focus: '4'}", "P003"), ("{focus: '1'}", "P001"), ("{date: x}", "P006")],
)
def test_wrong_levels_are_told_and_not_quoted_on_a_page(
    tmp_path: Path, level: str, code: str
) -> None:
    text = f"name: Mill\nowner: ada\nteam: {{ada: {{name: Ada, levels: [{level}]}}}}\n"
    portfolio = planned(tmp_path, {"accounts/mill.yml": text}, "account-team", today=TODAY)
    assert [problem.code for problem in portfolio.problems] == [code]
    assert [problem.source for problem in portfolio.published] == [""]


EDITIONS = (
    Edition(version="2", criteria=("a", "b", "c"), ours_only=frozenset({"c"})),
    Edition(version="1", criteria=("a", "b"), ours_only=frozenset({"c"})),
)


@pytest.mark.parametrize(
    ("own", "plan", "count", "version"),
    [
        ("", "", 3, "2"),
        ("", "", 2, "1"),
        ("", "", None, "2"),
        ("", "", 7, "2"),
        ("1", "", 3, "1"),
        ("1", "2", 2, "1"),
        ("", "1", None, "1"),
        ("", "1", 3, "2"),
        ("9", "", 2, "1"),
    ],
)
def test_a_set_is_read_by_its_edition_the_plans_or_the_first_that_has_so_many_criteria(
    own: str, plan: str, count: int | None, version: str
) -> None:
    assert edition_of(EDITIONS, own, plan, count, rival=False).version == version


METHOD = """\
version: "2"
questions:
  is_there_an_opportunity:
    criteria:
      sustainability: {label: Sustainability, title: Sustainability, questions: [How green?],
          evidence: A figure}
      customer_business_profile: remove
"""


def company_account(root: Path, text: str) -> Account:
    write_tree(root, {"method.yml": METHOD, "accounts/mill.yml": HEAD + text})
    found = read_method("en", root, "method.yml")
    assert found.problems == ()
    options = PlanOptions(root=root, today=TODAY)
    portfolio = load_portfolio(read_repository(root, "accounts"), found.method, options)
    assert [str(problem.message) for problem in portfolio.problems] == []
    return portfolio.accounts[0]


def test_what_an_edition_had_not_is_not_rated(tmp_path: Path) -> None:
    account = company_account(
        tmp_path,
        "opportunities: {a: {name: A, assessments: ["
        f'{{date: 2026-01-05, for: us, method: "1", ratings: {RATINGS}}}]}}}}\n',
    )
    (found,) = account.opportunities[0].assessments
    marks = {rating.criterion.key: rating for rating in found.ratings}
    assert found.edition == "1"
    assert (marks["sustainability"].rating, marks["sustainability"].in_edition) == (None, False)
    assert marks["customer_project"].rating == "+"
    # the second mark was that of a criterion that is gone
    assert "customer_business_profile" not in marks
    assert marks["customer_financial_condition"].rating == "+"
    assert marks["formal_decision_criteria"].rating == "-"


def test_a_criterion_that_is_gone_stays_valid_where_an_edition_had_it(tmp_path: Path) -> None:
    account = company_account(
        tmp_path,
        "opportunities: {a: {name: A, assessments: [{date: 2026-01-05, for: us, method: '1', "
        'ratings: {customer_business_profile: "+", customer_project: "-"}}]}}\n',
    )
    (found,) = account.opportunities[0].assessments
    assert [rating.rating for rating in found.ratings if rating.rating] == ["-"]


def test_an_edition_that_nobody_knows_is_a_warning(tmp_path: Path) -> None:
    text = f"{{date: 2026-01-05, for: us, method: '7', ratings: {RATINGS}}}"
    files = {
        "accounts/mill.yml": HEAD + f"opportunities: {{a: {{name: A, assessments: [{text}]}}}}\n"
    }
    portfolio = planned(tmp_path, files)
    assert [(item.code, item.severity) for item in portfolio.problems] == [("P032", "warning")]
    assert replace(sets_of(portfolio)[0]).edition == ""
