"""Where an entry of a plan stands in the files, and each value typed below it: looked up only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gosart.diagnostics import Spot
from gosart.plan.audience import Cut
from gosart.plan.validate.source_map import Ground, at_key, has_key
from gosart.yaml.document import Key

__all__ = ["NOWHERE", "Find", "Where", "finder"]

Find = Callable[[tuple[Key, ...], Key], Spot]


@dataclass(frozen=True, eq=False, slots=True)
class Where:
    """The place of one entry. `keys` are where it may be typed, first the one that wins: a deal's own view of a person, then the account's.

    It gives places alone: what stands there may be more than the build may show.
    """

    find: Find | None = None
    keys: tuple[Key, ...] = ()

    @property
    def spot(self) -> Spot:
        """Place of the entry's key."""
        return self.at()

    def at(self, *below: str | int) -> Spot:
        """Return the place of the value typed at a key below the entry; where none is typed, of the key of the nearest entry above it."""
        return self.find(self.keys, below) if self.find else Spot("")


def finder(ground: Ground, cut: Cut) -> Find:
    """Return what finds places of one account's entries by their keys in the cut data."""

    def find(keys: tuple[Key, ...], below: Key) -> Spot:
        typed = [cut.typed((*key, *below)) for key in keys]
        for key in typed:
            for data in (ground.own.data, ground.shared.data):
                if has_key(data, key):
                    place, value = ground.place(key)[0], at_key(data, key)
                    return place.key if isinstance(value, dict | list) or value is None or not below else place.value
        return ground.place(typed[0])[0].key

    return find


NOWHERE = Where()
"""The place of an entry that was made without files."""
