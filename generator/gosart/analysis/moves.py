"""The three moves that matter: what to do next, by consequence and not by category.

Whether to go on at all; time that is lacking, or late work that the deal hangs on; a vote that
decides and is against us or not met; value that nobody has confirmed before the approval; a
competitor's move without an answer; what is not known and decides; then the next actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.crucial_actions import DECIDING, hangs_on
from gosart.analysis.reasons import ask_about, person_named, short
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.verdict import Call, Verdict
from gosart.analysis.vote import Vote
from gosart.diagnostics import Message, Named, Number, msg
from gosart.method.enums import ActionStatus, CounterState, Rating, Role
from gosart.plan.model.account import Action, CriterionRating, Opportunity
from gosart.plan.model.people import Person

__all__ = ["Move", "moves_of"]

_MOST = 3


@dataclass(frozen=True, eq=False, slots=True)
class Move:
    """One thing to do next."""

    text: Message
    action: Action | None
    """The action that does it, None where nobody is on it."""


def moves_of(
    opportunity: Opportunity,
    ours: Sequence[CriterionRating],
    verdict: Verdict,
    *,
    vote: Vote | None,
    time: TimeChain,
    case: ValueCase | None,
    today: date,
) -> tuple[Move, ...]:
    """Return what to do next, the gravest consequence first.

    Args:
        opportunity: The opportunity.
        ours: Our leading ratings.
        verdict: The call.
        vote: How those who decide would decide today.
        time: The days that the customer's event sets.
        case: What we are worth to them.
        today: The day.

    Returns:
        At most three; none for an opportunity that is decided.
    """
    if not opportunity.is_open:
        return ()
    moves: list[Move] = []
    done: set[str] = set()
    for move in (
        *_stop_or_go(verdict),
        *_time(opportunity, time, today),
        *_votes(opportunity, vote),
        *_value(opportunity, case),
        *_counters(opportunity),
        *_unknowns(opportunity, ours),
        *_next(opportunity),
    ):
        if move.action is not None:
            if move.action.id in done:
                continue
            done.add(move.action.id)
        moves.append(move)
        if len(moves) == _MOST:
            break
    return tuple(moves)


def _open(opportunity: Opportunity) -> list[Action]:
    """Return the open actions by their day, those without one last."""
    working = (action for action in opportunity.actions if action.is_open)
    return sorted(working, key=lambda action: (action.due or date.max, action.id))


def _does(action: Action) -> Move:
    return Move(msg("{what}", what=action.what or action.id), action)


def _stop_or_go(verdict: Verdict) -> Iterator[Move]:
    if verdict.call is Call.DISENGAGE:
        yield Move(msg("Decide whether to go on: {why}", why=verdict.clauses[0]), None)


def _time(opportunity: Opportunity, time: TimeChain, today: date) -> Iterator[Move]:
    if time.is_too_late:
        days = Number(-(time.float_days or 0))
        yield Move(
            msg("Bring the order forward by {days} days, or deliver sooner", days=days), None
        )
    for action in _open(opportunity):
        late = action.due is not None and action.due < today
        if hangs_on(opportunity, action) and (late or action.status is ActionStatus.BLOCKED):
            yield _does(action)


def _votes(opportunity: Opportunity, vote: Vote | None) -> Iterator[Move]:
    if vote is None or vote.is_won:
        return
    for people, text in ((vote.against, _respond), (vote.not_met, _meet)):
        for person in sorted(people, key=lambda person: person.role is not Role.APPROVER):
            action = _action_with(opportunity, person)
            yield _does(action) if action else Move(text(person), None)


def _respond(person: Person) -> Message:
    if person.role is Role.APPROVER:
        return msg(
            "Respond to {person}, who must approve and opposes us", person=person_named(person)
        )
    if person.role is Role.DECISION_MAKER:
        return msg("Respond to {person}, who decides and opposes us", person=person_named(person))
    return msg("Respond to {person}, who has a vote and opposes us", person=person_named(person))


def _meet(person: Person) -> Message:
    if person.role is Role.APPROVER:
        return msg("Meet {person}, who must approve", person=person_named(person))
    if person.role is Role.DECISION_MAKER:
        return msg("Meet {person}, who decides", person=person_named(person))
    return msg("Meet {person}, who has a vote", person=person_named(person))


def _action_with(opportunity: Opportunity, person: Person) -> Action | None:
    return next((action for action in _open(opportunity) if person in action.who), None)


def _value(opportunity: Opportunity, case: ValueCase | None) -> Iterator[Move]:
    if case is None or not case.is_within_limit(case.whole) or case.is_within_limit(case.confirmed):
        return
    figures = [
        benefit
        for benefit in opportunity.value.benefits
        if benefit.rival is None and benefit.money and not benefit.is_confirmed
    ]
    ids = {benefit.id for benefit in figures if benefit.id}
    action = next((item for item in _open(opportunity) if ids & set(item.serves)), None)
    largest = max(figures, key=lambda item: item.money.amount if item.money else 0, default=None)
    if action or largest is None:
        yield from [_does(action)] if action else []
        return
    item = Named(largest.id or largest.item, short(largest.item, 50))
    yield Move(msg("Have the customer confirm “{item}”", item=item), None)


def _counters(opportunity: Opportunity) -> Iterator[Move]:
    for counter in opportunity.strategy.counters:
        if counter.state is CounterState.EXPECTED and counter.answer is None:
            move = short(counter.move, 70)
            yield Move(
                msg("Answer the move we expect of {rival}: {move}", move=move,
                    rival=Named(counter.competitor.id, counter.competitor.name))
                if counter.competitor
                else msg("Answer the move we expect: {move}", move=move),
                None,
            )  # fmt: skip


def _unknowns(opportunity: Opportunity, ours: Sequence[CriterionRating]) -> Iterator[Move]:
    for rating in ours:
        key = rating.criterion.key
        if key in DECIDING and rating.rating in (None, Rating.UNKNOWN):
            action = next(
                (item for item in _open(opportunity) if rating.criterion in item.criteria), None
            )
            yield (_does(action) if action else Move(ask_about(rating.criterion), None))


def _next(opportunity: Opportunity) -> Iterator[Move]:
    working = _open(opportunity)
    for action in sorted(working, key=lambda action: not hangs_on(opportunity, action)):
        yield _does(action)
