"""Findings under the questions of a sales manager, within each by what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.analysis.consequence import Consequence
from gosart.diagnostics import Message, Severity
from gosart.i18n.translator import Translator
from gosart.rules.consequences import consequence_of, finding_order
from gosart.rules.findings import Ask, Finding
from gosart.site.views.rules import ask_title

__all__ = ["Group", "Occurrence", "Step", "group_findings"]


@dataclass(frozen=True, eq=False, slots=True)
class Occurrence:
    """One finding with all opportunities that have the very same."""

    finding: Finding
    opportunities: tuple[str, ...]
    """Their ids; none for the account itself."""


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """What one rule found, and what to do about it."""

    code: str
    severity: Severity
    occurrences: tuple[Occurrence, ...]

    @property
    def is_housekeeping(self) -> bool:
        """Whether it only keeps the plan in order."""
        return consequence_of(self.code) is Consequence.HOUSEKEEPING

    @property
    def hints(self) -> tuple[Message, ...]:
        """What to do, each sentence once."""
        hints = [occurrence.finding.hint for occurrence in self.occurrences]
        return tuple({str(hint): hint for hint in hints}.values())


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Steps that answer one question, the gravest consequence first."""

    title: str
    steps: tuple[Step, ...]
    housekeeping: tuple[Step, ...] = ()
    """What only keeps the plan in order: shown folded."""


def group_findings(translator: Translator, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Put findings under the questions that they answer.

    Args:
        translator: The language of the page.
        findings: The findings of an account or of some of its opportunities.

    Returns:
        A group for each question that has findings, in the order of the questions; within one the
        gravest consequence first.
    """
    by_question: dict[Ask, dict[str, list[Finding]]] = {ask: {} for ask in Ask}
    for finding in findings:
        by_question[finding.asks].setdefault(finding.code, []).append(finding)
    groups = []
    for ask, by_code in by_question.items():
        steps = [
            Step(code, members[0].severity, _occurrences(members))
            for code, members in by_code.items()
        ]
        steps.sort(key=lambda step: finding_order(step.occurrences[0].finding))
        tidying = tuple(step for step in steps if step.is_housekeeping)
        grave = tuple(step for step in steps if not step.is_housekeeping)
        if steps:
            groups.append(Group(ask_title(translator, ask), grave, tidying))
    return tuple(groups)


def _occurrences(findings: Iterable[Finding]) -> tuple[Occurrence, ...]:
    """Join what is the same in several opportunities: one meeting with a person serves them all."""
    same: dict[tuple[str, object], list[Finding]] = {}
    for finding in findings:
        same.setdefault((str(finding.message), finding.location), []).append(finding)
    return tuple(
        Occurrence(
            members[0],
            tuple(finding.opportunity for finding in members if finding.opportunity),
        )
        for members in same.values()
    )
