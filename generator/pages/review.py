"""What the rules say of a plan, in the order in which a sales manager would ask, and what to do next about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.checks.findings import Ask, Finding
from generator.diagnostics import Said, Severity
from generator.language.words import Words
from generator.pages.rules import ask_title

__all__ = ["Group", "Step", "group_findings", "next_steps"]

NEXT = 7
"""How many steps stand under "What to do next": what a meeting can decide."""


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """What one rule found in one deal (or the account): findings by place, and what to do, each hint once."""

    code: str
    severity: Severity
    deal: str
    findings: tuple[Finding, ...]

    @property
    def hints(self) -> tuple[Said, ...]:
        """What to do, each sentence once."""
        return tuple({str(found.hint): found.hint for found in self.findings}.values())


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Steps that answer one question, the gravest first."""

    title: str
    steps: tuple[Step, ...]


def group_findings(words: Words, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Put findings under the questions they answer, in the order of the questions; within one the gravest first."""
    ranks = list(Severity)
    found: dict[Ask, dict[tuple[str, str], list[Finding]]] = {ask: {} for ask in Ask}
    for item in findings:
        found[item.asks].setdefault((item.code, item.deal), []).append(item)
    groups = []
    for ask, members in found.items():
        steps = [Step(code, items[0].severity, deal, tuple(items)) for (code, deal), items in members.items()]
        steps.sort(key=lambda step: (ranks.index(step.severity), step.code))
        if steps:
            groups.append(Group(ask_title(words, ask), tuple(steps)))
    return tuple(groups)


def next_steps(groups: Iterable[Group]) -> tuple[Step, ...]:
    """Return the few steps to take next: errors first choice, then warnings, then advice, told in the order of the questions."""
    ranks = list(Severity)
    every = [step for group in groups for step in group.steps]
    chosen = sorted(every, key=lambda step: ranks.index(step.severity))[:NEXT]
    return tuple(step for step in every if step in chosen)
