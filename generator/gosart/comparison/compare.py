"""Two snapshots of a repository -> the accounts whose files differ, findings, the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gosart.comparison.changes import changes_between, records_of
from gosart.comparison.effects import effects_of, effects_on_portfolio, rating_rows
from gosart.comparison.findings import plan_changes
from gosart.comparison.matching import match
from gosart.comparison.model import AccountChange, Change, Comparison, worst_first
from gosart.comparison.pair import Pair, broken_at, read_pair
from gosart.comparison.snapshots import Plan
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic
from gosart.lint.fingerprint import stamped
from gosart.lint.repeats import merged
from gosart.method.model import Method
from gosart.plan.model.people import Organisation
from gosart.plan_paths import SHARED
from gosart.rules.custom_rules import RULE_FAILS
from gosart.rules.evaluate import Examiner
from gosart.vcs.changed_files import changed_lines
from gosart.vcs.snapshot import Snapshot

__all__ = ["compare_pair", "compare_plans", "compare_states"]


def compare_states(
    options: SiteOptions,
    base: Snapshot,
    head: Snapshot,
    method: Method,
    *,
    lines: bool = True,
) -> Comparison:
    """Compare two snapshots of the repository.

    Args:
        options: The site's options.
        base: The plans before.
        head: The plans after.
        method: The criteria and their weights.
        lines: Also ask git which lines differ, for annotations of a forge.

    Returns:
        Every account that changed, the problems of none, and the effects on the portfolio.

    Raises:
        GosartError: Neither has a folder of accounts, or git fails.
    """
    examiner = Examiner(method, options)
    pair = read_pair(base, head, examiner)
    added = changed_lines(base, head, pair.paths) if lines else {}
    comparison = compare_pair(pair, method, added)
    return replace(comparison, not_run=stamped(_not_run(examiner, pair, comparison)))


def _not_run(examiner: Examiner, pair: Pair, comparison: Comparison) -> Iterator[Diagnostic]:
    """Yield what says which of a company's own rules did not look at the plans.

    Without it a comparison would be silent of what nobody looked for. A rule that fails is named
    once, at the first plan, unless the change brought its failure.
    """
    if examiner.rules.not_run:
        yield examiner.rules.not_run
    yield from examiner.rules.failed
    named = {item.about for item in comparison.new if item.code == RULE_FAILS}
    for _, plan in sorted(pair.head.plans.items()):
        for problem in plan.examined.report.problems if plan.examined else ():
            if problem.about not in named:
                named.add(problem.about)
                yield problem


def compare_pair(pair: Pair, method: Method, lines: dict[str, frozenset[int]]) -> Comparison:
    """Compare plans that have been read.

    Args:
        pair: The plans of both states.
        method: The criteria and their weights.
        lines: Added lines (from 1) by the path of their file.

    Returns:
        Every account that changed, the problems of none, and the effects on the portfolio.
    """
    options = pair.options
    changed: list[AccountChange] = []
    same: list[str] = []
    unreadable: list[str] = []
    readable_again: list[str] = []
    for old, new in pair.matched():
        change = compare_plans(old, new, options, method)
        if pair.broken_by_shared(old, new):
            (readable_again if change.broken == "base" else unreadable).append(change.name)
        elif change.id not in pair.touched and change.broken == "both" and not change.new:
            continue  # it was read for the sake of others; the change does not concern it
        elif not change.is_silent:
            changed.append(change)
        elif change.id in pair.touched:
            same.append(change.name)
    if both := pair.shared():
        shared = _of_shared(*both, options)
        if shared.changes:
            changed.append(shared)
        else:
            same.append(SHARED)
    changed.sort(
        key=lambda account: (
            account.broken not in ("head", "both"),
            account.status != "removed",
            -account.worse,
            -account.better,
            account.id,
        )
    )
    before, after = (
        [plan.examined.analysis for plan in side.plans.values() if plan.examined]
        for side in (pair.base, pair.head)
    )
    broken = (
        unreadable or readable_again or any(account.broken for account in changed)
    )  # money that cannot be read is not money that is gone
    return Comparison(
        base=pair.base.name,
        head=pair.head.name,
        accounts=tuple(changed),
        same=tuple(sorted(same)),
        portfolio=() if broken else tuple(effects_on_portfolio(before, after)),
        stray=merged(pair.stray().new),
        unreadable=tuple(sorted(unreadable)),
        readable_again=tuple(sorted(readable_again)),
        lines=lines,
        only=tuple(sorted(options.only or ())),
    )


def _of_shared(old: Plan, new: Plan, options: SiteOptions) -> AccountChange:
    """Return what changed in the shared entries."""
    return AccountChange(
        id=SHARED,
        name=SHARED,
        status="changed",
        changes=worst_first(changes_between(old, new, options.stages)),
        effects=(),
        new=(),
        solved=(),
        standing=0,
        path=new.files.path,
    )


def compare_plans(
    old: Plan | None, new: Plan | None, options: SiteOptions, method: Method
) -> AccountChange:
    """Compare an account at two states.

    Args:
        old: The plan before, None where there was none; then `new` is one.
        new: The plan after, None where there is none any more.
        options: The site's options.
        method: The criteria and their weights.

    Returns:
        What changed, and what that brings about; of a plan that cannot be read its problems alone.
    """
    plan = new or old
    assert plan is not None  # noqa: S101 - a pair has one of the two
    broken = broken_at(old, new)
    readable = old is not None and new is not None and not broken
    renamed = _renamed_opportunities(old, new) if not broken else {}
    diagnostics = plan_changes(old, new)
    decided = _decided_since(old, new, renamed) if not broken else frozenset()
    cleared = diagnostics.findings.cleared
    opportunities = {
        opportunity.opportunity.id: opportunity.opportunity.name
        for plan_then_now in (old, new)
        if plan_then_now and plan_then_now.examined and not broken
        for opportunity in plan_then_now.examined.analysis.opportunities
    }
    changes = worst_first(changes_between(old, new, options.stages)) if not broken else ()
    return AccountChange(
        id=plan.id,
        name=old.name if old and old.examined and not plan.examined else plan.name,
        status="added" if old is None else "removed" if new is None else "changed",
        changes=changes,
        effects=worst_first(
            _of_all_opportunities(effects_of(old.examined.analysis, new.examined.analysis, renamed))
        )
        if readable and old and new and old.examined and new.examined
        else (),
        new=merged(diagnostics.new),
        solved=merged(item for item in cleared if item.opportunity not in decided),
        closed=merged(item for item in cleared if item.opportunity in decided),
        standing=len(diagnostics.findings.standing),
        ratings=tuple(rating_rows(old.examined.analysis, new.examined.analysis, renamed, method))
        if readable and old and new and old.examined and new.examined
        else (),
        opportunities=opportunities,
        broken=broken,
        renamed_from=old.id if old and new and old.id != new.id else "",
        path=plan.files.path,
        organisation=_organisation(new, changes),
    )


def _organisation(plan: Plan | None, changes: Iterable[Change]) -> Organisation | None:
    if plan is None or plan.examined is None:
        return None
    opportunities = plan.examined.analysis.opportunities
    touched = {change.opportunity for change in changes if change.person}
    chosen = next(
        (opportunity for opportunity in opportunities if opportunity.opportunity.id in touched),
        next(iter(opportunities), None),
    )
    return (
        chosen.opportunity.organisation if chosen else plan.examined.analysis.account.organisation
    )


def _decided_since(
    old: Plan | None, new: Plan | None, renamed: Mapping[str, str]
) -> frozenset[str]:
    """Return the old ids of opportunities that were open then and are decided now."""
    if old is None or new is None or old.examined is None or new.examined is None:
        return frozenset()
    decided = {
        analysis.opportunity.id
        for analysis in new.examined.analysis.opportunities
        if not analysis.opportunity.is_open
    }
    return frozenset(
        analysis.opportunity.id
        for analysis in old.examined.analysis.open_opportunities
        if renamed.get(analysis.opportunity.id, analysis.opportunity.id) in decided
    )


def _renamed_opportunities(old: Plan | None, new: Plan | None) -> dict[str, str]:
    """Return the new id of each opportunity of the old plan that has another one in the new."""
    if old is None or new is None or _opportunities(old) == _opportunities(new):
        return {}
    return {
        before: after
        for record, before, after in match(records_of(old), records_of(new)).renamed
        if record.kind == "opportunity"
    }


def _opportunities(plan: Plan) -> set[str]:
    if plan.examined is None:
        return set()
    return {opportunity.opportunity.id for opportunity in plan.examined.analysis.opportunities}


def _of_all_opportunities(changes: Iterable[Change]) -> list[Change]:
    """Return what comes about in several opportunities alike as one effect of the account.

    Who was won for the account was won for each of them.
    """
    effects: dict[tuple[object, ...], Change] = {}
    for effect in changes:
        key = (effect.subject, effect.name, effect.old, effect.new, effect.direction, effect.data)
        effects[key] = replace(effects[key], opportunity="") if key in effects else effect
    return list(effects.values())
