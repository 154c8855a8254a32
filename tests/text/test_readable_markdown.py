"""Text of people in Markdown that is read in a mail: as it was typed, and only text to a parser."""

from __future__ import annotations

import re

import markdown
import pytest

from gosart.text.escape_markdown import readable


@pytest.mark.parametrize(
    "text",
    ["Dad's mill", 'the "big" one', "a < b & c > d", "R&D, P&L", "snake_case_word", "5 % – +10 %",
     "a: b; c", "(1) one!", "x = y", "50/50 {maybe}", "O'Brien & Söhne", "C3PO", "2.5"],
)  # fmt: skip
def test_what_is_no_markup_stays_as_it_was_typed(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<!-- x", "<img src=x onerror=y>", "&lt;b&gt; &#39;",
     "*a* **b**", "_a_ __b__", "`code`", "[x](javascript:1)", "![x](http://y.example)",
     "# head", "1. one", "1) x", "- item", "+ item", "> quote", "=====", "---", "***", "| a | b |",
     "<a@b.example>", "\\*a\\*"],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "- "])
def test_to_a_parser_it_is_text(text: str, start: str) -> None:
    html = markdown.markdown(start + readable(text), extensions=["tables"])
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "ul", "li"}
    plain = re.sub(r"<[^>]+>", "", html)
    shown = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    shown = shown.replace("&amp;", "&").replace("\u2060", "").replace("\\", "").strip()
    assert shown == text.replace("\\", "")


@pytest.mark.parametrize(
    "text", ["@ann", "#12", "https://x.example", "www.x.example", "!5", "GH-1"]
)
def test_a_forge_finds_nobody_and_nothing_in_it(text: str) -> None:
    assert "\u2060" in readable(text)
