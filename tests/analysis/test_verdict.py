"""Lights, the verdict and the three moves, each by a plan that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.opportunity import OpportunityAnalysis
from tests.analysis.loading import analyse_opportunity
from tests.analysis.test_vote import BOARD, HEAD

GOOD = "++++? ++++? +++++ +++++"
RATED = '    assessments: [{date: 2026-11-01, for: us, by: lena, ratings: "%s"}]\n'
VALUE = "    value: {confirmed: {by: works, date: 2026-10-01}}\n"
QUESTIONS = ("is_there_an_opportunity", "can_we_compete", "can_we_win", "is_it_worth_winning")


def analysed(folder: Path, opportunity: str, head: str = HEAD) -> OpportunityAnalysis:
    return analyse_opportunity(folder, opportunity, head).opportunities[0]


def states(analysis: OpportunityAnalysis) -> list[str]:
    """Return the states of the four questions."""
    return [analysis.lights.questions[name].state.value for name in QUESTIONS]


@pytest.mark.parametrize(
    ("ratings", "first"),
    [
        ("+++++", "green"),
        ("++++?", "amber"),
        ("++?-+", "red"),
        ("--?+-", "red"),
        ("--+++", "amber"),
        ("+.?.+", "unknown"),
    ],
)
def test_whether_there_is_an_opportunity_hangs_on_funds_and_event(
    tmp_path: Path, ratings: str, first: str
) -> None:
    plan = RATED % f"{ratings} ..... ..... ....."
    assert states(analysed(tmp_path, plan))[0] == first


def test_a_question_of_which_two_criteria_are_known_is_unknown_and_not_in_doubt(
    tmp_path: Path,
) -> None:
    plan = RATED % "++... +++.. ++?.. ....."
    assert states(analysed(tmp_path, plan)) == ["unknown", "amber", "unknown", "unknown"]


def test_our_unique_value_is_green_only_when_the_customer_has_confirmed_it(tmp_path: Path) -> None:
    plan = RATED % "..... +++++ ..... ....."
    alone = analysed(tmp_path / "alone", plan).lights.questions["can_we_compete"]
    assert (alone.state, str(alone.reason)) == (
        "amber",
        "Nobody of theirs has confirmed our unique business value",
    )
    assert states(analysed(tmp_path / "confirmed", plan + VALUE))[1] == "green"


def test_falling_short_on_a_mandatory_criterion_is_a_no(tmp_path: Path) -> None:
    plan = RATED % "..... +++++ ..... ....." + VALUE
    short = "    decision_criteria: [{name: Runs on wind, mandatory: %s, us: worse}]\n"
    assert states(analysed(tmp_path / "must", plan + short % "true"))[1] == "red"
    assert states(analysed(tmp_path / "may", plan + short % "false"))[1] == "green"


def test_an_approver_whom_nobody_has_met_leaves_winning_in_doubt(tmp_path: Path) -> None:
    plan = RATED % "..... ..... +++++ ....."
    light = analysed(tmp_path / "unmet", plan).lights.questions["can_we_win"]
    assert (light.state, str(light.reason)) == (
        "amber",
        "Piet Adler decides, and nobody has met them",
    )
    met = HEAD.replace("coverage: none", "coverage: brief")
    assert states(analysed(tmp_path / "met", plan, met))[2] == "green"


def test_people_are_red_where_a_vote_against_has_no_answer(tmp_path: Path) -> None:
    against = HEAD.replace("title: Finance,", "title: Finance, audience: everyone,").replace(
        "      status: neutral, coverage: none", "      status: enemy, coverage: brief"
    )
    light = analysed(tmp_path / "alone", BOARD % "majority", against).lights.people
    assert (light.state, str(light.reason)) == (
        "red",
        "Piet Adler is against us, and nothing is planned",
    )
    action = (
        "    actions: [{id: A1, type: prove, what: Show him, who: [money], owner: lena,\n"
        "        due: 2026-12-01}]\n"
    )
    assert analysed(
        tmp_path / "acted", BOARD % "majority" + action, against
    ).lights.people.state == ("amber")


@pytest.mark.parametrize(
    ("opportunity", "call"),
    [
        ("    status: won\n", "decided"),
        ("", "not-assessed"),
        (RATED % "++?-+ ++++? +++++ +++++", "disengage"),
        (RATED % "+++++ ++++? +++++ ++-+?", "disengage"),
        (RATED % "+++++ ---+? +++++ +++++", "change-strategy"),
        (RATED % "+++?? ++++? +++++ +++++", "develop"),
        (RATED % "+++?+ ++++? +++++ +++++", "pursue"),
        ("    stage: identified\n" + RATED % "+++++ ++++? +++++ +++++", "develop"),
    ],
)
def test_the_call_is_the_first_that_holds(tmp_path: Path, opportunity: str, call: str) -> None:
    assert analysed(tmp_path, opportunity).verdict.call == call


def test_a_float_below_0_calls_for_another_strategy(tmp_path: Path) -> None:
    plan = (
        RATED % "+++++ ++++? +++++ +++++"
        + "    close_date: 2027-03-01\n    delivery: {lead_time: 29 weeks}\n"
        + "    value: {compelling_event: {text: The old works close, date: 2027-09-01}}\n"
    )
    analysis = analysed(tmp_path, plan)
    assert analysis.verdict.call == "change-strategy"
    assert analysis.lights.plan.state == "red"
    assert str(analysis.moves[0].text) == "Bring the order forward by 19 days, or deliver sooner"


def test_what_the_last_review_decided_stands_beside_the_call(tmp_path: Path) -> None:
    plan = RATED % GOOD + (
        "    test: {reviews: [{date: 2026-11-10, kind: team-meeting, decision: continue}]}\n"
    )
    assert analysed(tmp_path, plan).verdict.decision == "continue"


ACTIONS = """\
    actions:
      - {id: A1, type: prove, what: Run it for a night, owner: lena, due: 2026-12-20,
          serves: [strategy]}
      - {id: A2, type: retrieve, what: Ask how the money is released, owner: lena,
          due: 2026-12-04, criteria: [access_to_funds]}
      - {id: A3, type: prove, what: Send the brochure, owner: lena, due: 2026-11-28}
"""


def test_the_moves_begin_with_a_vote_then_what_is_unknown_then_what_the_strategy_hangs_on(
    tmp_path: Path,
) -> None:
    analysis = analysed(tmp_path, RATED % "+++?+ +++++ +++++ +++++" + BOARD % "majority" + ACTIONS)
    assert [(str(move.text), move.action.id if move.action else "") for move in analysis.moves] == [
        ("Meet Piet Adler, who decides", ""),
        ("Ask how the money is released", "A2"),
        ("Run it for a night", "A1"),
    ]


def test_a_decided_opportunity_has_no_next_move(tmp_path: Path) -> None:
    assert analysed(tmp_path, "    status: lost\n" + ACTIONS).moves == ()
