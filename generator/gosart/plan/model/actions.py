"""What is done in a deal, as frozen objects: our actions and the customer's steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.method.model import Criterion
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.model.people import Person, TeamMember

__all__ = ["Action", "Milestone"]


@dataclass(frozen=True, eq=False, slots=True)
class Milestone:
    """A step of the customer's."""

    name: str
    date: date | None
    status: enums.MilestoneStatus | None
    note: str
    id: str = ""
    """What actions and the budget refer to it by, "" for none."""
    kind: enums.MilestoneKind | None = None
    people: tuple[Person, ...] = ()
    """Who of theirs takes it."""
    shared: bool = False
    """Whether it stands in the plan that the customer sees."""
    location: Location | None = None
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Action:
    """A PRIME action."""

    id: str
    type: enums.ActionType
    what: str
    who: tuple[Person, ...]
    owner: TeamMember | None
    due: date | None
    status: enums.ActionStatus
    done: date | None
    outcome: str
    criteria: tuple[Criterion, ...]
    side: enums.Side
    location: Location
    locator: Locator = NO_LOCATOR
    serves: tuple[str, ...] = ()
    """What it is for: ids of objectives, insights, milestones and benefits, and reserved words."""
    after: tuple[str, ...] = ()
    """What has to be done before: ids of actions and milestones."""
    start: date | None = None
    shared: bool = False
    """Whether it stands in the plan that the customer sees."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""

    @property
    def is_open(self) -> bool:
        """Whether work is left: open, started or blocked."""
        return self.status not in (enums.ActionStatus.DONE, enums.ActionStatus.CANCELLED)
