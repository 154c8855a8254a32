"""What the template of growth over all accounts may use: white space, and value realised.

GrowthPageView ── space (OfferingSpaceView, HolderSpaceView)
               └─ value (RealisedSumView, PromiseRowView)
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "AccountSpaceView",
    "AllSpaceView",
    "AllValueView",
    "GrowthPageView",
    "HolderSpaceView",
    "OfferingSpaceView",
    "PromiseRowView",
    "RealisedSumView",
    "StatusSumView",
]


@dataclass(frozen=True, slots=True)
class StatusSumView:
    """What one state adds up to."""

    status: str
    """The state's key, for the style sheet."""
    label: str
    amount: str
    """A dash for nothing."""
    cells: str
    """How many places there are."""


@dataclass(frozen=True, slots=True)
class AccountSpaceView:
    """An account behind a sum."""

    name: str
    href: str
    amount: str


@dataclass(frozen=True, slots=True)
class OfferingSpaceView:
    """An offering of ours over all accounts."""

    name: str
    bar: Markup
    """All of it on the scale of all offerings."""
    to_win: str
    to_win_order: str
    in_progress: str
    in_progress_order: str
    held: str
    held_order: str
    holders: str
    ours: str
    ours_order: str
    accounts: tuple[AccountSpaceView, ...]
    more_accounts: str
    accounts_head: str
    """How many accounts there are."""


@dataclass(frozen=True, slots=True)
class HolderSpaceView:
    """A competitor that holds white space."""

    name: str
    href: str
    """Its card on the page of competitors, "" where nobody is named."""
    held: str
    held_order: str
    bar: Markup
    offerings: str
    accounts: tuple[AccountSpaceView, ...]
    more_accounts: str
    accounts_head: str


@dataclass(frozen=True, slots=True)
class AllSpaceView:
    """The white space of all accounts."""

    title: str
    """What there is to read off."""
    sums: tuple[StatusSumView, ...]
    charts: tuple[Markup, ...]
    """One or none."""
    offerings: tuple[OfferingSpaceView, ...]
    more_offerings: str
    holders: tuple[HolderSpaceView, ...]
    more_holders: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RealisedSumView:
    """What was promised for one period, and what came of it."""

    label: str
    """The period."""
    promised: str
    confirmed: str
    counted: str
    """Counted by us alone."""
    waiting: str
    """The promise of what nobody has counted."""
    bar: Markup


@dataclass(frozen=True, slots=True)
class PromiseRowView:
    """A benefit that was promised in a deal."""

    opportunity: str
    account: str
    href: str
    item: str
    promised: str
    promised_order: str
    counted: str
    counted_order: str
    state: str
    tone: str
    """`confirmed`, `counted` or `waiting`, for the style sheet."""
    bar: Markup


@dataclass(frozen=True, slots=True)
class AllValueView:
    """Value realised against promised over all deals."""

    title: str
    sums: tuple[RealisedSumView, ...]
    rows: tuple[PromiseRowView, ...]
    more: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrowthPageView:
    """The page of growth over all accounts."""

    nav: Markup
    summary: str
    hatching: Markup
    """The pattern of what competitors hold."""
    space: AllSpaceView
    value: AllValueView
    foot: tuple[str, ...]
