"""What a person types about value: the match of their need with us, propositions, benefits and costs."""

from __future__ import annotations

from pydantic import ConfigDict

from gosart.method import enums
from gosart.plan.schema.base import Entry, Texts
from gosart.plan.schema.scalars import Amount, Currency, IsoDate

__all__ = ["BenefitEntry", "ConfirmedEntry", "CostEntry", "PropositionEntry", "ValueEntry"]


class ConfirmedEntry(Entry):
    """Who of theirs said that it is so, and when."""

    by: str | None = None
    """Who confirmed it (a person's id)."""
    date: IsoDate | None = None
    """Day of the confirmation."""


class PropositionEntry(Entry):
    """A value proposition; the other keys are the slots of its template."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None]

    template: enums.PropositionTemplate
    """The shape of the sentence."""
    audience: str | None = None
    """Narrowest audience that may see this proposition."""


class BenefitEntry(Entry):
    """A benefit to the customer."""

    kind: enums.BenefitKind | None = None
    """Whether something grows or shrinks."""
    item: str | None = None
    """What."""
    amount: Amount | None = None
    """What it is worth to them."""
    currency: Currency | None = None
    """Currency of the amount."""
    per: str | None = None
    """Period of the amount, `year`."""
    audience: str | None = None
    """Narrowest audience that may see this benefit."""


class CostEntry(Entry):
    """A cost to the customer."""

    kind: enums.CostKind | None = None
    """Category."""
    item: str | None = None
    """What."""
    amount: Amount | None = None
    """What it costs them."""
    currency: Currency | None = None
    """Currency of the amount."""
    per: str | None = None
    """Period of the amount, `year`."""
    audience: str | None = None
    """Narrowest audience that may see this cost."""


class ValueEntry(Entry):
    """From the event that makes them act to the unique business value."""

    compelling_event: str | None = None
    """Why they must act by a date, Markdown."""
    capabilities: Texts | None = None
    """What they need to be able to do."""
    solution: str | None = None
    """What we offer for it, Markdown."""
    differentiation: str | None = None
    """What only we can do, Markdown."""
    unique_business_value: str | None = None
    """The result in their figures, Markdown."""
    confirmed: ConfirmedEntry | None = None
    """Who of theirs agreed with the value."""
    propositions: tuple[PropositionEntry, ...] | None = None
    """Sentences for the customer, after the method's templates."""
    benefits: tuple[BenefitEntry, ...] | None = None
    """What grows or shrinks for them."""
    costs: tuple[CostEntry, ...] | None = None
    """What it costs them."""
