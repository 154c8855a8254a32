"""How far something long has come, for whoever shows it.

The core works through a `Watch`, and knows neither clock nor screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

__all__ = ["Item", "Watch", "unwatched"]

Item = TypeVar("Item")


class Watch(Protocol):
    """Gives items back one by one, and shows how far it has come."""

    def __call__(self, items: Sequence[Item], what: str) -> Iterable[Item]:
        """Give the items back.

        Args:
            items: What is worked on.
            what: Says in a few words what is done with them.

        Returns:
            The same items.
        """


def unwatched(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Show nothing.

    Args:
        items: What is worked on.
        what: Says what is done with them; nobody reads it here.

    Returns:
        The same items.
    """
    del what
    return items
