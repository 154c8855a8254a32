"""What must hold between entries: titles, stages, marks, circles, slots, ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Severity
from gosart.method.enums import Rating
from tests.plan.planned import HEAD, PATH, account_of, only_problem, planned, problems_of

RATED = (
    "competitors: {quantrel: {}}\nopportunities: {a: {name: A, "
    "assessments: [{date: 2026-01-01, for: %s, ratings: %s}]}}\n"
)


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "people: {⟦dana⟧: {name: Dana}}\n", "P001", "'title' is missing in people.dana.",
            "placeholder: true",
        ),
        (
            "people: {⟦dana⟧: {title: Chief, placeholder: false}}\n", "P001",
            "'name' is missing in people.dana.", "placeholder: true",
        ),
        (
            "people: {dana: {name: Dana, ⟦title⟧: }}\n", "P012", "'title' is empty.",
            "placeholder: true",
        ),
        (
            "opportunities: {a: {name: A, people: {⟦eve⟧: {name: Eve}}}}\n", "P001",
            "'title' is missing", "placeholder: true",
        ),
        (
            "opportunities: {a: {name: A, stage: ⟦evaluate⟧}}\n", "P017",
            "There is no stage 'evaluate'.", "Did you mean 'evaluation'? Valid: identified, ",
        ),
        (
            "audience: ⟦Sales Team⟧\n", "P018", "There is no audience 'Sales Team'.",
            "Did you mean 'sales'?",
        ),
        ("⟦audience⟧:\n", "P018", "'audience' is empty.", "Valid: everyone, sales, account-team."),
        (
            "profile: {financials: [{measure: M, audience: ⟦account_team⟧}]}\n", "P018",
            "no audience 'account_team'", "Did you mean 'account-team'?",
        ),
        (
            "competitors: {⟦us⟧: {name: Us}}\n", "P019", "A competitor cannot have the id 'us'.",
            "another id",
        ),
        (
            "competitors: {⟦formal⟧: {name: Formal}}\n", "P019", "cannot have the id 'formal'",
            "another id",
        ),
        (
            "people: {d: {name: D, title: T, same_as: ⟦dana⟧}}\n", "P029",
            "'dana' is no one in another account.", "'<account>/<person>'",
        ),
        (
            RATED % ("us", '"⟦*⟧++++ +++++ +++++ +++++"'), "P014",
            "'*' (character 1 of the ratings) is not a rating.", "Ratings are +, - and ?",
        ),
        (
            RATED % ("us", "+++++ ++++⟦＋⟧ +++++ +++++"), "P014",
            "'＋' (character 11 of the ratings)", "Write '+' as on the keyboard.",
        ),
        (
            RATED % ("us", '"+++++ +++++ +++++ +++⟦+⟧"'), "P013",
            "There are 19 ratings, but 20 are needed.", "5 + 5 + 5 + 5",
        ),
        (
            RATED % ("us", '"+++++ +++++ +++++ +++++ ⟦-⟧"'), "P013",
            "There are 21 ratings, but 20 are needed.", "write . for what is not rated",
        ),
        (
            RATED % ("quantrel", '"+++++ +++++ +++⟦+⟧"'), "P013",
            "14 ratings, but 20 are needed, or 15 for a competitor", "One rating per criterion",
        ),
        (
            RATED % ("us", '"+++++ +++++ ++++⟦+⟧"'), "P013",
            "There are 15 ratings, but 20 are needed.", "One rating per criterion",
        ),
        (
            ("opportunities: {a: {name: A, value: {propositions: [{template: proof, "
            "⟦past-value⟧: x}]}}}\n"),
            "P016", "The proposition 'proof' has no slot 'past-value'.",
            "Did you mean 'past_value'?",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, message: str, hint: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.code == code
    assert message in str(problem.message)
    assert hint in str(problem.hint)


def test_a_circle_of_reporting_lines_is_told_once_with_everybody_in_it(tmp_path: Path) -> None:
    people = """\
people:
  eve: {name: Eve, title: E, reports_to: dana}
  dana: {name: Dana, title: D, reports_to: ⟦tom⟧}
  tom: {name: Tom, title: T, reports_to: max}
  max: {name: Max, title: M, reports_to: dana}
"""
    problem = only_problem(tmp_path, people)
    assert (problem.code, str(problem.message)) == (
        "P030",
        "Reporting lines form a circle: dana → tom → max → dana.",
    )


def test_nobody_reports_to_themselves(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "people: {dana: {name: Dana, title: D, reports_to: ⟦dana⟧}}\n")
    assert str(problem.message) == "Reporting lines form a circle: dana → dana."


def test_a_circle_that_a_opportunity_closes_is_told_in_the_opportunity(tmp_path: Path) -> None:
    text = """\
