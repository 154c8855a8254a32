"""A deal's entries as objects: who is meant by each id, in whose eyes, in which currency."""

from __future__ import annotations

from types import MappingProxyType

from gosart.method import enums
from gosart.plan.build.context import Desk, people, person, sides, texts
from gosart.plan.build.organisation import Crowd, build_view
from gosart.plan.model.account import (
    Action,
    Assessment,
    Benefit,
    Competitor,
    Cost,
    DecisionCriterion,
    Milestone,
    Opportunity,
    Proposition,
    Rating,
    Resource,
    Review,
    Strategy,
    Test,
    TwoSides,
    Value,
    Vulnerability,
)
from gosart.plan.model.people import Organisation
from gosart.plan.schema.opportunity import (
    ActionEntry,
    AssessmentEntry,
    DecisionCriterionEntry,
    OpportunityEntry,
    RatingEntry,
    ResourceEntry,
    ReviewEntry,
    StrategyEntry,
    TestEntry,
)
from gosart.plan.schema.ratings_shorthand import marks
from gosart.plan.schema.value import ValueEntry
from gosart.plan.validate.references import US
from gosart.yaml.document import Key

__all__ = ["build_deal"]


def build_deal(desk: Desk, name: str, entry: OpportunityEntry, crowd: Crowd, goal: TwoSides) -> Opportunity:
    """Make an opportunity. `goal` is the account's, for a deal that has none of its own."""
    key: Key = ("opportunities", name)
    currency = entry.currency or desk.currency
    organisation = build_view(desk, crowd, entry.people, name)
    actions = tuple(_action(desk, item, (*key, "actions", place), organisation) for place, item in enumerate(entry.actions or ()))
    by_id = {action.id: action for action in actions}
    ignores = desk.ignores(entry.ignore, key)
    for view, differs in (entry.people or {}).items():
        ignores += desk.ignores(differs.ignore, (*key, "people", view), view)
    for place, item in enumerate(entry.actions or ()):
        ignores += desk.ignores(item.ignore, (*key, "actions", place), actions[place].id)
    narrative, path = desk.narrative(key)
    spot = desk.spot(key)
    return Opportunity(
        id=name,
        name=entry.name,
        stage=entry.stage or "",
        money=desk.money(entry.amount, currency),
        close_date=entry.close_date,
        probability=entry.probability,
        owner=desk.member(entry.owner),
        status=entry.status or enums.OpportunityStatus.OPEN,
        closed=entry.closed,
        outcome=entry.outcome or "",
        goal=sides(entry.goal) or goal,
        objective=sides(entry.objective),
        strategy=_strategy(desk, entry.strategy),
        assessments=tuple(
            made
            for place, item in enumerate(entry.assessments or ())
            if (made := _assessment(desk, item, (*key, "assessments", place), organisation))
        ),
        value=_value(desk, entry.value, currency, organisation),
        decision_criteria=tuple(_criterion(desk, item, organisation) for item in entry.decision_criteria or ()),
        organisation=organisation,
        milestones=tuple(Milestone(item.name or "", item.date, item.status, item.note or "") for item in entry.milestones or ()),
        actions=actions,
        resources=tuple(_resource(desk, item, currency, by_id) for item in entry.resources or ()),
        test=_test(desk, entry.test, by_id),
        narrative=narrative,
        ignores=ignores,
        path=spot.path,
        spot=spot,
        narrative_path=path,
        where=desk.where(key),
        cost_of_sale=desk.money(entry.cost_of_sale, currency),
    )


def _strategy(desk: Desk, entry: StrategyEntry | None) -> Strategy:
    if entry is None:
        return Strategy()
    target = desk.rival(entry.target)
    return Strategy(entry.type, target, sides(entry), entry.rationale or "", entry.scope or "", entry.counter or "")


