"""A brief in words, cut to one page: what every format of it says alike.

Sheet ── title, about ── verdict ── facts ── table (sums by vendor, or the opportunities) ── remarks
      ├─ sections ── Section ── lines, and how many more
      └─ voices ── Voice ── questions with what raises them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gosart.briefing.builder import Brief
from gosart.briefing.facts import Fact, Table, facts_of, remarks_of, table_of
from gosart.briefing.page_budget import COLUMN, Group, clipped, fit, rows, width
from gosart.briefing.review_questions import Asked
from gosart.briefing.sections import Line, Section, sections_of
from gosart.briefing.verdict_lines import case_lines, moves_section, verdict_lines
from gosart.diagnostics import Severity
from gosart.i18n.translator import Translator
from gosart.method.model import Method

__all__ = ["BUDGET", "Sheet", "Voice", "make_sheet", "sentences_not_run", "unshown"]

BUDGET = 97.0
"""Rows that one A4 page has left below its head, both columns together, with some to spare for
fonts as wide as DejaVu Sans."""
_TABLE_ROW = 1.5
_WHOLE_ROW = 1.5
"""Rows of a line over the page's width, with the space around it."""
_POSITION = 10
"""Rows that the note of a position may take in its tile and in the table, measured on paper."""
_SHARED_ROW = 0.5
"""Rows that a section of which nothing finds room takes in the line that names such sections."""
_REMARKS = 3
"""Remarks that a sheet has room for anyway."""
_FIRST = {"moves": 3, "changes_since": 7, "overdue": 3, "unknown": 6}
"""How many lines of a section come before others get more, else two: a meeting begins with what
moved."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A perspective on the page."""

    key: str
    label: str
    stance: str
    lines: tuple[Line, ...]
    """Its questions, each with its first reason as the note."""
    more: int = 0
    """How many questions found no room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page."""

    title: str
    about: str
    verdict: tuple[Line, ...]
    facts: tuple[Fact, ...]
    table: Table
    remarks: tuple[Line, ...]
    sections: tuple[Section, ...]
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]
    """Perspectives from which nothing in the plan raises a question."""
    unshown: tuple[tuple[str, int], ...]
    """Perspectives that found no room, each with its number of questions."""
    left_out: tuple[tuple[str, int], ...]
    """Titles of sections that found no room, each with its number of lines."""
    not_run: tuple[str, ...]
    """What says that the repository's own rules were not run, cannot be read, or fail."""


def sentences_not_run(brief: Brief, translator: Translator) -> tuple[str, ...]:
    """Write what a company's own rules did not look at.

    Args:
        brief: The brief.
        translator: Of the language asked for.

    Returns:
        A sentence each, that of an error with its code behind where it is.
    """
    return tuple(
        translator.say(item.message)
        if item.severity is not Severity.ERROR
        else f"{item.location.path}:{item.location.line}:{item.location.column}: {item.code} "
        + translator.say(item.message)
        for item in brief.not_run
    )


def make_sheet(brief: Brief, method: Method, translator: Translator) -> Sheet:
    """Word a brief and shorten it to one page.

    Args:
        brief: The whole brief.
        method: The criteria and terms.
        translator: Of the language asked for.

    Returns:
        The page; what is left out is counted where it would have been.
    """
    table, case = table_of(brief, method, translator), case_lines(brief, translator)
    remarks = (*remarks_of(brief, method, translator), *case)
    verdict = verdict_lines(brief, method, translator)
    moves = moves_section(brief, translator)
    sections = (
        *((moves,) if moves.lines else ()),
        *sections_of(brief, method, translator),
    )
    voices = [
        Voice(
            view.perspective.key,
            view.perspective.label,
            clipped(view.perspective.stance, 2 * COLUMN),
            tuple(_question(asked, brief.several, translator) for asked in view.asked),
        )
        for view in brief.perspectives
    ]
    asking = [voice for voice in voices if voice.lines]
    groups = [
        Group(
            1.6 + rows(section.intro) * bool(section.intro),
            _costs(section.lines),
            _FIRST.get(section.key, 2),
            section.most,
            _SHARED_ROW,
        )
        for section in sections
    ]
    groups += [
        Group(rows(f"{voice.label} {voice.stance}") + 0.5, _costs(voice.lines), 1, 3, 1.0)
        for voice in asking
    ]
    spent = _TABLE_ROW * (len(table.rows) - 3) * 2 + sum(
        2 * (rows(f"{line.label}: {line.text}", 2 * COLUMN) - 1) for line in (*remarks, *verdict)
    )
    # `BUDGET` leaves room for the facts' own remarks; each of these takes a row of both columns
    spent += 2 * _WHOLE_ROW * (len(verdict) + len(case))
    # a remark more than usual, and the note of a position, which takes a line of its tile
    spent += 2 * max(0, len(remarks) - _REMARKS) + _POSITION * (len(brief.opportunities) == 1)
    # a single deal's moves are what the sheet is for: their rows are kept before others share
    first = groups[:1] if moves.lines and not brief.several else []
    spent += sum(group.head + sum(group.lines) for group in first)
    shared = fit(groups[len(first) :], BUDGET - max(0.0, spent))
    taken = (*(len(group.lines) for group in first), *shared)
    shortened = [
        replace(section, lines=section.lines[:count], more=len(section.lines) - count)
        for section, count in zip(sections, taken, strict=False)
    ]
    printed = [
        replace(voice, lines=voice.lines[:count], more=len(voice.lines) - count)
        for voice, count in zip(asking, taken[len(sections) :], strict=True)
    ]
    return Sheet(
        title=clipped(brief.name, 100),
        about=" · ".join(_about(brief, translator)),
        verdict=verdict,
        facts=facts_of(brief, method, translator),
        table=table,
        remarks=remarks,
        sections=tuple(item for item in shortened if item.lines or not item.more),
        voices=tuple(voice for voice in printed if voice.lines),
        silent=tuple(voice.label for voice in voices if not voice.lines),
        unshown=tuple((voice.label, voice.more) for voice in printed if not voice.lines),
        left_out=tuple(
            (item.title, item.more) for item in shortened if item.more and not item.lines
        ),
        not_run=sentences_not_run(brief, translator),
    )


def _costs(lines: Sequence[Line]) -> tuple[float, ...]:
    return tuple(line.rows + 0.2 for line in lines)


def _question(asked: Asked, several: bool, translator: Translator) -> Line:
    first = asked.reasons[0]
    more = (
        translator.plural("and {n} more", "and {n} more", len(asked.reasons) - 1)
        if len(asked.reasons) > 1
        else ""
    )
    note = clipped(first.text, 2 * COLUMN - width(more) - 12)
    return Line(
        clipped(asked.text, 2 * COLUMN),
        f"{note} · {more}" if more else note,
        code=first.code,
        part=first.part,
        opportunity=clipped(first.opportunity.name, 24) if several and first.opportunity else "",
    )


def _about(brief: Brief, translator: Translator) -> Iterator[str]:
    account = brief.account.account
    yield translator.text("Meeting brief")
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
    """Say which sections and perspectives found no room, and how much each has.

    Args:
        sheet: The page.
        translator: Of the language asked for.

    Yields:
        A line of plain text for all sections, and one for each perspective.
    """
    if sheet.left_out:
        titles = ", ".join(f"{title} ({count})" for title, count in sheet.left_out)
        yield translator.text("No room here for: {sections}", sections=titles)
    for label, count in sheet.unshown:
        yield translator.plural(
            "{who}: {n} question left out for space",
            "{who}: {n} questions left out for space",
            count,
            who=label,
        )
