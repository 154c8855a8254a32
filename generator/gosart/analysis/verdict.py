"""What to do about an opportunity: a call, what speaks for it and what stands in the way.

The ladder of calls is data of the method. It is advice with its reasons open, never a score. A
review's decision answers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gosart.analysis.conditions import judge
from gosart.analysis.crucial_actions import DECIDING
from gosart.analysis.facts import NOT_ALL_SHOWN, Facts, Outcome, what_hides
from gosart.analysis.light import State
from gosart.analysis.lights import Lights
from gosart.analysis.people_conditions import not_shown
from gosart.analysis.preconditions import Met, PreconditionState
from gosart.analysis.rated_conditions import NOTHING, strength
from gosart.analysis.reasons import first_part, joined, rating_clause, short, unknowns_clause
from gosart.analysis.value_conditions import float_clause
from gosart.diagnostics import Message, Named, Sentence, msg
from gosart.method.conditions import Condition, ConditionKind
from gosart.method.enums import Decision, OpportunityStatus, Rating
from gosart.plan.model.account import Opportunity

__all__ = ["CALL_WORDS", "GOING_ON", "Call", "Verdict", "decide"]


_OUTCOME = 110
"""Characters of an outcome that a verdict quotes."""
_SAYS_ITSELF = ("won", "lost")
"""How an outcome begins that says itself how it ended."""


_MOST = 3
"""Reasons of a verdict."""


class Call(StrEnum):
    """What the plan, as it stands, calls for."""

    PURSUE = "pursue"
    DEVELOP = "develop"
    CHANGE_STRATEGY = "change-strategy"
    DISENGAGE = "disengage"
    NOT_ASSESSED = "not-assessed"
    DECIDED = "decided"
    NOT_SHOWN = "not-shown"
    """It hangs on what these readers may not see."""


CALL_WORDS: Mapping[Call, Message] = MappingProxyType(
    {
        Call.PURSUE: msg("Pursue"),
        Call.DEVELOP: msg("Develop"),
        Call.CHANGE_STRATEGY: msg("Change strategy"),
        Call.DISENGAGE: msg("Disengage"),
        Call.NOT_ASSESSED: msg("Not assessed"),
        Call.DECIDED: msg("Decided"),
        Call.NOT_SHOWN: msg("Not shown"),
    }
)
"""What each call is called."""
_MADE_FROM = frozenset({"assessments", "close_date", "decision", "delivery", "stage", "strategy"})
"""What every call is made from: with a part of it hidden there is none."""
GOING_ON = (Call.PURSUE, Call.DEVELOP)
"""Calls that say to go on: beside one of them a plan that is off track has to be said."""


@dataclass(frozen=True, eq=False, slots=True)
class Verdict:
    """A call with its reasons."""

    call: Call
    sentence: Message
    """Two clauses: what speaks for it, and what stands in the way."""
    clauses: tuple[Message, ...]
    """What the call was made for, the strongest first, then what else stands in the way."""
    decision: Decision | None
    """What the last review that decided anything decided, None for nothing."""
    decided_on: date | None = None
    """Day of that review."""
    against: Message | None = None
    """What stands in the way, the second clause of the sentence; None for nothing."""
    not_shown: Message | None = None
    """What these readers may not see of what a verdict is made from, as a clause; None for nothing.
    The call is what everybody's is, or not shown."""
    besides_delay: Message | None = None
    """The sentence for readers who have just been given the float: of an order that comes too late,
    with what else stands in the way; None where the sentence itself has nothing about it."""

    @property
    def reasons(self) -> tuple[Message, ...]:
        """The same as sentences without a full stop."""
        return tuple(msg("{sentence}", sentence=Sentence(clause)) for clause in self.clauses)


