"""A brief for a terminal: one page of plain lines, with the same words as every format of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosart.briefing.one_page import Sheet, unshown
from gosart.briefing.page_budget import width
from gosart.briefing.sections import Line
from gosart.comparison.summary import SIGNS
from gosart.i18n.translator import Translator

__all__ = ["as_text"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SIGNS = {**SIGNS, "unknown": "?", "late": "!", "error": "!", "warning": "▲", "advice": "i"}


def as_text(sheet: Sheet, translator: Translator) -> str:
    """Write a brief as lines of plain text.

    Args:
        sheet: The page.
        translator: Of the language asked for.

    Returns:
        The text, without characters that a terminal would obey.
    """
    return "\n".join(_UNSEEN.sub("", line).rstrip() for line in _lines(sheet, translator)) + "\n"


def _lines(sheet: Sheet, translator: Translator) -> Iterator[str]:
    yield sheet.title
    yield sheet.about
    yield from sheet.not_run
    yield ""
    for line in sheet.verdict:
        yield f"{f'{_SIGNS[line.sign]} ' if line.sign else ''}{line.label}: {line.text}"
    if sheet.verdict:
        yield ""
    for fact in sheet.facts:
        yield f"{_padded(fact.label, 28)} {fact.value}" + (f"  ({fact.note})" if fact.note else "")
    for remark in sheet.remarks:
        yield f"{remark.label}: {remark.text}"
    if sheet.table.rows:
        yield ""
        yield from _table((sheet.table.heads, *sheet.table.rows))
        if sheet.table.more:
            yield sheet.table.more
    for section in sheet.sections:
        yield ""
        yield section.title.upper() if section.title.isascii() else section.title
        if section.intro:
            yield f"  {section.intro}"
        yield from (_line(line) for line in section.lines)
        if section.more:
            yield "  " + translator.plural("and {n} more", "and {n} more", section.more)
        if not section.lines and not section.more:
            yield f"  {section.empty}"
    yield ""
    title = translator.text("Questions by perspective")
    yield title.upper() if title.isascii() else title
    for voice in sheet.voices:
        yield f"  {voice.label}: {voice.stance}"
        for line in voice.lines:
            yield f"    {line.text}"
            yield f"      ← {_apart(line.note, line.code, line.opportunity)}"
        if voice.more:
            yield "    " + translator.plural(
                "and {n} more question", "and {n} more questions", voice.more
            )
    yield from (f"  {line}" for line in unshown(sheet, translator))
    if sheet.silent:
        yield "  " + translator.text("No questions from: {names}.", names=", ".join(sheet.silent))


def _line(line: Line) -> str:
    text = _apart(line.text, line.note, line.code, line.opportunity)
    return f"  {_SIGNS.get(line.sign, '•')} {text}"


def _apart(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(_padded(cell, room) for cell, room in zip(row, widths, strict=True))


def _padded(text: str, room: int) -> str:
    return text + " " * max(0, room - width(text))
