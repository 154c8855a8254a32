"""The moves that matter: what to do next, by consequence and not by category.

Whether to go on at all; time that is lacking, or late work that the deal hangs on; a vote that
decides and is against us or not met; value that nobody has confirmed before the approval; a
competitor's move or strength without an answer; what is not known and decides; then the next
actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.consequence import Consequence
from gosart.analysis.crucial_actions import deciding_criteria, hangs_on
from gosart.analysis.grave_moves import stop_or_go_moves, time_moves, vote_moves
from gosart.analysis.move import Move, move_by, open_actions
from gosart.analysis.reasons import ask_about, short
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.verdict import Verdict
from gosart.analysis.vote import Vote
from gosart.diagnostics import Named, Number, msg
from gosart.method.enums import ActionType, CounterState, Rating, Side
from gosart.method.model import Criterion
from gosart.plan.model.account import Opportunity

__all__ = ["MOST_MOVES", "MOVES_ON_A_SHEET", "Move", "moves_of"]

MOST_MOVES = 7
"""How many things to do next are listed: what a meeting can decide."""
MOVES_ON_A_SHEET = 3
"""How many of them stand on a summary, a brief and a portfolio."""


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
        *stop_or_go_moves(opportunity, verdict),
        *time_moves(opportunity, verdict, time, today),
        *vote_moves(opportunity, vote),
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


def _value(opportunity: Opportunity, case: ValueCase | None, today: date) -> Iterator[Move]:
    if case is None or case.is_within_limit(case.confirmed):
        return
    if not case.is_within_limit(case.whole):
        limit, month = Number(case.allowed_months), case.whole.payback_months
        text = (
            msg("Make it pay back for them within {limit} months: now it never does", limit=limit)
            if month is None
            else msg(
                "Make it pay back for them within {limit} months: now it takes {month}",
                limit=limit,
                month=Number(month),
            )
        )
        yield Move(text, None, Consequence.VALUE)
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
    action = next((item for item in open_actions(opportunity) if ids & set(item.serves)), None)
    largest = max(figures, key=lambda item: item.money.amount if item.money else 0, default=None)
    if action or largest is None:
        yield from [move_by(action, Consequence.VALUE, *sorted(ids))] if action else []
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
        for action in open_actions(opportunity)
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
        action = next(
            (item for item in open_actions(opportunity) if criterion in item.criteria), None
        )
        yield (
            move_by(action, Consequence.UNKNOWN, criterion.key)
            if action
            else Move(ask_about(criterion), None, Consequence.UNKNOWN, (criterion.key,))
        )


def _next(opportunity: Opportunity) -> Iterator[Move]:
    ours = [action for action in open_actions(opportunity) if action.side is Side.TEAM]
    for action in sorted(ours, key=lambda action: not hangs_on(opportunity, action)):
        yield move_by(action, Consequence.REST)
