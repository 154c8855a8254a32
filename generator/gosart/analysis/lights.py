"""One light a question and one each for people, value, actions and review, with its reason.

    Lights ── questions (the method's, in its order) ── people, value, actions, review ── plan

A light never averages: the first rule that matches says its colour and why. Fewer than three known
criteria of a question are unknown, not amber. `plan` is the worst of the last four.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.light import Light, State, amber, green, red, unknown, worst
from gosart.analysis.plan_lights import (
    actions_light,
    people_light,
    review_light,
    value_light,
)
from gosart.analysis.politics import is_against, is_met
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.vote import Vote
from gosart.diagnostics import Listed, Message, Named, msg
from gosart.method.enums import Rating, Role, Standing, Tier
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import CriterionRating, Opportunity
from gosart.plan.model.people import Person

__all__ = ["Lights", "light_up"]

_ENOUGH = 3
"""Known criteria below which a question is unknown."""
_WELL_KNOWN = 4
"""Known criteria that a green question needs."""
_MOST_MINUSES = 3
"""Minuses at which a question is red whatever they are."""


@dataclass(frozen=True, eq=False, slots=True)
class Lights:
    """Where an opportunity stands, part by part."""

    questions: Mapping[str, Light]
    """Light by the key of the method's question, in its order."""
    people: Light
    value: Light
    actions: Light
    review: Light

    @property
    def plan(self) -> Light:
        """The worst of people, value, actions and review, with that one's reason."""
        return worst(self.people, self.value, self.actions, self.review)

    @property
    def known_questions(self) -> int:
        """How many questions have a colour."""
        return sum(light.state is not State.UNKNOWN for light in self.questions.values())

    def question(self, criteria: Sequence[Criterion], method: Method) -> Light | None:
        """Return the light of the question that some criteria are of, None for no such question.

        Args:
            criteria: At least one.
            method: The method.
        """
        return next(
            (
                self.questions[question.key]
                for question in method.questions
                if criteria and criteria[0] in question.criteria
            ),
            None,
        )


def light_up(
    opportunity: Opportunity,
    assessment: OpportunityAssessment,
    method: Method,
    *,
    vote: Vote | None,
    time: TimeChain,
    case: ValueCase | None,
    reviewed: date | None,
    tier: Tier | None,
    today: date,
) -> Lights:
    """Light an opportunity's questions and parts.

    Args:
        opportunity: The opportunity.
        assessment: What its assessments say together.
        method: The method that they are made by.
        vote: How those who decide would decide.
        time: The days that the customer's event sets.
        case: What we are worth to them.
        reviewed: Day of the last review.
        tier: The account's.
        today: The day.

    Returns:
        A light for each question and for each part of the plan.
    """
    ours = assessment.us.current.ratings if assessment.us else ()
    rated = _Rated(opportunity, ours)
    return Lights(
        questions={question.key: rated.light(question) for question in method.questions},
        people=people_light(opportunity, vote, today),
        value=value_light(opportunity, case),
        actions=actions_light(opportunity, ours, time, today),
        review=review_light(opportunity, reviewed, tier, today),
    )


