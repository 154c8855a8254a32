"""The one way git is asked: no pager, no colour, no helper program of the user's, and an error that says what git said."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gosart.errors import GosartError

__all__ = ["ask_git", "read_git", "read_head", "read_objects", "try_git"]

_QUIET = (
    "-c",
    "core.quotePath=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "color.ui=false",
    "-c",
    "diff.renames=false",
)
_PATIENCE = 120


def ask_git(root: Path, *arguments: str, stdin: bytes = b"", codes: Sequence[int] = (0,)) -> bytes:
    """Run git in a folder and return what it prints. Raises GosartError with git's own sentence when it fails."""
    environ = {
        **os.environ,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_PAGER": "cat",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        ran = subprocess.run(  # noqa: S603 - arguments are a list, and revisions of the user's come after --end-of-options
            ["git", *_QUIET, *arguments],  # noqa: S607 - the git of the user's own path
            cwd=root,
            env=environ,
            input=stdin,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise GosartError("git is not installed, or not on the path.") from error
    except subprocess.TimeoutExpired as error:
        raise GosartError(
            f"git {arguments[0]} did not answer within {_PATIENCE} seconds."
        ) from error
    if ran.returncode not in codes:
        msg = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GosartError(
            f"git {arguments[0]} failed: {msg[0].removeprefix('fatal: ') if msg else f'exit code {ran.returncode}'}"
        )
    return ran.stdout


def read_objects(root: Path, names: Sequence[str]) -> list[bytes | None]:
    """Return the content of objects, all from one process; None for one that git does not have. A name holds no line break.

    Raises GosartError where git fails.
    """
    if not names:
        return []
    raw = ask_git(
        root,
        "cat-file",
        "--batch",
        stdin="".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"),
    )
    found: list[bytes | None] = []
    position = 0
    for _ in names:
        end = raw.index(b"\n", position)
        head = raw[position:end].rsplit(b" ", 2)
        position = end + 1
        if head[-1:] == [b"missing"] or not head[-1].isdigit():
            found.append(None)
            continue
        size = int(head[-1])
        found.append(raw[position : position + size])
        position += size + 1
    return found


def read_head(root: Path) -> tuple[str, str]:
    """Return the id of the present commit, and why the history below it cannot be told: "" where it can.

    Else `no-git`, `no-commit`, `shallow` (only a part of the history is there) or `partial` (what older files said would have to be asked
    of another machine; the commit is given all the same).
    """
    shallow, _, head = read_git(root, "rev-parse", "--is-shallow-repository", "HEAD").partition(
        "\n"
    )
    head = head.strip()
    if shallow == "true":
        return "", "shallow"
    if shallow != "false" or not re.fullmatch("[0-9a-f]{40,64}", head):
        return "", "no-commit" if try_git(root, "rev-parse", "--git-dir") else "no-git"
    partial = "true" in read_git(root, "config", "--get-regexp", r"^remote\..*\.promisor$")
    return head, "partial" if partial else ""


def read_git(root: Path, *arguments: str) -> str:
    """Run git and return what it prints, blanks and all, "" when it fails: no git, no repository, an owner git does not trust."""
    try:
        return ask_git(root, *arguments).decode("utf-8", "replace")
    except GosartError:
        return ""


def try_git(root: Path, *arguments: str) -> str:
    """Run git and return what it prints without the blanks around it, "" when it fails."""
    return read_git(root, *arguments).strip()
