"""The bytes of a file become text in lines, if they are text: bytes may be anything."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from gosart.diagnostics import msg
from gosart.yaml.codes import FileProblems

__all__ = ["INVISIBLE", "TextFile", "decode", "refuse_invisible"]

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


def decode(raw: bytes, problems: FileProblems) -> TextFile:
    """Decode the bytes of a file.

    Args:
        raw: The bytes.
        problems: Takes what is no text, and the file's lines.

    Returns:
        The text in lines.
    """
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
            "The character U+{number} is here; it is invisible and does not belong in text.",
            number=f"{ord(match[0]):04X}",
        )
        problems.add(
            "S008",
            message,
            msg("Delete it. Such characters come from copying out of other programs."),
            number,
            match.start() + 1,
        )
    return True


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
