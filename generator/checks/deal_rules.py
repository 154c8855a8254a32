"""Rules about one deal: objective, strategy, value, people, actions, resources, reviews."""

from __future__ import annotations

import re

from generator.checks.findings import Context, Found, deal_of, finding, rule
from generator.diagnostics import Severity, said
from generator.methodology.enums import ApproachVerb, Influence, Mark, Side, Status, StrategyType

__all__: list[str] = []


@rule("G001", Severity.WARNING, "summary", said("Goal on both sides"))
def goal_on_both_sides(context: Context) -> Found:
    """The long-range goal is written for the customer and for us."""
    deal = deal_of(context).deal
    for side, aims in ((Side.CUSTOMER, deal.goal.customer), (Side.TEAM, deal.goal.team)):
        if not aims:
            message = said("The customer's goal is missing") if side is Side.CUSTOMER else said("Our goal is missing")
            yield finding(message, said("Add `goal: {{customer: …, team: …}}` to the account."), deal.spot, side=side)


@rule("G002", Severity.ERROR, "summary", said("Objective with an amount and a date"))
def objective_is_measurable(context: Context) -> Found:
    """Our objective says how much and by when."""
    deal = deal_of(context).deal
    if not deal.is_open:
        return
    if deal.money is None:
        yield finding(said("The order amount is not known"), said("Add `amount` to the opportunity."), deal.spot)
    if deal.close_date is None:
        yield finding(said("The close date is not known"), said("Add `close_date` to the opportunity."), deal.spot)


@rule("G003", Severity.WARNING, "summary", said("Customer's objective with a number"))
def customer_objective_has_a_number(context: Context) -> Found:
    """At least one objective of the customer's can be measured."""
    deal = deal_of(context).deal
    aims = deal.objective.customer
    if not aims:
        yield finding(
            said("The customer's objective is missing"),
            said("Add `objective.customer` in the customer's words."),
            deal.spot,
            side=Side.CUSTOMER,
        )
    elif not any(re.search(r"\d|[一二三四五六七八九十百千万两]", aim.text + aim.target + aim.measure) for aim in aims):
        yield finding(said("No customer's objective has a number"), said("Ask how they will measure it."), deal.spot, side=Side.CUSTOMER)


@rule("G004", Severity.ERROR, "summary", said("Close date ahead"))
def close_date_is_ahead(context: Context) -> Found:
    """An open deal closes in the future."""
    reading = deal_of(context)
    if reading.days_to_close is not None and reading.days_to_close < 0 and reading.deal.close_date:
        message = said("The close date has passed by {days} days", days=-reading.days_to_close)
        yield finding(message, said("Set a new `close_date`, or the deal's `status`."), reading.deal.spot)


@rule("C001", Severity.WARNING, "value", said("A competitive strategy"))
def strategy_is_chosen(context: Context) -> Found:
    """One of the five strategies is chosen."""
    deal = deal_of(context).deal
    if deal.is_open and deal.strategy.type is None:
        yield finding(said("No competitive strategy is chosen"), said("Add `strategy.type` once the assessment stands."), deal.spot)


@rule("C002", Severity.ERROR, "value", said("Fragment names its part"))
def fragment_has_scope(context: Context) -> Found:
    """A fragment strategy says which part."""
    deal = deal_of(context).deal
    if deal.strategy.type is StrategyType.FRAGMENT and not deal.strategy.scope:
        yield finding(said("The fragment strategy does not say which part"), said("Add `strategy.scope`."), deal.spot)


@rule("C003", Severity.WARNING, "value", said("Flanking reaches who sets the criteria"))
def flanking_reaches_the_authors(context: Context) -> Found:
    """To change the criteria one has to reach those who set them."""
    reading = deal_of(context)
    us = reading.assessment.us
    if reading.deal.strategy.type is not StrategyType.FLANKING or us is None:
        return
    for rating in us.current.ratings:
        if rating.criterion.key in ("formal_decision_criteria", "political_alignment") and rating.mark is not Mark.PLUS:
            message = said("Flanking without a hold on “{criterion}”", criterion=rating.criterion.label)
            yield finding(message, said("Reach who sets the criteria, or choose another strategy."), rating.spot or reading.deal.spot)


@rule("V001", Severity.WARNING, "value", said("Unique business value confirmed"))
def value_is_confirmed(context: Context) -> Found:
    """The customer has confirmed the value."""
    deal = deal_of(context).deal
    if not deal.value.unique_business_value:
        message, hint = said("The unique business value is not written"), said("Add `value.unique_business_value`, with a figure.")
        yield finding(message, hint, deal.spot)
    elif deal.value.confirmed_on is None:
        yield finding(
            said("The customer has not confirmed the value"),
            said("Add `value.confirmed: {{by: …, date: …}}`."),
            deal.spot,
            side=Side.CUSTOMER,
        )


