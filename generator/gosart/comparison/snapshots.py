"""One state of a repository, read: the plans that may differ from the other state, each examined or told as broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gosart.comparison.past_audience import veiled
from gosart.diagnostics import Diagnostic
from gosart.plan.model.account import Account, BrokenAccount
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.consistency import meetings_of
from gosart.plan.validate.source_map import SourceMap
from gosart.plan_paths import SHARED
from gosart.repository.discovery import scan_repository
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examined, Examiner
from gosart.vcs.revisions import Folder, State, Working, export
from gosart.yaml.document import AccountFiles, Repository, Tree

__all__ = ["Plan", "Side", "plan_of", "read_side", "side_of", "speaks"]


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """One account at one state: `found` is None where the plan is broken, and then `broken` is not."""

    id: str
    files: AccountFiles
    found: Examined | None
    broken: BrokenAccount | None
    source_map: SourceMap
    """Where everything stands, what is shared too."""
    problems: tuple[Diagnostic, ...] = ()
    """All that is wrong with its files, broken or not."""
    private: bool = False
    """Whether what is wrong with it could quote what the reader may not see."""

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
    return side_of(examiner, state, repository, root, only, _on_disk(options.root, head))


def _on_disk(root: Path, head: Side | None) -> Path | None:
    """Return where the files stand that a base does not lay out, since they are the head's."""
    state = head.state if head else None
    if isinstance(state, Folder):
        return state.path.resolve()
    return root if isinstance(state, Working) else None


def side_of(
    examiner: Examiner,
    state: State,
    repository: Repository,
    root: Path,
    only: Collection[str],
    beside: Path | None = None,
) -> Side:
    """Load and examine the accounts of a state that has been read.

    Args:
        examiner: Analyses and tests them.
        state: What was read.
        repository: What it says.
        root: The folder it was read from.
        only: Ids of the accounts.
        beside: Folder of the repository where the other accounts stand, None for nowhere.
    """
    options = replace(
        plan_options(examiner.options),
        root=root,
        partial=root != examiner.options.root,
        beside=beside,
    )
    portfolio = load_portfolio(repository, examiner.method, options)
    accounts: dict[str, Account | BrokenAccount] = {
        account.id: account for account in portfolio.accounts
    }
    accounts |= {account.id: account for account in portfolio.broken}
    problems: dict[str, list[Diagnostic]] = {}
    for problem in portfolio.problems:
        problems.setdefault(problem.account, []).append(problem)
    plans = {}
    for files in repository.accounts:
        account = accounts.get(files.id)
        if account is not None and files.id in only:
            plan = plan_of(files, account, examiner, repository.shared)
            if several := problems.get(files.id):
                hides = not options.is_narrowest and speaks(files, repository.shared)
                plan = replace(plan, problems=tuple(several), private=plan.private or hides)
            plans[files.id] = plan
    stray = tuple(problems.get("", ()))
    return Side(state, plans, stray, repository)


def plan_of(
    files: AccountFiles, account: Account | BrokenAccount, examiner: Examiner, shared: Tree
) -> Plan:
    """Return the plan that was made of some files, examined."""
    broken = account if isinstance(account, BrokenAccount) else None
    found = examiner.examine(account) if isinstance(account, Account) else None
    private = broken is not None and broken.private and _hides(files, broken, shared)
    source_map = SourceMap(files.tree, shared, files.path)
    return Plan(files.id, files, found, broken, source_map, private=private)


def speaks(files: AccountFiles, shared: Tree | None = None) -> bool:
    """Tell whether an account's files (or the shared ones) may say of anything who may see it."""
    mounts = (*files.tree.mounts, *(shared.mounts if shared else ()))
    documents = [mount.document for mount in mounts] + [note.document for note in files.notes]
    return any("audience" in line for document in documents for line in document.lines)


def _hides(files: AccountFiles, broken: BrokenAccount, shared: Tree) -> bool:
    """Whether a plan may say of anything that only some may see it: its files do, or one of them is no text that could be searched."""
    documents = [mount.document for mount in (*files.tree.mounts, *shared.mounts)] + [
        note.document for note in files.notes
    ]
    unseen = {problem.location.path for problem in broken.problems} - {
        document.path for document in documents
    }
    return bool(unseen) or speaks(files, shared)


def _names(ids: Iterable[str] | None) -> list[str] | None:
    if ids is None:
        return None
    return [
        SHARED,
        *(name + ending for name in sorted(ids) for ending in ("", ".yml", ".yaml", ".md")),
    ]
