"""The whole history of the plans from one `git log`: who changed which file when, and the line of steps that the main line took.

Log ── reason (why there is none, or "")
    └─ steps ── Step, the oldest first: a commit of the first-parent line, with the files below the folder of accounts that it changed

A merge is one step, whose files are those that differ from the line it came into; who wrote them are the authors of what it brought.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from gosart.diagnostics import Message, msg
from gosart.errors import GosartError
from gosart.plan_paths import SHARED, account_of
from gosart.vcs.git import ask_git, read_head

__all__ = ["FileChange", "Log", "Step", "read_log"]

_FIELDS = "%H%x00%P%x00%ct%x00%cs%x00%aN%x00%B%x00"
_COUNT = _FIELDS.count("%x00")
_SEEN = re.compile("^co-authored-by:\\s*([^<\\n]+?)\\s*<", re.IGNORECASE | re.MULTILINE)


_REASONS = {
    "no-git": msg("The plans are not in a git repository here, or git is not installed."),
    "no-commit": msg("There is no commit yet."),
    "shallow": msg(
        "This clone is shallow: it holds only a part of the history. Fetch all of it (git fetch --unshallow)."
    ),
    "partial": msg(
        "This clone is partial: it lacks what older files said. Clone the plans without --filter."
    ),
}


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as a step left it: `blob` is "" where it is gone. The path is relative to the repository of plans."""

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
    """What it changed, by account."""


@dataclass(frozen=True, slots=True)
class Log:
    """Steps of the main line, the oldest first; none, and the reason, where git cannot tell. A partial clone knows the days alone."""

    steps: tuple[Step, ...] = ()
    reason: Message | None = None
    days: tuple[tuple[str, date], ...] = ()
    """Day (UTC) of the latest commit that touched each account, by id."""
    head: str = ""


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
    """Read the history of the plans below `folder`. It is asked once for a commit; nothing is raised where git cannot tell."""
    head, why = read_head(root)
    if not head:
        return Log(reason=_REASONS[why])
    log = _read(root, folder, head)
    return replace(log, steps=(), reason=_REASONS[why]) if why and log.reason is None else log


@lru_cache(maxsize=4)
def _read(root: Path, folder: str, head: str) -> Log:
    try:
        raw = ask_git(
            root, "-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "--full-history", "--sparse", "--topo-order", "--raw",
            "-z", "--no-abbrev", "--no-ext-diff", "--diff-merges=first-parent", f"--format=tformat:{_FIELDS}", "--relative", head,
            "--", f"{folder}/",
        )  # fmt: skip
    except GosartError as error:
        return Log(reason=Message("{text}", {"text": str(error)}))
    commits = {commit.id: commit for commit in _commits(raw)}
    return Log(
        tuple(_steps(commits, head, folder)),
        None,
        tuple(sorted(_latest(commits.values(), folder).items())),
        head,
    )


def _commits(raw: bytes) -> Iterator[_Commit]:
    """Take git's answer apart: a commit's fields, then its files, each as what became of it and its path."""
    tokens = iter(raw.split(b"\0"))
    head = next(tokens, b"")
    while head:
        fields = [head, *(next(tokens, b"") for _ in range(_COUNT - 1))]
        commit, parents, stamp, day, author, message = (
            field.decode("utf-8", "replace") for field in fields
        )
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


def _steps(commits: Mapping[str, _Commit], head: str, folder: str) -> Iterator[Step]:
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
            if account := account_of(file.path, folder):
                files.setdefault(account, []).append(file)
        if files:
            yield Step(
                commit.id,
                commit.parents[0] if commit.parents else "",
                commit.when,
                commit.day,
                commit.message,
                {account: _authors(commit, brought, account, folder) for account in files},
                {account: tuple(found) for account, found in sorted(files.items())},
            )


def _brought(commit: _Commit, commits: Mapping[str, _Commit], claimed: set[str]) -> list[_Commit]:
    """Return what a merge brings into the line, and mark it as told."""
    found: list[_Commit] = []
    waiting = [parent for parent in commit.parents[1:] if parent not in claimed]
    while waiting:
        at = waiting.pop()
        if at in commits and at not in claimed:
            claimed.add(at)
            found.append(commits[at])
            waiting += commits[at].parents
    found.sort(key=lambda one: (one.when, one.id))
    return found


def _authors(
    commit: _Commit, brought: Iterable[_Commit], account: str, folder: str
) -> tuple[str, ...]:
    """Return who wrote what a step changed of an account, whoever merged it."""
    wrote = [
        one
        for one in brought
        if len(one.parents) < 2
        and any(account_of(file.path, folder) == account for file in one.files)
    ]
    return tuple(dict.fromkeys(name for one in wrote or [commit] for name in one.authors))


def _latest(commits: Iterable[_Commit], folder: str) -> dict[str, date]:
    found: dict[str, datetime] = {}
    for commit in commits:
        for file in commit.files if len(commit.parents) < 2 else ():
            account = account_of(file.path, folder)
            if (
                account
                and account != SHARED
                and (account not in found or found[account] < commit.when)
            ):
                found[account] = commit.when
    return {account: when.date() for account, when in found.items()}
