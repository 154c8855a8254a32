"""The method as typed data: what `method.<language>.yml` holds, checked.

Method ── questions ── criteria        (the assessment; any number of either)
       ├─ terms ── Term                (label, description, letter of each value of each closed set)
       ├─ gosart ── Letter             (the six letters of the summary)
       ├─ strategies, propositions     (guidance, preconditions and slots)
       ├─ lights, verdict              (rules of `conditions`: what makes a light and a call)
       ├─ perspectives                 (whom a reviewer argues for, and what each asks of a plan)
       └─ value, politics, control …   (chapters of the method's own pages)
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from gosart.method.conditions import Group
from gosart.method.custom_fields import CustomFields
from gosart.method.editions import Edition

__all__ = [
    "CallRule",
    "Chapter",
    "Criterion",
    "Letter",
    "LightRule",
    "MeddpiccElement",
    "Method",
    "Perspective",
    "Phrases",
    "Precondition",
    "PropositionShape",
    "Question",
    "ReviewQuestion",
    "Situation",
    "StrategyGuide",
    "Term",
]

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Phrases(_Entry):
    """What a rating means, each to follow another clause: no capital, no full stop."""

    plus: str = ""
    """A clause: the money is there."""
    minus: str = ""
    """A clause: there is no money set aside for it."""
    unknown: str = ""
    """An indirect question, after "nobody knows yet": where the money comes from."""


class Criterion(_Entry):
    """One line of the assessment."""

    key: Key
    """What a plan types, `snake_case`."""
    label: str
    """Short name for an axis, at most some 28 characters."""
    title: str
    """Full name for tables and headings."""
    questions: tuple[str, ...]
    """What to ask to rate it."""
    evidence: str
    """What a `+` should cite."""
    weight: float = 1.0
    """Weight in the sum of its question."""
    rivals: bool = True
    """Whether a competitor is rated on it as well."""
    help: str = ""
    """A paragraph for the method's page."""
    phrases: Phrases = Phrases()
    """What its ratings mean, for the sentences of lights and verdict."""


class Question(_Entry):
    """A block of criteria."""

    key: Key
    label: str
    """The question in full."""
    short: str
    """The question in one or two words, for a narrow column."""
    help: str = ""
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Term(_Entry):
    """The words for one value of a closed set."""

    label: str
    description: str
    letter: str = ""
    """One character for a card or badge, "" where the set has none."""


class Letter(_Entry):
    """One letter of GOSART."""

    letter: str
    key: Key
    label: str
    question: str
    help: str
    customer: str
    """What the customer's column holds."""
    team: str
    """What the sales team's column holds."""


class Precondition(_Entry):
    """What a strategy needs: `when` the plan shows it, it is met."""

    label: str
    when: Group = ()


class StrategyGuide(_Entry):
    """A competitive strategy: house guidance, editable."""

    idea: str
    use_when: str
    preconditions: str
    risks: str
    counter: str
    needs: dict[Key, Precondition] = {}
    """What it needs, each by a key."""


class LightRule(_Entry):
    """What makes a light red, green or unknown; anything else is amber."""

    label: str = ""
    """What the light asks; "" for a question, which has its own."""
    unknown_below: int = 0
    """Known criteria of its question below which it is unknown."""
    red: tuple[Group, ...] = ()
    """Groups of conditions, any of which is enough."""
    green: Group = ()
    """Conditions that must all hold."""
    example: str = ""
    """A plan and the light that it gets."""


class CallRule(_Entry):
    """What makes a call: any of its groups."""

    when: tuple[Group, ...] = ()
    example: str = ""


class PropositionShape(_Entry):
    """A shape of value proposition."""

    slots: tuple[Key, ...]
    """What a plan fills in, in order."""
    pattern: str
    """The sentence, each `{slot}` in braces."""


class Chapter(_Entry):
    """A passage of the method's pages: a title and paragraphs of Markdown."""

    title: str
    text: str


class MeddpiccElement(_Entry):
    """One element of MEDDPICC and the criteria that stand for it."""

    key: Key
    label: str
    description: str
    primary: tuple[Key, ...] = ()
    also: tuple[Key, ...] = ()


class Situation(StrEnum):
    """A situation of a plan that raises a reviewer's question, besides criteria and rules."""

    SLIPPED = "slipped"
    """The close date is later than it was last time."""
    FELL = "fell"
    """Our ratings or our position against a rival are worse than last time."""
    RIVAL = "rival"
    """There is a main rival."""
    RIVAL_AHEAD = "rival-ahead"
    """The main rival's sum is above ours."""
    MENTOR_ALONE = "mentor-alone"
    """Key players hear of us from one mentor only."""
    NO_MENTOR = "no-mentor"
    """Nobody of theirs is a mentor."""
    UNKNOWNS = "unknowns"
    """Several criteria are unknown."""
    LATE = "late"
    """Something of the plan is overdue."""
    WEAK_POINT = "weak-point"
    """A weak point that a review found is still open."""
    DECIDED = "decided"
    """The opportunity is won, lost or given up."""


