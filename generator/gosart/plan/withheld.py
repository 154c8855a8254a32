"""What no build may show whoever reads it: private fields, and ratings that are still sealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gosart.plan.field_audience import SEALED, SETS, Level, level_at, private_fields, step
from gosart.text.lookalike import resembles
from gosart.yaml.broken_text import key_words
from gosart.yaml.document import Key, Node

__all__ = ["is_sealed", "is_withheld", "may_seal", "may_withhold", "withheld_keys"]


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_sealed(node: Node, key: Key, today: date | None) -> bool:
    """Tell whether a set of ratings is sealed on a day.

    Args:
        node: The entry as parsed.
        key: Its key; anything but a set of ratings is never sealed.
        today: The build's day; None opens nothing.

    Returns:
        True as well where the key is almost the right one, or its day cannot be read.
    """
    if len(key) != 4 or (key[0], key[2]) != SETS or not isinstance(node, dict):
        return False
    for name, value in node.items():
        if not may_seal(name):
            continue
        if value is None and name == SEALED:
            continue
        opens = _day(value) if name == SEALED else None
        if opens is None or today is None or today < opens:
            return True
    return False


def may_seal(name: str) -> bool:
    """Tell whether a key is the one that seals a set of ratings, or almost it.

    Args:
        name: The key.
    """
    return name == SEALED or resembles(SEALED.replace("_", ""), name)


def _day(value: Node) -> date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_withheld(node: Node, today: date | None, key: Key = ()) -> bool:
    """Tell whether data has anything that no build may show: a sealed set, a private field.

    Args:
        node: The data.
        today: The day of the build, None for a build that knows none.
        key: The way to the value, from the top of the account.
    """
    return any(True for _ in withheld_keys(node, today, key))


def withheld_keys(node: Node, today: date | None, key: Key = ()) -> Iterator[Key]:
    """Yield the key of everything at or below a node that no build may show.

    Args:
        node: The data.
        today: The day of the build, None for a build that knows none.
        key: The way to the value, from the top of the account.
    """
    yield from _withheld(node, level_at(key), today, key)


def _withheld(node: Node, level: Level | None, today: date | None, key: Key) -> Iterator[Key]:
    if level is None or (level.path and level.path[0] not in ("opportunities", "team")):
        return
    if is_sealed(node, key, today):
        yield key
        return
    if isinstance(node, dict):
        private = private_fields(level.entry) if level.is_record and level.entry else frozenset()
        for name, value in node.items():
            if (name,) in private and value is not None:
                yield (*key, name)
            elif isinstance(value, dict | list):
                yield from _withheld(value, step(level, name), today, (*key, name))
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from _withheld(item, level, today, (*key, number))


def may_withhold(lines: tuple[str, ...]) -> bool:
    """Tell whether a text that was not understood has a word that may be such a key.

    Args:
        lines: The lines.
    """
    return any(
        resembles(SEALED.replace("_", ""), word.text) or resembles("levels", word.text, 1)
        for word in key_words(lines)
    )
