"""One light a question and one each for people, value, actions and review, with its reason.

    Lights ── questions (the method's, in its order) ── people, value, actions, review ── plan

A light never averages: the method's rule says what makes it red and what green, and the first
condition that decides gives the reason. Fewer known criteria of a question than its rule asks for
are unknown, not amber. `plan` is the worst of the last four. What hangs on something that these
readers may not see is hidden, and never worked out from less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gosart.analysis.conditions import judge
from gosart.analysis.facts import Facts, Outcome, what_hides
from gosart.analysis.light import Light, State, amber, green, hidden, red, unknown, worst
from gosart.analysis.rated_conditions import NOTHING, strength
from gosart.analysis.reasons import rating_clause, unknowns_clause
from gosart.diagnostics import Message, msg
from gosart.method.enums import Rating
from gosart.method.model import LightRule

__all__ = ["Lights", "light_up"]


@dataclass(frozen=True, eq=False, slots=True)
class Lights:
    """Where an opportunity stands, part by part."""

    questions: Mapping[str, Light]
    """Light by the key of the method's question, in its order. A decided opportunity has only those
    of which anything was rated."""
    people: Light
    value: Light
    actions: Light
    review: Light

    @property
    def parts(self) -> Mapping[str, Light]:
        """Light by part of the plan."""
        return {
            "people": self.people,
            "value": self.value,
            "actions": self.actions,
            "review": self.review,
        }

    @property
    def plan(self) -> Light:
        """The worst of people, value, actions and review, with that one's reason."""
        return worst(*self.parts.values())  # a part that is hidden may be red

    @property
    def worst_part(self) -> str:
        """The part whose light is the plan's."""
        return next(name for name, light in self.parts.items() if light is self.plan)

    @property
    def known_questions(self) -> int:
        """How many questions have a colour."""
        return sum(
            light.state is not State.UNKNOWN or light.is_hidden for light in self.questions.values()
        )

    def light(self, name: str) -> Light | None:
        """Return a light by name, None for no such light.

        Args:
            name: A question's key, or a part.
        """
        return self.questions.get(name) or self.parts.get(name)


def light_up(facts: Facts) -> Lights:
    """Light an opportunity's questions and parts by the rules of the method.

    Args:
        facts: The opportunity's plan on its day.

    Returns:
        A light for each question and for each part of the plan.
    """
    method, questions = facts.method, {}
    for question in method.questions:
        asked = replace(facts, criteria=question.criteria)
        if facts.opportunity.is_open or asked.with_rating(*Rating):
            questions[question.key] = _light(asked, method.light_rule(question.key))
    parts = {
        name: _light(facts, method.lights.get(name, LightRule()))
        for name in ("people", "value", "actions", "review")
    }
    return Lights(questions, **parts)


def _light(facts: Facts, rule: LightRule) -> Light:
    if _is_too_little(facts, rule):
        return unknown(_too_little(facts))
    covered: Message | None = None
    for group in rule.red:
        outcomes = [judge(condition, facts) for condition in group]
        if all(outcome.holds for outcome in outcomes):
            return red(_first(outcomes))
        covered = covered or what_hides(outcomes)
    if covered is not None:
        return hidden(covered)
    outcomes = [judge(condition, facts) for condition in rule.green]
    covered = what_hides(outcomes)
    if covered is not None:
        return hidden(covered)
    for outcome in outcomes:
        if outcome.is_hidden:
            continue  # another one decides
        if outcome.holds is None and not facts.criteria:
            return unknown(outcome.clause)
        if not outcome.holds:
            return amber(outcome.clause)
    return green(_strongest(facts, outcomes)) if outcomes else amber(_strongest(facts, outcomes))


def _is_too_little(facts: Facts, rule: LightRule) -> bool:
    """Tell whether fewer criteria of a question are known than a light needs; a short one: all."""
    settled = facts.with_rating(Rating.PLUS, Rating.MINUS)
    return len(settled) < min(rule.unknown_below, len(facts.criteria))


def _too_little(facts: Facts) -> Message:
    if not facts.with_rating(*Rating):
        return msg("not rated yet")
    return unknowns_clause(facts.with_rating(Rating.UNKNOWN, None))


def _first(outcomes: list[Outcome]) -> Message:
    clauses = (outcome.clause for outcome in outcomes if outcome.clause != NOTHING)
    return next(clauses, msg("the method's rule says so"))


def _strongest(facts: Facts, outcomes: list[Outcome]) -> Message:
    """Return what speaks most for a light: what has a name and a day."""
    clauses = [outcome.clause for outcome in outcomes if outcome.clause != NOTHING]
    clauses += [
        rating_clause(criterion, facts.ratings.get(criterion.key), facts.opportunity)
        for criterion in (() if clauses else facts.with_rating(Rating.PLUS))
    ]
    return max(clauses, key=strength, default=msg("nothing stands in the way"))
