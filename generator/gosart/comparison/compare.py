"""Two states of a repository -> the whole comparison: every account whose files differ, told, with findings and the portfolio."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from gosart.comparison.affected_accounts import pointing_into, reached
from gosart.comparison.changes import changes_between, entries_of
from gosart.comparison.effects import consequences_of, mark_rows, portfolio_of
from gosart.comparison.findings import plan_changes, without_text
from gosart.comparison.matching import likeness, match
from gosart.comparison.messages import Speaker
from gosart.comparison.model import AccountChange, Change, Comparison, worst_first
from gosart.comparison.snapshots import Plan, Side, read_side
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Severity
from gosart.i18n.translator import Translator
from gosart.lint.baseline import DiagnosticChanges, compare_diagnostics
from gosart.lint.fingerprint import stamped
from gosart.lint.repeats import merged
from gosart.method.model import Method
from gosart.plan.model.people import Organisation
from gosart.plan_paths import SHARED, account_of
from gosart.repository.discovery import scan_repository
from gosart.rules.evaluate import Examiner
from gosart.vcs.revisions import State, changed_lines, changed_paths, export

__all__ = ["Pair", "compare_pair", "compare_plans", "compare_states", "former_self", "read_pair"]

Broken = Literal["", "base", "head", "both"]


class Pair:
    """The plans of two states that may differ: what every face of a review is made from.

    Args:
        base: The earlier state.
        head: The later.
        paths: The files that differ.
        options: The site's options.
        misplaced: Problems of names in the folder of accounts that are no account's, at both.
    """

    def __init__(
        self,
        base: Side,
        head: Side,
        paths: Sequence[str],
        options: SiteOptions,
        misplaced: tuple[Sequence[Diagnostic], Sequence[Diagnostic]] = ((), ()),
    ) -> None:
        self.base = base
        self.head = head
        self.paths = paths
        self.options = options
        self.misplaced = misplaced
        self.touched = {account_of(path, options.accounts_dir) for path in paths}
        """Ids of the accounts whose files differ."""

    def stray(self) -> DiagnosticChanges:
        """Compare the problems that belong to no account."""
        before, after = (
            (*side.problems, *misplaced)
            for side, misplaced in zip((self.base, self.head), self.misplaced, strict=True)
        )
        return compare_diagnostics(before, after)

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
        """Yield the plans of an account at the two states, None where there is none; one that was renamed with its old self."""
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


def read_pair(base: State, head: State, examiner: Examiner, scratch: Path) -> Pair:
    """Read what differs between two states. Raises GosartError when neither has a folder of accounts."""
    options = examiner.options
    paths = changed_paths(options.root, base, head, options.accounts_dir)
    wanted: set[str] | None = {account_of(path, options.accounts_dir) for path in paths} - {""}
    if wanted and SHARED in wanted:
        more = reached(options, base, head, scratch)
        wanted = None if more is None else wanted | more
    if wanted:
        more = pointing_into(options, base, wanted - {SHARED})
        wanted = None if more is None else wanted | more
    if options.only is not None:
        chosen = {*options.only, SHARED}
        wanted = chosen if wanted is None else wanted & chosen
    folders = [scratch / name for name in ("base", "head")]
    for folder in folders:
        folder.mkdir()
    after = read_side(examiner, head, wanted, folders[1])
    before = read_side(examiner, base, wanted, folders[0], after)
    misplaced = _misplaced(options, base, head, paths, scratch / "names")
    return Pair(before, after, paths, options, misplaced)


def _misplaced(
    options: SiteOptions, base: State, head: State, paths: Sequence[str], scratch: Path
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return what is wrong with names in the folder of accounts that changed, at both states."""
    folder = options.accounts_dir
    names = {
        path.removeprefix(f"{folder}/").split("/")[0]
        for path in paths
        if not account_of(path, folder)
    }
    if not names:
        return (), ()
    several = []
    for number, state in enumerate((base, head)):
        (scratch / str(number)).mkdir(parents=True)
        root = export(options.root, state, folder, names, scratch / str(number))
        listing = scan_repository(root, folder).problems if (root / folder).is_dir() else ()
        several.append(
            tuple(
                problem
                for problem in listing
                if problem.location.path.removeprefix(f"{folder}/").split("/")[0] in names
            )
        )
    return several[0], several[1]


