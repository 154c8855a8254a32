"""What stands at the head of each page of an account: the links between them, a line about it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["AccountNavView", "BylineView", "PageTabView"]


@dataclass(frozen=True, slots=True)
class PageTabView:
    """A link to another page of the same account."""

    label: str
    href: str
    is_current: bool
    count: str
    """How many things stand there, "" where that is not counted."""


@dataclass(frozen=True, slots=True)
class AccountNavView:
    """The links between the pages of an account, or of one of its opportunities."""

    label: str
    """What a screen reader calls them."""
    tabs: tuple[PageTabView, ...]
    opportunities: tuple[PageTabView, ...]
    """The same part of each opportunity, where there are several; else none."""


@dataclass(frozen=True, slots=True)
class BylineView:
    """What an account is, and when its plan was reviewed."""

    parts: tuple[Markup, ...]
    """Industry, region, tier."""
    owner: str
    """Who leads it, "" for nobody."""
    is_reviewed: bool
    reviewed: str
    """How long ago that was."""
    is_stale: bool
    """Whether that is too long ago."""
    review_days: int
    """After how many days a review is due."""
