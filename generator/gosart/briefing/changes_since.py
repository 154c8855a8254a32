"""What moved in accounts since days of the past: the plans of then from git, or by their own dates, told by the sentences of the review.

Moved ── how it is known and why not better ── changes, the gravest first ── findings new and solved

All accounts of a site are read at once, and only those whose files differ since their day.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from gosart.briefing.rewinding import rewound
from gosart.comparison.compare import compare_plans, former_self
from gosart.comparison.messages import Speaker
from gosart.comparison.model import AccountChange, Change, gravest_first
from gosart.comparison.past_audience import masked
from gosart.comparison.snapshots import Plan, Side, side_of
from gosart.diagnostics import Diagnostic
from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.plan.options import plan_options
from gosart.repository.discovery import scan_repository
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.vcs.revisions import Commit, Working
from gosart.vcs.snapshot import Mainline, Past, mainline, read_past
from gosart.yaml.document import Repository

__all__ = ["Asked", "Moved", "Present", "Why", "read_moves", "stamps"]

Asked = tuple[str, date]
"""An account's id and the day to look back to."""
Why = Literal["", "no-git", "shallow", "before", "new", "broken"]
"""Why the plan's own dates had to do: no git, a shallow clone, a day before the first commit, no plan yet, one that cannot be read."""

_UNTOLD = frozenset({"same_as"})
"""Whether the other account may be named was not looked up for the past: a difference would say nothing of the plan."""
_TOUCHED = "D001"
"""The rule on when a plan was touched, which nobody asks of the past."""


@dataclass(frozen=True, eq=False, slots=True)
class Moved:
    """What moved in an account. `commit`: the one compared with, "" where the plan's own dates tell."""

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


def read_moves(
    examiner: Examiner, translator: Translator, present: Present, asked: Iterable[Asked]
) -> dict[Asked, Moved]:
    """Return what moved in accounts since a day each. A git that fails is one that is not there."""
    wanted = sorted(set(asked))
    try:
        line, past, days = _look(examiner, wanted)
    except GosartError:
        line, past, days = Mainline(why="no-git"), None, dict.fromkeys(wanted, "")
    moves = _Moves(examiner, translator, present)
    head = line.commits[0][0] if line.commits else ""
    then: dict[str, dict[str, list[Asked]]] = {}
    for key in wanted:
        account, commit = key[0], days[key]
        if past is None or not commit:
            moves.by_dates(key, line.why or "before")  # type: ignore[arg-type]
        elif not past.names(commit, account):
            gone = past.accounts(commit) - {
                found for found, _ in scan_repository(past.root, past.folder).signatures
            }
            moves.renamed(key, past, commit, gone) if gone else moves.by_dates(key, "new")
        elif account in present.clean and _same(past, commit, head, account):
            moves.found[key] = Moved(commit=commit)
        else:
            then.setdefault(commit, {}).setdefault(account, []).append(key)
    if past and then:
        moves.by_git(past, then)
    moves.rewind()
    return moves.found


def _look(
    examiner: Examiner, asked: Iterable[Asked]
) -> tuple[Mainline, Past | None, dict[Asked, str]]:
    options = examiner.options
    line = mainline(options.root)
    days = {key: line.at(key[1]) for key in asked}
    if line.why or not any(days.values()):
        return line, None, days
    return (
        line,
        read_past(options.root, options.accounts_dir, line, {*days.values(), line.commits[0][0]}),
        days,
    )


def _same(past: Past, commit: str, head: str, account: str) -> bool:
    return past.stamp(commit, account) == past.stamp(head, account) and past.shared_stamp(
        commit
    ) == past.shared_stamp(head)


class _Moves:
    def __init__(self, examiner: Examiner, translator: Translator, present: Present) -> None:
        self.examiner = examiner
        self.options = plan_options(examiner.options)
        self.folder = examiner.options.accounts_dir
        self.translator = translator
        self.present = present
        self.found: dict[Asked, Moved] = {}
        self.waiting: list[tuple[Asked, Why]] = []

    def by_dates(self, key: Asked, why: Why) -> None:
        """Leave an account to its own dates."""
        self.waiting.append((key, why))

    def by_git(self, past: Past, then: Mapping[str, Mapping[str, list[Asked]]]) -> None:
        """Compare accounts with what they were at commits: commit -> account -> what asked for it."""
        with tempfile.TemporaryDirectory(prefix="gosart-") as scratch:
            places = past.write(
                {commit: accounts.keys() for commit, accounts in then.items()}, Path(scratch)
            )
            for commit, accounts in then.items():
                files = {
                    found.id: found
                    for found in self.present.repository.accounts
                    if found.id in accounts
                }
                side = self._side(commit, places[commit], accounts, files)
                for account, keys in accounts.items():
                    for key in keys:
                        self._compare(key, commit, side, [account])

    def renamed(self, key: Asked, past: Past, commit: str, gone: Collection[str]) -> None:
        """Compare an account that a commit does not know with those that it had and that are gone."""
        files = next(found for found in self.present.repository.accounts if found.id == key[0])
        with tempfile.TemporaryDirectory(prefix="gosart-") as scratch:
            place = past.write({commit: gone}, Path(scratch))[commit]
            self._compare(
                key, commit, self._side(commit, place, gone, dict.fromkeys(gone, files)), gone
            )

    def _side(
        self, commit: str, root: Path, only: Collection[str], present: Mapping[str, object]
    ) -> Side:
        state = Commit(commit, commit)
        try:
            read = read_repository(root, self.folder, frozenset(only))
        except GosartError:
            return Side(state, {}, ())
        kept = masked(read, present, self.present.repository.shared, self.options)  # type: ignore[arg-type]
        return side_of(self.examiner, state, kept, root, only)

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
        return compare_plans(
            before, plan, self.examiner.options, Speaker(self.translator, self.examiner.method)
        )

    def rewind(self) -> None:
        """Tell what the plans' own dates tell, for accounts that were left to them."""
        options = self.examiner.options
        files = {found.id: found for found in self.present.repository.accounts}
        left = {key: rewound(files[key[0]], key[1], options.today) for key, _ in self.waiting}
        left = {key: found for key, found in left.items() if found is not files[key[0]]}
        whys = dict(self.waiting)
        while left:  # one day of each account at a time: a repository has an account once
            batch = {key[0]: key for key in reversed(left)}
            repository = replace(
                self.present.repository,
                accounts=tuple(left.pop(batch[account]) for account in sorted(batch)),
            )
            side = side_of(self.examiner, Working("then"), repository, options.root, batch.keys())
            for account, key in batch.items():
                then = side.plans.get(account)
                change = (
                    self._told(then, self.present.plans[account]) if then and then.found else None
                )
                self.found[key] = Moved(whys[key], changes=_changes(change) if change else ())
        for key, why in self.waiting:
            self.found.setdefault(key, Moved(why))


def _changes(change: AccountChange) -> tuple[Change, ...]:
    return gravest_first(
        found for found in (*change.consequences, *change.changes) if found.field not in _UNTOLD
    )
