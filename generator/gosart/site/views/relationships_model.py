"""What the templates of the relationships may use: texts, links and drawings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView
from gosart.site.views.alignment import AlignmentView
from gosart.site.views.people_table import PeopleTableView
from gosart.site.views.person_cards import PersonCardView
from gosart.site.views.relationship_findings import FindingsTogetherView
from gosart.site.views.relationship_map import MapView

__all__ = ["ConnectionView", "PowerRowView", "RelationshipsView", "TileView"]


@dataclass(frozen=True, slots=True)
class TileView:
    """A count of people."""

    label: Markup
    count: int
    tone: str
    """`good`, `bad`, `warn` or "", for the style sheet."""


@dataclass(frozen=True, slots=True)
class PowerRowView:
    """How the powerful of one group stand."""

    influence: Markup
    bar: Markup
    text: str
    """The bar in words."""


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A line between two people that is no reporting line."""

    source: Markup
    kind: str
    strength: str
    """Empty for a normal one."""
    target: Markup
    note: str


@dataclass(frozen=True, slots=True)
class RelationshipsView:
    """The people of an account or an opportunity."""

    heading: str
    nav: AccountNavView
    has_people: bool
    maps: tuple[MapView, ...]
    """One; none where nobody is on it."""
    tiles: tuple[TileView, ...]
    is_partial: bool
    """Whether these readers may not see where people stand."""
    hidden: int
    """How many people these readers do not see."""
    findings: tuple[FindingsTogetherView, ...]
    has_no_opportunity: bool
    power: tuple[PowerRowView, ...]
    """None where these readers may not see who is for us."""
    has_grid: bool
    grid: Markup
    table: PeopleTableView
    is_unsearched: bool
    """Whether the search has names only, and leaves the cards out."""
    cards: tuple[PersonCardView, ...]
    has_alignment: bool
    """Whether there is anybody whom ours should know."""
    alignment: AlignmentView
    connections: tuple[ConnectionView, ...]
    connection_head: Markup
