"""The plans of two snapshots that may differ: what is read, and which plan is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from gosart.comparison.affected_accounts import reached
from gosart.comparison.closed_between import NO_CLOSINGS, closed_steps, closings_of
from gosart.comparison.former_folder import refuse_other_folder
from gosart.comparison.former_selves import former_self
from gosart.comparison.shared_plan import shared_plan
from gosart.comparison.snapshots import Plan, Side, read_side
from gosart.config.model import SiteOptions
from gosart.diagnostics import Severity
from gosart.errors import GosartError
from gosart.lint.baseline import DiagnosticChanges, compare_diagnostics
from gosart.plan.options import plan_options
from gosart.plan.referring import accounts_linking, accounts_referring
from gosart.plan_paths import SHARED, account_of
from gosart.repository.account_ids import check_names
from gosart.repository.discovery import (
    holds_accounts,
    list_accounts,
)
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import Kind
from gosart.repository.not_compared import submodule_problem
from gosart.rules.evaluate import Examiner
from gosart.vcs.changed_files import changed_files
from gosart.vcs.git import read_head
from gosart.vcs.snapshot import Origin, Snapshot

__all__ = ["Broken", "Pair", "broken_at", "read_pair"]

Broken = Literal["", "base", "head", "both"]


class Pair:
    """The plans of two states that may differ.

    Args:
        base: The earlier state.
        head: The later.
        paths: The files that differ.
        options: The site's options.
        shared: The shared entries of both as plans, where they differ.
    """

    def __init__(
        self,
        base: Side,
        head: Side,
        paths: Sequence[str],
        options: SiteOptions,
        shared: tuple[Plan | None, Plan | None] = (None, None),
    ) -> None:
        self._shared = shared
        self.base = base
        self.head = head
        self.paths = paths
        self.options = options
        self.touched = {account_of(path, options.accounts_dir) for path in paths}
        """Ids of the accounts whose files differ."""

    def stray(self) -> DiagnosticChanges:
        """Compare the problems that belong to no account.

        Returns:
            What is new, cleared and standing.
        """
        return compare_diagnostics(self.base.problems, self.head.problems)

    def broken_by_shared(self, old: Plan | None, new: Plan | None) -> bool:
        """Whether a plan that nobody touched is unreadable because the shared entries are wrong.

        What is wrong with them is reported once, and not for each plan that refers to them.

        Args:
            old: The plan in the base, None for none.
            new: The plan in the head, None for none.

        Returns:
            True where the shared entries are wrong at each state at which the plan cannot be read.
        """
        broken = broken_at(old, new)
        if old is None or new is None or not broken or new.id in self.touched:
            return False
        return all(
            self._is_shared_wrong(side)
            for name, side in (("base", self.base), ("head", self.head))
            if broken in (name, "both")
        )

    def shared(self) -> tuple[Plan, Plan] | None:
        """Return the shared entries of both states as plans.

        Returns:
            None where they are the same files, or wrong or missing at one of them.
        """
        old, new = self._shared
        if old is None or new is None or any(map(self._is_shared_wrong, (self.base, self.head))):
            return None
        return old, new

    def _is_shared_wrong(self, side: Side) -> bool:
        folder = f"{self.options.accounts_dir}/{SHARED}"
        return any(
            problem.severity is Severity.ERROR and problem.location.path.startswith(folder)
            for problem in side.problems
        )

    def matched(self) -> Iterator[tuple[Plan | None, Plan | None]]:
        """Yield the plans of each account in both states.

        Yields:
            The plan of the base and that of the head, None where there is none; a renamed account's
            come together.
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


def _refuse_files(base: Snapshot, head: Snapshot, folder: str) -> None:
    """Refuse a file in the place of the folder: its plans were not all deleted, nor are all new."""
    for snapshot in (base, head):
        try:
            kind = snapshot.files.kind(folder)
        except (OSError, ValueError):
            continue
        if kind is Kind.FILE:
            raise GosartError(
                f"'{folder}' is a file in {snapshot.name}, not a folder of accounts, "
                "so there is nothing to compare."
            )


def read_pair(
    base: Snapshot, head: Snapshot, examiner: Examiner, cache: DocumentCache | None = None
) -> Pair:
    """Read what differs between two snapshots.

    Args:
        base: The plans before.
        head: The plans after.
        examiner: What reads and tests a plan.
        cache: Documents that were read before.

    Returns:
        The plans that may differ: of touched files, and those that refer to what was touched.

    Raises:
        GosartError: Neither has a folder of accounts, the folder is a file or has another name in
            one of them, git cannot list what differs, or the option `only` names an account that
            neither has.
    """
    options = examiner.options
    folder, cache = options.accounts_dir, cache or DocumentCache()
    _refuse_files(base, head, folder)
    refuse_other_folder(base, head, folder, options.config_file)
    changed = changed_files(base, head, folder)
    if not any(holds_accounts(snapshot.files, folder) for snapshot in (base, head)):
        raise GosartError(
            f"There is no folder of accounts '{folder}' in {base.name} nor in {head.name}, "
            "so there is nothing to compare. "
            "Run the command where the site is, or set the option 'accounts_dir'."
        )
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
        check_names(
            options.only,
            {
                name
                for snapshot in (base, head)
                if holds_accounts(snapshot.files, folder)
                for name in list_accounts(snapshot.files, folder).ids
            },
        )
        chosen = {*options.only, SHARED}
        wanted = chosen if wanted is None else wanted & chosen
    after = read_side(examiner, head, wanted, cache)
    closings = NO_CLOSINGS
    if base.origin is Origin.COMMIT:
        latest = head.commit or read_head(base.root)[0]
        readers, only = plan_options(options), None if wanted is None else frozenset(wanted)
        closings = closings_of(closed_steps(base.root, folder, base.commit, latest, only, readers))
    before = read_side(examiner, base, wanted, cache, after, closings)
    other = tuple(submodule_problem(path) for path in changed.submodules)
    after = replace(after, problems=(*after.problems, *other))
    if SHARED not in touched:
        return Pair(before, after, changed.paths, options)
    shared = _shared_of(before, base, examiner), _shared_of(after, head, examiner)
    return Pair(before, after, changed.paths, options, shared)


def _shared_of(side: Side, snapshot: Snapshot, examiner: Examiner) -> Plan | None:
    if side.repository is None:
        return None
    readers = replace(plan_options(examiner.options), files=snapshot.files)
    return shared_plan(side.repository.shared, examiner, readers)


def broken_at(old: Plan | None, new: Plan | None) -> Broken:
    """Return at which states a plan cannot be read.

    Args:
        old: The plan in the base, None for none.
        new: The plan in the head, None for none.

    Returns:
        `base`, `head` or `both`; "" where it can be read at each.
    """
    if old and old.broken:
        return "both" if new and new.broken else "base"
    return "head" if new and new.broken else ""
