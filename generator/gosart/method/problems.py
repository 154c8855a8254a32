"""The codes of everything that can be wrong with a company's own method, and the mistakes of one file as they are found.

A mistake knows the key it belongs to, not the line: whoever has read the file adds that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, TypeAlias

from gosart.diagnostics import Message, Severity, msg

__all__ = ["CODES", "Mistake", "Mistakes", "Path", "choose", "nearest"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "M002": msg("The method knows no such key"),
        "M003": msg("The method misses a key"),
        "M004": msg("A value of the method is empty"),
        "M005": msg("The method expects a text"),
        "M006": msg("The method expects a mapping or a list"),
        "M007": msg("A name of the method is not written as one"),
        "M008": msg("A name of the method is taken"),
        "M009": msg("A name of the method is not known"),
        "M010": msg("A weight is not written as one"),
        "M011": msg("Asked of rivals: neither true nor false"),
        "M012": msg("There is nothing to remove"),
        "M013": msg("A question without criteria"),
        "M014": msg("Slots and sentence do not agree"),
        "M015": msg("A letter is longer than one"),
        "M016": msg("The name of an axis is long"),
        "M017": msg("Two axes have one name"),
        "M018": msg("What the method extends is not known"),
        "M019": msg("Two places for one entry"),
        "M020": msg("Too few or too many axes"),
        "M099": msg("The method is not understood"),
    }
)
"""Code to title."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the file."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a key of the file; `at_key` where the key itself is meant and not its value."""

    path: Path
    code: str
    message: Message
    hint: Message
    at_key: bool = False
    severity: Severity = Severity.ERROR


class Mistakes:
    """What is wrong with one file, in the order it is found."""

    def __init__(self) -> None:
        self.found: list[Mistake] = []

    def add(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Tell an error of a value."""
        CODES[code]
        self.found.append(Mistake(path, code, message, hint))

    def at_key(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Tell an error of a key, or that something is missing below it."""
        CODES[code]
        self.found.append(Mistake(path, code, message, hint, at_key=True))

    def warn(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Tell what the site can live with."""
        CODES[code]
        self.found.append(Mistake(path, code, message, hint, severity=Severity.WARNING))

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(mistake.severity is Severity.ERROR for mistake in self.found)


def nearest(word: str, translator: Collection[str]) -> str:
    """Return the nearest of `words`, "" when none is near; case, blanks and `-` against `_` do not count as a difference."""
    known = {_plain(candidate): candidate for candidate in reversed(list(translator))}
    plain = _plain(word[:80])
    close = [plain] if plain in known else get_close_matches(plain, known, 1, 0.6)
    return known[close[0]] if close else ""


def choose(word: str, valid: Collection[str]) -> Message:
    """Make the hint that names what would have been right, the nearest first."""
    shown, near = ", ".join(valid) or "–", nearest(word, valid)
    if near:
        return msg("Did you mean '{nearest}'? Valid: {valid}.", nearest=near, valid=shown)
    return msg("Valid: {valid}.", valid=shown)


def kind_of(value: Any) -> Message:
    """Name what stands where something else is expected."""
    return (
        msg("a mapping")
        if isinstance(value, dict)
        else msg("a list")
        if isinstance(value, list)
        else msg("a text")
    )


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())
