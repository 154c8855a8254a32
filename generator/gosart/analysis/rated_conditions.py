"""Conditions about our ratings, and about how the customer compares us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.position import Position
from gosart.analysis.reasons import joined, phrase_of, rating_clause, short, unknowns_clause
from gosart.diagnostics import Message, Named, Number, Phrase, msg
from gosart.method.conditions import Condition, ConditionKind
from gosart.method.enums import Rating, Standing
from gosart.plan.model.account import Benefit, Competitor, DecisionCriterion, Opportunity, Value

__all__ = [
    "NOTHING",
    "customer_lead",
    "customers_comparison",
    "known_at_least",
    "minuses",
    "minuses_at_most",
    "rated",
    "short_on_mandatory",
    "strength",
    "value_confirmed",
]

NOTHING = Message("")
"""What is said where there is nothing to say."""
_LEAD = (
    "formal_decision_criteria",
    "solution_fit",
    "current_relationship",
    "unique_business_value",
)
"""What a lead has to show in where no criterion of the customer's compares us: 6, 7, 9, 10."""
_ORDER = (Standing.WORSE, Standing.SAME, Standing.BETTER)


def strength(clause: Message) -> int:
    """Return how much a clause says: one with a name and a day says more than one without.

    Args:
        clause: The clause.
    """
    return sum(
        strength(value)
        if isinstance(value, Message)
        else isinstance(value, Named | date) and not isinstance(value, Phrase)
        for value in clause.values.values()
    )


def rated(facts: Facts, condition: Condition) -> Outcome:
    """Judge how criteria are rated; each that is named has to be so.

    Args:
        facts: The plan on its day.
        condition: `plus`, `minus`, `not_plus` or `not_minus`.

    Returns:
        The outcome; of `plus` and `minus` None for a criterion that is not known.
    """
    outcomes = []
    for key in condition.names:
        rating = facts.rating(key)
        holds: bool | None
        if condition.kind is ConditionKind.NOT_PLUS:
            holds = rating is not Rating.PLUS
        elif condition.kind is ConditionKind.NOT_MINUS:
            holds = rating is not Rating.MINUS
        elif rating in (None, Rating.UNKNOWN):
            holds = None
        else:
            holds = rating.value == ("+" if condition.kind is ConditionKind.PLUS else "-")
        criterion = facts.method.by_key[key]
        clause = rating_clause(criterion, facts.ratings.get(key), facts.opportunity)
        if condition.kind is ConditionKind.NOT_MINUS and holds:
            clause = NOTHING
        outcomes.append(Outcome(holds, clause))
    for state in (False, None):
        failing = [outcome for outcome in outcomes if outcome.holds is state]
        if failing:
            return failing[0]
    return max(outcomes, key=lambda outcome: strength(outcome.clause))


