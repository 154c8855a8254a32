"""The words of a text that is no YAML (any more) that may be meant as keys, as far as one can tell.

A parser stops at the first mistake, and what stands behind it is unknown to it. Here every line is
cut where a key may begin and end, whatever stands around it, so that rather too much is a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["KeyWord", "key_words"]

_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xuU][^\s\"]{0,2}|(.))"
)
_JOINED = re.compile(r"\\\n[ \t]*")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENDS = re.compile(r"[{}\[\],:;=?\uff1a\uff0c\uff1b\uff1d#\"'`|>]")
"""What a key ends at, or begins behind. A colon may be missing: that may be the very mistake."""
_BRACKET = re.compile(r"([{}\[\]])")
_PROPERTIES = re.compile(r"^(?:[&*!]\S*\s+)+")
"""An anchor or a tag in front of a key."""


@dataclass(frozen=True, slots=True)
class KeyWord:
    """What may be a key. `is_top` is False where it stands inside another entry for sure."""

    text: str
    is_top: bool


def key_words(lines: Sequence[str]) -> Iterator[KeyWord]:
    """Yield everything in a text that may be meant as a key, escapes resolved.

    Args:
        lines: The text, YAML or Markdown with front matter. Comments are none of it.

    Yields:
        Each part of a line that a key may begin and end with, then its first word alone.
    """
    outline: list[_Line] = []
    for typed in _BREAK.split(_JOINED.sub("", "\n".join(lines))):
        line = _uncommented(_resolved(typed))
        if line.strip():
            nested = _enter(outline, line)
            for in_brackets, word in _words(line):
                yield KeyWord(word, not (nested or in_brackets))


def _resolved(line: str) -> str:
    """Resolve the escapes of a double-quoted text, wherever they stand."""
    return _ESCAPE.sub(_char, line) if "\\" in line else line


def _char(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return match[4] or ""
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else ""


def _uncommented(line: str) -> str:
    """Leave out a comment; what follows a quote may be none."""
    if line.lstrip().startswith("#"):
        return ""
    before, sign, _ = line.partition(" #")
    return before if sign and not re.search("[\"']", before) else line


def _words(line: str) -> Iterator[tuple[bool, str]]:
    """Yield what may be a key in a line or begin with one, and whether brackets hold it."""
    brackets = _Brackets()
    start = 0
    for end in (*(match.start() for match in _ENDS.finditer(line)), len(line)):
        part = _PROPERTIES.sub("", line[start:end].lstrip(" \t-").rstrip())
        if part:
            yield brackets.are_value, part
            first = part.split(maxsplit=1)[0]
            if first != part:
                yield brackets.are_value, first
        brackets.read(line[end : end + 1], is_behind=bool(part))
        start = end + 1


@dataclass(slots=True)
class _Brackets:
    """The open brackets of a line: the values of something, and those that begin it."""

    opened: list[bool] = field(default_factory=list)
    values: int = 0
    is_behind: bool = False
    """Whether anything but brackets has come."""

    def read(self, char: str, *, is_behind: bool) -> None:
        """Take in what came before a character, and the character."""
        self.is_behind |= is_behind
        if char in ("{", "["):
            self.opened.append(self.is_behind)
            self.values += self.is_behind
        elif char in ("}", "]") and self.opened:
            self.values -= self.opened.pop()

    @property
    def are_value(self) -> bool:
        """Whether one that is the value of something is open."""
        return self.values > 0


@dataclass(slots=True)
class _Line:
    """A line that those below it, further in, may belong to."""

    indent: int
    is_item: bool
    opens: bool
    """Whether it ends where an entry begins."""
    is_placed: bool
    """Whether it is a key of the top, or inside an entry for sure."""
    inner: int | None = None
    """How far in the first line below it is."""


def _leaves_open(line: str) -> bool:
    brackets = _Brackets()
    parts = _BRACKET.split(line)
    for before, bracket in zip(parts[::2], parts[1::2], strict=False):
        brackets.read(bracket, is_behind=bool(before.strip()))
    return brackets.are_value


def _enter(outline: list[_Line], line: str) -> bool:
    """Put a line into the outline; tell whether it stands inside an entry for sure."""
    indent = len(line) - len(line.lstrip(" "))
    bare = line.strip()
    is_item = bare == "-" or bare.startswith("- ")
    while outline and not (
        outline[-1].indent < indent
        or (is_item and outline[-1].indent == indent and not outline[-1].is_item)
    ):
        outline.pop()
    nested, is_top = False, indent == 0 and not is_item and bare[0] not in "{["
    if outline:
        parent = outline[-1]
        parent.inner = indent if parent.inner is None else parent.inner
        nested = parent.is_placed and parent.opens and parent.inner == indent
    opens = bare.endswith((":", "|", ">", "-")) or is_item or _leaves_open(line)
    outline.append(_Line(indent, is_item, opens, nested or (is_top and not outline)))
    return nested