class _Rated:
    """Our leading ratings of an opportunity, asked by criterion."""

    def __init__(self, opportunity: Opportunity, ratings: Sequence[CriterionRating]) -> None:
        self.opportunity = opportunity
        self.ratings = {rating.criterion.key: rating for rating in ratings}

    def light(self, question: Question) -> Light:
        """Return the light of a question."""
        ratings = [
            self.ratings[criterion.key]
            for criterion in question.criteria
            if criterion.key in self.ratings
        ]
        settled = [rating for rating in ratings if rating.rating in (Rating.PLUS, Rating.MINUS)]
        minuses = [rating for rating in settled if rating.rating is Rating.MINUS]
        why_red = next(self._red(question), None)
        if len(settled) < min(_ENOUGH, len(question.criteria)):
            return unknown(msg("Too little is known: {criteria}", criteria=_open(ratings)))
        if why_red:
            return red(why_red)
        if len(minuses) >= _MOST_MINUSES:
            return red(msg("Against us: {criteria}", criteria=_labels(minuses)))
        in_doubt = next(self._in_doubt(question), None)
        if in_doubt:
            return amber(in_doubt)
        if len(minuses) > 1:
            return amber(msg("Against us: {criteria}", criteria=_labels(minuses)))
        if len(settled) < min(_WELL_KNOWN, len(question.criteria)):
            return amber(msg("Not known: {criteria}", criteria=_open(ratings)))
        pluses = [rating for rating in settled if rating.rating is Rating.PLUS]
        return green(msg("For us: {criteria}", criteria=_labels(pluses)))

    def _is(self, key: str, rating: Rating) -> bool:
        return key in self.ratings and self.ratings[key].rating is rating

    def _has(self, question: Question, key: str) -> bool:
        return any(criterion.key == key for criterion in question.criteria)

    def _label(self, key: str) -> Named:
        return Named(key, self.ratings[key].criterion.label)

    def _red(self, question: Question) -> Iterator[Message]:
        """Yield why the answer is no, the first reason first."""
        for key in ("access_to_funds", "compelling_event"):
            if self._has(question, key) and self._is(key, Rating.MINUS):
                yield msg("{criterion} is −", criterion=self._label(key))
        if self._has(question, "formal_decision_criteria"):
            for criterion in self.opportunity.decision_criteria:
                short = any(
                    rival is None and standing is Standing.WORSE
                    for rival, standing in criterion.standings
                )
                if criterion.mandatory and short:
                    yield msg("We fall short on what is mandatory: {name}", name=criterion.name)
        if self._has(question, "political_alignment") and self._is(
            "political_alignment", Rating.MINUS
        ):
            for person in self._deciders():
                if is_against(person):
                    yield msg("{person} decides, and is against us", person=_named(person))
        if self._has(question, "profitability") and not self._is("strategic_value", Rating.PLUS):
            if self._is("profitability", Rating.MINUS):
                yield msg("{criterion} is −", criterion=self._label("profitability"))
            allowed, cost = self.opportunity.cost_of_sale, self._resources()
            if allowed and cost is not None and cost > allowed.amount:
                yield msg("Winning it costs more than is allowed")

    def _in_doubt(self, question: Question) -> Iterator[Message]:
        """Yield why the answer is not yes, the first reason first."""
        for key in ("access_to_funds", "compelling_event", "formal_decision_criteria"):
            if self._has(question, key) and not self._is(key, Rating.PLUS):
                yield self._not_plus(key)
        if self._has(question, "compelling_event"):
            for criterion in question.criteria:
                if self._is(criterion.key, Rating.MINUS):
                    yield msg("{criterion} is −", criterion=self._label(criterion.key))
        if self._has(question, "unique_business_value"):
            if not self._is("unique_business_value", Rating.PLUS):
                yield self._not_plus("unique_business_value")
            elif not self._is_value_confirmed():
                yield msg("Nobody of theirs has confirmed our unique business value")
        if self._has(question, "political_alignment"):
            if not self._is("inside_support", Rating.PLUS):
                yield self._not_plus("inside_support")
            elif not any(
                person.is_with_us and person.is_key
                for person in self.opportunity.organisation.present
            ):
                yield msg("Nobody of the inner circle or the political structure speaks for us")
            if not self._is("political_alignment", Rating.PLUS):
                yield self._not_plus("political_alignment")
            for person in self._deciders():
                if is_against(person):
                    yield msg("{person} decides, and is against us", person=_named(person))
                elif not is_met(person):
                    yield msg("{person} decides, and nobody has met them", person=_named(person))
        if self._has(question, "profitability"):
            if not self._is("profitability", Rating.PLUS):
                yield self._not_plus("profitability")
            if self._is("degree_of_risk", Rating.MINUS):
                yield msg("{criterion} is −", criterion=self._label("degree_of_risk"))

    def _not_plus(self, key: str) -> Message:
        if key not in self.ratings:
            return msg("Not every criterion is rated")
        label = self._label(key)
        if self._is(key, Rating.MINUS):
            return msg("{criterion} is −", criterion=label)
        return msg("{criterion} is not known", criterion=label)

    def _deciders(self) -> list[Person]:
        return [
            person
            for person in self.opportunity.organisation.present
            if person.role in (Role.APPROVER, Role.DECISION_MAKER)
        ]

    def _is_value_confirmed(self) -> bool:
        value = self.opportunity.value
        return bool(value.confirmed_by or value.confirmed_on) or any(
            benefit.only_us and benefit.is_confirmed for benefit in value.benefits
        )

    def _resources(self) -> Decimal | None:
        money = [item.money for item in self.opportunity.resources if item.money]
        allowed = self.opportunity.cost_of_sale
        if not money or not allowed or any(item.currency != allowed.currency for item in money):
            return None
        return sum((item.amount for item in money), Decimal(0))


def _named(person: Person) -> Named:
    return Named(person.id, person.name)


def _labels(ratings: Sequence[CriterionRating]) -> Listed:
    return Listed(
        tuple(Named(rating.criterion.key, rating.criterion.label) for rating in ratings), ", "
    )


def _open(ratings: Sequence[CriterionRating]) -> Listed:
    return _labels([item for item in ratings if item.rating in (None, Rating.UNKNOWN)])
