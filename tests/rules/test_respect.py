"""What the rule on words about people finds, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.api import check
from gosart.rules.unkind_words import belittling, private
from tests.site.repositories import CONFIG
from tests.writing import write_tree

ACCOUNT = """
    name: Alder Mills
    owner: ann
    team: {ann: {name: Ann Berg}}
    people:
      bo: {name: Bo Lind, title: Buyer, notes: He is no fool,
        approach: {verb: cultivate, note: Her health is poor}}
      cy:
        name: Cy Roth
        title: Head of Public Affairs
        personal_agenda: Told us that our dashboard is good and the vendor before us was foolproof
    opportunities:
      pumps: {name: Pumps, people: {bo: {notes: He is no fool, evidence: [{text: A snake}]}}}
"""


def test_each_text_is_found_once_with_its_place(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/alder.yml": ACCOUNT})
    found = [item for item in check(tmp_path) if item.code == "K015"]
    assert [(str(item.message), item.location.line) for item in found] == [
        ("Would you read “fool” to Bo Lind?", 5),
        ("“Her health” is a private matter of Bo Lind", 6),
        ("Would you read “snake” to Bo Lind?", 12),
    ]


@pytest.mark.parametrize(
    "text", ["Lazy", "a two-faced man", "this DINOSAUR of a plant manager", "他是个笨蛋"]
)
def test_what_belittles_is_found_as_a_whole_word(text: str) -> None:
    assert belittling(text)


@pytest.mark.parametrize(
    "text",
    [
        "foolproof",
        "vainly",
        "a jerky start",
        "Hopelessly late deliveries",
        "lies between",
        "Grease",
    ],
)
def test_a_part_of_a_word_is_none(text: str) -> None:
    assert not belittling(text)
    assert not private(text)


def test_private_matters_are_found_in_both_languages() -> None:
    assert private("On sick leave until May") == "sick leave"
    assert private("她刚离婚") == "离婚"
    assert not private("Health and safety manager")
