"""What a person types about an account: the whole plan, and a note's front matter."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Entry, Ignores, Texts, TwoSidesEntry, tag_of
from gosart.plan.schema.field import (
    Dated,
    InDays,
    Inline,
    Part,
    Ranked,
    Record,
    RefersTo,
    Told,
    key,
    required,
)
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

    inline: ClassVar[Inline | None] = Inline(("measure", "value"))

    measure: str | None = key()
    """What is measured."""
    value: str | None = key()
    """The figure with its unit."""
    trend: enums.Trend | None = key()
    """Its direction."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this figure."""


class ProfileEntry(Entry):
    """The customer's business."""

    summary: str | None = key(
        msg("profile"), told=Told.TEXT, example=msg("Who they are, in two sentences"), first=True
    )
    """Who they are, Markdown."""
    products: Texts | None = key(msg("customer's products"), example=msg("What they sell"))
    """What they sell."""
    markets: Texts | None = key(msg("customer's markets"))
    """Where they sell it."""
    customers: Texts | None = key(msg("customer's customers"))
    """Whom they sell it to."""
    competitors: Texts | None = key(msg("customer's rivals"))
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


class PlanEntry(Entry):
    """What this plan is for."""

    kind: enums.PlanKind | None = key(msg("purpose of the plan"))
    """Win, expand or keep the account."""
    from_: IsoDate | None = key(msg("start of the plan"), dates=Dated.PLANNED)
    """First day of the plan's period."""
    to: IsoDate | None = key(msg("end of the plan"), dates=Dated.PLANNED)
    """Last day of the plan's period."""
    method: str | None = key(msg("version of the method"))
    """Version of the method's data the plan is rated by."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


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
    """Who of theirs said that it is so."""
    state: enums.InsightState | None = key(
        msg("state"), better=Ranked.of(*enums.InsightState, absent=enums.InsightState.OPEN)
    )
    """State."""
    ignore: Ignores | None = key()
    """Accepted findings about this insight."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this insight."""


class NamedEntry(Entry):
    """A name that only some may see."""

    inline: ClassVar[Inline | None] = Inline(("name",))

    name: Label = required()
    """The name."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


_Named = Annotated[
    Annotated[Label, Tag("<text>")] | Annotated[NamedEntry, Tag("<mapping>")], Discriminator(tag_of)
]


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
    """Whether it is ours, theirs to win, or a rival's."""
    amount: Amount | None = key(msg("amount"))
    """What it is worth, in the account's currency."""
    holder: str | None = key(msg("who has it now"), refers_to=RefersTo.COMPETITOR)
    """Who has it now (a competitor's id)."""
    opportunity: str | None = key(
        msg("opportunity that goes for it"), refers_to=RefersTo.OPPORTUNITY
    )
    """The deal that goes for it (its id)."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this cell."""


class CompetitorEntry(Entry):
    """A rival."""

    record: ClassVar[Record | None] = Record(
        "competitor", msg("Rival"), Part.VALUE, weight=2, headline=("threat",)
    )

    name: str | None = key(msg("name"), example=msg("Their name"), first=True)
    """Name; the id where it is not given."""
    threat: enums.Threat | None = key(
        msg("threat"), better=Ranked.of(*reversed(enums.Threat)), example="medium", first=True
    )
    """How dangerous they are here."""
    position: str | None = key(msg("position with the customer"), told=Told.TEXT)
    """Where they stand with the customer, Markdown."""
    strengths: Texts | None = key(
        msg("strengths"), example=msg("What they are good at"), first=True
    )
    """What they are good at."""
    weaknesses: Texts | None = key(msg("weaknesses"))
    """What they are bad at."""
    ignore: Ignores | None = key()
    """Accepted findings about this rival."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this rival."""


