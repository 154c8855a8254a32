"""The list of accounts: its rows and filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.overview import AccountOverview
from gosart.plan.model.account import BrokenAccount
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.filters import (
    FilterView,
    account_filters,
    owner_filter,
    worth_choosing,
)
from gosart.site.views.portfolio_model import PortfolioFactView

__all__ = [
    "AccountListView",
    "AccountRowView",
    "account_list_view",
    "account_rows",
    "ordered_accounts",
]


@dataclass(frozen=True, slots=True)
class AccountRowView:
    """A row of the list of accounts."""

    name: str
    href: str
    owner: str
    owner_href: str
    """Address of their page, "" for none."""
    industry: str
    region: str
    tags: str
    """Parted by bars."""
    tier: str
    tier_order: int
    status: str
    open: str
    """How many opportunities are open."""
    reviewed: str
    reviewed_day: str
    """The same in ISO 8601."""
    is_stale: bool
    """Whether the plan is due for review."""


@dataclass(frozen=True, slots=True)
class AccountListView:
    """The page that lists every account."""

    broken: tuple[PortfolioFactView, ...]
    """Accounts whose plans cannot be read: their names, and addresses as values."""
    rows: tuple[AccountRowView, ...]
    all: int
    """How many there are with those of the files."""
    rest: str
    """Addresses of the files that hold the other rows, parted by spaces."""
    filters: tuple[FilterView, ...]
    is_empty: bool


def ordered_accounts(accounts: Sequence[AccountOverview]) -> list[AccountOverview]:
    """Return accounts by tier, then by name.

    Args:
        accounts: The accounts.
    """
    return sorted(
        accounts, key=lambda account: (order(account.tier), account.name.casefold(), account.id)
    )


def account_rows(view: View, accounts: Sequence[AccountOverview]) -> tuple[AccountRowView, ...]:
    """Return rows of the list.

    Args:
        view: The page.
        accounts: The accounts.
    """
    return tuple(_row(view, account) for account in accounts)


def _row(view: View, account: AccountOverview) -> AccountRowView:
    owner, reviewed = account.owner, account.reviewed
    return AccountRowView(
        name=account.name,
        href=view.account(account.id),
        owner=owner.name if owner else "",
        owner_href=view.member(owner),
        industry=account.industry,
        region=account.region,
        tags="|".join(account.tags),
        tier=view.label(account.tier),
        tier_order=order(account.tier),
        status=view.label(account.status),
        open=view.translator.number(len(account.open_opportunities)),
        reviewed=view.translator.date(reviewed)
        if reviewed
        else view.translator.text("Never reviewed"),
        reviewed_day=reviewed.isoformat() if reviewed else "",
        is_stale=account.stale,
    )


def account_list_view(
    view: View,
    accounts: Sequence[AccountOverview],
    broken: Sequence[BrokenAccount],
    rest: Sequence[str],
    most: int,
) -> AccountListView:
    """Return the page that lists every account.

    Args:
        view: The page.
        accounts: All accounts.
        broken: The plans that have errors.
        rest: Uris of the files with the rows that the page itself is without.
        most: How many rows it has itself.
    """
    listed = ordered_accounts(accounts)
    return AccountListView(
        broken=tuple(PortfolioFactView(item.name, view.account(item.id)) for item in broken),
        rows=account_rows(view, listed[:most]),
        all=len(listed),
        rest=view.all_to(rest),
        filters=worth_choosing(
            owner_filter(view.translator, [item.owner for item in listed]),
            *account_filters(view.translator, listed),
        ),
        is_empty=not listed and not broken,
    )
