"""The sections of a brief in words, whole and in order.

What moved, what is unknown, overdue and due, weak points and findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gosart.briefing.builder import Brief
from gosart.briefing.changes_since import Why
from gosart.briefing.due_items import Due
from gosart.briefing.page_budget import COLUMN, clipped, rows
from gosart.briefing.period import Since
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import closed_with_opportunity, severities
from gosart.i18n.translator import Translator
from gosart.method.enums import Side
from gosart.method.model import Method
from gosart.text.markdown_to_text import plain

__all__ = ["Line", "Section", "sections_of", "since_in_words"]

_TEXT = 2 * COLUMN
_NOTE = COLUMN


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a text, what stands behind it, and where to read on.

    `sign` is a direction, or how grave it is, by its name.
    """

    text: str
    note: str = ""
    sign: str = ""
    code: str = ""
    part: str = ""
    opportunity: str = ""
    """Name of the deal, where there are several."""
    strong: bool = False
    label: str = ""
    """What the text is about, before it."""

    @property
    def rows(self) -> int:
        """Rows of one column that it takes; the sign has its own place."""
        apart = " · ".join(
            text for text in (self.text, self.note, self.opportunity, self.code) if text
        )
        return rows(apart, COLUMN - 3)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title.

    `part` is the page that has all of them, `empty` what is said where there are none.
    """

    key: str
    title: str
    intro: str
    empty: str
    part: str
    lines: tuple[Line, ...]
    most: int
    more: int = 0


def sections_of(brief: Brief, method: Method, translator: Translator) -> tuple[Section, ...]:
    """Word every section of a brief.

    Args:
        brief: The brief.
        method: The method.
        translator: For the words.

    Returns:
        The sections in the order of a brief.
    """
    writer = _SectionWriter(brief, method, translator)
    until = translator.date(brief.until.day)
    due = {
        "asked": translator.text("Due by {date}", date=until),
        "review": translator.text("Due before the review of {date}", date=until),
        "days": translator.text("Due in the next two weeks"),
    }[brief.until.why]
    return (
        Section(
            "changes_since",
            translator.text("What changed"),
            writer.how(),
            translator.text("No changes."),
            "summary",
            tuple(writer.changes_since()),
            12,
        ),
        Section(
            "overdue",
            translator.text("Overdue"),
            "",
            translator.text("Nothing is overdue."),
            "actions",
            tuple(writer.due(late=True)),
            10,
        ),
        Section(
            "unknown",
            translator.text("Unknown"),
            "",
            writer.all_known(),
            "assessment",
            tuple(writer.unknown()),
            10,
        ),
        Section(
            "soon",
            due,
            "",
            translator.text("Nothing is due."),
            "actions",
            tuple(writer.due(late=False)),
            8,
        ),
        Section(
            "weak",
            translator.text("Open risks"),
            "",
            writer.no_weak(),
            "review",
            tuple(writer.weak()),
            6,
        ),
        Section(
            "findings",
            translator.text("Other issues"),
            "",
            translator.text("No issues found."),
            "review",
            tuple(writer.findings()),
            6,
        ),
    )


def since_in_words(since: Since, why: Why, translator: Translator) -> str:
    """Say since when changes are listed, why since then, and how they are known.

    Args:
        since: The day.
        why: Why only dated entries are listed, "" where all changes are.
        translator: For the words.

    Returns:
        One or two sentences.
    """
    when = translator.date(since.day)
    sentences = {
        "asked": translator.text("Since {date}, as asked.", date=when),
        "review": translator.text("Since the review of {date}.", date=when),
        "assessment": translator.text(
            "Since {date}, the previous assessment: no review is recorded.",
            date=when,
        ),
        "days": translator.text(
            "Since {date}, a month ago: no review or earlier assessment is recorded.",
            date=when,
        ),
    }[since.why]
    reason = {
        "": "",
        "no-git": translator.text("These plans are not in git; only dated entries are listed."),
        "shallow": translator.text(
            "This clone has only part of the history; only dated entries are listed."
        ),
        "before": translator.text(
            "Change history starts after that date; only dated entries are listed."
        ),
        "new": translator.text(
            "The plan was added to git after that date; only dated entries are listed."
        ),
        "broken": translator.text(
            "The plan as it was then cannot be read; only dated entries are listed."
        ),
    }[why]
    return f"{sentences} {reason}".strip()


class _SectionWriter:
    def __init__(self, brief: Brief, method: Method, translator: Translator) -> None:
        self.brief = brief
        self.method = method
        self.translator = translator
        self.sentences = Sentences(translator, method)
        self.names = (
            {
                analysis.opportunity.id: clipped(analysis.opportunity.name, 24)
                for analysis in brief.opportunities
            }
            if brief.several
            else {}
        )

    def how(self) -> str:
        """Say since when movement is told, why, and what by."""
        return since_in_words(self.brief.since, self.brief.changes_since.why, self.translator)

    def changes_since(self) -> Iterator[Line]:
        """Tell what moved, losses first; findings that are new and solved as a number each."""
        translator, changes_since = self.translator, self.brief.changes_since
        changes = [
            Line(
                clipped(self.sentences.of(change), _TEXT),
                sign=change.direction,
                part=change.part,
                opportunity=self._opportunity(change.opportunity, change.name),
            )
            for change in changes_since.changes
        ]
        counts = []
        if changes_since.new:
            sentence = translator.plural(
                "{n} new finding",
                "{n} new findings",
                len(changes_since.new),
            )
            counts.append(Line(sentence, sign="worse", part="review"))
        if changes_since.solved:
            sentence = translator.plural(
                "{n} finding resolved",
                "{n} findings resolved",
                len(changes_since.solved),
            )
            counts.append(Line(sentence, sign="better", part="review"))
        if changes_since.closed:
            sentence = closed_with_opportunity(len(changes_since.closed), translator)
            counts.append(Line(sentence, sign="neutral", part="review"))
        yield from changes[:2]  # the counts are among the first that are seen, never the very first
        yield from counts
        yield from changes[2:]

    def unknown(self) -> Iterator[Line]:
        """Tell each unknown, whom to ask, and who is on it."""
        translator = self.translator
        for item in self.brief.unknown:
            question, criterion = item.question, item.question.criterion
            people = ", ".join(clipped(person.name, 24) for person in question.ask[:2])
            ask = (
                translator.text("ask {people}", people=people)
                if people
                else translator.text("no one to ask yet")
            )
            actions = ", ".join(planned.action.id for planned in question.actions[:2])
            work = (
                translator.text("action {ids}", ids=actions)
                if actions
                else translator.text("no owner")
            )
            text = f"{self.method.numbers[criterion.key]} {criterion.label}"
            yield Line(
                text,
                f"{ask} · {work}",
                "unknown",
                part="assessment",
                opportunity=self._opportunity(item.opportunity.opportunity.id),
                strong=not actions,
            )

    def due(self, *, late: bool) -> Iterator[Line]:
        """Tell what is late, or due."""
        for item in self.brief.overdue if late else self.brief.soon:
            yield Line(
                clipped(f"{item.id} {plain(item.text)}".strip(), _TEXT - _NOTE // 2),
                self._when(item),
                "late" if late else "due",
                part="actions",
                opportunity=self._opportunity(item.opportunity.id),
            )

    def _when(self, item: Due) -> str:
        translator = self.translator
        parts = [
            translator.plural("{n} day overdue", "{n} days overdue", -item.days)
            if item.days < 0
            else translator.date(item.when)
        ]
        if item.kind == "milestone":
            parts.append(translator.text("customer milestone"))
        elif item.side is Side.CUSTOMER:
            parts.append(translator.text("customer action"))
        if item.owner:
            parts.append(clipped(item.owner, 24))
        if item.blocked:
            parts.append(translator.text("blocked"))
        return " · ".join(parts)

    def weak(self) -> Iterator[Line]:
        """Tell weak points that no action has mended."""
        translator = self.translator
        for vulnerability in self.brief.weak:
            action = vulnerability.point.action
            work = (
                f"{action.id} {self.method.term(action.status).label.lower()}"
                if action
                else translator.text("no action")
            )
            severity = (
                self.method.term(vulnerability.point.severity).label
                if vulnerability.point.severity
                else ""
            )
            note = " · ".join(
                part
                for part in (severity, work, translator.date(vulnerability.review.date))
                if part
            )
            text = clipped(plain(vulnerability.point.text), _TEXT - _NOTE // 2)
            yield Line(
                text,
                note,
                "weak",
                part="review",
                opportunity=self._opportunity(vulnerability.opportunity.id),
                strong=action is None,
            )

    def findings(self) -> Iterator[Line]:
        """Tell what the rules find, the gravest first."""
        names = severities(self.translator)
        for finding in self.brief.findings:
            text = clipped(self.translator.say(finding.message), _TEXT)
            yield Line(
                text,
                sign=finding.severity.value,
                code=finding.code,
                part="review",
                opportunity=self._opportunity(finding.opportunity),
                note=names[finding.severity],
            )

    def all_known(self) -> str:
        """Say that nothing is unknown, that nobody looked, or that it no longer matters."""
        opportunities = [analysis.opportunity for analysis in self.brief.opportunities]
        if opportunities and not any(item.is_open for item in opportunities):
            return self.translator.text("No open deals, so nothing to find out.")
        if any(analysis.assessment.us for analysis in self.brief.opportunities):
            return self.translator.text("No unknowns.")
        return self.translator.text("No assessment yet.")

    def no_weak(self) -> str:
        """Say that no weak point is open, or that nobody looked."""
        if any(analysis.opportunity.test.reviews for analysis in self.brief.opportunities):
            return self.translator.text("No open risks from past reviews.")
        return self.translator.text("No review has looked for risks yet.")

    def _opportunity(self, key: str, subject: str = "") -> str:
        name = self.names.get(key, "")
        return "" if name and subject == name else name
