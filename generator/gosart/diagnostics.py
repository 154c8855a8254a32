"""What is wrong in a file, where, and what to do: objects first, sentences last.

Message ── a sentence and its values; English by str(), data by data_of
Location ── where in a file, and the address of what stands there
Diagnostic ── code, severity, location, message, hint, and what makes it the same one tomorrow
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

__all__ = [
    "SEVERITIES",
    "Address",
    "Amount",
    "AnyDiagnostic",
    "Diagnostic",
    "Kind",
    "Listed",
    "Location",
    "Message",
    "Named",
    "Number",
    "Phrase",
    "Say",
    "Sentence",
    "Severity",
    "capitalised",
    "data_of",
    "msg",
    "ordered",
    "render",
    "window",
]

Address: TypeAlias = tuple[str, ...]
"""The keys that lead to a value of a plan, an item of a list by what names it, never by its number:
`("opportunities", "main", "actions", "A2", "due")`."""


LONGEST_SOURCE = 1_000
"""The most characters of a line that a diagnostic carries: a line may be the whole of a file."""
LONGEST_VALUE = 1_000
"""The most characters of a text of the user that a message quotes."""


class Severity(StrEnum):
    """How bad it is: an error fails a build, a warning and an advice are shown."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Kind(StrEnum):
    """What found it: reading a file, or a rule in a plan that could be read."""

    PROBLEM = "problem"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and its values.

    Values stay what they are (a day, a figure, a name with its id, another message) until somebody
    writes the sentence. They may be text of the user: whoever prints into HTML escapes the whole.
    """

    template: str
    """As a catalogue knows it, in the style of str.format: a brace meant as itself is doubled."""
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __hash__(self) -> int:
        return hash(self.template)  # its values are a mapping, which has no hash


Say: TypeAlias = Callable[[Message], str]
"""Writes a message in a language; `str` writes English."""


def msg(template: str, /, **values: Any) -> Message:
    """Return a sentence that can be translated.

    Args:
        template: A literal, so that the extraction of messages finds it.
        values: What stands in its braces.
    """
    return Message(template, values)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry in a message: its id is the data, its name is what a reader sees."""

    id: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Phrase(Named):
    """Words of the method in a message: their key is the data. It names nobody and nothing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a message, by a format of Python's (`,` groups), with a real minus sign."""

    value: int | float | Decimal
    style: str = ","

    def __str__(self) -> str:
        return format(self.value, self.style).replace("-", "\u2212")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a message."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,}"


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in a message, in order."""

    items: tuple[Any, ...]
    separator: str = "; "

    def __str__(self) -> str:
        return self.separator.join(map(str, self.items))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause that opens a sentence: written with a capital letter, as it is anywhere else."""

    clause: Message

    def __str__(self) -> str:
        return capitalised(str(self.clause))


def capitalised(text: str) -> str:
    """Return a text with a capital first letter, the rest as it is.

    Args:
        text: The text.
    """
    return text[:1].upper() + text[1:]


def data_of(value: object) -> Any:
    """Return a message, or a value of one, as data for JSON, in no language.

    Args:
        value: The value.

    Returns:
        Text, truths and figures as they are, a day in ISO form, a closed set by its value, an entry
        by its id, an amount as `{"amount", "currency"}`, several as a list. A message is its
        values by name; one inside another is its only value, or its template where it has none.
    """
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Named):
        return value.id
    if isinstance(value, Number):
        return data_of(value.value)
    if isinstance(value, Amount):
        return {"amount": data_of(value.amount), "currency": value.currency}
    if isinstance(value, Sentence):
        return _inner(value.clause)
    if isinstance(value, Listed):
        return [_inner(item) for item in value.items]
    if isinstance(value, list | tuple):
        return [_inner(item) for item in value]
    if isinstance(value, Message):
        return {name: _inner(inner) for name, inner in value.values.items()}
    return str(value)


