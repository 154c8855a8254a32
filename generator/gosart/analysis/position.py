"""Us against a competitor, criterion by criterion: ahead, behind, level, or not comparable.

Criteria count that apply to competitors. Two ratings compare where both are known, a plus or a
minus; what is unknown or not rated on a side is nobody's lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gosart.diagnostics import Message, msg
from gosart.method.enums import Rating
from gosart.method.model import Criterion
from gosart.plan.model.account import Competitor, CriterionRating

__all__ = ["Comparison", "Position", "compare", "is_known", "position_in_words"]


def is_known(rating: Rating | None) -> bool:
    """Tell whether a rating says where a company is: a plus or a minus.

    Args:
        rating: The rating.
    """
    return rating is Rating.PLUS or rating is Rating.MINUS


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """The criteria that apply to both, each in one of four groups, in the method's order."""

    ahead: tuple[Criterion, ...]
    """We have a plus, they a minus."""
    behind: tuple[Criterion, ...]
    """They have a plus, we a minus."""
    level: tuple[Criterion, ...]
    """Both have the same, a plus or a minus."""
    unknown: tuple[Criterion, ...]
    """Not comparable: unknown or not rated on a side."""

    @property
    def known(self) -> int:
        """How many criteria are known for both."""
        return len(self.ahead) + len(self.behind) + len(self.level)

    @property
    def lead(self) -> int:
        """Ahead less behind: for an order and a colour, never shown by itself."""
        return len(self.ahead) - len(self.behind)

    @property
    def order(self) -> tuple[bool, int, int]:
        """A key that sorts the best position first, and those that do not compare last."""
        return self.known == 0, -self.lead, -self.known

    def among(self, criteria: Sequence[Criterion]) -> Comparison:
        """Return the same for some of the criteria, such as those of one question.

        Args:
            criteria: The criteria.
        """
        keys = {criterion.key for criterion in criteria}

        def only(group: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
            return tuple(criterion for criterion in group if criterion.key in keys)

        return Comparison(only(self.ahead), only(self.behind), only(self.level), only(self.unknown))


@dataclass(frozen=True, eq=False, slots=True)
class Position:
    """Us against one competitor now, and the time before."""

    rival: Competitor
    now: Comparison
    before: Comparison | None
    """On the latest earlier day by which both were rated; None where there is no such day."""
    since: date | None
    """That day."""


def compare(ours: Sequence[CriterionRating], theirs: Sequence[CriterionRating]) -> Comparison:
    """Compare two companies.

    Args:
        ours: Our ratings, one for each criterion of the method.
        theirs: The competitor's, in the same order.

    Returns:
        On which criteria we are ahead, behind, level, and where it is not known.
    """
    groups: dict[str, list[Criterion]] = {"ahead": [], "behind": [], "level": [], "unknown": []}
    for us, them in zip(ours, theirs, strict=True):
        if not us.criterion.rivals:
            continue
        if not is_known(us.rating) or not is_known(them.rating):
            group = "unknown"
        elif us.rating is them.rating:
            group = "level"
        else:
            group = "ahead" if us.rating is Rating.PLUS else "behind"
        groups[group].append(us.criterion)
    return Comparison(**{name: tuple(criteria) for name, criteria in groups.items()})


def position_in_words(ahead: int, behind: int, settled: int, unknown: int) -> Message:
    """Say a position: "ahead on 5, behind on 4 of 13 known for both; 2 unknown".

    Args:
        ahead: On how many criteria we are ahead.
        behind: On how many we are behind.
        settled: How many are known for both.
        unknown: How many are not comparable.

    Returns:
        The position as a message.
    """
    if not settled:
        return msg("not comparable: {unknown} unknown", unknown=unknown)
    values = {"ahead": ahead, "behind": behind, "known": settled}
    if not unknown:
        return msg("ahead on {ahead}, behind on {behind} of {known} known for both", **values)
    return msg(
        "ahead on {ahead}, behind on {behind} of {known} known for both; {unknown} unknown",
        **values,
        unknown=unknown,
    )
