"""Rules about actions and the customer's steps: whether somebody does something that matters, in time."""

from __future__ import annotations

from gosart.diagnostics import Severity, said
from gosart.method.enums import ActionStatus, ActionType, Mark, MilestoneStatus, Side
from gosart.rules.findings import Context, Found, deal_of, finding
from gosart.rules.ratings import mark_of, ratings_of, span
from gosart.rules.registry import rule


@rule(
    "N001",
    Severity.ERROR,
    "actions",
    said("Open actions"),
    why=said("A deal in which nobody has anything to do next is a deal that others decide."),
)
def something_is_planned(context: Context) -> Found:
    """An open deal has an open action."""
    reading = deal_of(context)
    if reading.deal.is_open and not reading.open_actions:
        hint = said("Add the next step to `actions`, with an owner and a due date.")
        yield finding(said("No action is open"), hint, reading.deal.where.at("actions"))


@rule(
    "N002",
    Severity.ERROR,
    "actions",
    said("Nothing overdue"),
    why=said("An overdue action is either undone or unwritten. Both make the plan say what is not so, and the next one easier to miss."),
)
def nothing_is_overdue(context: Context) -> Found:
    """No open action is past its day."""
    for found in deal_of(context).actions:
        if found.overdue and found.days is not None:
            action = found.action
            message = said("Action {action} is overdue by {time}", action=action.id, time=span(-found.days))
            hint = said("Do it, or give it a new day and say why.")
            yield finding(message, hint, action.where.at("due"), side=action.side, entry=action.id)


@rule(
    "N003",
    Severity.WARNING,
    "actions",
    said("Nothing open after the decision"),
    why=said("What is open when the deal is decided is never done. Close it, or move what is still worth doing to another deal."),
)
def decided_deal_is_tidy(context: Context) -> Found:
    """A decided deal has no open action of ours."""
    reading = deal_of(context)
    if reading.deal.is_open:
        return
    for found in reading.open_actions:
        if found.action.side is Side.TEAM:
            message = said("The deal is decided, and action {action} is still open", action=found.action.id)
            hint = said("Set its `status`, or move it to another deal.")
            yield finding(message, hint, found.action.where.at("status"), entry=found.action.id)


@rule(
    "N004",
    Severity.WARNING,
    "actions",
    said("Blocked actions are freed"),
    why=said("A blocked action waits for somebody. If the plan does not say for whom, it waits for ever."),
)
def blocked_says_why(context: Context) -> Found:
    """A blocked action says what it waits for."""
    reading = deal_of(context)
    for found in reading.open_actions if reading.deal.is_open else ():
        action = found.action
        if action.status is ActionStatus.BLOCKED and not action.outcome:
            message = said("Action {action} is blocked, and nothing says by what", action=action.id)
            hint = said("Write in `outcome` who or what frees it, and go there.")
            yield finding(message, hint, action.where.at("status"), side=action.side, entry=action.id)


@rule(
    "N005",
    Severity.ADVICE,
    "actions",
    said("What came of it"),
    why=said("Half of an action's worth is what it taught. Without a line on what came of it the next one starts from nothing."),
)
def outcome_is_written(context: Context) -> Found:
    """Each action that was done says what came of it."""
    reading = deal_of(context)
    for found in reading.actions if reading.deal.is_open else ():
        action = found.action
        if action.status is ActionStatus.DONE and not action.outcome:
            message = said("Action {action} is done, and what came of it is not written", action=action.id)
            yield finding(message, said("Add `outcome`."), action.where.at("status"), side=action.side, entry=action.id)


@rule(
    "N006",
    Severity.WARNING,
    "actions",
    said("Actions before the close date"),
    why=said("What is done after the order cannot win it. Either the action comes too late or the close date comes too early."),
)
def actions_come_in_time(context: Context) -> Found:
    """No open action of ours is due after the order."""
    reading = deal_of(context)
    closing = reading.deal.close_date
    for found in reading.open_actions if reading.deal.is_open and closing else ():
        action = found.action
        if closing and action.side is Side.TEAM and action.due and action.due > closing >= context.today:
            message = said("Action {action} is due {time} after the order", action=action.id, time=span((action.due - closing).days))
            yield finding(message, said("Do it earlier, or move the close date."), action.where.at("due"), entry=action.id)


@rule(
    "N007",
    Severity.ADVICE,
    "actions",
    said("Each action serves something"),
    why=said("An action that touches neither a criterion nor a person cannot change where we stand. It keeps somebody busy."),
)
def action_serves_something(context: Context) -> Found:
    """Each open action of ours names a criterion or a person."""
    reading = deal_of(context)
    for found in reading.open_actions if reading.deal.is_open else ():
        action = found.action
        if action.side is Side.TEAM and not action.criteria and not action.who:
            message = said("Action {action} serves no criterion and no person", action=action.id)
            yield finding(message, said("Add `criteria` or `who`, or drop it."), action.where.spot, entry=action.id)


