"""What a plan says of the account itself: who it is, its people, rivals, partners, insights, white space and notes."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.comparison.records import Entry, Ref, Typed, Value, value_of
from gosart.diagnostics import Location
from gosart.method.enums import LineKind, Strength
from gosart.plan.model.account import Account, Ignore, TwoSides
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.yaml.document import Key

__all__ = [
    "account_entries",
    "aims",
    "ignore_entries",
    "member",
    "person_entries",
    "person_ref",
    "rival_ref",
]


def account_entries(account: Account, typed: Typed) -> Iterator[Entry]:
    """Yield the entries of an account that belong to no deal."""
    profile = account.profile
    fields: dict[str, Value] = {
        "name": account.name,
        "owner": member(account.owner),
        "industry": value_of(account.industry),
        "region": value_of(account.region),
        "website": value_of(account.website),
        "reviewed": account.reviewed,
        "tags": value_of(account.tags),
        "crm": tuple(sorted(f"{system}: {found}" for system, found in account.crm.items())) or None,
        "tier": account.tier,
        "status": account.status,
        "profile.summary": value_of(profile.summary),
        "profile.products": value_of(profile.products),
        "profile.markets": value_of(profile.markets),
        "profile.customers": value_of(profile.customers),
        "profile.competitors": value_of(profile.competitors),
        "profile.drivers": value_of(profile.drivers),
        "profile.initiatives": value_of(profile.initiatives),
        "profile.financials": value_of(
            f"{item.measure}: {item.value}" + (f" ({item.trend})" if item.trend else "")
            for item in profile.financials
        ),
        "plan.kind": account.plan_kind,
        "plan.from": account.plan_from,
        "plan.to": account.plan_to,
        "plan.method": value_of(account.plan_method),
        **aims("goal", account.goal),
        "units": value_of(account.units.values()),
        "offerings": value_of(
            account.offerings[name]
            for name in typed.keys(("offerings",))
            if name in account.offerings
        ),
        "narrative": value_of(account.narrative),
    }
    yield Entry("account", (), account.name, "summary", fields, ())
    yield from person_entries(account.organisation, ())
    for insight in account.insights:
        fields = {
            "kind": insight.kind,
            "text": value_of(insight.text),
            "owner": person_ref(insight.owner),
            "leads_to": value_of(
                Ref("insight", name, _insight(account, name)) for name in insight.leads_to
            ),
            "confirmed.by": person_ref(insight.confirmed_by),
            "confirmed.date": insight.confirmed_on,
            "state": insight.state,
        }
        yield Entry(
            "insight",
            (insight.id,),
            insight.text or insight.id,
            "value",
            fields,
            ("insights", insight.id),
        )
    for cell in account.whitespace:
        opportunity = account.opportunity(cell.opportunity)
        fields = {
            "status": cell.status,
            "amount": value_of(cell.amount),
            "holder": Ref("competitor", cell.holder.id, cell.holder.name) if cell.holder else None,
            "opportunity": Ref("opportunity", opportunity.id, opportunity.name)
            if opportunity
            else None,
        }
        name = f"{account.units.get(cell.unit, cell.unit)} · {account.offerings.get(cell.offering, cell.offering)}"
        yield Entry(
            "whitespace",
            (cell.unit, cell.offering),
            name,
            "value",
            fields,
            ("whitespace", cell.unit, cell.offering),
        )
    for rival in account.competitors:
        fields = {
            "name": value_of(rival.name),
            "threat": rival.threat,
            "position": value_of(rival.position),
            "strengths": value_of(rival.strengths),
            "weaknesses": value_of(rival.weaknesses),
            "narrative": value_of(rival.narrative),
        }
        if rival.id != "no-decision" or len([value for value in fields.values() if value]) > 1:
            yield Entry(
                "competitor", (rival.id,), rival.name, "value", fields, ("competitors", rival.id)
            )
    for partner in account.partners:
        fields = {
            "name": value_of(partner.name),
            "ways": partner.ways or None,
            "stages": value_of(
                f"{mark.stage} {mark.rating or ''} {mark.note}".strip()
                for mark in partner.stages
                if mark.rating or mark.note
            ),
            "works_with": value_of(
                Ref("competitor", rival.id, rival.name) for rival in partner.works_with
            ),
            "contact": value_of(partner.contact),
            "narrative": value_of(partner.narrative),
        }
        yield Entry(
            "partner", (partner.id,), partner.name, "value", fields, ("partners", partner.id)
        )
    for note in account.notes:
        fields = {
            "title": note.title,
            "date": note.date,
            "body": value_of(note.body),
            "tags": value_of(note.tags),
        }
        location = Location(note.path)
        yield Entry(
            "note",
            (note.slug,),
            note.title,
            "notes",
            fields,
            ("notes", note.slug),
            locations={"": location, **dict.fromkeys(fields, location)},
        )
    yield from ignore_entries(account.ignores, "")


def _insight(account: Account, name: str) -> str:
    return next((found.text for found in account.insights if found.id == name), "") or name


def ignore_entries(ignores: tuple[Ignore, ...], opportunity: str) -> Iterator[Entry]:
    """Yield the findings that a plan accepts."""
    for ignore in ignores:
        name = f"{ignore.rule} ({ignore.entry})" if ignore.entry else ignore.rule
        fields: dict[str, Value] = {"reason": value_of(ignore.reason), "until": ignore.until}
        locations = dict.fromkeys(("", *fields), ignore.location)
        yield Entry(
            "ignore",
            (opportunity, ignore.rule, ignore.entry),
            name,
            "review",
            fields,
            (),
            opportunity,
            locations,
        )


def member(found: TeamMember | None) -> Ref | None:
    """Refer to one of ours."""
    return Ref("member", found.id, found.name) if found else None


def person_ref(person: Person | None, note: str = "") -> Ref | None:
    """Refer to one of theirs; those who are left out of the build are all the same to a reader."""
    if person is None:
        return None
    return (
        Ref("person", "", "…", note)
        if person.hidden
        else Ref("person", person.id, person.name, note)
    )


def rival_ref(rival_id: str, name: str) -> Ref:
    """Refer to a rival."""
    return Ref("competitor", rival_id, name)


def aims(name: str, sides: TwoSides) -> dict[str, Value]:
    """Return the two columns of a letter of GOSART as fields."""
    found: dict[str, Value] = {}
    for side, entries in (("customer", sides.customer), ("team", sides.team)):
        texts = []
        for aim in entries:
            more = [
                text
                for text in (
                    aim.measure,
                    aim.baseline,
                    aim.target,
                    aim.now,
                    aim.by.isoformat() if aim.by else "",
                )
                if text
            ]
            texts.append(f"{aim.text} ({', '.join(more)})" if more else aim.text)
        found[f"{name}.{side}"] = value_of(texts)
    return found


def person_entries(organisation: Organisation, at: Key, opportunity: str = "") -> Iterator[Entry]:
    """Yield the named people of an account or a deal with their lines."""
    for person in organisation.named:
        approach = person.approach
        lines: dict[LineKind, list[Ref | None]] = {kind: [] for kind in LineKind}
        for line in organisation.lines:
            if line.kind is LineKind.INFLUENCE and line.source is person:
                strength = "" if line.strength is Strength.NORMAL else line.strength.value
                lines[line.kind].append(
                    person_ref(line.target, ", ".join(filter(None, (strength, line.note))))
                )
            elif line.kind is LineKind.CONFLICT and person in (line.source, line.target):
                lines[line.kind].append(
                    person_ref(line.target if line.source is person else line.source)
                )
            elif line.kind in (LineKind.FORMAL, LineKind.INFORMAL) and line.target is person:
                lines[line.kind].append(person_ref(line.source))
        fields: dict[str, Value] = {
            "name": person.name,
            "title": value_of(person.title),
            "unit": value_of(person.unit),
            "external": person.external or None,
            "placeholder": person.placeholder or None,
            "role": person.role,
            "influence": person.influence,
            "adaptability": person.adaptability,
            "orientation": person.orientation,
            "status": person.status,
            "coverage": person.coverage,
            "business_agenda": value_of(person.business_agenda),
            "personal_agenda": value_of(person.personal_agenda),
            "approach.verb": approach.verb if approach else None,
            "approach.note": value_of(approach.note) if approach else None,
            "approach.owner": member(approach.owner) if approach else None,
            "approach.next_contact": approach.next_contact if approach else None,
            "evidence": value_of(f"{item.date or ''} {item.text}" for item in person.evidence),
            "last_contact": person.last_contact,
            "same_as": value_of(person.same_as),
            "left": person.left,
            "email": value_of(person.email),
            "phone": value_of(person.phone),
            "contacts": value_of(
                Ref(
                    "member",
                    item.member.id,
                    item.member.name,
                    " → ".join(level.value for level in (item.level, item.wanted) if level),
                )
                for item in person.contacts
            ),
            "reports_to": lines[LineKind.FORMAL][0] if lines[LineKind.FORMAL] else None,
            "informal_to": value_of(lines[LineKind.INFORMAL]),
            "influences": value_of(lines[LineKind.INFLUENCE]),
            "conflicts_with": value_of(lines[LineKind.CONFLICT]),
            "narrative": value_of(person.narrative),
        }
        name = (
            f"{person.name} ({person.title})"
            if person.title and person.title != person.name
            else person.name
        )
        yield Entry(
            "person",
            (opportunity, person.id),
            name,
            "relationships",
            fields,
            (*at, "people", person.id),
            opportunity,
        )
