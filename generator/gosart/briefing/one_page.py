"""A brief in words, cut to one page: what every face of it says alike, and what the printed one is sure to hold.

Sheet ── title, about ── facts ── table (sums by vendor, or the deals) ── remarks
      ├─ sections ── Section ── lines, and how many more
      └─ voices ── Voice ── questions with what raises them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gosart.briefing.builder import Brief
from gosart.briefing.facts import Fact, Table, facts_of, remarks_of, table_of
from gosart.briefing.page_budget import COLUMN, Group, clipped, fit, rows, width
from gosart.briefing.review_questions import Reason
from gosart.briefing.sections import Line, Section, sections_of
from gosart.i18n.translator import Translator
from gosart.method.model import Method

__all__ = ["BUDGET", "Sheet", "Voice", "make_sheet", "unshown"]

BUDGET = 99.0
"""Rows that one A4 page has left below its head, both columns together, with some to spare for fonts as wide as DejaVu Sans."""
_TABLE_ROW = 1.5
_REMARKS = 3
"""Remarks that a sheet has room for anyway."""
_FIRST = {"moved": 7, "overdue": 3, "unknown": 3}
"""How many lines of a section are shown before others get more, else two: what moved is what a meeting begins with."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A perspective as it is heard: its questions, each with its first reason as the note, and how many more of them."""

    key: str
    label: str
    stance: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page. `silent` names perspectives that nothing speaks from, `unshown` sections and perspectives that found no room."""

    title: str
    about: str
    facts: tuple[Fact, ...]
    table: Table
    remarks: tuple[Line, ...]
    sections: tuple[Section, ...]
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]
    unshown: tuple[tuple[str, int], ...]


def make_sheet(brief: Brief, method: Method, translator: Translator) -> Sheet:
    """Word a brief and shorten it to one page; what is left out is counted where it would have stood."""
    table, remarks = table_of(brief, method, translator), remarks_of(brief, method, translator)
    sections = sections_of(brief, method, translator)
    voices = [
        Voice(
            found.perspective.key,
            found.perspective.label,
            clipped(found.perspective.stance, 2 * COLUMN),
            tuple(_question(asked.text, asked.reasons, translator) for asked in found.asked),
        )
        for found in brief.heard
    ]
    heard = [voice for voice in voices if voice.lines]
    groups = [
        Group(
            1.6 + rows(found.intro) * bool(found.intro),
            _costs(found.lines),
            _FIRST.get(found.key, 2),
            found.most,
        )
        for found in sections
    ]
    groups += [
        Group(rows(f"{voice.label} {voice.stance}") + 0.5, _costs(voice.lines), 1, 3)
        for voice in heard
    ]
    spent = _TABLE_ROW * (len(table.rows) - 3) * 2 + sum(
        2 * (rows(line.text, 2 * COLUMN) - 1) for line in remarks
    )
    # a remark more than usual, and the note of a position, which takes a line of its tile
    spent += 2 * max(0, len(remarks) - _REMARKS) + 2 * (len(brief.opportunities) == 1)
    taken = fit(groups, BUDGET - max(0.0, spent))
    shown = [
        replace(found, lines=found.lines[:count], more=len(found.lines) - count)
        for found, count in zip(sections, taken, strict=False)
    ]
    spoken = [
        replace(voice, lines=voice.lines[:count], more=len(voice.lines) - count)
        for voice, count in zip(heard, taken[len(sections) :], strict=True)
    ]
    return Sheet(
        title=clipped(brief.name, 100),
        about=" · ".join(_about(brief, translator)),
        facts=facts_of(brief, method, translator),
        table=table,
        remarks=remarks,
        sections=tuple(shown),
        voices=tuple(voice for voice in spoken if voice.lines),
        silent=tuple(voice.label for voice in voices if not voice.lines),
        unshown=tuple((voice.label, voice.more) for voice in spoken if not voice.lines),
    )


def _costs(lines: Sequence[Line]) -> tuple[float, ...]:
    return tuple(line.rows + 0.2 for line in lines)


def _question(text: str, reasons: Sequence[Reason], translator: Translator) -> Line:
    first = reasons[0]
    more = (
        translator.plural("and {n} more", "and {n} more", len(reasons) - 1)
        if len(reasons) > 1
        else ""
    )
    note = clipped(first.text, 2 * COLUMN - width(more) - 12)
    return Line(
        clipped(text, 2 * COLUMN),
        f"{note} · {more}" if more else note,
        code=first.code,
        part=first.part,
        opportunity=clipped(first.opportunity, 24),
    )


def _about(brief: Brief, translator: Translator) -> Iterator[str]:
    account = brief.account.account
    yield translator.text("Brief for a meeting")
    if brief.opportunity:
        yield clipped(account.name, 60)
    elif len(brief.opportunities) == 1:
        yield clipped(brief.opportunities[0].opportunity.name, 60)
    owner = (
        brief.opportunities[0].opportunity.owner
        if len(brief.opportunities) == 1 and brief.opportunities[0].opportunity.owner
        else account.owner
    )
    if owner:
        yield clipped(translator.text("owner {name}", name=owner.name), 40)
    yield translator.text("as of {date}", date=translator.date(brief.today))


def unshown(sheet: Sheet, translator: Translator) -> Iterator[str]:
    """Say which perspectives found no room, and how many questions each has."""
    for label, count in sheet.unshown:
        yield translator.plural(
            "{who}: {n} question finds no room here",
            "{who}: {n} questions find no room here",
            count,
            who=label,
        )
