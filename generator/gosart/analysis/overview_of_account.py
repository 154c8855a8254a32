"""The overview of one account from its analysis."""

from __future__ import annotations

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.competitor_overview import competitor_overviews, meetings_of
from gosart.analysis.crucial_actions import hangs_on
from gosart.analysis.dated_events import events_of
from gosart.analysis.growth_overview import promises_of, spaces_of
from gosart.analysis.light import State
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.overview import (
    PLAN,
    AccountOverview,
    ActionOverview,
    CoverageCounts,
    LightOverview,
    MoveOverview,
    OpponentOverview,
    OpportunityOverview,
    PersonName,
    PersonOverview,
    PositionOverview,
    StanceOverview,
)
from gosart.analysis.politics import Politics, hides_status, is_against, is_met
from gosart.analysis.verdict import GOING_ON
from gosart.method.enums import ActionStatus, Coverage, Influence, Rating
from gosart.plan.model.people import Person

__all__ = ["EFFORT", "overview_of"]

EFFORT = "sales_resource_requirements"
"""Key of the criterion whose minus means that winning takes much of us."""


def overview_of(analysis: AccountAnalysis) -> AccountOverview:
    """Return what pages over all accounts need of one.

    Args:
        analysis: The account on its day.

    Returns:
        The overview, without anything that the analysis hides from these readers.
    """
    account = analysis.account
    return AccountOverview(
        id=account.id,
        name=account.name,
        owner=account.owner,
        industry=account.industry,
        region=account.region,
        tier=account.tier,
        status=account.status,
        tags=tuple(account.tags),
        reviewed=analysis.reviewed,
        days_since_review=analysis.days_since_review,
        stale=analysis.stale,
        opportunities=tuple(_opportunity(analysis, item) for item in analysis.opportunities),
        people=tuple(_person(analysis, person) for person in account.organisation.present),
        coverage=_coverage(analysis.politics),
        events=events_of(analysis),
        competitors=competitor_overviews(account.competitors),
        spaces=spaces_of(account),
        hides_spaces=bool(account.cut_parts & {"whitespace", "units", "offerings"}),
    )


def _opportunity(account: AccountAnalysis, analysis: OpportunityAnalysis) -> OpportunityOverview:
    opportunity, assessment, verdict = analysis.opportunity, analysis.assessment, analysis.verdict
    us, plan = assessment.us, analysis.lights.plan
    is_off_track = plan.state is State.RED and verdict.call in GOING_ON
    present = opportunity.organisation.present
    return OpportunityOverview(
        id=opportunity.id,
        name=opportunity.name,
        owner=opportunity.owner or account.account.owner,
        stage=opportunity.stage,
        status=opportunity.status,
        money=opportunity.money,
        probability=opportunity.probability,
        forecast=opportunity.forecast,
        close_date=opportunity.close_date,
        days_to_close=analysis.days_to_close,
        closed=opportunity.closed,
        outcome=opportunity.outcome,
        reasons=opportunity.reasons,
        lost_to=opportunity.lost_to.name if opportunity.lost_to else "",
        call=verdict.call,
        sentence=verdict.sentence,
        against=verdict.against,
        off_track=plan.clause if is_off_track else None,
        lights=_lights(analysis) if opportunity.is_open else (),
        strategy=opportunity.strategy.type,
        position=_position(assessment),
        rivals=tuple(item.rival.name for item in assessment.rivals if item.rival),
        opponent=_opponent(present),
        hides_stances=hides_status(present),
        hidden_parts=opportunity.cut_parts,
        move=_move(analysis),
        actions=_actions(analysis) if opportunity.is_open else (),
        ratings=us.ratings if us else (),
        blocks=us.blocks if us else (),
        whole=us.whole if us else None,
        has_heavy_effort=_takes_effort(analysis),
        meetings=meetings_of(opportunity, assessment),
        lost_to_id=opportunity.lost_to.id if opportunity.lost_to else "",
        promises=promises_of(opportunity),
    )


