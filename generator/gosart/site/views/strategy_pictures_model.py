"""What the pictures of a strategy are given: the choice, head to head, moves and points."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "AgainstView",
    "CounterMoveView",
    "CounterMovesView",
    "CriterionGroupView",
    "CriterionRowView",
    "HeadToHeadView",
    "LevelView",
    "NeedView",
    "RivalPointView",
    "RivalPointsView",
    "StrategyChoiceView",
    "StrategyOptionView",
    "VendorSignView",
]


@dataclass(frozen=True, slots=True)
class NeedView:
    """What a strategy needs."""

    tone: str
    """`met`, `unmet` or `unknown`, as a class."""
    state: str
    """The same in words."""
    label: str
    reason: str
    """What the plan shows, "" for nothing."""


@dataclass(frozen=True, slots=True)
class StrategyOptionView:
    """One of the ways to compete."""

    name: str
    href: str
    """Where the method explains it."""
    idea: str
    tags: tuple[str, ...]
    """Whether it is chosen, and whether the method's guide advises it."""
    is_chosen: bool
    is_advised: bool
    count: str
    """How many of its needs are met."""
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class StrategyChoiceView:
    """The ways to compete side by side, each held against the plan."""

    title: str
    """The reading in a sentence."""
    options: tuple[StrategyOptionView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VendorSignView:
    """We or a competitor, as a sign of their own."""

    name: str
    sign: int
    """Number of the sign: 0 is ours."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """Who meets a criterion at one level."""

    signs: tuple[VendorSignView, ...]
    is_out: bool
    """Whether who stands here is out: they fall short on a mandatory criterion."""


@dataclass(frozen=True, slots=True)
class AgainstView:
    """Us against one competitor on a criterion."""

    label: str
    """Ahead, behind, level or not known, in words."""
    steps: int
    """Levels between them, from 2 ahead to -2 behind."""
    is_known: bool


@dataclass(frozen=True, slots=True)
class CriterionRowView:
    """A criterion that they decide by."""

    name: str
    people: Markup
    """Who wants it."""
    weight: str
    """How much it weighs, or that nobody knows."""
    levels: tuple[LevelView, ...]
    """From falling short to exceeding."""
    against: tuple[AgainstView, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True)
class CriterionGroupView:
    """Criteria of one kind."""

    label: str
    rows: tuple[CriterionRowView, ...]


@dataclass(frozen=True, slots=True)
class HeadToHeadView:
    """Us and the competitors on what the customer decides by."""

    title: str
    key: tuple[VendorSignView, ...]
    levels: tuple[str, ...]
    columns: tuple[str, ...]
    """Heads of the columns in which we are held against one competitor."""
    has_weights: bool
    """Whether the weight of any criterion is known."""
    groups: tuple[CriterionGroupView, ...]
    sums: tuple[str, ...]
    """How many criteria we are ahead, behind and level on, column by column."""
    note: str
    width: int
    """How many columns the table has."""
    width_before: int
    """How many of them stand before those that hold us against one competitor."""


@dataclass(frozen=True, slots=True)
class CounterMoveView:
    """A move of a competitor, and what answers it."""

    rival: str
    state: str
    move: Markup
    tone: str
    """`time`, `late`, `done`, `none` or `hidden`, as a class."""
    answered: str
    """The same in words."""
    answer: Markup
    """What we do; "" for nothing."""
    when: str
    """Who does it, and by when."""
    lateness: str
    """By how much it is overdue, and that it is blocked; "" for neither."""


@dataclass(frozen=True, slots=True)
class CounterMovesView:
    """The moves to expect or already made, and what answers each."""

    title: str
    rows: tuple[CounterMoveView, ...]


@dataclass(frozen=True, slots=True)
class RivalPointView:
    """A strength or a weakness of a competitor."""

    text: Markup
    answer: str
    """What answers or uses it, or that nothing does."""
    tone: str
    """`time`, `late`, `done`, `none` or `hidden`, as a class."""


@dataclass(frozen=True, slots=True)
class RivalPointsView:
    """A competitor: strengths on one side, weaknesses on the other."""

    id: str
    name: str
    href: str
    """Where all accounts stand against it."""
    threat: Markup
    """"" where the plan does not say."""
    position: Markup
    strengths: tuple[RivalPointView, ...]
    weaknesses: tuple[RivalPointView, ...]
    narrative: Markup
