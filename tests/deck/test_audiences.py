"""What is for fewer readers than a deck is in no byte of it: slides, notes, charts, properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from gosart.deck.load import Kind
from tests.deck.making import made, models
from tests.site.test_audiences_bytes import PASSED, SALES, TEAM

ACCOUNTS = ("marwick-thorne", "wittgenrode-chemie", "hengze-storage")
"""Those whose plans hold words for the account team alone and for the sales team."""


def files_of(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file of a package, those of packages in it among them."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                yield from files_of(part)
            else:
                yield name, part.decode("utf-8", "replace").casefold()


def holding(decks: Mapping[str, bytes], word: str) -> list[str]:
    needle = word.casefold()
    return [
        f"{deck}: {name}"
        for deck, content in decks.items()
        for name, text in files_of(content)
        if needle in text or needle in name.casefold() or needle in deck
    ]


@pytest.fixture(scope="module")
def decks_for_everyone(sample_root: Path) -> Mapping[str, bytes]:
    decks = made(sample_root, *ACCOUNTS, kind=Kind.ACCOUNT, audience="everyone")
    return decks | made(sample_root, *ACCOUNTS, kind=Kind.OPPORTUNITY, audience="everyone")


def test_a_word_for_fewer_readers_is_in_no_byte(decks_for_everyone: Mapping[str, bytes]) -> None:
    words = [word for word in (*SALES, *PASSED, *TEAM) if word != "Sable"]
    assert len(decks_for_everyone) > len(ACCOUNTS)
    assert [(word, held) for word in words if (held := holding(decks_for_everyone, word))] == []


def test_the_same_words_are_there_for_those_who_may_see_them(
    sample_decks: Mapping[str, bytes],
) -> None:
    decks = {name: part for name, part in sample_decks.items() if name.startswith(ACCOUNTS)}
    for word in ("Kingfisher", "Lapwing", "Harriet", "Turmfalke", "Seidel", "\u767d\u9e6d"):
        assert holding(decks, word), word


@pytest.mark.parametrize("audience", ["everyone", "sales"])
def test_no_deck_of_any_sample_says_what_its_readers_may_not_see(
    sample_root: Path, audience: str
) -> None:
    words = (*SALES, *PASSED, *TEAM) if audience == "everyone" else TEAM
    said = {
        deck.name: repr(deck).casefold()
        for kind in Kind
        for _, deck in models(sample_root, kind=kind, audience=audience)
    }
    held = [
        (name, word)
        for word in words
        if word != "Sable"
        for name, text in said.items()
        if word.casefold() in text or word.casefold() in name
    ]
    assert held == []


def test_the_foot_says_for_whom_the_deck_is(decks_for_everyone: Mapping[str, bytes]) -> None:
    slides = [
        text
        for name, text in files_of(decks_for_everyone["marwick-thorne"])
        if name.startswith("ppt/slides/slide")
    ]
    assert slides
    assert all("for everyone" in text for text in slides)
