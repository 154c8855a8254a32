"""What the templates of growth may use: revenue, contracts, white space, and business partners."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "ContractView",
    "PartnerConflictView",
    "PartnerGapView",
    "PartnerStageView",
    "PartnerView",
    "PartnerWayView",
    "PartnersView",
    "RevenueView",
    "RevenueYearView",
    "SpaceCellView",
    "SpaceOfferingView",
    "SpaceShareView",
    "SpaceTotalsView",
    "SpaceUnitView",
    "StageCoverView",
    "WhiteSpaceView",
]


@dataclass(frozen=True, slots=True)
class SpaceCellView:
    """One offering in one unit, or several that are put together."""

    status: str
    """For the style sheet: a status, `mixed`, `hidden`, or `empty` where the plan says nothing."""
    label: str
    """The status in words."""
    amount: str
    bar: Markup
    """The amount on the scale of all cells."""
    opportunity: str
    """Name of the opportunity that it belongs to, "" for none."""
    href: str
    """The opportunity's page."""
    note: str
    """When the deal closes, or who goes for it."""


@dataclass(frozen=True, slots=True)
class SpaceTotalsView:
    """What a row, a column or everything adds up to."""

    to_win: str
    """Open and potential, a dash for nothing."""
    rivals: str
    """What competitors hold, "" for nothing."""
    mapped: str
    """All that has an amount, "" for nothing."""
    with_parts: str
    """What there is to win with the units that are part of it, "" for a unit without."""
    bar: Markup


@dataclass(frozen=True, slots=True)
class SpaceUnitView:
    """A row: a unit of the customer's, or several."""

    name: str
    note: str
    """What it spends, and which units are rolled up into it."""
    level: int
    """0, or 1 for a unit that is part of another with a row of its own."""
    cells: tuple[SpaceCellView, ...]
    """One for each column."""
    totals: SpaceTotalsView


@dataclass(frozen=True, slots=True)
class SpaceOfferingView:
    """A column: an offering of ours, or several small ones."""

    name: str
    note: str
    """Which offerings are put together."""
    totals: SpaceTotalsView


@dataclass(frozen=True, slots=True)
class SpaceShareView:
    """How much of what is mapped has one status."""

    status: str
    """For the style sheet."""
    label: Markup
    amount: str
    """A dash for nothing."""
    share: str
    """In per cent of what is mapped, "" where that cannot be said."""


@dataclass(frozen=True, slots=True)
class WhiteSpaceView:
    """What each unit has of ours, and could have."""

    is_drawn: bool
    """Whether the plan has units and offerings."""
    title: str
    """What there is to read off."""
    shares: tuple[SpaceShareView, ...]
    share_bar: Markup
    """The shares as one bar."""
    offerings: tuple[SpaceOfferingView, ...]
    """The largest first."""
    units: tuple[SpaceUnitView, ...]
    totals: SpaceTotalsView
    formula: str
    """How the sums and bars are made."""
    notes: tuple[str, ...]
    """How much has not been looked at, has no owner or no amount, or is not for these readers."""
    hatching: Markup
    """The pattern of what competitors hold."""


@dataclass(frozen=True, slots=True)
class PartnerWayView:
    """One of the ways in which a partner can help."""

    label: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class PartnerStageView:
    """A partner in one stage."""

    status: str
    """For the style sheet: `strong`, `unknown`, `weak`, or `none` without a rating."""
    label: str
    """The same in words."""
    note: Markup


@dataclass(frozen=True, slots=True)
class PartnerConflictView:
    """A competitor that a partner also serves."""

    name: str
    opportunities: str
    """Deals whose strategy targets that competitor, "" for none."""


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A business partner."""

    name: str
    contact: str
    ways: tuple[PartnerWayView, ...]
    """All there are, in the method's order."""
    ways_in_words: Markup
    """Those in which this one helps."""
    stages: tuple[PartnerStageView, ...]
    """One for each stage."""
    conflicts: tuple[PartnerConflictView, ...]
    """Competitors with whom they also work."""
    narrative: Markup


@dataclass(frozen=True, slots=True)
class StageCoverView:
    """How many partners are strong in a stage."""

    label: Markup
    """The stage."""
    count: str
    is_gap: bool
    """Whether none is."""


@dataclass(frozen=True, slots=True)
class PartnerGapView:
    """A stage without a strong partner."""

    stage: Markup
    weak: Markup
    """Who is weak there, and in what; "" for nobody."""
    risk: str
    """Which deals it puts at risk; "" for none."""


@dataclass(frozen=True, slots=True)
class PartnersView:
    """The business partners of the account."""

    title: str
    """What there is to read off."""
    stages: tuple[StageCoverView, ...]
    rows: tuple[PartnerView, ...]
    gaps: tuple[PartnerGapView, ...]
    note: str
    """That some is not shown to these readers, "" where all is."""
    width: int
    """Columns of the table."""


@dataclass(frozen=True, slots=True)
class RevenueYearView:
    """What the account brought us in a year, against the target."""

    year: str
    bar: Markup
    """The result filled, the target as a frame."""
    actual: str
    """A dash for none."""
    target: str
    """A dash for none."""
    note: str
    """The share of the target, or that there is no result."""
    is_short: bool
    """Whether a year that is over fell short of its target, or has no result."""


@dataclass(frozen=True, slots=True)
class ContractView:
    """What they have bought, and when it renews."""

    name: str
    what: str
    """The offering and the unit."""
    amount: str
    """With its period; a dash for none."""
    starts: str
    """First day, a dash for none."""
    ends: str
    """Last day, on which it ends or renews; a dash for none."""
    notice: str
    """Last day of notice, a dash for none."""
    left: str
    """How many days are left, of notice first."""
    is_soon: bool
    """Whether it wants a decision now."""


@dataclass(frozen=True, slots=True)
class RevenueView:
    """Revenue by year, and contracts with what comes next first."""

    is_empty: bool
    """Whether the plan has neither."""
    title: str
    """What there is to read off, "" for nothing."""
    years: tuple[RevenueYearView, ...]
    contracts: tuple[ContractView, ...]
    note: str
    """That some is not shown to these readers, "" where all is."""
