"""What moved in accounts since days of the past: compared with the plans git has of then.

Where git cannot tell, what carries a date of its own is listed.

ChangesSince ── how it is known and why not better ── changes, the gravest first
             └─ findings that are new and solved

All accounts of a site are read at once, and only those whose files differ since their day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from gosart.briefing.dated_entries import dated_since
from gosart.comparison.closed_between import (
    NO_CLOSINGS,
    Closings,
    closed_steps,
    closings_of,
    remembered_account,
    remembered_tree,
)
from gosart.comparison.compare import compare_plans
from gosart.comparison.former_selves import former_self
from gosart.comparison.model import AccountChange, Change, gravest_first
from gosart.comparison.past_audience import masked
from gosart.comparison.references import names_an_account
from gosart.comparison.snapshots import Plan, Side, side_of
from gosart.diagnostics import Diagnostic
from gosart.errors import GosartError
from gosart.plan.options import plan_options
from gosart.plan_paths import SHARED
from gosart.repository.discovery import list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.vcs.mainline import Mainline, Past, mainline, read_past
from gosart.yaml.document import AccountFiles, Tree

__all__ = ["Asked", "ChangesSince", "Present", "Why", "read_moves", "stamps"]

Asked = tuple[str, date]
"""An account's id and the day to look back to."""
Why = Literal["", "no-git", "shallow", "before", "new", "broken"]
"""Why only what carries a date is listed: no git, a shallow clone, a day before the first commit,
no plan yet, one that cannot be read."""

_TOUCHED = "D001"
"""The rule on when a plan was touched, which nobody asks of the past."""


