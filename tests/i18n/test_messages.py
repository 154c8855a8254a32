"""Every word a page prints has a Chinese one, and nothing in a template is a word that the catalogue does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from gosart.i18n.translator import translator_for
from tests.i18n.extraction import CATALOGUE, ROOT, catalogue, extracted, updated

TEMPLATES = sorted((ROOT / "site_templates" / "pages").glob("*.j2"))
NAMES = {"GOSART", "PRIME", "MEDDPICC"}


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def translations(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%\(\w+\)s", text.replace("{{", "").replace("}}", "")))


def test_every_message_of_the_sources_is_translated(messages: list[Message]) -> None:
    known = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in messages
        if all(translations(message))
    }
    wanted = {message[0] if isinstance(message, tuple) else message for message, _ in extracted()}
    assert len(wanted) > 500
    assert sorted(wanted - known) == []


def test_the_catalogue_holds_no_message_that_is_no_more(messages: list[Message]) -> None:
    wanted = {message[0] if isinstance(message, tuple) else message for message, _ in extracted()}
    assert (
        sorted(
            {message.id[0] if isinstance(message.id, tuple) else message.id for message in messages}
            - wanted
        )
        == []
    )


def test_a_translation_has_the_placeholders_of_its_message(messages: list[Message]) -> None:
    wrong = []
    for message in messages:
        original = message.id[-1] if isinstance(message.id, tuple) else message.id
        wrong += [
            original
            for text in translations(message)
            if placeholders(text) != placeholders(original)
        ]
    assert wrong == []


def test_bringing_the_catalogue_up_to_date_changes_nothing() -> None:
    assert updated(catalogue()) == CATALOGUE.read_bytes()


def test_chinese_pages_use_the_catalogue() -> None:
    words = translator_for("zh")
    assert words.text("Portfolio") == "组合总览"
    assert words.plural("{n} day ago", "{n} days ago", 3) == "3 天前"


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.name for template in TEMPLATES])
def test_a_template_prints_no_word_of_its_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", text, flags=re.DOTALL)
    spoken = re.findall(r'(?:title|alt|aria-label|placeholder)="([^"]*)"', text)
    shown = re.sub(r"<[^>]*>", " ", text)
    shown = re.sub(r"(?m)^(#+ [^#\n]*)#\S*.*\}\s*$", r"\1", shown)  # the anchor of a heading
    words = {word for part in (*spoken, shown) for word in re.findall(r"[A-Za-z]{3,}", part)}
    assert words - NAMES == set()