class PartnerStageEntry(Entry):
    """A partner in one stage of the value chain."""

    inline: ClassVar[Inline | None] = Inline(())

    rating: enums.Rating | None = key()
    """`"+"`, `"-"` or `"?"`, in quotes."""
    note: str | None = key()
    """Why."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


class PartnerEntry(Entry):
    """A business partner."""

    record: ClassVar[Record | None] = Record("partner", msg("Partner"), Part.VALUE)

    name: str | None = key(msg("name"))
    """Name; the id where it is not given."""
    ways: tuple[enums.PartnerWay, ...] | None = key(msg("how they help us"))
    """How they advance us."""
    stages: dict[enums.PartnerStage, PartnerStageEntry | None] | None = key(
        msg("strength by stage")
    )
    """How good they are in each stage of the value chain."""
    works_with: tuple[str, ...] | None = key(
        msg("rivals they work with"), refers_to=RefersTo.COMPETITOR
    )
    """Rivals they also work with (ids of competitors)."""
    contact: str | None = key(msg("contact"))
    """Whom to call, free text."""
    ignore: Ignores | None = key()
    """Accepted findings about this partner."""
    audience: str | None = key(msg("audience"), weight=0)
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

    team: dict[Id, _Team] | None = key()
    """Our people."""
    competitors: dict[Id, _Competitor] | None = key()
    """Rivals."""
    partners: dict[Id, _Partner] | None = key()
    """Business partners."""
    offerings: dict[Id, _Named] | None = key(msg("our offerings"))
    """What we sell: id to name."""


class AccountEntry(SharedEntry):
    """A target account."""

    record: ClassVar[Record | None] = Record("account", msg("Account"), Part.SUMMARY)

    name: Label = required(msg("name"))
    """What the account is called."""
    owner: Label = required(msg("owner"), refers_to=RefersTo.TEAM)
    """Who of ours is responsible (a team id)."""
    industry: str | None = key(msg("industry"))
    """Industry."""
    region: str | None = key(msg("region"), example=msg("Where they are"))
    """Region."""
    website: str | None = key(msg("website"), example="https://example.org")
    """Address of their site."""
    currency: Currency | None = key(msg("currency"))
    """Currency of amounts that say none; the site's where it is not given."""
    reviewed: IsoDate | None = key(
        msg("last review"), dates=Dated.HAPPENED, weight=0, example=InDays(0)
    )
    """Day the plan was last reviewed."""
    tags: tuple[str, ...] | None = key(msg("tags"), weight=0)
    """Words to find accounts by."""
    crm: dict[str, str] | None = key(msg("ids in the CRM"), weight=0)
    """System to id of the account in it."""
    tier: enums.Tier | None = key(msg("tier"))
    """Rank in the portfolio."""
    status: enums.AccountStatus | None = key(
        msg("status"),
        better=Ranked.of(
            enums.AccountStatus.LOST,
            enums.AccountStatus.DORMANT,
            enums.AccountStatus.TARGET,
            enums.AccountStatus.ACTIVE,
            absent=enums.AccountStatus.TARGET,
        ),
    )
    """State of the account."""
    profile: ProfileEntry | None = key()
    """The customer's business."""
    plan: PlanEntry | None = key()
    """What this plan is for, and its period."""
    goal: TwoSidesEntry | None = key()
    """The G of GOSART, long range."""
    insights: dict[Id, InsightEntry] | None = key()
    """The customer's chain, from their goal to our solution."""
    units: dict[Id, _Named] | None = key(msg("customer's units"))
    """Their units: id to name."""
    whitespace: dict[str, dict[str, WhitespaceEntry] | None] | None = key(
        names=(RefersTo.UNIT, RefersTo.OFFERING)
    )
    """Unit to offering to what stands between us and it."""
    people: dict[Id, PersonEntry] | None = key()
    """Theirs."""
    opportunities: dict[Id, OpportunityEntry] | None = key()
    """Deals."""
    ignore: Ignores | None = key()
    """Accepted findings about this account."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this account at all."""


class NoteEntry(Entry):
    """Front matter of a note."""

    record: ClassVar[Record | None] = Record("note", msg("Note"), Part.NOTES, name=("title",))

    title: str | None = key(msg("title"))
    """Title of the page; made from the file's name where it is not given."""
    date: IsoDate | None = key(msg("date"), dates=Dated.HAPPENED)
    """Day it tells about."""
    tags: tuple[str, ...] | None = key(msg("tags"), weight=0)
    """Words to find it by."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this note."""
