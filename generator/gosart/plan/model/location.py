"""Where an entry of a plan and each value below it stand in the files, looked up when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from gosart.diagnostics import Location
from gosart.plan.cut import Cut
from gosart.plan.validate.source_map import SourceMap, at_key, has_key
from gosart.yaml.document import Key

__all__ = ["NO_LOCATOR", "Find", "Locator", "finder"]

Find = Callable[[tuple[Key, ...], Key], Location]


@dataclass(frozen=True, eq=False, slots=True)
class Locator:
    """The place of one entry.

    `keys` are where it may be typed, first the one that wins: a deal's own view of a person, then
    the account's. It gives places alone: what stands there may be more than the build may show.
    """

    find: Find | None = None
    keys: tuple[Key, ...] = ()

    @property
    def location(self) -> Location:
        """Place of the entry's key."""
        return self.at()

    def at(self, *below: str | int) -> Location:
        """Return the place of the value typed at a key below the entry.

        Where none is typed, it is that of the key of the nearest entry above it.

        Args:
            below: Keys below the entry.
        """
        return self.find(self.keys, below) if self.find else Location("")


def finder(source_map: SourceMap, cut: Cut) -> Find:
    """Return what finds places of one account's entries by their keys in the cut data.

    Args:
        source_map: The account's files.
        cut: What is left of the data for the readers.
    """

    # Each of many opportunities asks for the places of the same people.
    @cache
    def find(keys: tuple[Key, ...], below: Key) -> Location:
        typed = [cut.typed((*key, *below)) for key in keys]
        # An opportunity's own view of a person is about that person, as the account's is.
        address = source_map.address(typed[-1])
        for key in typed:
            for data in (source_map.own.data, source_map.shared.data):
                if has_key(data, key):
                    position, value = source_map.position(key)[0], at_key(data, key)
                    is_entry = isinstance(value, dict | list) or value is None or not below
                    return replace(position.key if is_entry else position.value, address=address)
        return replace(source_map.position(typed[0])[0].key, address=address)

    return find


NO_LOCATOR = Locator()
"""The place of an entry that was made without files."""
