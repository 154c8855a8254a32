"""What a person types about an account: the whole plan, and a note's front matter."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.method import enums
from gosart.plan.schema.base import Entry, Ignores, Texts, TwoSidesEntry, tag_of
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.people import PersonEntry, TeamEntry
from gosart.plan.schema.scalars import Amount, Currency, Id, IsoDate, Label
from gosart.plan.schema.value import ConfirmedEntry

__all__ = [
    "AccountEntry",
    "CompetitorEntry",
    "NamedEntry",
    "NoteEntry",
    "PartnerEntry",
    "SharedEntry",
    "WhitespaceEntry",
]


class FinancialEntry(Entry):
    """A figure of the customer's."""

    measure: str | None = None
    """What is measured."""
    value: str | None = None
    """The figure with its unit."""
    trend: enums.Trend | None = None
    """Its direction."""
    audience: str | None = None
    """Narrowest audience that may see this figure."""


class ProfileEntry(Entry):
    """The customer's business."""

    summary: str | None = None
    """Who they are, Markdown."""
    products: Texts | None = None
    """What they sell."""
    markets: Texts | None = None
    """Where they sell it."""
    customers: Texts | None = None
    """Whom they sell it to."""
    competitors: Texts | None = None
    """Who else sells it."""
    drivers: Texts | None = None
    """What moves their business, from inside and outside."""
    initiatives: Texts | None = None
    """What they do about it."""
    financials: tuple[FinancialEntry, ...] | None = None
    """Their figures."""


class PlanEntry(Entry):
    """What this plan is for."""

    kind: enums.PlanKind | None = None
    """Win, expand or keep the account."""
    from_: IsoDate | None = None
    """First day of the plan's period."""
    to: IsoDate | None = None
    """Last day of the plan's period."""
    method: str | None = None
    """Version of the method's data the plan is rated by."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class InsightEntry(Entry):
    """One link of the customer's chain from goal to solution."""

    kind: enums.InsightKind | None = None
    """Which link it is."""
    text: str | None = None
    """What we understood."""
    owner: str | None = None
    """Whose it is among their people (a person's id)."""
    leads_to: tuple[str, ...] | None = None
    """What it brings about (ids of insights)."""
    confirmed: ConfirmedEntry | None = None
    """Who of theirs said that it is so."""
    state: enums.InsightState | None = None
    """State."""
    ignore: Ignores | None = None
    """Accepted findings about this insight."""
    audience: str | None = None
    """Narrowest audience that may see this insight."""


class NamedEntry(Entry):
    """A name that only some may see."""

    name: Label
    """The name."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


_Named = Annotated[
    Annotated[Label, Tag("<text>")] | Annotated[NamedEntry, Tag("<mapping>")], Discriminator(tag_of)
]


class WhitespaceEntry(Entry):
    """One offering in one unit."""

    status: enums.WhitespaceStatus | None = None
    """Whether it is ours, theirs to win, or a rival's."""
    amount: Amount | None = None
    """What it is worth, in the account's currency."""
    holder: str | None = None
    """Who has it now (a competitor's id)."""
    opportunity: str | None = None
    """The deal that goes for it (its id)."""
    audience: str | None = None
    """Narrowest audience that may see this cell."""


class CompetitorEntry(Entry):
    """A rival."""

    name: str | None = None
    """Name; the id where it is not given."""
    threat: enums.Threat | None = None
    """How dangerous they are here."""
    position: str | None = None
    """Where they stand with the customer, Markdown."""
    strengths: Texts | None = None
    """What they are good at."""
    weaknesses: Texts | None = None
    """What they are bad at."""
    ignore: Ignores | None = None
    """Accepted findings about this rival."""
    audience: str | None = None
    """Narrowest audience that may see this rival."""


class PartnerStageEntry(Entry):
    """A partner in one stage of the value chain."""

    rating: enums.Rating | None = None
    """`"+"`, `"-"` or `"?"`, in quotes."""
    note: str | None = None
    """Why."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


class PartnerEntry(Entry):
    """A business partner."""

    name: str | None = None
    """Name; the id where it is not given."""
    ways: tuple[enums.PartnerWay, ...] | None = None
    """How they advance us."""
    stages: dict[enums.PartnerStage, PartnerStageEntry | None] | None = None
    """How good they are in each stage of the value chain."""
    works_with: tuple[str, ...] | None = None
    """Rivals they also work with (ids of competitors)."""
    contact: str | None = None
    """Whom to call, free text."""
    ignore: Ignores | None = None
    """Accepted findings about this partner."""
    audience: str | None = None
    """Narrowest audience that may see this partner."""


def _mapping(value: object) -> object:
    """Take an entry that is only named (`steinmark:`) for an empty mapping."""
    return {} if value is None else value


_Competitor = Annotated[
    CompetitorEntry, BeforeValidator(_mapping, json_schema_input_type=CompetitorEntry | None)
]
_Partner = Annotated[
    PartnerEntry, BeforeValidator(_mapping, json_schema_input_type=PartnerEntry | None)
]
_Team = Annotated[TeamEntry, BeforeValidator(_mapping, json_schema_input_type=TeamEntry | None)]


class SharedEntry(Entry):
    """Entries that every account may refer to."""

    team: dict[Id, _Team] | None = None
    """Our people."""
    competitors: dict[Id, _Competitor] | None = None
    """Rivals."""
    partners: dict[Id, _Partner] | None = None
    """Business partners."""
    offerings: dict[Id, _Named] | None = None
    """What we sell: id to name."""


class AccountEntry(SharedEntry):
    """A target account."""

    name: Label
    """What the account is called."""
    owner: Label
    """Who of ours is responsible (a team id)."""
    industry: str | None = None
    """Industry."""
    region: str | None = None
    """Region."""
    website: str | None = None
    """Address of their site."""
    currency: Currency | None = None
    """Currency of amounts that say none; the site's where it is not given."""
    reviewed: IsoDate | None = None
    """Day the plan was last reviewed."""
    tags: tuple[str, ...] | None = None
    """Words to find accounts by."""
    crm: dict[str, str] | None = None
    """System to id of the account in it."""
    tier: enums.Tier | None = None
    """Rank in the portfolio."""
    status: enums.AccountStatus | None = None
    """State of the account."""
    profile: ProfileEntry | None = None
    """The customer's business."""
    plan: PlanEntry | None = None
    """What this plan is for, and its period."""
    goal: TwoSidesEntry | None = None
    """The G of GOSART, long range."""
    insights: dict[Id, InsightEntry] | None = None
    """The customer's chain, from their goal to our solution."""
    units: dict[Id, _Named] | None = None
    """Their units: id to name."""
    whitespace: dict[str, dict[str, WhitespaceEntry] | None] | None = None
    """Unit to offering to what stands between us and it."""
    people: dict[Id, PersonEntry] | None = None
    """Theirs."""
    opportunities: dict[Id, OpportunityEntry] | None = None
    """Deals."""
    ignore: Ignores | None = None
    """Accepted findings about this account."""
    audience: str | None = None
    """Narrowest audience that may see this account at all."""


class NoteEntry(Entry):
    """Front matter of a note."""

    title: str | None = None
    """Title of the page; made from the file's name where it is not given."""
    date: IsoDate | None = None
    """Day it tells about."""
    tags: tuple[str, ...] | None = None
    """Words to find it by."""
    audience: str | None = None
    """Narrowest audience that may see this note."""
