"""Which x is still free for a line that runs up or down, at each level of the map.

Levels alternate: level `2k` is the channel above row `k`, level `2k + 1` the row itself. What runs
through several levels takes its x in all of them, so that two lines never lie on each other while
there is room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

__all__ = ["Lanes"]


class Lanes:
    """The x that are taken, by level, each list sorted."""

    def __init__(self, rows: int) -> None:
        self.taken: list[list[int]] = [[] for _ in range(2 * rows + 1)]

    def take(self, x: int, first: int, last: int) -> None:
        """Take `x` from level `first` to level `last`, both included, in either order.

        Args:
            x: In units of the drawing, to the right.
            first: The level it begins on.
            last: The level it ends on.
        """
        for level in range(min(first, last), max(first, last) + 1):
            insort(self.taken[level], x)

    def count(self, level: int, low: int, high: int) -> int:
        """Count what is taken between two x of a level, both included.

        Args:
            level: The level, from the top.
            low: The smaller x.
            high: The larger x.

        Returns:
            The number.
        """
        taken = self.taken[level]
        return bisect_right(taken, high) - bisect_left(taken, low)

    def free(
        self, low: int, high: int, wanted: int, first: int, last: int, distances: Sequence[int]
    ) -> int:
        """Return the x nearest to `wanted` that keeps a distance from everything that is taken.

        Args:
            low: The least x that will do.
            high: The greatest x that will do.
            wanted: The best x.
            first: The level where the line begins.
            last: The level where it ends.
            distances: Distances to keep, the widest first: each is tried where the one before
                leaves no x. Where none does, `wanted` is returned.
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
            best = None
            for taken in near:
                for x in (taken - distance, taken + distance):
                    is_closer = best is None or abs(x - wanted) < abs(best - wanted)
                    if is_closer and low <= x <= high and _keeps(near, x, distance):
                        best = x
            if best is not None:
                return best
        return wanted

    def _between(self, level: int, low: int, high: int) -> Sequence[int]:
        taken = self.taken[level]
        return taken[bisect_left(taken, low) : bisect_right(taken, high)] if taken else ()


def _keeps(near: Sequence[int], x: int, distance: int) -> bool:
    after = bisect_left(near, x)
    return (after == len(near) or near[after] - x >= distance) and (
        after == 0 or x - near[after - 1] >= distance
    )
