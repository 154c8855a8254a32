"""What pages over all accounts need of an account's growth: its white space, what was realised.

AccountOverview ── space ── SpaceOverview (one for each place of the white space)
OpportunityOverview ── promises ── PromiseOverview (one for each benefit that we promised)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.white_space import STATUSES
from gosart.method.enums import OpportunityStatus, WhitespaceStatus
from gosart.plan.model.account import Account, Benefit, Money, Opportunity, Realised
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["PromiseOverview", "SpaceOverview", "promises_of", "spaces_of"]

_TEXT = 90
"""Characters of what a benefit is."""


@dataclass(frozen=True, eq=False, slots=True)
class SpaceOverview:
    """One of our offerings in a unit of an account."""

    unit: str
    """Its name."""
    offering: str
    """Its id."""
    offering_name: str
    is_shared: bool
    """Whether the offering is one that all accounts share."""
    status: WhitespaceStatus | None
    """None where these readers may not see it."""
    amount: Money | None
    hides_amount: bool
    """Whether these readers may not see the amount."""
    holder: str
    """Id of the competitor that holds it, "" for nobody named."""


@dataclass(frozen=True, eq=False, slots=True)
class PromiseOverview:
    """A benefit that we promised, and what was counted of it last."""

    item: str
    """Without markup."""
    promised: Money | None
    """For one period."""
    per: str
    """The period as typed, "" for once."""
    counted: Money | None
    """The latest count."""
    day: date | None
    """Its day."""
    counts: int
    """How many counts there are."""
    is_confirmed: bool
    """Whether the customer confirmed the latest."""
    hides_promise: bool
    """Whether these readers may not see what was promised."""
    hides_count: bool
    """Whether these readers may not see the latest count, or whether it is confirmed."""


def spaces_of(account: Account) -> tuple[SpaceOverview, ...]:
    """Return the white space of an account.

    Args:
        account: The account.

    Returns:
        The places with a status that adds up, and those whose status is not for these readers.
    """
    return tuple(
        SpaceOverview(
            unit=account.units[cell.unit],
            offering=cell.offering,
            offering_name=account.offerings[cell.offering],
            is_shared=cell.offering in account.shared_offerings,
            status=cell.status,
            amount=cell.amount,
            hides_amount="amount" in cell.hidden_fields,
            holder=cell.holder.id if cell.holder else "",
        )
        for cell in account.whitespace
        if cell.status in STATUSES or "status" in cell.hidden_fields
    )


def promises_of(opportunity: Opportunity) -> tuple[PromiseOverview, ...]:
    """Return what was promised in an opportunity, and what came of it.

    Args:
        opportunity: The opportunity.

    Returns:
        One for each benefit of ours; none before the deal is won, unless something was counted.
    """
    value = opportunity.value
    if opportunity.status is not OpportunityStatus.WON and not value.realised:
        return ()
    counts: dict[Benefit, list[Realised]] = {}
    for entry in value.realised:
        counts.setdefault(entry.benefit, []).append(entry)
    own = [benefit for benefit in value.benefits if benefit.rival is None]
    return tuple(
        _promise(benefit, counts.get(benefit, []))
        for benefit in dict.fromkeys((*own, *counts))
        if benefit in counts or benefit.money or "amount" in benefit.hidden_fields
    )


def _promise(benefit: Benefit, counts: list[Realised]) -> PromiseOverview:
    # of two counts of one day, or of none, the later in the plan
    last = max(
        enumerate(counts), key=lambda item: (item[1].date or date.min, item[0]), default=None
    )
    count = last[1] if last else None
    return PromiseOverview(
        item=shorten_to_length(plain(benefit.item), _TEXT),
        promised=benefit.money,
        per=benefit.per,
        counted=count.money if count else None,
        day=count.date if count else None,
        counts=len(counts),
        is_confirmed=count is not None and count.confirmed_on is not None,
        hides_promise="amount" in benefit.hidden_fields,
        hides_count=count is not None
        and bool(count.hidden_fields & {"amount", "confirmed", "confirmed.date", "date"}),
    )
