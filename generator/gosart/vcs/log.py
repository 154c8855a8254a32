"""The whole history of the plans from one `git log`: who changed which file when.

Log ── reason (why there is none, or "")
    └─ steps ── Step, the oldest first: a commit of the first-parent line, with the files of plans
                that it changed, those that a link leads to among them

A merge is one step, whose files are those that differ from the line it came into; who wrote them
are the authors of what it brought.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from gosart.diagnostics import Message, msg
from gosart.errors import GosartError
from gosart.plan_paths import SHARED, account_of
from gosart.repository.working_tree import real_folder
from gosart.vcs.git import ask_git, decode, read_head
from gosart.vcs.objects import LINK, Objects

__all__ = ["FileChange", "Log", "Step", "read_log", "read_log_between"]

_FIELDS = "%H%x00%P%x00%ct%x00%cs%x00%aN%x00%B%x00"
_COUNT = _FIELDS.count("%x00")
_SEEN = re.compile("^co-authored-by:\\s*([^<\\n]+?)\\s*<", re.IGNORECASE | re.MULTILINE)


_REASONS = {
    "no-git": msg("The plans are not in a git repository here, or git is not installed."),
    "refused": msg(
        "git does not trust this repository because it belongs to another user. See "
        "safe.directory in git's manual."
    ),
    "no-commit": msg("There is no commit yet."),
    "shallow": msg(
        "This clone is shallow: it holds only part of the history. Fetch all of it with `git "
        "fetch --unshallow`."
    ),
    "partial": msg(
        "This clone is partial: it lacks older versions of files. Clone the plans without --filter."
    ),
}


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as a step left it; `blob` is "" where it is gone, the path relative to the plans."""

    path: str
    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the main line that changed plans."""

    id: str
    parent: str
    """"" for the first commit."""
    when: datetime
    """When it came into the line, UTC."""
    day: date
    """The same day as its committer's calendar has it."""
    message: str
    authors: Mapping[str, tuple[str, ...]]
    """Who wrote it, by account (`_shared` for the shared entries)."""
    files: Mapping[str, tuple[FileChange, ...]]
    """What it changed, by account; files that a link of the account leads to are among them."""


