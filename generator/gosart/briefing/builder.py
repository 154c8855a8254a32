"""A plan on a day and what moved in it -> the brief of a meeting: facts, whole and in order.

Brief ── opportunities (where we stand) ── moved ── unknown ── overdue, soon ── weak points
      └─ findings ── perspectives (the questions each asks)

`one_page` shortens it for a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.crucial_actions import DECIDING
from gosart.analysis.open_questions import OpenQuestion, open_questions
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.briefing.changes_since import ChangesSince
from gosart.briefing.due_items import Due, WeakPoint, due_until, weak_points
from gosart.briefing.period import Since, Until
from gosart.briefing.review_questions import (
    PerspectiveQuestions,
    ReasonSources,
    questions_by_perspective,
)
from gosart.diagnostics import Diagnostic, Severity
from gosart.i18n.translator import Translator
from gosart.lint.fingerprint import stamped
from gosart.method.model import Method
from gosart.rules.consequences import finding_order
from gosart.rules.findings import Finding, Report

__all__ = ["Brief", "Unknown", "make_brief", "stamped_reports"]

_ELSEWHERE = frozenset({"N002", "A002", "T005"})
"""Rules on what is overdue, unknown and weak: the brief has a section of each."""


@dataclass(frozen=True, eq=False, slots=True)
class Unknown:
    """An unknown of an opportunity: whom to ask, and which actions find it out, if any."""

    opportunity: OpportunityAnalysis
    question: OpenQuestion


@dataclass(frozen=True, eq=False, slots=True)
class Brief:
    """All that a meeting about an account, or one of its opportunities, has to have before it."""

    account: AccountAnalysis
    """The account with its results on the day."""
    opportunity: str
    """Id of the opportunity, "" for the whole account."""
    opportunities: tuple[OpportunityAnalysis, ...]
    """The opportunity, or all of the account's, open ones first."""
    today: date
    """The day of the meeting."""
    since: Since
    """The day after which something counts as moved, and why that one."""
    until: Until
    """The day up to which something counts as due, and why that one."""
    changes_since: ChangesSince
    """What changed since then, the new and the solved findings."""
    unknown: tuple[Unknown, ...]
    """Those nobody works on first."""
    overdue: tuple[Due, ...]
    """Actions and the customer's steps that are late, by day."""
    soon: tuple[Due, ...]
    """Actions and the customer's steps that are due up to `until`, by day."""
    weak: tuple[WeakPoint, ...]
    """Weak points of reviews that are still open, the gravest first."""
    findings: tuple[Finding, ...]
    """The gravest consequence first."""
    passed: int
    """How many rules found nothing."""
    perspectives: tuple[PerspectiveQuestions, ...]
    """Each perspective of the method with what it asks of this plan."""
    not_run: tuple[Diagnostic, ...] = ()
    """What says that a company's own rules were not run, cannot be read, or fail; () where all were
    run, or there are none."""

    @property
    def name(self) -> str:
        """Name of what is briefed: the opportunity, else the account."""
        return (
            self.opportunities[0].opportunity.name
            if self.opportunity
            else self.account.account.name
        )

    @property
    def several(self) -> bool:
        """Whether it is about more than one opportunity, so that each thing says whose it is."""
        return len(self.opportunities) > 1

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity.

        Args:
            severity: The severity.

        Returns:
            How many there are.
        """
        return sum(finding.severity is severity for finding in self.findings)


def stamped_reports(
    own: Report, by_opportunity: Mapping[str, Report]
) -> tuple[Report, Mapping[str, Report]]:
    """Give the findings of an account their fingerprints, which are those of a check.

    All of an account are stamped together, once for the briefs of all its opportunities.

    Args:
        own: What the rules say of the account itself.
        by_opportunity: What they say of each opportunity, by id.

    Returns:
        The reports, each finding once.
    """
    of: dict[str, list[Finding]] = {}
    reports = (own, *by_opportunity.values())
    for finding in stamped(finding for report in reports for finding in report.findings):
        of.setdefault(finding.opportunity, []).append(finding)
    return replace(own, findings=tuple(of.get("", ()))), {
        name: replace(report, findings=tuple(of.get(name, ())))
        for name, report in by_opportunity.items()
    }


def make_brief(
    account: AccountAnalysis,
    opportunity: str,
    reports: tuple[Report, Mapping[str, Report]],
    times: tuple[Since, Until],
    changes_since: ChangesSince,
    method: Method,
    translator: Translator,
    today: date,
) -> Brief:
    """Put a brief together.

    Args:
        account: The account on the day.
        opportunity: Id of the opportunity, "" for the whole account.
        reports: Of the rules, stamped: the account's own, and that of each opportunity by id.
        times: The day movement counts from, and the one up to which work is due.
        changes_since: What changed since.
        method: The criteria, and the questions of each perspective.
        translator: Of the language asked for.
        today: The day of the meeting.

    Returns:
        The brief, whole: nothing is shortened.
    """
    opportunities = tuple(
        analysis
        for analysis in account.opportunities
        if not opportunity or analysis.opportunity.id == opportunity
    )
    opportunities = tuple(
        sorted(opportunities, key=lambda analysis: not analysis.opportunity.is_open)
    )
    own, by_opportunity = reports
    alone = not opportunity or len(account.opportunities) == 1
    briefed = [
        *([own] if alone else []),
        *(by_opportunity[analysis.opportunity.id] for analysis in opportunities),
    ]
    findings = _gravest(finding for report in briefed for finding in report.findings)
    since, until = times
    due = due_until(opportunities, today, until.day)
    overdue, soon = (
        tuple(item for item in due if item.days < 0),
        tuple(item for item in due if item.days >= 0),
    )
    weak = weak_points(opportunities, today)
    movement = (
        changes_since.of_opportunity(opportunity)
        if opportunity and len(account.opportunities) > 1
        else changes_since
    )
    unknown = [
        Unknown(analysis, question)
        for analysis in opportunities
        if analysis.opportunity.is_open
        for question in open_questions(analysis)
    ]
    reasons = ReasonSources(opportunities, findings, movement, overdue, weak, today)
    return Brief(
        account=account,
        opportunity=opportunity,
        opportunities=opportunities,
        today=today,
        since=since,
        until=until,
        changes_since=movement,
        unknown=tuple(sorted(unknown, key=_by_consequence)),
        overdue=overdue,
        soon=soon,
        weak=weak,
        findings=findings,
        passed=sum(report.passed for report in briefed),
        perspectives=questions_by_perspective(method, translator, reasons),
    )


def _by_consequence(unknown: Unknown) -> tuple[bool, bool]:
    """Sort what decides first, then what nobody works on: a short sheet shows only the first."""
    return unknown.question.criterion.key not in DECIDING, bool(unknown.question.actions)


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by consequence, those of a section of their own after the rest.

    What several opportunities share is listed once.
    """
    unique: dict[tuple[str, str, object], Finding] = {}
    for item in findings:
        unique.setdefault((item.code, str(item.message), item.location), item)
    return tuple(
        sorted(
            unique.values(),
            key=lambda item: (item.code in _ELSEWHERE, finding_order(item)),
        )
    )
