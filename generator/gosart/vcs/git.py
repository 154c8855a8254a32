"""The one way git is asked: in surroundings of our own, without a network, its errors in words."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import weakref
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from gosart.errors import GosartError
from gosart.vcs.surroundings import SETTINGS, environment

__all__ = ["GitProcess", "RefusedError", "ask_git", "decode", "read_git", "read_head", "try_git"]

_QUIET = tuple(part for setting in SETTINGS for part in ("-c", setting))
_PATIENCE = 120
_REFUSALS = ("dubious ownership", "unsafe repository", "safe.directory")
_PARTIAL = "promisor"


class RefusedError(GosartError):
    """Git will not read a repository that is there, mostly since it belongs to another user."""


def ask_git(root: Path, *arguments: str, stdin: bytes = b"", codes: Sequence[int] = (0,)) -> bytes:
    """Run git in a folder and return what it prints.

    Args:
        root: The folder.
        arguments: Of git; a revision of the user's comes after `--end-of-options`.
        stdin: What git reads.
        codes: Exit codes that are no failure.

    Returns:
        What it prints.

    Raises:
        RefusedError: Git does not trust the repository.
        GosartError: It failed, with git's own sentence.
    """
    try:
        ran = subprocess.run(  # noqa: S603 - a list, and a user's revisions after --end-of-options
            ["git", *_QUIET, *arguments],  # noqa: S607 - the git of the user's own path
            cwd=root,
            env=_environment(root),
            input=stdin,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise GosartError("git is not installed, or not on the path.") from error
    except subprocess.TimeoutExpired as error:
        raise GosartError(
            f"git {_command(arguments)} did not answer within {_PATIENCE} seconds."
        ) from error
    if ran.returncode not in codes:
        raise _failure(root, arguments, ran.stderr, ran.returncode)
    return ran.stdout


class GitProcess:
    """One git that answers many questions.

    It is started with the first of them, and ends with this object at the latest.
    """

    def __init__(self, root: Path, *arguments: str) -> None:
        self.root = root
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., GitProcess] | None = None

    def ask(self, line: bytes) -> bytes:
        """Send a line and return the first line of the answer, both without their ends.

        Args:
            line: The line.

        Returns:
            The line.

        Raises:
            GosartError: Git has ended, with what it said.
        """
        self.send([line])
        return self.answer()

    def send(self, lines: Sequence[bytes]) -> None:
        """Send lines whose answers are taken afterwards, each by `answer` and `take`.

        Args:
            lines: So few that a pipe holds them, for git may wait until an answer is taken.
        """
        process = self._process or self._start()
        assert process.stdin is not None  # noqa: S101 - it was started with pipes
        with contextlib.suppress(BrokenPipeError):  # that git has ended is seen by its answer
            process.stdin.write(b"".join(line + b"\n" for line in lines))
            process.stdin.flush()

    def answer(self) -> bytes:
        """Return the first line of the next answer, without its end.

        Raises:
            GosartError: Git has ended, with what it said.
        """
        process = self._process
        assert process is not None  # noqa: S101 - something was sent
        assert process.stdout is not None  # noqa: S101 - it was started with pipes
        answer = process.stdout.readline()
        if not answer.endswith(b"\n"):
            if self._end is not None:
                self._end.detach()
            self._process = self._end = None
            _, message = process.communicate()
            raise _failure(self.root, self._arguments, message, process.returncode)
        return answer[:-1]

    def take(self, size: int) -> bytes:
        """Return the next bytes of the answer.

        Args:
            size: How many bytes.
        """
        process = self._process
        assert process is not None  # noqa: S101 - the first line of the answer has been read
        assert process.stdout is not None  # noqa: S101
        return process.stdout.read(size)

    def close(self) -> None:
        """End git; another question starts it again."""
        if self._end is not None:
            self._end()
        self._process = self._end = None

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(  # noqa: S603 - as above
                ["git", *_QUIET, *self._arguments],  # noqa: S607
                cwd=self.root,
                env=_environment(self.root),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError as error:
            raise GosartError("git is not installed, or not on the path.") from error
        self._process = process
        self._end = weakref.finalize(self, _stop, process)
        return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def _environment(root: Path) -> dict[str, str]:
    """Return the environment for git in a folder; it is worked out once for each."""
    return dict(_surroundings(root, tuple(sorted(os.environ.items()))))


@lru_cache(maxsize=16)
def _surroundings(root: Path, given: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return environment(root, dict(given), _find)


def _find(root: Path, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return git's own folder and the top of the files for a folder, "" where there is none."""
    answers = []
    for what in ("--absolute-git-dir", "--show-toplevel"):  # the second fails in a bare repository
        ran = subprocess.run(  # noqa: S603 - no word of the user's
            ["git", "rev-parse", what],  # noqa: S607
            cwd=root,
            env=dict(environ),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        answers.append(os.fsdecode(ran.stdout).removesuffix("\n"))
    return answers[0], answers[1] or str(root)


def _command(arguments: Sequence[str]) -> str:
    """Return git's command among arguments: what stands before it are options of git's own."""
    words = iter(arguments)
    for word in words:
        if word != "-c":
            return word
        next(words)
    return ""


def _failure(root: Path, arguments: Sequence[str], stderr: bytes, code: int) -> GosartError:
    """Return the error that says what git said."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    whole = "\n".join(lines)
    first = next((line for line in lines if line.startswith("fatal: ")), lines[0] if lines else "")
    first = first.removeprefix("fatal: ")
    if "safe.bareRepository" in whole:
        return RefusedError(f"git refuses to read {root}: {first}.")
    if any(word in whole for word in _REFUSALS):
        command = re.search(r"git config .*safe\.directory .+", whole)
        remedy = f" If you trust it, run: {command[0].strip()}" if command else ""
        return RefusedError(f"git refuses to read {root}: {first}.{remedy}")
    if _PARTIAL in whole:
        return GosartError(
            "This clone is partial: it lacks what older files said, and no other machine is asked. "
            "Fetch the rest (git fetch --refetch --no-filter), or clone the plans without --filter."
        )
    return GosartError(f"git {_command(arguments)} failed: {first or f'exit code {code}'}")


def read_head(root: Path) -> tuple[str, str]:
    """Return the id of the present commit, and why the history below it cannot be told.

    Args:
        root: The repository.

    Returns:
        The id, and "" where the history can be told. Else "" and `no-git`, `refused` (git does not
        trust the repository), `no-commit` or `shallow` (only a part of the history is there); or
        the id and `partial`: what older files said would have to be asked of another machine.
    """
    try:
        raw = ask_git(root, "rev-parse", "--is-shallow-repository", "HEAD", codes=(0, 128))
        if not raw:
            ask_git(root, "rev-parse", "--git-dir")
    except RefusedError:
        return "", "refused"
    except GosartError:
        return "", "no-git"
    shallow, _, head = raw.decode("utf-8", "replace").partition("\n")
    head = head.strip()
    if shallow == "true":
        return "", "shallow"
    if shallow != "false" or not re.fullmatch("[0-9a-f]{40,64}", head):
        return "", "no-commit"
    partial = "true" in read_git(root, "config", "--get-regexp", r"^remote\..*\.promisor$")
    return head, "partial" if partial else ""


def read_git(root: Path, *arguments: str) -> str:
    """Run git and return what it prints, blanks and all, "" when it fails.

    Args:
        root: The repository.
        arguments: What follows `git`.

    Returns:
        What it prints.
    """
    try:
        return decode(ask_git(root, *arguments))
    except GosartError:
        return ""


def try_git(root: Path, *arguments: str) -> str:
    """Run git and return what it prints without the blanks around it, "" when it fails.

    Args:
        root: The repository.
        arguments: What follows `git`.

    Returns:
        What it prints.
    """
    return read_git(root, *arguments).strip()


def decode(text: bytes) -> str:
    """Return a text of git's: UTF-8, or what a program wrote without saying in which letters.

    Args:
        text: The text.
    """
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
