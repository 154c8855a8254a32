"""Two states of a repository -> which files differ, and the files of each as a folder that the reader can read.

State ── Commit (a revision), Staged (the index), Working (the files as they are), or Folder (no git at all)

Git compares trees by their ids, so what does not differ is never looked at.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gosart.errors import GosartError
from gosart.plan_paths import ENDINGS
from gosart.vcs.git import ask_git, read_objects, try_git
from gosart.yaml.text_file import MAX_BYTES

__all__ = [
    "Commit",
    "Folder",
    "Staged",
    "State",
    "Working",
    "blob_sizes",
    "blobs",
    "branch_point",
    "changed_lines",
    "changed_paths",
    "choose_states",
    "entries_at",
    "export",
]

_MAIN = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
_LINK, _MODULE = "120000", "160000"


@dataclass(frozen=True, slots=True)
class Commit:
    """A revision: as the user named it, and its full id."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Staged:
    """The index."""

    name: str = "the index"


@dataclass(frozen=True, slots=True)
class Working:
    """The files as they are now."""

    name: str = "the working tree"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds the folder of accounts, under git or not."""

    path: Path

    @property
    def name(self) -> str:
        """The folder as the user named it."""
        return str(self.path)


State = Commit | Staged | Working | Folder


def choose_states(
    root: Path, base: str, head: str, *, staged: bool = False, folder: str = "accounts"
) -> tuple[State, State]:
    """Return the two states that a user means.

    Without `base` it is the merge base with the main branch; without `head` the working tree, or the index when `staged`. `A..B` and
    `A...B` (from the merge base) are understood; two folders that each hold the folder of accounts are compared without git.
    Raises GosartError for what is neither.
    """
    if base and head and (Path(base) / folder).is_dir() and (Path(head) / folder).is_dir():
        return Folder(Path(base)), Folder(Path(head))
    if not try_git(root, "rev-parse", "--git-dir"):
        raise GosartError(
            f"{root} is not in a git repository. Name two folders, each with a folder '{folder}' in it, or run in a repository."
        )
    if not head and ".." in base:
        base, dots, head = re.split(r"(\.{2,3})", base, maxsplit=1)
        left, right = _commit(root, base or "HEAD"), _commit(root, head or "HEAD")
        return (_merge_base(root, left, right) if dots == "..." else left), right
    after: State = _commit(root, head) if head else Staged() if staged else Working()
    if base:
        return _commit(root, base), after
    current = _commit(root, head or "HEAD")
    if staged:
        return current, after
    return _merge_base(root, _main_branch(root), current), after


def branch_point(root: Path, revision: str) -> Commit:
    """Return the commit where HEAD left a revision, the revision itself where they share no history.

    Args:
        root: A folder of the repository.
        revision: As the user named it.

    Raises:
        GosartError: There is no git, no commit yet, or git does not know the revision.
    """
    if not try_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise GosartError(f"--since needs git, and a repository with a commit; {root} is none.")
    if revision.startswith("-") or not try_git(
        root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"
    ):
        raise GosartError(
            f"git knows no '{revision}' here. Name a branch or commit; in a shallow clone fetch it first (fetch-depth: 0)."
        )
    return _commit(root, try_git(root, "merge-base", revision, "HEAD") or revision)


def _commit(root: Path, name: str) -> Commit:
    found = try_git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if not found:
        shallow = try_git(root, "rev-parse", "--is-shallow-repository") == "true"
        more = (
            " This clone is shallow: fetch the history first (git fetch --unshallow, or fetch-depth: 0 in a workflow)."
            if shallow
            else ""
        )
        raise GosartError(f"There is no revision '{name}'.{more}")
    return Commit(name, found)


def _main_branch(root: Path) -> Commit:
    for name in _MAIN:
        found = try_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found:
            return Commit(name.removeprefix("refs/remotes/").removeprefix("refs/heads/"), found)
    raise GosartError(
        "No main branch was found to compare with. Name a revision: gosart diff BASE."
    )


def _merge_base(root: Path, one: Commit, other: Commit) -> Commit:
    found = try_git(root, "merge-base", one.id, other.id)
    if not found:
        shallow = try_git(root, "rev-parse", "--is-shallow-repository") == "true"
        why = (
            "this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in a workflow"
            if shallow
            else "they share no history"
        )
        raise GosartError(
            f"'{one.name}' and '{other.name}' have no common commit ({why}). Name the revision to compare with."
        )
    return Commit(one.name, found)


def changed_paths(root: Path, base: State, head: State, folder: str) -> tuple[str, ...]:
    """Return the files below `folder` that differ, sorted, relative to `root`."""
    if isinstance(base, Folder) or isinstance(head, Folder):
        return tuple(sorted(_differing(_place(root, base), _place(root, head), folder)))
    raw = ask_git(root, "diff", "--name-only", "-z", *_range(base, head), "--", f"{folder}/")
    found = set(_names(raw))
    if isinstance(head, Working):
        found.update(
            _names(
                ask_git(
                    root, "ls-files", "--others", "--exclude-standard", "-z", "--", f"{folder}/"
                )
            )
        )
    return tuple(sorted(found))


def changed_lines(
    root: Path, base: State, head: State, paths: Collection[str]
) -> dict[str, frozenset[int]]:
    """Return the lines of `head` that a forge shows as added, by file; what cannot be told (folders, new files of nobody) is left out."""
    if isinstance(base, Folder) or isinstance(head, Folder) or not paths:
        return {}
    patch = ask_git(
        root, "diff", "-U0", "--no-prefix", *_range(base, head), "--", *sorted(paths)
    ).decode("utf-8", "replace")
    found: dict[str, set[int]] = {}
    path = ""
    for line in patch.split("\n"):
        if line.startswith("+++ "):
            path = line[4:].rstrip("\t").strip('"')
        elif match := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            start, count = int(match[1]), int(match[2] or 1)
            found.setdefault(path, set()).update(range(start, start + count))
    return {name: frozenset(lines) for name, lines in found.items()}


def export(
    root: Path, state: State, folder: str, names: Collection[str] | None, target: Path
) -> Path:
    """Return a folder that holds the files of a state below `folder`, those whose first name is in `names` (None: all of them).

    A state that is on disk is its own folder. Of a file that no plan is read from only its being there is written.
    """
    if isinstance(state, Working | Folder):
        return _place(root, state)
    (target / folder).mkdir(parents=True, exist_ok=True)
    wanted = [f"{folder}/{name}" for name in sorted(names)] if names is not None else [f"{folder}/"]
    if not wanted:
        return target
    entries = list(_entries(root, state, wanted))
    for mode, blob, _, path in entries[:]:
        if (
            mode == _LINK
        ):  # a link inside the repository leads to a file that may not be among the names
            goal = posixpath.normpath(
                posixpath.join(
                    posixpath.dirname(path), blobs(root, [blob])[0].decode("utf-8", "replace")
                )
            )
            if not goal.startswith(("..", "/")) and all(goal != entry[3] for entry in entries):
                entries += _entries(root, state, [goal])
    read = [
        entry
        for entry in entries
        if entry[0] == _LINK or (entry[3].endswith(ENDINGS) and entry[2] <= MAX_BYTES)
    ]
    contents = dict(
        zip((entry[3] for entry in read), blobs(root, [entry[1] for entry in read]), strict=True)
    )
    for mode, _, size, path in entries:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            place.symlink_to(contents[path].decode("utf-8", "replace"))
        elif path in contents:
            place.write_bytes(contents[path])
        else:
            place.touch()
            if path.endswith(ENDINGS):
                os.truncate(place, size)  # told as too large, at no cost
    return target


def _range(base: State, head: State) -> tuple[str, ...]:
    assert isinstance(base, Commit)  # noqa: S101 - choose_states never makes another base under git
    options = ("--relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules")
    if isinstance(head, Commit):
        return (*options, base.id, head.id)
    return (*options, "--cached", base.id) if isinstance(head, Staged) else (*options, base.id)


def _place(root: Path, state: State) -> Path:
    return state.path.resolve() if isinstance(state, Folder) else root


def _names(raw: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in raw.split(b"\0") if name)


def _entries(
    root: Path, state: State, wanted: Iterable[str]
) -> Iterator[tuple[str, str, int, str]]:
    """Yield mode, blob, size and path of the files of a state."""
    if isinstance(state, Commit):
        yield from entries_at(root, state.id, *wanted)
        return
    raw = ask_git(root, "ls-files", "--stage", "-z", "--", *wanted)
    for record in filter(None, raw.split(b"\0")):
        about, _, path = record.partition(b"\t")
        mode, blob, stage = about.decode().split()
        if mode != _MODULE and stage in ("0", "2"):  # of a file in conflict, ours
            yield mode, blob, 0, os.fsdecode(path)


def entries_at(root: Path, revision: str, *wanted: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield mode, blob, size in bytes and path of the files at a revision below the paths `wanted`; other repositories are none."""
    raw = ask_git(root, "ls-tree", "-r", "-z", "-l", revision, "--", *wanted)
    for record in filter(None, raw.split(b"\0")):
        about, _, path = record.partition(b"\t")
        mode, _, blob, size = about.decode().split()
        if mode != _MODULE:
            yield mode, blob, int(size), os.fsdecode(path)


