"""What follows from a fault of a plan: the order in which things are done next.

The order is that of consequence, not of category: whether to go on at all comes before time that
is lacking, that before a vote, and tidying the plan comes last.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Consequence"]


class Consequence(StrEnum):
    """What is at stake, the gravest first."""

    STOP_OR_GO = "stop-or-go"
    """Whether the deal is worth going on with."""
    TIME = "time"
    """The order comes too late, or late work that strategy, event or approval hang on."""
    VOTE = "vote"
    """Somebody who decides is against us or was never met."""
    VALUE = "value"
    """Value that nobody has confirmed before the money is approved."""
    COMPETITOR = "competitor"
    """A competitor's move or strength that nothing answers."""
    UNKNOWN = "unknown"
    """What is not known and decides."""
    REST = "rest"
    """Everything else that helps to win."""
    HOUSEKEEPING = "housekeeping"
    """What only keeps the plan in order; shown folded, and never among what to do next."""

    @property
    def rank(self) -> int:
        """Its position in the order, from 0."""
        return list(Consequence).index(self)