@dataclass(frozen=True, slots=True)
class Log:
    """Steps of the main line, the oldest first; none, and the reason, where git cannot tell.

    A partial clone knows the days alone.
    """

    steps: tuple[Step, ...] = ()
    reason: Message | None = None
    days: tuple[tuple[str, date], ...] = ()
    """Day (UTC) of the latest commit that touched each account, by id."""
    head: str = ""
    linked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Files that links of an account have led to, by its id, sorted."""


@dataclass(frozen=True, slots=True)
class _Commit:
    id: str
    parents: tuple[str, ...]
    when: datetime
    day: date
    authors: tuple[str, ...]
    message: str
    files: tuple[FileChange, ...]


def read_log(root: Path, folder: str) -> Log:
    """Read the history of the plans below `folder`, once for a commit.

    Nothing is raised where git cannot tell.

    Args:
        root: The repository.
        folder: The folder, relative to the repository.

    Returns:
        The steps, the latest first.
    """
    head, why = read_head(root)
    if not head:
        return Log(reason=_REASONS[why])
    log = _read(root, real_folder(root, folder), head)
    return replace(log, steps=(), reason=_REASONS[why]) if why and log.reason is None else log


def read_log_between(root: Path, folder: str, base: str, head: str) -> Log:
    """Read the history after one commit and up to another.

    Args:
        root: The repository of plans.
        folder: Folder of the accounts.
        base: Full id of the older commit.
        head: Full id of the newer one.

    Returns:
        The steps of the newer one's first-parent line that the older one does not have.
    """
    return _read(root, real_folder(root, folder), head, base)


@lru_cache(maxsize=4)
def _read(root: Path, folder: str, head: str, base: str = "") -> Log:
    revisions = f"{base}..{head}" if base else head
    try:
        commits = _ask(root, revisions, [f"{folder}/"])
        owners = _owners(root, folder, commits)
        while more := {path for path in owners if not path.startswith(f"{folder}/")}:
            # what a link leads to may stand beside the plans, and be a link itself
            commits = _ask(root, revisions, [f"{folder}/", *sorted(more)])
            before, owners = owners, _owners(root, folder, commits)
            if owners == before:
                break
    except GosartError as error:
        return Log(reason=Message("{text}", {"text": str(error)}))
    linked: dict[str, list[str]] = {}
    for path, accounts in sorted(owners.items()):
        for account in accounts:
            linked.setdefault(account, []).append(path)
    plans = _Plans(folder, owners)
    return Log(
        tuple(_steps(commits, head, plans)),
        None,
        tuple(sorted(_latest(commits.values(), plans).items())),
        head,
        {account: tuple(paths) for account, paths in linked.items()},
    )


@dataclass(frozen=True, slots=True)
class _Plans:
    """Which accounts a file belongs to."""

    folder: str
    owners: Mapping[str, frozenset[str]]

    def of(self, path: str) -> Iterator[str]:
        """Yield the account that a file is one of, and those that have a link to it."""
        own = account_of(path, self.folder) if path.startswith(f"{self.folder}/") else ""
        if own:
            yield own
        yield from sorted(self.owners.get(path, frozenset()) - {own})


def _ask(root: Path, revisions: str, paths: Sequence[str]) -> dict[str, _Commit]:
    raw = ask_git(
        root, "log", "--full-history", "--sparse", "--topo-order", "--raw", "-z", "--no-abbrev",
        "--no-ext-diff", "--no-color", "--no-renames", "--ignore-submodules=none",
        "--diff-merges=first-parent", "--encoding=UTF-8", f"--format=tformat:{_FIELDS}",
        "--relative", f"-O{os.devnull}", revisions, "--", *paths,
    )  # fmt: skip
    return {commit.id: commit for commit in _commits(raw)}


def _owners(root: Path, folder: str, commits: Mapping[str, _Commit]) -> dict[str, frozenset[str]]:
    """Return the accounts whose links have led to a file, by its path, links to links too."""
    links = {
        (file.path, file.blob)
        for commit in commits.values()
        for file in commit.files
        if file.mode == LINK and file.blob
    }
    if not links:
        return {}
    objects = Objects(root)
    leads: dict[str, set[str]] = {}
    for path, blob in links:
        target = os.fsdecode(objects.read(blob))
        leads.setdefault(path, set()).add(
            posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        )
    objects.close()
    owners: dict[str, set[str]] = {}
    for start in leads:
        account = account_of(start, folder) if start.startswith(f"{folder}/") else ""
        waiting, seen = [start] if account else [], {start}
        while waiting:
            for path in leads.get(waiting.pop(), set()) - seen:
                seen.add(path)
                if not path.startswith(("../", "/")) and path not in ("..", "."):
                    owners.setdefault(path, set()).add(account)
                    waiting.append(path)
    return {path: frozenset(accounts) for path, accounts in owners.items()}


def _commits(raw: bytes) -> Iterator[_Commit]:
    """Take git's answer apart: a commit's fields, then what became of each of its files."""
    tokens = iter(raw.split(b"\0"))
    head = next(tokens, b"")
    while head:
        fields = [head, *(next(tokens, b"") for _ in range(_COUNT - 1))]
        commit, parents, stamp, day, author, message = (decode(field) for field in fields)
        files: list[FileChange] = []
        head = next(tokens, b"")
        if head == b"":  # what ends the record itself
            head = next(tokens, b"")
        while head.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, _ = head.lstrip(b"\n")[1:].decode().split(" ")
            files.append(
                FileChange(os.fsdecode(next(tokens, b"")), mode, "" if set(blob) == {"0"} else blob)
            )
            head = next(tokens, b"")
        names = dict.fromkeys([author, *_SEEN.findall(message)])
        when = datetime.fromtimestamp(int(stamp), tz=UTC)
        yield _Commit(
            commit,
            tuple(parents.split()),
            when,
            _day(day, when),
            tuple(names),
            message.strip(),
            tuple(files),
        )


def _day(text: str, when: datetime) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:  # a clock that was far off
        return when.date()


def _steps(commits: Mapping[str, _Commit], head: str, plans: _Plans) -> Iterator[Step]:
    """Walk the first-parent line; each commit beside it belongs to the step that brought it in."""
    line: list[_Commit] = []
    at = head
    while at in commits:
        line.append(commits[at])
        at = commits[at].parents[0] if commits[at].parents else ""
    claimed = {commit.id for commit in line}
    for commit in reversed(line):
        brought = _brought(commit, commits, claimed)
        if not commit.files:
            continue
        files: dict[str, list[FileChange]] = {}
        for file in commit.files:
            for account in plans.of(file.path):
                files.setdefault(account, []).append(file)
        if files:
            yield Step(
                commit.id,
                commit.parents[0] if commit.parents else "",
                commit.when,
                commit.day,
                commit.message,
                {account: _authors(commit, brought, account, plans) for account in files},
                {account: tuple(changes) for account, changes in sorted(files.items())},
            )


def _brought(commit: _Commit, commits: Mapping[str, _Commit], claimed: set[str]) -> list[_Commit]:
    """Return what a merge brings into the line, and mark it as told."""
    commits_brought: list[_Commit] = []
    waiting = [parent for parent in commit.parents[1:] if parent not in claimed]
    while waiting:
        at = waiting.pop()
        if at in commits and at not in claimed:
            claimed.add(at)
            commits_brought.append(commits[at])
            waiting += commits[at].parents
    commits_brought.sort(key=lambda part: (part.when, part.id))
    return commits_brought


def _authors(
    commit: _Commit, brought: Iterable[_Commit], account: str, plans: _Plans
) -> tuple[str, ...]:
    """Return who wrote what a step changed of an account, whoever merged it."""
    wrote = [
        part
        for part in brought
        if len(part.parents) < 2 and any(account in plans.of(file.path) for file in part.files)
    ]
    return tuple(dict.fromkeys(name for part in wrote or [commit] for name in part.authors))


def _latest(commits: Iterable[_Commit], plans: _Plans) -> dict[str, date]:
    latest: dict[str, datetime] = {}
    for commit in commits:
        for file in commit.files if len(commit.parents) < 2 else ():
            for account in plans.of(file.path):
                if account != SHARED and (account not in latest or latest[account] < commit.when):
                    latest[account] = commit.when
    return {account: when.date() for account, when in latest.items()}
