"""What the template of the portfolio may use: texts, addresses and drawings, ready to set.

    Portfolio ── facts, chart, risks
              ├─ opportunities ── rows, rest (files with the other rows), filters, chips
              └─ closed, foot

What may be missing is an empty tuple or an empty text, so that a template only loops; a condition
asks a boolean that is a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.filters import ChipView, FilterView

__all__ = [
    "DecidedOpportunityView",
    "LightCellView",
    "OpponentView",
    "OpportunitiesView",
    "OpportunityRowView",
    "PortfolioFactView",
    "PortfolioView",
    "RiskView",
]


@dataclass(frozen=True, slots=True)
class PortfolioFactView:
    """A figure beside the heading."""

    label: str
    value: str
    note: str = ""
    """What the figure is without, "" for nothing."""


@dataclass(frozen=True, slots=True)
class LightCellView:
    """A light in a row of the table."""

    head: str
    """The question in a word."""
    word: str
    reason: str
    tone: str
    """`yes`, `doubt`, `no` or `open`, for the style sheet."""
    shape: Markup
    order: int
    """Its position in a sorted column, the worst first."""


@dataclass(frozen=True, slots=True)
class OpponentView:
    """Who opposes a deal."""

    name: str
    role: str
    href: str
    is_inner: bool


@dataclass(frozen=True, slots=True)
class RiskView:
    """A deal at risk, and why."""

    name: str
    account: str
    href: str
    sentence: str
    word: str
    """What the shape says, for a screen reader."""
    tone: str
    shape: Markup


@dataclass(frozen=True, slots=True)
class OpportunityRowView:
    """A row of the table of open deals."""

    name: str
    account: str
    href: str
    radar_href: str
    radar_label: str
    radar: Markup
    """"" where nothing is rated."""
    call: str
    alarm: str
    """Why the plan is off track, "" where it is not or the call says it."""
    is_stale: bool
    """Whether nobody has reviewed the plan for long."""
    owner: str
    owner_href: str
    """Address of their page, "" for none."""
    stage: str
    amount: str
    own_amount: str
    """The amount in its own currency where `amount` is in another, else ""."""
    amount_order: str
    """What sorts the amounts, "" without one."""
    probability: str
    probability_order: str
    close: str
    close_day: str
    """The same in ISO 8601."""
    close_note: str
    """How far the day is away where it is near or past, else ""."""
    close_tone: str
    """`bad` where the day is past, `warn` where it is near, else ""."""
    slips: str
    """By which a script finds how often the close date was put off; "" for no such column."""
    lights: tuple[LightCellView, ...]
    opponents: tuple[OpponentView, ...]
    """One or none."""
    opponent_note: str
    """What stands where nobody is named."""
    next_step: str
    next_due: str
    next_order: str
    """The day in ISO 8601."""
    is_next_late: bool
    choices: str
    """Keys of the chips that show it, parted by bars."""
    region: str
    industry: str
    tags: str
    """Parted by bars."""
    found_by: str
    """What else finds it: names of people and competitors, and the criteria that speak against
    us."""


@dataclass(frozen=True, slots=True)
class OpportunitiesView:
    """The table of open deals."""

    light_heads: tuple[str, ...]
    rows: tuple[OpportunityRowView, ...]
    rest: str
    """Addresses of the files that hold the other rows, parted by spaces."""
    past: str
    """Address of the file that says how often close dates were put off, "" without a history."""
    all: int
    """How many rows there are with those of the files."""
    chips: tuple[ChipView, ...]
    filters: tuple[FilterView, ...]


@dataclass(frozen=True, slots=True)
class DecidedOpportunityView:
    """A decided deal."""

    status: str
    tone: str
    """The status's key."""
    name: str
    account: str
    href: str
    closed: str
    closed_day: str
    amount: str
    why: str


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """The page of the portfolio."""

    nav: Markup
    is_empty: bool
    """Whether there is no account at all."""
    summary: str
    """How many deals there are, and how many of them are at risk."""
    notes: tuple[PortfolioFactView, ...]
    """Counts that lead to a page: label, and its address as value."""
    facts: tuple[PortfolioFactView, ...]
    broken: tuple[PortfolioFactView, ...]
    """Accounts whose plans cannot be read: their names, and addresses as values."""
    charts: tuple[Markup, ...]
    """One or none."""
    chart_note: str
    """What the drawing leaves out."""
    risks: tuple[RiskView, ...]
    more_risks: str
    opportunities: tuple[OpportunitiesView, ...]
    """One or none."""
    closed: tuple[DecidedOpportunityView, ...]
    more_closed: str
    foot: tuple[str, ...]
