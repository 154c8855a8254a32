"""One file of a source -> its document, once it has shown to be a file, here, of a sane size.

Nothing that a file's name says is trusted: a link may lead anywhere, a device never ends, a file
may have any size.
"""

from __future__ import annotations

import errno
from pathlib import Path

from gosart.diagnostics import Diagnostic, Message, msg
from gosart.repository.file_source import MAX_BYTES, FileSource, FileTooLargeError, Kind
from gosart.repository.working_tree import as_source
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Document
from gosart.yaml.read_document import read_document

__all__ = ["MAX_BYTES", "is_file", "read_content", "read_file"]


def read_file(
    files: FileSource | Path, path: str
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read a file of a source; nothing is raised.

    Args:
        files: Where it is; a folder on the disk may be given by its path.
        path: The file.

    Returns:
        The document, None where there is nothing to show, and the problems.
    """
    content, problems = read_content(as_source(files), path)
    return (None, problems) if content is None else read_document(path, content)


def read_content(files: FileSource, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes of a file; nothing is raised.

    Args:
        files: Where it is.
        path: The file.

    Returns:
        The bytes and no problem; None and what is wrong where they cannot be had.
    """
    problems = FileProblems(path)
    if not is_file(files, path, problems):
        return None, tuple(problems.diagnostics)
    try:
        return files.read(path, MAX_BYTES), ()
    except FileTooLargeError as error:
        message = msg(
            "The file has {size} MiB; at most 1 MiB is read.", size=f"{error.size / MAX_BYTES:.2f}"
        )
        hint = msg(
            "Split it: a file's path is the key of its content, so people can go into people.yml "
            "and an opportunity into opportunities/….yml."
        )
        problems.add("S006", message, hint)
    except (OSError, ValueError) as error:
        _refuse(error, problems)
    return None, tuple(problems.diagnostics)


def is_file(files: FileSource, path: str, problems: FileProblems) -> bool:
    """Whether there is a file of the repository at a path.

    Args:
        files: Where it is.
        path: The path.
        problems: Takes what is there instead.

    Returns:
        True for a file.
    """
    try:
        if files.resolve(path) is None:
            message = msg("This is a link that leads out of the repository, and is not followed.")
            problems.add("S005", message, msg("Put the file itself here."))
            return False
        kind = files.kind(path)
    except (OSError, ValueError) as error:
        _refuse(error, problems)
        return False
    if kind in (Kind.FOLDER, Kind.SUBMODULE):
        message = msg("This is a folder with the name of a file.")
        problems.add("S004", message, msg("Rename it: a folder's name has no extension."))
    elif kind is Kind.OTHER:
        # a pipe without a writer would be waited for, a device never ends
        message = msg("This is not a file but a device or a pipe.")
        problems.add("S003", message, msg("Put a file here."))
    return kind is Kind.FILE


def _refuse(error: OSError | ValueError, problems: FileProblems) -> None:
    number = error.errno if isinstance(error, OSError) else None
    reason: dict[int | None, tuple[Message, Message]] = {
        errno.ENOENT: (
            msg("The file does not exist, or is a broken link."),
            msg("Remove the link, or put the file there."),
        ),
        errno.ELOOP: (
            msg("This link leads back to itself."),
            msg("Remove the link, or put the file there."),
        ),
        errno.EACCES: (
            msg("You have no permission to read the file."),
            msg("Give yourself permission to read it."),
        ),
    }
    other = msg(
        "The file cannot be read ({reason}).", reason=str(getattr(error, "strerror", None) or error)
    )
    problems.add("S003", *reason.get(number, (other, msg("See whether it opens in an editor."))))
