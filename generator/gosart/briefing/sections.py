"""The sections of a brief in words, whole and in order.

What moved, what is unknown, overdue and due, weak points and findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gosart.briefing.builder import Brief
from gosart.briefing.due_items import Due
from gosart.briefing.page_budget import COLUMN, clipped, rows
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import severities
from gosart.i18n.translator import Translator
from gosart.method.enums import Side
from gosart.method.model import Method
from gosart.text.markdown_to_text import plain

__all__ = ["Line", "Section", "sections_of"]

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
            found for found in (self.text, self.note, self.opportunity, self.code) if found
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
    """Word every section of a brief."""
    teller = _Teller(brief, method, translator)
    until = translator.date(brief.until.day)
    due = {
        "asked": translator.text("Due by {date}", date=until),
        "review": translator.text("Due before the review of {date}", date=until),
        "days": translator.text("Due in the next two weeks"),
    }[brief.until.why]
    return (
        Section(
            "moved",
            translator.text("What moved"),
            teller.how(),
            translator.text("Nothing moved."),
            "summary",
            tuple(teller.moved()),
            12,
        ),
        Section(
            "overdue",
            translator.text("Overdue"),
            "",
            translator.text("Nothing is overdue."),
            "actions",
            tuple(teller.due(late=True)),
            10,
        ),
        Section(
            "unknown",
            translator.text("Unknown"),
            "",
            teller.all_known(),
            "assessment",
            tuple(teller.unknown()),
            10,
        ),
        Section(
            "soon",
            due,
            "",
            translator.text("Nothing is due."),
            "actions",
            tuple(teller.due(late=False)),
            8,
        ),
        Section(
            "weak",
            translator.text("Weak points still open"),
            "",
            teller.no_weak(),
            "review",
            tuple(teller.weak()),
            6,
        ),
        Section(
            "findings",
            translator.text("Further findings"),
            "",
            translator.text("No rule finds anything."),
            "review",
            tuple(teller.findings()),
            6,
        ),
    )


class _Teller:
    def __init__(self, brief: Brief, method: Method, translator: Translator) -> None:
        self.brief = brief
        self.method = method
        self.translator = translator
        self.sentences = Sentences(translator, method)
        self.names = (
            {
                found.opportunity.id: clipped(found.opportunity.name, 24)
                for found in brief.opportunities
            }
            if brief.several
            else {}
        )

    def how(self) -> str:
        """Say since when movement is told, why, and what by."""
        translator, since, moved = self.translator, self.brief.since, self.brief.moved
        when = translator.date(since.day)
        told = {
            "asked": translator.text("Since {date}, as asked.", date=when),
            "review": translator.text("Since the review of {date}.", date=when),
            "assessment": translator.text(
                "Since {date}, the assessment before the present one; no review is noted.",
                date=when,
            ),
            "days": translator.text(
                "Since {date}, a month ago; neither a review nor an earlier assessment is noted.",
                date=when,
            ),
        }[since.why]
        why = {
            "": "",
            "no-git": translator.text(
                "Git does not know these plans; only dated entries are listed."
            ),
            "shallow": translator.text(
                "This clone has only a part of git's history; only dated entries are listed."
            ),
            "before": translator.text(
                "Change history starts after that day; only dated entries are listed."
            ),
            "new": translator.text(
                "The plan came into git after that day; only dated entries are listed."
            ),
            "broken": translator.text(
                "The plan of that day cannot be read; only dated entries are listed."
            ),
        }[moved.why]
        return f"{told} {why}".strip()

    def moved(self) -> Iterator[Line]:
        """Tell what moved, losses first; findings that are new and solved as a number each."""
        translator, moved = self.translator, self.brief.moved
        changes = [
            Line(
                clipped(self.sentences.of(found), _TEXT),
                sign=found.direction,
                part=found.part,
                opportunity=self._opportunity(found.opportunity, found.name),
            )
            for found in moved.changes
        ]
        counts = []
        if moved.new:
            told = translator.plural(
                "{n} new finding of the rules", "{n} new findings of the rules", len(moved.new)
            )
            counts.append(Line(told, sign="worse", part="review"))
        if moved.solved:
            told = translator.plural(
                "{n} finding of the rules solved",
                "{n} findings of the rules solved",
                len(moved.solved),
            )
            counts.append(Line(told, sign="better", part="review"))
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
                else translator.text("nobody is known who could be asked")
            )
            actions = ", ".join(found.action.id for found in question.actions[:2])
            work = (
                translator.text("action {ids}", ids=actions)
                if actions
                else translator.text("nobody is on it")
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
        for found in self.brief.overdue if late else self.brief.soon:
            yield Line(
                clipped(f"{found.id} {plain(found.text)}".strip(), _TEXT - _NOTE // 2),
                self._when(found),
                "late" if late else "due",
                part="actions",
                opportunity=self._opportunity(found.opportunity.id),
            )

    def _when(self, found: Due) -> str:
        translator = self.translator
        told = [
            translator.plural("{n} day late", "{n} days late", -found.days)
            if found.days < 0
            else translator.date(found.when)
        ]
        if found.kind == "milestone":
            told.append(translator.text("the customer's step"))
        elif found.side is Side.CUSTOMER:
            told.append(translator.text("the customer's to do"))
        if found.owner:
            told.append(clipped(found.owner, 24))
        if found.blocked:
            told.append(translator.text("blocked"))
        return " · ".join(told)

    def weak(self) -> Iterator[Line]:
        """Tell weak points that no action has mended."""
        translator = self.translator
        for found in self.brief.weak:
            action = found.point.action
            work = (
                f"{action.id} {self.method.term(action.status).label.lower()}"
                if action
                else translator.text("no action")
            )
            severity = self.method.term(found.point.severity).label if found.point.severity else ""
            note = " · ".join(
                part for part in (severity, work, translator.date(found.review.date)) if part
            )
            text = clipped(plain(found.point.text), _TEXT - _NOTE // 2)
            yield Line(
                text,
                note,
                "weak",
                part="review",
                opportunity=self._opportunity(found.opportunity.id),
                strong=action is None,
            )

    def findings(self) -> Iterator[Line]:
        """Tell what the rules find, the gravest first."""
        names = severities(self.translator)
        for found in self.brief.findings:
            text = clipped(self.translator.say(found.message), _TEXT)
            yield Line(
                text,
                sign=found.severity.value,
                code=found.code,
                part="review",
                opportunity=self._opportunity(found.opportunity),
                note=names[found.severity],
            )

    def all_known(self) -> str:
        """Say that nothing is unknown, or that nobody looked."""
        if any(found.assessment.us for found in self.brief.opportunities):
            return self.translator.text("No criterion is marked as unknown.")
        return self.translator.text("We have not been assessed yet.")

    def no_weak(self) -> str:
        """Say that no weak point is open, or that nobody looked."""
        if any(found.opportunity.test.reviews for found in self.brief.opportunities):
            return self.translator.text("No weak point of a past review is open.")
        return self.translator.text("No review has looked for weak points yet.")

    def _opportunity(self, key: str, subject: str = "") -> str:
        name = self.names.get(key, "")
        return "" if name and subject == name else name
