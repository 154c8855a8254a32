"""Files that are neither read nor published: those that look like plans, and all others.

Who wrote `beta.markdown` or `beta.yml.txt` believes that there is an account, and a file that a
cloud drive has left on its server is missing from a plan. So each is named, unless a text links it:
then it is published as it is. Any other file that no text links is named as well, with an advice:
who put it there may believe that it is on a page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.plan_paths import ending_of
from gosart.repository.file_source import FileSource, FileTooLargeError
from gosart.repository.read_file import MAX_BYTES
from gosart.yaml.codes import problem_at

__all__ = ["is_placeholder", "texts_of", "unpublished_files", "unread_files"]

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
_LITTER = re.compile(
    r"(?:eh)?thumbs\.db|desktop\.ini|icon\r?|~\$.*|.*\.(?:tmp|orig|rej)", re.IGNORECASE
)
"""What systems and programs leave in a folder."""
_MOST_UNLINKED = 20
"""Files of a folder that are named one by one."""
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
        elif _is_linked(name, whole):
            continue
        else:
            message = msg("'{name}' looks like a plan, but nothing reads it.", name=name)
            hint = msg(
                "Rename it to end in .yml or .md (a note: in .md), or start its name with _ if "
                "it is not meant to be read."
            )
        problem = problem_at("S040", Location(path), message, hint)
        yield replace(problem, severity=Severity.WARNING)


def unpublished_files(paths: Iterable[str], texts: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield what is said of each file that is neither read nor published and looks like no plan.

    A file of YAML among notes is a warning: nothing reads it, and no text can link it. Any other
    that no text links is an advice: who put it there may believe that it is on a page.

    Args:
        paths: Files that are not read.
        texts: Every text that may link one of them.

    Yields:
        The warnings; the advices, of a folder so many and how many more there are.
    """
    names = [(path, posixpath.basename(path)) for path in paths]
    for path, name in names:
        if ending_of(name):
            message = msg("'{name}' is among the notes, but nothing reads it.", name=name)
            hint = msg(
                "Rename it to end in .md, move it to the account's folder if it is part of the "
                "plan, or start its name with _ if it is not meant to be read."
            )
            problem = problem_at("S040", Location(path), message, hint)
            yield replace(problem, severity=Severity.WARNING)
    others = [item for item in names if not (ending_of(item[1]) or _is_explained(item[1]))]
    whole = "\n".join(texts) if others else ""
    unlinked = [(path, name) for path, name in others if not _is_linked(name, whole)]
    hint = msg(
        "Link to it from a text to publish it, or start its name with _ if it is to stay here."
    )
    for path, name in unlinked[:_MOST_UNLINKED]:
        message = msg("'{name}' is not published because no text links to it.", name=name)
        yield _advice(Location(path), message, hint)
    if more := unlinked[_MOST_UNLINKED:]:
        message = msg(
            "{count} more files are not published because no text links to them.", count=len(more)
        )
        yield _advice(Location(more[0][0]), message, hint)


def _is_explained(name: str) -> bool:
    """Whether `unread_files` names such a file, or it is none that anybody misses."""
    return _looks_like_plan(name) or _is_nobodys(name)


def _advice(location: Location, message: Message, hint: Message) -> Diagnostic:
    return replace(problem_at("S042", location, message, hint), severity=Severity.ADVICE)


def _is_linked(name: str, texts: str) -> bool:
    return name in texts or quote(name) in texts


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


def _is_nobodys(name: str) -> bool:
    """Whether editors, computers and forges put such a file into a folder, or it is about one."""
    return any(pattern.fullmatch(name) for pattern in (_BACKUP, _ABOUT, _LITTER))


def _looks_like_plan(name: str) -> bool:
    if is_placeholder(name):
        return True
    if ending_of(name) or _is_nobodys(name):
        return False  # of a file of YAML beside notes a check speaks
    bare = _LOOSE_END.sub("", name)
    return bool(ending_of(bare)) or posixpath.splitext(bare)[1][1:].lower() in _ALMOST
