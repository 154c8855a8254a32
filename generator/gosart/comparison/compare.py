"""Two snapshots of a repository -> every account whose files differ, its findings, the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from gosart.comparison.affected_accounts import reached
from gosart.comparison.changes import changes_between, records_of
from gosart.comparison.effects import effects_of, effects_on_portfolio, rating_rows
from gosart.comparison.findings import plan_changes
from gosart.comparison.matching import likeness, match
from gosart.comparison.model import AccountChange, Change, Comparison, worst_first
from gosart.comparison.snapshots import Plan, Side, read_side
from gosart.config.model import SiteOptions
from gosart.diagnostics import Severity
from gosart.errors import GosartError
from gosart.lint.baseline import DiagnosticChanges, compare_diagnostics
from gosart.lint.repeats import merged
from gosart.method.model import Method
from gosart.plan.model.people import Organisation
from gosart.plan.referring import accounts_linking, accounts_referring
from gosart.plan_paths import SHARED, account_of
from gosart.repository.discovery import holds_accounts, submodule_problem
from gosart.repository.document_cache import DocumentCache
from gosart.rules.evaluate import Examiner
from gosart.vcs.changed_files import changed_files, changed_lines
from gosart.vcs.snapshot import Snapshot

__all__ = ["Pair", "compare_pair", "compare_plans", "compare_states", "former_self", "read_pair"]

Broken = Literal["", "base", "head", "both"]


class Pair:
    """The plans of two states that may differ: what every face of a review is made from.

    Args:
        base: The earlier state.
        head: The later.
        paths: The files that differ.
        options: The site's options.
    """

    def __init__(self, base: Side, head: Side, paths: Sequence[str], options: SiteOptions) -> None:
        self.base = base
        self.head = head
        self.paths = paths
        self.options = options
        self.touched = {account_of(path, options.accounts_dir) for path in paths}
        """Ids of the accounts whose files differ."""

    def stray(self) -> DiagnosticChanges:
        """Compare the problems that belong to no account."""
        return compare_diagnostics(self.base.problems, self.head.problems)

    def broken_by_shared(self, old: Plan | None, new: Plan | None) -> bool:
        """Tell whether a plan that nobody touched cannot be read because the shared entries are wrong.

        What is wrong with them is told of them, once, and not of each plan that refers to them.
        """
        broken = broken_at(old, new)
        if old is None or new is None or not broken or new.id in self.touched:
            return False
        folder = f"{self.options.accounts_dir}/{SHARED}"
        sides = [
            side
            for name, side in (("base", self.base), ("head", self.head))
            if broken in (name, "both")
        ]
        return all(
            any(
                problem.severity is Severity.ERROR and problem.location.path.startswith(folder)
                for problem in side.problems
            )
            for side in sides
        )

    def matched(self) -> Iterator[tuple[Plan | None, Plan | None]]:
        """Yield the plans of an account in both, None where there is none.

        One that was renamed comes with its old self.
        """
        gone = {key: plan for key, plan in self.base.plans.items() if key not in self.head.plans}
        for key, plan in self.head.plans.items():
            before = self.base.plans.get(key)
            if before is None:
                before = former_self(plan, gone)
                if before is not None:
                    del gone[before.id]
            yield before, plan
        for plan in gone.values():
            yield plan, None


def read_pair(
    base: Snapshot, head: Snapshot, examiner: Examiner, cache: DocumentCache | None = None
) -> Pair:
    """Read what differs between two snapshots.

    Args:
        base: The plans before.
        head: The plans after.
        examiner: What reads and tests a plan.
        cache: Documents that were read before.

    Raises:
        GosartError: Neither has a folder of accounts, or git cannot tell what differs.
    """
    options = examiner.options
    folder, cache = options.accounts_dir, cache or DocumentCache()
    if not any(holds_accounts(snapshot.files, folder) for snapshot in (base, head)):
        raise GosartError(
            f"There is no folder of accounts '{folder}' in {base.name} nor in {head.name}, "
            "so there is nothing to compare. "
            "Run the command where the site is, or set the option 'accounts_dir'."
        )
    changed = changed_files(base, head, folder)
    touched = {account_of(path, folder) for path in changed.paths} - {""}
    # A plan that nobody touched may be broken by what became of a person or file it refers to.
    linking = accounts_linking(base, head, folder, changed.paths)
    wanted: set[str] | None = None
    if linking is not None:
        referring = accounts_referring(base, head, folder, touched, cache)
        wanted = touched | referring | linking
    if SHARED in touched:
        more = reached(options, base, head, cache)
        wanted = None if more is None or wanted is None else wanted | more
    if options.only is not None:
        chosen = {*options.only, SHARED}
        wanted = chosen if wanted is None else wanted & chosen
    after = read_side(examiner, head, wanted, cache)
    before = read_side(examiner, base, wanted, cache, after)
    other = tuple(submodule_problem(path) for path in changed.submodules)
    return Pair(before, replace(after, problems=(*after.problems, *other)), changed.paths, options)


def compare_states(
    options: SiteOptions,
    base: Snapshot,
    head: Snapshot,
    method: Method,
    *,
    lines: bool = True,
) -> Comparison:
    """Compare two snapshots of the repository. `lines` asks git which lines differ, too."""
    pair = read_pair(base, head, Examiner(method, options))
    found = changed_lines(base, head, pair.paths) if lines else {}
    return compare_pair(pair, method, found)


def compare_pair(pair: Pair, method: Method, lines: dict[str, frozenset[int]]) -> Comparison:
    """Compare plans that have been read."""
    options = pair.options
    told: list[AccountChange] = []
    same: list[str] = []
    lost: list[str] = []
    found_again: list[str] = []
    for old, new in pair.matched():
        change = compare_plans(old, new, options, method)
        if pair.broken_by_shared(old, new):
            (found_again if change.broken == "base" else lost).append(change.name)
        elif change.id not in pair.touched and change.broken == "both" and not change.new:
            continue  # it was read for the sake of others, and this change has nothing to do with it
        elif not change.is_silent:
            told.append(change)
        elif change.id in pair.touched:
            same.append(change.name)
    told.sort(
        key=lambda found: (
            found.broken not in ("head", "both"),
            found.status != "removed",
            -found.worse,
            -found.better,
            found.id,
        )
    )
    before, after = (
        [plan.found.reading for plan in side.plans.values() if plan.found]
        for side in (pair.base, pair.head)
    )
    broken = (
        lost or found_again or any(found.broken for found in told)
    )  # money that cannot be read is not money that is gone
    return Comparison(
        base=pair.base.name,
        head=pair.head.name,
        accounts=tuple(told),
        same=tuple(sorted(same)),
        portfolio=() if broken else tuple(effects_on_portfolio(before, after)),
        stray=merged(pair.stray().new),
        lost=tuple(sorted(lost)),
        found_again=tuple(sorted(found_again)),
        lines=lines,
    )


def broken_at(old: Plan | None, new: Plan | None) -> Broken:
    """Return at which states a plan cannot be read, "" for none of them."""
    if old and old.broken:
        return "both" if new and new.broken else "base"
    return "head" if new and new.broken else ""


def compare_plans(
    old: Plan | None, new: Plan | None, options: SiteOptions, method: Method
) -> AccountChange:
    """Compare an account at two states; one of them may be None, for there was no such account."""
    plan = new or old
    assert plan is not None  # noqa: S101 - a pair has one of the two
    broken = broken_at(old, new)
    readable = old is not None and new is not None and not broken
    moved = _renamed_opportunities(old, new) if not broken else {}
    diagnostics = plan_changes(old, new)
    opportunities = {
        opportunity.opportunity.id: opportunity.opportunity.name
        for side in (old, new)
        if side and side.found and not broken
        for opportunity in side.found.reading.opportunities
    }
    changes = worst_first(changes_between(old, new, options.stages)) if not broken else ()
    return AccountChange(
        id=plan.id,
        name=old.name if old and old.found and not plan.found else plan.name,
        status="added" if old is None else "removed" if new is None else "changed",
        changes=changes,
        effects=worst_first(
            _of_all_opportunities(effects_of(old.found.reading, new.found.reading, moved))
        )
        if readable and old and new and old.found and new.found
        else (),
        new=merged(diagnostics.new),
        solved=merged(diagnostics.findings.cleared),
        standing=len(diagnostics.findings.standing),
        marks=tuple(rating_rows(old.found.reading, new.found.reading, moved, method))
        if readable and old and new and old.found and new.found
        else (),
        opportunities=opportunities,
        broken=broken,
        renamed_from=old.id if old and new and old.id != new.id else "",
        path=plan.files.path,
        organisation=_organisation(new, changes),
    )


def _organisation(plan: Plan | None, changes: Iterable[Change]) -> Organisation | None:
    if plan is None or plan.found is None:
        return None
    opportunities = plan.found.reading.opportunities
    touched = {change.opportunity for change in changes if change.person}
    shown = next(
        (found for found in opportunities if found.opportunity.id in touched),
        next(iter(opportunities), None),
    )
    return shown.opportunity.organisation if shown else plan.found.reading.account.organisation


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
    if plan.found is None:
        return set()
    return {reading.opportunity.id for reading in plan.found.reading.opportunities}


def former_self(plan: Plan, gone: dict[str, Plan]) -> Plan | None:
    """Return the plan among those that are gone that this one was before it was renamed: the same name, or mostly the same content."""
    for candidate in gone.values():
        if (
            candidate.found
            and plan.found
            and candidate.found.reading.account.name == plan.found.reading.account.name
        ):
            return candidate
    if plan.found is None:
        return None
    own = dict.fromkeys(records_of(plan))
    for candidate in gone.values():
        others = records_of(candidate)
        shared = [ids for ids in own if ids in others]
        if len(own) > 3 and len(shared) > 0.6 * max(len(own), len(others)):
            alike = [likeness(others[ids].fields, records_of(plan)[ids].fields) for ids in shared]
            if sum(alike) / len(alike) > 0.6:
                return candidate
    return None


def _of_all_opportunities(changes: Iterable[Change]) -> list[Change]:
    """Say what comes about in several deals alike once: who was won for the account was won for each of them."""
    effects: dict[tuple[object, ...], Change] = {}
    for effect in changes:
        key = (effect.subject, effect.name, effect.old, effect.new, effect.direction, effect.data)
        effects[key] = replace(effects[key], opportunity="") if key in effects else effect
    return list(effects.values())
