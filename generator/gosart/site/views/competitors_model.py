"""What the template of the competitors over all accounts may use.

CompetitorsView ── rows (a row a competitor)
                └─ competitors ── deals, results, strategies, lists (a card each, of the first)
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "CompetitorListView",
    "CompetitorOpportunityView",
    "CompetitorPointView",
    "CompetitorResultView",
    "CompetitorRowView",
    "CompetitorStrategyView",
    "CompetitorView",
    "CompetitorsView",
    "OutcomeCountView",
]


@dataclass(frozen=True, slots=True)
class OutcomeCountView:
    """How many deals came to one end."""

    label: str
    count: str
    order: int
    """The same as a number, to sort by."""
    is_none: bool
    """Whether it is 0."""


@dataclass(frozen=True, slots=True)
class CompetitorRowView:
    """A competitor in the table."""

    anchor: str
    """The id of the row, "" where the competitor has a card of its own."""
    name: str
    href: str
    """The card, or the page of the only account that names it; "" for neither."""
    accounts: str
    accounts_order: int
    open: str
    open_order: int
    amount: str
    amount_order: str
    lead: str
    """In how many open deals who is ahead."""
    outcomes: tuple[OutcomeCountView, ...]


@dataclass(frozen=True, slots=True)
class CompetitorOpportunityView:
    """An open deal in which we meet a competitor."""

    name: str
    account: str
    href: str
    amount: str
    stage: str
    close: str
    lead: str
    """Who is ahead, in words."""
    tone: str
    """`ahead`, `level`, `behind` or `unknown`, for the style sheet."""
    strategy: str
    """Ours, and at whom it is aimed where that is another."""
    moves: tuple[str, ...]
    """Theirs."""
    criteria: str
    """What the customer would judge them better on, "" for nothing."""


@dataclass(frozen=True, slots=True)
class CompetitorResultView:
    """A decided deal in which we met a competitor."""

    outcome: str
    tone: str
    """`won`, `lost`, `elsewhere`, `left` or `hidden`, for the style sheet."""
    day: str
    iso_day: str
    name: str
    account: str
    href: str
    amount: str
    strategy: str
    why: str


@dataclass(frozen=True, slots=True)
class CompetitorStrategyView:
    """How deals ended in which one strategy was aimed at a competitor."""

    name: str
    open: str
    outcomes: tuple[OutcomeCountView, ...]


@dataclass(frozen=True, slots=True)
class CompetitorPointView:
    """A strength, a weakness, a criterion or a reason."""

    text: Markup
    note: str
    """In how many accounts or deals."""


@dataclass(frozen=True, slots=True)
class CompetitorListView:
    """Things of one kind."""

    label: str
    points: tuple[CompetitorPointView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """All that plans say of one competitor."""

    anchor: str
    aliases: tuple[str, ...]
    """Other ids under which accounts know it."""
    name: str
    title: str
    """What there is to read off."""
    note: str
    """In which accounts it is named, and by what it is one."""
    opportunities: tuple[CompetitorOpportunityView, ...]
    more_opportunities: str
    results: tuple[CompetitorResultView, ...]
    more_results: str
    strategy_heads: tuple[str, ...]
    """What each of the outcomes is called."""
    strategies: tuple[CompetitorStrategyView, ...]
    strategies_note: str
    lists: tuple[CompetitorListView, ...]


@dataclass(frozen=True, slots=True)
class CompetitorsView:
    """The page of all competitors."""

    nav: Markup
    is_empty: bool
    """Whether no plan names a competitor."""
    summary: str
    title: str
    """What the drawing shows."""
    charts: tuple[Markup, ...]
    """One or none."""
    chart_note: str
    outcome_heads: tuple[str, ...]
    rows: tuple[CompetitorRowView, ...]
    more: str
    competitors: tuple[CompetitorView, ...]
    foot: tuple[str, ...]
    """How competitors of different accounts are recognised as one, and how it is counted."""
