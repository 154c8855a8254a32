"""Two snapshots -> which files differ, and which of their lines.

Git compares trees by their ids, so what is the same is never looked at. Of the files on the disk it
believes their size and times, and what a filter makes of them: there plans are compared by their
bytes as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gosart.errors import GosartError
from gosart.plan_paths import ending_of
from gosart.repository.discovery import holds_accounts, scan_repository
from gosart.repository.file_source import (
    MAX_BYTES,
    FileTooLargeError,
    Kind,
    content_state,
    state_of_blob,
)
from gosart.repository.working_tree import WorkingTree
from gosart.vcs.git import ask_git
from gosart.vcs.objects import LINK, SUBMODULE
from gosart.vcs.snapshot import Origin, Snapshot, list_files

__all__ = ["ChangedFiles", "changed_files", "changed_lines"]

_OPTIONS = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--relative",
    "--no-color",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=none",  # whatever .gitmodules says: it is named when it differs
    f"-O{os.devnull}",
)
_CONFLICT = "U"
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class ChangedFiles:
    """What differs below a folder, sorted, relative to the repository of plans."""

    paths: tuple[str, ...]
    """A link among them has not changed itself, perhaps, but what it leads to."""
    submodules: tuple[str, ...] = ()
    """Folders of other repositories that are at another commit or hold edits."""


def changed_files(base: Snapshot, head: Snapshot, folder: str) -> ChangedFiles:
    """Return what differs below a folder.

    Args:
        base: The revision before.
        head: The revision after; the working tree where it is empty.
        folder: The folder, relative to the repository.

    Raises:
        GosartError: Git cannot tell, or does not look into the folder at all.
    """
    if Origin.FOLDER in (base.origin, head.origin):
        return ChangedFiles(tuple(sorted(_differing(base, head, folder))))
    for snapshot in (base, head):
        _must_be_ours(snapshot, folder)
    real = {snapshot.real_folder(folder) for snapshot in (base, head)}
    if len(real) > 1:
        # the folder is a link that leads elsewhere now: any file may be another
        return ChangedFiles(tuple(sorted({*_everything(base, folder), *_everything(head, folder)})))
    if real != {folder}:
        (where,) = real
        inside = changed_files(base, head, where)
        return ChangedFiles(
            *(
                tuple(folder + path.removeprefix(where) for path in paths)
                for paths in (inside.paths, inside.submodules)
            )
        )
    links = {
        path: (_target(base, path), _target(head, path))
        for path in base.links(folder) | head.links(folder)
    }
    outside = {
        target for targets in links.values() for target in targets if not _below(target, folder)
    }
    wanted = [f"{folder}/", *sorted(outside - {""})]
    changed: set[str] = set()
    submodules: set[str] = set()
    raw = ask_git(base.root, "diff", *_OPTIONS, *_ends(base, head), "--", *wanted)
    for about, path in _records(raw):
        (submodules if SUBMODULE in about else changed).add(path)
    if head.origin is Origin.WORKING_TREE:
        new = _new(head, wanted, "--exclude-standard")
        changed |= new
        if f"{folder}/" in changed or not (changed or _knows(base, head, folder)):
            raise GosartError(
                f"Git does not look into '{folder}': it is ignored, or a repository of its own. "
                "So there is nothing to compare."
            )
        if ignored := _new(head, wanted) - new:  # what is a plan is on the site, ignored or not
            changed |= ignored & set(_everything(head, folder))
        changed.update(_other_bytes(base, head, wanted, changed))
    for path, (before, after) in links.items():
        if before != after or before in changed:
            changed.add(path)
    return ChangedFiles(
        tuple(sorted(path for path in changed if _below(path, folder))),
        tuple(sorted(path for path in submodules if _below(path, folder))),
    )


def changed_lines(
    base: Snapshot, head: Snapshot, paths: Collection[str]
) -> dict[str, frozenset[int]]:
    """Return the lines of `head` that a forge shows as added, by file.

    What cannot be told (two folders, files that git does not know) is left out.

    Args:
        base: The revision before.
        head: The revision after; the working tree where it is empty.
        paths: The files, relative to the repository.

    Raises:
        GosartError: Git fails.
    """
    if Origin.FOLDER in (base.origin, head.origin) or not paths:
        return {}
    options = (*_OPTIONS, "--patch", "--unified=0", "--text")
    raw = ask_git(base.root, "diff", *options, *_ends(base, head), "--", *sorted(paths))
    heads, _, patch = raw.partition(b"\0\0")
    # a file in conflict has a line of its own in the patch, and no part
    names = [path for about, path in _records(heads + b"\0") if _CONFLICT not in about]
    added: dict[str, set[int]] = {}
    number = -1
    # a file's part begins with this line, in the order of the names; lines of a file have a sign
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            number += 1
        elif (match := _HUNK.match(line)) and 0 <= number < len(names):
            start, count = int(match[1]), int(match[2] or 1)
            added.setdefault(names[number], set()).update(range(start, start + count))
    return {name: frozenset(lines) for name, lines in added.items()}


def _must_be_ours(snapshot: Snapshot, folder: str) -> None:
    """Refuse a folder of plans that is a submodule or lies in one: its files are another's."""
    parts = folder.split("/")
    for count in range(1, len(parts) + 1):
        path = "/".join(parts[:count])
        try:
            kind = snapshot.files.kind(path)
        except (OSError, ValueError):
            return
        if kind is Kind.SUBMODULE:
            raise GosartError(
                f"'{path}' is a submodule in {snapshot.name}: what changed in it cannot be seen "
                "from here. Compare in the repository of its own."
            )


