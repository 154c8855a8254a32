"""What a person types about value: the match of their need with us, propositions, benefits and costs."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Entry, Texts
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    Inline,
    Part,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import Amount, Currency, IsoDate

__all__ = [
    "BenefitEntry",
    "ConfirmedEntry",
    "CostEntry",
    "PropositionEntry",
    "ValueConfirmedEntry",
    "ValueEntry",
]


class ConfirmedEntry(Entry):
    """Who of theirs said that it is so, and when."""

    by: str | None = key(msg("who confirmed it"), refers_to=RefersTo.PERSON, better=Better.GIVEN)
    """Who confirmed it (a person's id)."""
    date: IsoDate | None = key(
        msg("day it was confirmed"), dates=Dated.HAPPENED, better=Better.GIVEN
    )
    """Day of the confirmation."""


class ValueConfirmedEntry(ConfirmedEntry):
    """Who of theirs agreed with the value, and when."""

    by: str | None = key(
        msg("who confirmed the value"), refers_to=RefersTo.PERSON, better=Better.GIVEN
    )
    """Who confirmed it (a person's id)."""
    date: IsoDate | None = key(
        msg("day the value was confirmed"), dates=Dated.HAPPENED, better=Better.GIVEN
    )
    """Day of the confirmation."""


class PropositionEntry(Entry):
    """A value proposition; the other keys are the slots of its template."""

    inline: ClassVar[Inline | None] = Inline(("template",))

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None]

    template: enums.PropositionTemplate = required()
    """The shape of the sentence."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this proposition."""


class BenefitEntry(Entry):
    """A benefit to the customer."""

    record: ClassVar[Record | None] = Record(
        "benefit", msg("Benefit"), Part.VALUE, content=("item", "per"), name=("item",)
    )

    kind: enums.BenefitKind | None = key(msg("kind"))
    """Whether something grows or shrinks."""
    item: str | None = key(msg("item"))
    """What."""
    amount: Amount | None = key(msg("amount"), better=Better.MORE)
    """What it is worth to them."""
    currency: Currency | None = key(msg("currency"))
    """Currency of the amount."""
    per: str | None = key(msg("period"))
    """Period of the amount, `year`."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this benefit."""


class CostEntry(Entry):
    """A cost to the customer."""

    record: ClassVar[Record | None] = Record(
        "cost", msg("Cost"), Part.VALUE, content=("item", "per"), name=("item",)
    )

    kind: enums.CostKind | None = key(msg("kind"))
    """Category."""
    item: str | None = key(msg("item"))
    """What."""
    amount: Amount | None = key(msg("amount"))
    """What it costs them."""
    currency: Currency | None = key(msg("currency"))
    """Currency of the amount."""
    per: str | None = key(msg("period"))
    """Period of the amount, `year`."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this cost."""


class ValueEntry(Entry):
    """From the event that makes them act to the unique business value."""

    compelling_event: str | None = key(
        msg("compelling event"),
        better=Better.GIVEN,
        example=FromMethod("compelling_event", msg("Why they must act by a date")),
        first=True,
    )
    """Why they must act by a date, Markdown."""
    capabilities: Texts | None = key(msg("required capabilities"))
    """What they need to be able to do."""
    solution: str | None = key(msg("solution"))
    """What we offer for it, Markdown."""
    differentiation: str | None = key(
        msg("differentiation"), example=msg("What only we do, and why it matters to them")
    )
    """What only we can do, Markdown."""
    unique_business_value: str | None = key(
        msg("unique business value"),
        better=Better.GIVEN,
        example=FromMethod("unique_business_value", msg("The result in their figures")),
        first=True,
    )
    """The result in their figures, Markdown."""
    confirmed: ValueConfirmedEntry | None = key()
    """Who of theirs agreed with the value."""
    propositions: tuple[PropositionEntry, ...] | None = key(msg("value propositions"))
    """Sentences for the customer, after the method's templates."""
    benefits: tuple[BenefitEntry, ...] | None = key()
    """What grows or shrinks for them."""
    costs: tuple[CostEntry, ...] | None = key()
    """What it costs them."""
