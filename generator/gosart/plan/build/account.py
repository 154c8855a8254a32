"""An account's entries as one frozen object, cut to the build's audience."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.plan.build.context import Desk, person, sides, texts
from gosart.plan.build.opportunity import build_deal
from gosart.plan.build.organisation import Crowd, build_crowd
from gosart.plan.model.account import (
    Account,
    Attachment,
    Competitor,
    Financial,
    Ignore,
    Insight,
    Note,
    Partner,
    PartnerMark,
    Profile,
    WhitespaceCell,
)
from gosart.plan.model.people import TeamMember
from gosart.plan.schema.account import AccountEntry, NamedEntry, PartnerEntry, ProfileEntry, WhitespaceEntry
from gosart.plan.shared_entries import Shared, team_member
from gosart.plan.validate.references import NO_DECISION
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import AccountFiles, Node

__all__ = ["build_account", "offerings_of", "team_of", "units_of"]


def _names(entries: Mapping[str, str | NamedEntry] | None) -> dict[str, str]:
    return {key: entry if isinstance(entry, str) else entry.name for key, entry in (entries or {}).items()}


def units_of(entry: AccountEntry) -> dict[str, str]:
    """Return the customer's units, id to name."""
    return _names(entry.units)


def offerings_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, str]:
    """Return our offerings, id to name. `data` is the account's before anything was left out."""
    own = mapping(data.get("offerings"))
    return {key: name for key, name in _names(shared.shown.offerings).items() if key not in own} | _names(entry.offerings)


def team_of(entry: AccountEntry, data: Mapping[str, Node], shared: Shared) -> dict[str, TeamMember]:
    """Return our people, the shared ones as the objects that every account shares."""
    own = mapping(data.get("team"))
    found = {key: member for key, member in shared.team.items() if key not in own}
    return found | {key: team_member(key, item) for key, item in (entry.team or {}).items()}


def build_account(
    desk: Desk, entry: AccountEntry, files: AccountFiles, notes: tuple[Note, ...], linked: Mapping[str, tuple[Attachment, ...]]
) -> Account:
    """Make the account. `linked` is what each file's narrative links, by the file's path."""
    narrative, path = desk.narrative(())
    crowd = build_crowd(desk, entry.people or {})
    for name, competitor in (entry.competitors or {}).items():
        desk.rivals[name] = desk.competitor(name, competitor)
    goal, plan = sides(entry.goal), entry.plan
    deals = tuple(build_deal(desk, name, deal, crowd, goal) for name, deal in (entry.opportunities or {}).items())
    offerings = offerings_of(entry, desk.data, desk.shared)
    whitespace = tuple(_whitespace(desk, entry, offerings))
    partners = tuple(_partner(desk, name, partner) for name, partner in (entry.partners or {}).items())
    published = {found.path: found for told in dict.fromkeys(desk.told) for found in linked.get(told, ())}
    return Account(
        id=files.id,
        name=entry.name,
        owner=desk.member(entry.owner),
        industry=entry.industry or "",
        region=entry.region or "",
        website=entry.website or "",
        currency=desk.currency,
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
        insights=tuple(_insights(desk, entry, crowd)),
        units=MappingProxyType(dict(desk.units)),
        offerings=MappingProxyType(offerings),
        whitespace=whitespace,
        organisation=crowd.organisation,
        competitors=_competitors(desk),
        partners=partners,
        opportunities=deals,
        notes=notes,
        narrative=narrative,
        attachments=tuple(published.values()),
        ignores=tuple(_ignores(desk, entry, crowd)),
        path=files.path,
        spot=desk.spot(()),
        narrative_path=path,
        where=desk.where(()),
        whole=desk.cut.data is desk.data,
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
        financials=tuple(Financial(item.measure or "", item.value or "", item.trend) for item in entry.financials or ()),
    )


def _insights(desk: Desk, entry: AccountEntry, crowd: Crowd) -> list[Insight]:
    insights = entry.insights or {}
    return [
        Insight(
            id=name,
            kind=item.kind,
            text=item.text or "",
            owner=person(crowd.organisation, item.owner),
            leads_to=tuple(target for target in item.leads_to or () if target in insights),
            confirmed_by=person(crowd.organisation, item.confirmed.by) if item.confirmed else None,
            confirmed_on=item.confirmed.date if item.confirmed else None,
            state=item.state,
            spot=desk.spot(("insights", name)),
            where=desk.where(("insights", name)),
        )
        for name, item in insights.items()
    ]


def _whitespace(desk: Desk, entry: AccountEntry, offerings: Mapping[str, str]) -> list[WhitespaceCell]:
    def cell(unit: str, offering: str, item: WhitespaceEntry) -> WhitespaceCell:
        deal = item.opportunity if item.opportunity in (entry.opportunities or {}) else ""
        return WhitespaceCell(unit, offering, item.status, desk.money(item.amount, None), desk.rival(item.holder), deal or "")

    return [
        cell(unit, offering, item)
        for unit, row in (entry.whitespace or {}).items()
        for offering, item in (row or {}).items()
        if unit in desk.units and offering in offerings
    ]


def _partner(desk: Desk, name: str, entry: PartnerEntry) -> Partner:
    narrative, path = desk.narrative(("partners", name))
    stages = tuple(PartnerMark(stage, item.rating, item.note or "") for stage, item in (entry.stages or {}).items() if item)
    rivals = tuple(found for rival in entry.works_with or () if (found := desk.rival(rival)))
    return Partner(name, entry.name or name, entry.ways or (), stages, rivals, entry.contact or "", narrative, path)


def _competitors(desk: Desk) -> tuple[Competitor, ...]:
    """The account's own in the plan's order, the shared ones it refers to in theirs, `no-decision` last."""
    own = mapping(desk.data.get("competitors"))
    shared = [name for name in desk.shared.shown.competitors or {} if name not in own]
    last = desk.rivals.get(NO_DECISION) or desk.rival(NO_DECISION) or Competitor(NO_DECISION, desk.method.no_decision)
    names = [name for name in (*own, *shared) if name in desk.rivals and name != NO_DECISION]
    return (*(desk.rivals[name] for name in names), last)


def _ignores(desk: Desk, entry: AccountEntry, crowd: Crowd) -> list[Ignore]:
    found = list(desk.ignores(entry.ignore, ()))
    for section, entries in (
        ("team", entry.team),
        ("people", entry.people),
        ("insights", entry.insights),
        ("competitors", entry.competitors),
        ("partners", entry.partners),
    ):
        for name, item in (entries or {}).items():
            if not (section == "people" and name in crowd.hidden):
                found += desk.ignores(item.ignore, (section, name), name)
    return found
