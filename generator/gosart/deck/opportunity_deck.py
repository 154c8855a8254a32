"""The deck of an opportunity's review: verdict, GOSART, position, people, value, plan, risks."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.deck.cells import TONES, cell, facts_of, letter_cell, line, row_cells
from gosart.deck.model import (
    Block,
    Cell,
    Chain,
    Column,
    Deck,
    LightItem,
    Lights,
    Slide,
    Span,
    Table,
    Text,
    Tone,
)
from gosart.deck.opportunity_views import opportunity_views
from gosart.deck.people_slides import people_slides
from gosart.deck.position_slides import position_slides
from gosart.deck.slide_maker import SlideMaker
from gosart.deck.sources import headed
from gosart.diagnostics import capitalised
from gosart.plan.model.account import Account
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.sheet_model import LetterView, LineView
from gosart.site.views.sheet_time import chain_points
from gosart.site.views.slides import SlideRoom
from gosart.site.views.slides_model import SlideRowView
from gosart.urls import opportunity_page

__all__ = ["opportunity_deck"]

_ROOM = SlideRoom(movements=40, actions=60, risks=20, criteria=12, text=420, action=160, reason=160)
"""What is read from a deck is read closer than what is on a screen; tables leave out what is too
much."""


def opportunity_deck(
    site: Site,
    account: Account,
    analysis: OpportunityAnalysis,
    foot: tuple[str, ...],
    readers: str,
) -> Deck:
    """Return the deck of an opportunity's review.

    Args:
        site: The method, the language and the day.
        account: Whose it is.
        analysis: The opportunity on its day.
        foot: What each slide says at its foot, after whose it is.
        readers: For whom it is.
    """
    opportunity = analysis.opportunity
    view = View(site, opportunity_page(account.id, opportunity.id))
    slides = _Slides(opportunity_views(view, account, analysis, readers, _ROOM))
    title = f"{account.name} \u00b7 {opportunity.name}"
    return Deck(
        name=f"{account.id}_{opportunity.id}",
        title=title,
        foot=(title, *foot),
        slides=tuple(slides.all()),
    )


class _Slides(SlideMaker):
    """Makes the slides of one opportunity."""

    def all(self) -> Iterator[Slide]:
        """Yield the slides that the plan has something for."""
        yield self._summary()
        yield from self._letters(self.slides.aims, self.readings.aims())
        yield from self._letters(self.slides.work, self.readings.work())
        yield from position_slides(self.views)
        yield from people_slides(self.views)
        notes = headed(self.view, tuple(self.sources.value()))
        yield from self._rows(self.slides.value, self.readings.value(), notes)
        yield from self._plan()
        notes = headed(self.view, tuple(self.sources.reviews()))
        yield from self._rows(self.slides.risks, self.readings.risks(), notes)
        if not self.sheet.starters or self.sheet.moves:  # nothing to decide of a mere beginning
            yield from self._rows(self.slides.decisions, self.readings.decisions(), notes)

    def _summary(self) -> Slide:
        sheet = self.sheet
        head = [line(Span(sheet.name, is_bold=True), Span(sheet.byline, tone=Tone.MUTED))]
        if self.readings.is_shortened:
            head.append(line(sheet.sentence))
        if sheet.review:
            review = capitalised(sheet.review.strip("()\uff08\uff09"))
            head.append(line(Span(review, tone=Tone.MUTED)))
        blocks: list[Block] = [Text(tuple(head)), facts_of(sheet.facts)]
        if self.slides.lights:
            blocks.append(Lights(tuple(
                LightItem(item.question, item.word, item.reason, TONES[item.tone])
                for item in self.slides.lights
            )))  # fmt: skip
        blocks += [
            self._table([_ending_cells(row) for row in ending.rows], (1, 4))
            for ending in sheet.endings
        ]
        if sheet.moves:
            blocks.append(self._moves())
        elif sheet.starters:
            rows = [
                (cell(Span(item.label, is_bold=True)), cell(item.command))
                for item in sheet.starters
            ]
            blocks.append(self._table(rows, (1, 2.6), self.text("What the plan needs first")))
        notes = headed(self.view, tuple(self.sources.verdict()))
        return Slide(self.readings.summary(), tuple(blocks), notes)

    def _moves(self) -> Table:
        text = self.text
        rows = []
        for move in self.sheet.moves:
            due = Span(move.due, is_bold=move.is_bad, tone=Tone.BAD if move.is_bad else Tone.PLAIN)
            what = [line(Span(move.text, is_bold=True))]
            if move.note:
                what.append(line(Span(move.note, tone=Tone.MUTED)))
            number = cell(Span(str(move.number), is_bold=True, tone=Tone.US))
            rows.append((number, Cell(tuple(what)), cell(move.owner), cell(due)))
        return Table(
            (
                Column("", 0.3),
                Column(text("Moves that matter"), 5.3),
                Column(text("Owner"), 1.9),
                Column(text("Due"), 2.2),
            ),
            tuple(rows),
            self.more,
            continues=True,
        )

    def _letters(self, letters: tuple[LetterView, ...], title: str) -> Iterator[Slide]:
        if not letters:
            return
        rows = tuple(
            (
                Cell((
                    line(Span(item.letter, is_bold=True, tone=Tone.US)),
                    line(Span(item.label, tone=Tone.MUTED)),
                )),
                letter_cell(item.customer),
                letter_cell(item.team),
            )
            for item in letters
        )  # fmt: skip
        table = Table(
            (
                Column("", 1.15),
                Column(self.text("Customer"), 5),
                Column(self.text("Sales team"), 5),
            ),
            rows,
            self.more,
            continues=True,
        )
        notes = headed(self.view, tuple(self.sources.letters([item.key for item in letters])))
        yield Slide(title, (table,), notes)

    def _table(
        self, rows: list[tuple[Cell, Cell]], shares: tuple[float, float], head: str = ""
    ) -> Table:
        columns = Column(head, shares[0]), Column("", shares[1])
        return Table(columns, tuple(rows), self.more, sizes=(16, 14, 12), continues=True)

    def _rows(
        self, rows: tuple[SlideRowView, ...], title: str, notes: tuple[str, ...]
    ) -> Iterator[Slide]:
        """Yield a slide of points with what is to be said of each."""
        if rows:
            yield Slide(title, (self._table([row_cells(row) for row in rows], (1, 1.9)),), notes)

    def _plan(self) -> Iterator[Slide]:
        if not self.slides.has_plan:
            return
        blocks: list[Block] = []
        if self.slides.times:
            points = chain_points(self.view, self.analysis)
            blocks.append(Chain(self.analysis.time, points, self.readings.plan()))
        if self.slides.actions:
            rows = tuple(
                (
                    cell(item.text),
                    cell(item.owner),
                    cell(Span(
                        item.due, is_bold=item.is_bad, tone=Tone.BAD if item.is_bad else Tone.PLAIN
                    )),
                )
                for item in self.slides.actions
            )  # fmt: skip
            blocks.append(Table(
                (
                    Column(self.text("Next actions"), 5.3),
                    Column(self.text("Owner"), 1.9),
                    Column(self.text("Due"), 2.2),
                ),
                rows, self.more, sizes=(14, 12),
            ))  # fmt: skip
        notes = headed(self.view, tuple(self.sources.time()))
        yield Slide(self.readings.plan(), tuple(blocks), notes)


def _ending_cells(row: LineView) -> tuple[Cell, Cell]:
    words = [line(row.text)] if row.text else []
    if row.note:
        words.append(line(Span(row.note, tone=Tone.MUTED)))
    return cell(Span(row.head, is_bold=True)), Cell(tuple(words) or ((),))
