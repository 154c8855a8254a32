"""Rules about staleness: what was true once, and may not be any more."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import named, span


@rule(
    "D001",
    Severity.WARNING,
    "summary",
    msg("Plan updated recently"),
    scope="account",
    limits={"days": 30},
    asks_git=True,
    why=msg(
        "Plans go out of date fast. If nothing changes for weeks, either nothing is happening at "
        "the account or no one is writing it down. This is read from git, where there is git."
    ),
)
def plan_is_touched(context: Context) -> Findings:
    """The account's files changed in the last weeks, by git."""
    account = context.account.account
    if context.touched is not None and (context.today - context.touched).days > context.limit(
        "days"
    ):
        message = msg(
            "The plan has not changed for {time}",
            time=span((context.today - context.touched).days),
        )
        yield finding(
            message, msg("Go through it, and record what has changed."), account.locator.location
        )


@rule(
    "D002",
    Severity.WARNING,
    "relationships",
    msg("Key players met recently"),
    limits={"days": 60},
    why=msg(
        "Relationships live on contact. After months without a meeting, a person may have "
        "changed their mind, their job or their allegiance."
    ),
)
def key_players_are_met(context: Context) -> Findings:
    """No key player's last contact is older than the limit."""
    analysis = opportunity_of(context)
    for person in analysis.politics.key_players if analysis.opportunity.is_open else ():
        if person.last_contact and (context.today - person.last_contact).days > context.limit(
            "days"
        ):
            days = (context.today - person.last_contact).days
            message = msg(
                "The last contact with {person} was {time} ago",
                person=named(person),
                time=span(days),
            )
            hint = msg("Get in touch, and record the date in `last_contact`.")
            yield finding(message, hint, person.locator.at("last_contact"), entry=person.id)


@rule(
    "D003",
    Severity.ADVICE,
    "value",
    msg("Value confirmed recently"),
    limits={"days": "evidence_days"},
    why=msg(
        "A confirmation ages like a rating: prices, projects and people change. Have the "
        "customer say it again before the decision."
    ),
)
def confirmation_is_fresh(context: Context) -> Findings:
    """The customer's confirmation of the value is not older than the limit."""
    opportunity = opportunity_of(context).opportunity
    confirmed = opportunity.value.confirmed_on
    if (
        opportunity.is_open
        and confirmed
        and (context.today - confirmed).days > context.limit("days")
    ):
        message = msg(
            "The value was confirmed {time} ago", time=span((context.today - confirmed).days)
        )
        hint = msg("Have it confirmed again, and set `value.confirmed.date`.")
        yield finding(
            message, hint, opportunity.locator.at("value", "confirmed", "date"), side=Side.CUSTOMER
        )


@rule(
    "D004",
    Severity.WARNING,
    "summary",
    msg("Within the plan's period"),
    scope="account",
    why=msg(
        "The goals, white space and figures were set for a period that has ended. We are reading "
        "last year's plan."
    ),
)
def period_is_running(context: Context) -> Findings:
    """The plan's period has not ended."""
    account = context.account.account
    if account.plan_to and account.plan_to < context.today:
        message = msg(
            "The plan's period ended {time} ago", time=span((context.today - account.plan_to).days)
        )
        yield finding(
            message,
            msg("Plan the next one, and set `plan.from` and `plan.to`."),
            account.locator.at("plan", "to"),
        )


@rule(
    "D005",
    Severity.ADVICE,
    "assessment",
    msg("Competitors rated recently"),
    limits={"days": 60},
    why=msg(
        "Comparing our latest ratings with a competitor's old ones flatters us: they have not "
        "stood still."
    ),
)
def rivals_are_rated_lately(context: Context) -> Findings:
    """The main rival's ratings are not much older than ours."""
    analysis = opportunity_of(context)
    us, position = analysis.assessment.us, analysis.assessment.position
    standing = next(
        (
            rated
            for rated in analysis.assessment.rivals
            if position and rated.rival is position.rival
        ),
        None,
    )
    if analysis.opportunity.is_open and us and standing and standing.rival:
        days = (us.current.date - standing.current.date).days
        if days > context.limit("days"):
            message = msg(
                "{rival} was rated {time} before us", rival=named(standing.rival), time=span(days)
            )
            yield finding(
                message,
                msg("Rate the competitor again, with what you know today."),
                standing.current.location,
                about=("competitors", standing.rival.id),
            )
