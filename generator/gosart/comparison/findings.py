"""What a change of the plans brought and what it cleared: problems of files and findings of rules.

plan_changes ── two states of an account ── new, cleared, standing
stray_changes ── two states of what belongs to no account
renames_between ── what the entries of the one are called in the other, as matching knows it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gosart.comparison.changes import records_of
from gosart.comparison.matching import match
from gosart.comparison.records import PlanRecord
from gosart.comparison.snapshots import Plan
from gosart.diagnostics import Address, Diagnostic, Severity
from gosart.lint.baseline import NOTHING, DiagnosticChanges, compare_diagnostics
from gosart.lint.fingerprint import Renames, stamped
from gosart.plan.address import OPPORTUNITIES

__all__ = ["PlanChanges", "plan_changes", "renames_between"]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What became of the problems and the findings of an account."""

    problems: DiagnosticChanges = NOTHING
    findings: DiagnosticChanges = NOTHING

    @property
    def new(self) -> tuple[Diagnostic, ...]:
        """What the change brought, problems first."""
        return (*self.problems.new, *self.findings.new)


def plan_changes(old: Plan | None, new: Plan | None) -> PlanChanges:
    """Compare what is wrong in an account at two states.

    Args:
        old: The account at the earlier state, None where there was none.
        new: The same at the later state.

    Returns:
        What is new, cleared and standing. Of a plan that cannot be read at one of them nobody
        knows what the rules would find there, so no finding is called new or cleared; but where it
        can be read at the later state, its errors are called new, for nobody saw them before.
    """
    if new is None:  # what is gone with its account is not mended
        return PlanChanges()
    if old is not None and old.broken and not new.broken:
        return PlanChanges(
            replace(compare_diagnostics(_problems(old), ()), new=_errors(_problems(new))),
            DiagnosticChanges(new=_errors(_findings(new))),
        )
    readable = not any(plan is not None and plan.broken for plan in (old, new))
    problems = list(_problems(old)), list(_problems(new))
    findings = (_findings(old), _findings(new)) if readable else ((), ())
    account = Renames(account=new.id)
    changes = _compared(problems, findings, account)
    # Only what seems new and cleared at once can be the same under another name.
    if old is not None and any(
        part.new and part.cleared for part in (changes.problems, changes.findings)
    ):
        changes = _compared(problems, findings, renames_between(old, new))
    return changes


def _compared(
    problems: tuple[Iterable[Diagnostic], Iterable[Diagnostic]],
    findings: tuple[Iterable[Diagnostic], Iterable[Diagnostic]],
    renames: Renames,
) -> PlanChanges:
    return PlanChanges(
        compare_diagnostics(*problems, renames), compare_diagnostics(*findings, renames)
    )


def _problems(plan: Plan | None) -> Iterator[Diagnostic]:
    if plan is not None:
        yield from plan.problems
        yield from plan.examined.report.problems if plan.examined else ()


def _errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return stamped(item for item in diagnostics if item.severity is Severity.ERROR)


def _findings(plan: Plan | None) -> tuple[Diagnostic, ...]:
    return plan.examined.findings if plan and plan.examined else ()


def renames_between(old: Plan, new: Plan) -> Renames:
    """Return what the entries of one state of an account are called in the other.

    An entry is recognised by its id; under another id, or without one, by what it says.

    Args:
        old: The account at the earlier state.
        new: The same at the later.

    Returns:
        The later name by (opportunity, key above, earlier name), with the account's later id.
    """
    entries: dict[tuple[str, str, str], str] = {}
    for before, after in match(records_of(old), records_of(new)).pairs:
        then, now = _address(before), _address(after)
        scope = "" if after.kind == "opportunity" else after.opportunity
        if len(then) != len(now):
            continue
        for index in range(1, len(then)):
            if then[index] != now[index]:
                entries.setdefault((scope, then[index - 1], then[index]), now[index])
    return Renames(new.id, entries)


def _address(record: PlanRecord) -> Address:
    """Return the address of a record, below its opportunity where it is of one."""
    address = record.locator.location.address
    inside = record.kind != "opportunity" and address[:1] == (OPPORTUNITIES,)
    return address[2:] if inside else address
