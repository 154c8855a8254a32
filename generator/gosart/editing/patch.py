"""A change of files before it is written: as a diff, with the errors it would bring."""

from __future__ import annotations

import difflib
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
from gosart.repository.write_file import NewContent, write_files

__all__ = ["FileChanges", "Proposal", "broken_by", "diff", "write"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it is and as it is to be."""

    path: str
    """Relative to the repository."""
    before: bytes | None
    """None for a new file."""
    after: bytes
    """The whole content of the file afterwards."""


class FileChanges:
    """The files of one change by path: as they are at first, then as they are set.

    Args:
        root: The repository.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, bytes] = {}
        self._after: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._after:
            self._before[path] = self._after[path] = (self._root / path).read_bytes()
        return self._after[path]

    def __setitem__(self, path: str, content: bytes) -> None:
        self._after[path] = content

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the files, sorted by path; some may be as they were.

        Returns:
            A proposal for each file that was read.
        """
        return tuple(
            Proposal(path, self._before[path], self._after[path]) for path in sorted(self._after)
        )


def diff(proposal: Proposal) -> str:
    """Write the change of a file as a unified diff.

    Args:
        proposal: The file.

    Returns:
        The diff with a line feed at its end, "" where nothing changes.
    """
    old_lines = (proposal.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    new_lines = proposal.after.decode("utf-8", "replace").splitlines(keepends=True)
    old_name = f"a/{proposal.path}" if proposal.before is not None else "/dev/null"
    lines = difflib.unified_diff(old_lines, new_lines, old_name, f"b/{proposal.path}")
    ended = (
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended).replace("\r\n", "\n")


def broken_by(
    options: SiteOptions, account: str, proposals: Iterable[Proposal]
) -> tuple[Diagnostic, ...]:
    """Find the errors that a change would bring.

    Args:
        options: The site's options.
        account: Id of the account that is changed.
        proposals: The files as they are to be.

    Returns:
        The errors that the account has not now.
    """
    changed = {proposal.path: proposal.after for proposal in proposals}
    problems_before = {_identity(problem) for problem in _problems(options, account, {})}
    return tuple(
        problem
        for problem in _problems(options, account, changed)
        if problem.severity is Severity.ERROR and _identity(problem) not in problems_before
    )


def write(root: Path, proposals: Iterable[Proposal]) -> None:
    """Write files, all of them or none; their permissions stay.

    Args:
        root: The repository.
        proposals: The files.

    Raises:
        GosartError: One has changed since it was read, is there already, leads out of the
            repository, or cannot be written.
    """
    top = root.resolve()
    contents = []
    for proposal in proposals:
        path = (root / proposal.path).resolve()
        if proposal.before is None and (root / proposal.path).is_symlink():
            raise GosartError(f"{proposal.path} already exists, and nothing is overwritten.")
        if not path.is_relative_to(top):
            raise GosartError(f"{proposal.path} leads out of the repository, so it is not written.")
        contents.append(NewContent(path, proposal.after, proposal.before, proposal.path))
    write_files(contents)


def _identity(problem: Diagnostic) -> tuple[str, str, str]:
    return problem.location.path, problem.code, str(problem.message)


def _problems(
    options: SiteOptions, account: str, changed: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """Load an account with some files changed, for the widest audience, and return its problems."""
    files, folder = Overlay(WorkingTree(options.root), changed), options.accounts_dir
    only = frozenset({account})
    repository = read_repository(files, folder, only)
    # A person who is also in another account (`same_as`) is checked against that one.
    tree = repository.accounts[0].tree
    linked = {meeting.partition("/")[0] for meeting in meetings_of(tree.data)}
    linked &= list_accounts(files, folder).ids
    if linked - only:
        repository = read_repository(files, folder, only | linked)
    widest = replace(plan_options(options), audience=options.audiences[-1], files=files)
    method = read_method(options.language, options.root, options.method).method
    return tuple(
        problem
        for problem in load_portfolio(repository, method, widest).problems
        if problem.account == account
    )
