"""A change of a plan before it is made: what it does to each file, what would be wrong with it, and the writing."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Severity
from gosart.errors import GosartError
from gosart.method.loader import read_method
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.consistency import meetings_of
from gosart.repository.discovery import list_accounts
from gosart.repository.loader import read_repository
from gosart.repository.overlay import Overlay
from gosart.repository.working_tree import WorkingTree

__all__ = ["Proposal", "broken_by", "diff", "write"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it is and as it is to be. `path` is relative to the repository; `before` is None for a new file."""

    path: str
    before: bytes | None
    after: bytes


def diff(proposal: Proposal) -> str:
    """Return the change as a unified diff, "" where there is none."""
    old = (proposal.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    new = proposal.after.decode("utf-8", "replace").splitlines(keepends=True)
    name = f"a/{proposal.path}" if proposal.before is not None else "/dev/null"
    lines = difflib.unified_diff(old, new, name, f"b/{proposal.path}")
    ended = (
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended).replace("\r\n", "\n")


def broken_by(
    options: SiteOptions, account: str, proposals: Iterable[Proposal]
) -> tuple[Diagnostic, ...]:
    """Return the errors that an account would have after the changes and has not now."""
    changed = {proposal.path: proposal.after for proposal in proposals}
    had = {_what(problem) for problem in _problems(options, account, {})}
    return tuple(
        problem
        for problem in _problems(options, account, changed)
        if problem.severity is Severity.ERROR and _what(problem) not in had
    )


def write(root: Path, proposal: Proposal) -> None:
    """Put the new text in the file's place, whole or not at all; its rights stay.

    Raises GosartError when the file has changed since it was read, or is there where a new one was meant.
    """
    path = (root / proposal.path).resolve()
    if proposal.before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(proposal.after)
        except FileExistsError:
            raise GosartError(
                f"{proposal.path} is there already, and nothing is overwritten."
            ) from None
        return
    if path.read_bytes() != proposal.before:
        raise GosartError(f"{proposal.path} has changed in the meantime. Run the command again.")
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".tmp", delete=False
    ) as fresh:
        fresh.write(proposal.after)
    shutil.copymode(path, fresh.name)
    os.replace(fresh.name, path)  # noqa: PTH105 - the two names are of one folder


def _what(problem: Diagnostic) -> tuple[str, str, str]:
    return problem.location.path, problem.code, str(problem.message)


def _problems(
    options: SiteOptions, account: str, changed: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    files, folder = Overlay(WorkingTree(options.root), changed), options.accounts_dir
    repository = read_repository(files, folder, frozenset({account}))
    met = {same.partition("/")[0] for same in meetings_of(repository.accounts[0].tree.data)}
    met &= list_accounts(files, folder).ids
    if met - {account}:
        repository = read_repository(files, folder, frozenset({account}) | met)
    everyone = replace(plan_options(options), audience=options.audiences[-1], files=files)
    method = read_method(options.language, options.root, options.method).method
    return tuple(
        problem
        for problem in load_portfolio(repository, method, everyone).problems
        if problem.account == account
    )
