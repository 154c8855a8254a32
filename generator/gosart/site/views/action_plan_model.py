"""What the template of the page of actions may use: where the plan of each deal stands.

    ActionPlans ── ActionPlan ── lead, facts
                │             ├─ pictures ── PlanPicture ── drawing, groups ── lines (on a phone)
                │             └─ coverage ── columns ── gaps
                └─ table, milestones, dates, resources, costs (tables)

What may be missing is an empty tuple or an empty text.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView
from gosart.site.views.action_table_model import ActionTableView

__all__ = [
    "ActionPlanView",
    "ActionPlansView",
    "CostView",
    "CoverageView",
    "DateRowView",
    "GapColumnView",
    "GapView",
    "MilestoneRowView",
    "PlanFactView",
    "PlanGroupView",
    "PlanLineView",
    "PlanPictureView",
    "ResourceRowView",
]


@dataclass(frozen=True, slots=True)
class PlanFactView:
    """One of the figures beside the sentence: float, overdue, next step."""

    label: str
    value: str
    note: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class PlanLineView:
    """What a picture shows of one item, as a line for a phone."""

    name: str
    value: str
    note: str
    tone: str
    """`bad`, `warn`, or ""."""


@dataclass(frozen=True, slots=True)
class PlanGroupView:
    """Lines under a heading, "" for none."""

    title: str
    lines: tuple[PlanLineView, ...]


@dataclass(frozen=True, slots=True)
class PlanPictureView:
    """A picture with the sentence that it says."""

    anchor: str
    kicker: str
    """The question that it answers."""
    title: str
    """What it says, in a sentence."""
    subtitle: str
    """What is drawn."""
    drawing: Markup
    """Empty where the plan has nothing to draw: the title says so."""
    groups: tuple[PlanGroupView, ...]
    """The same for a phone, which does not show the drawing."""
    options: tuple[str, ...]
    """What would close a gap, each by itself; none where there is no gap."""
    note: str
    """How it is worked out, or what it leaves out."""
    table: str
    """Address of the table with the same, "" without a drawing."""


@dataclass(frozen=True, slots=True)
class GapView:
    """Something that the plan has to answer, and the action that does."""

    name: str
    note: str
    """What the plan says of it, "" for nothing."""
    action: str
    """What answers it, or that nothing does."""
    when: str
    """Who does it and by when, "" without an action."""
    answer: str
    """`in-time`, `late`, `none` or `not-shown`."""


@dataclass(frozen=True, slots=True)
class GapColumnView:
    """The gaps of one kind."""

    title: str
    """Their kind and how many there are."""
    strip: tuple[str, ...]
    """The answer to each of them, for a bar of as many parts."""
    gaps: tuple[GapView, ...]
    more: str
    """How many are only counted, in words; "" for none."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What the plan has an answer to."""

    anchor: str
    kicker: str
    title: str
    """How many gaps there are, and how many of them have which answer."""
    subtitle: str
    columns: tuple[GapColumnView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ActionPlanView:
    """The plan of one deal."""

    anchor: str
    past: str
    """Address of the file with the days that its items had before, "" without a history."""
    name: str
    """Name of the deal on a page of several, else ""."""
    href: str
    """Its own page of actions, "" on that page."""
    lead: str
    """Where the plan stands."""
    rest: str
    """What follows from it, "" for nothing."""
    facts: tuple[PlanFactView, ...]
    pictures: tuple[PlanPictureView, ...]
    coverage: tuple[CoverageView, ...]
    """One, or none where there is no gap or the page is one of several deals."""
    resources: tuple[PlanPictureView, ...]
    """One, or none where nothing is asked for."""


@dataclass(frozen=True, slots=True)
class DateRowView:
    """A day that matters for the customer's date."""

    day: str
    name: str
    is_bad: bool
    """Whether it is past or comes too late."""


@dataclass(frozen=True, slots=True)
class MilestoneRowView:
    """A step of the customer's as a row."""

    name: str
    day: str
    status: Markup
    """In words, as a link to what it means."""
    note: Markup
    is_overdue: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ResourceRowView:
    """A resource as a row."""

    name: str
    side: str
    """"" for ours."""
    kind: Markup
    quantity: str
    amount: str
    day: str
    approved: str
    """Yes, no, or "" where nobody says."""
    tone: str
    """`good` or `warn`."""
    actions: str
    """Ids of what it is for."""


@dataclass(frozen=True, slots=True)
class CostView:
    """What the resources of a deal cost, against what winning it may cost."""

    name: str
    """Name of the deal on a page of several, else ""."""
    planned: str
    others: str
    """Sums in other currencies, "" for none."""
    is_expected: bool
    """Whether it is said what it may cost, or missed."""
    expected: str
    rest: str
    """How much is planned too much, or not planned yet."""
    is_over: bool


@dataclass(frozen=True, slots=True)
class ActionPlansView:
    """A page: the plan of one deal, or that of each deal of the account, and the same in tables."""

    heading: str
    nav: AccountNavView
    calendar: str
    """Address of the calendar of the account, or of the opportunity."""
    plans: tuple[ActionPlanView, ...]
    table: ActionTableView
    dates: tuple[DateRowView, ...]
    """Of a page of one deal."""
    milestones: tuple[MilestoneRowView, ...]
    resources: tuple[ResourceRowView, ...]
    costs: tuple[CostView, ...]
    is_decided: bool
    """Whether it is the page of one deal, which is decided."""