def _knows(base: Snapshot, head: Snapshot, folder: str) -> bool:
    """Tell whether there is anything of a folder in git, or nothing on the disk either."""
    return (
        holds_accounts(base.files, folder)
        or not holds_accounts(head.files, folder)
        or ask_git(base.root, "ls-files", "-z", "--", f"{folder}/") != b""
    )


def _new(head: Snapshot, wanted: Sequence[str], *options: str) -> set[str]:
    """Return files on the disk that git does not know.

    A name that ends in a slash is a repository of its own, which git does not look into.
    """
    raw = ask_git(head.root, "ls-files", "--others", *options, "-z", "--", *wanted)
    return {os.fsdecode(name) for name in raw.split(b"\0") if name}


def _other_bytes(
    base: Snapshot, head: Snapshot, wanted: Sequence[str], changed: Collection[str]
) -> Iterator[str]:
    """Yield plans on the disk that hold other bytes than in the base, whatever git says of them.

    Git takes a file of the same size and times for the same (`core.checkStat`, a copy that keeps
    its times), looks away where it was asked to (`--assume-unchanged`), and compares what a filter
    or an encoding of .gitattributes makes of it. Ends of lines alone are no difference, as with
    core.autocrlf.
    """
    disk = WorkingTree(head.root)
    for path, item in list_files(base.root, base.commit, wanted).items():
        if path in changed or item.mode == LINK or not ending_of(path):
            continue
        try:
            content = disk.read(path, MAX_BYTES)
        except (OSError, ValueError, FileTooLargeError):  # gone or not checked out: git tells
            continue
        blob = state_of_blob(item.id)
        if content_state(content, blob) == blob:
            continue
        if content_state(content.replace(b"\r\n", b"\n"), blob) != blob:
            yield path


def _ends(base: Snapshot, head: Snapshot) -> tuple[str, ...]:
    """Return what git compares: only a commit is ever a base."""
    if head.origin is Origin.COMMIT:
        return base.commit, head.commit
    return ("--cached", base.commit) if head.origin is Origin.INDEX else (base.commit,)


def _records(raw: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is said of each file that differs, and its path.

    It is (mode before, mode after, id before, id after, what became of it).
    """
    tokens = iter(raw.split(b"\0"))
    for about in tokens:
        if about.startswith(b":"):
            yield tuple(about[1:].decode().split(" ")), os.fsdecode(next(tokens, b""))


def _target(snapshot: Snapshot, path: str) -> str:
    """Return where a link leads, "" where that is nowhere in the repository."""
    try:
        return snapshot.files.resolve(path) or ""
    except (OSError, ValueError):
        return ""


def _everything(snapshot: Snapshot, folder: str) -> Iterator[str]:
    if holds_accounts(snapshot.files, folder):
        listing = scan_repository(snapshot.files, folder)
        for listed in (*listing.accounts, listing.shared):
            yield from (path for path, _ in listed.files)


def _below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _differing(base: Snapshot, head: Snapshot, folder: str) -> Iterator[str]:
    before, after = (set(_on_disk(snapshot.root, folder)) for snapshot in (base, head))
    yield from before ^ after
    for path in before & after:
        if _content(base.root / path) != _content(head.root / path):
            yield path


def _on_disk(root: Path, folder: str) -> Iterator[str]:
    for path in (root / folder).rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(root).as_posix()


def _content(path: Path) -> tuple[str, bytes]:
    """Return where a link leads and what is in the file behind it."""
    link = str(path.readlink()) if path.is_symlink() else ""
    return link, path.read_bytes() if path.is_file() else b""