def minuses(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether at least so many criteria of the question are minus.

    Args:
        facts: The plan on its day.
        condition: `minuses`.

    Returns:
        The outcome.
    """
    count = len(facts.with_rating(Rating.MINUS))
    return Outcome(count >= condition.number, _minuses(facts))


def minuses_at_most(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether at most so many criteria of the question are minus.

    Args:
        facts: The plan on its day.
        condition: `minuses_at_most`.

    Returns:
        The outcome.
    """
    holds = len(facts.with_rating(Rating.MINUS)) <= condition.number
    return Outcome(holds, NOTHING if holds else _minuses(facts))


def _minuses(facts: Facts) -> Message:
    against = facts.with_rating(Rating.MINUS)
    if len(against) == 1:
        criterion = against[0]
        return rating_clause(criterion, facts.ratings.get(criterion.key), facts.opportunity)
    if not against:
        return NOTHING
    return joined([phrase_of(criterion, Rating.MINUS) for criterion in against])


def known_at_least(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether at least so many criteria of the question are known, of a short one all.

    Args:
        facts: The plan on its day.
        condition: `known`.

    Returns:
        The outcome.
    """
    count = len(facts.with_rating(Rating.PLUS, Rating.MINUS))
    if count >= min(condition.number, len(facts.criteria)):
        return Outcome(True, NOTHING)
    return Outcome(False, unknowns_clause(facts.with_rating(Rating.UNKNOWN, None)))


def short_on_mandatory(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether we fall short on something that the customer insists on.

    Args:
        facts: The plan on its day.
        condition: `short_on_mandatory`.

    Returns:
        The outcome.
    """
    del condition
    for criterion in facts.opportunity.decision_criteria:
        if criterion.mandatory and _standing(criterion, None) is Standing.WORSE:
            name = short(criterion.name, 80)
            return Outcome(True, msg("we fall short on “{name}”, which is mandatory", name=name))
    return Outcome(False, NOTHING)


def value_confirmed(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the customer has confirmed our unique business value.

    Args:
        facts: The plan on its day.
        condition: `value_confirmed`.

    Returns:
        The outcome.
    """
    del condition
    confirmation = next(_confirmations(facts.opportunity.value), None)
    if confirmation is None:
        return Outcome(
            False, msg("no one at the customer has confirmed the value that only we bring")
        )
    person, day = confirmation.confirmed_by, confirmation.confirmed_on
    if person is None or person.hidden:
        return Outcome(True, msg("the customer has confirmed the value that only we bring"))
    named = Named(person.id, person.name)
    if day is None:
        return Outcome(
            True, msg("{person} has confirmed the value that only we bring", person=named)
        )
    return Outcome(
        True, msg("{person} confirmed on {day} the value that only we bring", person=named, day=day)
    )


def _confirmations(value: Value) -> Iterator[Value | Benefit]:
    if value.confirmed_by or value.confirmed_on:
        yield value
    for benefit in value.benefits:
        if benefit.only_us and benefit.is_confirmed:
            yield benefit


def customer_lead(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the customer sees us clearly ahead of whom the strategy is aimed at.

    By the weight of their own criteria that compare us; where none does, by what is known of both.
    A competitor's unknowns are nobody's lead. Without a target it has to be so for each competitor.

    Args:
        facts: The plan on its day.
        condition: `customer_lead`, with how many times as much we are to be ahead as behind.

    Returns:
        The outcome; None where nobody can be compared.
    """
    target = facts.opportunity.strategy.target
    rivals = [position.rival for position in facts.positions]
    for criterion in facts.opportunity.decision_criteria:
        rivals += [rival for rival, _ in criterion.standings if rival and rival not in rivals]
    outcome = None
    for rival in rivals:
        if target is not None and rival is not target:
            continue
        ahead, behind = customers_comparison(facts.opportunity, facts.positions, rival)
        if not ahead and not behind:
            continue
        values = {
            "rival": Named(rival.id, rival.name),
            "ahead": Number(ahead),
            "behind": Number(behind),
        }
        if not ahead or ahead < condition.number * behind:
            clause = msg(
                "the customer sees no clear lead over {rival}: {ahead} to {behind}", **values
            )
            return Outcome(False, clause)
        outcome = Outcome(
            True, msg("the customer sees us ahead of {rival}: {ahead} to {behind}", **values)
        )
    return outcome or Outcome(None, msg("we do not yet know how the customer compares us"))


def customers_comparison(
    opportunity: Opportunity, positions: Sequence[Position], rival: Competitor
) -> tuple[int, int]:
    """Return the weight of what the customer sees us ahead on, and of what behind.

    By their own criteria that compare us; where none does, by what is known of both.

    Args:
        opportunity: The opportunity.
        positions: Where we are against each competitor.
        rival: The competitor.
    """
    ahead = behind = 0
    compared = False
    for criterion in opportunity.decision_criteria:
        ours, theirs = _standing(criterion, None), _standing(criterion, rival)
        if ours is None or theirs is None:
            continue
        compared, weight = True, criterion.weight or 1
        difference = _ORDER.index(ours) - _ORDER.index(theirs)
        ahead += weight if difference > 0 else 0
        behind += weight if difference < 0 else 0
    if compared:
        return ahead, behind
    for position in positions:
        if position.rival is rival:
            ahead = sum(criterion.key in _LEAD for criterion in position.now.ahead)
            behind = sum(criterion.key in _LEAD for criterion in position.now.behind)
    return ahead, behind


def _standing(criterion: DecisionCriterion, rival: Competitor | None) -> Standing | None:
    return next((standing for who, standing in criterion.standings if who is rival), None)
