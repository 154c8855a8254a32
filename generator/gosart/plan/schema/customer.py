"""What a person types about the customer: business, units, contracts, white space, insights."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Ignores, Texts
from gosart.plan.schema.field import (
    Better,
    Dated,
    InDays,
    Inline,
    Owner,
    Part,
    Phrasing,
    Ranked,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import Amount, Currency, IsoDate, Label, Year
from gosart.plan.schema.value import ConfirmedEntry

__all__ = [
    "ContractEntry",
    "FinancialEntry",
    "InsightEntry",
    "NamedEntry",
    "ProfileEntry",
    "RevenueEntry",
    "UnitEntry",
    "WhitespaceEntry",
]


class FinancialEntry(Entry):
    """One of the customer's figures."""

    inline: ClassVar[Inline | None] = Inline(("measure", "value"))

    measure: str | None = key(sample="EBIT")
    """What is measured."""
    value: str | None = key(sample="4.2m")
    """The figure with its unit."""
    trend: enums.Trend | None = key()
    """Its direction."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this figure."""


class ProfileEntry(Entry):
    """The customer's business."""

    summary: str | None = key(
        msg("profile"),
        phrasing=Phrasing.TEXT,
        example=msg("Who they are, in two sentences"),
        first=True,
    )
    """Who they are, Markdown."""
    products: Texts | None = key(msg("customer's products"), example=msg("What they sell"))
    """What they sell."""
    markets: Texts | None = key(msg("customer's markets"))
    """Where they sell it."""
    customers: Texts | None = key(msg("customer's customers"))
    """Who they sell it to."""
    competitors: Texts | None = key(msg("customer's competitors"))
    """Who else sells it."""
    drivers: Texts | None = key(
        msg("customer's business drivers"), example=msg("What forces them to change, with a figure")
    )
    """What moves their business, from inside and outside."""
    initiatives: Texts | None = key(
        msg("customer's initiatives"), example=msg("What they do about it, by its name")
    )
    """What they do about it."""
    financials: tuple[FinancialEntry, ...] | None = key(msg("customer's figures"))
    """Their figures."""


class InsightEntry(Entry):
    """One link of the customer's chain from goal to solution."""

    record: ClassVar[Record | None] = Record("insight", msg("Insight"), Part.VALUE, name=("text",))

    kind: enums.InsightKind | None = key(msg("kind"))
    """Which link it is."""
    text: str | None = key(msg("insight"))
    """What we understood."""
    owner: str | None = key(msg("owner"), refers_to=RefersTo.PERSON)
    """Whose it is among their people (a person's id)."""
    leads_to: tuple[str, ...] | None = key(msg("what it leads to"), refers_to=RefersTo.INSIGHT)
    """What it brings about (ids of insights)."""
    confirmed: ConfirmedEntry | None = key()
    """Who at the customer confirmed it."""
    state: enums.InsightState | None = key(
        msg("state"), better=Ranked.of(*enums.InsightState, absent=enums.InsightState.OPEN)
    )
    """State."""
    who_cares: dict[str, enums.Concern | None] | None = key(
        msg("on whose desk it is"),
        names=(RefersTo.PERSON,),
        example="first-person: assumed",
        edition=2,
    )
    """Whose desk it is on at the customer, as we assume or as they said: `{dana: confirmed}`."""
    opportunity: str | None = key(
        msg("opportunity that it feeds"),
        refers_to=RefersTo.OPPORTUNITY,
        example="outage-desk",
        edition=2,
    )
    """The opportunity that it feeds (its id)."""
    benefits: tuple[str, ...] | None = key(
        msg("benefits that it feeds"),
        refers_to=RefersTo.BENEFIT,
        example=("fewer-outages",),
        edition=2,
    )
    """Which figures of the value case it leads to (ids of benefits)."""
    ignore: Ignores | None = key()
    """Accepted findings about this insight."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this insight."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class NamedEntry(Entry):
    """A name that only some may see."""

    inline: ClassVar[Inline | None] = Inline(("name",))

    name: Label = required(sample="Acme")
    """The name."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


