"""A file becomes text in lines, if it is a file of this repository, of a sane size, and text.

Nothing that a file's name or content says is trusted: a link may lead anywhere, a device never
ends, bytes may be anything.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gosart.diagnostics import Message, msg
from gosart.yaml.codes import FileProblems

__all__ = [
    "INVISIBLE",
    "MAX_BYTES",
    "TextFile",
    "is_file",
    "is_inside",
    "read_text",
    "refuse_invisible",
]

MAX_BYTES = 1024 * 1024
"""Largest file that is read."""

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs, non-characters: YAML 1.2 allows none of them."""

_MOST_REPORTED = 20
"""Most lines with such a character that are reported, of one file."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file."""

    text: str
    """Without byte-order mark, a line feed at the end of each line."""
    lines: tuple[str, ...]
    sound: bool
    """False where it holds what is no text, so that it is shown but not parsed."""


def is_inside(root: Path, path: str) -> bool:
    """Return whether a path leads into the repository once its links are followed.

    Args:
        root: The repository.
        path: Relative to `root`.

    Returns:
        False where it leads out.
    """
    real_root = os.path.realpath(root)
    # A Path would drop the `..` and doubled slashes that make the name unusual.
    real = os.path.realpath(os.path.join(real_root, path))  # noqa: PTH118
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def read_text(root: Path, path: str, problems: FileProblems) -> TextFile | None:
    """Read a file of the repository.

    Args:
        root: The repository.
        path: The file, relative to `root`.
        problems: Takes what is wrong, and the file's lines.

    Returns:
        The text, None where there is nothing that could be shown.
    """
    try:
        raw = _read_bytes(root, path, problems)
    except (OSError, ValueError) as error:
        _refuse(error, problems)
        return None
    if raw is None:
        return None
    return _decode(raw, problems)


def is_file(root: Path, path: str, problems: FileProblems) -> bool:
    """Return whether a path names a file of the repository.

    Args:
        root: The repository.
        path: Relative to `root`.
        problems: Takes what is there instead.

    Returns:
        True for a regular file that may be looked at.
    """
    try:
        return _status(root, path, problems) is not None
    except (OSError, ValueError) as error:
        _refuse(error, problems)
        return False


def _status(root: Path, path: str, problems: FileProblems) -> os.stat_result | None:
    if not is_inside(root, path):
        message = msg("This is a link that leads out of the repository, and is not followed.")
        problems.add("S005", message, msg("Put the file itself here."))
        return None
    status = (root / path).stat()
    if stat.S_ISDIR(status.st_mode):
        message = msg("This is a folder, but its name is that of a file.")
        problems.add("S004", message, msg("Rename it: a folder's name has no ending."))
        return None
    if not stat.S_ISREG(status.st_mode):
        # Opening a pipe waits for a writer that may never come; a device never ends.
        problems.add(
            "S003", msg("This is not a file but a device or a pipe."), msg("Put a file here.")
        )
        return None
    return status


def _read_bytes(root: Path, path: str, problems: FileProblems) -> bytes | None:
    status = _status(root, path, problems)
    if status is None:
        return None
    raw = b""
    if status.st_size <= MAX_BYTES:
        with (root / path).open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    size = max(status.st_size, len(raw))
    if size > MAX_BYTES:
        message = msg(
            "The file has {size} MiB; at most 1 MiB is read.", size=f"{size / MAX_BYTES:.2f}"
        )
        hint = msg(
            "Split it: a file's path is the key of what it holds, so people may go to people.yml "
            "and a deal to opportunities/….yml."
        )
        problems.add("S006", message, hint)
        return None
    return raw


def _refuse(error: OSError | ValueError, problems: FileProblems) -> None:
    number = error.errno if isinstance(error, OSError) else None
    reason: dict[int | None, tuple[Message, Message]] = {
        errno.ENOENT: (
            msg("The file is not there, or is a link to nothing."),
            msg("Remove the link, or put the file there."),
        ),
        errno.ELOOP: (
            msg("This is a link that leads back to itself."),
            msg("Remove the link, or put the file there."),
        ),
        errno.EACCES: (
            msg("The file may not be read."),
            msg("Give yourself the right to read it."),
        ),
    }
    other = msg(
        "The file cannot be read ({reason}).", reason=str(getattr(error, "strerror", None) or error)
    )
    problems.add("S003", *reason.get(number, (other, msg("Look whether it opens in an editor."))))


def _decode(raw: bytes, problems: FileProblems) -> TextFile:
    content = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = _one_line_end(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        lines = tuple(_one_line_end(content.decode("utf-8", errors="replace")).split("\n"))
        problems.lines = lines
        before = _one_line_end(content[: error.start].decode("utf-8"))
        message = msg("The byte {byte} is not UTF-8.", byte=f"0x{content[error.start]:02x}")
        is_utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        hint = (
            msg("Save the file as UTF-8; it looks like UTF-16.")
            if is_utf16
            else msg("Save the file as UTF-8.")
        )
        problems.add(
            "S002", message, hint, before.count("\n") + 1, len(before) - before.rfind("\n")
        )
        return TextFile("\n".join(lines), lines, sound=False)
    problems.lines = lines = tuple(text.split("\n"))
    return TextFile(text, lines, sound=not refuse_invisible(INVISIBLE, text, problems))


def refuse_invisible(
    invisible: re.Pattern[str], text: str, problems: FileProblems, shift: int = 0
) -> bool:
    """Report characters that nobody sees: the first of each line, of the first 20 such lines.

    Args:
        invisible: Matches one such character.
        text: The text to search.
        problems: Takes what is wrong.
        shift: Number of lines of the file above the text.

    Returns:
        Whether there are any.
    """
    if not invisible.search(text):
        return False
    matches = (
        (number, match)
        for number, line in enumerate(text.split("\n"), shift + 1)
        if (match := invisible.search(line))
    )
    for number, match in islice(matches, _MOST_REPORTED):
        message = msg(
            "The character U+{number} stands here; it cannot be seen and is no part of a text.",
            number=f"{ord(match[0]):04X}",
        )
        problems.add(
            "S008",
            message,
            msg("Delete it. Such characters come in by copying from other programs."),
            number,
            match.start() + 1,
        )
    return True


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
