"""The gravest moves: whether to go on at all, time that is lacking, votes against us or not met.

What a rule finds of such a consequence is a move here, so that what stands first on a page of
findings is the same as on the summary, the brief and in JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gosart.analysis.consequence import Consequence
from gosart.analysis.crucial_actions import hangs_on
from gosart.analysis.move import Move, move_by, open_actions
from gosart.analysis.politics import DECIDING_ROLES, is_against
from gosart.analysis.reasons import person_named, short
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.verdict import Call, Verdict
from gosart.analysis.vote import Vote
from gosart.diagnostics import Message, Number, msg
from gosart.method.enums import ActionStatus, Decision, Influence, Role, Standing
from gosart.plan.model.account import Opportunity
from gosart.plan.model.people import Person

__all__ = ["stop_or_go_moves", "time_moves", "vote_moves"]


def stop_or_go_moves(opportunity: Opportunity, verdict: Verdict) -> Iterator[Move]:
    """Yield what decides whether to go on: the call, the last review, a mandatory criterion failed.

    Args:
        opportunity: The opportunity.
        verdict: The call.
    """
    if verdict.call is Call.DISENGAGE:
        text = msg("Decide whether to go on: {why}", why=verdict.clauses[0])
        yield Move(text, None, Consequence.STOP_OR_GO)
        return
    if verdict.decision is Decision.DISENGAGE and verdict.decided_on:
        text = msg(
            "Decide whether to go on: the review of {day} decided to disengage",
            day=verdict.decided_on,
        )
        yield Move(text, None, Consequence.STOP_OR_GO)
    for criterion in opportunity.decision_criteria:
        if criterion.mandatory and (None, Standing.WORSE) in criterion.standings:
            name = short(criterion.name, 60)
            text = msg("Meet “{criterion}”, which is mandatory, or have it changed", criterion=name)
            yield Move(text, None, Consequence.STOP_OR_GO)


def time_moves(
    opportunity: Opportunity, verdict: Verdict, time: TimeChain, today: date
) -> Iterator[Move]:
    """Yield what brings the order in time, and late work that the deal hangs on.

    Args:
        opportunity: The opportunity.
        verdict: The call.
        time: The days that the customer's event sets.
        today: The day.
    """
    chain = _chain(time, today)
    if chain:
        yield Move(chain, None, Consequence.TIME)
    for action in open_actions(opportunity):
        late = action.due is not None and action.due < today
        if hangs_on(opportunity, action) and (late or action.status is ActionStatus.BLOCKED):
            yield move_by(action, Consequence.TIME)
    # where the question is whether to go on, its answer comes before a new day
    if time.close and time.close < today and verdict.call is not Call.DISENGAGE:
        text = msg("Agree a new day for the order: {day} has passed", day=time.close)
        yield Move(text, None, Consequence.TIME)


def _chain(time: TimeChain, today: date) -> Message | None:
    """Return what mends the chain of days, None where it holds as far as it is known."""
    if time.is_too_late:
        days = Number(-(time.float_days or 0))
        return msg("Bring the order forward by {days} days, or deliver sooner", days=days)
    if time.is_past(today):
        return msg(
            "Agree with the customer what can be ready in time: the last day for the order was "
            "{latest}",
            latest=time.latest_order,
        )
    if time.is_approved_too_late:
        return msg(
            "Ask for an earlier approval: on {approval} it comes after the last day for the order, "
            "{latest}",
            approval=time.approval,
            latest=time.latest_order,
        )
    if time.event and time.close and time.close > time.event:
        return msg(
            "Bring the order forward: {close} is after {event}, the day they must have it working",
            close=time.close,
            event=time.event,
        )
    return None


def vote_moves(opportunity: Opportunity, vote: Vote | None) -> Iterator[Move]:
    """Yield whose vote is lacking, then who else of those that decide opposes us.

    Args:
        opportunity: The opportunity.
        vote: How those who decide would decide today; None where nobody may know.
    """
    lacking = [] if vote is None or vote.is_won else _lacking(vote)
    for person in (*lacking, *(item for item in _opponents(opportunity) if item not in lacking)):
        action = next((item for item in open_actions(opportunity) if person in item.who), None)
        yield (
            move_by(action, Consequence.VOTE, person.id)
            if action
            else Move(
                _reach(opportunity, person, vote),
                None,
                Consequence.VOTE,
                (person.id,),
                person.approach.next_contact if person.approach else None,
            )
        )


def _lacking(vote: Vote) -> list[Person]:
    """Return whose vote is lacking, the most needed first."""
    # who is met and undecided decides where nobody else is left to be won
    left = (*vote.against, *vote.not_met) or vote.path[-1:] or vote.undecided
    return sorted(left, key=_weight)


def _weight(person: Person) -> tuple[bool, bool]:
    """Sort whose yes is needed first: approvers, then the others who decide."""
    return person.role is not Role.APPROVER, person.role is not Role.DECISION_MAKER


def _opponents(opportunity: Opportunity) -> list[Person]:
    """Return who opposes us of those who approve, decide or belong to the inner circle."""
    board = opportunity.decision.board if opportunity.decision else ()
    opponents = [
        person
        for person in opportunity.organisation.present
        if is_against(person)
        and (
            person.role in DECIDING_ROLES
            or person.influence is Influence.INNER_CIRCLE
            or person in board
        )
    ]
    return sorted(opponents, key=_weight)


def _reach(opportunity: Opportunity, person: Person, vote: Vote | None) -> Message:
    if is_against(person):
        return _respond(opportunity, person)
    if vote and person in vote.undecided:
        return msg("Win over {person}, who is undecided", person=person_named(person))
    return _meet(person)


def _respond(opportunity: Opportunity, person: Person) -> Message:
    values = {"person": person_named(person)}
    board = opportunity.decision.board if opportunity.decision else ()
    if person.role is Role.APPROVER:
        return msg("Respond to {person}, who must approve and opposes us", **values)
    if person.role is Role.DECISION_MAKER:
        return msg("Respond to {person}, who decides and opposes us", **values)
    if person.influence is Influence.INNER_CIRCLE and person not in board:
        return msg("Respond to {person}, who belongs to the inner circle and opposes us", **values)
    return msg("Respond to {person}, who has a vote and opposes us", **values)


def _meet(person: Person) -> Message:
    if person.role is Role.APPROVER:
        return msg("Meet {person}, who must approve", person=person_named(person))
    if person.role is Role.DECISION_MAKER:
        return msg("Meet {person}, who decides", person=person_named(person))
    return msg("Meet {person}, who has a vote", person=person_named(person))