class ReviewQuestion(_Entry):
    """A question of a reviewer, and what in a plan raises it.

    Any of what it names does; a question that names nothing is never asked.
    """

    ask: str
    rules: tuple[str, ...] = ()
    """Codes of rules whose findings raise it."""
    open: tuple[Key, ...] = ()
    """Criteria that raise it while our rating is `?`, `-` or none."""
    exposed: tuple[Key, ...] = ()
    """Criteria that raise it while a rival has `+` and we have not."""
    situations: tuple[Situation, ...] = ()


class Perspective(_Entry):
    """A person or group whose view a reviewer takes."""

    key: Key
    label: str
    stance: str
    """What they argue from, in one sentence of their own."""
    criteria: tuple[Key, ...] = ()
    """Criteria that are theirs to ask about, by the criteria's own questions."""
    questions: tuple[ReviewQuestion, ...] = ()


class Method(_Entry):
    """The whole method in one language."""

    version: str
    title: str
    us: str
    """What the selling side is called where a company's name would be."""
    no_decision: str
    """Name of the standing competitor: the customer does nothing."""
    questions: tuple[Question, ...] = Field(min_length=1)
    terms: dict[Slug, dict[str, Term]]
    """Set name in kebab-case (`action-type`) to value to term."""
    gosart: tuple[Letter, ...]
    strategies: dict[Slug, StrategyGuide]
    lights: dict[Key, LightRule] = {}
    """Rule by light: a question's key, or `people`, `value`, `actions`, `review`."""
    verdict: dict[Slug, CallRule] = {}
    """Rule by call, in the order in which they are tried."""
    propositions: dict[Slug, PropositionShape]
    profiles: dict[Slug, tuple[Key, ...]]
    """Short sets of criteria by name (`quick`, `core`)."""
    meddpicc: tuple[MeddpiccElement, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    """Whose view reviewers take, in the order in which they speak."""
    readings: dict[Slug, Chapter] = {}
    """How each figure of an assessment is calculated, by its name; pages that show it link here."""
    earlier: tuple[Edition, ...] = Field(default=(), alias="editions")
    """Earlier editions of the criteria, which older plans were rated by."""
    custom_fields: CustomFields = Field(default=CustomFields(), alias="fields")
    """A company's own fields of accounts, opportunities and people."""
    chapters: dict[Slug, Chapter]
    """Passages by what they are about: `ratings`, `politics`, `prime`, `value`, `strategies`, …"""

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order of the questions."""
        return tuple(criterion for question in self.questions for criterion in question.criteria)

    @cached_property
    def by_key(self) -> dict[str, Criterion]:
        """Criterion by its key."""
        return {criterion.key: criterion for criterion in self.criteria}

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition of the criteria, that of now first."""
        ours_only = frozenset(item.key for item in self.criteria if not item.rivals)
        now = Edition(
            version=self.version,
            criteria=tuple(item.key for item in self.criteria),
            ours_only=ours_only,
        )
        return (
            now,
            *(edition.model_copy(update={"ours_only": ours_only}) for edition in self.earlier),
        )

    def light_rule(self, key: str) -> LightRule:
        """Return the rule of a light.

        Args:
            key: A question, or a part of the plan.

        Returns:
            The method's rule; of a question of a company's own that has none the usual one: red
            with three minuses, green with four known criteria and at most one minus.
        """
        return self.lights.get(key, _USUAL)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of a criterion, from 1, by its key."""
        return {criterion.key: number for number, criterion in enumerate(self.criteria, 1)}

    def term(self, value: StrEnum) -> Term:
        """Return the words for a value of a closed set.

        Args:
            value: A member of one of `enums`.

        Returns:
            Its label, description and letter in the method's language.
        """
        return self.terms[set_name(type(value))][value.value]


_USUAL = LightRule.model_validate(
    {
        "unknown_below": 3,
        "red": [{"minuses": 3}],
        "green": {"minuses_at_most": 1, "known": 4},
    }
)


@cache
def set_name(kind: type[StrEnum]) -> str:
    """Return the name of a closed set in the method's data.

    Args:
        kind: One of `enums`, such as `ActionType`.

    Returns:
        Its name in kebab case: `action-type`.
    """
    name = "".join("-" + char.lower() if char.isupper() else char for char in kind.__name__)
    return name.lstrip("-")
