"""Contracts near their last day of notice, and whether anyone works on what comes after them."""

from __future__ import annotations

from datetime import date

from gosart.plan.model.account import Account, Contract, Opportunity

__all__ = ["NOTICE_DAYS", "may_be_planned", "needs_a_plan"]

NOTICE_DAYS = 90
"""From how many days before the last day of notice a contract wants a plan."""
_LINKS = frozenset({"whitespace", "opportunities"})
"""Keys of an account by which a contract has a deal."""


def needs_a_plan(contract: Contract, today: date, days: int = NOTICE_DAYS) -> bool:
    """Tell whether a contract still runs, and its notice ends soon or has ended.

    Args:
        contract: The contract.
        today: The day.
        days: How soon, in days.
    """
    is_over = contract.ends is not None and contract.ends < today
    return not is_over and contract.notice is not None and (contract.notice - today).days <= days


def may_be_planned(account: Account, contract: Contract, today: date) -> bool:
    """Tell whether a deal or an action is about a contract, or may be where some are not shown.

    It is what the white space has for its offering in its unit, an open deal or an owner with a
    next day to come; else an open deal that is called like it, or an open action that names it.

    Args:
        account: The account.
        contract: One of its contracts.
        today: The day.
    """
    working = [item for item in account.opportunities if item.is_open]
    open_ids = {item.id for item in working}
    is_cut = not _LINKS.isdisjoint(account.cut_parts) or any(
        "actions" in item.cut_parts for item in working
    )
    return is_cut or _has_cell(account, contract, open_ids, today) or _is_named(contract, working)


def _has_cell(account: Account, contract: Contract, open_ids: set[str], today: date) -> bool:
    return any(
        cell.opportunity in open_ids or (cell.owner and cell.next and cell.next >= today)
        for cell in account.whitespace
        if contract.offering
        and cell.offering == contract.offering
        and contract.unit in ("", cell.unit)
    )


def _is_named(contract: Contract, working: list[Opportunity]) -> bool:
    name = contract.name.casefold()
    texts = [item.name for item in working]
    texts += [action.what for item in working for action in item.actions if action.is_open]
    return any(name in text.casefold() for text in texts)
