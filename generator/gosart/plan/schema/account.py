"""What a person types about an account: the whole plan, and a note's front matter."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Ignores, TwoSidesEntry, tag_of
from gosart.plan.schema.competitors import (
    CompetitorEntry,
    PartnerEntry,
    PartnerStageEntry,
    PointEntry,
)
from gosart.plan.schema.customer import (
    ContractEntry,
    FinancialEntry,
    InsightEntry,
    NamedEntry,
    ProfileEntry,
    RevenueEntry,
    UnitEntry,
    WhitespaceEntry,
)
from gosart.plan.schema.extra import Extra
from gosart.plan.schema.field import (
    Dated,
    InDays,
    Owner,
    Part,
    Ranked,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.people import PersonEntry, TeamEntry
from gosart.plan.schema.scalars import Count, Currency, Id, IsoDate, Label

__all__ = [
    "AccountEntry",
    "CompetitorEntry",
    "ContractEntry",
    "FinancialEntry",
    "InsightEntry",
    "NamedEntry",
    "NoteEntry",
    "PartnerEntry",
    "PartnerStageEntry",
    "PlanEntry",
    "PointEntry",
    "ProfileEntry",
    "RevenueEntry",
    "SharedEntry",
    "UnitEntry",
    "WhitespaceEntry",
]


class PlanEntry(Entry):
    """What this plan is for."""

    kind: enums.PlanKind | None = key(msg("purpose of the plan"))
    """Win, expand or keep the account."""
    from_: IsoDate | None = key(msg("start of the plan"), dates=Dated.PLANNED, sample="2027-01-01")
    """First day of the plan's period."""
    to: IsoDate | None = key(msg("end of the plan"), dates=Dated.PLANNED, sample="2027-12-31")
    """Last day of the plan's period."""
    method: str | None = key(msg("version of the method"), sample="")
    """Version of the method's data that the plan is rated by."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


_Named = Annotated[
    Annotated[Label, Tag("<text>")] | Annotated[NamedEntry, Tag("<mapping>")], Discriminator(tag_of)
]
_Unit = Annotated[
    Annotated[Label, Tag("<text>")] | Annotated[UnitEntry, Tag("<mapping>")], Discriminator(tag_of)
]


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
    """Competitors."""
    partners: dict[Id, _Partner] | None = key()
    """Business partners."""
    offerings: dict[Id, _Named] | None = key(msg("our offerings"))
    """What we sell: id to name."""


class AccountEntry(SharedEntry):
    """A target account."""

    record: ClassVar[Record | None] = Record("account", msg("Account"), Part.SUMMARY)

    name: Label = required(msg("name"), sample="Acme Water", asked="Name of the account")
    """Name of the account."""
    owner: Label = required(msg("owner"), refers_to=RefersTo.TEAM, asked="Responsible team member")
    """The team member responsible (a team id)."""
    industry: str | None = key(msg("industry"), sample="Utilities", asked="Industry")
    """Industry."""
    region: str | None = key(msg("region"), example=msg("Where they are"))
    """Region."""
    website: str | None = key(msg("website"), example="https://example.org")
    """Address of their website."""
    currency: Currency | None = key(msg("currency"), sample="EUR", asked="Currency")
    """Currency of amounts that name none; if not given, the site's."""
    reviewed: IsoDate | None = key(
        msg("last review"), dates=Dated.HAPPENED, weight=0, example=InDays(0)
    )
    """Date of the last review of the plan."""
    next_review: IsoDate | None = key(
        msg("next review"), dates=Dated.PLANNED, weight=0, example=InDays(60), edition=2
    )
    """Date of the next review of the plan."""
    sponsor: str | None = key(
        msg("executive sponsor"), refers_to=RefersTo.TEAM, example=Owner(), edition=2
    )
    """Our executive sponsor for the account (a team id)."""
    parent: str | None = key(
        msg("parent company"), refers_to=RefersTo.ACCOUNT, example="acme-group", edition=2
    )
    """The parent company's account (its id)."""
    address: str | None = key(
        msg("address"), weight=0, fact=True, example=msg("Street, town, country"), edition=2
    )
    """Where they have their head office."""
    employees: Count | None = key(msg("employees"), weight=0, fact=True, example="4_200", edition=2)
    """Number of employees."""
    extra: Extra | None = key(msg("our own fields"), example="renewal_risk: low", edition=2)
    """A company's own fields, declared in its method file under `fields`."""
    tags: tuple[str, ...] | None = key(msg("tags"), weight=0, sample="water")
    """Keywords to find accounts by."""
    crm: dict[str, str] | None = key(
        msg("ids in the CRM"), weight=0, sample="salesforce: 001AB0000042"
    )
    """System, and the account's id in it."""
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
    """Status of the account."""
    profile: ProfileEntry | None = key()
    """The customer's business."""
    plan: PlanEntry | None = key()
    """What this plan is for, and its period."""
    goal: TwoSidesEntry | None = key()
    """The G of GOSART, long range."""
    insights: dict[Id, InsightEntry] | None = key()
    """The customer's chain, from their goal to our solution."""
    units: dict[Id, _Unit] | None = key(msg("customer's units"))
    """Their units: id to name, or to `{name, spend, currency, parent}`."""
    whitespace: dict[str, dict[str, WhitespaceEntry] | None] | None = key(
        names=(RefersTo.UNIT, RefersTo.OFFERING)
    )
    """For each unit and offering, where we stand."""
    revenue: tuple[RevenueEntry, ...] | None = key(edition=2)
    """What they brought us by year, and what we plan to sell."""
    contracts: tuple[ContractEntry, ...] | None = key(edition=2)
    """What they have bought, and when it renews."""
    people: dict[Id, PersonEntry] | None = key()
    """Theirs."""
    opportunities: dict[Id, OpportunityEntry] | None = key()
    """Opportunities."""
    ignore: Ignores | None = key()
    """Accepted findings about this account."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this account at all."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class NoteEntry(Entry):
    """Front matter of a note."""

    record: ClassVar[Record | None] = Record("note", msg("Note"), Part.NOTES, name=("title",))

    title: str | None = key(msg("title"))
    """Title of the page; if not given, made from the file's name."""
    date: IsoDate | None = key(msg("date"), dates=Dated.HAPPENED)
    """Date it is about."""
    tags: tuple[str, ...] | None = key(msg("tags"), weight=0)
    """Keywords to find it by."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this note."""
