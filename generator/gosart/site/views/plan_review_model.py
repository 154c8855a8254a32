"""What the template of a plan's review may use: texts and addresses, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView, BylineView
from gosart.site.views.next_steps import NextStepView
from gosart.site.views.texts import TextsView

__all__ = [
    "AcceptedFindingView",
    "ControlRowView",
    "ControlSignalView",
    "ControlView",
    "FindingGroupView",
    "FindingStepView",
    "MeetingView",
    "OccurrenceView",
    "PlanReviewView",
    "VulnerabilityView",
]


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """One finding."""

    text: str
    opportunities: str
    """Names of the deals that have it, where the page is of several."""
    source: Markup
    """File and line."""


@dataclass(frozen=True, slots=True)
class FindingStepView:
    """What one rule found, and what to do about it."""

    rule: Markup
    """Its code, a link."""
    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    severity: str
    occurrences: tuple[OccurrenceView, ...]
    hint: Markup


@dataclass(frozen=True, slots=True)
class FindingGroupView:
    """Findings that answer one question of a sales manager."""

    title: str
    steps: tuple[FindingStepView, ...]
    housekeeping: tuple[FindingStepView, ...]
    """Those that only keep the plan in order: folded."""
    housekeeping_count: int


@dataclass(frozen=True, slots=True)
class AcceptedFindingView:
    """A finding that the plan accepts."""

    rule: Markup
    text: str
    opportunity: str
    """Its deal, where the page is of several."""
    reason: str
    iso: str
    """Until when, for a machine; "" for no end."""
    until: str
    source: Markup
    """File and line of the reason."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting that tested the plan."""

    day: str
    kind: Markup
    decision: Markup
    has_people: bool
    presenter: str
    coach: str
    attendees: str
    has_texts: bool
    questions: tuple[TextsView, ...]
    """One or none; so are the recommendations."""
    recommendations: tuple[TextsView, ...]


@dataclass(frozen=True, slots=True)
class VulnerabilityView:
    """A weak point that a review found."""

    text: Markup
    severity: Markup
    action: str
    """What answers it, and how far that is; "" for nothing yet."""
    day: str
    """When it was found."""


@dataclass(frozen=True, slots=True)
class ControlSignalView:
    """A sign of having lost control."""

    name: Markup
    is_new: bool


@dataclass(frozen=True, slots=True)
class ControlRowView:
    """The count of one review, or of now."""

    when: str
    """The review's day in words."""
    iso: str
    """The review's day for a machine, "" for now."""
    count: int
    tally: str
    """The count as strokes."""
    trend: str
    """How the count changed since the review before, in words."""
    tone: str
    """`bad`, `good` or "", for the style sheet."""
    signals: tuple[ControlSignalView, ...]
    gone: str
    """The signs of the review before that are no longer there."""


@dataclass(frozen=True, slots=True)
class ControlView:
    """The counts of one opportunity."""

    opportunity: str
    """Its name, where the page is of several."""
    summary: str
    """How many signs there are and whether they become more, in a sentence."""
    tone: str
    """`bad`, `good` or "", for the style sheet."""
    rows: tuple[ControlRowView, ...]
    earlier: int
    """How many counts are older than the rows."""


@dataclass(frozen=True, slots=True)
class PlanReviewView:
    """What the rules and the meetings found in a plan."""

    heading: str
    nav: AccountNavView
    byline: BylineView
    brief_href: str
    next_steps: tuple[NextStepView, ...]
    has_tests: bool
    customer_tests: tuple[TextsView, ...]
    """How the customer will judge it, one or none; so is what could prove us wrong."""
    team_tests: tuple[TextsView, ...]
    groups: tuple[FindingGroupView, ...]
    accepted: tuple[AcceptedFindingView, ...]
    meetings: tuple[MeetingView, ...]
    """The latest first."""
    vulnerabilities: tuple[VulnerabilityView, ...]
    controls: tuple[ControlView, ...]
    control_link: Markup
    """To the signs in the method."""
