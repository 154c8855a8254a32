"""Rules about the customer's steps: whether they are known and kept, those on paper among them."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import MilestoneKind, MilestoneStatus, Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import span

__all__: list[str] = []

_PAPER = (MilestoneKind.LEGAL, MilestoneKind.SECURITY, MilestoneKind.PROCUREMENT)
"""Kinds of the steps that a contract takes after everybody has said yes."""


@rule(
    "N011",
    Severity.WARNING,
    "actions",
    msg("The customer keeps their steps"),
    why=msg(
        "The customer's steps lead to the order. If one is late, so is the order, whatever our "
        "forecast says."
    ),
)
def steps_are_kept(context: Context) -> Findings:
    """No step of the customer's is past its day and open."""
    opportunity = opportunity_of(context).opportunity
    for index, step in enumerate(opportunity.milestones):
        waiting = step.status not in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)
        if opportunity.is_open and waiting and step.date and step.date < context.today:
            message = msg(
                "The customer's step “{step}” is overdue by {time}",
                step=step.name,
                time=span((context.today - step.date).days),
            )
            hint = msg("Ask what is holding it up, and update its `date` or `status`.")
            yield finding(
                message,
                hint,
                opportunity.locator.at("milestones", index, "date"),
                side=Side.CUSTOMER,
            )


@rule(
    "N012",
    Severity.ADVICE,
    "actions",
    msg("The customer's steps known"),
    limits={"days": 120},
    why=msg(
        "If we do not know how the customer gets from today to a signature, we do not know when "
        "it will come."
    ),
)
def steps_are_known(context: Context) -> Findings:
    """An opportunity that closes within months knows the customer's steps."""
    analysis = opportunity_of(context)
    days = analysis.days_to_close
    if (
        days is not None
        and 0 <= days <= context.limit("days")
        and not analysis.opportunity.milestones
    ):
        hint = msg("Ask for the steps up to the signature, and record them under `milestones`.")
        yield finding(
            msg("We do not know the customer's next steps"),
            hint,
            analysis.opportunity.locator.at("milestones"),
            side=Side.CUSTOMER,
        )


@rule(
    "N014",
    Severity.WARNING,
    "actions",
    msg("Paper process known"),
    limits={"days": 60},
    why=msg(
        "After the customer says yes come legal, security and procurement. Each takes weeks and "
        "none can be hurried; a deal that does not plan for them closes a quarter late."
    ),
)
def paper_process_is_known(context: Context) -> Findings:
    """An opportunity that closes soon has a legal, security or procurement step."""
    analysis = opportunity_of(context)
    opportunity, days = analysis.opportunity, analysis.days_to_close
    if (
        days is not None
        and 0 <= days <= context.limit("days")
        # A step may be there and not be for these readers.
        and context.account.account.whole
        and not any(step.kind in _PAPER for step in opportunity.milestones)
    ):
        message = msg(
            "The order is due in {time}, and no legal, security or procurement step is planned",
            time=span(days),
        )
        hint = msg(
            "Ask who has to read the contract and how long each takes, and add `milestones` of "
            "kind `legal`, `security` or `procurement`."
        )
        yield finding(
            message,
            hint,
            opportunity.locator.at("milestones"),
            side=Side.CUSTOMER,
            about=("milestones", "paper"),
        )
