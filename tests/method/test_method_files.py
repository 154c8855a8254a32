"""The method's files hold every question, term and passage that the site asks for, with words."""

from __future__ import annotations

import string
from collections import Counter
from enum import StrEnum

import pytest

from gosart.method import enums
from gosart.method.loader import load_method
from gosart.method.model import Method, set_name

CRITERIA = {
    "is_there_an_opportunity": (
        *(
            "customer_project",
            "customer_business_profile",
            "customer_financial_condition",
            "access_to_funds",
            "compelling_event",
        ),
    ),
    "can_we_compete": (
        *(
            "formal_decision_criteria",
            "solution_fit",
            "sales_resource_requirements",
            "current_relationship",
            "unique_business_value",
        ),
    ),
    "can_we_win": (
        *(
            "inside_support",
            "executive_credibility",
            "cultural_compatibility",
            "informal_decision_criteria",
            "political_alignment",
        ),
    ),
    "is_it_worth_winning": (
        "short_term_revenue",
        "future_revenue",
        "profitability",
        "degree_of_risk",
        "strategic_value",
    ),
}
SLOTS = {
    "outcome": ("business_initiative", "measurable_outcome", "solution"),
    "proof": ("similar_customer", "past_value"),
    "change": ("current_situation", "our_solution", "business_driver", "measurable_outcome"),
    "tracking": ("value_tracking_system", "frequency"),
    "event": ("compelling_event", "solution", "measurable_outcome"),
    "assurance": ("shared_risk_reward_strategy",),
}
CHAPTERS = {
    "ratings",
    "politics",
    "alignment",
    "prime",
    "gosart",
    "value",
    "insights",
    "strategies",
    "partners",
    "reviews",
    "control",
}
LETTERS = {
    enums.Rating: "+−?",
    enums.Role: "ADEU",
    enums.Adaptability: "IVPCL",
    enums.Orientation: "FTRB",
    enums.Status: "★+=−×",
    enums.Coverage: "0123",
    enums.ActionType: "PRIME",
}


def closed_sets() -> list[type[StrEnum]]:
    kinds = [
        value
        for value in vars(enums).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    ]
    return sorted(kinds, key=lambda kind: kind.__name__)


def test_the_questions_and_criteria_are_the_twenty_in_order(method: Method) -> None:
    assert {
        question.key: tuple(criterion.key for criterion in question.criteria)
        for question in method.questions
    } == CRITERIA
    assert [question.key for question in method.questions] == list(CRITERIA)


def test_a_rival_is_rated_on_the_first_three_questions_only(method: Method) -> None:
    assert [
        question.key
        for question in method.questions
        if all(criterion.rivals for criterion in question.criteria)
    ] == list(CRITERIA)[:3]
    assert sum(criterion.rivals for criterion in method.criteria) == 15


def test_a_criterion_is_asked_by_four_to_six_different_questions(method: Method) -> None:
    counts = {criterion.key: len(set(criterion.questions)) for criterion in method.criteria}
    assert {key: count for key, count in counts.items() if not 4 <= count <= 6} == {}
    asked = Counter(question for criterion in method.criteria for question in criterion.questions)
    assert [question for question, count in asked.items() if count > 1] == []


def test_every_criterion_says_what_a_plus_cites_and_what_it_is_about(method: Method) -> None:
    assert [
        criterion.key
        for criterion in method.criteria
        if not criterion.evidence.strip() or not criterion.help.strip()
    ] == []
    assert [question.key for question in method.questions if not question.help.strip()] == []


def test_the_english_names_of_the_axes_fit(english: Method) -> None:
    assert [
        criterion.label for criterion in english.criteria if not 0 < len(criterion.label) <= 28
    ] == []


def test_the_chinese_names_of_the_axes_fit(chinese: Method) -> None:
    assert [
        criterion.label for criterion in chinese.criteria if not 0 < len(criterion.label) <= 12
    ] == []


def test_no_two_axes_have_the_same_name(method: Method) -> None:
    assert len({criterion.label for criterion in method.criteria}) == 20
    assert len({question.short for question in method.questions}) == 4


@pytest.mark.parametrize("kind", closed_sets(), ids=set_name)
def test_every_value_of_a_closed_set_has_a_name_and_a_description(
    method: Method, kind: type[StrEnum]
) -> None:
    terms = method.terms[set_name(kind)]
    assert list(terms) == [value.value for value in kind]
    assert [
        value
        for value, term in terms.items()
        if not term.label.strip() or not term.description.strip()
    ] == []
    assert len({term.label for term in terms.values()}) == len(terms)


def test_there_is_no_term_of_a_set_that_does_not_exist(method: Method) -> None:
    assert set(method.terms) == {set_name(kind) for kind in closed_sets()}


