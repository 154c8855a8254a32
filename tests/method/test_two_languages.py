"""The method in two languages is one method: the same keys, weights and slots, but translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from gosart.method.model import Method

UNTRANSLATED = {
    "version", "key", "letter", "primary", "also", "slots", "profiles", "weight", "rivals",
    "criteria", "rules", "open", "exposed", "situations",
}  # fmt: skip
"""Keys whose values are for the machine, the same in every language."""
CHINESE = re.compile("[\u4e00-\u9fff]")
LATIN_WORD = re.compile("[A-Za-z]{2,}")
LATIN_NAMES = {
    "PRIME",
    "GOSART",
    "MEDDPICC",
    "oal",
    "bjective",
    "trategy",
    "ctions",
    "esources",
    "est",
}
"""What stays in Latin letters: three acronyms, and the words that the second stands for."""


def shape(node: Any, key: str = "") -> Any:
    """Keep what all languages share: keys, lengths and the machine's values; texts become "…"."""
    if isinstance(node, dict):
        return {
            name: shape(value, "profiles" if key == "profiles" else str(name))
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [shape(value, key) for value in node]
    return node if key in UNTRANSLATED else "…"


def texts(node: Any, where: str = "", key: str = "") -> Iterator[tuple[str, str]]:
    """Give each text for people with the place it stands at."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from texts(
                value, f"{where}/{name}", "profiles" if key == "profiles" else str(name)
            )
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts(value, f"{where}/{number}", key)
    elif key not in UNTRANSLATED:
        yield where, node


def test_both_files_have_the_same_keys_weights_slots_and_as_many_questions(
    data: dict[str, dict[str, Any]],
) -> None:
    assert shape(data["zh"]) == shape(data["en"])


def test_both_languages_weigh_the_criteria_alike(english: Method, chinese: Method) -> None:
    weights = {
        criterion.key: (criterion.weight, criterion.rivals) for criterion in english.criteria
    }
    assert {
        criterion.key: (criterion.weight, criterion.rivals) for criterion in chinese.criteria
    } == weights


def test_every_chinese_text_is_chinese(data: dict[str, dict[str, Any]]) -> None:
    assert [where for where, text in texts(data["zh"]) if not CHINESE.search(text)] == []


def test_no_english_text_holds_chinese(data: dict[str, dict[str, Any]]) -> None:
    assert [where for where, text in texts(data["en"]) if CHINESE.search(text)] == []


def test_no_english_word_is_left_in_a_chinese_text(data: dict[str, dict[str, Any]]) -> None:
    prose = [
        (where, re.sub(r"\{\w+\}|`\w+`", "", text)) for where, text in texts(data["zh"])
    ]  # keys of a plan stay as they are
    assert [
        (where, word)
        for where, text in prose
        for word in LATIN_WORD.findall(text)
        if word not in LATIN_NAMES
    ] == []


def test_chinese_sentences_have_chinese_punctuation(data: dict[str, dict[str, Any]]) -> None:
    assert [
        where for where, text in texts(data["zh"]) if re.search("[\u4e00-\u9fff][,;:?!]", text)
    ] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_is_wrapped_within_a_paragraph_or_padded(
    data: dict[str, dict[str, Any]], language: str
) -> None:
    """A line break would become a space inside a Chinese sentence."""
    for where, text in texts(data[language]):
        lines = text.split("\n")
        assert [line for line in lines if line != line.strip()] == [], where
        wrapped = [
            after
            for before, after in pairwise(lines)
            if before and after and not re.match(r"- |\d\. ", after)
        ]
        assert wrapped == [], where