@dataclass(frozen=True, eq=False, slots=True)
class ChangesSince:
    """What moved in an account."""

    why: Why = ""
    commit: str = ""
    """The one compared with, "" where only what carries a date is listed."""
    changes: tuple[Change, ...] = ()
    new: tuple[Diagnostic, ...] = ()
    solved: tuple[Diagnostic, ...] = ()
    closed: tuple[Diagnostic, ...] = ()
    """Findings that went when their opportunity was decided."""

    def of_opportunity(self, opportunity: str) -> ChangesSince:
        """Return what concerns one opportunity, or the account as a whole.

        Args:
            opportunity: Id of the opportunity.

        Returns:
            The same movement without what belongs to other opportunities.
        """
        scope = ("", opportunity)
        return replace(
            self,
            changes=tuple(item for item in self.changes if item.opportunity in scope),
            new=tuple(item for item in self.new if item.opportunity in scope),
            solved=tuple(item for item in self.solved if item.opportunity in scope),
            closed=tuple(item for item in self.closed if item.opportunity in scope),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Present:
    """The plans as they are now."""

    shared: Tree
    """What all accounts share."""
    plans: Mapping[str, Plan]
    """Each examined, by the account's id; asked only for those that have to be compared."""
    clean: Collection[str] = ()
    """Ids of accounts known to have the files of the last commit."""
    dated: Mapping[Asked, tuple[Change, ...]] = field(default_factory=dict)
    """What a plan itself dates since a day, where that is known already."""


def stamps(examiner: Examiner, asked: Iterable[Asked]) -> dict[Asked, object]:
    """Return what the movement of each account depends on besides the present plan.

    Args:
        examiner: What reads and tests a plan.
        asked: Account and day, for each that is asked for.

    Returns:
        A stamp for each of them: equal stamps, equal past.
    """
    stamps_of_asked: dict[Asked, object] = {}
    try:
        line, past, days = _days(examiner, asked)
    except GosartError:
        line, past, days = Mainline(why="no-git"), None, dict.fromkeys(asked, "")
    closings = _closings(examiner, line, days.values())
    for key, commit in days.items():
        if past is None or not commit:
            stamps_of_asked[key] = (line.why, commit)
            continue
        closed = closings.get(commit, NO_CLOSINGS)
        stamps_of_asked[key] = (
            line.why,
            commit,
            past.stamp(commit, key[0]),
            past.shared_stamp(commit),
            closed.get(key[0]),
            closed.get(SHARED),
        )
    return stamps_of_asked


def read_moves(
    examiner: Examiner, present: Present, asked: Iterable[Asked]
) -> dict[Asked, ChangesSince]:
    """Return what moved in accounts since a day each.

    A git that fails is one that is not there.

    Args:
        examiner: What reads and tests a plan.
        present: The plans as they are.
        asked: Account and day, for each that is asked for.

    Returns:
        The movement of each of them.
    """
    wanted = sorted(set(asked))
    try:
        line, past, days = _days(examiner, wanted)
    except GosartError:
        line, past, days = Mainline(why="no-git"), None, dict.fromkeys(wanted, "")
    head = line.commits[0][0] if line.commits else ""
    moves = _Moves(examiner, present, _closings(examiner, line, days.values()))
    then: dict[str, dict[str, list[Asked]]] = {}
    for key in wanted:
        account, commit = key[0], days[key]
        if past is None or not commit:
            moves.by_dates(key, line.why or "before")  # type: ignore[arg-type]
        elif not past.names(commit, account):
            gone = past.accounts(commit) - list_accounts(examiner.options.root, moves.folder).ids
            moves.renamed(key, past, commit, gone) if gone else moves.by_dates(key, "new")
        elif account in present.clean and _same(past, commit, head, account):
            moves.moves[key] = ChangesSince(commit=commit)
        else:
            then.setdefault(commit, {}).setdefault(account, []).append(key)
    if past and then:
        moves.by_git(past, then)
    moves.list_dated()
    return moves.moves


def _days(
    examiner: Examiner, asked: Iterable[Asked]
) -> tuple[Mainline, Past | None, dict[Asked, str]]:
    options = examiner.options
    line = mainline(options.root)
    days = {key: line.at(key[1]) for key in asked}
    if line.why or not any(days.values()):
        return line, None, days
    return line, read_past(options.root, options.accounts_dir), days


def _same(past: Past, commit: str, head: str, account: str) -> bool:
    return past.stamp(commit, account) == past.stamp(head, account) and past.shared_stamp(
        commit
    ) == past.shared_stamp(head)


def _closings(examiner: Examiner, line: Mainline, days: Iterable[str]) -> dict[str, Closings]:
    """Return what was closed since each of some commits, from one reading of the history."""
    order = [commit for commit, _ in line.commits]
    numbers = {commit: order.index(commit) for commit in days if commit}
    if not numbers:
        return {}
    oldest, options = max(numbers, key=lambda commit: numbers[commit]), examiner.options
    readers = plan_options(options)
    try:
        steps = closed_steps(options.root, options.accounts_dir, oldest, order[0], None, readers)
    except GosartError:  # what older files said is not here, so nothing is compared with them
        return {}
    return {
        commit: closings_of(steps, frozenset(order[:number])) for commit, number in numbers.items()
    }


class _Moves:
    def __init__(
        self, examiner: Examiner, present: Present, closings: Mapping[str, Closings]
    ) -> None:
        self.examiner = examiner
        self.closings = closings
        self.options = plan_options(examiner.options)
        self.folder = examiner.options.accounts_dir
        self.present = present
        self.documents = DocumentCache()
        self.moves: dict[Asked, ChangesSince] = {}
        self.waiting: list[tuple[Asked, Why]] = []

    def by_dates(self, key: Asked, why: Why) -> None:
        """Leave an account to its own dates."""
        self.waiting.append((key, why))

    def by_git(self, past: Past, then: Mapping[str, Mapping[str, list[Asked]]]) -> None:
        """Compare accounts with what they were: commit -> account -> what asked for it."""
        for commit, accounts in then.items():
            files = {
                account: self.present.plans[account].files
                for account in accounts
                if account in self.present.plans
            }
            side = self._side(past, commit, accounts, files)
            for account, keys in accounts.items():
                for key in keys:
                    self._compare(key, commit, side, [account])

    def renamed(self, key: Asked, past: Past, commit: str, gone: Collection[str]) -> None:
        """Compare an account that a commit does not have with those that are gone since."""
        files = self.present.plans[key[0]].files
        side = self._side(past, commit, gone, dict.fromkeys(gone, files))
        self._compare(key, commit, side, gone)

    def _side(
        self, past: Past, commit: str, only: Collection[str], present: Mapping[str, AccountFiles]
    ) -> Side:
        files = past.files(commit)
        try:
            read = read_repository(files, self.folder, frozenset(only), self.documents)
        except GosartError:
            return Side(commit, {}, ())
        closings = self.closings.get(commit, NO_CLOSINGS)
        today = {
            account: remembered_account(
                remembered_account(own, account, closings, self.options) or own,
                own.id,
                closings,
                self.options,
            )
            or own
            for account, own in present.items()
        }
        shared = remembered_tree(self.present.shared, closings.get(SHARED, ()), self.options)
        open_part = masked(read, today, shared, self.options)
        return side_of(self.examiner, commit, open_part, files, only)

    def _compare(self, key: Asked, commit: str, side: Side, ids: Collection[str]) -> None:
        plan = self.present.plans[key[0]]
        old = {account: past for account in ids if (past := side.plans.get(account))}
        before = old.get(plan.id) or former_self(plan, old)
        if before is None:
            self.by_dates(key, "new")
        elif before.examined is None:
            self.by_dates(key, "broken")
        else:
            change = self._compared(before, plan)
            new = tuple(finding for finding in change.new if finding.code != _TOUCHED)
            self.moves[key] = ChangesSince(
                "", commit, _changes(change), new, change.solved, change.closed
            )

    def _compared(self, before: Plan, plan: Plan) -> AccountChange:
        return compare_plans(before, plan, self.examiner.options, self.examiner.method)

    def list_dated(self) -> None:
        """List what the plans themselves date, for accounts of whose past git knows nothing."""
        today = self.examiner.options.today
        for key, why in self.waiting:
            dated = self.present.dated.get(key)
            if dated is None:
                dated = dated_since(self.present.plans[key[0]], key[1], today)
            self.moves[key] = ChangesSince(why, changes=dated)


def _changes(change: AccountChange) -> tuple[Change, ...]:
    # whether another account might be named is not looked up for the past: it is no difference
    return gravest_first(
        item for item in (*change.effects, *change.changes) if not names_an_account(item)
    )
