"""What the template of an opportunity's sheet may use: texts, addresses and drawings, ready to set.

    Sheet ── facts, verdict (call, sentence), moves, lights, foot
          ├─ letters ── customer, team ── aims (number, bar), actions (slots), lines
          ├─ people ── rows ── with us, undecided, opposes
          ├─ radar, time
          └─ ending (of a decided opportunity), starters (of a plan that has only begun)

What may be missing is an empty tuple or an empty text, so that a template only loops; a condition
asks a boolean that is a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.verdict import LightView

__all__ = [
    "ActionView",
    "AimView",
    "BarView",
    "CellView",
    "EndingView",
    "FactView",
    "LetterView",
    "LineView",
    "NumberView",
    "PeopleRowView",
    "PeopleView",
    "PersonView",
    "RadarView",
    "SheetMoveView",
    "SheetView",
    "SlotView",
    "StanceView",
    "StarterView",
    "TabView",
    "TimeView",
]


@dataclass(frozen=True, slots=True)
class TabView:
    """A link to another page of the same opportunity."""

    label: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """One of the figures beside the name: stage, amount, probability, close."""

    label: str
    value: str
    is_bad: bool
    """Whether its day is past."""


@dataclass(frozen=True, slots=True)
class SheetMoveView:
    """One of the three moves that matter."""

    number: int
    text: str
    note: str
    """With whom, "" where nobody is named."""
    owner: str
    due: str
    """Its day, or how long that has passed; "" without one."""
    is_bad: bool
    """Whether it is overdue or blocked."""


@dataclass(frozen=True, slots=True)
class NumberView:
    """The number of an objective, by which actions say what they serve."""

    number: int
    shape: int
    """1 to 6, for shape and colour."""
    title: str
    """The objective in words."""
    anchor: str
    """Id of the objective on the sheet, without its `#`."""


@dataclass(frozen=True, slots=True)
class SlotView:
    """One place of an action's row of numbers: an objective that it serves, or a dot."""

    objective: NumberView
    is_served: bool


@dataclass(frozen=True, slots=True)
class BarView:
    """How far an objective has come."""

    start: str
    end: str
    share: int
    """Of the way from the first figure to the last, 0 to 100."""
    note: str
    """Where it is now and by when it has to be there."""


@dataclass(frozen=True, slots=True)
class AimView:
    """One entry of a goal, an objective, a strategy or a test."""

    text: Markup
    note: str
    """Its measure, as far as no bar shows it; "" for none."""
    numbers: tuple[NumberView, ...]
    """Its number, for an objective."""
    bars: tuple[BarView, ...]
    """How far it has come, where it has figures."""


@dataclass(frozen=True, slots=True)
class LineView:
    """A sentence with an opening in bold and a remark in grey, either of which may be empty."""

    head: str
    text: str
    note: str
    is_warning: bool
    """Whether its opening is a warning."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """One of the next real actions of a side."""

    text: Markup
    owner: str
    due: str
    is_bad: bool
    """Whether it is overdue or blocked."""
    slots: tuple[SlotView, ...]
    """One for each objective; none where no action of the opportunity serves any."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What a letter of GOSART says of one side."""

    heads: tuple[LineView, ...]
    """What stands before the entries: the kind of the strategy."""
    aims: tuple[AimView, ...]
    actions: tuple[ActionView, ...]
    lines: tuple[LineView, ...]
    more: str
    """How much more there is than the sheet has room for, "" for nothing."""
    more_href: str
    """Where the rest is."""
    question: str
    """What the method asks, where there is nothing yet."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """One row of GOSART."""

    letter: str
    label: str
    href: str
    """Address of what the method says about it."""
    key: str
    customer: CellView
    team: CellView


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who has a say."""

    name: str
    href: str
    note: str
    """Their buying role or title, where there is room for it."""
    is_inner_circle: bool


@dataclass(frozen=True, slots=True)
class StanceView:
    """Those of one buying role who stand alike."""

    label: str
    """Supports us, undecided, or opposes us."""
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class PeopleRowView:
    """Those of one buying role, by where they stand."""

    label: str
    stances: tuple[StanceView, ...]
    """Three, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who decides."""

    href: str
    """Address of the page with all of them."""
    circle: str
    """How the inner circle stands, "" where nobody is of it or that is not shown."""
    rows: tuple[PeopleRowView, ...]
    not_met: tuple[PersonView, ...]
    note: str
    """What these readers do not see of the people, or that nobody is named; "" for nothing."""
    more: str
    """How many more people there are than the sheet names, "" for none."""


@dataclass(frozen=True, slots=True)
class RadarView:
    """Where we stand."""

    href: str
    """Address of the assessment."""
    drawing: Markup
    position: str
    """Position against the strongest competitor, or why there is none."""
    day: str
    """Day of the latest assessment, "" without one."""
    us: str
    rivals: tuple[str, ...]
    """Name of the competitor that is drawn, none without one."""
    rival_href: str
    """Where all accounts stand against that competitor, "" without one."""
    dissent: tuple[str, ...]
    """Who differs, and on how many criteria."""
    groups: tuple[FactView, ...]
    """Our ratings and our position in words, the names of the criteria of each: for a phone, where
    the drawing has no room for names."""
    unproven: str
    """How many of our positive ratings cite no evidence where that is most of them, else ""."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """The time chain."""

    note: str
    """The float in words, or what it would need."""
    is_bad: bool
    """Whether the order cannot come in time."""
    wide: Markup
    """The drawing for a screen and for paper."""
    narrow: Markup
    """The drawing for a phone."""


@dataclass(frozen=True, slots=True)
class EndingView:
    """How a decided opportunity ended."""

    title: str
    rows: tuple[LineView, ...]
    """Why, by whom, against or to whom, and what to reuse."""


@dataclass(frozen=True, slots=True)
class StarterView:
    """A command that fills an empty part of the sheet."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """An opportunity on one page."""

    account: str
    account_href: str
    name: str
    byline: str
    """Account and owner."""
    nav_label: str
    tabs: tuple[TabView, ...]
    facts: tuple[FactView, ...]
    tone: str
    """The call's key, or the status of a decided opportunity, for the style sheet."""
    alarm: str
    """Why the order cannot come in time, "" where it can."""
    call: str
    call_href: str
    """Address of the ladder of calls on the method's page."""
    sentence: str
    review: str
    """What the last review decided, where that is something else; else ""."""
    moves: tuple[SheetMoveView, ...]
    endings: tuple[EndingView, ...]
    """One of a decided opportunity, none of an open one."""
    lights: tuple[LightView, ...]
    numbers: tuple[NumberView, ...]
    """The numbers of the objectives that actions serve; none where no action serves any."""
    letters: tuple[LetterView, ...]
    people: tuple[PeopleView, ...]
    """One; none of a decided opportunity without people."""
    radars: tuple[RadarView, ...]
    """One; none of a decided opportunity that was never assessed."""
    times: tuple[TimeView, ...]
    """One; none of a decided opportunity, or where nothing has a day."""
    starters: tuple[StarterView, ...]
    """What fills the emptiest parts; none of a plan that has them."""
    day: str
    readers: str
    """The sentence that says for whom the page is."""
    slides: str
    """Address of the file with its slides, which comes when a reader asks for them."""
    past: str
    """Address of the file with the opportunity over time, which comes once the page is there; ""
    without a history."""
