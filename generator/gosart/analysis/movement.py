"""What moved between a company's leading ratings and those before: won, lost, or out of sight.

A rating that becomes a plus is gained and one that becomes a minus is lost, whether it was known
or unknown before. A known rating that becomes unknown is sight lost, on either side: no gain and
no loss of theirs. A criterion that was not rated before has not moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gosart.method.enums import Rating
from gosart.method.model import Criterion
from gosart.plan.model.account import Competitor, CriterionRating

__all__ = ["Movement", "MovementKind", "movement_between"]


class MovementKind(StrEnum):
    """The five kinds of movement."""

    WE_GAINED = "we-gained"
    WE_LOST = "we-lost"
    THEY_GAINED = "they-gained"
    THEY_LOST = "they-lost"
    SIGHT_LOST = "sight-lost"

    @property
    def direction(self) -> int:
        """1 better for us, -1 worse."""
        return 1 if self in (MovementKind.WE_GAINED, MovementKind.THEY_LOST) else -1


@dataclass(frozen=True, eq=False, slots=True)
class Movement:
    """A criterion whose leading rating changed."""

    criterion: Criterion
    rival: Competitor | None
    """Whose rating it is; None is ours."""
    before: Rating
    after: Rating

    @property
    def kind(self) -> MovementKind:
        """Which of the five kinds it is."""
        if self.after is Rating.UNKNOWN:
            return MovementKind.SIGHT_LOST
        if self.rival is None:
            gained = self.after is Rating.PLUS
            return MovementKind.WE_GAINED if gained else MovementKind.WE_LOST
        if self.after is Rating.PLUS:
            return MovementKind.THEY_GAINED
        return MovementKind.THEY_LOST


def movement_between(
    before: Sequence[CriterionRating],
    after: Sequence[CriterionRating],
    rival: Competitor | None,
) -> Iterator[Movement]:
    """Yield what moved, in the method's order.

    Args:
        before: A company's leading ratings on an earlier day, one for each criterion.
        after: Its leading ratings now, in the same order.
        rival: The company; None is us. Criteria that do not apply to competitors do not count
            for one.
    """
    for old, new in zip(before, after, strict=True):
        if rival is not None and not new.criterion.rivals:
            continue
        if old.rating is None or new.rating is None or old.rating is new.rating:
            continue
        yield Movement(new.criterion, rival, old.rating, new.rating)