@rule(
    "N008",
    Severity.WARNING,
    "actions",
    said("Something happens soon"),
    limits={"days": 30},
    why=said("A deal that rests for weeks goes cold. If nothing is due soon, the customer will do without us what they do next."),
)
def something_is_due_soon(context: Context) -> Found:
    """An open action is due within the next weeks."""
    reading = deal_of(context)
    days = [found.days for found in reading.open_actions if found.days is not None]
    if reading.deal.is_open and days and min(days) > context.limit("days"):
        message = said("Nothing is due in the next {time}", time=span(min(days) - 1))
        yield finding(message, said("Plan a step that keeps the deal moving."), reading.open_actions[0].action.where.at("due"))


@rule(
    "N009",
    Severity.WARNING,
    "actions",
    said("Unproven value is proven"),
    why=said("A `?` or `-` on unique business value is worked off in one way: by proving the value with the customer."),
)
def value_is_being_proven(context: Context) -> Found:
    """Without a plus on unique business value an open action proves it."""
    reading = deal_of(context)
    weak = mark_of(reading, "unique_business_value") in (Mark.UNKNOWN, Mark.MINUS)
    if reading.deal.is_open and weak and not any(found.action.type is ActionType.PROVE for found in reading.open_actions):
        rating = ratings_of(reading)["unique_business_value"]
        message = said("“{criterion}” is not +, and no action proves it", criterion=rating.criterion.label)
        yield finding(message, said("Add a `prove` action with the customer."), rating.spot or reading.deal.where.at("actions"))


@rule(
    "N010",
    Severity.ADVICE,
    "actions",
    said("Each weakness is worked on"),
    why=said("A known weakness that nobody works on is a gift to the rival, who will ask the customer to look at it."),
)
def weaknesses_are_worked_on(context: Context) -> Found:
    """Each minus that rivals are rated on too has an open action on its criterion."""
    reading = deal_of(context)
    worked = {criterion for found in reading.open_actions for criterion in found.action.criteria}
    weak = [
        rating
        for rating in ratings_of(reading).values()
        if rating.mark is Mark.MINUS and rating.criterion.rivals and rating.criterion not in worked
    ]
    if reading.deal.is_open and weak:
        message = said("Nobody works on: {criteria}", criteria="; ".join(rating.criterion.label for rating in weak))
        hint = said("Add a `minimise` action for each, with its `criteria`, or live with it on purpose.")
        yield finding(message, hint, weak[0].spot or reading.deal.where.spot)


@rule(
    "N011",
    Severity.WARNING,
    "actions",
    said("The customer keeps their steps"),
    why=said("The customer's steps lead to the order. When one is late the order is late, whatever our forecast says."),
)
def steps_are_kept(context: Context) -> Found:
    """No step of the customer's is past its day and open."""
    deal = deal_of(context).deal
    for place, step in enumerate(deal.milestones):
        waiting = step.status not in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)
        if deal.is_open and waiting and step.date and step.date < context.today:
            message = said("The customer's step “{step}” is {time} late", step=step.name, time=span((context.today - step.date).days))
            hint = said("Ask what holds it up, and set its `date` or `status`.")
            yield finding(message, hint, deal.where.at("milestones", place, "date"), side=Side.CUSTOMER)


@rule(
    "N012",
    Severity.ADVICE,
    "actions",
    said("The customer's steps known"),
    limits={"days": 120},
    why=said("Whoever does not know how the customer gets from today to a signature cannot know when it comes."),
)
def steps_are_known(context: Context) -> Found:
    """A deal that closes within months knows the customer's steps."""
    reading = deal_of(context)
    days = reading.days_to_close
    if days is not None and 0 <= days <= context.limit("days") and not reading.deal.milestones:
        hint = said("Ask for the steps up to the signature, and add `milestones`.")
        yield finding(said("None of the customer's steps is known"), hint, reading.deal.where.at("milestones"), side=Side.CUSTOMER)


@rule(
    "N013",
    Severity.ERROR,
    "actions",
    said("Owners who are still here"),
    why=said("The action of somebody who has left us has an owner on paper only. Nobody does it, and nobody notices until it is too late."),
)
def owners_are_still_here(context: Context) -> Found:
    """No open action belongs to one of ours who has left, or will have left before it is due."""
    reading = deal_of(context)
    for found in reading.open_actions if reading.deal.is_open else ():
        action, owner = found.action, found.action.owner
        if owner is None or owner.left is None:
            continue
        if owner.left <= context.today:
            message = said("Action {action} has no owner any more: {owner} has left us", action=action.id, owner=owner.name)
        elif action.due and action.due > owner.left:
            message = said("{owner} leaves us before action {action} is due", action=action.id, owner=owner.name)
        else:
            continue
        hint = said("Give it to somebody who is here: its `owner` is a team id.")
        yield finding(message, hint, action.where.at("owner"), side=action.side, entry=action.id)
