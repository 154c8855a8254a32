"""Questions by perspective: only those that something in this plan raises, each with what raises
it; the method's data decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gosart.method.loader import load_method, read_method
from gosart.method.model import Situation
from gosart.rules.registry import our_rules
from tests.briefing.running import gosart
from tests.briefing.test_moved import SINCE, begun, committed
from tests.comparison.repositories import PLAN, changed
from tests.writing import write_tree

FUNDS = "Whose budget is it, how much is in it, and who has released it?"
WORSE = '      - {date: 2026-11-20, for: us, by: ada, ratings: "-?-?. ?-+?+ ?-+?+ ++?++"}\n'


def asked(
    root: Path, plan: str, *arguments: str, target: str = "mill/stones"
) -> dict[str, dict[str, list[str]]]:
    """Give the questions by perspective, each with the reasons."""
    write_tree(root, {"accounts/mill.yml": plan})
    ran = gosart(root, "brief", target, "--format", "json", *arguments)
    assert ran.returncode == 0, ran.stderr
    perspectives: list[dict[str, Any]] = json.loads(ran.stdout)["perspectives"]
    return {
        perspective["key"]: {
            question["question"]: [reason["text"] for reason in question["raised_by"]]
            for question in perspective["questions"]
        }
        for perspective in perspectives
    }


def test_every_question_names_what_in_the_plan_raises_it(tmp_path: Path) -> None:
    found = asked(tmp_path, PLAN)
    assert [key for key, questions in found.items() if not questions] == []
    assert [
        question
        for questions in found.values()
        for question, reasons in questions.items()
        if not reasons
    ] == []


def test_another_plan_raises_other_questions(tmp_path: Path) -> None:
    poor = set(asked(tmp_path, PLAN)["decision_maker"])
    confirmed = (
        "    value: {unique_business_value: 20 % more flour, confirmed: {by: dana, date: "
        "2026-11-10}}\n    milestones:\n"
    )
    rich = set(asked(tmp_path, changed(PLAN, ("    milestones:\n", confirmed)))["decision_maker"])
    question = "Which of my people has put a name to your figure?"
    assert question in poor
    assert question not in rich


@pytest.mark.parametrize(
    ("key", "mark", "label"),
    [
        ("access_to_funds", "?", "unknown"),
        ("access_to_funds", "-", "negative"),
        ("access_to_funds", ".", "not rated"),
    ],
)
def test_a_criterion_that_is_not_positive_is_asked_by_the_seat_whose_it_is(
    tmp_path: Path, key: str, mark: str, label: str
) -> None:
    plan = changed(
        PLAN, ('for: us, by: ada, ratings: "+?-?.', f'for: us, by: ada, ratings: "+++{mark}+')
    )
    criterion = load_method("en").by_key[key]
    reasons = asked(tmp_path, plan)["finance"][FUNDS]
    assert [text for text in reasons if text.startswith("4 ")] == [f"4 {criterion.label}: {label}"]


def test_a_positive_criterion_is_not_asked(tmp_path: Path) -> None:
    plan = changed(PLAN, ('for: us, by: ada, ratings: "+?-?.', 'for: us, by: ada, ratings: "+++++'))
    reasons = asked(tmp_path, plan)["finance"].get(FUNDS, [])
    assert [text for text in reasons if text.startswith("4 ")] == []


def test_the_rival_asks_where_he_is_ahead(tmp_path: Path) -> None:
    reasons = asked(tmp_path, PLAN)["rival"]["I'm already ahead here. What will you do about it?"]
    assert any(text.startswith("Quern Co is rated + and we are not: ") for text in reasons)


@pytest.mark.parametrize(
    ("perspective", "question", "change", "reason"),
    [
        (
            "management",
            "Why should I believe this date more than the last one?",
            ("close_date: 2027-03-01", "close_date: 2027-04-30"),
            "close date slipped by 60 days",
        ),
        (
            "coach",
            "Imagine we lost: what went wrong?",
            ("      - {date: 2026-11-01, for: us", f"{WORSE}      - {{date: 2026-11-01, for: us"),
            "(before: ahead on 0, behind on 2 of 7 known for both; 8 unknown)",
        ),
        (
            "delivery",
            "Which date in this plan do we already know we will miss?",
            ("due: 2026-12-01", "due: 2026-11-20"),
            "1 overdue, the oldest: Grind a sack",
        ),
        (
            "delivery",
            "What can still go wrong, and who watches it?",
            (
                "    actions:\n",
                (
                    "    test: {reviews: [{date: 2026-11-05, vulnerabilities: [{text: One mason "
                    "only}]}]}\n    actions:\n"
                ),
            ),
            "Open since 5 Nov 2026: One mason only",
        ),
        (
            "rival",
            "Who in there still speaks for you when I reach the inner circle first?",
            ("status: mentor", "status: supporter"),
            "No mentor at the customer",
        ),
        (
            "rival",
            "I answer your strategy next week. What do you do then?",
            ("    objective", "    strategy: {type: flanking, target: quern}\n    objective"),
            "Against Quern Co: Flanking",
        ),
        (
            "coach",
            "What did we believe that turned out to be wrong?",
            (
                "    objective",
                "    status: lost\n    closed: 2026-11-20\n    outcome: Price\n    objective",
            ),
            "Lost: Price",
        ),
        (
            "coach",
            "Which of the question marks could turn the whole picture?",
            ("threat: medium", "threat: high"),
            "7 unknown: ",
        ),
        (
            "coach",
            "Who do we call if our best contact is gone tomorrow?",
            ("coverage: in-depth}", "coverage: in-depth, influences: [fern]}"),
            "Without Emil Ash, no one speaks for us to Fern Yew",
        ),
    ],
)
def test_what_the_plan_is_in_raises_a_question(
    tmp_path: Path, perspective: str, question: str, change: tuple[str, str], reason: str
) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": PLAN})
    now = asked(root, changed(PLAN, change), "--since", SINCE)[perspective].get(question, [])
    assert [text for text in now if reason in text] != []
    quiet = PLAN if "7 unknown" not in reason else PLAN.replace("?", "+")
    before = asked(root, quiet, "--since", SINCE)[perspective].get(question, [])
    assert [text for text in before if reason in text] == []


def test_the_gravest_question_is_asked_first(tmp_path: Path) -> None:
    write_tree(
        tmp_path, {"accounts/mill.yml": changed(PLAN, ("due: 2026-12-01", "due: 2026-11-20"))}
    )
    perspectives = json.loads(gosart(tmp_path, "brief", "mill", "--format", "json").stdout)[
        "perspectives"
    ]
    delivery = next(perspective for perspective in perspectives if perspective["key"] == "delivery")
    assert delivery["questions"][0]["raised_by"][0]["code"] == "N002"


def test_each_rule_is_asked_about_by_one_seat_and_all_names_are_names_that_there_are() -> None:
    for language in ("en", "zh"):
        method = load_method(language)
        codes = [
            code
            for perspective in method.perspectives
            for question in perspective.questions
            for code in question.rules
        ]
        known = {rule.code for rule in our_rules()}
        assert set(codes) == known
        assert {code for code in codes if codes.count(code) > 1} == set()
        keys = {
            key
            for perspective in method.perspectives
            for key in (
                *perspective.criteria,
                *(key for q in perspective.questions for key in (*q.open, *q.exposed)),
            )
        }
        assert keys <= method.by_key.keys()
        criteria = [key for perspective in method.perspectives for key in perspective.criteria]
        assert len(criteria) == len(set(criteria))
        situations = {
            situation
            for perspective in method.perspectives
            for question in perspective.questions
            for situation in question.situations
        }
        assert situations == set(Situation)


def test_only_the_coach_asks_our_own_coaching_questions() -> None:
    for language in ("en", "zh"):
        method = load_method(language)
        assert {view.key for view in method.perspectives if view.criteria} == {"coach"}
        asked_by_seats = {
            question.ask for view in method.perspectives for question in view.questions
        }
        coaching = {question for item in method.criteria for question in item.questions}
        assert asked_by_seats & coaching == set()


def test_a_reason_raises_one_question_in_the_whole_brief(tmp_path: Path) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": PLAN})
    worse = changed(
        PLAN, ("      - {date: 2026-11-01, for: us", f"{WORSE}      - {{date: 2026-11-01, for: us")
    )
    reasons = [
        text
        for questions in asked(root, worse, "--since", SINCE).values()
        for texts in questions.values()
        for text in texts
    ]
    assert any("Quern Co we are" in text for text in reasons)
    assert {text for text in reasons if reasons.count(text) > 1} == set()


OWN = """\
perspectives:
  rival: remove
  coach:
    label: The sponsor
    questions: [{ask: What do you need of me?, open: [access_to_funds]}]
  works_council:
    label: Their works council
    stance: I ask for the people on the line.
    criteria: [cultural_compatibility]
    questions:
      - {ask: Whose work becomes another?, rules: [N009], situations: [rival]}
