"""A deal's entries as objects: who is meant by each id, in whose eyes, in which currency."""

from __future__ import annotations

from types import MappingProxyType

from gosart.method import enums
from gosart.plan.build.context import BuildContext, people, person, sides, texts
from gosart.plan.build.organisation import OrganisationDraft, build_view
from gosart.plan.model.account import (
    Action,
    Assessment,
    Benefit,
    Competitor,
    Cost,
    CriterionRating,
    DecisionCriterion,
    Milestone,
    Opportunity,
    Proposition,
    Resource,
    Review,
    Strategy,
    Test,
    TwoSides,
    Value,
    Vulnerability,
)
from gosart.plan.model.people import Organisation
from gosart.plan.schema.actions import ActionEntry, ResourceEntry
from gosart.plan.schema.assessment import AssessmentEntry, DecisionCriterionEntry, RatingEntry
from gosart.plan.schema.opportunity import OpportunityEntry, StrategyEntry
from gosart.plan.schema.ratings_shorthand import marks
from gosart.plan.schema.review import ReviewEntry, TestEntry
from gosart.plan.schema.value import ValueEntry
from gosart.plan.validate.references import US
from gosart.yaml.document import Key

__all__ = ["build_opportunity"]


def build_opportunity(
    context: BuildContext,
    name: str,
    entry: OpportunityEntry,
    organisation_draft: OrganisationDraft,
    goal: TwoSides,
) -> Opportunity:
    """Make an opportunity. `goal` is the account's, for a deal that has none of its own."""
    key: Key = ("opportunities", name)
    currency = entry.currency or context.currency
    organisation = build_view(context, organisation_draft, entry.people, name)
    actions = tuple(
        _action(context, item, (*key, "actions", place), organisation)
        for place, item in enumerate(entry.actions or ())
    )
    by_id = {action.id: action for action in actions}
    ignores = context.ignores(entry.ignore, key)
    for view, differs in (entry.people or {}).items():
        ignores += context.ignores(differs.ignore, (*key, "people", view), view)
    for place, item in enumerate(entry.actions or ()):
        ignores += context.ignores(item.ignore, (*key, "actions", place), actions[place].id)
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
        goal=sides(entry.goal) or goal,
        objective=sides(entry.objective),
        strategy=_strategy(context, entry.strategy),
        assessments=tuple(
            made
            for place, item in enumerate(entry.assessments or ())
            if (made := _assessment(context, item, (*key, "assessments", place), organisation))
        ),
        value=_value(context, entry.value, currency, organisation),
        decision_criteria=tuple(
            _criterion(context, item, organisation) for item in entry.decision_criteria or ()
        ),
        organisation=organisation,
        milestones=tuple(
            Milestone(item.name or "", item.date, item.status, item.note or "")
            for item in entry.milestones or ()
        ),
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
        entry=entry,
    )


def _strategy(context: BuildContext, entry: StrategyEntry | None) -> Strategy:
    if entry is None:
        return Strategy()
    target = context.rival(entry.target)
    return Strategy(
        entry.type,
        target,
        sides(entry),
        entry.rationale or "",
        entry.scope or "",
        entry.counter or "",
    )


def _assessment(
    context: BuildContext, entry: AssessmentEntry, key: Key, organisation: Organisation
) -> Assessment | None:
    """None for the marks of a rival that is left out."""
    rival = context.rival(entry.for_)
    if rival is None and entry.for_ != US:
        return None
    locator: Key = (*key, "ratings")
    typed = entry.ratings
    if isinstance(typed, str):
        short = marks(typed, context.method, rival is not None)
        location_of = context.characters(locator)
        ratings = tuple(
            CriterionRating(criterion, mark, location=location_of(at))
            for criterion in context.method.criteria
            for mark, at in [short.get(criterion.key, (None, 0))]
        )
    else:
        ratings = tuple(
            _rating(context, criterion.key, typed[criterion.key], locator, organisation)
            if criterion.key in typed
            else CriterionRating(criterion, None)
            for criterion in context.method.criteria
        )
    return Assessment(
        entry.date,
        rival,
        context.member(entry.by),
        ratings,
        entry.note or "",
        context.location(key),
        bool(entry.agreed),
    )


def _rating(
    context: BuildContext,
    name: str,
    entry: enums.Rating | RatingEntry | None,
    key: Key,
    organisation: Organisation,
) -> CriterionRating:
    criterion, location = context.method.by_key[name], context.location((*key, name))
    if not isinstance(entry, RatingEntry):
        return CriterionRating(criterion, entry, location=location)
    return CriterionRating(
        criterion,
        entry.rating,
        entry.evidence or "",
        person(organisation, entry.source),
        entry.confidence,
        location,
    )


def _value(
    context: BuildContext, entry: ValueEntry | None, currency: str, organisation: Organisation
) -> Value:
    if entry is None:
        return Value()
    confirmed = entry.confirmed
    return Value(
        compelling_event=entry.compelling_event or "",
        capabilities=texts(entry.capabilities),
        solution=entry.solution or "",
        differentiation=entry.differentiation or "",
        unique_business_value=entry.unique_business_value or "",
        confirmed_by=person(organisation, confirmed.by) if confirmed else None,
        confirmed_on=confirmed.date if confirmed else None,
        propositions=tuple(
            Proposition(
                item.template,
                MappingProxyType(
                    {name: text for name, text in item.__pydantic_extra__.items() if text}
                ),
            )
            for item in entry.propositions or ()
        ),
        benefits=tuple(
            Benefit(
                item.kind,
                item.item or "",
                context.money(item.amount, item.currency, currency),
                item.per or "",
            )
            for item in entry.benefits or ()
        ),
        costs=tuple(
            Cost(
                item.kind,
                item.item or "",
                context.money(item.amount, item.currency, currency),
                item.per or "",
            )
            for item in entry.costs or ()
        ),
    )


def _criterion(
    context: BuildContext, entry: DecisionCriterionEntry, organisation: Organisation
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
        criteria=tuple(context.method.by_key[name] for name in entry.criteria or ()),
        side=entry.side or enums.Side.TEAM,
        location=context.location(key),
        locator=context.locator(key),
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
    return Test(sides(entry), reviews, entry.control_signals)


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