@pytest.mark.parametrize(
    ("kind", "letters"),
    LETTERS.items(),
    ids=lambda value: set_name(value) if isinstance(value, type) else "",
)
def test_what_a_card_or_badge_shows_is_one_known_character(
    method: Method, kind: type[StrEnum], letters: str
) -> None:
    assert "".join(method.term(value).letter for value in kind) == letters


def test_within_a_set_either_each_value_has_a_letter_of_its_own_or_none_has(method: Method) -> None:
    for name, terms in method.terms.items():
        letters = [term.letter for term in terms.values()]
        assert letters == [""] * len(letters) or (
            len(set(letters)) == len(letters) and {len(letter) for letter in letters} == {1}
        ), name


def test_gosart_is_spelt_by_its_letters(method: Method) -> None:
    assert "".join(letter.letter for letter in method.gosart) == "GOSART"
    assert [letter.key for letter in method.gosart] == [
        "goal",
        "objective",
        "strategy",
        "actions",
        "resources",
        "test",
    ]
    assert [
        letter.key
        for letter in method.gosart
        if not all((letter.label, letter.question, letter.help, letter.customer, letter.team))
    ] == []


def test_each_of_the_strategies_has_guidance(method: Method) -> None:
    assert list(method.strategies) == [value.value for value in enums.StrategyType]
    assert [
        name
        for name, guide in method.strategies.items()
        if not all(text.strip() for text in guide.model_dump(exclude={"needs"}).values())
    ] == []


def test_every_criterion_says_what_a_plus_a_minus_and_an_unknown_mean(method: Method) -> None:
    """Each follows another clause: no capital first, no full stop."""
    phrases = [text for item in method.criteria for text in item.phrases.model_dump().values()]
    assert len(phrases) == len(set(phrases)) == 60
    assert [text for text in phrases if not text or text[0].isupper() or text[-1] in ".。"] == []


def test_each_light_call_and_precondition_has_words_and_a_rule() -> None:
    for language in ("en", "zh"):
        whole = load_method(language)
        questions = [question.key for question in whole.questions]
        parts = ["people", "value", "actions", "review"]
        assert list(whole.lights) == [*questions, *parts]
        assert all(rule.red and rule.green and rule.example for rule in whole.lights.values())
        assert all(whole.lights[part].label for part in parts)
        assert [name for name, rule in whole.verdict.items() if rule.when and rule.example] == [
            "not-assessed",
            "disengage",
            "change-strategy",
            "develop",
        ]
        for guide in whole.strategies.values():
            assert len(guide.needs) >= 2
            assert all(need.label and need.when for need in guide.needs.values())


def test_a_proposition_asks_for_its_slots(method: Method) -> None:
    assert {name: shape.slots for name, shape in method.propositions.items()} == SLOTS
    assert set(method.propositions) == {value.value for value in enums.PropositionTemplate}


def test_the_sentence_of_a_proposition_uses_each_slot_once(method: Method) -> None:
    for name, shape in method.propositions.items():
        placeholders = [
            field for _, field, _, _ in string.Formatter().parse(shape.pattern) if field is not None
        ]
        assert sorted(placeholders) == sorted(shape.slots), name


def test_the_short_sets_name_criteria_in_the_order_of_the_method(method: Method) -> None:
    assert set(method.profiles) == {"quick", "core"}
    for keys in method.profiles.values():
        assert [method.numbers[key] for key in keys] == sorted(
            {method.numbers[key] for key in keys}
        )
    assert set(method.profiles["core"]) < set(method.profiles["quick"])


def test_meddpicc_is_spelt_by_its_elements_and_stands_on_criteria(
    english: Method, method: Method
) -> None:
    assert "".join(element.label[0] for element in english.meddpicc) == "MEDDPICC"
    assert {key for element in method.meddpicc for key in (*element.primary, *element.also)} <= set(
        method.by_key
    )
    assert [
        element.key for element in method.meddpicc if set(element.primary) & set(element.also)
    ] == []
    assert [element.key for element in method.meddpicc if not element.primary] == ["paper_process"]


def test_every_place_of_the_methods_pages_has_its_passage(method: Method) -> None:
    assert set(method.chapters) == CHAPTERS


@pytest.mark.parametrize("name", sorted(CHAPTERS))
def test_a_passage_is_some_paragraphs_with_a_title_and_no_heading_or_html(
    method: Method, name: str
) -> None:
    chapter = method.chapters[name]
    prose = [block for block in chapter.text.split("\n\n") if not block.startswith(("- ", "1. "))]
    assert chapter.title.strip()
    assert 2 <= len(prose) <= 6
    assert not any(line.startswith("#") or "<" in line for line in chapter.text.splitlines())


def test_the_method_is_not_called_by_a_mark_of_others(method: Method) -> None:
    text = method.model_dump_json().lower()
    assert "target account selling" not in text
    assert [
        word
        for word in ("tas", "altify", "siebel", "dealmaker")
        if word in text.replace('"', " ").replace(",", " ").split()
    ] == []
