"""An account's entries as one frozen object, cut to the build's audience."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.plan.build.context import BuildContext, person, sides, texts
from gosart.plan.build.opportunity import build_opportunity
from gosart.plan.build.organisation import OrganisationDraft, draft_organisation
from gosart.plan.model.account import (
    Account,
    Attachment,
    Competitor,
    Financial,
    Ignore,
    Insight,
    Note,
    Partner,
    PartnerStageRating,
    Profile,
    WhitespaceCell,
)
from gosart.plan.model.people import TeamMember
from gosart.plan.schema.account import (
    AccountEntry,
    NamedEntry,
    PartnerEntry,
    ProfileEntry,
    WhitespaceEntry,
)
from gosart.plan.shared_entries import Shared, team_member
from gosart.plan.validate.references import NO_DECISION
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import AccountFiles, Node

__all__ = ["build_account", "offerings_of", "team_of", "units_of"]


def _names(entries: Mapping[str, str | NamedEntry] | None) -> dict[str, str]:
    return {
        key: entry if isinstance(entry, str) else entry.name
        for key, entry in (entries or {}).items()
    }


def units_of(entry: AccountEntry) -> dict[str, str]:
    """Return the customer's units, id to name."""
    return _names(entry.units)


def offerings_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, str]:
    """Return our offerings, id to name. `data` is the account's before anything was left out."""
    own = mapping(data.get("offerings"))
    return {
        key: name for key, name in _names(shared.shown.offerings).items() if key not in own
    } | _names(entry.offerings)


def team_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, TeamMember]:
    """Return our people, the shared ones as the objects that every account shares."""
    own = mapping(data.get("team"))
    found = {key: member for key, member in shared.team.items() if key not in own}
    return found | {key: team_member(key, item) for key, item in (entry.team or {}).items()}


def build_account(
    context: BuildContext,
    entry: AccountEntry,
    files: AccountFiles,
    notes: tuple[Note, ...],
    linked: Mapping[str, tuple[Attachment, ...]],
) -> Account:
    """Make the account. `linked` is what each file's narrative links, by the file's path."""
    narrative, path = context.narrative(())
    organisation_draft = draft_organisation(context, entry.people or {})
    for name, competitor in (entry.competitors or {}).items():
        context.rivals[name] = context.competitor(name, competitor)
    goal, plan = sides(entry.goal), entry.plan
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
        found.path: found for told in dict.fromkeys(context.told) for found in linked.get(told, ())
    }
    return Account(
        id=files.id,
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
        insights=tuple(_insights(context, entry, organisation_draft)),
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
    context: BuildContext, entry: AccountEntry, organisation_draft: OrganisationDraft
) -> list[Insight]:
    insights = entry.insights or {}
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
        )
        for name, item in insights.items()
    ]


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
    rivals = tuple(found for rival in entry.works_with or () if (found := context.rival(rival)))
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
    """The account's own in the plan's order, the shared ones it refers to in theirs, `no-decision` last."""
    own = mapping(context.data.get("competitors"))
    shared = [name for name in context.shared.shown.competitors or {} if name not in own]
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
    found = list(context.ignores(entry.ignore, ()))
    for section, entries in (
        ("team", entry.team),
        ("people", entry.people),
        ("insights", entry.insights),
        ("competitors", entry.competitors),
        ("partners", entry.partners),
    ):
        for name, item in (entries or {}).items():
            if not (section == "people" and name in organisation_draft.hidden):
                found += context.ignores(item.ignore, (section, name), name)
    return found
