"""The bytes of a file -> its text in lines, once they have shown to be text: bytes may be anything."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from gosart.diagnostics import msg
from gosart.yaml.codes import FileProblems

__all__ = ["UNSEEN", "TextFile", "decode", "refuse_unseen"]

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class TextFile:
    """Text without byte-order mark, a line feed at the end of each line. `sound` is False where it holds what is no text."""

    text: str
    lines: tuple[str, ...]
    sound: bool


def decode(raw: bytes, problems: FileProblems) -> TextFile:
    """Return the text of a file's bytes in lines; what is no text goes to `problems`."""
    content = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = _one_line_end(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        lines = tuple(_one_line_end(content.decode("utf-8", errors="replace")).split("\n"))
        problems.lines = lines
        good = _one_line_end(content[: error.start].decode("utf-8"))
        message = msg("The byte {byte} is not UTF-8.", byte=f"0x{content[error.start]:02x}")
        wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        hint = (
            msg("Save the file as UTF-8; it looks like UTF-16.")
            if wide
            else msg("Save the file as UTF-8.")
        )
        problems.add("S002", message, hint, good.count("\n") + 1, len(good) - good.rfind("\n"))
        return TextFile("\n".join(lines), lines, sound=False)
    problems.lines = lines = tuple(text.split("\n"))
    return TextFile(text, lines, sound=not refuse_unseen(UNSEEN, text, problems))


def refuse_unseen(
    unseen: re.Pattern[str], text: str, problems: FileProblems, shift: int = 0
) -> bool:
    """Note the first character of a line that `unseen` matches, of as many lines as one would look at; tell whether there are any."""
    if not unseen.search(text):
        return False
    found = (
        (number, match)
        for number, line in enumerate(text.split("\n"), shift + 1)
        if (match := unseen.search(line))
    )
    for number, match in islice(found, _SHOWN):
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
