"""Runs the rules over an account and its deals, sets aside what the plan accepts, and tells what no ignore covers any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.opportunity import AccountAnalysis
from gosart.diagnostics import Diagnostic, Severity
from gosart.method.model import Method
from gosart.plan.model.account import Ignore
from gosart.rules.custom_rules import told_failure
from gosart.rules.findings import Accepted, Ask, Context, Finding, Report, Thresholds
from gosart.rules.registry import Rule
from gosart.rules.selection import RuleSet, all_rules

__all__ = ["AccountReport", "run_account", "run_rules"]


@dataclass(frozen=True, eq=False, slots=True)
class AccountReport:
    """What the rules say of an account: of itself, of each deal by id, and which of a company's own rules failed."""

    own: Report
    opportunities: Mapping[str, Report]
    problems: tuple[Diagnostic, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings of the account and its deals, in that order."""
        return tuple(
            found
            for report in (self.own, *self.opportunities.values())
            for found in report.findings
        )


def run_account(
    reading: AccountAnalysis,
    method: Method,
    today: date,
    thresholds: Thresholds,
    rules: RuleSet,
    touched: date | None = None,
) -> AccountReport:
    """Run the rules over an account and its deals. `touched` is the day its files were last changed, None where nobody knows."""
    used: set[Ignore] = set()
    problems: dict[object, Diagnostic] = {}
    runs = []
    for opportunity in (None, *reading.opportunities):
        context = Context(
            reading, opportunity, method, today, thresholds, touched, codes=rules.codes
        )
        runs.append(
            (
                context,
                *_run(context, rules, "opportunity" if opportunity else "account", used, problems),
            )
        )
    reports = []
    for context, kept, accepted, passed in runs:
        own = (
            context.opportunity.opportunity.ignores
            if context.opportunity
            else reading.account.ignores
        )
        # An ignore of a rule that the site does not run may still apply, and so may one whose finding this build does not show.
        told = [
            found
            for found in own
            if found not in used and (found.rule in rules.active or found.rule not in rules.codes)
        ]
        unused = tuple(told) if reading.account.whole else ()
        more, accepted_too, passed_too = _run(
            replace(context, unused=unused), rules, "ignores", used, problems
        )
        reports.append(_report([*kept, *more], [*accepted, *accepted_too], passed + passed_too))
    return AccountReport(
        reports[0],
        {
            opportunity.opportunity.id: report
            for opportunity, report in zip(reading.opportunities, reports[1:], strict=True)
        },
        tuple(problems.values()),
    )


def run_rules(context: Context, rules: RuleSet | None = None) -> Report:
    """Run the rules of the context's scope alone, ours where none are given."""
    return _report(
        *_run(
            context,
            rules or all_rules(),
            "opportunity" if context.opportunity else "account",
            set(),
            {},
        )
    )


def _run(
    context: Context,
    rules: RuleSet,
    scope: str,
    used: set[Ignore],
    problems: dict[object, Diagnostic],
) -> tuple[list[Finding], list[Accepted], int]:
    account, opportunity = (
        context.account.account,
        context.opportunity.opportunity if context.opportunity else None,
    )
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    passed = 0
    for one in rules.of(scope):
        severity = rules.severity(one)
        results = [
            replace(
                found,
                code=one.code,
                severity=severity,
                part=one.part,
                asks=one.asks,
                account=account.id,
                opportunity=opportunity.id if opportunity else "",
            )
            for found in _checked(
                one, replace(context, limits=rules.limits(one)) if one.limits else context, problems
            )
        ]
        passed += not results
        for result in results:
            ignore = _ignored(
                result,
                (*opportunity.ignores, *account.ignores) if opportunity else account.ignores,
                context.today,
            )
            if ignore:
                used.add(ignore)
                accepted.append(Accepted(result, ignore))
            else:
                kept.append(result)
    return kept, accepted, passed


def _checked(one: Rule, context: Context, problems: dict[object, Diagnostic]) -> Iterable[Finding]:
    """Return what a rule finds. One of a company's own that fails finds nothing, and is told once; ours may not fail."""
    if not one.origin:
        return one.check(context)
    try:
        found = list(one.check(context))
        strange = next((item for item in found if not isinstance(item, Finding)), None)
        if strange is not None:
            raise TypeError(f"it gave {type(strange).__name__} where a finding is wanted")
    except Exception as error:
        problems.setdefault(one.code, told_failure(one, error, context))
        return ()
    return found


def _ignored(found: Finding, ignores: tuple[Ignore, ...], today: date) -> Ignore | None:
    """Return the ignore that covers a finding: of its rule, for this entry or the whole plan, not run out."""
    for ignore in ignores:
        if (
            ignore.rule == found.code
            and ignore.entry in ("", found.entry)
            and (ignore.until is None or ignore.until >= today)
        ):
            return ignore
    return None


def _report(kept: list[Finding], accepted: list[Accepted], passed: int) -> Report:
    order, asks = list(Severity), list(Ask)
    kept.sort(
        key=lambda found: (
            order.index(found.severity),
            asks.index(found.asks),
            found.code,
            found.location.path,
            found.location.line,
            found.location.column,
        )
    )
    return Report(tuple(kept), tuple(accepted), passed)
