"""Rules about actions: whether what matters is done, and in time."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import ActionStatus, ActionType, Rating, Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.ratings import rating_of, ratings_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, span, titled


@rule(
    "N001",
    Severity.ERROR,
    "actions",
    msg("Open actions"),
    why=msg("If no one has anything to do next, others will decide the deal."),
)
def something_is_planned(context: Context) -> Findings:
    """An open opportunity has an open action."""
    analysis = opportunity_of(context)
    if analysis.opportunity.is_open and not analysis.open_actions:
        hint = msg("Plan the next step under `actions`, with an owner and a due date.")
        yield finding(msg("No action is open"), hint, analysis.opportunity.locator.at("actions"))


@rule(
    "N002",
    Severity.ERROR,
    "actions",
    msg("Nothing overdue"),
    why=msg(
        "An overdue action either has not been done or has not been recorded. Either way the "
        "plan is wrong, and the next date is easier to miss."
    ),
)
def nothing_is_overdue(context: Context) -> Findings:
    """No open action is past its day."""
    for item in opportunity_of(context).actions:
        if item.overdue and item.days is not None:
            action = item.action
            message = msg(
                "{action} is overdue by {time}", action=titled(action), time=span(-item.days)
            )
            hint = msg("Do it, or reschedule and say why.")
            yield finding(
                message, hint, action.locator.at("due"), side=action.side, entry=action.id
            )


@rule(
    "N003",
    Severity.WARNING,
    "actions",
    msg("Nothing open after the decision"),
    closing=True,
    why=msg(
        "What is still open when a deal is decided never gets done. Close it, or move what is "
        "still worth doing to another deal."
    ),
)
def decided_opportunity_is_tidy(context: Context) -> Findings:
    """A decided opportunity has no open action of ours."""
    analysis = opportunity_of(context)
    if analysis.opportunity.is_open:
        return
    for item in analysis.open_actions:
        if item.action.side is Side.TEAM:
            message = msg(
                "The deal is decided, but {action} is still open", action=titled(item.action)
            )
            hint = msg("Close it, or move it to another deal.")
            yield finding(message, hint, item.action.locator.at("status"), entry=item.action.id)


@rule(
    "N004",
    Severity.WARNING,
    "actions",
    msg("Blocked actions say what they wait for"),
    why=msg(
        "A blocked action is waiting for someone. If the plan does not say who, it will wait for "
        "ever."
    ),
)
def blocked_says_why(context: Context) -> Findings:
    """A blocked action says what it waits for."""
    analysis = opportunity_of(context)
    for item in analysis.open_actions if analysis.opportunity.is_open else ():
        action = item.action
        if action.status is ActionStatus.BLOCKED and not action.outcome:
            message = msg(
                "{action} is blocked, and the plan does not say why", action=titled(action)
            )
            hint = msg("Note in `outcome` who can unblock it, and follow up.")
            yield finding(
                message, hint, action.locator.at("status"), side=action.side, entry=action.id
            )


@rule(
    "N005",
    Severity.ADVICE,
    "actions",
    msg("Outcome of each action"),
    why=msg(
        "Half the value of an action is what we learn from it. If no one records the outcome, "
        "the next action starts from scratch."
    ),
)
def outcome_is_written(context: Context) -> Findings:
    """Each action that was done says what came of it."""
    analysis = opportunity_of(context)
    for item in analysis.actions if analysis.opportunity.is_open else ():
        action = item.action
        if action.status is ActionStatus.DONE and not action.outcome:
            message = msg(
                "{action} is done, but its outcome is not recorded", action=titled(action)
            )
            yield finding(
                message,
                msg("Record the `outcome`."),
                action.locator.at("status"),
                side=action.side,
                entry=action.id,
            )


@rule(
    "N006",
    Severity.WARNING,
    "actions",
    msg("Actions before the close date"),
    why=msg(
        "Nothing done after the order can win it. Either the action is too late or the close "
        "date is too early."
    ),
)
def actions_come_in_time(context: Context) -> Findings:
    """No open action of ours is due after the order."""
    analysis = opportunity_of(context)
    closing = analysis.opportunity.close_date
    for item in analysis.open_actions if analysis.opportunity.is_open and closing else ():
        action = item.action
        if (
            closing
            and action.side is Side.TEAM
            and action.due
            and action.due > closing >= context.today
        ):
            message = msg(
                "{action} is due {time} after the close date",
                action=titled(action),
                time=span((action.due - closing).days),
            )
            yield finding(
                message,
                msg("Do it earlier, or move the close date."),
                action.locator.at("due"),
                entry=action.id,
            )


@rule(
    "N007",
    Severity.ADVICE,
    "actions",
    msg("Each action has a purpose"),
    why=msg(
        "An action tied to no criterion and no person cannot improve our position. It only keeps "
        "someone busy."
    ),
)
def action_serves_something(context: Context) -> Findings:
    """Each open action of ours names a criterion or a person."""
    analysis = opportunity_of(context)
    for item in analysis.open_actions if analysis.opportunity.is_open else ():
        action = item.action
        if action.side is Side.TEAM and not action.criteria and not action.who:
            message = msg("{action} supports no criterion and no person", action=titled(action))
            yield finding(
                message,
                msg("Say what it is for in `criteria` or `who`, or drop it."),
                action.locator.location,
                entry=action.id,
            )


@rule(
    "N008",
    Severity.WARNING,
    "actions",
    msg("A next step soon"),
    limits={"days": 30},
    why=msg(
        "A deal left alone for weeks goes cold. If we have nothing due soon, the customer's next "
        "step happens without us."
    ),
)
def something_is_due_soon(context: Context) -> Findings:
    """An open action is due within the next weeks."""
    analysis = opportunity_of(context)
    days = [item.days for item in analysis.open_actions if item.days is not None]
    if analysis.opportunity.is_open and days and min(days) > context.limit("days"):
        # On the day of the next action something is due: the days before it are the empty ones.
        message = msg("Nothing is due in the next {time}", time=span(min(days) - 1))
        yield finding(
            message,
            msg("Plan a step that keeps the deal moving."),
            analysis.open_actions[0].action.locator.at("due"),
            about=("actions",),
        )


@rule(
    "N009",
    Severity.WARNING,
    "actions",
    msg("Value is being proven"),
    why=msg(
        "There is only one way to turn a `?` or `-` on unique business value into a plus: prove "
        "the value with the customer."
    ),
)
def value_is_being_proven(context: Context) -> Findings:
    """Without a plus on unique business value an open action proves it."""
    analysis = opportunity_of(context)
    weak = rating_of(analysis, "unique_business_value") in (Rating.UNKNOWN, Rating.MINUS)
    if (
        analysis.opportunity.is_open
        and weak
        and not any(item.action.type is ActionType.PROVE for item in analysis.open_actions)
    ):
        rating = ratings_of(analysis)["unique_business_value"]
        message = msg(
            "“{criterion}” is not rated + yet, and no action will prove it",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg("Plan a `prove` action with the customer."),
            rating.location or analysis.opportunity.locator.at("actions"),
            about=("criteria", rating.criterion.key),
        )


@rule(
    "N010",
    Severity.ADVICE,
    "actions",
    msg("Each weakness has an action"),
    why=msg(
        "A weakness that we know about and leave alone is a gift to the competitor, who will "
        "point the customer to it."
    ),
)
def weaknesses_are_worked_on(context: Context) -> Findings:
    """Each minus that rivals are rated on too has an open action on its criterion."""
    analysis = opportunity_of(context)
    worked = {criterion for item in analysis.open_actions for criterion in item.action.criteria}
    weak = [
        rating
        for rating in ratings_of(analysis).values()
        if rating.rating is Rating.MINUS
        and rating.criterion.rivals
        and rating.criterion not in worked
    ]
    if analysis.opportunity.is_open and weak:
        message = msg(
            "No action on our weaknesses: {criteria}",
            criteria=listed(named(rating.criterion) for rating in weak),
        )
        hint = msg(
            "Plan a `minimise` action for each and name it under `criteria`, or decide to live "
            "with it."
        )
        yield finding(
            message,
            hint,
            weak[0].location or analysis.opportunity.locator.location,
            about=("criteria",),
        )


@rule(
    "N013",
    Severity.ERROR,
    "actions",
    msg("Owners who are still here"),
    why=msg(
        "When the owner of an action has left us, it has an owner on paper only. No one does it, "
        "and no one notices until it is too late."
    ),
)
def owners_are_still_here(context: Context) -> Findings:
    """No open action belongs to one of ours who has left, or will have left before it is due."""
    analysis = opportunity_of(context)
    for item in analysis.open_actions if analysis.opportunity.is_open else ():
        action, owner = item.action, item.action.owner
        if owner is None or owner.left is None:
            continue
        if owner.left <= context.today:
            message = msg(
                "{action} has no owner: {owner} has left the company",
                action=titled(action),
                owner=named(owner),
            )
        elif action.due and action.due > owner.left:
            message = msg(
                "{owner} leaves before {action} is due",
                action=titled(action),
                owner=named(owner),
            )
        else:
            continue
        hint = msg("Give it to another `owner`.")
        yield finding(message, hint, action.locator.at("owner"), side=action.side, entry=action.id)
