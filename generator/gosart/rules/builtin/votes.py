"""Rules about the decision: who of those who decide opposes us, and whether we can still win it."""

from __future__ import annotations

from gosart.analysis.politics import is_against
from gosart.diagnostics import Severity, msg
from gosart.method.enums import Influence, Role
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, named

__all__: list[str] = []


@rule(
    "K013",
    Severity.ERROR,
    "relationships",
    msg("No one who decides opposes us"),
    why=msg(
        "Anyone who approves, decides or belongs to the inner circle can stop the order alone. "
        "While such a person opposes us, changing that comes before everything else."
    ),
)
def nobody_who_decides_opposes_us(context: Context) -> Findings:
    """No approver, no decision maker and nobody of the inner circle is against us."""
    opportunity = opportunity_of(context).opportunity
    board = opportunity.decision.board if opportunity.decision else ()
    for person in opportunity.organisation.present if opportunity.is_open else ():
        if not is_against(person):
            continue
        if person.role is Role.APPROVER:
            message = msg("{person} must approve, and opposes us", person=named(person))
        elif person.role is Role.DECISION_MAKER or person in board:
            message = msg("{person} decides, and opposes us", person=named(person))
        elif person.influence is Influence.INNER_CIRCLE:
            message = msg("{person} is in the inner circle, and opposes us", person=named(person))
        else:
            continue
        hint = msg(
            "Find out what they stand to lose, plan an approach, and win whoever they listen to."
        )
        yield finding(message, hint, person.locator.at("status"), entry=person.id)


@rule(
    "K014",
    Severity.ERROR,
    "relationships",
    msg("The vote can be won"),
    why=msg(
        "If those against us are enough to stop the order, winning over everyone else changes "
        "nothing. Someone has to change their mind, or the decision has to be made differently."
    ),
)
def vote_can_be_won(context: Context) -> Findings:
    """Those for us and those undecided are enough for the customer's rule of decision."""
    analysis = opportunity_of(context)
    vote = analysis.vote
    # Of a board that these readers see a part of, nobody can count the votes.
    if not analysis.opportunity.is_open or vote is None or not context.account.account.whole:
        return
    if not vote.can_be_won and vote.against:
        message = msg(
            "The vote cannot be won against {people}: {needed} of {count} votes are needed",
            people=listed(map(named, vote.against), ", "),
            needed=vote.needed,
            count=len(vote.board),
        )
        hint = msg(
            "Change the mind of one of them, have the decision made by others, or walk away."
        )
        yield finding(
            message,
            hint,
            vote.against[0].locator.at("status"),
            about=("decision", "vote"),
        )
