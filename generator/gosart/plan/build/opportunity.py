"""A deal's entries as objects: who is meant by each id, in whose eyes, in which currency."""

from __future__ import annotations

from types import MappingProxyType

from gosart.method import enums
from gosart.method.custom_fields import Holder
from gosart.plan.build.assessments import build_assessments
from gosart.plan.build.context import (
    BuildContext,
    people,
)
from gosart.plan.build.organisation import OrganisationDraft, build_view
from gosart.plan.build.strategy import (
    build_budget,
    build_decision,
    build_delivery,
    build_strategy,
    forecast_of,
)
from gosart.plan.build.typed_values import (
    texts,
    two_sides,
)
from gosart.plan.build.value import build_value
from gosart.plan.model.account import (
    Action,
    Competitor,
    DecisionCriterion,
    Milestone,
    Opportunity,
    Resource,
    Review,
    Test,
    TwoSides,
    Vulnerability,
)
from gosart.plan.model.people import Organisation
from gosart.plan.schema.actions import ActionEntry, MilestoneEntry, ResourceEntry
from gosart.plan.schema.assessment import DecisionCriterionEntry
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.review import ReviewEntry, TestEntry
from gosart.yaml.document import Key

__all__ = ["build_opportunity"]


def build_opportunity(
    context: BuildContext,
    name: str,
    entry: OpportunityEntry,
    organisation_draft: OrganisationDraft,
    goal: TwoSides,
) -> Opportunity:
    """Make an opportunity. `goal` is the account's, for a deal that has none of its own.

    Args:
        context: What the account's parts have in common while they are made.
        name: The id.
        entry: What is typed.
        organisation_draft: The account's organisation.
        goal: The account's goal, for an opportunity that has none of its own.

    Returns:
        The opportunity.
    """
    key: Key = ("opportunities", name)
    currency = entry.currency or context.currency
    organisation = build_view(context, organisation_draft, entry.people, name)
    actions = tuple(
        _action(context, item, (*key, "actions", number), organisation)
        for number, item in enumerate(entry.actions or ())
    )
    by_id = {action.id: action for action in actions}
    milestones = tuple(
        _milestone(context, item, (*key, "milestones", number), organisation)
        for number, item in enumerate(entry.milestones or ())
    )
    hidden = context.hidden_fields(key)
    ignores = context.ignores(entry.ignore, key)
    for view, differs in (entry.people or {}).items():
        ignores += context.ignores(differs.ignore, (*key, "people", view), view)
    for number, item in enumerate(entry.actions or ()):
        ignores += context.ignores(item.ignore, (*key, "actions", number), actions[number].id)
    narrative, path = context.narrative(key)
    location = context.location(key)
    return Opportunity(
        id=name,
        name=entry.name,
        stage=entry.stage or "",
        money=context.money(entry.amount, currency),
        close_date=entry.close_date,
        probability=entry.probability,
        owner=context.member(entry.owner),
        status=entry.status or enums.OpportunityStatus.OPEN,
        closed=entry.closed,
        outcome=entry.outcome or "",
        goal=two_sides(entry.goal) or goal,
        objective=two_sides(entry.objective),
        strategy=build_strategy(context, entry.strategy, (*key, "strategy"), by_id),
        assessments=build_assessments(
            context, entry.assessments, (*key, "assessments"), organisation
        ),
        value=build_value(context, entry.value, (*key, "value"), currency, organisation),
        decision_criteria=tuple(
            _criterion(context, item, (*key, "decision_criteria", number), organisation)
            for number, item in enumerate(entry.decision_criteria or ())
        ),
        organisation=organisation,
        milestones=milestones,
        actions=actions,
        resources=tuple(
            _resource(context, item, currency, by_id) for item in entry.resources or ()
        ),
        test=_test(context, entry.test, by_id),
        narrative=narrative,
        ignores=ignores,
        path=location.path,
        location=location,
        narrative_path=path,
        locator=context.locator(key),
        cost_of_sale=context.money(entry.cost_of_sale, currency),
        crm=MappingProxyType(entry.crm or {}),
        forecast=forecast_of(entry, hidden),
        budget=build_budget(context, entry.budget, currency, organisation, milestones),
        delivery=build_delivery(entry.delivery),
        decision=build_decision(entry.decision, organisation),
        lost_to=context.rival(entry.lost_to),
        reasons=entry.reasons or (),
        extra=context.extra_values(entry.extra, Holder.OPPORTUNITY, currency, organisation),
        hidden_fields=hidden,
        cut_parts=context.cut_parts(key),
        entry=entry,
    )


