"""Rules about a decided opportunity: what it has to leave behind. No other rule looks at one."""

from __future__ import annotations

from datetime import date

from gosart.diagnostics import Message, Severity, msg
from gosart.method.enums import OpportunityStatus, ReviewKind
from gosart.plan.model.account import Opportunity
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import span


@rule(
    "T006",
    Severity.ADVICE,
    "summary",
    msg("Outcome recorded"),
    closing=True,
    why=msg(
        "Only decided deals show how good our assessments were. If no one records why a deal "
        "ended as it did, we will rate the next one the same way."
    ),
)
def outcome_is_written(context: Context) -> Findings:
    """A decided opportunity says why it ended as it did."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open or opportunity.outcome or "outcome" in opportunity.hidden_fields:
        return
    yield finding(
        msg("The deal is decided, but no one has recorded why"),
        msg("Ask the customer, and record `outcome` in their words."),
        opportunity.locator.at("status"),
    )


@rule(
    "T021",
    Severity.ADVICE,
    "summary",
    msg("Who won, and why"),
    closing=True,
    why=msg(
        "Win rates by competitor and by reason come from these two entries. Without them a loss "
        "teaches one person something, and the company nothing."
    ),
)
def loss_has_a_winner_and_reasons(context: Context) -> Findings:
    """A lost opportunity says to whom, and one that was lost or left says for which reasons."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open or opportunity.status is OpportunityStatus.WON or not _whole(context):
        return
    is_lost = opportunity.status is OpportunityStatus.LOST
    if is_lost and opportunity.lost_to is None and "lost_to" not in opportunity.hidden_fields:
        yield finding(
            msg("The deal is lost, but not to whom"),
            msg("Set `lost_to`: a competitor, or `no-decision`."),
            opportunity.locator.at("status"),
            about=("lost_to",),
        )
    if not opportunity.reasons and "reasons" not in opportunity.hidden_fields:
        message: Message = (
            msg("The deal is lost, and no reason is on record")
            if is_lost
            else msg("We walked away, and no reason is on record")
        )
        yield finding(
            message,
            msg("Set `reasons`, such as price or timing."),
            opportunity.locator.at("status"),
            about=("reasons",),
        )


@rule(
    "T022",
    Severity.ADVICE,
    "review",
    msg("Close-out review"),
    closing=True,
    why=msg(
        "What did we believe, and what was true? While everyone still remembers, it is the "
        "cheapest lesson there is."
    ),
)
def decision_is_looked_back_on(context: Context) -> Findings:
    """A decided opportunity has a close-out review."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open or not _whole(context):
        return
    if not any(review.kind is ReviewKind.CLOSE_OUT for review in opportunity.test.reviews):
        yield finding(
            msg("The deal is decided, but the team has not looked back on it"),
            msg("Hold a close-out review, and record it under `test.reviews`."),
            opportunity.locator.at("test", "reviews"),
            about=("test", "close-out"),
        )


@rule(
    "V021",
    Severity.ADVICE,
    "value",
    msg("Value realised"),
    limits={"days": 180},
    closing=True,
    why=msg(
        "Once the customer has seen the value that sold the deal, it becomes the reference for "
        "the next one. No one else will measure it for us."
    ),
)
def value_is_realised(context: Context) -> Findings:
    """Half a year after a won opportunity works for the customer, what it brought is known."""
    opportunity = opportunity_of(context).opportunity
    since = _works_since(opportunity)
    promised = [item for item in opportunity.value.benefits if item.money and item.rival is None]
    if (
        opportunity.status is not OpportunityStatus.WON
        or not promised
        or opportunity.value.realised
        or since is None
        or not _whole(context)
    ):
        return
    days = (context.today - since).days
    if days > context.limit("days"):
        yield finding(
            msg(
                "They have had it for {time}, but no one has measured what it brought",
                time=span(days),
            ),
            msg("Measure it with the customer, and record `value.realised`."),
            opportunity.locator.at("value"),
            about=("value", "realised"),
        )


def _works_since(opportunity: Opportunity) -> date | None:
    """Return the day from which they work with it: the go-live, else the order and lead time."""
    delivery = opportunity.delivery
    if delivery and delivery.go_live:
        return delivery.go_live
    if opportunity.closed is None or delivery is None or delivery.lead_time is None:
        return opportunity.closed
    try:
        return delivery.lead_time.after(opportunity.closed)
    except OverflowError:
        return None


def _whole(context: Context) -> bool:
    """Tell whether these readers see all of the account: what they do not see may be there."""
    return context.account.account.whole
