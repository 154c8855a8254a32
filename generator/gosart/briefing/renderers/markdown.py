"""A brief as Markdown, for an agenda, an issue or a mail: people's text never becomes markup."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.briefing.one_page import Sheet, unshown
from gosart.briefing.sections import Line
from gosart.comparison.summary import SIGNS
from gosart.i18n.translator import Translator
from gosart.text.escape_markdown import harmless

__all__ = ["as_markdown"]


def as_markdown(sheet: Sheet, translator: Translator) -> str:
    """Write a brief as Markdown that every forge and mail program shows.

    Args:
        sheet: The page.
        translator: Of the language asked for.

    Returns:
        Markdown that ends with one line break.
    """
    return "\n".join(_lines(sheet, translator)).rstrip() + "\n"


def _lines(sheet: Sheet, translator: Translator) -> Iterator[str]:
    yield f"## {harmless(sheet.title)}"
    yield ""
    yield harmless(sheet.about)
    yield ""
    for line in sheet.verdict:
        text = harmless(f"{line.label}: {line.text}" if line.strong else line.text)
        yield f"- **{text}**" if line.strong else f"- **{harmless(line.label)}**: {text}"
    for fact in sheet.facts:
        yield f"- **{harmless(fact.label)}**: {harmless(fact.value)}" + (
            f" ({harmless(fact.note)})" if fact.note else ""
        )
    for remark in sheet.remarks:
        yield f"- **{harmless(remark.label)}**: {harmless(remark.text)}"
    yield ""
    if sheet.table.rows:
        for number, row in enumerate((sheet.table.heads, *sheet.table.rows)):
            yield "| " + " | ".join(harmless(cell) for cell in row) + " |"
            if not number:
                yield "|---" * len(row) + "|"
        yield ""
        if sheet.table.more:
            yield harmless(sheet.table.more)
            yield ""
    for section in sheet.sections:
        yield f"### {harmless(section.title)}"
        yield ""
        if section.intro:
            yield harmless(section.intro)
            yield ""
        yield from (_line(line) for line in section.lines)
        if section.more:
            yield "- " + translator.plural("and {n} more", "and {n} more", section.more)
        if not section.lines and not section.more:
            yield harmless(section.empty)
        yield ""
    yield f"### {translator.text('Questions by perspective')}"
    yield ""
    for voice in sheet.voices:
        yield f"**{harmless(voice.label)}**: <i>{harmless(voice.stance)}</i>"
        yield ""
        for line in voice.lines:
            note = _apart(line.note, line.code, line.opportunity)
            yield f"- {harmless(line.text)}<br><sub>{note}</sub>"
        if voice.more:
            yield "- " + translator.plural(
                "and {n} more question", "and {n} more questions", voice.more
            )
        yield ""
    for remainder in unshown(sheet, translator):
        yield harmless(remainder)
        yield ""
    if sheet.silent:
        yield harmless(
            translator.text(
                "Nothing in the plan raises a question of: {names}.", names=", ".join(sheet.silent)
            )
        )


def _line(line: Line) -> str:
    sign = f"{SIGNS[line.sign]} " if line.sign in ("worse", "better") else ""
    return f"- {sign}{_apart(line.text, line.note, line.code, line.opportunity)}"


def _apart(*parts: str) -> str:
    return " · ".join(harmless(part) for part in parts if part)
