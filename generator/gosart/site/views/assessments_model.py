"""What the template of all assessments may use: texts, addresses and drawings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.filters import FilterView

__all__ = [
    "AssessmentsView",
    "CriterionLineView",
    "MatrixRowView",
    "OpportunityLinkView",
    "WorthRowView",
    "WorthView",
]


@dataclass(frozen=True, slots=True)
class OpportunityLinkView:
    """An opportunity by name."""

    account: str
    name: str
    href: str
    radar: Markup
    """Its small radar, "" where the place has none."""


@dataclass(frozen=True, slots=True)
class MatrixRowView:
    """A row of the table of opportunities by criteria."""

    account: str
    name: str
    href: str
    cells: Markup
    """A cell for each criterion."""
    counts: str
    counts_order: int
    owner: str
    region: str
    industry: str
    stage: str
    tags: str
    """Parted by bars."""


@dataclass(frozen=True, slots=True)
class WorthRowView:
    """An opportunity on the scales of winning and worth."""

    account: str
    name: str
    href: str
    winning: str
    winning_order: float
    worth: str
    worth_order: float
    amount: str
    amount_order: str


@dataclass(frozen=True, slots=True)
class WorthView:
    """Which deals to pursue and which to leave."""

    chart: Markup
    reading: Markup
    note: str
    """What areas compare, or how many deals are drawn."""
    winning_head: str
    worth_head: str
    rows: tuple[WorthRowView, ...]
    unplaced: tuple[OpportunityLinkView, ...]
    """Deals of which too little is known."""


@dataclass(frozen=True, slots=True)
class CriterionLineView:
    """A criterion with how often it is weak or unknown."""

    link: Markup
    note: str


@dataclass(frozen=True, slots=True)
class AssessmentsView:
    """The page of all assessments."""

    nav: Markup
    worth: tuple[WorthView, ...]
    """One or none."""
    legend: Markup
    question_heads: Markup
    criterion_heads: Markup
    rows: tuple[MatrixRowView, ...]
    all: int
    """How many there are with those of the files."""
    rest: str
    """Addresses of the files that hold the other rows, parted by spaces."""
    filters: tuple[FilterView, ...]
    weakest_head: Markup
    weakest: tuple[CriterionLineView, ...]
    blindest_head: Markup
    blindest: tuple[CriterionLineView, ...]
    effort_head: Markup
    unpaid: tuple[OpportunityLinkView, ...]
    radars: tuple[OpportunityLinkView, ...]
    more_radars: str
