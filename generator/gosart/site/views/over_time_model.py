"""What a template may use of an opportunity over time: drawings and a table of the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["OverTimeRowView", "OverTimeView", "PastDaysView"]


@dataclass(frozen=True, slots=True)
class OverTimeRowView:
    """A day on which a figure changed."""

    day: str
    cells: tuple[str, ...]
    """The figures from that day on, in the order of the heads."""


@dataclass(frozen=True, slots=True)
class OverTimeView:
    """An opportunity over time."""

    anchor: str
    name: str
    title: str
    """What the drawing says."""
    drawing: Markup
    """For a wide page."""
    narrow: Markup
    """For a phone."""
    heads: tuple[str, ...]
    rows: tuple[OverTimeRowView, ...]
    """The latest day first."""
    note: str
    """What is missing and why, "" for nothing."""
    href: str
    """Address of the page that has it large, "" on that page."""
    days: str
    """Address of the file with map and radar by date, "" where there are no two dates."""


@dataclass(frozen=True, slots=True)
class PastDaysView:
    """Map and radar with a slider that takes them through the dates."""

    label: str
    """What the slider is called."""
    last: int
    """Number of the last date, from 0."""
    day: str
    """The last date."""
    sentence: str
    radars: tuple[Markup, ...]
    """One or none."""
    maps: tuple[Markup, ...]
    """One, or none where nobody's stance ever changed."""
    note: str
