"""How a date moved, in words: `slipped twice, 62 days`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from gosart.i18n.translator import Translator

__all__ = ["count_slips", "moved_in_words"]


def count_slips(earlier: Sequence[date], now: date) -> int:
    """Return how often a date was put off.

    Args:
        earlier: Days that it had before, the oldest first.
        now: The day that it has.
    """
    return sum(after > before for before, after in pairwise((*earlier, now)))


def moved_in_words(earlier: Sequence[date], now: date | None, translator: Translator) -> str:
    """Say how often a date was put off, and how far it is from the first one.

    Args:
        earlier: Days that it had before, the oldest first.
        now: The day that it has, None for none.
        translator: The reader's language.

    Returns:
        Such as `slipped twice, 62 days`; "" for a date that has always been the same.
    """
    if not earlier or now is None:
        return ""
    text, slips, days = translator.text, count_slips(earlier, now), (now - earlier[0]).days
    if slips == 2:  # English has a word for it
        often = text("slipped twice")
    elif slips:
        often = translator.plural("slipped once", "slipped {n} times", slips)
    else:
        often = translator.plural("moved once", "moved {n} times", len(earlier))
    if days > 0:
        far = translator.days(days)
    elif days < 0:
        far = text("now {days} earlier", days=translator.days(-days))
    else:
        far = text("back to the first day")
    return text("{often}, {far}", often=often, far=far)
