"""What the table of the page of actions may use: each action with all that the plan says of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["ActionKindView", "ActionTableView", "PlannedActionView"]


@dataclass(frozen=True, slots=True)
class ActionKindView:
    """What kind of action it is, by PRIME."""

    key: str
    """For the style sheet."""
    letter: str
    label: str
    href: str
    """Where the method explains it."""


@dataclass(frozen=True, slots=True)
class PlannedActionView:
    """An action."""

    anchor: str
    kind: ActionKindView
    id: str
    what: Markup
    side: str
    """Who does it where that is not us, else ""."""
    outcome: Markup
    criteria: tuple[Markup, ...]
    """What it finds out or improves, as links."""
    opportunity: str
    people: Markup
    """Whom at the customer it is about, as links."""
    owner: str
    due: str
    due_day: str
    """The same in ISO 8601."""
    status: str
    is_closed: bool
    is_overdue: bool
    is_done: bool
    done: str
    """When it was done."""
    done_day: str
    """The same in ISO 8601."""


@dataclass(frozen=True, slots=True)
class ActionTableView:
    """All actions of the page."""

    kinds_head: Markup
    """The method's word for the kinds, as a link."""
    kinds: tuple[Markup, ...]
    has_opportunities: bool
    """Whether they belong to several opportunities, each of which is named."""
    rows: tuple[PlannedActionView, ...]
