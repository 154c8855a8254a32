"""Makes a git repository of the described commits: the same bytes, so the same ids, everywhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

from gosart.errors import GosartError
from mirror import Mirror, read_files
from past import Commit, State, read_commits, states

__all__ = ["build_repository"]

HERE = Path(__file__).resolve().parent
_STAMP = "made-of"
_EXCLUDED = "/brand/\n/site_templates/\n/site/\n/.cache/\n"
_TEAM = "accounts/_shared/team.yml"


def build_repository(root: Path, folder: Path, mirror: Mirror) -> tuple[str, ...]:
    """Make the repository, unless nothing has changed since it was made.

    Args:
        root: The folder that holds `accounts/`, whose state is the newest commit.
        folder: Where the repository is made; its files are those of the newest commit.
        mirror: Copies the files.

    Returns:
        A sentence for each commit that no longer applies, and is left out.

    Raises:
        GosartError: git failed, or the description of the commits is wrong.
    """
    newest = read_files(root)
    stamp = _stamp(newest)
    made = folder / ".git" / _STAMP
    left_out: tuple[str, ...] = ()
    if not made.is_file() or made.read_text("utf-8") != stamp:
        commits = read_commits(HERE / "commits.yml")
        stream, left_out = _stream(newest, commits)
        folder.mkdir(parents=True, exist_ok=True)
        _make_git(folder, stream)
        mirror.update()
        _git(folder, "read-tree", "HEAD")
        if not left_out:
            made.write_text(stamp, "utf-8")
    mirror.update()
    _git(folder, "update-index", "-q", "--refresh", codes=(0, 1))
    return left_out


def _stamp(newest: State) -> str:
    """Return what the repository depends on: the files, the description, and this program."""
    sum_of_all = hashlib.sha256()
    own = {path.name: path.read_bytes() for path in sorted(HERE.glob("*.*"))}
    for name, content in (*sorted(newest.items()), *own.items()):
        sum_of_all.update(f"{name} {len(content)}\n".encode() + content)
    return sum_of_all.hexdigest()


def _stream(newest: State, commits: tuple[Commit, ...]) -> tuple[bytes, tuple[str, ...]]:
    """Return what `git fast-import` reads, and a sentence for each commit that is left out."""
    left_out: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for path, content in newest.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(content)
        line = tuple(one for commit in commits for one in (*commit.merges, commit))
        files = {id(commit): after for commit, after in states(work, line, left_out)}
    stream = _Stream(YAML(typ="base", pure=True).load(newest[_TEAM]))
    main: tuple[int, ...] = ()
    for commit in commits:
        branch = main
        for merged in commit.merges:
            if id(merged) in files:
                branch = (stream.add(merged, files[id(merged)], branch),)
        if id(commit) in files:
            parents = tuple(dict.fromkeys((*main, *branch)))
            main = (stream.add(commit, files[id(commit)], parents),)
    return stream.content(), tuple(reversed(left_out))


class _Stream:
    """The commits as `git fast-import` reads them.

    Args:
        team: Name and address of each person, by id.
    """

    def __init__(self, team: Mapping[str, Mapping[str, str]]) -> None:
        self._team = team
        self._parts: list[bytes] = []
        self._marks: dict[bytes, int] = {}
        self._count = 0

    def add(self, commit: Commit, files: State, parents: tuple[int, ...]) -> int:
        """Add a commit with its files after those it stands on; return its mark."""
        person = self._team.get(commit.by)
        if person is None:
            raise GosartError(f"{commit.title}: there is no '{commit.by}' in {_TEAM}.")
        blobs = {path: self._blob(content) for path, content in sorted(files.items())}
        who = f"{person['name']} <{person['email']}> {int(commit.when.timestamp())} +0000"
        message = commit.message.encode()
        self._count += 1
        lines = ["commit refs/heads/main", f"mark :{self._count}", f"author {who}"]
        lines += [f"committer {who}", f"data {len(message)}"]
        self._parts.append("\n".join(lines).encode() + b"\n" + message)
        keys = ("from", *("merge" for _ in parents[1:]))
        lines = [f"{key} :{parent}" for key, parent in zip(keys, parents, strict=False)]
        lines += ["deleteall", *(f"M 100644 :{mark} {path}" for path, mark in blobs.items())]
        self._parts.append("\n".join(lines).encode() + b"\n")
        return self._count

    def content(self) -> bytes:
        """Return all of it."""
        return b"".join((*self._parts, b"done\n"))

    def _blob(self, content: bytes) -> int:
        if content not in self._marks:
            self._count += 1
            self._marks[content] = self._count
            head = f"blob\nmark :{self._count}\ndata {len(content)}\n"
            self._parts.append(head.encode() + content + b"\n")
        return self._marks[content]


def _make_git(folder: Path, stream: bytes) -> None:
    """Put the commits into git's own folder, in the place of those of an earlier run."""
    shutil.rmtree(folder / ".git", ignore_errors=True)
    _git(folder, "init", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1")
    _git(folder, "config", "core.autocrlf", "false")
    _git(folder, "config", "core.fileMode", "false")
    _git(folder, "fast-import", "--quiet", "--done", stdin=stream)
    excluded = folder / ".git" / "info" / "exclude"
    excluded.parent.mkdir(exist_ok=True)
    excluded.write_text(_EXCLUDED, "utf-8")


def _git(folder: Path, *arguments: str, stdin: bytes = b"", codes: tuple[int, ...] = (0,)) -> None:
    """Run git without anything of the user's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ = {**own, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    try:
        ran = subprocess.run(
            ["git", *arguments], cwd=folder, env=environ, input=stdin, capture_output=True
        )
    except FileNotFoundError as error:
        raise GosartError("git is not installed, or not on the path.") from error
    if ran.returncode not in codes:
        raise GosartError(f"git {arguments[0]} failed: {ran.stderr.decode('utf-8', 'replace')}")
