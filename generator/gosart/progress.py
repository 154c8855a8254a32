"""How far something long has come, for whoever shows it: the core works through a `Watch`, and knows neither clock nor screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

__all__ = ["Item", "Watch", "unwatched"]

Item = TypeVar("Item")


class Watch(Protocol):
    """Gives the items back one by one; `what` says in a few words what is done with them."""

    def __call__(self, items: Sequence[Item], what: str) -> Iterable[Item]:
        """Give the items back."""


def unwatched(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Show nothing."""
    del what
    return items
