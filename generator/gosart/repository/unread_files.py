"""Files that look like plans and are none, for the endings of their names: nothing reads them.

Who wrote `beta.markdown` or `beta.yml.txt` believes that there is an account, and a file that a
cloud drive has left on its server is missing from a plan. So each is named, unless a text links it:
then it is published as it is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.plan_paths import ending_of
from gosart.repository.file_source import FileSource, FileTooLargeError
from gosart.repository.read_file import MAX_BYTES
from gosart.yaml.codes import problem_at

__all__ = ["is_placeholder", "texts_of", "unread_files"]

_PLACEHOLDER = ".icloud"
_ALMOST = frozenset(
    (
        *("markdown", "mdown", "mkdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "mdx"),
        *("text", "txt", "rst", "adoc", "asciidoc", "org"),
        *("json", "jsonc", "json5", "toml", "ini"),
        *("yam", "yal", "yalm", "ymal", "ymll"),
    )
)
"""Endings of texts that somebody may take for a plan; those of tables, pictures and papers are
attachments'."""
_BACKUP = re.compile(r".*~|#.*#|.*\.sw[a-z]", re.IGNORECASE)
"""What editors leave beside a file that is open."""
_ABOUT = re.compile(
    r"(?:readme|licen[cs]e|notice|copying|contributing|changelog|authors)(?:[.-].*)?", re.IGNORECASE
)
"""What stands in a folder for those who open it, and is never taken for a plan."""
_LOOSE_END = re.compile(r"[\W_]+$")


def is_placeholder(name: str) -> bool:
    """Whether a file stands for one that a cloud drive has not brought to this computer.

    Args:
        name: The file's name; such a one begins with a point, and is not hidden for that.

    Returns:
        True for a placeholder.
    """
    return name.lower().endswith(_PLACEHOLDER)


def unread_files(paths: Iterable[str], texts: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each file that looks like a plan.

    Args:
        paths: Files that are not read.
        texts: Texts that may link one of them.

    Yields:
        The warnings.
    """
    suspects = [path for path in paths if _looks_like_plan(posixpath.basename(path))]
    whole = "\n".join(texts) if suspects else ""
    for path in suspects:
        name = posixpath.basename(path)
        if is_placeholder(name):
            message = msg(
                "'{name}' is a cloud drive's placeholder: the file itself is not on this computer.",
                name=name,
            )
            hint = msg("Download the file in the cloud drive.")
        elif name in whole or quote(name) in whole:
            continue
        else:
            message = msg("'{name}' looks like a plan, but nothing reads it.", name=name)
            hint = msg(
                "Rename it so that it ends in .yml or .md (a note: in .md), "
                "or begin its name with _ if it is not meant to be read."
            )
        problem = problem_at("S040", Location(path), message, hint)
        yield replace(problem, severity=Severity.WARNING)


def texts_of(files: FileSource, paths: Iterable[str]) -> Iterator[str]:
    """Yield the texts of files as far as they can be read.

    Args:
        files: Where they are.
        paths: The files.

    Yields:
        The texts.
    """
    for path in paths:
        try:
            yield files.read(path, MAX_BYTES).decode("utf-8", errors="replace")
        except (OSError, ValueError, FileTooLargeError):  # told where it is read as a plan
            continue


def _looks_like_plan(name: str) -> bool:
    if is_placeholder(name):
        return True
    if ending_of(name) or _BACKUP.fullmatch(name) or _ABOUT.fullmatch(name):
        return False  # a file of YAML beside notes is an attachment
    bare = _LOOSE_END.sub("", name)
    return bool(ending_of(bare)) or posixpath.splitext(bare)[1][1:].lower() in _ALMOST