"""


def test_a_companys_own_method_changes_adds_and_removes_perspectives(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "method.yml": OWN,
            "mkdocs.yml": "site_name: P\nplugins: [{gosart: {method: method.yml}}]\n",
        },
    )
    questions = asked(tmp_path, PLAN)
    assert list(questions) == [
        "decision_maker",
        "finance",
        "delivery",
        "management",
        "coach",
        "works_council",
    ]
    assert questions["coach"]["What do you need of me?"] == ["4 Access to funds: unknown"]
    assert "Imagine we lost: what went wrong?" not in questions["coach"], (
        "its questions stand in place of ours"
    )
    assert (
        "Against Quern Co: no strategy chosen"
        in questions["works_council"]["Whose work becomes another?"]
    )


def test_a_method_without_our_criteria_asks_nothing_by_them(tmp_path: Path) -> None:
    own = "extends: nothing\nquestions:\n  all:\n    label: All\n    criteria:\n" + "".join(
        f"      - {{key: {key}, label: {key}, questions: [Why {key}?]}}\n"
        for key in ("one", "two", "three")
    )
    write_tree(tmp_path, {"method.yml": own})
    loaded = read_method("en", tmp_path, "method.yml")
    assert {
        key for perspective in loaded.method.perspectives for key in perspective.criteria
    } == set()
    assert [perspective.key for perspective in loaded.method.perspectives] == [
        "decision_maker",
        "finance",
        "rival",
        "delivery",
        "management",
        "coach",
    ]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("perspectives: {nobody: remove}", "M012", "There is no 'nobody' to remove."),
        ("perspectives: {mason: {stance: I build.}}", "M003", "'label' is missing."),
        (
            "perspectives: {mason: {label: Mason, questions: What?}}",
            "M006",
            "'questions' is a text, but a list is expected.",
        ),
        (
            "perspectives: {mason: {label: Mason, questions: [{rules: [V001]}]}}",
            "M003",
            "'ask' is missing.",
        ),
        (
            "perspectives: {mason: {label: Mason, questions: [{ask: Why?, situations: [sliped]}]}}",
            "M009",
            "There is no 'sliped' in the method.",
        ),
        (
            "perspectives: {mason: {label: Mason, criteria: [acess_to_funds]}}",
            "M009",
            "There is no criterion 'acess_to_funds' in the method.",
        ),
        (
            "perspectives: {mason: {label: Mason, asks: [a]}}",
            "M002",
            "The method has no key 'asks' here.",
        ),
    ],
)
def test_a_mistake_in_a_companys_perspectives_is_told_at_its_place(
    tmp_path: Path, typed: str, code: str, said: str
) -> None:
    write_tree(tmp_path, {"method.yml": typed + "\n"})
    problems = read_method("en", tmp_path, "method.yml").problems
    assert [
        (problem.code, str(problem.message), problem.location.line) for problem in problems
    ] == [(code, said, 1)]