def _inner(value: object) -> Any:
    if isinstance(value, Message) and len(value.values) < 2:
        return next((_inner(inner) for inner in value.values.values()), value.template)
    return data_of(value)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file."""

    path: str
    """Relative to the repository, posix."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""
    length: int = 1
    """How many characters it marks."""
    address: Address = field(default=(), compare=False, repr=False)
    """What stands there, as far as it is known. It is no part of the place."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong: a problem of a file, or, as a `Finding`, what a rule finds.

    Of a long line only what is around the column is kept, and of a long value in a message only its
    beginning.
    """

    code: str
    """Of the problem or the rule: `P008`, `K002`; it never changes its meaning."""
    severity: Severity
    """How bad it is."""
    location: Location
    """Where it is, in a file of the repository."""
    message: Message
    """What is wrong; `str()` writes it in English."""
    hint: Message
    """What to do about it; its sentence may be empty."""
    source: str = ""
    """The line of the file (for the caret), "" when there is none to show."""
    account: str = ""
    """Id of the account it is shown with, "" for the shared entries and the site's own files."""
    opportunity: str = ""
    """Id of the opportunity, "" for the account itself."""
    entry: str = ""
    """Id of the person, action or other entry that it is about, "" for none."""
    about: Address | None = None
    """What it is about where its location does not say it, being one of several, say."""
    fingerprint: str = ""
    """What it is recognised by, "" before `gosart.lint.fingerprint.stamped` has seen them all."""
    kind: Kind = Kind.PROBLEM
    """What found it."""
    source_start: int = 0
    """How many characters of the line stand before `source`."""
    count: int = 1
    """How many problems or findings it is: more than itself where it stands for those of a file
    that are not listed."""

    def __post_init__(self) -> None:
        if len(self.source) > LONGEST_SOURCE:
            source, offset = window(self.source, self.location.column, LONGEST_SOURCE)
            start = min(max(self.location.column - 1, 0), len(self.source)) - offset
            object.__setattr__(self, "source", source)
            object.__setattr__(self, "source_start", self.source_start + start)
        object.__setattr__(self, "message", _quoting_less(self.message))
        object.__setattr__(self, "hint", _quoting_less(self.hint))

    @property
    def has_whole_line(self) -> bool:
        """Whether `source` is all of its line."""
        return not self.source_start and len(self.source) < LONGEST_SOURCE


def _quoting_less(message: Message) -> Message:
    """Shorten the texts that a message quotes, each by itself."""
    for value in message.values.values():
        if isinstance(value, str) and len(value) > LONGEST_VALUE + 1:
            break
    else:  # of nearly every message
        return message
    long = {
        name: value[:LONGEST_VALUE].rstrip() + "\u2026"
        for name, value in message.values.items()
        if isinstance(value, str) and len(value) > LONGEST_VALUE + 1
    }
    return replace(message, values={**message.values, **long})


SEVERITIES: Mapping[Severity, Message] = MappingProxyType(
    {
        Severity.ERROR: msg("error"),
        Severity.WARNING: msg("warning"),
        Severity.ADVICE: msg("advice"),
    }
)
"""Severity to its name."""

AnyDiagnostic = TypeVar("AnyDiagnostic", bound=Diagnostic)
"""A function that gives back what it is given gives findings for findings."""


def ordered(diagnostics: Iterable[AnyDiagnostic]) -> tuple[AnyDiagnostic, ...]:
    """Sort by place, code and values, so that two runs print the same in whatever language.

    Args:
        diagnostics: In any order.

    Returns:
        Each once, in order.
    """
    unique = {(*_position(item), str(item.message), item.opportunity): item for item in diagnostics}
    return tuple(sorted(unique.values(), key=_order))


def _order(item: Diagnostic) -> tuple[str | int, ...]:
    """Return what it is sorted by: never its sentence, whose order is that of a language."""
    values, template = repr(data_of(item.message)), item.message.template
    return (*_position(item), values, template, item.opportunity, item.entry, item.fingerprint)


def _position(item: Diagnostic) -> tuple[str, int, int, str]:
    return (item.location.path, item.location.line, item.location.column, item.code)


def render(diagnostic: Diagnostic, say: Say = str) -> str:
    """Write `path:line:column: CODE message [severity]`, the line with a caret, and the hint.

    The severity stands behind the message: a colour alone would not tell everybody.

    Args:
        diagnostic: What is wrong.
        say: Puts a message into a language.

    Returns:
        Lines of text.
    """
    location = diagnostic.location
    location_text = f"{location.path}:{location.line}:{location.column}"
    severity = say(SEVERITIES[diagnostic.severity])
    lines = [f"{location_text}: {diagnostic.code} {say(diagnostic.message)} [{severity}]"]
    if diagnostic.source:
        excerpt, offset = window(diagnostic.source, location.column - diagnostic.source_start)
        lines += [f"    {excerpt}", f"    {caret_line(excerpt, offset, location.length)}"]
    if hint := say(diagnostic.hint):
        lines.append(f"    = {hint}")
    return "\n".join(lines)


def window(source: str, column: int, width: int = 160) -> tuple[str, int]:
    """Cut a long line around a column.

    Args:
        source: The line.
        column: From 1.
        width: Most characters that are left.

    Returns:
        The part, and the offset of the column in it (from 0).
    """
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
