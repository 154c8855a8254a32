"""Typed access to the method's data, tried on methods of one or two criteria."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from pydantic import ValidationError

from gosart.method import enums
from gosart.method import model as catalogue
from gosart.method.enums import ActionType, Rating, Role, VulnerabilitySeverity
from gosart.method.model import Method, set_name


def criterion(key: str, **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "label": key.title(),
        "title": key.title(),
        "questions": ["Is it so?"],
        "evidence": "A name.",
        **more,
    }


def question(key: str, *criteria: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "label": f"{key}?", "short": key, "criteria": list(criteria)}


def method_of(*questions: dict[str, Any], **more: Any) -> Method:
    empty: dict[str, Any] = {
        "terms": {},
        "gosart": [],
        "strategies": {},
        "propositions": {},
        "profiles": {},
        "chapters": {},
    }
    named = {"version": "7", "title": "Ours", "us": "Us", "no_decision": "Nothing happens"}
    return Method.model_validate({**named, **empty, "questions": list(questions), **more})


def test_criteria_run_through_the_questions_and_are_numbered_from_one() -> None:
    method = method_of(
        question("first", criterion("money"), criterion("date")),
        question("second", criterion("people")),
    )
    assert [item.key for item in method.criteria] == ["money", "date", "people"]
    assert method.numbers == {"money": 1, "date": 2, "people": 3}


def test_a_criterion_is_found_by_its_key() -> None:
    method = method_of(
        question("first", criterion("money"), criterion("date", weight=2.5, rivals=False))
    )
    assert method.by_key["date"] is method.criteria[1]
    assert (method.by_key["date"].weight, method.by_key["date"].rivals) == (2.5, False)


def test_a_criterion_weighs_one_and_is_for_rivals_too_unless_it_says_otherwise() -> None:
    money = method_of(question("first", criterion("money"))).criteria[0]
    assert (money.weight, money.rivals, money.help) == (1.0, True, "")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Rating, "rating"),
        (ActionType, "action-type"),
        (VulnerabilitySeverity, "vulnerability-severity"),
        (Role, "role"),
    ],
)
def test_a_closed_set_is_named_in_kebab_case(kind: type[StrEnum], name: str) -> None:
    assert set_name(kind) == name


def test_the_words_for_a_value_come_from_the_set_of_its_class() -> None:
    terms = {
        "action-type": {
            "prove": {"label": "Prove it", "description": "Show a figure.", "letter": "P"}
        }
    }
    term = method_of(question("first", criterion("money")), terms=terms).term(ActionType.PROVE)
    assert (term.label, term.letter) == ("Prove it", "P")


def test_a_rating_finds_its_label_by_the_character_it_is_typed_as(
    english: Method, chinese: Method
) -> None:
    assert [english.term(rating).label for rating in Rating] == ["Positive", "Negative", "Unknown"]
    assert [chinese.term(rating).label for rating in Rating] == ["有利", "不利", "未知"]


def test_every_closed_set_is_exported() -> None:
    kinds = [
        name
        for name, value in vars(enums).items()
        if isinstance(value, type)
        and value.__module__ in (enums.__name__, "gosart.method.work_enums")
    ]
    assert sorted(enums.__all__) == sorted(kinds)


def test_every_entry_of_the_catalogue_is_exported() -> None:
    kinds = [
        name
        for name, value in vars(catalogue).items()
        if isinstance(value, type) and value.__module__ == catalogue.__name__
    ]
    assert sorted(catalogue.__all__) == sorted(name for name in kinds if not name.startswith("_"))


@pytest.mark.parametrize(
    ("wrong", "location"),
    [
        (question("first"), ("questions", 0, "criteria")),
        (question("First", criterion("money")), ("questions", 0, "key")),
        (question("first", criterion("access-to-funds")), ("questions", 0, "criteria", 0, "key")),
        (
            question("first", criterion("money", wieght=2)),
            ("questions", 0, "criteria", 0, "wieght"),
        ),
        (
            question("first", criterion("money", weight="heavy")),
            ("questions", 0, "criteria", 0, "weight"),
        ),
    ],
    ids=["no criterion", "capital letter", "hyphen", "misspelt key", "weight in words"],
)
def test_a_companys_own_data_is_refused_at_the_place_that_is_wrong(
    wrong: dict[str, Any], location: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        method_of(wrong)
    assert caught.value.errors()[0]["loc"] == location


def test_a_method_without_questions_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        method_of()


def test_the_data_cannot_be_changed_once_read(english: Method) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        english.criteria[0].weight = 3.0  # type: ignore[misc]
