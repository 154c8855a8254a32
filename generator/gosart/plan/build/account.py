"""An account's entries as one frozen object, cut to the build's audience."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.method.custom_fields import Holder
from gosart.plan.build.context import (
    BuildContext,
    person,
)
from gosart.plan.build.opportunity import build_opportunity
from gosart.plan.build.organisation import OrganisationDraft, draft_organisation
from gosart.plan.build.typed_values import (
    texts,
    two_sides,
)
from gosart.plan.model.account import (
    Account,
    Attachment,
    Benefit,
    Competitor,
    Contract,
    Financial,
    Ignore,
    Insight,
    Note,
    Opportunity,
    Partner,
    PartnerStageRating,
    Profile,
    Revenue,
    Unit,
    WhitespaceCell,
)
from gosart.plan.model.people import TeamMember
from gosart.plan.schema.account import (
    AccountEntry,
    InsightEntry,
    NamedEntry,
    PartnerEntry,
    ProfileEntry,
    UnitEntry,
    WhitespaceEntry,
)
from gosart.plan.shared_entries import Shared, team_member
from gosart.plan.validate.references import NO_DECISION
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import AccountFiles, Key, Node

__all__ = ["build_account", "offerings_of", "team_of", "units_of"]


def _names(
    entries: Mapping[str, str | NamedEntry] | Mapping[str, str | UnitEntry] | None,
) -> dict[str, str]:
    return {
        key: entry if isinstance(entry, str) else entry.name
        for key, entry in (entries or {}).items()
    }


def units_of(entry: AccountEntry) -> dict[str, str]:
    """Return the customer's units, id to name.

    Args:
        entry: What is typed.
    """
    return _names(entry.units)


def offerings_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, str]:
    """Return our offerings, id to name. `data` is the account's before anything was left out.

    Args:
        entry: What is typed.
        data: The account's data, as typed.
        shared: The entries that all accounts share.
    """
    own = mapping(data.get("offerings"))
    return {
        key: name for key, name in _names(shared.visible.offerings).items() if key not in own
    } | _names(entry.offerings)


def team_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, TeamMember]:
    """Return our people, the shared ones as the objects that every account shares.

    Args:
        entry: What is typed.
        data: The account's data, as typed.
        shared: The entries that all accounts share.
    """
    own = mapping(data.get("team"))
    team = {key: member for key, member in shared.team.items() if key not in own}
    return team | {key: team_member(key, item) for key, item in (entry.team or {}).items()}


def build_account(
    context: BuildContext,
    entry: AccountEntry,
    files: AccountFiles,
    notes: tuple[Note, ...],
    linked: Mapping[str, tuple[Attachment, ...]],
) -> Account:
    """Make the account. `linked` is what each file's narrative links, by the file's path.

    Args:
        context: What the account's parts have in common while they are made.
        entry: What is typed.
        files: The account's files.
        notes: The account's notes.
        linked: What each file's narrative links, by the file's path.

    Returns:
        The account.
    """
    narrative, path = context.narrative(())
    organisation_draft = draft_organisation(context, entry.people or {})
    for name, competitor in (entry.competitors or {}).items():
        context.rivals[name] = context.competitor(name, competitor)
    goal, plan = two_sides(entry.goal), entry.plan
    opportunities = tuple(
        build_opportunity(context, name, opportunity, organisation_draft, goal)
        for name, opportunity in (entry.opportunities or {}).items()
    )
    offerings = offerings_of(entry, context.data, context.shared)
    whitespace = tuple(_whitespace(context, entry, offerings))
    partners = tuple(
        _partner(context, name, partner) for name, partner in (entry.partners or {}).items()
    )
    published = {
        attachment.path: attachment
        for document in dict.fromkeys(context.narrated)
        for attachment in linked.get(document, ())
    }
    return Account(
        id=files.id,
        sponsor=context.member(entry.sponsor),
        next_review=entry.next_review,
        parent=context.account(entry.parent),
        address=entry.address or "",
        employees=entry.employees,
        extra=context.extra_values(
            entry.extra, Holder.ACCOUNT, organisation=organisation_draft.organisation
        ),
        revenue=tuple(_revenue(context, entry)),
        contracts=tuple(_contracts(context, entry, offerings)),
        shared_offerings=frozenset(context.shared.visible.offerings or {}),
        customer_units=tuple(_units(context, entry)),
        hidden_fields=context.hidden_fields(()),
        cut_parts=context.cut_parts(()),
        name=entry.name,
        owner=context.member(entry.owner),
        industry=entry.industry or "",
        region=entry.region or "",
        website=entry.website or "",
        currency=context.currency,
        reviewed=entry.reviewed,
        tags=entry.tags or (),
        crm=MappingProxyType(entry.crm or {}),
        tier=entry.tier,
        status=entry.status,
        profile=_profile(entry.profile),
        plan_kind=plan.kind if plan else None,
        plan_from=plan.from_ if plan else None,
        plan_to=plan.to if plan else None,
        plan_method=(plan.method or "") if plan else "",
        goal=goal,
        insights=tuple(_insights(context, entry, organisation_draft, opportunities)),
        units=MappingProxyType(dict(context.units)),
        offerings=MappingProxyType(offerings),
        whitespace=whitespace,
        organisation=organisation_draft.organisation,
        competitors=_competitors(context),
        partners=partners,
        opportunities=opportunities,
        notes=notes,
        narrative=narrative,
        attachments=tuple(published.values()),
        ignores=tuple(_ignores(context, entry, organisation_draft)),
        path=files.path,
        location=context.location(()),
        narrative_path=path,
        locator=context.locator(()),
        whole=context.cut.data is context.data,
        team=context.team,
        entry=entry,
    )


def _profile(entry: ProfileEntry | None) -> Profile:
    if entry is None:
        return Profile()
    return Profile(
        summary=entry.summary or "",
        products=texts(entry.products),
        markets=texts(entry.markets),
        customers=texts(entry.customers),
        competitors=texts(entry.competitors),
        drivers=texts(entry.drivers),
        initiatives=texts(entry.initiatives),
        financials=tuple(
            Financial(item.measure or "", item.value or "", item.trend)
            for item in entry.financials or ()
        ),
    )


def _insights(
    context: BuildContext,
    entry: AccountEntry,
    organisation_draft: OrganisationDraft,
    opportunities: tuple[Opportunity, ...],
) -> list[Insight]:
    insights = entry.insights or {}
    organisation = organisation_draft.organisation
    return [
        Insight(
            id=name,
            kind=item.kind,
            text=item.text or "",
            owner=person(organisation_draft.organisation, item.owner),
            leads_to=tuple(target for target in item.leads_to or () if target in insights),
            confirmed_by=person(organisation_draft.organisation, item.confirmed.by)
            if item.confirmed
            else None,
            confirmed_on=item.confirmed.date if item.confirmed else None,
            state=item.state,
            location=context.location(("insights", name)),
            locator=context.locator(("insights", name)),
            entry=item,
            who_cares=tuple(
                (person_, state)
                for id_, state in (item.who_cares or {}).items()
                if (person_ := person(organisation, id_)) and not person_.hidden
            ),
            opportunity=item.opportunity
            if item.opportunity and item.opportunity in (entry.opportunities or {})
            else "",
            benefits=_benefits(item, opportunities),
            hidden_fields=context.hidden_fields(("insights", name)),
        )
        for name, item in insights.items()
    ]


def _benefits(item: InsightEntry, opportunities: tuple[Opportunity, ...]) -> tuple[Benefit, ...]:
    """Return the figures an insight leads to: of its opportunity, of any where it names none."""
    ids = {
        benefit.id: benefit
        for opportunity in opportunities
        if item.opportunity in (None, opportunity.id)
        for benefit in opportunity.value.benefits
        if benefit.id
    }
    return tuple(ids[name] for name in item.benefits or () if name in ids)


def _units(context: BuildContext, entry: AccountEntry) -> list[Unit]:
    units = entry.units or {}
    return [
        Unit(name, item)
        if isinstance(item, str)
        else Unit(
            name,
            item.name,
            context.money(item.spend, item.currency),
            item.parent if item.parent and item.parent in units else "",
        )
        for name, item in units.items()
    ]


def _revenue(context: BuildContext, entry: AccountEntry) -> list[Revenue]:
    rows = []
    for number, item in enumerate(entry.revenue or ()):
        key: Key = ("revenue", number)
        rows.append(
            Revenue(
                int(item.year),
                context.money(item.target, item.currency),
                context.money(item.actual, item.currency),
                context.location(key),
                context.hidden_fields(key),
            )
        )
    return rows


def _contracts(
    context: BuildContext, entry: AccountEntry, offerings: Mapping[str, str]
) -> list[Contract]:
    contracts = []
    for number, item in enumerate(entry.contracts or ()):
        key: Key = ("contracts", number)
        contracts.append(
            Contract(
                item.name,
                item.offering if item.offering and item.offering in offerings else "",
                item.unit if item.unit and item.unit in context.units else "",
                item.from_,
                item.to,
                item.notice,
                context.money(item.amount, None),
                item.per or "",
                context.location(key),
                context.hidden_fields(key),
            )
        )
    return contracts


def _whitespace(
    context: BuildContext, entry: AccountEntry, offerings: Mapping[str, str]
) -> list[WhitespaceCell]:
    def cell(unit: str, offering: str, item: WhitespaceEntry) -> WhitespaceCell:
        opportunity = item.opportunity if item.opportunity in (entry.opportunities or {}) else ""
        return WhitespaceCell(
            unit,
            offering,
            item.status,
            context.money(item.amount, None),
            context.rival(item.holder),
            opportunity or "",
            context.member(item.owner),
            item.next,
            context.money(item.spend, None),
            context.hidden_fields(("whitespace", unit, offering)),
        )

    return [
        cell(unit, offering, item)
        for unit, row in (entry.whitespace or {}).items()
        for offering, item in (row or {}).items()
        if unit in context.units and offering in offerings
    ]


def _partner(context: BuildContext, name: str, entry: PartnerEntry) -> Partner:
    narrative, path = context.narrative(("partners", name))
    stages = tuple(
        PartnerStageRating(stage, item.rating, item.note or "")
        for stage, item in (entry.stages or {}).items()
        if item
    )
    rivals = tuple(
        competitor for rival in entry.works_with or () if (competitor := context.rival(rival))
    )
    return Partner(
        name,
        entry.name or name,
        entry.ways or (),
        stages,
        rivals,
        entry.contact or "",
        narrative,
        path,
        entry,
    )


def _competitors(context: BuildContext) -> tuple[Competitor, ...]:
    """The account's own in the plan's order, shared ones it names in theirs, `no-decision` last."""
    own = mapping(context.data.get("competitors"))
    shared = [name for name in context.shared.visible.competitors or {} if name not in own]
    last = (
        context.rivals.get(NO_DECISION)
        or context.rival(NO_DECISION)
        or Competitor(NO_DECISION, context.method.no_decision)
    )
    names = [name for name in (*own, *shared) if name in context.rivals and name != NO_DECISION]
    return (*(context.rivals[name] for name in names), last)


def _ignores(
    context: BuildContext, entry: AccountEntry, organisation_draft: OrganisationDraft
) -> list[Ignore]:
    ignores = list(context.ignores(entry.ignore, ()))
    for section, entries in (
        ("team", entry.team),
        ("people", entry.people),
        ("insights", entry.insights),
        ("competitors", entry.competitors),
        ("partners", entry.partners),
    ):
        for name, item in (entries or {}).items():
            if not (section == "people" and name in organisation_draft.hidden):
                ignores += context.ignores(item.ignore, (section, name), name)
    return ignores