def _milestone(
    context: BuildContext, entry: MilestoneEntry, key: Key, organisation: Organisation
) -> Milestone:
    return Milestone(
        name=entry.name or "",
        date=entry.date,
        status=entry.status,
        note=entry.note or "",
        id=entry.id or "",
        kind=entry.kind,
        people=people(organisation, entry.people),
        shared=bool(entry.shared),
        location=context.location(key),
        hidden_fields=context.hidden_fields(key),
    )


def _criterion(
    context: BuildContext, entry: DecisionCriterionEntry, key: Key, organisation: Organisation
) -> DecisionCriterion:
    standings: list[tuple[Competitor | None, enums.Standing]] = (
        [(None, entry.us)] if entry.us else []
    )
    for name, standing in entry.__pydantic_extra__.items():
        rival = context.rival(name)
        if rival is not None and standing is not None:
            standings.append((rival, standing))
    return DecisionCriterion(
        entry.name or "",
        entry.formal,
        bool(entry.mandatory),
        people(organisation, entry.people),
        tuple(standings),
        entry.weight,
        context.location(key),
        context.hidden_fields(key),
    )


def _action(
    context: BuildContext, entry: ActionEntry, key: Key, organisation: Organisation
) -> Action:
    return Action(
        id=entry.id or f"action-{int(context.cut.typed(key)[-1]) + 1}",
        type=entry.type,
        what=entry.what,
        who=people(organisation, entry.who),
        owner=context.member(entry.owner),
        due=entry.due,
        status=entry.status or enums.ActionStatus.OPEN,
        done=entry.done,
        outcome=entry.outcome or "",
        criteria=tuple(
            context.method.by_key[name]
            for name in entry.criteria or ()
            if name in context.method.by_key
        ),
        side=entry.side or enums.Side.TEAM,
        location=context.location(key),
        locator=context.locator(key),
        serves=tuple(name for name in entry.serves or () if name in context.purposes(key[1])),
        after=tuple(name for name in entry.after or () if name in context.steps(key[1])),
        start=entry.start,
        shared=bool(entry.shared),
        hidden_fields=context.hidden_fields(key),
    )


def _resource(
    context: BuildContext, entry: ResourceEntry, currency: str, actions: dict[str, Action]
) -> Resource:
    return Resource(
        name=entry.name or "",
        kind=entry.kind,
        quantity=entry.quantity or "",
        money=context.money(entry.amount, entry.currency, currency),
        needed_by=entry.needed_by,
        approved=entry.approved,
        actions=tuple(actions[name] for name in entry.actions or () if name in actions),
        side=entry.side or enums.Side.TEAM,
    )


def _test(context: BuildContext, entry: TestEntry | None, actions: dict[str, Action]) -> Test:
    if entry is None:
        return Test()
    reviews = tuple(_review(context, item, actions) for item in entry.reviews or ())
    return Test(two_sides(entry), reviews, entry.control_signals)


def _review(context: BuildContext, entry: ReviewEntry, actions: dict[str, Action]) -> Review:
    return Review(
        date=entry.date,
        kind=entry.kind,
        presenter=context.member(entry.presenter),
        coach=context.member(entry.coach),
        attendees=context.members(entry.attendees),
        questions=texts(entry.questions),
        vulnerabilities=tuple(
            Vulnerability(
                item.text, item.severity, actions.get(item.action) if item.action else None
            )
            for item in entry.vulnerabilities or ()
        ),
        recommendations=texts(entry.recommendations),
        decision=entry.decision,
        control_signals=entry.control_signals,
    )
