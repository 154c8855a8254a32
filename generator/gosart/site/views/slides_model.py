"""What the template of a deal's slides may use, beside the sheet that they stand over.

    Slides ── lights
           ├─ aims, work ── letters of the sheet
           ├─ map ── steps (phases)
           ├─ radar ── steps (days), movements
           ├─ value, risks, decisions ── rows
           └─ times, actions

What may be missing is an empty tuple or an empty text: a slide without content is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.sheet_model import LetterView, TimeView
from gosart.site.views.verdict import LightView

__all__ = [
    "MapStepView",
    "MovementView",
    "RadarStepView",
    "SlideActionView",
    "SlideMapView",
    "SlideRadarView",
    "SlideRowView",
    "SlidesView",
]


@dataclass(frozen=True, slots=True)
class SlideRowView:
    """A point with what is to be said of it."""

    label: str
    texts: tuple[str, ...]
    note: str
    """A remark in grey, "" for none."""
    is_bad: bool
    """Whether the remark is a warning."""


@dataclass(frozen=True, slots=True)
class SlideActionView:
    """One of the next actions, on whichever side."""

    text: str
    owner: str
    due: str
    is_bad: bool
    """Whether it is overdue or blocked."""


@dataclass(frozen=True, slots=True)
class MovementView:
    """A criterion whose rating changed since the assessment before."""

    criterion: str
    vendor: str
    before: str
    """The rating in a word."""
    after: str
    is_bad: bool
    """Whether it is worse for us."""


@dataclass(frozen=True, slots=True)
class MapStepView:
    """What a step of the map tells."""

    phase: str
    """`decides`, `for`, `against` or `sways`: what the style sheet lights."""
    label: str
    names: tuple[str, ...]
    """Whom it tells of, or who sways whom."""
    more: str
    """How many are not named, "" for none."""


@dataclass(frozen=True, slots=True)
class SlideMapView:
    """The people who count, told in steps."""

    drawing: Markup
    """Them and the lines between them; who decides has `data-decides`."""
    steps: tuple[MapStepView, ...]


@dataclass(frozen=True, slots=True)
class RadarStepView:
    """A day on which something was rated."""

    day: str
    position: str
    """Position against the strongest competitor by then, or why there is none."""


@dataclass(frozen=True, slots=True)
class SlideRadarView:
    """Where we stand, how it came to that, and what moved last."""

    drawing: Markup
    """Our ratings and the strongest competitor's on each day; on the last one with our ratings of
    the assessment before."""
    steps: tuple[RadarStepView, ...]
    """The days, the latest last; there is one at least."""
    last_step: int
    """Number of the last step, from 0."""
    us: str
    rivals: tuple[str, ...]
    since: str
    """Day of the assessment before, in a heading; "" without one."""
    movements: tuple[MovementView, ...]
    more: str
    """How much more moved, "" for nothing."""


@dataclass(frozen=True, slots=True)
class SlidesView:
    """The slides of an opportunity that say more than its sheet."""

    lights: tuple[LightView, ...]
    """Those of the sheet with longer reasons; none of a decided opportunity."""
    aims: tuple[LetterView, ...]
    """Goal, objective and strategy; none where the plan has nothing for any of them."""
    aims_title: str
    work: tuple[LetterView, ...]
    """Actions, resources and test, likewise."""
    work_title: str
    maps: tuple[SlideMapView, ...]
    """One; none where too few are known to be drawn."""
    radars: tuple[SlideRadarView, ...]
    """One; none of an opportunity that was never assessed."""
    value: tuple[SlideRowView, ...]
    times: tuple[TimeView, ...]
    """The time chain in large type; none where nothing has a day."""
    actions: tuple[SlideActionView, ...]
    has_plan: bool
    """Whether there is a time chain or a next action."""
    risks: tuple[SlideRowView, ...]
    decisions: tuple[SlideRowView, ...]