def _assessment(desk: Desk, entry: AssessmentEntry, key: Key, organisation: Organisation) -> Assessment | None:
    """None for the marks of a rival that is left out."""
    rival = desk.rival(entry.for_)
    if rival is None and entry.for_ != US:
        return None
    where: Key = (*key, "ratings")
    typed = entry.ratings
    if isinstance(typed, str):
        short = marks(typed, desk.method, rival is not None)
        spot_of = desk.characters(where)
        ratings = tuple(
            Rating(criterion, mark, spot=spot_of(at))
            for criterion in desk.method.criteria
            for mark, at in [short.get(criterion.key, (None, 0))]
        )
    else:
        ratings = tuple(
            _rating(desk, criterion.key, typed[criterion.key], where, organisation) if criterion.key in typed else Rating(criterion, None)
            for criterion in desk.method.criteria
        )
    return Assessment(entry.date, rival, desk.member(entry.by), ratings, entry.note or "", desk.spot(key))


def _rating(desk: Desk, name: str, entry: enums.Mark | RatingEntry | None, key: Key, organisation: Organisation) -> Rating:
    criterion, spot = desk.method.by_key[name], desk.spot((*key, name))
    if not isinstance(entry, RatingEntry):
        return Rating(criterion, entry, spot=spot)
    return Rating(criterion, entry.rating, entry.evidence or "", person(organisation, entry.source), entry.confidence, spot)


def _value(desk: Desk, entry: ValueEntry | None, currency: str, organisation: Organisation) -> Value:
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
            Proposition(item.template, MappingProxyType({name: text for name, text in item.__pydantic_extra__.items() if text}))
            for item in entry.propositions or ()
        ),
        benefits=tuple(
            Benefit(item.kind, item.item or "", desk.money(item.amount, item.currency, currency), item.per or "")
            for item in entry.benefits or ()
        ),
        costs=tuple(
            Cost(item.kind, item.item or "", desk.money(item.amount, item.currency, currency), item.per or "") for item in entry.costs or ()
        ),
    )


def _criterion(desk: Desk, entry: DecisionCriterionEntry, organisation: Organisation) -> DecisionCriterion:
    standings: list[tuple[Competitor | None, enums.Standing]] = [(None, entry.us)] if entry.us else []
    for name, standing in entry.__pydantic_extra__.items():
        rival = desk.rival(name)
        if rival is not None and standing is not None:
            standings.append((rival, standing))
    return DecisionCriterion(entry.name or "", entry.formal, bool(entry.mandatory), people(organisation, entry.people), tuple(standings))


def _action(desk: Desk, entry: ActionEntry, key: Key, organisation: Organisation) -> Action:
    return Action(
        id=entry.id or f"action-{int(desk.cut.typed(key)[-1]) + 1}",
        type=entry.type,
        what=entry.what,
        who=people(organisation, entry.who),
        owner=desk.member(entry.owner),
        due=entry.due,
        status=entry.status or enums.ActionStatus.OPEN,
        done=entry.done,
        outcome=entry.outcome or "",
        criteria=tuple(desk.method.by_key[name] for name in entry.criteria or ()),
        side=entry.side or enums.Side.TEAM,
        spot=desk.spot(key),
        where=desk.where(key),
    )


def _resource(desk: Desk, entry: ResourceEntry, currency: str, actions: dict[str, Action]) -> Resource:
    return Resource(
        name=entry.name or "",
        kind=entry.kind,
        quantity=entry.quantity or "",
        money=desk.money(entry.amount, entry.currency, currency),
        needed_by=entry.needed_by,
        approved=entry.approved,
        actions=tuple(actions[name] for name in entry.actions or () if name in actions),
        side=entry.side or enums.Side.TEAM,
    )


def _test(desk: Desk, entry: TestEntry | None, actions: dict[str, Action]) -> Test:
    if entry is None:
        return Test()
    reviews = tuple(_review(desk, item, actions) for item in entry.reviews or ())
    return Test(sides(entry), reviews, entry.control_signals)


def _review(desk: Desk, entry: ReviewEntry, actions: dict[str, Action]) -> Review:
    return Review(
        date=entry.date,
        kind=entry.kind,
        presenter=desk.member(entry.presenter),
        coach=desk.member(entry.coach),
        attendees=desk.members(entry.attendees),
        questions=texts(entry.questions),
        vulnerabilities=tuple(
            Vulnerability(item.text, item.severity, actions.get(item.action) if item.action else None)
            for item in entry.vulnerabilities or ()
        ),
        recommendations=texts(entry.recommendations),
        decision=entry.decision,
        control_signals=entry.control_signals,
    )
