"""What a person types about what is done: milestones, actions, and the resources they take."""

from __future__ import annotations

from typing import ClassVar

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Ignores
from gosart.plan.schema.field import (
    Better,
    Dated,
    InDays,
    Owner,
    Part,
    Phrasing,
    Ranked,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import (
    ActionId,
    Amount,
    Currency,
    IsoDate,
    Label,
    YesNo,
)

__all__ = ["ActionEntry", "MilestoneEntry", "ResourceEntry"]


class MilestoneEntry(Entry):
    """A step the customer takes."""

    record: ClassVar[Record | None] = Record(
        "milestone", msg("Milestone"), Part.ACTIONS, content=("name",), weight=2, headline=("date",)
    )

    id: ActionId | None = key(example="board", edition=2)
    """The id by which actions and the budget refer to it."""
    name: str | None = key(msg("name"), example=msg("The board decides"), first=True)
    """What happens."""
    date: IsoDate | None = key(
        msg("date"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(60), first=True
    )
    """When."""
    status: enums.MilestoneStatus | None = key(
        msg("status"),
        better=Ranked.of(
            enums.MilestoneStatus.LATE,
            (enums.MilestoneStatus.OPEN, enums.MilestoneStatus.CANCELLED),
            enums.MilestoneStatus.DONE,
            absent=enums.MilestoneStatus.OPEN,
        ),
    )
    """State."""
    note: str | None = key(msg("remark"), weight=0, phrasing=Phrasing.TEXT)
    """Remark."""
    kind: enums.MilestoneKind | None = key(msg("kind"), example="business-case", edition=2)
    """What kind of step it is."""
    people: tuple[str, ...] | None = key(
        msg("who takes the step"), refers_to=RefersTo.PERSON, example=("first-person",), edition=2
    )
    """Who at the customer takes it (ids of people)."""
    shared: YesNo | None = key(msg("shared with the customer"), example="true", edition=2)
    """Whether it is in the plan shared with the customer."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this step."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class ActionEntry(Entry):
    """The A of GOSART: a PRIME action."""

    record: ClassVar[Record | None] = Record(
        "action",
        msg("Action"),
        Part.ACTIONS,
        content=("what",),
        name=("id", "what"),
        weight=2,
        headline=("owner", "due"),
    )

    id: ActionId | None = key(example="A1")
    """The id by which resources and reviews refer to it."""
    type: enums.ActionType = required(msg("what the action is for"), example="retrieve")
    """PRIME: what the action is for."""
    what: Label = required(
        msg("what is to be done"),
        example=msg("Ask who can release the money"),
        asked="What will you do to find out",
    )
    """What is to be done."""
    who: tuple[str, ...] | None = key(msg("whom it concerns"), refers_to=RefersTo.PERSON)
    """Who at the customer it concerns (ids of people)."""
    owner: Label = required(
        msg("owner"), refers_to=RefersTo.TEAM, example=Owner(), asked="Who does it (a team id)"
    )
    """The team member who does it (a team id)."""
    due: IsoDate = required(
        msg("due date"),
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(14),
        asked="By when",
    )
    """Last day."""
    status: enums.ActionStatus | None = key(
        msg("status"),
        absent=enums.ActionStatus.OPEN,
        phrasing=Phrasing.FINISHES,
        better=Ranked.of(
            enums.ActionStatus.BLOCKED,
            (enums.ActionStatus.OPEN, enums.ActionStatus.CANCELLED),
            enums.ActionStatus.STARTED,
            enums.ActionStatus.DONE,
            absent=enums.ActionStatus.OPEN,
        ),
    )
    """Status; open if not given."""
    done: IsoDate | None = key(
        msg("day it was done"), phrasing=Phrasing.WITH_FINISH, dates=Dated.HAPPENED, sample=""
    )
    """Date it was done."""
    outcome: str | None = key(msg("outcome"), phrasing=Phrasing.WITH_FINISH, sample="")
    """What came of it."""
    criteria: tuple[str, ...] | None = key(
        msg("criteria it works on"), refers_to=RefersTo.CRITERION
    )
    """Which assessment criteria it should improve."""
    side: enums.Side | None = key(msg("whose action it is"), absent=enums.Side.TEAM)
    """Whose action it is; if not given, ours."""
    serves: tuple[str, ...] | None = key(
        msg("what it serves"), refers_to=RefersTo.PURPOSE, example=("strategy",), edition=2
    )
    """What it is for: ids of objectives, insights, milestones and benefits, or the words
    `strategy`, `compelling-event` and `counter`."""
    after: tuple[str, ...] | None = key(
        msg("what comes first"), refers_to=RefersTo.STEP, example=("A2",), edition=2
    )
    """What has to be done first (ids of actions or milestones)."""
    start: IsoDate | None = key(
        msg("start"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(7), edition=2
    )
    """First day."""
    shared: YesNo | None = key(msg("shared with the customer"), example="true", edition=2)
    """Whether it is in the plan shared with the customer."""
    ignore: Ignores | None = key()
    """Accepted findings about this action."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this action."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class ResourceEntry(Entry):
    """The R of GOSART: what the plan needs."""

    record: ClassVar[Record | None] = Record(
        "resource",
        msg("Resource"),
        Part.ACTIONS,
        content=("name",),
        headline=("amount", "needed_by"),
    )

    name: str | None = key(msg("name"), example=msg("Whom or what"))
    """Who or what."""
    kind: enums.ResourceKind | None = key(msg("kind"), example="person")
    """Kind of resource."""
    quantity: str | None = key(msg("quantity"), example=msg("5 days"))
    """Quantity, with its unit."""
    amount: Amount | None = key(msg("amount"), better=Better.LESS)
    """What it costs."""
    currency: Currency | None = key(msg("currency"), sample="EUR")
    """Currency of the amount."""
    needed_by: IsoDate | None = key(
        msg("needed by"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(14)
    )
    """Date it is needed."""
    approved: YesNo | None = key(msg("approval"), better=Better.GIVEN, example="false")
    """Whether it has been approved."""
    actions: tuple[str, ...] | None = key(msg("actions it serves"), refers_to=RefersTo.ACTION)
    """Actions it is for (ids)."""
    side: enums.Side | None = key(msg("whose action it is"), absent=enums.Side.TEAM)
    """Who supplies it; if not given, we do."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this resource."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""
