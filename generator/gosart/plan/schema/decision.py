"""What a person types about the customer's side: money, delivery, and who decides."""

from __future__ import annotations

from typing import ClassVar

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Entry
from gosart.plan.schema.field import (
    Better,
    Dated,
    InDays,
    Inline,
    Phrasing,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import Amount, Currency, IsoDate, Label, Span, YesNoOrDate

__all__ = ["BudgetEntry", "DecisionEntry", "DeliveryEntry", "DeliveryStepEntry"]


class BudgetEntry(Entry):
    """The customer's money for this, not our order."""

    amount: Amount | None = key(
        msg("the customer's budget"), weight=3, example="2_200_000", edition=2
    )
    """How much they have for it."""
    currency: Currency | None = key(msg("currency of the budget"), example="EUR", edition=2)
    """Currency; if not given, the opportunity's."""
    owner: str | None = key(
        msg("owner of the budget"), refers_to=RefersTo.PERSON, example="first-person", edition=2
    )
    """Who at the customer can approve it (a person's id)."""
    approved: YesNoOrDate | None = key(
        msg("approval of the budget"),
        dates=Dated.HAPPENED,
        better=Better.GIVEN,
        weight=3,
        example="false",
        edition=2,
    )
    """Whether it is approved, or the date it was."""
    step: str | None = key(
        msg("step that approves the budget"),
        refers_to=RefersTo.MILESTONE,
        example="board",
        edition=2,
    )
    """The step that approves it (a milestone's id)."""
    date: IsoDate | None = key(
        msg("date the budget is approved"),
        phrasing=Phrasing.SLIPS,
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(45),
        edition=2,
    )
    """Date on which it is to be approved."""
    note: str | None = key(
        msg("remark on the budget"),
        phrasing=Phrasing.TEXT,
        weight=0,
        example=msg("Half of it in the following year"),
        edition=2,
    )
    """Remark."""


class DeliveryStepEntry(Entry):
    """One step of our delivery."""

    inline: ClassVar[Inline | None] = Inline(("name",))

    name: Label = required(msg("name"), example=msg("First site live"), edition=2)
    """What is done by then."""
    after: Span | None = key(msg("time from the order"), example="9 weeks", edition=2)
    """How long after the order."""


class DeliveryEntry(Entry):
    """How long it takes from the order until they can use it."""

    lead_time: Span | None = key(
        msg("lead time"), weight=3, better=Better.LESS, example="29 weeks", edition=2
    )
    """Time from the order until they can use it: `29 weeks`, `200 days`, `9 months`."""
    steps: tuple[DeliveryStepEntry, ...] | None = key(msg("steps of the delivery"), edition=2)
    """Its steps, each with its time from the order."""
    go_live: IsoDate | None = key(
        msg("go-live"),
        weight=3,
        phrasing=Phrasing.SLIPS,
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(260),
        edition=2,
    )
    """Date on which they start using it."""
    note: str | None = key(
        msg("remark on the delivery"),
        phrasing=Phrasing.TEXT,
        weight=0,
        example=msg("Two crews, not one"),
        edition=2,
    )
    """Remark."""


class DecisionEntry(Entry):
    """Who decides, by which rule, and when."""

    rule: enums.DecisionRule | None = key(
        msg("rule of the decision"), example="majority", edition=2
    )
    """How many of them have to agree."""
    board: tuple[str, ...] | None = key(
        msg("who decides"), refers_to=RefersTo.PERSON, example=("first-person",), edition=2
    )
    """Who has a vote, most weight first (ids of people)."""
    date: IsoDate | None = key(
        msg("day of the decision"),
        phrasing=Phrasing.SLIPS,
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(50),
        edition=2,
    )
    """Date on which they decide."""
