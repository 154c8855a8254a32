"""What a person types about value: their need matched with us, propositions, benefits and costs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Texts, tag_of
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    InDays,
    Inline,
    Part,
    Phrasing,
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
    IsoDateOrSpan,
    Label,
    Span,
    YesNo,
)

__all__ = [
    "BenefitEntry",
    "ConfirmedEntry",
    "CostEntry",
    "EventEntry",
    "PropositionEntry",
    "RealisedEntry",
    "ValueConfirmedEntry",
    "ValueEntry",
]


class ConfirmedEntry(Entry):
    """Who at the customer confirmed it, and when."""

    by: str | None = key(msg("who confirmed it"), refers_to=RefersTo.PERSON, better=Better.GIVEN)
    """Who confirmed it (a person's id)."""
    date: IsoDate | None = key(
        msg("day it was confirmed"), dates=Dated.HAPPENED, better=Better.GIVEN
    )
    """Date of the confirmation."""


class ValueConfirmedEntry(ConfirmedEntry):
    """Who at the customer agreed the value, and when."""

    by: str | None = key(
        msg("who confirmed the value"), refers_to=RefersTo.PERSON, better=Better.GIVEN
    )
    """Who confirmed it (a person's id)."""
    date: IsoDate | None = key(
        msg("day the value was confirmed"), dates=Dated.HAPPENED, better=Better.GIVEN
    )
    """Date of the confirmation."""


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
        "benefit", msg("Benefit"), Part.VALUE, content=("item", "per", "for_"), name=("item",)
    )

    kind: enums.BenefitKind | None = key(msg("kind"))
    """Whether something grows or shrinks."""
    item: str | None = key(msg("item"), sample="Downtime")
    """What."""
    amount: Amount | None = key(msg("amount"), better=Better.MORE)
    """What it is worth to them."""
    currency: Currency | None = key(msg("currency"), sample="EUR")
    """Currency of the amount."""
    per: str | None = key(msg("period"), sample="year")
    """Period of the amount, `year`."""
    id: ActionId | None = key(example="fewer-outages", edition=2)
    """The id by which insights, actions and realised figures refer to it."""
    basis: enums.ValueBasis | None = key(msg("basis"), example="cost", edition=2)
    """What it changes in their books; revenue is not margin."""
    confirmed: ConfirmedEntry | None = key(edition=2)
    """Who at the customer agreed the figure, and when."""
    only_us: YesNo | None = key(msg("unique to us"), better=Better.GIVEN, example="true", edition=2)
    """Whether only we bring it."""
    for_: str | None = key(
        msg("whose case it belongs to"), refers_to=RefersTo.COMPANY, example="us", edition=2
    )
    """Whose case it belongs to: `us`, a competitor's id, or `no-decision`; if not given, ours."""
    formula: str | None = key(msg("formula"), example=msg("12 minutes x 100k a minute"), edition=2)
    """How the figure comes about."""
    from_: IsoDateOrSpan | None = key(
        msg("first day"), dates=Dated.PLANNED, example="9 months", edition=2
    )
    """When it starts: a date, or how long after the order."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this benefit."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class CostEntry(Entry):
    """A cost to the customer."""

    record: ClassVar[Record | None] = Record(
        "cost", msg("Cost"), Part.VALUE, content=("item", "per", "for_"), name=("item",)
    )

    kind: enums.CostKind | None = key(msg("kind"))
    """Category."""
    item: str | None = key(msg("item"), sample="Licence")
    """What."""
    amount: Amount | None = key(msg("amount"))
    """What it costs them."""
    currency: Currency | None = key(msg("currency"), sample="EUR")
    """Currency of the amount."""
    per: str | None = key(msg("period"), sample="year")
    """Period of the amount, `year`."""
    id: ActionId | None = key(example="licence", edition=2)
    """The id by which insights, actions and realised figures refer to it."""
    basis: enums.ValueBasis | None = key(msg("basis"), example="cost", edition=2)
    """What it changes in their books; revenue is not margin."""
    confirmed: ConfirmedEntry | None = key(edition=2)
    """Who at the customer agreed the figure, and when."""
    only_us: YesNo | None = key(msg("unique to us"), better=Better.GIVEN, example="true", edition=2)
    """Whether only we bring it."""
    for_: str | None = key(
        msg("whose case it belongs to"), refers_to=RefersTo.COMPANY, example="us", edition=2
    )
    """Whose case it belongs to: `us`, a competitor's id, or `no-decision`; if not given, ours."""
    formula: str | None = key(msg("formula"), example=msg("12 minutes x 100k a minute"), edition=2)
    """How the figure comes about."""
    from_: IsoDateOrSpan | None = key(
        msg("first day"), dates=Dated.PLANNED, example="9 months", edition=2
    )
    """When it starts: a date, or how long after the order."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this cost."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class EventEntry(Entry):
    """The event that makes them act, with its date and what missing it costs."""

    text: Label = required(msg("compelling event"), example=msg("The regulator fines outages"))
    """What happens."""
    date: IsoDate | None = key(
        msg("date of the compelling event"),
        dates=Dated.PLANNED,
        weight=3,
        example=InDays(300),
        edition=2,
    )
    """Date by which they must have it working, not signed."""
    consequence: str | None = key(
        msg("consequence of missing it"), example=msg("40k an hour beyond four"), edition=2
    )
    """What missing the date costs them."""
    payback: str | None = key(
        msg("payback of being in time"), example=msg("No fine in the first year"), edition=2
    )
    """What they gain if they are on time."""
    insight: str | None = key(
        msg("insight behind it"), refers_to=RefersTo.INSIGHT, example="fines", edition=2
    )
    """The insight it comes from (its id)."""


_Event = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[EventEntry, Tag("<mapping>")], Discriminator(tag_of)
]


class RealisedEntry(Entry):
    """What a benefit turned out to be once they used it."""

    record: ClassVar[Record | None] = Record(
        "realised",
        msg("Realised value"),
        Part.VALUE,
        content=("benefit", "date"),
        name=("benefit",),
        weight=2,
        headline=("amount",),
    )

    benefit: Label = required(
        msg("benefit"), refers_to=RefersTo.BENEFIT, example="fewer-outages", edition=2
    )
    """Which benefit (its id)."""
    date: IsoDate | None = key(msg("date"), dates=Dated.HAPPENED, example=InDays(0), edition=2)
    """Date on which it was true."""
    amount: Amount | None = key(msg("amount"), better=Better.MORE, example="900_000", edition=2)
    """What it came to."""
    currency: Currency | None = key(msg("currency"), example="EUR", edition=2)
    """Currency of the amount; if not given, the opportunity's."""
    confirmed: ConfirmedEntry | None = key(edition=2)
    """Who at the customer agreed, and when."""
    note: str | None = key(
        msg("remark"),
        weight=0,
        phrasing=Phrasing.TEXT,
        example=msg("First quarter only"),
        edition=2,
    )
    """Remark."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this figure."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class ValueEntry(Entry):
    """From the event that makes them act to the unique business value."""

    compelling_event: _Event | None = key(
        msg("compelling event"),
        better=Better.GIVEN,
        example=FromMethod("compelling_event", msg("Why they must act by a date")),
        first=True,
    )
    """Why they must act by a date, Markdown; or `{text, date, consequence, payback, insight}`."""
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
    """Who at the customer agreed the value."""
    propositions: tuple[PropositionEntry, ...] | None = key(msg("value propositions"))
    """Sentences for the customer, after the method's templates."""
    benefits: tuple[BenefitEntry, ...] | None = key()
    """What grows or shrinks for them."""
    costs: tuple[CostEntry, ...] | None = key()
    """What it costs them."""
    horizon: Span | None = key(msg("horizon"), example="3 years", edition=2)
    """How far the value case looks ahead; if not given, 3 years."""
    payback_limit: Span | None = key(
        msg("longest payback they accept"), example="20 months", edition=2
    )
    """The longest payback that the customer accepts, by their own rule."""
    clock: enums.ValueClock | None = key(
        msg("start of the payback"),
        absent=enums.ValueClock.GO_LIVE,
        example="go-live",
        edition=2,
    )
    """Where the payback months start; if not given, at go-live."""
    realised: tuple[RealisedEntry, ...] | None = key(edition=2)
    """What the value turned out to be once they used it."""
