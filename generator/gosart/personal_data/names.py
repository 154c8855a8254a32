"""The words by which a text names a human: full name, e-mail address, id, and the last name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gosart.personal_data.model import Nature, Subject

__all__ = ["Names", "names_of"]

_SHORTEST = 3
"""Letters that a last name has at least to be looked for by itself."""
_IDS_FROM = 6
"""Letters from which an id is looked for in texts: `dana` would be any Dana."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is looked for in texts."""

    certain: tuple[str, ...]
    """Full names, e-mail addresses and ids, the longest first."""
    possible: tuple[str, ...]
    """Last names."""

    def nature_in(self, text: str) -> Nature | None:
        """Return how a text names them, None where it does not.

        Args:
            text: The text.
        """
        if _pattern(self.certain).search(text):
            return Nature.MENTION
        return Nature.POSSIBLE if _last_names(self.possible).search(text) else None

    def replaced_in(self, text: str, by: str) -> str:
        """Return a text with something else in place of each certain name.

        Args:
            text: The text.
            by: What stands there instead.
        """
        return _pattern(self.certain).sub(lambda _: by, text)


def names_of(subjects: Iterable[Subject], others: Iterable[str] = ()) -> Names:
    """Return the words by which texts name a human.

    Args:
        subjects: Their entries.
        others: More that is theirs alone, such as e-mail addresses.
    """
    subjects = list(subjects)
    full = {subject.name for subject in subjects if subject.name != subject.id}
    ids = {subject.id for subject in subjects if len(subject.id) >= _IDS_FROM}
    last = {name.split()[-1] for name in full if len(name.split()) > 1}
    certain = {word for word in (*full, *ids, *others) if word}
    return Names(
        tuple(sorted(certain, key=lambda word: (-len(word), word))),
        tuple(sorted(word for word in last - certain if len(word) >= _SHORTEST)),
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of some words; no words match nothing."""
    return re.compile("|".join(map(_bounded, words)) or r"(?!)", re.IGNORECASE)


def _last_names(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of some last names, but not as a part of an address or a compound."""
    names = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<![\w@./-])(?:{names})(?![\w@/-]|\.\w)" if names else r"(?!)", re.IGNORECASE
    )


def _bounded(word: str) -> str:
    """Return a word that is not part of a longer one; scripts without spaces have no such limit."""
    blanks = r"\s+".join(map(re.escape, word.split()))
    start = r"(?<!\w)" if _has_limits(word[0]) else ""
    end = r"(?!\w)" if _has_limits(word[-1]) else ""
    return f"{start}{blanks}{end}"


def _has_limits(char: str) -> bool:
    return char.isalnum() and ord(char) < 0x2E80
