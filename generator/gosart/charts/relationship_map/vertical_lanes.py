"""Which x is still free for a line that runs up or down: the taken places of each level of the map.

Levels alternate: level `2k` is the channel above row `k`, level `2k + 1` the row itself. What runs through several levels takes its x in
all of them, so two lines never lie on each other while there is room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

__all__ = ["Lanes"]


class Lanes:
    """The taken places, by level, each list sorted."""

    def __init__(self, rows: int) -> None:
        self.taken: list[list[int]] = [[] for _ in range(2 * rows + 1)]

    def take(self, x: int, first: int, last: int) -> None:
        """Mark `x` as taken from level `first` to level `last`, both included, in either order."""
        for level in range(min(first, last), max(first, last) + 1):
            insort(self.taken[level], x)

    def count(self, level: int, low: int, high: int) -> int:
        """Count what is taken between two places of a level."""
        taken = self.taken[level]
        return bisect_right(taken, high) - bisect_left(taken, low)

    def free(
        self, low: int, high: int, wanted: int, first: int, last: int, distances: Sequence[int]
    ) -> int:
        """Find the place nearest to `wanted` in `low…high` that keeps a distance from everything taken.

        The distances are tried in turn, the widest first; where even the last finds nothing, `wanted` is returned.
        """
        widest = distances[0]
        levels = range(min(first, last), max(first, last) + 1)
        near = sorted(
            {x for level in levels for x in self._between(level, low - widest, high + widest)}
        )
        if not near:
            return wanted
        for distance in distances:
            if _keeps(near, wanted, distance):
                return wanted
            found = None
            for x in near:
                for place in (x - distance, x + distance):
                    closer = found is None or abs(place - wanted) < abs(found - wanted)
                    if closer and low <= place <= high and _keeps(near, place, distance):
                        found = place
            if found is not None:
                return found
        return wanted

    def _between(self, level: int, low: int, high: int) -> Sequence[int]:
        taken = self.taken[level]
        return taken[bisect_left(taken, low) : bisect_right(taken, high)] if taken else ()


def _keeps(near: Sequence[int], place: int, distance: int) -> bool:
    after = bisect_left(near, place)
    return (after == len(near) or near[after] - place >= distance) and (
        after == 0 or place - near[after - 1] >= distance
    )
