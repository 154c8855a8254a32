"""What is too much for a Markdown parser is named at its place; what people write is not."""

from __future__ import annotations

import pytest

from gosart.text.markdown import paragraphs, render_body
from gosart.text.markdown_bounds import LONGEST_TEXT, excess_of
from gosart.text.markdown_to_text import plain

BEFORE = "A paragraph of some words, long enough to be looked at.\n\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "beginning"),
    [
        ("[" * 31, 0, 30, "Too many brackets"),
        ("![a" * 31, 0, 91, "Too many brackets"),
        ("[a](" * 31, 0, 122, "Too many brackets"),
        ("[a][" * 31, 0, 120, "Too many brackets"),
        ("<a " * 101, 0, 300, "Too many brackets"),
        ("[a\n" * 31, 30, 0, "Too many brackets"),
        ("> " * 21, 0, 40, "Quotes or lists"),
        (">" * 21 + " a", 0, 20, "Quotes or lists"),
        ("1. - > " * 7 + "a", 0, 42 + 5, "Quotes or lists"),
        ("".join("    " * depth + "- a\n" for depth in range(21)), 20, 80, "Quotes or lists"),
        ("".join("\t" * depth + "1. a\n" for depth in range(21)), 20, 20, "Quotes or lists"),
        ("".join("    " * depth + "!!! note\n" for depth in range(21)), 20, 80, "Quotes or lists"),
        ("<!--a>\n\n" * 101, 200, 0, "Too many brackets"),
        (f"{'<a ' * 60}\n\n" * 2, 2, 120, "Too many brackets"),
        ("<div>a\n\n" * 501, 1000, 0, "More than 500 HTML elements"),
        ("".join(f"[^{n}]: a\n\n" for n in range(1001)), 2000, 0, "The text has more than 1000"),
        ("a\n" * 1001, 1000, 0, "There are more than 1000 lines"),
        ("a " * 5_000 + "\n" + "b " * 5_001, 1, 0, "There are more than 20000 characters"),
    ],
)
def test_what_is_too_much_is_named_at_its_place(
    text: str, line: int, column: int, beginning: str
) -> None:
    excess = excess_of(BEFORE + text)
    assert excess is not None
    assert (excess.line - 2, excess.column) == (line, column)
    assert str(excess.message).startswith(beginning)


def test_a_text_has_a_length() -> None:
    assert excess_of("word\n\n" * (LONGEST_TEXT // 6)) is None
    excess = excess_of("word\n\n" * (LONGEST_TEXT // 6 + 1))
    assert excess is not None
    assert str(excess.message) == "The text has 100002 characters; at most 100000 are read."


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30 + "]" * 30,
        "[a](b.png) " * 1_000,
        "\\[" * 5_000,
        "[a\n\n" * 500,
        "> " * 20 + "a",
        "".join("    " * depth + "- a\n" for depth in range(20)),
        "- a\n" * 1000,
        "| a | b |\n|---|---|\n" + "| 1 < 2 | [x](y) |\n" * 500,
        " " * 200 + "indented far, and no list",
        "1 < 2, " * 100,
        "<p>a<br>b\n\n" * 1_000,
        "[a](<b c.png>)\n\n" * 1_000,
        "<https://northwind.example>\n\n" * 1_000,
        "<div>a</div>\n\n" * 1_000,
        "<ul>" + "<li>a\n" * 900 + "</ul>",
        "<!-- a -->\n\n" * 1_000,
    ],
)
def test_what_people_write_is_not_too_much(text: str) -> None:
    assert excess_of(BEFORE + text) is None
    assert paragraphs(BEFORE + text)


def test_a_text_that_is_too_much_is_shown_as_it_was_typed() -> None:
    text = f"{BEFORE}<b>{'[' * 90_000}\n\n# no heading"
    html = str(paragraphs(text))
    assert html.endswith(f"<p>&lt;b&gt;{'[' * 90_000}</p><p># no heading</p>")
    assert render_body(text, str) == [html]
    assert plain(text).endswith("[[[ # no heading")
