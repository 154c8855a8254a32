"""Each message has its Chinese, and a template holds no word that is not in the catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from gosart.i18n.translator import translator_for
from tests.i18n.extraction import CATALOGUE, ROOT, extract, update

TEMPLATES = sorted((ROOT / "site_templates" / "pages").glob("*.j2"))
NAMES = {"GOSART", "PRIME", "MEDDPICC"}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The messages of the sources as they are now."""
    path = tmp_path_factory.mktemp("messages") / "messages.pot"
    extract(path)
    return path


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """The messages of the Chinese catalogue."""
    return messages_of(CATALOGUE)


def messages_of(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="zh") if message.id]


def english(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def translations(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%\(\w+\)s", text.replace("{{", "").replace("}}", "")))


def test_every_message_of_the_sources_is_translated(
    extracted: Path, messages: list[Message]
) -> None:
    translated = {english(message) for message in messages if all(translations(message))}
    used = {english(message) for message in messages_of(extracted)}
    assert len(used) > 500
    assert sorted(used - translated) == [], "run: make messages, then translate what is empty"


def test_the_catalogue_holds_no_message_that_is_no_more(
    extracted: Path, messages: list[Message]
) -> None:
    used = {english(message) for message in messages_of(extracted)}
    assert sorted({english(message) for message in messages} - used) == []


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


def test_bringing_the_catalogue_up_to_date_changes_nothing(extracted: Path, tmp_path: Path) -> None:
    copy = tmp_path / "zh.po"
    copy.write_bytes(CATALOGUE.read_bytes())
    update(extracted, copy)
    assert copy.read_bytes() == CATALOGUE.read_bytes(), "run: make messages"


def test_chinese_pages_use_the_catalogue() -> None:
    translator = translator_for("zh")
    assert translator.text("Portfolio") == "组合总览"
    assert translator.plural("{n} day ago", "{n} days ago", 3) == "3 天前"


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.name for template in TEMPLATES])
def test_a_template_prints_no_word_of_its_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{% trans .*?\{% endtrans %\}", " ", text, flags=re.DOTALL)  # messages too
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", text, flags=re.DOTALL)
    attributes = re.findall(r'(?:title|alt|aria-label|placeholder)="([^"]*)"', text)
    content = re.sub(r"<[^>]*>", " ", text)
    content = re.sub(r"(?m)^(#+ [^#\n]*)#\S*.*\}\s*$", r"\1", content)  # the anchor of a heading
    words = {word for part in (*attributes, content) for word in re.findall(r"[A-Za-z]{3,}", part)}
    assert words - NAMES == set()


def test_no_message_is_missed_because_it_is_inside_an_f_string(messages: list[Message]) -> None:
    known = {english(message) for message in messages}
    missed = [
        f"{path.name}:{call.lineno}: {call.args[0].value}"
        for path in sorted((ROOT / "generator" / "gosart").rglob("*.py"))
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in ("text", "msg", "plural")
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in known
    ]
    assert missed == []
