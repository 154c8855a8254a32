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
from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.light import State
from gosart.analysis.lights import Lights
from gosart.analysis.politics import hides_status
from gosart.analysis.preconditions import Met, PreconditionState
from gosart.analysis.rated_conditions import NOTHING, strength
from gosart.analysis.reasons import first_part, joined, rating_clause, short, unknowns_clause
from gosart.diagnostics import Message, Named, Sentence, msg
from gosart.method.conditions import Condition, ConditionKind
from gosart.method.enums import Decision, OpportunityStatus, Rating
from gosart.plan.model.account import Opportunity

__all__ = ["CALL_WORDS", "Call", "Verdict", "decide"]


_OUTCOME = 110
"""Characters of an outcome that a verdict quotes."""
_SAYS_ITSELF = ("won", "lost")
"""How an outcome begins that says itself how it ended."""


class Call(StrEnum):
    """What the plan, as it stands, calls for."""

    PURSUE = "pursue"
    DEVELOP = "develop"
    CHANGE_STRATEGY = "change-strategy"
    DISENGAGE = "disengage"
    NOT_ASSESSED = "not-assessed"
    DECIDED = "decided"


CALL_WORDS: Mapping[Call, Message] = MappingProxyType(
    {
        Call.PURSUE: msg("Pursue"),
        Call.DEVELOP: msg("Develop"),
        Call.CHANGE_STRATEGY: msg("Change strategy"),
        Call.DISENGAGE: msg("Disengage"),
        Call.NOT_ASSESSED: msg("Not assessed"),
        Call.DECIDED: msg("Decided"),
    }
)
"""What each call is called."""


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
    if call is Call.NOT_ASSESSED:
        sentence = msg("{sentence}", sentence=Sentence(clauses[0]))
        return Verdict(call, sentence, clauses, decision, day)
    # what is hidden from a reader may be what the call would have been made for: it is said first
    is_hidden = facts.vote is None and hides_status(opportunity.organisation.present)
    hidden = (lights.people.clause,) if is_hidden else ()
    clauses = _different((*hidden, *clauses, *_obstacles(lights)))
    sentence = _sentence(facts, lights, clauses)
    return Verdict(call, sentence, clauses, decision, day)


def _call(
    facts: Facts, lights: Lights, preconditions: Sequence[PreconditionState]
) -> tuple[Call, tuple[Message, ...]]:
    for name, rule in facts.method.verdict.items():
        clauses = []
        for group in rule.when:
            outcomes = [_judge(item, facts, lights, preconditions) for item in group]
            if all(outcome.holds for outcome in outcomes):
                clauses += [item.clause for item in outcomes if item.clause != NOTHING][:1]
        if clauses:
            return Call(name), tuple(clauses)
    return Call.PURSUE, ()


def _judge(
    condition: Condition,
    facts: Facts,
    lights: Lights,
    preconditions: Sequence[PreconditionState],
) -> Outcome:
    """Judge a condition, also one that is about lights or preconditions."""
    if condition.kind in (ConditionKind.RED, ConditionKind.NOT_GREEN):
        for light in map(lights.light, condition.names):
            is_red = light is not None and light.state is State.RED
            is_green = light is not None and light.state is State.GREEN
            if light and (is_red if condition.kind is ConditionKind.RED else not is_green):
                return Outcome(True, light.clause)
        return Outcome(False, NOTHING)
    if condition.kind is ConditionKind.QUESTIONS_KNOWN_BELOW:
        return Outcome(lights.known_questions < condition.number, _too_little(facts))
    if condition.kind is ConditionKind.PRECONDITIONS_UNMET:
        unmet = [item.clause for item in preconditions if item.state is Met.UNMET]
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
    return tuple(clause for clause in clauses if unique.pop(str(clause), None))[:3]


def _sentence(facts: Facts, lights: Lights, against: Sequence[Message]) -> Message:
    good = _speaks_for(facts, lights)
    if good and against:
        return msg("{good}, but {bad}", good=Sentence(good), bad=against[0])
    if good:
        return msg("{good}, and nothing stands in the way", good=Sentence(good))
    if against:
        return msg("Nothing speaks for it yet, and {bad}", bad=against[0])
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