def compare_states(
    options: SiteOptions,
    base: State,
    head: State,
    method: Method,
    translator: Translator,
    *,
    lines: bool = True,
) -> Comparison:
    """Compare two states of the repository. `lines` asks git which lines differ, too."""
    with tempfile.TemporaryDirectory(prefix="gosart-") as scratch:
        pair = read_pair(base, head, Examiner(method, options), Path(scratch))
        found = changed_lines(options.root, base, head, pair.paths) if lines else {}
        return compare_pair(pair, Speaker(translator, method), found)


def compare_pair(pair: Pair, speaker: Speaker, lines: dict[str, frozenset[int]]) -> Comparison:
    """Compare plans that have been read."""
    options = pair.options
    told: list[AccountChange] = []
    same: list[str] = []
    lost: list[str] = []
    found_again: list[str] = []
    for old, new in pair.matched():
        change = compare_plans(old, new, options, speaker)
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
        base=pair.base.state.name,
        head=pair.head.state.name,
        accounts=tuple(told),
        same=tuple(sorted(same)),
        portfolio=() if broken else tuple(portfolio_of(before, after, speaker)),
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
    old: Plan | None, new: Plan | None, options: SiteOptions, speaker: Speaker
) -> AccountChange:
    """Compare an account at two states; one of them may be None, for there was no such account."""
    plan = new or old
    assert plan is not None  # noqa: S101 - a pair has one of the two
    broken = broken_at(old, new)
    readable = old is not None and new is not None and not broken
    moved = _renamed_opportunities(old, new) if not broken else {}
    diagnostics = plan_changes(old, new)
    problems = diagnostics.problems.new
    if plan.private:
        problems = stamped(map(without_text, problems))
    opportunities = {
        opportunity.opportunity.id: opportunity.opportunity.name
        for side in (old, new)
        if side and side.found
        for opportunity in side.found.reading.opportunities
    }
    changes = worst_first(changes_between(old, new, speaker, options.stages)) if not broken else ()
    return AccountChange(
        id=plan.id,
        name=old.name if old and old.found and not plan.found else plan.name,
        status="added" if old is None else "removed" if new is None else "changed",
        changes=changes,
        consequences=worst_first(
            _of_all_opportunities(
                consequences_of(old.found.reading, new.found.reading, moved, speaker)
            )
        )
        if readable and old and new and old.found and new.found
        else (),
        new=merged((*problems, *diagnostics.findings.new)),
        solved=merged(diagnostics.findings.cleared),
        standing=len(diagnostics.findings.standing),
        marks=tuple(mark_rows(old.found.reading, new.found.reading, moved, speaker))
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
    touched = {change.opportunity for change in changes if change.entry}
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
        for entry, before, after in match(entries_of(old), entries_of(new)).renamed
        if entry.kind == "opportunity"
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
    own = dict.fromkeys(entries_of(plan))
    for candidate in gone.values():
        others = entries_of(candidate)
        shared = [ids for ids in own if ids in others]
        if len(own) > 3 and len(shared) > 0.6 * max(len(own), len(others)):
            alike = [likeness(others[ids].fields, entries_of(plan)[ids].fields) for ids in shared]
            if sum(alike) / len(alike) > 0.6:
                return candidate
    return None


def _of_all_opportunities(changes: Iterable[Change]) -> list[Change]:
    """Say what comes about in several deals alike once: who was won for the account was won for each of them."""
    told: dict[tuple[str, ...], Change] = {}
    for found in changes:
        key = (found.field, found.sentence, found.direction)
        told[key] = replace(told[key], opportunity="") if key in told else found
    return list(told.values())
