"""Characters that look like others, or like nothing: a word that holds one is not what it seems.

They come in by copying from a text processor, a chat or a web page, and by keyboards of scripts
that are wider than ours. In prose they may well be meant; in a key, an id, a number or where YAML
wants a blank they never are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from gosart.diagnostics import Message, msg

__all__ = [
    "BLANKS",
    "CLOSING_QUOTES",
    "COLONS",
    "OddCharacter",
    "explained",
    "is_blank",
    "odd_characters",
]

BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
"""What looks like a blank."""

COLONS = "\uff1a\ufe55\u2236\ua789"
"""What looks like a colon."""

_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
"""What cannot be seen and is no format character for Unicode."""

_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HYPHENS = "\u2010\u2011\u2012\u2043\ufe63"
_QUOTES = MappingProxyType(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4", "'")
)
CLOSING_QUOTES: Mapping[str, str] = MappingProxyType(
    {
        "\u201c": "\u201d\u201c",
        "\u201d": "\u201d",
        "\u201e": "\u201c\u201d",
        "\u201f": "\u201d",
        "\u00ab": "\u00bb",
        "\u00bb": "\u00ab\u00bb",
        "\u2018": "\u2019",
        "\u2019": "\u2019",
        "\u201a": "\u2018\u2019",
        "\u2039": "\u203a",
        "\u203a": "\u2039\u203a",
        "\uff02": "\uff02",
    }
)
"""Quotes that a text may begin with, and those that close it, in whatever language."""
_LETTERS = MappingProxyType(
    dict(
        zip(
            "авекмнорстухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαβγικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
            "abekmhopctyxijshdqwABEKMHOPCTYXIJSabyiknoptuxwABEZHIKMNOPTYX",
            strict=True,
        )
    )
)
"""Letters of other scripts by the Latin one that they look like."""

_NAMES: Mapping[str, Message] = MappingProxyType(
    {
        "\u00a0": msg("a no-break space"),
        "\u202f": msg("a narrow no-break space"),
        "\u3000": msg("a full-width space"),
        "\u00ad": msg("a soft hyphen"),
        "\u200b": msg("a zero-width space"),
        "\u200c": msg("a zero-width non-joiner"),
        "\u200d": msg("a zero-width joiner"),
        "\u2060": msg("a word joiner"),
        "\ufeff": msg("a byte-order mark"),
        "\uff1a": msg("a full-width colon"),
        "\uff0c": msg("a full-width comma"),
        "\u2013": msg("an en dash"),
        "\u2014": msg("an em dash"),
        "\u2212": msg("a minus sign"),
    }
)
_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        **_QUOTES,
        **_LETTERS,
        **dict.fromkeys(COLONS, ":"),
        **dict.fromkeys(_HYPHENS + "\u2013\u2014\u2212", "-"),
        "\u3001": ",",
        "\u3010": "[",
        "\u3011": "]",
    }
)


@dataclass(frozen=True, slots=True)
class OddCharacter:
    """A character that is not what it looks like."""

    offset: int
    """How many characters of the text stand before it."""
    character: str
    plain: str
    """What it looks like: a character of ASCII, "" for nothing."""

    @property
    def name(self) -> Message:
        """What it is called."""
        if name := _NAMES.get(self.character):
            return name
        if self.character in BLANKS:
            return msg("a space of another width")
        if self.character in _DIRECTIONS:
            return msg("a mark of writing direction")
        if self.character in _HYPHENS:
            return msg("a typographic hyphen")
        if self.character in _QUOTES:
            return msg("a typographic quote")
        if self.character in _LETTERS:
            return msg("a letter from another script")
        if self.plain:
            return msg("a full-width {character}", character=self.plain)
        return msg("an invisible character")

    @property
    def code(self) -> str:
        """Its number, as `U+00A0`."""
        return f"U+{ord(self.character):04X}"


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to see in a text.

    Args:
        text: The text.
    """
    return all(char.isspace() or _is_unseen(char) for char in text)


def odd_characters(text: str) -> Iterator[OddCharacter]:
    """Yield the characters of a word that are not what they look like.

    Args:
        text: A key, an id, a number, a word of a list: no prose.

    Yields:
        Each, from the left. A letter of another script counts beside Latin letters alone.
    """
    is_latin = any(char.isascii() and char.isalpha() for char in text)
    for offset, char in enumerate(text):
        if char.isascii() or (char in _LETTERS and not is_latin):
            continue
        plain = _plain(char)
        if plain is not None:
            yield OddCharacter(offset, char, plain)


def explained(odd: OddCharacter, column: int, hint: Message) -> Message:
    """Put the cause before a hint: what stands where.

    Args:
        odd: The character.
        column: Its column in the line, from 1.
        hint: What to do.

    Returns:
        The hint, with the values of the one it had.
    """
    values = {"column": column, "name": odd.name, "code": odd.code, "hint": hint}
    if not odd.plain:
        message = msg(
            "Column {column} contains {name} ({code}), which is invisible. {hint}", **values
        )
    elif odd.plain == " ":
        message = msg(
            "Column {column} contains {name} ({code}), which looks like a space but is not. {hint}",
            **values,
        )
    else:
        message = msg(
            "Column {column} contains {name} ({code}), which is not '{plain}'. {hint}",
            plain=odd.plain,
            **values,
        )
    return replace(message, values={**hint.values, **message.values})


def _plain(char: str) -> str | None:
    """Return what a character looks like, None for itself."""
    if char in BLANKS:
        return " "
    if char in _PLAIN:
        return _PLAIN[char]
    if "\uff01" <= char <= "\uff5e":  # the ASCII characters in the width of Chinese ones
        return chr(ord(char) - 0xFEE0)
    return "" if _is_unseen(char) else None


def _is_unseen(char: str) -> bool:
    return char in _FILLERS or unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
