"""What the templates of growth may use: white space by unit and offering, and business partners."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "PartnerStageView",
    "PartnerView",
    "PartnersView",
    "SpaceCellView",
    "SpaceUnitView",
    "WhiteSpaceView",
]


@dataclass(frozen=True, slots=True)
class SpaceCellView:
    """One offering in one unit."""

    status: str
    """For the style sheet, "" for a cell that the plan does not have."""
    label: Markup
    amount: str
    rival: str
    """Who holds it, "" for nobody."""
    opportunity: str
    """Name of the opportunity that it belongs to, "" for none."""
    href: str
    """The opportunity's page."""


@dataclass(frozen=True, slots=True)
class SpaceUnitView:
    """A unit of the customer's."""

    name: str
    cells: tuple[SpaceCellView, ...]
    """One for each offering."""


@dataclass(frozen=True, slots=True)
class WhiteSpaceView:
    """What each unit has of ours, and could have."""

    is_drawn: bool
    """Whether the plan has units and offerings."""
    offerings: tuple[str, ...]
    units: tuple[SpaceUnitView, ...]


@dataclass(frozen=True, slots=True)
class PartnerStageView:
    """A partner in one stage."""

    is_rated: bool
    rating: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A business partner."""

    name: str
    ways: Markup
    """How they help."""
    contact: str
    works_with: str
    """Competitors with whom they also work."""
    stages: tuple[PartnerStageView, ...]
    """One for each stage."""
    narrative: Markup


@dataclass(frozen=True, slots=True)
class PartnersView:
    """The business partners of the account."""

    stages: tuple[Markup, ...]
    rows: tuple[PartnerView, ...]
    width: int
    """Columns of the table."""
