"""What moved in accounts since days of the past: compared with the plans of then, or listed by its own date where git cannot tell.

Moved ── how it is known and why not better ── changes, the gravest first ── findings new and solved

All accounts of a site are read at once, and only those whose files differ since their day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gosart.briefing.dated_entries import dated_since
from gosart.comparison.compare import compare_plans, former_self
from gosart.comparison.model import AccountChange, Change, gravest_first
from gosart.comparison.past_audience import masked
from gosart.comparison.snapshots import Plan, Side, side_of
from gosart.diagnostics import Diagnostic
from gosart.errors import GosartError
from gosart.plan.options import plan_options
from gosart.repository.discovery import list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.vcs.mainline import Mainline, Past, mainline, read_past
from gosart.yaml.document import AccountFiles, Repository

__all__ = ["Asked", "Moved", "Present", "Why", "read_moves", "stamps"]

Asked = tuple[str, date]
"""An account's id and the day to look back to."""
Why = Literal["", "no-git", "shallow", "before", "new", "broken"]
"""Why only what carries a date is listed: no git, a shallow clone, a day before the first commit, no plan yet, one that cannot be read."""

_UNTOLD = frozenset({"same_as"})
"""Whether the other account may be named was not looked up for the past: a difference would say nothing of the plan."""
_TOUCHED = "D001"
"""The rule on when a plan was touched, which nobody asks of the past."""


@dataclass(frozen=True, eq=False, slots=True)
class Moved:
    """What moved in an account. `commit`: the one compared with, "" where only what carries a date is listed."""

    why: Why = ""
    commit: str = ""
    changes: tuple[Change, ...] = ()
    new: tuple[Diagnostic, ...] = ()
    solved: tuple[Diagnostic, ...] = ()

    def of_opportunity(self, opportunity: str) -> Moved:
        """Return what concerns one deal, or the account as a whole."""
        here = ("", opportunity)
        return replace(
            self,
            changes=tuple(found for found in self.changes if found.opportunity in here),
            new=tuple(found for found in self.new if found.opportunity in here),
            solved=tuple(found for found in self.solved if found.opportunity in here),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Present:
    """The plans as they are: what was read, each examined, and which accounts have no change that is not committed."""

    repository: Repository
    plans: Mapping[str, Plan]
    clean: Collection[str] = ()
    """Ids of accounts whose files are those of the last commit; of any other nothing is taken for granted."""


def stamps(examiner: Examiner, asked: Iterable[Asked]) -> dict[Asked, object]:
    """Return for each account and day what its movement depends on besides the present plan: equal stamps, equal past."""
    found: dict[Asked, object] = {}
    try:
        line, past, days = _look(examiner, asked)
    except GosartError:
        line, past, days = Mainline(why="no-git"), None, dict.fromkeys(asked, "")
    for key, commit in days.items():
        found[key] = (
            (line.why, commit, past.stamp(commit, key[0]), past.shared_stamp(commit))
            if past and commit
            else (line.why, commit)
        )
    return found


def read_moves(examiner: Examiner, present: Present, asked: Iterable[Asked]) -> dict[Asked, Moved]:
    """Return what moved in accounts since a day each. A git that fails is one that is not there."""
    wanted = sorted(set(asked))
    try:
        line, past, days = _look(examiner, wanted)
    except GosartError:
        line, past, days = Mainline(why="no-git"), None, dict.fromkeys(wanted, "")
    moves = _Moves(examiner, present)
    head = line.commits[0][0] if line.commits else ""
    then: dict[str, dict[str, list[Asked]]] = {}
    for key in wanted:
        account, commit = key[0], days[key]
        if past is None or not commit:
            moves.by_dates(key, line.why or "before")  # type: ignore[arg-type]
        elif not past.names(commit, account):
            gone = past.accounts(commit) - list_accounts(examiner.options.root, moves.folder).ids
            moves.renamed(key, past, commit, gone) if gone else moves.by_dates(key, "new")
        elif account in present.clean and _same(past, commit, head, account):
            moves.found[key] = Moved(commit=commit)
        else:
            then.setdefault(commit, {}).setdefault(account, []).append(key)
    if past and then:
        moves.by_git(past, then)
    moves.list_dated()
    return moves.found


def _look(
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


class _Moves:
    def __init__(self, examiner: Examiner, present: Present) -> None:
        self.examiner = examiner
        self.options = plan_options(examiner.options)
        self.folder = examiner.options.accounts_dir
        self.present = present
        self.documents = DocumentCache()
        self.found: dict[Asked, Moved] = {}
        self.waiting: list[tuple[Asked, Why]] = []

    def by_dates(self, key: Asked, why: Why) -> None:
        """Leave an account to its own dates."""
        self.waiting.append((key, why))

    def by_git(self, past: Past, then: Mapping[str, Mapping[str, list[Asked]]]) -> None:
        """Compare accounts with what they were at commits: commit -> account -> what asked for it."""
        for commit, accounts in then.items():
            files = {
                found.id: found
                for found in self.present.repository.accounts
                if found.id in accounts
            }
            side = self._side(past, commit, accounts, files)
            for account, keys in accounts.items():
                for key in keys:
                    self._compare(key, commit, side, [account])

    def renamed(self, key: Asked, past: Past, commit: str, gone: Collection[str]) -> None:
        """Compare an account that a commit does not know with those that it had and that are gone."""
        files = next(found for found in self.present.repository.accounts if found.id == key[0])
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
        kept = masked(read, present, self.present.repository.shared, self.options)
        return side_of(self.examiner, commit, kept, files, only)

    def _compare(self, key: Asked, commit: str, side: Side, ids: Collection[str]) -> None:
        plan = self.present.plans[key[0]]
        old = {account: found for account in ids if (found := side.plans.get(account))}
        before = old.get(plan.id) or former_self(plan, old)
        if before is None:
            self.by_dates(key, "new")
        elif before.found is None:
            self.by_dates(key, "broken")
        else:
            change = self._told(before, plan)
            new = tuple(found for found in change.new if found.code != _TOUCHED)
            self.found[key] = Moved("", commit, _changes(change), new, change.solved)

    def _told(self, before: Plan, plan: Plan) -> AccountChange:
        return compare_plans(before, plan, self.examiner.options, self.examiner.method)

    def list_dated(self) -> None:
        """List what the plans themselves date, for accounts of whose past git knows nothing."""
        today = self.examiner.options.today
        for key, why in self.waiting:
            plan = self.present.plans[key[0]]
            self.found[key] = Moved(why, changes=dated_since(plan, key[1], today))


def _changes(change: AccountChange) -> tuple[Change, ...]:
    return gravest_first(
        found for found in (*change.effects, *change.changes) if found.field not in _UNTOLD
    )
