"""What counts as soon, late, too little or too many: each limit of a result, and a step beyond."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gosart.analysis.contact_coverage import analyse_contacts
from gosart.analysis.criteria_matrix import analyse_criteria
from gosart.analysis.open_questions import open_questions
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.politics import FADING_DAYS, FRESH_DAYS, height
from gosart.analysis.portfolio import PortfolioAnalysis, analyse_portfolio
from gosart.method.enums import Level
from tests.analysis.loading import TODAY, analyse_opportunity, method
from tests.analysis.test_reach import reach_of

PLAN = """\
name: Acme
owner: ann
team: {{ann: {{name: Ann Berg}}}}
competitors: {{rival: {{name: Rival, threat: low}}, other: {{name: Other, threat: high}}}}
people: {{{people}}}
opportunities:
  deal:
    name: Deal
"""


def day(days: int) -> str:
    """Return the day so many days from today, as a plan writes it."""
    return (TODAY + timedelta(days=days)).isoformat()


def portfolio_of(folder: Path, opportunity: str) -> PortfolioAnalysis:
    return analyse_portfolio([overview_of(analyse_opportunity(folder, opportunity))])


@pytest.mark.parametrize(("days", "is_past"), [(-1, True), (0, False)])
def test_a_close_date_is_past_from_the_next_day(days: int, is_past: bool, tmp_path: Path) -> None:
    (row,) = portfolio_of(tmp_path, f"    close_date: {day(days)}\n").rows
    assert row.is_past_close is is_past


def test_actions_stand_by_their_days_and_only_those_of_before_today_are_overdue(
    tmp_path: Path,
) -> None:
    actions = "".join(
        f"      - {{id: {key}, type: prove, what: Show, owner: ann, due: {day(days)}}}\n"
        for key, days in {"A1": 0, "A2": 1, "A3": -1}.items()
    )
    portfolio = portfolio_of(tmp_path, f"    actions:\n{actions}")
    assert [item.action.id for item in portfolio.open_actions] == ["A3", "A1", "A2"]
    assert [item.action.id for item in portfolio.overdue] == ["A3"]


@pytest.mark.parametrize(("next_contact", "late"), [(day(0), 0), (day(-1), 1)])
def test_a_contact_is_late_the_day_after_it_was_planned(
    next_contact: str, late: int, tmp_path: Path
) -> None:
    approach = f"{{verb: cultivate, owner: ann, next_contact: {next_contact}}}"
    head = PLAN.format(people=f"kim: {{name: Kim, title: Chief, approach: {approach}}}")
    (member,) = analyse_contacts([overview_of(analyse_opportunity(tmp_path, "", head))], TODAY).team
    assert member.late == late


@pytest.mark.parametrize(
    ("wanted", "below"), [("credible-source", 0), ("problem-solver", 1), ("vendor", 0)]
)
def test_somebody_is_known_too_little_where_more_is_wanted_than_there_is(
    wanted: str, below: int, tmp_path: Path
) -> None:
    contact = f"{{team: ann, level: credible-source, wanted: {wanted}}}"
    head = PLAN.format(people=f"kim: {{name: Kim, title: Chief, contacts: [{contact}]}}")
    (member,) = analyse_contacts([overview_of(analyse_opportunity(tmp_path, "", head))], TODAY).team
    assert member.below == below


def test_a_relationship_is_as_high_as_its_level_from_one_and_none_is_zero() -> None:
    assert [height(level) for level in (None, *Level)] == [0, 1, 2, 3, 4]


def test_a_contact_is_fresh_for_30_days_and_fades_until_90() -> None:
    assert (FRESH_DAYS, FADING_DAYS) == (30, 90)


@pytest.mark.parametrize(
    ("ratings", "unpaid"),
    [
        ("+-... ..... ..... .....", 0),
        ("?-... ..... ..... .....", 1),
        ("..... ..... ..... -+...", 0),
        ("..... ..... ..... -?...", 1),
    ],
)
def test_effort_is_unpaid_where_more_speaks_against_an_opportunity_than_for_it(
    ratings: str, unpaid: int, tmp_path: Path
) -> None:
    plan = (
        f'    assessments: [{{date: 2026-11-01, for: us, ratings: "{ratings}"}}]\n'
        "    resources: [{name: Trial}]\n"
    )
    matrix = analyse_criteria(portfolio_of(tmp_path, plan).rows, method())
    assert len(matrix.unpaid) == unpaid


def test_five_criteria_stand_among_the_weakest_and_five_among_the_blindest(tmp_path: Path) -> None:
    ratings = "----- -???? ??+++ +++++"
    plan = f'    assessments: [{{date: 2026-11-01, for: us, ratings: "{ratings}"}}]\n'
    matrix = analyse_criteria(portfolio_of(tmp_path, plan).rows, method())
    assert (len(matrix.weakest), len(matrix.blindest)) == (5, 5)


def test_three_people_are_named_for_a_question(tmp_path: Path) -> None:
    people = ", ".join(
        f"p{number}: {{name: P {number}, title: Staff, coverage: brief}}" for number in range(4)
    )
    plan = '    assessments: [{date: 2026-11-01, for: us, ratings: {solution_fit: "?"}}]\n'
    analysis = analyse_opportunity(tmp_path, plan, PLAN.format(people=people))
    (question,) = open_questions(analysis.opportunities[0])
    assert [person.id for person in question.ask] == ["p0", "p1", "p2"]


def test_the_position_before_is_that_of_the_latest_earlier_day_with_both_rated(
    tmp_path: Path,
) -> None:
    plan = """\
    assessments:
      - {date: 2026-08-01, for: us, ratings: {solution_fit: "-"}}
      - {date: 2026-09-01, for: rival, ratings: {solution_fit: "+"}}
      - {date: 2026-10-01, for: us, ratings: {solution_fit: "-"}}
      - {date: 2026-11-01, for: us, ratings: {solution_fit: "+"}}
