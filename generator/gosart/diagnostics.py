"""What is wrong in a file, where, and what to do: found as objects, printed at the end by whoever shows them.

Said ── a sentence and its values, English by str(), translated by the catalogue of a page
Spot ── a place in a file
Diagnostic ── code + severity + spot + what is wrong + what to do
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Diagnostic", "Location", "Message", "Severity", "msg", "ordered", "render"]


class Severity(StrEnum):
    """How bad it is: an error fails a build, a warning and an advice are shown."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as a catalogue knows it (`template`, str.format style: a brace meant as itself is doubled) with its values.

    Values are text of the user: whoever prints into HTML escapes the whole.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def msg(template: str, /, **values: Any) -> Message:
    """Make a translatable sentence. The template is a literal, so that the message extraction finds it."""
    return Message(template, values)


@dataclass(frozen=True, slots=True)
class Location:
    """A place: path relative to the repository (posix), line and column from 1, how many characters it marks."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `source` is the line of the file it stands in (for the caret), "" when there is none to show."""

    code: str
    severity: Severity
    location: Location
    message: Message
    hint: Message
    source: str = ""
    account: str | None = None
    """Id of the account whose page shows the problem; None for `_shared` and the site's own files."""
    opportunity: str = ""
    """Id of the deal that a rule's finding is about, "" for the account itself; problems have none."""

    def as_json(self) -> dict[str, Any]:
        """Return the documented shape of `gosart check --format json`."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.location.path,
            "line": self.location.line,
            "column": self.location.column,
            "message": str(self.message),
            "hint": str(self.hint),
        }


def ordered(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place then code, so that two runs print the same; the same problem said twice is said once."""
    unique = {
        (p.location.path, p.location.line, p.location.column, p.code, str(p.message)): p
        for p in problems
    }
    return tuple(unique[key] for key in sorted(unique))


def render(problem: Diagnostic) -> str:
    """Write `path:line:column: CODE what is wrong`, the source line with a caret under the place, and the hint.

    What is no error says so behind the message: a colour alone would not tell everybody.
    """
    location = problem.location
    grave = "" if problem.severity is Severity.ERROR else f" [{problem.severity}]"
    lines = [
        f"{location.path}:{location.line}:{location.column}: {problem.code} {problem.message}{grave}"
    ]
    if problem.source:
        shown, offset = window(problem.source, location.column)
        lines += [f"    {shown}", f"    {caret_line(shown, offset, location.length)}"]
    if str(problem.hint):
        lines.append(f"    = {problem.hint}")
    return "\n".join(lines)


def window(source: str, column: int, width: int = 160) -> tuple[str, int]:
    """Cut a long line around `column` (from 1); give the part and the offset of the column in it (from 0)."""
    offset = min(max(column - 1, 0), len(source))
    if len(source) <= width:
        return source, offset
    start = max(0, min(offset - width // 2, len(source) - width))
    return source[start : start + width], offset - start


def caret_line(line: str, offset: int, length: int) -> str:
    """Write the carets that go under some characters of a line in a terminal.

    Args:
        line: The line.
        offset: Where the characters begin, from 0.
        length: How many they are.

    Returns:
        White space as wide as what is before them, then carets as wide as they are, at least one.
    """
    before, underlined = line[:offset], line[offset : offset + length]
    if line.isascii() and "\t" not in before:
        return " " * offset + "^" * max(1, len(underlined))
    from wcwidth import iter_graphemes, wcswidth  # most lines are ASCII and need no tables

    lead = "".join(_blank(part, wcswidth(part)) for part in iter_graphemes(before))
    cells = sum(max(1, wcswidth(part)) for part in iter_graphemes(underlined))
    return lead + "^" * max(1, cells)


def _blank(grapheme: str, cells: int) -> str:
    """Return white space as wide as a character; a wide one where CJK is not two cells wide."""
    if grapheme == "\t":
        return "\t"
    return "\u3000" if cells == 2 else " " * max(0, cells)
