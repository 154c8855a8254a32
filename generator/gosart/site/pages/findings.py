"""What the rules say of a plan, in the order in which a sales manager would ask, and what to do next about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.diagnostics import Message, Severity
from gosart.i18n.translator import Translator
from gosart.rules.findings import Ask, Finding
from gosart.site.pages.rule_reference import ask_title

__all__ = ["Group", "Step", "group_findings", "next_steps"]

NEXT = 7
"""How many steps stand under "What to do next": what a meeting can decide."""


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """One finding, and the deals (by id, none for the account itself) in which the very same was found."""

    finding: Finding
    opportunities: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """What one rule found: by place, and what to do, each hint once."""

    code: str
    severity: Severity
    places: tuple[Place, ...]

    @property
    def hints(self) -> tuple[Message, ...]:
        """What to do, each sentence once."""
        return tuple(
            {str(found.finding.hint): found.finding.hint for found in self.places}.values()
        )


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Steps that answer one question, the gravest first."""

    title: str
    steps: tuple[Step, ...]


def group_findings(translator: Translator, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Put findings under the questions they answer, in the order of the questions; within one the gravest first."""
    ranks = list(Severity)
    found: dict[Ask, dict[str, list[Finding]]] = {ask: {} for ask in Ask}
    for item in findings:
        found[item.asks].setdefault(item.code, []).append(item)
    groups = []
    for ask, members in found.items():
        steps = [Step(code, items[0].severity, _places(items)) for code, items in members.items()]
        steps.sort(key=lambda step: (ranks.index(step.severity), step.code))
        if steps:
            groups.append(Group(ask_title(translator, ask), tuple(steps)))
    return tuple(groups)


def _places(findings: Iterable[Finding]) -> tuple[Place, ...]:
    """Tell what was found in several deals once: a person whom nobody has met is met for all of them."""
    same: dict[tuple[str, object], list[Finding]] = {}
    for item in findings:
        same.setdefault((str(item.message), item.location), []).append(item)
    return tuple(
        Place(items[0], tuple(item.opportunity for item in items if item.opportunity))
        for items in same.values()
    )


def next_steps(groups: Iterable[Group]) -> tuple[Step, ...]:
    """Return the few steps to take next: errors first choice, then warnings, then advice, told in the order of the questions."""
    ranks = list(Severity)
    every = [step for group in groups for step in group.steps]
    chosen = sorted(every, key=lambda step: ranks.index(step.severity))[:NEXT]
    return tuple(step for step in every if step in chosen)
