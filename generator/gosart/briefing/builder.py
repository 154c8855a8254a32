"""A plan on a day and what moved in it -> the brief of a meeting: facts and sentences, whole and in order; faces shorten it.

Brief ── deals (where we stand) ── moved ── unknown ── overdue, soon ── weak points ── findings ── heard (questions by perspective)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gosart.analysis.open_questions import OpenQuestion, open_questions
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.briefing.changes_since import Moved
from gosart.briefing.due_items import Due, WeakPoint, due_until, weak_points
from gosart.briefing.period import Since, Until
from gosart.briefing.review_questions import Heard, Raised, hear
from gosart.diagnostics import Severity
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.rules.findings import Finding, Report

__all__ = ["Brief", "Unknown", "make_brief"]

_TOLD = frozenset({"N002", "A002", "T005"})
"""Rules on what is overdue, unknown and weak: the brief has a section of each."""


@dataclass(frozen=True, eq=False, slots=True)
class Unknown:
    """An unknown of a deal: whom to ask, and which actions find it out (none: nobody is on it)."""

    opportunity: OpportunityAnalysis
    question: OpenQuestion


@dataclass(frozen=True, eq=False, slots=True)
class Brief:
    """All that a meeting about an account (`deal` "") or one of its deals has to have before it."""

    account: AccountAnalysis
    opportunity: str
    opportunities: tuple[OpportunityAnalysis, ...]
    """The deal, or all of the account's, open ones first."""
    today: date
    since: Since
    until: Until
    moved: Moved
    unknown: tuple[Unknown, ...]
    """Those nobody works on first."""
    overdue: tuple[Due, ...]
    soon: tuple[Due, ...]
    weak: tuple[WeakPoint, ...]
    findings: tuple[Finding, ...]
    """The gravest first."""
    passed: int
    """How many rules found nothing."""
    heard: tuple[Heard, ...]

    @property
    def name(self) -> str:
        """Name of what is briefed: the deal, else the account."""
        return (
            self.opportunities[0].opportunity.name
            if self.opportunity
            else self.account.account.name
        )

    @property
    def several(self) -> bool:
        """Whether it is about more than one deal, so that each thing says whose it is."""
        return len(self.opportunities) > 1

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(found.severity is severity for found in self.findings)


def make_brief(
    account: AccountAnalysis,
    opportunity: str,
    reports: tuple[Report, Mapping[str, Report]],
    times: tuple[Since, Until],
    moved: Moved,
    method: Method,
    translator: Translator,
    today: date,
) -> Brief:
    """Put a brief together. `reports` are the account's own and that of each deal; `deal` is an id, "" for the whole account."""
    opportunities = tuple(
        found
        for found in account.opportunities
        if not opportunity or found.opportunity.id == opportunity
    )
    opportunities = tuple(sorted(opportunities, key=lambda found: not found.opportunity.is_open))
    own, by_opportunity = reports
    alone = not opportunity or len(account.opportunities) == 1
    shown = [
        *([own] if alone else []),
        *(by_opportunity[found.opportunity.id] for found in opportunities),
    ]
    findings = _gravest(found for report in shown for found in report.findings)
    since, until = times
    due = due_until(opportunities, today, until.day)
    overdue, soon = (
        tuple(found for found in due if found.days < 0),
        tuple(found for found in due if found.days >= 0),
    )
    weak = weak_points(opportunities, today)
    here = (
        moved.of_opportunity(opportunity)
        if opportunity and len(account.opportunities) > 1
        else moved
    )
    unknown = [
        Unknown(found, question)
        for found in opportunities
        if found.opportunity.is_open
        for question in open_questions(found)
    ]
    source_map = Raised(opportunities, findings, here, overdue, weak, today)
    return Brief(
        account=account,
        opportunity=opportunity,
        opportunities=opportunities,
        today=today,
        since=since,
        until=until,
        moved=here,
        unknown=tuple(sorted(unknown, key=lambda item: bool(item.question.actions))),
        overdue=overdue,
        soon=soon,
        weak=weak,
        findings=findings,
        passed=sum(report.passed for report in shown),
        heard=hear(method, translator, source_map),
    )


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by severity, those that the brief tells in another place after the rest; what several deals share is said once."""
    ranks = list(Severity)
    found: dict[tuple[str, str, object], Finding] = {}
    for item in findings:
        found.setdefault((item.code, str(item.message), item.location), item)
    return tuple(
        sorted(found.values(), key=lambda item: (item.code in _TOLD, ranks.index(item.severity)))
    )
