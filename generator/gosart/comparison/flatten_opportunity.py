"""What a plan says of one deal: the deal itself, where each vendor stands, and the entries of value, actions and test."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.comparison.flatten_account import (
    aims,
    ignore_entries,
    member,
    person_entries,
    person_ref,
    rival_ref,
)
from gosart.comparison.records import Entry, Ref, Typed, Value, value_of
from gosart.plan.model.account import Account, Action, Opportunity
from gosart.yaml.document import Key

__all__ = ["EVIDENCE", "MARK", "opportunity_entries"]

MARK, EVIDENCE = "mark ", "evidence "
"""What the fields of a vendor's standing begin with; the criterion's key follows."""


def opportunity_entries(
    account: Account, reading: OpportunityAnalysis, typed: Typed
) -> Iterator[Entry]:
    """Yield the entries of a deal."""
    opportunity = reading.opportunity
    at: Key = ("opportunities", opportunity.id)
    yield _opportunity(account, opportunity, at)
    yield from person_entries(opportunity.organisation, at, opportunity.id)
    yield from _assessments(reading, at)
    yield from _value(opportunity, typed, at)
    yield from _work(opportunity, typed, at)
    yield from _reviews(opportunity, typed, at)
    yield from ignore_entries(opportunity.ignores, opportunity.id)


def _opportunity(account: Account, opportunity: Opportunity, at: Key) -> Entry:
    value, strategy = opportunity.value, opportunity.strategy
    fields: dict[str, Value] = {
        "name": opportunity.name,
        "stage": value_of(opportunity.stage),
        "amount": value_of(opportunity.money),
        "close_date": opportunity.close_date,
        "cost_of_sale": value_of(opportunity.cost_of_sale),
        "probability": opportunity.probability,
        "owner": member(opportunity.owner),
        "status": opportunity.status,
        "closed": opportunity.closed,
        "outcome": value_of(opportunity.outcome),
        **({} if opportunity.goal is account.goal else aims("goal", opportunity.goal)),
        **aims("objective", opportunity.objective),
        "strategy.type": strategy.type,
        "strategy.target": rival_ref(strategy.target.id, strategy.target.name)
        if strategy.target
        else None,
        **aims("strategy", strategy.sides),
        "strategy.rationale": value_of(strategy.rationale),
        "strategy.scope": value_of(strategy.scope),
        "strategy.counter": value_of(strategy.counter),
        "value.compelling_event": value_of(value.compelling_event),
        "value.capabilities": value_of(value.capabilities),
        "value.solution": value_of(value.solution),
        "value.differentiation": value_of(value.differentiation),
        "value.unique_business_value": value_of(value.unique_business_value),
        "value.confirmed.by": person_ref(value.confirmed_by),
        "value.confirmed.date": value.confirmed_on,
        "value.propositions": value_of(
            f"{item.template}: "
            + "; ".join(f"{slot} = {text}" for slot, text in item.slots.items())
            for item in value.propositions
        ),
        **aims("test", opportunity.test.sides),
        "test.control_signals": opportunity.test.control_signals or None,
        "narrative": value_of(opportunity.narrative),
    }
    return Entry(
        "opportunity", (opportunity.id,), opportunity.name, "summary", fields, at, opportunity.id
    )


def _assessments(reading: OpportunityAnalysis, at: Key) -> Iterator[Entry]:
    """Yield each vendor's latest marks as one entry that lives on, and each assessment as an entry of its day."""
    opportunity = reading.opportunity
    current = []
    for standing in reading.assessment.standings:
        latest = standing.current
        current.append(latest)
        vendor = standing.rival.id if standing.rival else "us"
        fields: dict[str, Value] = {}
        locations = {"": latest.location}
        for rating in latest.ratings:
            fields[MARK + rating.criterion.key] = rating.mark
            fields[EVIDENCE + rating.criterion.key] = value_of(rating.evidence)
            locations[MARK + rating.criterion.key] = locations[EVIDENCE + rating.criterion.key] = (
                rating.location or latest.location
            )
        name = standing.rival.name if standing.rival else ""
        yield Entry(
            "standing",
            (opportunity.id, vendor),
            name,
            "assessment",
            fields,
            (*at, "assessments"),
            opportunity.id,
            locations,
        )
    for found in opportunity.assessments:
        vendor = found.rival.id if found.rival else "us"
        ids = (opportunity.id, found.date.isoformat(), vendor, found.by.id if found.by else "")
        fields = {"note": value_of(found.note)}
        if found not in current:  # the latest marks are told as where the vendor stands
            fields |= {MARK + rating.criterion.key: rating.mark for rating in found.ratings}
        name = found.date.isoformat() + (f", {found.rival.name}" if found.rival else "")
        locations = {"": found.location} | {
            MARK + rating.criterion.key: rating.location or found.location
            for rating in found.ratings
        }
        yield Entry(
            "assessment",
            ids,
            name,
            "assessment",
            fields,
            (*at, "assessments"),
            opportunity.id,
            locations,
            by_content=True,
        )


