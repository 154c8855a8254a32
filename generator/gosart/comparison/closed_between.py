"""What was closed to the readers between two commits, though neither of them may say so.

An entry that everybody could read at first, that was narrowed, and then taken out, stands open in
the older commit and nowhere in the newer one. Only what lies between tells that it is nobody's
business any more.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from gosart.comparison.account_states import Replay
from gosart.comparison.closed_entries import closed_in, closed_part, remembering
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED
from gosart.vcs.log import read_log_between
from gosart.yaml.document import AccountFiles, Node, Repository, Tree

__all__ = [
    "NO_CLOSINGS",
    "Closings",
    "closed_steps",
    "closings_of",
    "remembered_account",
    "remembered_repository",
    "remembered_tree",
]

Closings = Mapping[str, tuple[Node, ...]]
"""What was closed in an account (`_shared` for the shared entries), the oldest state first."""

ClosedSteps = Mapping[str, tuple[tuple[str, Node], ...]]
"""The same with the commit of each state."""
NO_CLOSINGS: Closings = MappingProxyType({})

_MAY_CLOSE = re.compile(rb"(?i)a.{0,6}u.{0,6}d.{0,6}i|sealed|\\[xu]|[^\x00-\x7f]")
"""What a file holds that may close an entry, a misspelt key of it too. Others are not parsed."""


@lru_cache(maxsize=8)
def closed_steps(
    root: Path,
    folder: str,
    base: str,
    head: str,
    wanted: frozenset[str] | None,
    options: PlanOptions,
) -> ClosedSteps:
    """Return what was closed at each step after one commit and up to another.

    Args:
        root: The repository of plans.
        folder: Folder of the accounts.
        base: Full id of the older commit.
        head: Full id of the newer one.
        wanted: Ids of the accounts that are looked at, None for all; the shared entries always are.
        options: Whom the build is for.

    Returns:
        The closed entries by account, as `closed_in` gives them, each with its commit; of a history
        that git cannot tell none.

    Raises:
        GosartError: Git lacks what a file said.
    """
    if options.is_narrowest or not base or not head or base == head:
        return {}
    log = read_log_between(root, folder, base, head)
    if not log.steps:
        return {}
    replay = Replay(root, folder, log.steps, log.linked)
    return {
        account: tuple(_closed(replay, account, options))
        for account in replay.accounts()
        if account == SHARED or wanted is None or account in wanted
    }


def closings_of(steps: ClosedSteps, commits: Container[str] | None = None) -> Closings:
    """Return what was closed at some steps.

    Args:
        steps: What `closed_steps` gives.
        commits: Ids of the steps that count, None for all of them.

    Returns:
        The closed entries of the accounts that have some.
    """
    closings = {
        account: tuple(closed for commit, closed in parts if commits is None or commit in commits)
        for account, parts in steps.items()
    }
    return {account: closed for account, closed in closings.items() if closed}


def _closed(replay: Replay, account: str, options: PlanOptions) -> Iterator[tuple[str, Node]]:
    speaking = (
        (step, state)
        for step, state in replay.states(account)
        if step is not None and replay.mentions(state, _MAY_CLOSE)
    )
    for step, repository in replay.read(speaking):
        if repository is None or step is None:
            continue
        if account == SHARED:
            closed = closed_part(repository.shared.data, options)
        else:
            closed = next(
                (closed_in(files, options) for files in repository.accounts if files.id == account),
                None,
            )
        if closed is not None:
            yield step.id, closed


def remembered_account(
    files: AccountFiles | None, account: str, closings: Closings, options: PlanOptions
) -> AccountFiles | None:
    """Return an account with the closed entries that it had before.

    Args:
        files: The account's files, None where it is gone.
        account: Its id.
        closings: What was closed, by account.
        options: Whom the build is for.

    Returns:
        The files with what they lack; of a gone account that closed something what it closed.
    """
    closed = closings.get(account, ())
    if not closed:
        return files
    if files is None:
        files = AccountFiles(account, "", Tree({}, ()))
    return replace(files, tree=remembered_tree(files.tree, closed, options), signature=())


def remembered_repository(now: Repository, closings: Closings, options: PlanOptions) -> Repository:
    """Return plans with the closed entries that they had before.

    Args:
        now: The plans.
        closings: What was closed, by account.
        options: Whom the build is for.

    Returns:
        The plans, among them those that are gone and closed something.
    """
    if not closings:
        return now
    present = {files.id: files for files in now.accounts}
    accounts = [
        remembered_account(present.get(account), account, closings, options)
        for account in sorted(present.keys() | closings.keys() - {SHARED})
    ]
    return replace(
        now,
        accounts=tuple(files for files in accounts if files is not None),
        shared=remembered_tree(now.shared, closings.get(SHARED, ()), options),
        shared_signature=(),
    )


def remembered_tree(tree: Tree, closed: Iterable[Node], options: PlanOptions) -> Tree:
    """Return a plan with the closed entries of other states that it lacks.

    Args:
        tree: The plan.
        closed: What was closed at each of them.
        options: Whom the build is for.

    Returns:
        The plan itself where it lacks none.
    """
    first: Node = tree.data or None
    data = first
    for part in closed:
        data = remembering(data, part, options)
    return tree if data is first else replace(tree, data=mapping(data))
