"""The moves that matter: what to do next, by consequence and not by category.

Whether to go on at all; time that is lacking, or late work that the deal hangs on; a vote that
decides and is against us or not met; value that nobody has confirmed before the approval; a
competitor's move or strength without an answer; what is not known and decides; then the next
actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.consequence import Consequence
from gosart.analysis.crucial_actions import deciding_criteria, hangs_on
from gosart.analysis.reasons import ask_about, person_named, short
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.verdict import Call, Verdict
from gosart.analysis.vote import Vote
from gosart.diagnostics import Message, Named, Number, msg
from gosart.method.enums import ActionStatus, ActionType, CounterState, Rating, Role, Side
from gosart.method.model import Criterion
from gosart.plan.model.account import Action, Opportunity
from gosart.plan.model.people import Person

__all__ = ["MOST_MOVES", "MOVES_ON_A_SHEET", "Move", "moves_of"]

MOST_MOVES = 7
"""How many things to do next are listed: what a meeting can decide."""
MOVES_ON_A_SHEET = 3
"""How many of them stand on a summary, a brief and a portfolio."""


@dataclass(frozen=True, eq=False, slots=True)
class Move:
    """One thing to do next."""

    text: Message
    action: Action | None
    """The action that does it, None where nobody is on it."""
    consequence: Consequence
    """What is at stake."""
    about: tuple[str, ...] = ()
    """Ids of what it is about: its action, people, criteria, competitor or benefit."""


def moves_of(
    opportunity: Opportunity,
    assessment: OpportunityAssessment,
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
        assessment: Our leading ratings, and those of competitors.
        verdict: The call.
        vote: How those who decide would decide today.
        time: The days that the customer's event sets.
        case: What we are worth to them.
        today: The day.

    Returns:
        At most `MOST_MOVES`; none for an opportunity that is decided.
    """
    if not opportunity.is_open:
        return ()
    moves: list[Move] = []
    done: set[str] = set()
    for move in (
        *_stop_or_go(verdict),
        *_time(opportunity, time, today),
        *_votes(opportunity, vote),
        *_value(opportunity, case, today),
        *_competitors(opportunity, assessment),
        *_unknowns(opportunity, assessment),
        *_next(opportunity),
    ):
        if move.action is not None:
            if move.action.id in done:
                continue
            done.add(move.action.id)
        moves.append(move)
        if len(moves) == MOST_MOVES:
            break
    return tuple(moves)


def _open(opportunity: Opportunity) -> list[Action]:
    """Return the open actions by their day, those without one last."""
    working = (action for action in opportunity.actions if action.is_open)
    return sorted(working, key=lambda action: (action.due or date.max, action.id))


def _does(action: Action, consequence: Consequence, *about: str) -> Move:
    people = (person.id for person in action.who)
    subjects = (*about, action.id, *people, *(criterion.key for criterion in action.criteria))
    return Move(msg("{what}", what=action.what or action.id), action, consequence, subjects)


def _stop_or_go(verdict: Verdict) -> Iterator[Move]:
    if verdict.call is Call.DISENGAGE:
        text = msg("Decide whether to go on: {why}", why=verdict.clauses[0])
        yield Move(text, None, Consequence.STOP_OR_GO)


def _time(opportunity: Opportunity, time: TimeChain, today: date) -> Iterator[Move]:
    if time.is_too_late:
        days = Number(-(time.float_days or 0))
        text = msg("Bring the order forward by {days} days, or deliver sooner", days=days)
        yield Move(text, None, Consequence.TIME)
    for action in _open(opportunity):
        late = action.due is not None and action.due < today
        if hangs_on(opportunity, action) and (late or action.status is ActionStatus.BLOCKED):
            yield _does(action, Consequence.TIME)


def _votes(opportunity: Opportunity, vote: Vote | None) -> Iterator[Move]:
    if vote is None or vote.is_won:
        return
    # who is met and undecided decides where nobody else is left to be won
    left = (*vote.against, *vote.not_met) or vote.path[-1:] or vote.undecided
    for person in sorted(left, key=_weight):
        action = _action_with(opportunity, person)
        text = (
            _respond(person)
            if person in vote.against
            else _win(person)
            if person in vote.undecided
            else _meet(person)
        )
        yield (
            _does(action, Consequence.VOTE, person.id)
            if action
            else Move(text, None, Consequence.VOTE, (person.id,))
        )


def _weight(person: Person) -> tuple[bool, bool]:
    """Sort whose yes is needed first: approvers, then the others who decide."""
    return person.role is not Role.APPROVER, person.role is not Role.DECISION_MAKER


def _respond(person: Person) -> Message:
    if person.role is Role.APPROVER:
        return msg(
            "Respond to {person}, who must approve and opposes us", person=person_named(person)
        )
    if person.role is Role.DECISION_MAKER:
        return msg("Respond to {person}, who decides and opposes us", person=person_named(person))
    return msg("Respond to {person}, who has a vote and opposes us", person=person_named(person))