people:
  dana: {name: Dana, title: D}
  tom: {name: Tom, title: T, reports_to: dana}
opportunities: {a: {name: A, people: {dana: {reports_to: ⟦tom⟧}}}}
"""
    assert (
        str(only_problem(tmp_path, text).message)
        == "Reporting lines form a circle: dana → tom → dana."
    )


def test_a_circle_of_the_account_is_not_told_again_for_each_opportunity(tmp_path: Path) -> None:
    text = """\
people:
  dana: {name: Dana, title: D, reports_to: tom}
  tom: {name: Tom, title: T, reports_to: dana}
opportunities: {a: {name: A, people: {dana: {status: enemy}}}, b: {name: B}}
"""
    assert [problem.code for problem in problems_of(tmp_path, text)] == ["P030"]


def test_a_second_action_of_an_id_is_told_with_the_place_of_the_first(tmp_path: Path) -> None:
    text = """\
opportunities:
  a:
    name: A
    actions:
      - {id: A1, type: prove, what: One, owner: ada, due: 2026-01-01}
      - {id: ⟦A1⟧, type: prove, what: Two, owner: ada, due: 2026-01-01}
"""
    problem = only_problem(tmp_path, text)
    assert (problem.code, str(problem.message)) == (
        "P031",
        f"The id 'A1' is already taken by the action in {PATH}:8.",
    )


def test_another_version_of_the_method_is_a_warning_and_the_account_is_loaded(
    tmp_path: Path,
) -> None:
    portfolio = planned(tmp_path, {PATH: HEAD + 'plan: {method: "0.9"}\n'})
    (problem,) = portfolio.problems
    assert (problem.code, problem.severity) == ("P032", Severity.WARNING)
    assert (
        str(problem.message) == "The plan is rated by version 0.9 of the method; the site's is 1."
    )
    assert [account.plan_method for account in portfolio.accounts] == ["0.9"]


def test_the_sites_own_stages_and_audiences_hold(tmp_path: Path) -> None:
    text = "opportunities: {a: {name: A, stage: warm, audience: board}}\n"
    account = account_of(
        tmp_path, text, "board", stages=("cold", "warm"), audiences=("staff", "board")
    )
    assert [opportunity.stage for opportunity in account.opportunities] == ["warm"]


def test_a_placeholder_needs_neither_name_nor_title(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        "people: {buyer: {placeholder: true}, adviser: {title: Adviser, placeholder: True}}\n",
    )
    people = account.organisation.people
    assert [(person.name, person.title, person.placeholder) for person in people] == [
        ("buyer", "", True), ("Adviser", "Adviser", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    ['"+?-.+ +++++ +++++ ++++-"', '"+?-.+++++++++++++++-"', '" + ? - . +++++++++++++++   - "'],
)
def test_blanks_between_marks_are_free(tmp_path: Path, typed: str) -> None:
    ratings = account_of(tmp_path, RATED % ("us", typed)).opportunities[0].assessments[0].ratings
    assert [rating.rating for rating in ratings[:4]] == [
        Rating.PLUS,
        Rating.UNKNOWN,
        Rating.MINUS,
        None,
    ]
    assert (len(ratings), ratings[-1].rating) == (20, Rating.MINUS)


def test_a_rivals_fifteen_marks_are_for_the_criteria_a_rival_is_rated_on(tmp_path: Path) -> None:
    assessment = (
        account_of(tmp_path, RATED % ("quantrel", '"+++++ ----- ?????"'))
        .opportunities[0]
        .assessments[0]
    )
    assert assessment.rival is not None
    rated = [rating.rating for rating in assessment.ratings if rating.criterion.rivals]
    assert rated == [Rating.PLUS] * 5 + [Rating.MINUS] * 5 + [Rating.UNKNOWN] * 5
    assert {rating.rating for rating in assessment.ratings if not rating.criterion.rivals} == {None}


def test_a_mark_knows_the_character_it_was_typed_as(tmp_path: Path) -> None:
    ratings = (
        account_of(tmp_path, RATED % ("us", '"+-+++ +++++ +++++ +++++"'))
        .opportunities[0]
        .assessments[0]
        .ratings
    )
    line = (tmp_path / PATH).read_text("utf-8").splitlines()[4]
    assert [line[rating.location.column - 1] for rating in ratings[:3] if rating.location] == [
        "+",
        "-",
        "+",
    ]
    assert ratings[5].location is not None
    assert line[ratings[5].location.column - 2] == " "
