"""What a page leaves out of a text of people: elements, attributes and addresses, and where.

`gosart.text.markdown` reduces HTML to harmless tags and addresses. What it takes out is read off
the HTML before, with the same tables.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser

from gosart.text.code_in_markdown import without_code
from gosart.text.markdown import SCHEMES, TAGS, html_as_typed

__all__ = ["Kind", "LeftOut", "left_out", "may_leave_out"]

_MAY = re.compile(
    r"<[a-z!?/]|\{:|(?:\]\(|\]:)\s*<?\s*[a-z][a-z0-9+.-]*:(?<!http:)(?<!https:)", re.IGNORECASE
)
_HOLDING = frozenset({"html", "head", "body", "main", "search", "picture", "tfoot", "font", "big"})
"""Left out, and nothing of what they hold: a reader misses nothing."""
_LOADING = frozenset({"srcset", "background", "poster", "lowsrc", "dynsrc", "ping", "style"})
"""Attributes that change what a reader sees; others are names for style sheets."""
_WITH_PARTS = frozenset(
    {"svg", "math", "video", "audio", "object", "form", "select", "iframe", "noscript", "template"}
)
"""Elements that are left out with what stands in them, so that this needs no word of its own."""
_ALIGNED = re.compile(r"\s*text-align:\s*\w+;?\s*")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+")


class Kind(Enum):
    """What is left out."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that is left out; line and column from 0 in the text."""

    kind: Kind
    name: str
    """A tag, an attribute, or an address."""
    tag: str
    line: int
    column: int
    length: int


def may_leave_out(text: str) -> bool:
    """Tell in no time whether a page may leave something out of a text.

    Args:
        text: The text.

    Returns:
        Whether it may.
    """
    return _MAY.search(text) is not None


def left_out(text: str) -> tuple[LeftOut, ...]:
    """Find what a page leaves out of a text.

    Args:
        text: Markdown as typed, no longer than a parser may have it.

    Returns:
        Each thing in the order of the page, the same on one line once.
    """
    if not may_leave_out(text):
        return ()
    html = html_as_typed(text)
    reader = _Reader(html)
    with suppress(AssertionError, RecursionError):  # at a declaration that is none it gives up
        reader.feed(html)
        reader.close()
    positions = _Positions(text)
    items = (positions.locate(*item) for item in reader.items)
    seen: dict[tuple[Kind, str, int], LeftOut] = {}
    for item in items:
        seen.setdefault((item.kind, item.name, item.line), item)
    return tuple(seen.values())


class _Reader(HTMLParser):
    """Collects what is left out, each with how many of its tag stand before it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html.lower()
        self.items: list[tuple[Kind, str, str, int]] = []
        self.counts: Counter[str] = Counter()
        self.inside = ""
        """The element with parts that is open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        number = self.counts[tag]
        self.counts[tag] += 1
        if self.inside:
            return
        if tag not in TAGS and tag not in _HOLDING:
            self.items.append((Kind.ELEMENT, tag, tag, number))
            if tag in _WITH_PARTS and f"</{tag}" in self.html:
                self.inside = tag
            return
        for name, value in attrs:
            if name in ("href", "src", "cite") and _is_refused(value or ""):
                self.items.append((Kind.ADDRESS, value or "", tag, number))
            elif name.startswith("on") or (name in _LOADING and not _is_kept(tag, name, value)):
                self.items.append((Kind.ATTRIBUTE, name, tag, number))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""


def _is_refused(address: str) -> bool:
    scheme = _SCHEME.match(_UNSEEN.sub("", address))
    return scheme is not None and scheme[1].lower() not in SCHEMES


def _is_kept(tag: str, name: str, value: str | None) -> bool:
    return name == "style" and tag in ("td", "th") and bool(_ALIGNED.fullmatch(value or ""))


class _Positions:
    """Finds where in a text something is typed; what is typed twice has two positions."""

    def __init__(self, text: str) -> None:
        self.text = without_code(text)
        self.lower = self.text.lower()
        self.tags: dict[str, list[int]] = {}
        self.next: Counter[str] = Counter()

    def locate(self, kind: Kind, name: str, tag: str, number: int) -> LeftOut:
        at, length = self._tag(tag, number), len(tag) + 1
        if kind is not Kind.ELEMENT:
            typed = name.lower()
            behind = at if kind is Kind.ATTRIBUTE else 0
            start = self.lower.find(typed, max(behind, self.next[typed]))
            if start >= 0:
                at, length = start, len(name)
                self.next[typed] = start + 1
        name = self.text[at + 1 : at + 1 + len(tag)] if kind is Kind.ELEMENT and at >= 0 else name
        at = max(at, 0)
        line = self.text.count("\n", 0, at)
        return LeftOut(
            kind, name or tag, tag, line, at - (self.text.rfind("\n", 0, at) + 1), length
        )

    def _tag(self, tag: str, number: int) -> int:
        if tag not in self.tags:
            pattern = re.compile(rf"<{re.escape(tag)}(?![\w-])", re.IGNORECASE)
            self.tags[tag] = [match.start() for match in pattern.finditer(self.text)]
        starts = self.tags[tag]
        return starts[min(number, len(starts) - 1)] if starts else -1
