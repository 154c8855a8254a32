"""One state of a repository, read: the plans that may differ from the other state, each examined or told as broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gosart.comparison.past_audience import veiled
from gosart.diagnostics import Diagnostic, Severity
from gosart.plan.model.account import Account, BrokenAccount
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.consistency import meetings_of
from gosart.plan.validate.source_map import SourceMap
from gosart.plan_paths import SHARED
from gosart.repository.discovery import scan_repository
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examined, Examiner
from gosart.vcs.revisions import State, export
from gosart.yaml.document import AccountFiles, Repository, Tree

__all__ = ["Plan", "Side", "plan_of", "read_side", "side_of"]


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """One account at one state: `found` is None where the plan is broken, and then `broken` is not."""

    id: str
    files: AccountFiles
    found: Examined | None
    broken: BrokenAccount | None
    source_map: SourceMap
    """Where everything stands, what is shared too."""

    @property
    def name(self) -> str:
        """The account's name as far as it is known."""
        return (
            self.found.reading.account.name
            if self.found
            else self.broken.name
            if self.broken
            else self.id
        )

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What makes the plan a broken one, as the readers may read it."""
        return (
            tuple(problem for problem in self.broken.problems if problem.severity is Severity.ERROR)
            if self.broken
            else ()
        )


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """A state with its plans by id, and the problems that belong to no account."""

    state: State
    plans: dict[str, Plan]
    problems: tuple[Diagnostic, ...]
    repository: Repository | None = None
    """What was read."""


def read_side(
    examiner: Examiner,
    state: State,
    ids: Collection[str] | None,
    scratch: Path,
    head: Side | None = None,
) -> Side:
    """Read the accounts `ids` of a state (None: all), with those they refer to; `scratch` is an empty folder to put files in.

    Of a base nothing is shown that its `head` keeps from the readers. Raises GosartError where the state has a folder of accounts that
    cannot be read.
    """
    options = examiner.options
    root = export(options.root, state, options.accounts_dir, _names(ids), scratch)
    folder = options.accounts_dir
    if not (root / folder).is_dir():
        return Side(state, {}, ())
    known = {found for found, _ in scan_repository(root, folder).signatures}
    only = frozenset(known if ids is None else known & set(ids))
    repository = read_repository(root, folder, only)
    met = {
        same.partition("/")[0]
        for files in repository.accounts
        for same in meetings_of(files.tree.data)
    } - only
    if (
        met and ids is not None
    ):  # an account that a plan refers to has to be read for the reference to be checked
        export(options.root, state, folder, _names(met), scratch)
        known = {found for found, _ in scan_repository(root, folder).signatures}
        if met & known:
            repository = read_repository(root, folder, only | (met & known))
    if head is not None and head.repository is not None:
        repository = veiled(repository, head.repository, plan_options(options))
    return side_of(examiner, state, repository, root, only)


def side_of(
    examiner: Examiner, state: State, repository: Repository, root: Path, only: Collection[str]
) -> Side:
    """Load and examine the accounts `only` of a repository that has been read from the folder `root`."""
    options = replace(
        plan_options(examiner.options), root=root, partial=root != examiner.options.root
    )
    portfolio = load_portfolio(repository, examiner.method, options)
    accounts: dict[str, Account | BrokenAccount] = {
        account.id: account for account in portfolio.accounts
    }
    accounts |= {account.id: account for account in portfolio.broken}
    plans = {}
    for files in repository.accounts:
        account = accounts.get(files.id)
        if account is not None and files.id in only:
            plans[files.id] = plan_of(files, account, examiner, repository.shared)
    stray = tuple(problem for problem in portfolio.published if problem.account is None)
    return Side(state, plans, stray, repository)


def plan_of(
    files: AccountFiles, account: Account | BrokenAccount, examiner: Examiner, shared: Tree
) -> Plan:
    """Return the plan that was made of some files, examined."""
    broken = account if isinstance(account, BrokenAccount) else None
    found = examiner.examine(account) if isinstance(account, Account) else None
    return Plan(files.id, files, found, broken, SourceMap(files.tree, shared, files.path))


def _names(ids: Iterable[str] | None) -> list[str] | None:
    if ids is None:
        return None
    return [
        SHARED,
        *(name + ending for name in sorted(ids) for ending in ("", ".yml", ".yaml", ".md")),
    ]