def _value(opportunity: Opportunity, typed: Typed, at: Key) -> Iterator[Entry]:
    for wanted in opportunity.decision_criteria:
        fields: dict[str, Value] = {
            "name": value_of(wanted.name),
            "formal": wanted.formal,
            "mandatory": wanted.mandatory or None,
            "people": value_of(person_ref(person) for person in wanted.people),
            **{
                f"standing {rival.id if rival else 'us'}": standing
                for rival, standing in wanted.standings
            },
        }
        key = typed.item((*at, "decision_criteria"), {"name": wanted.name})
        yield Entry(
            "criterion",
            (opportunity.id, wanted.name),
            wanted.name,
            "value",
            fields,
            key,
            opportunity.id,
            by_content=True,
        )
    for kind, entries in (
        ("benefit", opportunity.value.benefits),
        ("cost", opportunity.value.costs),
    ):
        for item in entries:
            fields = {
                "item": value_of(item.item),
                "kind": item.kind,
                "amount": value_of(item.money),
                "per": value_of(item.per),
            }
            key = typed.item((*at, "value", f"{kind}s"), {"item": item.item})
            yield Entry(
                kind,
                (opportunity.id, item.item, item.per),
                item.item,
                "value",
                fields,
                key,
                opportunity.id,
                by_content=True,
            )
    for step in opportunity.milestones:
        fields = {
            "name": value_of(step.name),
            "date": step.date,
            "status": step.status,
            "note": value_of(step.note),
        }
        key = typed.item((*at, "milestones"), {"name": step.name})
        yield Entry(
            "milestone",
            (opportunity.id, step.name),
            step.name,
            "actions",
            fields,
            key,
            opportunity.id,
            by_content=True,
        )


def _work(opportunity: Opportunity, typed: Typed, at: Key) -> Iterator[Entry]:
    for action in opportunity.actions:
        key = typed.item((*at, "actions"), {"id": action.id})
        has_id = key != (*at, "actions")
        if not has_id:
            key = typed.item(key, {"what": action.what})
        fields: dict[str, Value] = {
            "type": action.type,
            "what": value_of(action.what),
            "who": value_of(person_ref(person) for person in action.who),
            "owner": member(action.owner),
            "due": action.due,
            "status": action.status,
            "done": action.done,
            "outcome": value_of(action.outcome),
            "criteria": value_of(
                Ref("rating", criterion.key, criterion.label) for criterion in action.criteria
            ),
            "side": action.side,
        }
        ids = (opportunity.id, action.id if has_id else action.what)
        yield Entry(
            "action",
            ids,
            _action_name(action, has_id),
            "actions",
            fields,
            key,
            opportunity.id,
            by_content=not has_id,
        )
    for need in opportunity.resources:
        fields = {
            "name": value_of(need.name),
            "kind": need.kind,
            "quantity": value_of(need.quantity),
            "amount": value_of(need.money),
            "needed_by": need.needed_by,
            "approved": need.approved,
            "actions": value_of(Ref("action", action.id, action.what) for action in need.actions),
            "side": need.side,
        }
        key = typed.item((*at, "resources"), {"name": need.name})
        yield Entry(
            "resource",
            (opportunity.id, need.name),
            need.name,
            "actions",
            fields,
            key,
            opportunity.id,
            by_content=True,
        )


def _action_name(action: Action, has_id: bool) -> str:
    return f"{action.id} {action.what}" if has_id else action.what


def _reviews(opportunity: Opportunity, typed: Typed, at: Key) -> Iterator[Entry]:
    for review in opportunity.test.reviews:
        fields: dict[str, Value] = {
            "kind": review.kind,
            "presenter": member(review.presenter),
            "coach": member(review.coach),
            "attendees": value_of(member(found) for found in review.attendees),
            "questions": value_of(review.questions),
            "vulnerabilities": value_of(
                item.text
                + (f" ({item.severity})" if item.severity else "")
                + (f" → {item.action.what}" if item.action else "")
                for item in review.vulnerabilities
            ),
            "recommendations": value_of(review.recommendations),
            "decision": review.decision,
            "control_signals": review.control_signals or None,
        }
        key = typed.item((*at, "test", "reviews"), {"date": review.date.isoformat()})
        yield Entry(
            "review",
            (opportunity.id, review.date.isoformat(), review.kind or ""),
            review.date.isoformat(),
            "review",
            fields,
            key,
            opportunity.id,
        )
