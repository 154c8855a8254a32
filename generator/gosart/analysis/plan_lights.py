"""The lights of people, value, actions and review, each by the first rule that matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from gosart.analysis.light import Light, amber, green, red, unknown
from gosart.analysis.politics import is_met
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.vote import Vote
from gosart.diagnostics import Listed, Message, Named, Number, msg
from gosart.method.enums import (
    ActionStatus,
    CounterState,
    Rating,
    Tier,
    VulnerabilitySeverity,
)
from gosart.plan.model.account import Action, CriterionRating, Opportunity
from gosart.plan.model.people import Person

__all__ = [
    "CADENCE",
    "DECIDING",
    "VALUE_IS_DUE",
    "actions_light",
    "hangs_on",
    "last_contact_days",
    "people_light",
    "review_light",
    "value_light",
]

CADENCE = {Tier.STRATEGIC: 30, Tier.KEY: 60, Tier.STANDARD: 90}
"""Days between two reviews, by the account's tier; `standard` where it has none."""
DECIDING = (
    "access_to_funds",
    "compelling_event",
    "formal_decision_criteria",
    "unique_business_value",
    "political_alignment",
)
"""Criteria that decide: numbers 4, 5, 6, 10 and 15 of the method."""
_CONTACT_DAYS = 90
_LATE_DAYS = 7
VALUE_IS_DUE = ("proposal", "negotiation")
"""Stages by which the value has to be written."""
_HANGING = frozenset({"strategy", "compelling-event", "counter"})


def named(person: Person) -> Named:
    """Return a person as a value of a message.

    Args:
        person: The person.
    """
    return Named(person.id, person.name)


def _names(people: Iterable[Person]) -> Listed:
    return Listed(tuple(named(person) for person in people), ", ")


def people_light(opportunity: Opportunity, vote: Vote | None, today: date) -> Light:
    """Say whether those who decide can be, or are, for us.

    Args:
        opportunity: The opportunity.
        vote: How they would decide today; None where nobody may know.
        today: The day.

    Returns:
        The light with its reason.
    """
    if vote is None:
        if any("status" in person.hidden_fields for person in opportunity.organisation.present):
            return unknown(msg("Not shown for this audience"))
        return unknown(msg("Nobody is known who decides"))
    if not vote.can_be_won:
        return red(
            msg("Against us: {people}; the votes cannot be won", people=_names(vote.against))
        )
    answered = {person for action in opportunity.actions if action.is_open for person in action.who}
    alone = [
        person
        for person in vote.against
        if not (person.approach and person.approach.verb) and person not in answered
    ]
    if alone:
        return red(msg("{person} is against us, and nothing is planned", person=named(alone[0])))
    if vote.not_met:
        return amber(msg("Not met: {people}", people=_names(vote.not_met)))
    if vote.missing:
        waiting = (*vote.undecided, *vote.against)
        return amber(
            msg("Not for us yet: {people}", people=_names(waiting))
            if waiting
            else msg("Votes are missing")
        )
    old = [person for person in vote.board if not _is_recent(person, today)]
    if old:
        return amber(msg("Not met for three months: {people}", people=_names(old)))
    return green(msg("For us: {people}", people=_names(vote.for_us)))


def last_contact_days(person: Person, today: date) -> int | None:
    """Return the days since somebody of ours met a person, None where that is not known.

    Args:
        person: The person.
        today: The day.
    """
    if not is_met(person) or person.last_contact is None:
        return None
    return (today - person.last_contact).days


def _is_recent(person: Person, today: date) -> bool:
    days = last_contact_days(person, today)
    return days is not None and days <= _CONTACT_DAYS


def value_light(opportunity: Opportunity, case: ValueCase | None) -> Light:
    """Say whether it pays for them, in the customer's own figures.

    Args:
        opportunity: The opportunity.
        case: What we are worth to them, None where that is in no figures that have a sum.

    Returns:
        The light with its reason.
    """
    if case is None:
        if any(benefit.money for benefit in opportunity.value.benefits):
            return amber(msg("The figures have no sum: several currencies, or an unknown period"))
        if opportunity.stage in VALUE_IS_DUE:
            return red(
                msg(
                    "No benefit is in figures, though the stage is {stage}", stage=opportunity.stage
                )
            )
        return unknown(msg("No benefit is in figures yet"))
    if not case.is_within_limit(case.whole):
        if case.whole.payback_months is None:
            return red(msg("It never pays back"))
        return red(
            msg(
                "Pays back in month {month}, beyond their {limit}",
                month=Number(case.whole.payback_months),
                limit=Number(case.allowed_months),
            )
        )
    if not case.is_within_limit(case.confirmed):
        return amber(msg("Pays back in time only with figures that nobody of theirs has confirmed"))
    return green(
        msg(
            "Pays back in month {month} on confirmed figures, inside {limit}",
            month=Number(case.confirmed.payback_months or 0),
            limit=Number(case.allowed_months),
        )
    )


