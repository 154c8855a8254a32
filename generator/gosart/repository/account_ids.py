"""Ids of accounts that somebody has typed, against those that there are."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from gosart.errors import GosartError

__all__ = ["check_names"]


def check_names(only: frozenset[str], there: Collection[str]) -> None:
    """Refuse ids that are no account's.

    Args:
        only: Ids that somebody asked for.
        there: Ids of the accounts there are.

    Raises:
        GosartError: There is no such account; the message names the nearest.
    """
    for name in sorted(only):
        if name not in there:
            ids = sorted(there)
            near = get_close_matches(name, ids, 1, 0.5)
            more = (
                f"Did you mean '{near[0]}'?"
                if near
                else f"Available: {', '.join(ids[:10]) or 'none'}"
                + (", …." if len(ids) > 10 else ".")
            )
            raise GosartError(f"There is no account '{name}'. {more}")
