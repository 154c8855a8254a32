"""Runs the rules over an account and its opportunities, and sets aside what the plan accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.opportunity import AccountAnalysis
from gosart.diagnostics import Diagnostic, Severity
from gosart.method.model import Method
from gosart.plan.model.account import Ignore
from gosart.rules.custom_results import checked_results
from gosart.rules.custom_rules import rule_failure
from gosart.rules.findings import Accepted, Ask, Context, Finding, Report, Thresholds
from gosart.rules.registry import Rule, Scope
from gosart.rules.selection import RuleSet, all_rules

__all__ = ["AccountReport", "run_account", "run_rules"]

_SEVERITIES, _ASKS = list(Severity), list(Ask)


@dataclass(frozen=True, eq=False, slots=True)
class _Ignores:
    """The ignores that have not run out, to be looked up: a plan may have as many as findings."""

    by_rule: Mapping[tuple[str, str], tuple[int, Ignore]]
    """The first for a rule and an entry ("" for the plan), and which of all it is."""
    others: _Ignores | None = None
    """Those that are asked after these."""

    @classmethod
    def of(cls, ignores: Iterable[Ignore], today: date) -> _Ignores:
        by_rule: dict[tuple[str, str], tuple[int, Ignore]] = {}
        for number, ignore in enumerate(ignores):
            if ignore.until is None or ignore.until >= today:
                by_rule.setdefault((ignore.rule, ignore.entry), (number, ignore))
        return cls(by_rule)

    def after(self, first: _Ignores) -> _Ignores:
        """Return these behind others."""
        return replace(first, others=self)

    def covering(self, finding: Finding) -> Ignore | None:
        """Return the first that covers a finding, for its entry or the plan."""
        keys = {(finding.code, ""), (finding.code, finding.entry)}
        covering = [self.by_rule[key] for key in keys if key in self.by_rule]
        if covering:
            return min(covering, key=lambda item: item[0])[1]
        return self.others.covering(finding) if self.others else None


@dataclass(frozen=True, eq=False, slots=True)
class AccountReport:
    """What the rules find in an account, and which of a company's own rules failed on it."""

    own: Report
    """Of the account itself."""
    opportunities: Mapping[str, Report]
    """Of each opportunity, by id."""
    problems: tuple[Diagnostic, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings of the account and its opportunities, in that order."""
        return tuple(
            finding
            for report in (self.own, *self.opportunities.values())
            for finding in report.findings
        )


def run_account(
    analysis: AccountAnalysis,
    method: Method,
    today: date,
    thresholds: Thresholds,
    rules: RuleSet,
    touched: date | None = None,
) -> AccountReport:
    """Run the rules over an account and its opportunities.

    Args:
        analysis: The account on that day.
        method: The method it is assessed by.
        today: The day.
        thresholds: The site's limits.
        rules: The rules to run.
        touched: Day the account's files were last changed, None where nobody knows.

    Returns:
        The findings, those that the plan accepts, and the problems of rules that failed.
    """
    own_ignores = _Ignores.of(analysis.account.ignores, today)
    used: set[Ignore] = set()
    failures: dict[str, Diagnostic] = {}
    runs = []
    for opportunity in (None, *analysis.opportunities):
        context = Context(
            analysis, opportunity, method, today, thresholds, touched, codes=rules.codes
        )
        scope = Scope.OPPORTUNITY if opportunity else Scope.ACCOUNT
        ignores = (
            own_ignores.after(_Ignores.of(opportunity.opportunity.ignores, today))
            if opportunity
            else own_ignores
        )
        runs.append((context, ignores, *_run(context, rules, scope, ignores, used, failures)))
    # What a rule would find that the site does not run, or that nobody could ask, nobody knows.
    silent = rules.codes - rules.active
    if touched is None:
        silent |= rules.asking_git
    reports = []
    for context, ignores, findings, accepted, passed in runs:
        # Nor is an ignore unused whose finding this build does not show.
        unused = tuple(
            ignore
            for ignore in (
                context.opportunity.opportunity.ignores
                if context.opportunity
                else analysis.account.ignores
            )
            if ignore not in used
            and ignore.rule not in silent
            and not rules.leaves_out(ignore.rule)
        )
        context = replace(context, unused=unused if analysis.account.whole else ())
        more, accepted_too, passed_too = _run(
            context, rules, Scope.IGNORES, ignores, used, failures
        )
        reports.append(_report([*findings, *more], [*accepted, *accepted_too], passed + passed_too))
    return AccountReport(
        reports[0],
        {
            opportunity.opportunity.id: report
            for opportunity, report in zip(analysis.opportunities, reports[1:], strict=True)
        },
        tuple(failures.values()),
    )


def run_rules(context: Context, rules: RuleSet | None = None) -> Report:
    """Run the rules of the context's scope alone.

    Args:
        context: What the rules are given; it says whether they run on the account or on one of its
            opportunities.
        rules: The rules, ours as they are where none are given.

    Returns:
        The findings.
    """
    scope = Scope.OPPORTUNITY if context.opportunity else Scope.ACCOUNT
    ignores = _Ignores.of(context.account.account.ignores, context.today)
    if context.opportunity:
        ignores = ignores.after(_Ignores.of(context.opportunity.opportunity.ignores, context.today))
    return _report(*_run(context, rules or all_rules(), scope, ignores, set(), {}))


def _run(
    context: Context,
    rules: RuleSet,
    scope: Scope,
    ignores: _Ignores,
    used: set[Ignore],
    failures: dict[str, Diagnostic],
) -> tuple[list[Finding], list[Accepted], int]:
    """Return findings, accepted findings and how many rules of a scope found nothing."""
    account = context.account.account
    opportunity = context.opportunity.opportunity if context.opportunity else None
    findings: list[Finding] = []
    accepted: list[Accepted] = []
    passed = 0
    for rule in rules.of(scope):
        if opportunity and not opportunity.is_open and not (rule.closing or rule.origin):
            continue
        severity = rules.severity(rule)
        own = replace(context, limits=rules.limits(rule)) if rule.limits else context
        results = [
            replace(
                finding,
                code=rule.code,
                severity=severity,
                part=rule.part,
                asks=rule.asks,
                account=account.id,
                opportunity=opportunity.id if opportunity else "",
            )
            for finding in _checked(rule, own, failures)
        ]
        passed += not results
        for result in results:
            ignore = ignores.covering(result)
            if ignore:
                used.add(ignore)
                accepted.append(Accepted(result, ignore))
            else:
                findings.append(result)
    return findings, accepted, passed


def _checked(rule: Rule, context: Context, failures: dict[str, Diagnostic]) -> Iterable[Finding]:
    """Return what a rule finds, nothing where one of a company's own fails; ours may not fail."""
    if not rule.origin:
        return rule.check(context)
    try:
        return checked_results(rule.check(context), context.account.account)
    except (Exception, SystemExit, GeneratorExit) as error:  # whatever somebody else's code does
        failures.setdefault(rule.code, rule_failure(rule, error, context))
        return ()


def _report(findings: list[Finding], accepted: list[Accepted], passed: int) -> Report:
    findings.sort(
        key=lambda finding: (
            _SEVERITIES.index(finding.severity),
            _ASKS.index(finding.asks),
            finding.code,
            finding.location.path,
            finding.location.line,
            finding.location.column,
        )
    )
    return Report(tuple(findings), tuple(accepted), passed)
