"""A brief as Markdown, for an agenda, an issue or a mail: people's text never becomes markup."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.briefing.one_page import Sheet, unshown
from gosart.briefing.sections import Line
from gosart.comparison.summary import SIGNS
from gosart.i18n.translator import Translator
from gosart.text.escape_markdown import readable

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
    yield f"## {readable(sheet.title)}"
    yield ""
    yield readable(sheet.about)
    yield ""
    for sentence in sheet.not_run:
        yield f"> {readable(sentence)}"
        yield ""
    for line in sheet.verdict:
        text = readable(f"{line.label}: {line.text}" if line.strong else line.text)
        yield f"- **{text}**" if line.strong else f"- **{readable(line.label)}**: {text}"
    for fact in sheet.facts:
        yield f"- **{readable(fact.label)}**: {readable(fact.value)}" + (
            f" ({readable(fact.note)})" if fact.note else ""
        )
    for remark in sheet.remarks:
        yield f"- **{readable(remark.label)}**: {readable(remark.text)}"
    yield ""
    if sheet.table.rows:
        for number, row in enumerate((sheet.table.heads, *sheet.table.rows)):
            yield "| " + " | ".join(readable(cell) for cell in row) + " |"
            if not number:
                yield "|---" * len(row) + "|"
        yield ""
        if sheet.table.more:
            yield readable(sheet.table.more)
            yield ""
    for section in sheet.sections:
        yield f"### {readable(section.title)}"
        yield ""
        if section.intro:
            yield readable(section.intro)
            yield ""
        yield from (_line(line) for line in section.lines)
        if section.more:
            yield "- " + translator.plural("and {n} more", "and {n} more", section.more)
        if not section.lines and not section.more:
            yield readable(section.empty)
        yield ""
    yield f"### {translator.text('Questions by perspective')}"
    yield ""
    for voice in sheet.voices:
        yield f"**{readable(voice.label)}**: {readable(voice.stance)}"
        yield ""
        for line in voice.lines:
            note = _apart(line.note, line.code, line.opportunity)
            yield f"- {readable(line.text)} ({note})"
        if voice.more:
            yield "- " + translator.plural(
                "and {n} more question", "and {n} more questions", voice.more
            )
        yield ""
    for remainder in unshown(sheet, translator):
        yield readable(remainder)
        yield ""
    if sheet.silent:
        yield readable(
            translator.text("No questions from: {names}.", names=", ".join(sheet.silent))
        )


def _line(line: Line) -> str:
    sign = f"{SIGNS[line.sign]} " if line.sign in ("worse", "better") else ""
    return f"- {sign}{_apart(line.text, line.note, line.code, line.opportunity)}"


def _apart(*parts: str) -> str:
    return " · ".join(readable(part) for part in parts if part)
