"""A company's own method: ours with other words, weights and criteria, or a set of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Diagnostic
from gosart.method.loader import load_method, read_method
from gosart.method.model import Method
from gosart.method.problems import CODES
from tests.writing import write_tree


def made(folder: Path, text: str, language: str = "en") -> tuple[Method, tuple[Diagnostic, ...]]:
    write_tree(folder, {"method.yml": text})
    method_file = read_method(language, folder, "method.yml")
    return method_file.method, method_file.problems


def rendered(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [
        f"{problem.location.line}:{problem.location.column} {problem.code} {problem.message}"
        for problem in problems
    ]


def test_without_a_file_the_method_is_ours(tmp_path: Path) -> None:
    assert read_method("en", tmp_path, "").method is load_method("en")


def test_a_company_gives_a_criterion_its_own_words_and_weight(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path,
        "us: Tarnbeck\n"
        "questions:\n"
        "  can_we_win:\n"
        "    label: Will they choose us?\n"
        "    criteria:\n"
        "      inside_support: {label: A friend inside, weight: 2.5}\n",
    )
    assert rendered(problems) == []
    ours = load_method("en")
    criterion = method.by_key["inside_support"]
    assert (method.us, criterion.label, criterion.weight) == ("Tarnbeck", "A friend inside", 2.5)
    assert criterion.questions == ours.by_key["inside_support"].questions
    assert [item.key for item in method.criteria] == [item.key for item in ours.criteria]
    assert method.questions[2].label == "Will they choose us?"


def test_a_21st_criterion_stands_after_those_of_its_question(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path,
        "questions:\n"
        "  can_we_compete:\n"
        "    criteria:\n"
        "      data_residency:\n"
        "        label: Data residency\n"
        "        questions: [Where must their data stay?, Who checks it?]\n"
        "        rivals: false\n",
    )
    assert rendered(problems) == []
    assert [item.key for item in method.questions[1].criteria][-1] == "data_residency"
    assert method.numbers["data_residency"] == 11
    assert method.numbers["inside_support"] == 12
    assert (method.by_key["data_residency"].title, method.by_key["data_residency"].rivals) == (
        "Data residency",
        False,
    )


def test_a_criterion_is_removed_from_the_short_sets_as_well(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path, "questions: {can_we_win: {criteria: {political_alignment: remove}}}\n"
    )
    assert rendered(problems) == []
    assert len(method.criteria) == 19
    assert "political_alignment" not in method.profiles["core"]
    assert all("political_alignment" not in element.primary for element in method.meddpicc)


def test_a_criterion_moves_to_another_question(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path, "questions: {can_we_win: {criteria: {current_relationship: {weight: 3}}}}\n"
    )
    assert rendered(problems) == []
    assert [item.key for item in method.questions[2].criteria][-1] == "current_relationship"
    assert (
        method.by_key["current_relationship"].label
        == load_method("en").by_key["current_relationship"].label
    )


def test_a_wholly_different_set_knows_none_of_our_criteria(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path,
        "extends: nothing\n"
        "questions:\n"
        "  - key: value\n"
        "    label: Is there value?\n"
        "    criteria:\n"
        "      - {key: metrics, label: Metrics, questions: [Which figure moves?]}\n"
        "      - {key: pain, label: Pain, questions: [What hurts?]}\n"
        "  - key: power\n"
        "    label: Who has power?\n"
        "    criteria: [{key: economic_buyer, label: Economic buyer, questions: [Who signs?]}]\n"
        "profiles: {core: [metrics, economic_buyer]}\n",
    )
    assert rendered(problems) == []
    assert [item.key for item in method.criteria] == ["metrics", "pain", "economic_buyer"]
    assert method.profiles == {"core": ("metrics", "economic_buyer")}
    assert method.meddpicc == ()
    ours = load_method("en")
    assert [(name, guide.idea) for name, guide in method.strategies.items()] == [
        (name, guide.idea) for name, guide in ours.strategies.items()
    ]
    # What our rules ask of criteria that are not there is left out with them.
    assert list(method.strategies["flanking"].needs) == []
    assert list(method.strategies["fragment"].needs) == ["divisible_scope", "buyer_of_the_part"]
    assert list(method.lights) == ["people", "value", "actions", "review"]
    assert method.verdict["disengage"].when == ()
    assert len(method.verdict["change-strategy"].when) == 3


def test_words_of_terms_letters_strategies_and_chapters_are_replaced_one_by_one(
    tmp_path: Path,
) -> None:
    method, problems = made(
        tmp_path,
        "terms: {status: {mentor: {label: Champion, letter: C}}}\n"
        "gosart: {goal: {label: Vision}}\n"
        "strategies: {frontal: {idea: Head on.}}\n"
        "chapters: {ratings: {title: Our marks}}\n"
        "propositions: {proof: {pattern: 'As {similar_customer}: {past_value}'}}\n",
    )
    assert rendered(problems) == []
    assert (method.terms["status"]["mentor"].label, method.terms["status"]["mentor"].letter) == (
        "Champion",
        "C",
    )
    assert method.terms["status"]["enemy"] == load_method("en").terms["status"]["enemy"]
    assert method.gosart[0].label == "Vision"
    assert method.strategies["frontal"].idea == "Head on."
    assert method.chapters["ratings"].title == "Our marks"
    assert method.propositions["proof"].pattern.startswith("As ")


def test_it_is_laid_over_the_method_of_the_sites_language(tmp_path: Path) -> None:
    method, problems = made(tmp_path, "us: 恒星\n", "zh")
    assert rendered(problems) == []
    assert method.us == "恒星"
    assert method.questions[0].label == load_method("zh").questions[0].label


def test_an_unchanged_file_gives_the_very_same_method(tmp_path: Path) -> None:
    first, _ = made(tmp_path, "us: Tarnbeck\n")
    assert read_method("en", tmp_path, "method.yml").method is first


PROBLEMS = {
    "M002": ("qestions: {}\n", "1:1 M002 The method has no key 'qestions' here."),
    "M003": (
        "questions: {can_we_win: {criteria: {new_one: {label: New}}}}\n",
        "1:37 M003 The new criterion 'new_one' has no 'questions'.",
    ),
    "M004": ("title:\n", "1:1 M004 'title' is empty."),
    "M005": ("title: [a]\n", "1:8 M005 'title' is a list, but text is expected."),
    "M006": ("questions: yes\n", "1:12 M006 'questions' is a text, but a mapping is expected."),
    "M007": (
        "questions: {Can We: {label: x, criteria: {a: {label: a, questions: [b]}}}}\n",
        "1:13 M007 'Can We' is not a key.",
    ),
    "M008": (
        "questions: [{key: can_we_win, short: a}, {key: can_we_win, short: b}]\n",
        "1:48 M008 'can_we_win' is here twice.",
    ),
    "M009": (
        "profiles: {core: [compeling_event]}\n",
        "1:19 M009 There is no criterion 'compeling_event' in the method.",
    ),
    "M010": (
        "questions: {can_we_win: {criteria: {inside_support: {weight: heavy}}}}\n",
        "1:62 M010 'heavy' is not a weight.",
    ),
    "M011": (
        "questions: {can_we_win: {criteria: {inside_support: {rivals: no}}}}\n",
        "1:62 M011 'no' is neither true nor false.",
    ),
    "M012": ("questions: {can_we_wn: remove}\n", "1:13 M012 There is no 'can_we_wn' to remove."),
    "M013": (
        "questions: {more: {label: More?}}\n",
        "1:13 M013 The question 'more' has no criteria.",
    ),
    "M014": (
        "propositions: {proof: {pattern: 'As {who}'}}\n",
        (
            "1:16 M014 The sentence of 'proof' has to contain each of its slots in braces, and "
            "no others."
        ),
    ),
    "M015": (
        "terms: {status: {mentor: {letter: MM}}}\n",
        "1:35 M015 'MM' has 2 characters; a badge holds one.",
    ),
    "M016": (
        (
            "questions: {can_we_win: {criteria: {inside_support: {label: Somebody inside who "
            "wants us to win}}}}\n"
        ),
        "1:61 M016 'Somebody inside who wants us to win' has 35 characters.",
    ),
    "M017": (
        "questions: {can_we_win: {criteria: {inside_support: {label: Access to funds}}}}\n",
        "1:61 M017 'Access to funds' is also the name of 'access_to_funds'.",
    ),
    "M018": ("extends: siebel\n", "1:10 M018 A method cannot extend 'siebel'."),
    "M019": (
        (
            "questions:\n  can_we_win: {criteria: {solution_fit: {weight: 2}}}\n"
            "  can_we_compete: {criteria: {solution_fit: {weight: 3}}}\n"
        ),
        "3:31 M019 'solution_fit' is under two questions.",
    ),
    "M020": (
        (
            "extends: nothing\n"
            "questions: {one: {label: One?, criteria: {a: {label: A, questions: [b]}}}}\n"
        ),
        "1:1 M020 Criteria in the method: 1.",
    ),
    "M021": (
        "fields: {account: {risk: {type: colour}}}\n",
        "1:33 M021 'colour' is not a type of field.",
    ),
    "M022": (
        "fields: {account: {risk: {type: choice}}}\n",
        "1:20 M022 A choice needs `values`, and nothing else has them.",
    ),
    "M023": (
        "editions: {'1': [solution_fit]}\n",
        "1:12 M023 '1' is the version of the file itself.",
    ),
    "M024": (
        "lights: {people: {green: {board_met_within: soon}}}\n",
        "1:45 M024 'soon' is not a number.",
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "lights: {can_we_wn: {red: []}}\n",
            "1:10 M009 There is no 'can_we_wn' in the method.",
        ),
        (
            "lights: {can_we_win: {red: [{mines: 3}]}}\n",
            "1:30 M002 The method has no key 'mines' here.",
        ),
        (
            "lights: {can_we_win: {green: {plus: [inside_suport]}}}\n",
            "1:38 M009 There is no 'inside_suport' in the method.",
        ),
        (
            "lights: {people: {red: [{minuses: 3}]}}\n",
            "1:26 M002 The method has no key 'minuses' here.",
        ),
        (
            "lights: {people: {red: [{votes_out_of_reach: yes}]}}\n",
            "1:46 M011 'yes' is neither true nor false.",
        ),
        (
            "verdict: {pursue: {when: []}}\n",
            "1:11 M009 There is no 'pursue' in the method.",
        ),
        (
            "verdict: {disengage: {when: [{red: can_we_wn}]}}\n",
            "1:36 M009 There is no 'can_we_wn' in the method.",
        ),
        (
            "strategies: {frontal: {needs: {price: {label: A price}}}}\n",
            "1:32 M003 'when' is missing.",
        ),
        (
            "strategies: {frontal: {needs: {price: {label: A, when: {red: people}}}}}\n",
            "1:57 M002 The method has no key 'red' here.",
        ),
        (
            "strategies: [{key: frontal, needs: {price: {label: A, when: {plus: prise}}}}]\n",
            "1:68 M009 There is no 'prise' in the method.",
        ),
    ],
)
def test_a_rule_that_is_wrong_is_reported_at_its_place_and_ours_stands(
    tmp_path: Path, text: str, expected: str
) -> None:
    method, problems = made(tmp_path, text)
    assert rendered(problems) == [expected]
    ours = load_method("en")
    assert (method.lights["people"], method.verdict) == (ours.lights["people"], ours.verdict)
    assert method.strategies["frontal"].needs == ours.strategies["frontal"].needs


def test_a_rung_of_the_ladder_and_a_precondition_are_changed_by_themselves(tmp_path: Path) -> None:
    method, problems = made(
        tmp_path,
        "verdict: {disengage: {when: [{red: is_there_an_opportunity}]}}\n"
        "strategies:\n"
        "  frontal:\n"
        "    needs:\n"
        "      lasting_lead: remove\n"
        "      price: {label: A price that nobody beats, when: {plus: profitability}}\n",
    )
    assert rendered(problems) == []
    ours = load_method("en")
    assert len(method.verdict["disengage"].when) == 1
    assert method.verdict["develop"] == ours.verdict["develop"]
    assert list(method.strategies["frontal"].needs) == ["clear_lead", "price"]
    assert method.strategies["flanking"] == ours.strategies["flanking"]


def test_a_phrase_of_a_criterion_is_replaced_by_itself(tmp_path: Path) -> None:
    method, _ = made(
        tmp_path,
        "questions: {can_we_win: {criteria: {inside_support: {phrases: {plus: a friend}}}}}\n",
    )
    phrases = method.by_key["inside_support"].phrases
    ours = load_method("en").by_key["inside_support"].phrases
    assert (phrases.plus, phrases.minus) == ("a friend", ours.minus)


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_is_reported_where_it_is_and_the_rest_counts(tmp_path: Path, code: str) -> None:
    text, expected = PROBLEMS[code]
    method, problems = made(tmp_path, text)
    assert expected in rendered(problems)
    assert all(
        str(problem.hint) and problem.source == text.splitlines()[problem.location.line - 1]
        for problem in problems
    )
    assert len(method.criteria) >= 1


def test_every_code_of_the_method_has_an_example() -> None:
    elsewhere = {"M099"}  # for what nobody thought of
    assert CODES.keys() == PROBLEMS.keys() | elsewhere


def test_all_problems_are_reported_in_one_run(tmp_path: Path) -> None:
    _, problems = made(tmp_path, "qestions: {}\ntitle: [a]\nextends: siebel\n")
    assert [problem.code for problem in problems] == ["M002", "M005", "M018"]


@pytest.mark.parametrize("text", ["- a\n", "just words\n", "", "a: [\n", "a: &b c\n"])
def test_a_file_that_is_no_method_is_reported_and_ours_stands(tmp_path: Path, text: str) -> None:
    method, problems = made(tmp_path, text)
    assert problems
    assert method.criteria == load_method("en").criteria


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    method_file = read_method("en", tmp_path, "gone.yml")
    assert [problem.location.path for problem in method_file.problems] == ["gone.yml"]
