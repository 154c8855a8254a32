"""Rules about contracts: what they have bought runs out unless someone works on it."""

from __future__ import annotations

from gosart.analysis.contract_renewal import NOTICE_DAYS, may_be_planned, needs_a_plan
from gosart.diagnostics import Severity, msg
from gosart.rules.findings import Context, Findings, finding
from gosart.rules.registry import rule


@rule(
    "N015",
    Severity.WARNING,
    "value",
    msg("Contract renewals planned in time"),
    scope="account",
    limits={"days": NOTICE_DAYS},
    why=msg(
        "Revenue that we already have is the easiest to lose: until the last day of notice the "
        "customer may leave or renegotiate, and after it a bad contract renews as it is. A renewal "
        "needs a deal or an action while there is still time to talk."
    ),
)
def contracts_are_renewed(context: Context) -> Findings:
    """Each contract whose notice ends soon, or has ended, has a deal or an action."""
    account = context.account.account
    for contract in account.contracts:
        if not needs_a_plan(contract, context.today, context.limit("days")):
            continue
        if contract.notice is None or may_be_planned(account, contract, context.today):
            continue
        values = {"contract": contract.name, "day": contract.notice}
        message = (
            msg("Notice for “{contract}” ended on {day}, and no renewal is planned", **values)
            if contract.notice < context.today
            else msg("Notice for “{contract}” ends on {day}, and no renewal is planned", **values)
        )
        yield finding(
            message,
            msg("Open a deal for it in `whitespace`, or add an action that names the contract."),
            contract.location,
            about=("contracts", contract.name),
        )
