"""A case, what it expects of a plan, and how a plan met that.

Case ── expectations ── Expectation (step, what is asked, why)
Result ── outcomes ── Outcome (an expectation, whether it is met, what the plan says)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType

from gosart.diagnostics import Location, Message, msg

__all__ = [
    "STEP_LABELS",
    "Case",
    "Expectation",
    "Outcome",
    "Question",
    "Result",
    "Step",
]


class Step(IntEnum):
    """A module of the course."""

    ASSESSMENT = 1
    STRATEGY = 2
    POLITICS = 3
    ALIGNMENT = 4
    PLANNING = 5
    TESTING = 6
    IMPLEMENTATION = 7


STEP_LABELS: Mapping[Step, Message] = MappingProxyType(
    {
        Step.ASSESSMENT: msg("Assess the opportunity"),
        Step.STRATEGY: msg("Set the competitive strategy"),
        Step.POLITICS: msg("Identify the key players"),
        Step.ALIGNMENT: msg("Define the relationship strategy"),
        Step.PLANNING: msg("Turn ideas into actions"),
        Step.TESTING: msg("Test and improve the plan"),
        Step.IMPLEMENTATION: msg("Implement the process"),
    }
)
"""What is done in each step."""


class Question(StrEnum):
    """What an expectation looks at; the value is the key in its file."""

    VALUE = "value"
    RATING = "rating"
    PERSON = "person"
    ANY = "any"
    NO = "no"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that a right plan says."""

    step: Step
    question: Question
    subjects: tuple[str, ...]
    """What is looked at: one key, criterion, person or light; of `no` the codes of rules."""
    why: str
    """A sentence of feedback."""
    accepted: tuple[str, ...] = ()
    """The values that are right; empty where anything is."""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a person, or of an item of a list: each field with the values that are right."""
    mentions: tuple[tuple[str, ...], ...] = ()
    """Texts that have to occur, each with its alternatives."""
    lowest: str = ""
    """The smallest number or the first day that is right, "" for no limit."""
    highest: str = ""
    """The largest number or the last day, "" for no limit."""
    company: str = "us"
    """Whose rating: `us` or the id of a competitor."""


@dataclass(frozen=True, slots=True)
class Case:
    """An exercise."""

    id: str
    folder: Path
    title: str
    steps: tuple[Step, ...]
    minutes: int
    language: str
    briefing: str
    """Markdown."""
    account: str
    opportunity: str
    day: date
    """The day by which the plan is read."""
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a plan met one expectation."""

    expectation: Expectation
    is_met: bool
    statement: Message
    """What the plan says."""
    location: Location | None = None
    """Where it says so, None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a plan met a case."""

    case: Case
    outcomes: tuple[Outcome, ...]

    @property
    def met(self) -> int:
        """How many expectations are met."""
        return sum(outcome.is_met for outcome in self.outcomes)

    @property
    def is_complete(self) -> bool:
        """Whether all are."""
        return self.met == len(self.outcomes)

    def of(self, step: Step) -> tuple[Outcome, ...]:
        """Return the outcomes of a step.

        Args:
            step: The step.
        """
        return tuple(item for item in self.outcomes if item.expectation.step is step)