def decide(facts: Facts, lights: Lights, preconditions: Sequence[PreconditionState]) -> Verdict:
    """Make the call: decided, else the first of the method's ladder that holds, else pursue.

    Args:
        facts: The opportunity's plan on its day.
        lights: Its lights.
        preconditions: What its strategy needs.

    Returns:
        The call with its reasons.
    """
    opportunity = facts.opportunity
    reviews = [
        review
        for review in opportunity.test.reviews
        if review.decision and review.date <= facts.today
    ]
    last = max(reviews, key=lambda review: review.date, default=None)
    decision, day = (last.decision, last.date) if last else (None, None)
    if not opportunity.is_open:
        return Verdict(Call.DECIDED, _ending(opportunity), (), decision, day)
    call, clauses = _call(facts, lights, preconditions)
    covered = not_shown(facts) or next(
        (light.clause for light in lights.parts.values() if light.is_hidden), None
    )
    if call is Call.NOT_ASSESSED:
        sentence = msg("{sentence}", sentence=Sentence(clauses[0]))
        return Verdict(call, sentence, clauses, decision, day, clauses[0], covered)
    if call is Call.NOT_SHOWN:
        bad: Message | None
        obstacles = _different((*clauses, *_obstacles(lights)))
        bad = msg("{why}, and the call depends on it", why=clauses[0])
        sentence = _sentence(facts, lights, bad)
        return Verdict(call, sentence, obstacles, decision, day, bad, clauses[0])
    bad = _against(call, clauses, lights)
    # what the call was made for, and what stands in the way, then what is not shown
    room = _MOST - (covered is not None)
    clauses = _different((*clauses, *_gravest(call, lights), *_obstacles(lights)))[:room]
    sentence = _sentence(facts, lights, bad)
    besides = _besides_delay(facts, lights, clauses)
    if covered is not None:
        clauses = (*clauses, covered)
        sentence = msg("{sentence}; {hidden}", sentence=sentence, hidden=covered)
        besides = besides and msg("{sentence}; {hidden}", sentence=besides, hidden=covered)
    return Verdict(call, sentence, clauses, decision, day, bad, covered, besides)


def _besides_delay(facts: Facts, lights: Lights, clauses: Sequence[Message]) -> Message | None:
    """Return the sentence with what stands in the way besides an order that comes too late."""
    if facts.time.float_days is None or not facts.time.is_too_late:
        return None
    late = str(float_clause(facts.time, facts.time.float_days))
    if not clauses or str(clauses[0]) != late:
        return None
    others = (clause for clause in (*clauses, *_obstacles(lights)) if str(clause) != late)
    return _sentence(facts, lights, next(others, None) or clauses[0])


def _gravest(call: Call, lights: Lights) -> tuple[Message, ...]:
    """Return why the plan is off track, where the call is to go on all the same."""
    is_red = lights.plan.state is State.RED
    return (lights.plan.clause,) if is_red and call in GOING_ON else ()


def _against(call: Call, clauses: Sequence[Message], lights: Lights) -> Message | None:
    """Return what stands in the way: what the call was made for, and a plan that is off track."""
    gravest = _gravest(call, lights)
    others = (*clauses, *(() if gravest else _obstacles(lights)))
    off_track = msg("the plan is off track: {why}", why=gravest[0]) if gravest else None
    if off_track and others and str(others[0]) != str(gravest[0]):
        return msg("{reason}, and {other}", reason=others[0], other=off_track)
    return off_track or (others[0] if others else None)


def _call(
    facts: Facts, lights: Lights, preconditions: Sequence[PreconditionState]
) -> tuple[Call, tuple[Message, ...]]:
    if not _MADE_FROM.isdisjoint(facts.opportunity.cut_parts):
        return Call.NOT_SHOWN, (NOT_ALL_SHOWN,)
    for name, rule in facts.method.verdict.items():
        clauses, covered = [], None
        for group in rule.when:
            outcomes = [_judge(item, facts, lights, preconditions) for item in group]
            if all(outcome.holds for outcome in outcomes):
                clauses += [item.clause for item in outcomes if item.clause != NOTHING][:1]
            covered = covered or what_hides(outcomes)
        if clauses:
            return Call(name), tuple(clauses)
        if covered is not None:  # it may be this call, and no later one is made from less
            return Call.NOT_SHOWN, (covered,)
    return Call.PURSUE, ()


def _judge(
    condition: Condition,
    facts: Facts,
    lights: Lights,
    preconditions: Sequence[PreconditionState],
) -> Outcome:
    """Judge a condition, also one that is about lights or preconditions."""
    if condition.kind in (ConditionKind.RED, ConditionKind.NOT_GREEN):
        named = [light for light in map(lights.light, condition.names) if light]
        covered = next((light for light in named if light.is_hidden), None)
        for light in named:
            is_red, is_green = light.state is State.RED, light.state is State.GREEN
            holds = is_red if condition.kind is ConditionKind.RED else not is_green
            if holds and not light.is_hidden:
                return Outcome(True, light.clause)
        return Outcome(None, covered.clause, is_hidden=True) if covered else Outcome(False, NOTHING)
    if condition.kind is ConditionKind.QUESTIONS_KNOWN_BELOW:
        return Outcome(lights.known_questions < condition.number, _too_little(facts))
    if condition.kind is ConditionKind.PRECONDITIONS_UNMET:
        unmet = [item.clause for item in preconditions if item.state is Met.UNMET]
        covered_ones = [item.clause for item in preconditions if item.is_hidden]
        if len(unmet) < condition.number <= len(unmet) + len(covered_ones):
            return Outcome(None, covered_ones[0], is_hidden=True)
        if not unmet or len(unmet) < condition.number:
            return Outcome(False, NOTHING)
        strategy = facts.opportunity.strategy.type
        label = facts.method.term(strategy).label.lower() if strategy else ""
        clause = msg(
            "the {strategy} strategy lacks what it needs: {why}",
            strategy=label,
            why=joined(unmet[:2]),
        )
        return Outcome(True, clause)
    return judge(condition, facts)


