"""One snapshot of a repository, read: its plans, each examined or broken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from gosart.comparison.closed_between import NO_CLOSINGS, Closings, remembered_repository
from gosart.comparison.past_audience import redacted
from gosart.diagnostics import Diagnostic, Severity
from gosart.plan.model.account import Account, BrokenAccount
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.consistency import meetings_of
from gosart.plan.validate.source_map import SourceMap
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.loader import misnamed_documents, read_repository
from gosart.rules.evaluate import Examined, Examiner
from gosart.vcs.snapshot import Snapshot
from gosart.yaml.document import AccountFiles, Repository, Tree

__all__ = ["Plan", "Side", "plan_of", "read_side", "side_of"]


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """One account of a snapshot, readable or broken."""

    id: str
    files: AccountFiles
    examined: Examined | None
    """What the rules found in it, None where the plan is broken."""
    broken: BrokenAccount | None
    """What is left of a broken plan, else None."""
    source_map: SourceMap
    """Where everything stands, what is shared too."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with its files, broken or not, as its readers may read it."""

    @property
    def name(self) -> str:
        """The account's name, its id where nothing can be read."""
        return (
            self.examined.analysis.account.name
            if self.examined
            else self.broken.name
            if self.broken
            else self.id
        )

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What makes the plan broken, as its readers may read it."""
        return tuple(item for item in self.problems if item.severity is Severity.ERROR)


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """The plans of a snapshot by id, and the problems that belong to no account."""

    name: str
    plans: dict[str, Plan]
    problems: tuple[Diagnostic, ...]
    repository: Repository | None = None
    """What was read."""


def read_side(
    examiner: Examiner,
    snapshot: Snapshot,
    ids: Collection[str] | None,
    cache: DocumentCache,
    head: Side | None = None,
    closings: Closings = NO_CLOSINGS,
) -> Side:
    """Read accounts of a snapshot, with those they refer to.

    Args:
        examiner: What reads and tests a plan.
        snapshot: Where the plans are.
        ids: Of the accounts, None for all.
        cache: Documents that were read before.
        head: The other snapshot, where this is a base: nothing is shown that the head keeps from
            the readers.
        closings: What was closed between the two.

    Returns:
        The plans of these accounts, and the problems of none.

    Raises:
        GosartError: There is a folder of accounts that cannot be read.
    """
    files, folder = snapshot.files, examiner.options.accounts_dir
    if not holds_accounts(files, folder):
        return Side(snapshot.name, {}, ())
    names = list_accounts(files, folder)
    only = names.ids if ids is None else names.ids & frozenset(ids)
    repository = read_repository(files, folder, only, cache)
    met = {
        same.partition("/")[0]
        for account in repository.accounts
        for same in meetings_of(account.tree.data)
    }
    if met & names.ids - only:
        # an account that a plan refers to has to be read for the reference to be checked
        repository = read_repository(files, folder, only | (met & names.ids), cache)
    if examiner.options.only is None:
        repository = replace(
            repository,
            problems=(*names.problems, *repository.problems),
            misnamed=tuple(misnamed_documents(files, names.problems)),
        )
    if head is not None and head.repository is not None:
        readers = plan_options(examiner.options)
        now = remembered_repository(head.repository, closings, readers)
        repository = redacted(repository, now, readers)
    return side_of(examiner, snapshot.name, repository, files, only)


def side_of(
    examiner: Examiner,
    name: str,
    repository: Repository,
    files: FileSource | None,
    only: Collection[str],
) -> Side:
    """Load and examine the accounts `only` of a repository.

    Args:
        examiner: What reads and tests a plan.
        name: Of the snapshot.
        repository: What was read.
        files: Where it was read from, the folder on the disk where it is None.
        only: Ids of accounts.

    Returns:
        The plans of these accounts, and the problems of none.
    """
    options = replace(plan_options(examiner.options), files=files)
    portfolio = load_portfolio(repository, examiner.method, options)
    accounts: dict[str, Account | BrokenAccount] = {
        account.id: account for account in portfolio.accounts
    }
    accounts |= {account.id: account for account in portfolio.broken}
    problems: dict[str, list[Diagnostic]] = {}
    for problem in portfolio.published:
        problems.setdefault(problem.account or "", []).append(problem)
    plans = {}
    for account_files in repository.accounts:
        account = accounts.get(account_files.id)
        if account is not None and account_files.id in only:
            plan = plan_of(account_files, account, examiner, repository.shared)
            several = tuple(problems.get(account_files.id, ()))
            plans[account_files.id] = replace(plan, problems=several) if several else plan
    return Side(name, plans, tuple(problems.get("", ())), repository)


def plan_of(
    files: AccountFiles, account: Account | BrokenAccount, examiner: Examiner, shared: Tree
) -> Plan:
    """Return the plan that was made of some files, examined.

    Args:
        files: The account's files.
        account: What was built of them.
        examiner: What reads and tests a plan.
        shared: The shared entries.

    Returns:
        The plan with what the rules find in it, or with its problems where it is broken.
    """
    broken = account if isinstance(account, BrokenAccount) else None
    examined = examiner.examine(account) if isinstance(account, Account) else None
    problems = broken.problems if broken else ()
    source_map = SourceMap(files.tree, shared, files.path)
    return Plan(files.id, files, examined, broken, source_map, problems)
