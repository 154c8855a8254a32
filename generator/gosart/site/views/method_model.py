"""What the templates of the method may use: texts, links and drawings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.problems import ProblemView
from gosart.site.views.texts import TextsView

__all__ = [
    "ChapterSectionView",
    "ChapterView",
    "MethodCallView",
    "MethodCriterionView",
    "MethodElementView",
    "MethodLetterView",
    "MethodLightView",
    "MethodReadingView",
    "MethodTermView",
    "PerspectiveQuestionView",
    "PerspectiveView",
    "PropositionView",
    "RulesLinkView",
    "StrategyNeedView",
    "StrategyView",
]


_EMPTY = Markup()


@dataclass(frozen=True, slots=True)
class MethodLetterView:
    """A letter of GOSART."""

    anchor: str
    letter: str
    label: str
    question: str
    help: Markup
    customer: Markup
    """What the customer's column holds."""
    team: Markup
    """What the sales team's column holds."""


@dataclass(frozen=True, slots=True)
class MethodTermView:
    """A value of a closed set."""

    anchor: str
    letter: str
    """Its character on cards and badges, "" for none."""
    label: str
    key: str
    """What a plan types."""
    description: Markup


@dataclass(frozen=True, slots=True)
class MethodCriterionView:
    """A criterion of an assessment."""

    anchor: str
    number: int
    title: str
    key: str
    """What a plan types."""
    help: Markup
    questions: tuple[Markup, ...]
    has_notes: bool
    """Whether it has any of the three below."""
    evidence: Markup
    """What a plus cites, "" for nothing."""
    is_ours_only: bool
    """Whether competitors are not rated on it."""
    weight: str
    """Empty for that of most."""


@dataclass(frozen=True, slots=True)
class StrategyNeedView:
    """What a strategy needs."""

    label: str
    when: str
    """When the plan shows that it is met."""


@dataclass(frozen=True, slots=True)
class StrategyView:
    """A competitive strategy."""

    key: str
    """What a plan types."""
    label: str
    idea: Markup
    use_when: Markup
    preconditions: Markup
    needs: tuple[StrategyNeedView, ...]
    risks: Markup
    counter: Markup
    """What competitors will do about it."""


@dataclass(frozen=True, slots=True)
class PropositionView:
    """A shape of value proposition."""

    key: str
    """What a plan types."""
    label: str
    description: Markup
    pattern: str


@dataclass(frozen=True, slots=True)
class MethodReadingView:
    """A way to read an assessment."""

    key: str
    title: str
    text: Markup


@dataclass(frozen=True, slots=True)
class MethodLightView:
    """How a light is set."""

    anchor: str
    label: str
    unknown_word: str
    unknown_below: int
    """Known criteria below which it is unknown, 0 for a part of the plan."""
    no_word: str
    red: TextsView
    """What makes it red, any of which is enough."""
    yes_word: str
    green: TextsView
    """What makes it green, all of which must hold."""
    doubt_word: str
    example: str


@dataclass(frozen=True, slots=True)
class MethodCallView:
    """A rung of the ladder of calls."""

    label: str
    when: Markup
    """Conditions, any of which is enough."""
    example: str


@dataclass(frozen=True, slots=True)
class MethodElementView:
    """An element of MEDDPICC."""

    label: str
    description: Markup
    criteria: tuple[Markup, ...]
    """Links to the criteria that stand for it."""


@dataclass(frozen=True, slots=True)
class PerspectiveQuestionView:
    """A question that somebody will ask."""

    text: Markup
    rules: tuple[Markup, ...]
    """Codes of the rules that raise it, as links."""


@dataclass(frozen=True, slots=True)
class PerspectiveView:
    """Somebody for whom a reviewer argues."""

    key: str
    label: str
    stance: str
    questions: tuple[PerspectiveQuestionView, ...]
    criteria: tuple[Markup, ...]
    """Links to the criteria that are theirs to ask about."""


@dataclass(frozen=True, slots=True)
class RulesLinkView:
    """The way to the rules."""

    href: str
    count: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class ChapterSectionView:
    """A section of a chapter: of its fields below the title, one holds something."""

    anchor: str
    title: str
    passage: Markup = _EMPTY
    letters: tuple[MethodLetterView, ...] = ()
    terms: tuple[MethodTermView, ...] = ()
    criteria: tuple[MethodCriterionView, ...] = ()
    strategies: tuple[StrategyView, ...] = ()
    propositions: tuple[PropositionView, ...] = ()
    readings: tuple[MethodReadingView, ...] = ()
    lights: tuple[MethodLightView, ...] = ()
    calls: tuple[MethodCallView, ...] = ()
    elements: tuple[MethodElementView, ...] = ()
    perspectives: tuple[PerspectiveView, ...] = ()
    rules: tuple[RulesLinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter of the method."""

    title: str
    problem_count: int
    problems: tuple[ProblemView, ...]
    """What is wrong in a company's own method, on its first page; else none."""
    sections: tuple[ChapterSectionView, ...]