"""
    (opportunity,) = analyse_opportunity(tmp_path, plan).opportunities
    (position,) = opportunity.assessment.positions
    assert position.before is not None
    assert (position.now.lead, position.before.lead) == (0, -1)
    assert str(position.since) == "2026-10-01"


def test_of_two_rivals_with_one_sum_the_greater_threat_is_the_main_one(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-01, for: rival, ratings: {solution_fit: "+"}}
      - {date: 2026-11-01, for: other, ratings: {solution_fit: "+"}}
"""
    analysis = analyse_opportunity(tmp_path, plan, PLAN.format(people=""))
    rival = analysis.opportunities[0].assessment.main_rival
    assert rival is not None
    assert rival.id == "other"


def test_a_review_of_the_future_has_not_been(tmp_path: Path) -> None:
    dates = {
        reviewed: analyse_opportunity(
            tmp_path / reviewed, f"    test: {{reviews: [{{date: {reviewed}}}]}}\n"
        ).reviewed
        for reviewed in (day(0), day(1))
    }
    assert dates == {day(0): TODAY, day(1): None}


def test_the_statuses_of_a_person_are_those_of_open_opportunities_or_else_the_accounts(
    tmp_path: Path,
) -> None:
    people = "kim: {name: Kim, title: Chief, influence: inner-circle, status: supporter}"
    plan = "    people: {kim: {status: enemy}}\n  two:\n    name: Two\n"
    analysis = analyse_opportunity(tmp_path, plan, PLAN.format(people=people))
    (contact,) = analyse_contacts([overview_of(analysis)], TODAY).shared_contacts
    (appearance,) = contact.appearances
    assert {str(status) for status in appearance.person.statuses} == {"enemy", "supporter"}
    alone = replace(appearance.person, stances=())
    assert {str(status) for status in alone.statuses} == {"supporter"}


@pytest.mark.parametrize(
    ("effort", "resources", "unpaid"), [("-", "", 1), ("+", "", 0), ("+", "{name: Trial}", 1)]
)
def test_effort_is_a_minus_on_its_criterion_or_a_resource(
    effort: str, resources: str, unpaid: int, tmp_path: Path
) -> None:
    plan = (
        "    assessments: [{date: 2026-11-01, for: us, "
        f'ratings: "-.... ..{effort}.. ..... ....."}}]\n'
        f"    resources: [{resources}]\n"
    )
    matrix = analyse_criteria(portfolio_of(tmp_path, plan).rows, method())
    assert len(matrix.unpaid) == unpaid


def test_who_is_met_in_two_accounts_stands_before_who_decides_twice_in_one(tmp_path: Path) -> None:
    contacts = reach_of(tmp_path).shared_contacts
    assert [(contact.name, len(contact.appearances)) for contact in contacts] == [
        ("Kim Lee", 2),
        ("Chia", 1),
    ]
