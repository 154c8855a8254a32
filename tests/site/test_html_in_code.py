"""HTML is written by templates, by `site/views` and by the rooms named here, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator/gosart"

ELEMENTS = (
    "a|abbr|article|b|body|br|button|caption|code|dd|details|div|dl|dt|em|figcaption|figure|footer|"
    "form|g|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|"
    "path|pre|script|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|"
    "template|textarea|tfoot|th|thead|time|title|tr|u|ul|use|video"
)
TAG = re.compile(
    rf"<(?:{ELEMENTS})(?:\s*/?>|\s+[a-z-]+[=>])|</(?:{ELEMENTS})>|<!doctype html", re.IGNORECASE
)
"""A tag, or the beginning of one with an attribute; SVG's <text> is a kind of a union, too."""

MAY = {
    "charts/": "draws SVG",
    "site/views/": "makes ready what templates are given",
    "text/": "turns the Markdown of a plan into HTML, and says what of its HTML is left out",
    "comparison/renderers/markdown.py": "writes Markdown for a forge, which has no other folds",
    "comparison/renderers/mermaid.py": "writes Mermaid, whose labels break a line by an element",
    "mkdocs_plugin/page_frame.py": "finds the article in a page that MkDocs has made",
}
"""Rooms and modules that may, and why."""


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of each string of a module that is no docstring."""
    tree = ast.parse(source)
    about = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node.lineno, node.value


def html_in(source: str) -> list[int]:
    """Return the lines of a module on which a string has a tag of HTML."""
    if not TAG.search(source):
        return []
    return sorted({line for line, text in literals(source) if TAG.search(text)})


def room_of(name: str) -> str:
    """Return what of the list lets a module write HTML, "" for nothing."""
    return next((room for room in MAY if name.startswith(room)), "")


def test_no_other_module_writes_html() -> None:
    found = {
        f"{name}:{line}": room_of(name)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in [path.relative_to(PACKAGE).as_posix()]
        for line in html_in(path.read_text("utf-8"))
    }
    assert [where for where, room in found.items() if not room] == []
    assert set(MAY) - set(found.values()) == set()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = '<b>{}</b>'", [1]),
        ("\nx = f'<a href=\"{y}\">'", [2]),
        ("x = Tag('<text>')", []),
        ("x = ('a'\n  '<li>')", [1]),
        ('"""Writes <b>."""\nx = "<!doctype html>"', [2]),
        ("x = msg('Write <account>/<person>.')", []),
        ("x = '<stream end>', 'a < b > c', '<a:t>'", []),
    ],
)
def test_a_tag_in_a_string_is_found(source: str, lines: list[int]) -> None:
    assert html_in(source) == lines