def _lights(analysis: OpportunityAnalysis) -> tuple[LightOverview, ...]:
    lights = analysis.lights
    questions = (LightOverview(key, light) for key, light in lights.questions.items())
    return (*questions, LightOverview(PLAN, lights.plan))


def _position(assessment: OpportunityAssessment) -> PositionOverview | None:
    position = assessment.position
    if position is None:
        return None
    now = position.now
    return PositionOverview(position.rival.name, len(now.ahead), len(now.behind), now.known)


def _opponent(people: tuple[Person, ...]) -> OpponentOverview | None:
    """Return the most influential of those who oppose us; none where readers may not see it."""
    if hides_status(people):
        return None
    order = list(Influence)
    against = [person for person in people if is_against(person)]
    first = min(
        against,
        key=lambda person: order.index(person.influence) if person.influence else len(order),
        default=None,
    )
    if first is None:
        return None
    is_inner = first.influence is Influence.INNER_CIRCLE
    return OpponentOverview(first.id, first.name, first.role, is_inner)


def _move(analysis: OpportunityAnalysis) -> MoveOverview | None:
    move = next(iter(analysis.moves), None)
    if move is None:
        return None
    action = move.action
    return MoveOverview(
        move.text,
        action is not None,
        action.owner.name if action and action.owner else "",
        action.due if action else None,
        action is not None and action.status is ActionStatus.BLOCKED,
        move.consequence,
    )


def _actions(analysis: OpportunityAnalysis) -> tuple[ActionOverview, ...]:
    return tuple(
        ActionOverview(
            id=action.id,
            what=action.what,
            type=action.type,
            status=action.status,
            side=action.side,
            owner=action.owner,
            who=tuple(PersonName(item.id, item.name, item.hidden) for item in action.who),
            due=action.due,
            days=item.days,
            is_crucial=hangs_on(analysis.opportunity, action),
        )
        for item in analysis.open_actions
        for action in [item.action]
    )


def _takes_effort(analysis: OpportunityAnalysis) -> bool:
    us = analysis.assessment.us
    heavy = us is not None and any(
        rating.criterion.key == EFFORT and rating.rating is Rating.MINUS
        for rating in us.current.ratings
    )
    return heavy or bool(analysis.opportunity.resources)


def _person(analysis: AccountAnalysis, person: Person) -> PersonOverview:
    stances = []
    for item in analysis.open_opportunities:
        opportunity = item.opportunity
        here = opportunity.organisation.by_id.get(person.id)
        if here is not None and not here.hidden and here.left is None:
            stances.append(_stance(here, opportunity.id, opportunity.name))
    approach = person.approach
    return PersonOverview(
        id=person.id,
        name=person.name,
        title=person.title,
        is_key=person.is_key,
        own=_stance(person, "", ""),
        stances=tuple(stances),
        same_as=person.same_as,
        owner=approach.owner if approach else None,
        next_contact=approach.next_contact if approach else None,
        contacts=person.contacts,
    )


def _stance(person: Person, opportunity: str, name: str) -> StanceOverview:
    is_hidden = "status" in person.hidden_fields
    return StanceOverview(opportunity, name, person.status, person.coverage, is_hidden)


def _coverage(politics: Politics) -> CoverageCounts:
    key, sole = politics.key_players, politics.sole_contact
    well = sum(person.coverage in (Coverage.MULTIPLE, Coverage.IN_DEPTH) for person in key)
    unmet = sum(not is_met(person) for person in key)
    return CoverageCounts(
        well=well,
        brief=len(key) - well - unmet,
        unmet=unmet,
        unplanned=len(politics.unplanned),
        with_us=len(politics.with_us),
        against=len(politics.against),
        is_partial=politics.is_partial,
        sole_contact=sole.name if sole else "",
    )
