"""Rules about the assessment: what is not rated, not worked on, not proven, or contradicted by the rest of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.deal import DealReading
from generator.analysis.questions import open_questions
from generator.checks.findings import Context, Found, deal_of, finding, rule
from generator.diagnostics import Severity, said
from generator.methodology.enums import ActionType, Influence, Mark
from generator.plan.model import Rating

__all__: list[str] = []


def _plus(reading: DealReading, *keys: str) -> Iterator[Rating]:
    """Yield our plus marks on these criteria, as far as the method has them."""
    us = reading.assessment.us
    if us is not None:
        yield from (rating for rating in us.current.ratings if rating.criterion.key in keys and rating.mark is Mark.PLUS)


@rule("A001", Severity.WARNING, "assessment", said("An assessment of us"))
def we_are_assessed(context: Context) -> Found:
    """There is at least one assessment of us."""
    reading = deal_of(context)
    if reading.deal.is_open and reading.assessment.us is None:
        yield finding(said("We have not been assessed"), said("Add an entry to `assessments`."), reading.deal.spot)


@rule("A002", Severity.WARNING, "assessment", said("Every unknown has an action"))
def unknowns_are_worked_on(context: Context) -> Found:
    """Each `?` has an open retrieve action on its criterion."""
    reading = deal_of(context)
    if not reading.deal.is_open:
        return
    open_ones = [question.rating for question in open_questions(reading) if not question.actions]
    if open_ones:
        names = "; ".join(rating.criterion.label for rating in open_ones)
        message = said("Nobody is finding out about: {criteria}", criteria=names)
        yield finding(message, said("Add a `retrieve` action for each, with its `criteria`."), open_ones[0].spot or reading.deal.spot)


@rule("A003", Severity.WARNING, "assessment", said("Inside support is somebody"))
def support_has_a_name(context: Context) -> Found:
    """A plus on inside support needs a mentor or supporter on the map."""
    reading = deal_of(context)
    us = reading.assessment.us
    if us is None or any(person.is_with_us for person in reading.deal.organisation.present):
        return
    for rating in us.current.ratings:
        if rating.criterion.key == "inside_support" and rating.mark is Mark.PLUS:
            message = said("“{criterion}” is + but nobody on the map supports us", criterion=rating.criterion.label)
            yield finding(message, said("Name who does, or correct the mark."), rating.spot or reading.deal.spot)


@rule("A004", Severity.WARNING, "assessment", said("Political alignment is somebody"))
def alignment_has_a_name(context: Context) -> Found:
    """A plus on political alignment needs a supporter in the inner circle."""
    reading = deal_of(context)
    people = reading.deal.organisation.present
    if any(person.is_with_us and person.influence is Influence.INNER_CIRCLE for person in people):
        return
    for rating in _plus(reading, "political_alignment"):
        message = said("“{criterion}” is + but nobody of the inner circle supports us", criterion=rating.criterion.label)
        yield finding(message, said("Name who does, or correct the mark."), rating.spot or reading.deal.spot)


@rule("A005", Severity.WARNING, "assessment", said("Unique value is theirs"))
def value_mark_is_confirmed(context: Context) -> Found:
    """A plus on unique business value needs the customer's confirmation."""
    reading = deal_of(context)
    if reading.deal.value.confirmed_on is not None:
        return
    for rating in _plus(reading, "unique_business_value"):
        message = said("“{criterion}” is + but the customer has not confirmed it", criterion=rating.criterion.label)
        yield finding(message, said("Have it confirmed, and add `value.confirmed`."), rating.spot or reading.deal.spot)


@rule("A006", Severity.WARNING, "assessment", said("Funds have an amount"))
def funds_have_an_amount(context: Context) -> Found:
    """A plus on access to funds needs the order amount."""
    reading = deal_of(context)
    for rating in _plus(reading, "access_to_funds") if reading.deal.money is None else ():
        message = said("“{criterion}” is + but the plan has no amount", criterion=rating.criterion.label)
        yield finding(message, said("Add `amount` to the opportunity."), rating.spot or reading.deal.spot)


@rule("A007", Severity.WARNING, "assessment", said("The event is written"))
def event_is_written(context: Context) -> Found:
    """A plus on the compelling event needs the event."""
    reading = deal_of(context)
    for rating in _plus(reading, "compelling_event") if not reading.deal.value.compelling_event else ():
        message = said("“{criterion}” is + but the plan does not say which event", criterion=rating.criterion.label)
        yield finding(message, said("Add `value.compelling_event`."), rating.spot or reading.deal.spot)


@rule("A008", Severity.ADVICE, "assessment", said("Evidence for every +"))
def plus_has_evidence(context: Context) -> Found:
    """A plus without evidence is an opinion."""
    reading = deal_of(context)
    unproven = reading.assessment.unproven
    if reading.deal.is_open and unproven:
        names = "; ".join(rating.criterion.label for rating in unproven)
        message = said("+ without evidence: {criteria}", criteria=names)
        yield finding(message, said('Write what shows it: `{{rating: "+", evidence: …}}`.'), unproven[0].spot or reading.deal.spot)


@rule("A009", Severity.WARNING, "assessment", said("Assessed lately"))
def assessment_is_fresh(context: Context) -> Found:
    """Marks grow old."""
    reading = deal_of(context)
    us = reading.assessment.us
    if not reading.deal.is_open or us is None:
        return
    days = (context.today - us.current.date).days
    if days > context.thresholds.evidence_days:
        message = said("Our last assessment is {days} days old", days=days)
        yield finding(message, said("Rate again: what was true then may not be."), us.current.spot)


@rule("A010", Severity.WARNING, "assessment", said("A rival's strength is answered"))
def exposure_is_answered(context: Context) -> Found:
    """Where the main rival is strong and we are weak, an insulate or minimise action answers it."""
    reading = deal_of(context)
    if not reading.deal.is_open:
        return
    answering = (ActionType.INSULATE, ActionType.MINIMISE)
    answered = {found for item in reading.open_actions if item.action.type in answering for found in item.action.criteria}
    left = [
        found.criterion
        for found in reading.assessment.contrasts
        if found.exposed and found.ours is Mark.MINUS and found.rival is reading.assessment.main_rival and found.criterion not in answered
    ]
    rival = reading.assessment.main_rival
    if left and rival:
        names = "; ".join(criterion.label for criterion in left)
        message = said("{rival} is strong where we are weak, and nothing answers it: {criteria}", rival=rival.name, criteria=names)
        yield finding(message, said("Add an `insulate` or `minimise` action, with its `criteria`."), reading.deal.spot)


@rule("A011", Severity.WARNING, "assessment", said("Worth by the figures"))
def worth_agrees_with_figures(context: Context) -> Found:
    """A plus on short-term revenue keeps to the site's least order amount and longest time to close."""
    reading = deal_of(context)
    limits, money, days = context.thresholds, reading.deal.money, reading.days_to_close
    least = limits.min_order_amount
    too_small = least is not None and money is not None and money.currency == limits.currency and money.amount < least
    too_late = limits.max_days_to_close is not None and days is not None and days > limits.max_days_to_close
    for rating in _plus(reading, "short_term_revenue"):
        label, spot = rating.criterion.label, rating.spot or reading.deal.spot
        if too_small:
            message = said("“{criterion}” is + but the order is below {limit}", criterion=label, limit=f"{limits.currency} {least:,}")
            yield finding(message, said("Correct the mark, or say in its evidence why the deal is worth it."), spot)
        if too_late:
            message = said("“{criterion}” is + but the deal closes in {days} days", criterion=label, days=days)
            yield finding(message, said("Correct the mark, or bring the close date forward."), spot)
