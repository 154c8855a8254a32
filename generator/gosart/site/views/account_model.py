"""What the template of an account's page may use: texts, addresses and drawings, ready to set.

    AccountView ── facts, goals, foot
                ├─ cards (the largest open deal first), then other deals
                ├─ people ── rows ── stances, one for each open deal
                ├─ spaces ── totals, drawing
                ├─ changes, dates
                └─ background (what the plan says besides)

What may be missing is an empty tuple or an empty text, so that a template only loops; a condition
asks a field. Views of the sheet (a tab, a fact, a light) are `sheet_model` and `verdict`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.sheet_model import FactView, TabView
from gosart.site.views.verdict import LightView

__all__ = [
    "AccountPeopleView",
    "AccountPersonView",
    "AccountView",
    "BackgroundView",
    "CardMoveView",
    "CardPositionView",
    "ChangeGroupView",
    "ChangeView",
    "ChangesView",
    "GoalView",
    "MissingView",
    "OpportunityCardView",
    "OtherOpportunityView",
    "PairView",
    "PersonStanceView",
    "SpaceTotalView",
    "SpaceView",
]


@dataclass(frozen=True, slots=True)
class MissingView:
    """What stands where a plan has nothing yet."""

    what: str
    add: Markup
    """What to add to the plan, with keys as code."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """The goal of one side."""

    label: str
    texts: tuple[Markup, ...]
    """One or several; none where that side has no goal yet."""
    note: str
    """What is said where there is none, "" where there are texts."""


@dataclass(frozen=True, slots=True)
class CardMoveView:
    """What to do next in a deal."""

    text: str
    owner: str
    due: str
    """Its day, or how long that has passed; "" without one."""
    is_bad: bool
    """Whether it is overdue or blocked."""


@dataclass(frozen=True, slots=True)
class CardPositionView:
    """Where we are against the strongest competitor of a deal."""

    label: str
    words: str
    drawing: Markup
    """The position by date; "" where the ratings never compared."""


@dataclass(frozen=True, slots=True)
class OpportunityCardView:
    """An open deal as a card."""

    anchor: str
    """Id of the card on the page."""
    name: str
    href: str
    """Address of its sheet."""
    facts: tuple[FactView, ...]
    tone: str
    """The call's key, for the style sheet."""
    alarm: str
    """Why the order cannot come in time, "" where it can."""
    call: str
    sentence: str
    """Why the plan calls for it, with its full stop."""
    lights: tuple[LightView, ...]
    """The method's questions by their short names, and the plan."""
    radar: Markup
    """Our ratings and the strongest competitor's; rings where there are none."""
    moves: tuple[CardMoveView, ...]
    """The first move, none where there is nothing to do."""
    positions: tuple[CardPositionView, ...]
    """One, or none without a competitor that is rated."""


@dataclass(frozen=True, slots=True)
class OtherOpportunityView:
    """A deal without a card, in a line: decided, or small."""

    anchor: str
    name: str
    href: str
    status: str
    tone: str
    """Key of the status, for the style sheet."""
    amount: str
    day: str
    """Day on which it was decided, "" where the plan does not say."""
    outcome: Markup
    """Why it ended so, in the plan's words; "" for nothing."""


@dataclass(frozen=True, slots=True)
class PersonStanceView:
    """Where a person stands in one deal, or in the account where there is none open."""

    label: str
    """Name of the deal, for a narrow screen."""
    word: str
    tone: str
    """`for`, `open`, `against`, `unmet`, `hidden` or `absent`, for the style sheet."""
    is_inner_circle: bool
    differs: bool
    """Whether the person stands otherwise in another open deal."""


@dataclass(frozen=True, slots=True)
class AccountPersonView:
    """One of their people."""

    name: str
    href: str
    """Address of the person's row among the relationships."""
    title: str
    stances: tuple[PersonStanceView, ...]
    """In the order of the columns."""
    contact: str
    """The person on our team who has the relationship, "" for nobody."""
    met: str
    """Day of the last contact, "" for none."""
    next: str
    """Day of the next contact, or how long that has passed."""
    is_overdue: bool
    """Whether that day has passed, or there is none for a key player."""


@dataclass(frozen=True, slots=True)
class AccountPeopleView:
    """The relationships, by name."""

    href: str
    """Address of the relationships."""
    title: str
    columns: tuple[str, ...]
    """Heads of the stances: the open deals, or one where there are none."""
    sentence: str
    """What stands out: who differs between deals, or how the inner circle stands."""
    rows: tuple[AccountPersonView, ...]
    more: str
    """Who else is on the map, "" for nobody."""
    note: str
    """What these readers do not see of the people, "" for nothing."""


@dataclass(frozen=True, slots=True)
class SpaceTotalView:
    """What one status of the white space adds up to."""

    label: str
    amount: str
    tone: str
    """The status, for the key's colour."""


@dataclass(frozen=True, slots=True)
class SpaceView:
    """The white space."""

    href: str
    """Address of the whole table."""
    mapped: str
    """All of it together."""
    totals: tuple[SpaceTotalView, ...]
    drawing: Markup
    """By unit; "" where the amounts are of several currencies."""
    note: str
    """That some of it is not shown, "" where all of it is."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One thing that changed."""

    sign: str
    """An arrow or a dot, which tells the direction by its shape."""
    word: str
    """The direction in words, for a reader who only hears the page."""
    tone: str
    """`worse`, `better` or `neutral`, for the style sheet."""
    text: str


@dataclass(frozen=True, slots=True)
class ChangeGroupView:
    """What changed in one deal, or in the rest of the account."""

    title: str
    """Name of the deal, "" for what is about the account."""
    changes: tuple[ChangeView, ...]
    """The gravest first."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed lately."""

    since: str
    """Since when, and how that is known."""
    groups: tuple[ChangeGroupView, ...]
    """The deal with the gravest change first; none where nothing changed."""
    more: str
    """How many more there are, "" for none."""
    href: str
    """Address of the whole history, or of the brief where the site has none."""


@dataclass(frozen=True, slots=True)
class PairView:
    """A fact of the plan that has no place of its own."""

    label: str
    text: str
    href: str
    """Where it leads, "" for nowhere."""


@dataclass(frozen=True, slots=True)
class BackgroundView:
    """What a plan says of an account or a deal besides: its facts, and its own text."""

    title: str
    pairs: tuple[PairView, ...]
    narrative: Markup


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account on one page."""

    name: str
    byline: str
    """Industry, region, rank and who leads it."""
    nav_label: str
    tabs: tuple[TabView, ...]
    facts: tuple[FactView, ...]
    """What is open, weighted, the plan's period, the next review, the sponsor."""
    goals: tuple[GoalView, ...]
    """Theirs and ours; none where the plan has neither."""
    missing: tuple[MissingView, ...]
    """What the page would need: a goal, a deal, people."""
    cards: tuple[OpportunityCardView, ...]
    """Open deals, the largest first."""
    others: tuple[OtherOpportunityView, ...]
    """Decided deals, and open ones without a card."""
    people: tuple[AccountPeopleView, ...]
    """One; none where the plan names nobody."""
    spaces: tuple[SpaceView, ...]
    """One; none where the plan has no white space."""
    changes: tuple[ChangesView, ...]
    """One; none on a page that is made without the past."""
    background: tuple[BackgroundView, ...]
    checks: str
    """What the rules found in the account's own plan, "" for nothing."""
    checks_href: str
    calendar: str
    """Address of its calendar."""
    day: str
    readers: str
    """The sentence that says for whom the page is."""