def blob_sizes(root: Path, names: Collection[str]) -> dict[str, int]:
    """Return the size in bytes of each blob, all from one process; one that is not there is left out."""
    if not names:
        return {}
    raw = ask_git(
        root,
        "cat-file",
        "--batch-check",
        stdin="".join(f"{name}\n" for name in sorted(names)).encode(),
    )
    told = (line.split() for line in raw.splitlines())
    return {
        parts[0].decode(): int(parts[2])
        for parts in told
        if len(parts) == 3 and parts[1] == b"blob"
    }


def blobs(root: Path, names: Sequence[str], missing: bytes | None = None) -> list[bytes]:
    """Return the content of blobs, all from one process; `missing` for one that is not there. Raises GosartError where that is None."""
    found = []
    for blob, content in zip(names, read_objects(root, names), strict=True):
        if content is None and missing is None:
            raise GosartError(
                f"git does not have the content of {blob}; this clone is a partial one."
            )
        found.append(content if content is not None else missing or b"")
    return found


def _differing(one: Path, other: Path, folder: str) -> Iterator[str]:
    files = [_files(one, folder), _files(other, folder)]
    for path in files[0] | files[1]:
        if (
            path not in files[0]
            or path not in files[1]
            or _bytes(one / path) != _bytes(other / path)
        ):
            yield path


def _files(top: Path, folder: str) -> set[str]:
    return {
        f"{folder}/{path.relative_to(top / folder).as_posix()}"
        for path in (top / folder).rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _bytes(path: Path) -> bytes:
    if path.is_symlink():
        return os.fsencode(path.readlink())
    return path.read_bytes() if path.is_file() else b""