def _too_little(facts: Facts) -> Message:
    """Say that it is too early for a call, and what to ask next."""
    if not any(facts.rating(criterion.key) for criterion in facts.method.criteria):
        return msg("nothing has been assessed yet")
    unrated = [
        criterion
        for criterion in facts.method.criteria
        if facts.rating(criterion.key) in (None, Rating.UNKNOWN)
    ]
    unrated.sort(key=lambda criterion: criterion.key not in DECIDING)
    if not unrated:
        return msg("too little is known to call it")
    return msg("too little is known to call it: {unknown}", unknown=unknowns_clause(unrated))


def _obstacles(lights: Lights) -> tuple[Message, ...]:
    """Return the reasons of red lights, then of amber ones."""
    everything = (*lights.questions.values(), *lights.parts.values())
    return tuple(
        light.clause
        for state in (State.RED, State.AMBER)
        for light in everything
        if light.state is state
    )


def _different(clauses: Sequence[Message]) -> tuple[Message, ...]:
    """Return at most three clauses, each once."""
    unique = {str(clause): clause for clause in reversed(clauses)}
    return tuple(clause for clause in clauses if unique.pop(str(clause), None))[:_MOST]


def _sentence(facts: Facts, lights: Lights, against: Message | None) -> Message:
    good = _speaks_for(facts, lights)
    if good and against:
        return msg("{good}, but {bad}", good=Sentence(good), bad=against)
    if good:
        return msg("{good}, and nothing stands in the way", good=Sentence(good))
    if against:
        return msg("Nothing speaks for it yet, and {bad}", bad=against)
    return msg("Nothing speaks for or against it yet")


def _speaks_for(facts: Facts, lights: Lights) -> Message | None:
    """Return the strongest reason of a green light; without one, of a plus that counts."""
    clauses = [
        light.clause for light in lights.questions.values() if light.state is State.GREEN
    ] or [
        light.clause
        for light in (lights.people, lights.value)
        if light.state is State.GREEN
    ]  # fmt: skip
    if not clauses:
        in_order = sorted(
            facts.ratings.values(), key=lambda item: item.criterion.key not in DECIDING
        )
        clauses = [
            rating_clause(rating.criterion, rating, facts.opportunity)
            for rating in in_order
            if rating.rating is Rating.PLUS
        ]
    return max(clauses, key=strength, default=None)


def _ending(opportunity: Opportunity) -> Message:
    """Say how it ended, when, and why."""
    head, day = _end(opportunity), opportunity.closed
    why = ", ".join(reason.replace("-", " ") for reason in opportunity.reasons)
    outcome = short(first_part(opportunity.outcome, _OUTCOME), _OUTCOME)
    if not why and day and outcome.lower().startswith(_SAYS_ITSELF):
        return msg("{outcome} ({day})", outcome=outcome, day=day)
    if not why and not outcome:
        return msg("{sentence}", sentence=Sentence(head))
    return msg("{head}: {why}", head=Sentence(head), why=why or outcome)


def _end(opportunity: Opportunity) -> Message:
    day, rival = opportunity.closed, opportunity.lost_to
    if opportunity.status is OpportunityStatus.WON:
        return msg("won on {day}", day=day) if day else msg("won")
    if opportunity.status is OpportunityStatus.DISENGAGED:
        return msg("we walked away on {day}", day=day) if day else msg("we walked away")
    if rival is None:
        return msg("lost on {day}", day=day) if day else msg("lost")
    if rival.id == "no-decision":
        if day is None:
            return msg("lost to no decision")
        return msg("lost to no decision on {day}", day=day)
    # A name such as "The customer's own build" stands within the sentence.
    name = f"the {rival.name[4:]}" if rival.name.startswith("The ") else rival.name
    named = Named(rival.id, name)
    if day is None:
        return msg("lost to {rival}", rival=named)
    return msg("lost to {rival} on {day}", rival=named, day=day)
