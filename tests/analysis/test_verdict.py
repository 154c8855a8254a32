"""Lights, the verdict and the three moves, each by a plan that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.judgement import answer_of, is_differing, off_track_of
from gosart.briefing.renderers.judgement_json import judgement
from gosart.i18n.translator import translator_for
from tests.analysis.loading import analyse_opportunity, method
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
        "No one at the customer has confirmed the value that only we bring",
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
        "We have not met Piet Adler (Finance), who must approve",
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
        "Piet Adler (Finance) must approve and opposes us, and we have no plan for it",
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
        ("Meet Piet Adler (Finance), who must approve", ""),
        ("Ask how the money is released", "A2"),
        ("Run it for a night", "A1"),
        ("Send the brochure", "A3"),
    ]


def test_a_decided_opportunity_has_no_next_move(tmp_path: Path) -> None:
    assert analysed(tmp_path, "    status: lost\n" + ACTIONS).moves == ()


RIVAL = "competitors: {orbit: {name: Orbit}}\n"


@pytest.mark.parametrize(
    ("opportunity", "words"),
    [
        (
            "    status: won\n    closed: 2026-03-12\n    outcome: The trial decided it.\n",
            "Won on 2026-03-12: The trial decided it",
        ),
        (
            "    status: won\n    closed: 2026-03-12\n    outcome: Won early. So be it.\n",
            "Won early. So be it (2026-03-12)",
        ),
        (
            (
                "    status: lost\n    closed: 2026-05-29\n    lost_to: orbit\n"
                "    reasons: [price, timing]\n"
            ),
            "Lost to Orbit on 2026-05-29: price, timing",
        ),
        (
            "    status: lost\n    closed: 2026-05-29\n    lost_to: no-decision\n",
            "Lost to no decision on 2026-05-29",
        ),
        ("    status: disengaged\n", "We walked away"),
        ("", "Nothing has been assessed yet"),
        (
            RATED % "+++++ ..... ..... .....",
            (
                "Too little is known to call it: we do not yet know what their written criteria "
                "are or what value only we bring"
            ),
        ),
        (
            RATED % "++?-+ ++++? +++++ +++++",
            "It earns us enough, but there is no money set aside for it",
        ),
        (
            RATED % "+++++ +++++ ++++- +++++" + VALUE,
            (
                "Rosa Lind confirmed on 2026-10-01 the value that only we bring, but we have not "
                "met Piet Adler (Finance), who must approve"
            ),
        ),
    ],
)
def test_the_verdict_says_what_speaks_for_it_and_what_stands_in_the_way(
    tmp_path: Path, opportunity: str, words: str
) -> None:
    write = HEAD.replace("people:\n", RIVAL + "people:\n")
    assert str(analysed(tmp_path, opportunity, write).verdict.sentence) == words


def test_the_latest_review_that_decided_anything_stands_beside_the_verdict(tmp_path: Path) -> None:
    plan = RATED % GOOD + (
        "    test:\n      reviews:\n"
        "        - {date: 2026-11-10, kind: opportunity-review, decision: disengage}\n"
        "        - {date: 2026-11-17, kind: team-meeting}\n"
    )
    analysis = analysed(tmp_path, plan)
    translator = translator_for("en")
    assert answer_of(analysis.verdict, method(), translator) == (
        "The review of 10 Nov 2026 decided otherwise: disengage"
    )
    assert is_differing(analysis.verdict)


FRAGMENT = "    strategy: {type: fragment%s}\n"


def test_a_strategy_shows_what_it_needs_and_two_unmet_call_for_another(tmp_path: Path) -> None:
    rated = RATED % "+++++ ++++? +++++ +++++"
    head = HEAD.replace("status: supporter", "status: neutral")
    scoped = analysed(tmp_path / "scoped", rated + FRAGMENT % ", scope: The two works", head)
    assert [(need.key, need.state.value) for need in scoped.preconditions] == [
        ("divisible_scope", "met"),
        ("buyer_of_the_part", "unmet"),
    ]
    assert scoped.verdict.call == "pursue"
    open_scope = analysed(tmp_path / "open", rated + FRAGMENT % "", head)
    assert open_scope.verdict.call == "change-strategy"
    assert str(open_scope.verdict.reasons[0]) == (
        "The fragment strategy lacks what it needs: the plan does not say which part we go for, "
        "and no one who decides supports us yet"
    )


@pytest.mark.parametrize(
    ("strategy", "opportunity", "states"),
    [
        ("frontal", "", ["unknown", "unknown"]),
        (
            "frontal",
            (
                "    decision_criteria: [{name: Price, weight: 4, us: better, orbit: worse},"
                " {name: Name, weight: 1, us: worse, orbit: same}]\n"
            ),
            ["met", "unknown"],
        ),
        (
            "frontal",
            (
                "    decision_criteria: [{name: Price, weight: 2, us: better, orbit: worse},"
                " {name: Name, weight: 1, us: worse, orbit: same}]\n"
            ),
            ["unmet", "unknown"],
        ),
        ("flanking", RATED % "..... +...- ....+ .....", ["met", "unmet"]),
        ("flanking", RATED % "..... +...+ ....? .....", ["unknown", "met"]),
        ("defend", RATED % "..... ...++ ..... ....." + VALUE, ["met", "met"]),
        ("defend", RATED % "..... ...-+ ..... .....", ["unmet", "unmet"]),
        ("develop", "    close_date: 2026-12-20\n", ["unmet", "unknown", "met"]),
        ("develop", "    close_date: 2027-01-10\n", ["met", "unknown", "met"]),
    ],
)
def test_each_strategy_has_preconditions_that_the_plan_meets_or_does_not(
    tmp_path: Path, strategy: str, opportunity: str, states: list[str]
) -> None:
    head = HEAD.replace("people:\n", RIVAL + "people:\n")
    plan = f"    strategy: {{type: {strategy}}}\n" + opportunity
    analysis = analysed(tmp_path, plan, head)
    assert [need.state.value for need in analysis.preconditions] == states


def test_no_strategy_is_judged_for_a_decided_deal(tmp_path: Path) -> None:
    plan = "    strategy: {type: frontal}\n"
    assert analysed(tmp_path / "open", plan).strategies != ()
    closed = analysed(tmp_path / "lost", plan + "    status: lost\n    closed: 2026-11-02\n")
    assert (closed.strategies, closed.preconditions) == ((), ())


@pytest.mark.parametrize("status", ["won", "lost"])
def test_a_decided_deal_has_no_light_on_its_plan_in_json(tmp_path: Path, status: str) -> None:
    closed = f"    status: {status}\n    closed: 2026-11-02\n"
    data = judgement(analysed(tmp_path / status, closed), str)
    parts = ("people", "value", "actions", "review", "plan")
    assert {data["lights"][part]["state"] for part in parts} == {"unknown"}
    assert data["lights"]["plan"]["reason"] == "The deal is decided."
    still_open = judgement(analysed(tmp_path / "open", ""), str)
    assert {still_open["lights"][part]["state"] for part in parts} != {"unknown"}


STUCK = (
    "    actions: [{id: A1, type: prove, what: Meet finance, owner: lena, "
    "due: 2026-12-20, status: blocked, serves: [strategy]}]\n"
)


@pytest.mark.parametrize(
    ("ratings", "call", "sentence"),
    [
        (
            GOOD.replace("?", "+"),
            "pursue",
            "but the plan is off track: ",
        ),
        (
            "+++?? +++++ +++++ +++++",
            "develop",
            "but we do not yet know where the money comes from, and the plan is off track: ",
        ),
    ],
)
def test_a_call_to_go_on_says_that_the_plan_is_off_track_and_why(
    ratings: str, call: str, sentence: str, tmp_path: Path
) -> None:
    analysis = analysed(tmp_path, RATED % ratings + VALUE + STUCK)
    said = judgement(analysis, translator_for("en").say)
    assert (said["verdict"]["call"], said["lights"]["plan"]["state"]) == (call, "red")
    stuck = "“Meet finance” (Lena Holt) is blocked, and the deal depends on it"
    assert said["verdict"]["sentence"].endswith(sentence + stuck)
    assert off_track_of(analysis, translator_for("en")) == f"Plan off track: {stuck}"


def test_a_plan_that_is_on_its_way_is_not_called_off_track(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, RATED % GOOD + VALUE + STUCK.replace("blocked", "open"))
    assert "off track" not in str(analysis.verdict.sentence)
    assert off_track_of(analysis, translator_for("en")) == ""