def hangs_on(opportunity: Opportunity, action: Action) -> bool:
    """Tell whether the strategy, the event, an approval or a deciding criterion hangs on an action.

    Args:
        opportunity: The opportunity.
        action: One of its actions.
    """
    if action.serves:
        step = opportunity.budget.step.id if opportunity.budget and opportunity.budget.step else ""
        return bool(_HANGING & set(action.serves)) or (bool(step) and step in action.serves)
    return any(criterion.key in DECIDING for criterion in action.criteria)


def actions_light(
    opportunity: Opportunity, ours: Sequence[CriterionRating], time: TimeChain, today: date
) -> Light:
    """Say whether what has to be done will be done in time.

    Args:
        opportunity: The opportunity.
        ours: Our leading ratings.
        time: The days that their event sets.
        today: The day.

    Returns:
        The light with its reason.
    """
    if time.is_too_late:
        return red(
            msg(
                "The order comes {days} days after the last day for it, {day}",
                days=Number(-(time.float_days or 0)),
                day=time.latest_order,
            )
        )
    if time.is_past(today):
        return red(msg("The last day for the order, {day}, is over", day=time.latest_order))
    working = [action for action in opportunity.actions if action.is_open]
    for action in working:
        late = action.due is not None and action.due < today
        if hangs_on(opportunity, action) and (late or action.status is ActionStatus.BLOCKED):
            why = (
                msg("{action} is blocked, and the deal hangs on it", action=action.id)
                if action.status is ActionStatus.BLOCKED
                else msg("{action} is overdue, and the deal hangs on it", action=action.id)
            )
            return red(why)
    if not working:
        return amber(msg("No action is open"))
    late_since = today - timedelta(days=_LATE_DAYS)
    overdue = [action for action in working if action.due and action.due <= late_since]
    if overdue:
        return amber(msg("{action} is overdue by a week or more", action=overdue[0].id))
    open_question = _unanswered(opportunity, ours, working)
    if open_question:
        return amber(open_question)
    return green(msg("Nothing is late, and every unknown that decides has an action"))


def _unanswered(
    opportunity: Opportunity, ours: Sequence[CriterionRating], working: Sequence[Action]
) -> Message | None:
    """Return the first unknown or expected counter that no open action answers."""
    asked = {criterion.key for action in working for criterion in action.criteria}
    for rating in ours:
        key = rating.criterion.key
        if key in DECIDING and rating.rating in (None, Rating.UNKNOWN) and key not in asked:
            return msg(
                "{criterion} is not known, and no action asks",
                criterion=Named(key, rating.criterion.label),
            )
    for counter in opportunity.strategy.counters:
        if counter.state is CounterState.EXPECTED and counter.answer is None:
            return msg("Nothing answers the expected move: {move}", move=counter.move)
    return None


def review_light(
    opportunity: Opportunity, reviewed: date | None, tier: Tier | None, today: date
) -> Light:
    """Say whether the plan was tested in time, and its gravest risks are answered.

    Args:
        opportunity: The opportunity.
        reviewed: Day of the last review, None for never.
        tier: The account's.
        today: The day.

    Returns:
        The light with its reason.
    """
    cadence = CADENCE[tier or Tier.STANDARD]
    last = max(opportunity.test.reviews, key=lambda review: review.date, default=None)
    for point in last.vulnerabilities if last else ():
        if point.severity is VulnerabilitySeverity.HIGH and point.action is None:
            return red(msg("A high risk without an action: {risk}", risk=point.text))
    if reviewed is None:
        return unknown(msg("Never reviewed"))
    days = (today - reviewed).days
    values = {"day": reviewed, "days": Number(cadence)}
    if days > cadence * 1.5:
        return red(msg("Last reviewed on {day}; due every {days} days", **values))
    if days > cadence:
        return amber(msg("Last reviewed on {day}; due every {days} days", **values))
    return green(msg("Reviewed on {day}", day=reviewed))