def _win(person: Person) -> Message:
    return msg("Win over {person}, who is undecided", person=person_named(person))


def _meet(person: Person) -> Message:
    if person.role is Role.APPROVER:
        return msg("Meet {person}, who must approve", person=person_named(person))
    if person.role is Role.DECISION_MAKER:
        return msg("Meet {person}, who decides", person=person_named(person))
    return msg("Meet {person}, who has a vote", person=person_named(person))


def _action_with(opportunity: Opportunity, person: Person) -> Action | None:
    return next((action for action in _open(opportunity) if person in action.who), None)


def _value(opportunity: Opportunity, case: ValueCase | None, today: date) -> Iterator[Move]:
    if case is None or not case.is_within_limit(case.whole) or case.is_within_limit(case.confirmed):
        return
    budget = opportunity.budget
    if budget and (budget.approved or (budget.approved_on and budget.approved_on <= today)):
        return  # the money is approved: what is not confirmed yet no longer stands in its way
    figures = [
        benefit
        for benefit in opportunity.value.benefits
        if benefit.rival is None and benefit.money and not benefit.is_confirmed
    ]
    ids = {benefit.id for benefit in figures if benefit.id}
    action = next((item for item in _open(opportunity) if ids & set(item.serves)), None)
    largest = max(figures, key=lambda item: item.money.amount if item.money else 0, default=None)
    if action or largest is None:
        yield from [_does(action, Consequence.VALUE, *sorted(ids))] if action else []
        return
    item = Named(largest.id or largest.item, short(largest.item, 50))
    text = msg("Have the customer confirm “{item}”", item=item)
    yield Move(text, None, Consequence.VALUE, (largest.id or largest.item,))


def _competitors(opportunity: Opportunity, assessment: OpportunityAssessment) -> Iterator[Move]:
    for counter in opportunity.strategy.counters:
        if counter.state is CounterState.EXPECTED and counter.answer is None:
            move = short(counter.move, 70)
            yield Move(
                msg("Respond to the move we expect from {rival}: {move}", move=move,
                    rival=Named(counter.competitor.id, counter.competitor.name))
                if counter.competitor
                else msg("Respond to the move we expect: {move}", move=move),
                None,
                Consequence.COMPETITOR,
                (counter.competitor.id,) if counter.competitor else (),
            )  # fmt: skip
    yield from _exposures(opportunity, assessment)


def _exposures(opportunity: Opportunity, assessment: OpportunityAssessment) -> Iterator[Move]:
    """Yield where the main competitor is strong, we are weak and no action answers it.

    Only criteria that weigh: those that decide, and those that a company's method gives weight.
    """
    answered = {
        criterion
        for action in _open(opportunity)
        if action.type in (ActionType.INSULATE, ActionType.MINIMISE)
        for criterion in action.criteria
    }
    rival = assessment.main_rival
    deciding = deciding_criteria(opportunity)
    exposed = [
        contrast.criterion
        for contrast in assessment.contrasts
        if contrast.exposed
        and contrast.ours is Rating.MINUS
        and contrast.rival is rival
        and contrast.criterion not in answered
        and (contrast.criterion.key in deciding or contrast.criterion.weight > 1)
    ]
    exposed.sort(key=lambda criterion: (criterion.key not in deciding, -criterion.weight))
    if not exposed or rival is None:
        return
    values: dict[str, Named] = {"rival": Named(rival.id, rival.name), "first": _named(exposed[0])}
    text = (
        msg("Answer {rival} on “{first}”, where it is strong and we are weak", **values)
        if len(exposed) == 1
        else msg(
            "Answer {rival} on “{first}” and “{second}”, where it is strong and we are weak",
            second=_named(exposed[1]),
            **values,
        )
    )
    subjects = (rival.id, *(criterion.key for criterion in exposed))
    yield Move(text, None, Consequence.COMPETITOR, subjects)


def _named(criterion: Criterion) -> Named:
    return Named(criterion.key, criterion.label)


def _unknowns(opportunity: Opportunity, assessment: OpportunityAssessment) -> Iterator[Move]:
    """Yield what decides and is not known: what was asked and not answered comes first."""
    deciding = deciding_criteria(opportunity)
    unknown = [
        rating
        for rating in (assessment.us.current.ratings if assessment.us else ())
        if rating.criterion.key in deciding and rating.rating in (None, Rating.UNKNOWN)
    ]
    unknown.sort(key=lambda item: (item.rating is None, deciding.index(item.criterion.key)))
    for rating in unknown:
        criterion = rating.criterion
        action = next((item for item in _open(opportunity) if criterion in item.criteria), None)
        yield (
            _does(action, Consequence.UNKNOWN, criterion.key)
            if action
            else Move(ask_about(criterion), None, Consequence.UNKNOWN, (criterion.key,))
        )


def _next(opportunity: Opportunity) -> Iterator[Move]:
    ours = [action for action in _open(opportunity) if action.side is Side.TEAM]
    for action in sorted(ours, key=lambda action: not hangs_on(opportunity, action)):
        yield _does(action, Consequence.REST)