class UnitEntry(NamedEntry):
    """One of the customer's units, with what it spends."""

    spend: Amount | None = key(msg("what the unit spends"), example="2_400_000", edition=2)
    """What the unit spends in a year on what we could supply."""
    currency: Currency | None = key(msg("currency"), example="EUR", edition=2)
    """Currency of the amount; if not given, the account's."""
    parent: str | None = key(
        msg("unit it belongs to"), refers_to=RefersTo.UNIT, example="distribution", edition=2
    )
    """The unit it is part of (its id): what units spend rolls up."""


class WhitespaceEntry(Entry):
    """One offering in one unit."""

    record: ClassVar[Record | None] = Record("whitespace", msg("White space"), Part.VALUE, name=())

    status: enums.WhitespaceStatus | None = key(
        msg("status"),
        better=Ranked.of(
            enums.WhitespaceStatus.RIVAL,
            enums.WhitespaceStatus.NONE,
            enums.WhitespaceStatus.POTENTIAL,
            enums.WhitespaceStatus.OPEN,
            enums.WhitespaceStatus.WON,
            absent=enums.WhitespaceStatus.NONE,
        ),
    )
    """Whether it is ours, theirs to win, or a competitor's."""
    amount: Amount | None = key(msg("amount"))
    """What it is worth, in the account's currency."""
    holder: str | None = key(msg("who has it now"), refers_to=RefersTo.COMPETITOR)
    """Who has it now (a competitor's id)."""
    opportunity: str | None = key(
        msg("opportunity that pursues it"), refers_to=RefersTo.OPPORTUNITY
    )
    """The opportunity that pursues it (its id)."""
    owner: str | None = key(
        msg("who on our team pursues it"), refers_to=RefersTo.TEAM, example=Owner(), edition=2
    )
    """The team member who pursues it (a team id)."""
    next: IsoDate | None = key(
        msg("next step on it"), dates=Dated.PLANNED, example=InDays(60), edition=2
    )
    """Date on which we next do something about it."""
    spend: Amount | None = key(msg("what they spend on it"), example="400_000", edition=2)
    """What the unit spends on such things, with any supplier, in the account's currency."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this cell."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class RevenueEntry(Entry):
    """What the account brings us in a year."""

    record: ClassVar[Record | None] = Record(
        "revenue", msg("Revenue"), Part.SUMMARY, content=("year",), name=("year",)
    )

    year: Year = required(msg("year"), example="2027", edition=2)
    """The year."""
    target: Amount | None = key(msg("target"), example="400_000", edition=2)
    """What we plan to sell."""
    actual: Amount | None = key(msg("result"), better=Better.MORE, example="380_000", edition=2)
    """What we sold."""
    currency: Currency | None = key(msg("currency"), example="EUR", edition=2)
    """Currency of both; if not given, the account's."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this year."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class ContractEntry(Entry):
    """What they have bought, and when it renews."""

    record: ClassVar[Record | None] = Record(
        "contract", msg("Contract"), Part.SUMMARY, content=("name",), weight=2, headline=("to",)
    )

    name: Label = required(msg("name"), example=msg("Maintenance of the meters"), edition=2)
    """What the contract is called."""
    offering: str | None = key(
        msg("offering"), refers_to=RefersTo.OFFERING, example="care", edition=2
    )
    """Which of our offerings it is for (an offering's id)."""
    unit: str | None = key(msg("unit"), refers_to=RefersTo.UNIT, example="distribution", edition=2)
    """Whose it is (an id of `units`)."""
    from_: IsoDate | None = key(
        msg("start of the contract"), dates=Dated.HAPPENED, example=InDays(-365), edition=2
    )
    """First day."""
    to: IsoDate | None = key(
        msg("end of the contract"), dates=Dated.PLANNED, example=InDays(365), edition=2
    )
    """Last day, on which it ends or renews."""
    notice: IsoDate | None = key(
        msg("last day to give notice"), dates=Dated.PLANNED, example=InDays(275), edition=2
    )
    """Last day on which either side may end it."""
    amount: Amount | None = key(msg("amount"), better=Better.MORE, example="95_000", edition=2)
    """What it brings us, in the account's currency."""
    per: str | None = key(msg("period"), example="year", edition=2)
    """Period of the amount, `year`."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this contract."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))