@rule("K001", Severity.ERROR, "relationships", said("A friend in the inner circle"))
def friend_in_the_inner_circle(context: Context) -> Found:
    """A mentor or supporter belongs to the inner circle."""
    reading = deal_of(context)
    people = reading.deal.organisation.present
    if not reading.deal.is_open or not people:
        return
    if not any(person.is_with_us and person.influence is Influence.INNER_CIRCLE for person in people):
        message = said("No mentor or supporter in the inner circle")
        yield finding(message, said("Ask those who are for us to introduce you there."), reading.deal.spot)


@rule("K002", Severity.WARNING, "relationships", said("Key players covered"))
def key_players_are_covered(context: Context) -> Found:
    """Somebody of ours has met each key player."""
    reading = deal_of(context)
    for person in reading.politics.uncovered if reading.deal.is_open else ():
        message = said("Nobody of ours has met {person}", person=person.name)
        yield finding(message, said("Plan a first contact, or set `coverage`."), person.spot or reading.deal.spot, entry=person.id)


@rule("K003", Severity.ERROR, "relationships", said("Approach fits the status"))
def approach_fits(context: Context) -> Found:
    """Nobody leverages an enemy."""
    reading = deal_of(context)
    for person in reading.deal.organisation.present:
        if person.status is Status.ENEMY and person.approach and person.approach.verb in (ApproachVerb.LEVERAGE, ApproachVerb.MOTIVATE):
            message = said("{person} is an enemy, and the approach feeds them", person=person.name)
            yield finding(message, said("Use `contain` or `neutralise`."), person.spot or reading.deal.spot, entry=person.id)


@rule("K004", Severity.ADVICE, "relationships", said("The rival's friends found"))
def enemies_are_found(context: Context) -> Found:
    """A deal in which nobody is against us has not been looked at."""
    reading = deal_of(context)
    people = reading.deal.organisation.present
    if reading.deal.is_open and len(people) > 2 and not any(person.status in (Status.ENEMY, Status.NON_SUPPORTER) for person in people):
        yield finding(said("Nobody is known to be against us"), said("Find out whom the rivals rely on."), reading.deal.spot)


@rule("N001", Severity.ERROR, "actions", said("Open actions"))
def something_is_planned(context: Context) -> Found:
    """An open deal has an open action."""
    reading = deal_of(context)
    if reading.deal.is_open and not reading.open_actions:
        yield finding(said("No action is open"), said("Add the next step to `actions`, with an owner and a due date."), reading.deal.spot)


@rule("N002", Severity.ERROR, "actions", said("Nothing overdue"))
def nothing_is_overdue(context: Context) -> Found:
    """No open action is past its day."""
    for found in deal_of(context).actions:
        if found.overdue and found.days is not None:
            action = found.action
            message = said("Action {action} is overdue by {days} days", action=action.id, days=-found.days)
            yield finding(message, said("Do it, or give it a new day and say why."), action.spot, side=action.side, entry=action.id)


@rule("R001", Severity.WARNING, "actions", said("Resources approved in time"))
def resources_are_approved(context: Context) -> Found:
    """What is needed within two weeks has been approved."""
    reading = deal_of(context)
    for resource in reading.deal.resources:
        if reading.deal.is_open and resource.approved is False and resource.needed_by and (resource.needed_by - context.today).days <= 14:
            message = said("{resource} is needed soon and not approved", resource=resource.name)
            yield finding(message, said("Get the approval, or plan without it."), reading.deal.spot, side=resource.side)


@rule("T001", Severity.WARNING, "review", said("Reviewed lately"))
def reviewed_lately(context: Context) -> Found:
    """Somebody has tested the plan in the last weeks."""
    reading = deal_of(context)
    limit = context.thresholds.review_days
    if not reading.deal.is_open:
        return
    if reading.last_review is None:
        yield finding(said("The plan has never been reviewed"), said("Let others attack it, and add `test.reviews`."), reading.deal.spot)
    elif (context.today - reading.last_review).days > limit:
        message = said("The last review was {days} days ago", days=(context.today - reading.last_review).days)
        yield finding(message, said("Review it again, and add `test.reviews`."), reading.deal.spot)


@rule("T002", Severity.WARNING, "review", said("In control"))
def we_are_in_control(context: Context) -> Found:
    """Fewer than three signs of having lost control."""
    reading = deal_of(context)
    count = len(reading.deal.test.control_signals)
    if reading.deal.is_open and count >= 3:
        yield finding(
            said("{count} signs that we are not in control", count=count),
            said("Say in a review what brings control back."),
            reading.deal.spot,
        )
