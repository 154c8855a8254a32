"""Where we stand: the radar, the position by date, and what moved since the assessment before."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.trend import analyse_trend
from gosart.deck.cells import line
from gosart.deck.model import (
    Axis,
    Beside,
    Block,
    Cell,
    Chart,
    Column,
    Legend,
    Radar,
    Ring,
    Series,
    Slide,
    Span,
    Table,
    Text,
    Tone,
)
from gosart.deck.opportunity_views import OpportunityViews
from gosart.deck.slide_maker import SlideMaker
from gosart.deck.sources import headed
from gosart.method.enums import Rating

__all__ = ["position_slides"]

_DATES = 5
"""Dates of the position that have room."""


def position_slides(views: OpportunityViews) -> Iterator[Slide]:
    """Yield the slide of an opportunity's assessment, none of one that was never assessed.

    Args:
        views: The opportunity.
    """
    yield from _Position(views).all()


class _Position(SlideMaker):
    """Makes the slide of one assessment."""

    def all(self) -> Iterator[Slide]:
        assessment = self.analysis.assessment
        if not assessment.standings:
            return
        (radar,) = self.views.slides.radars
        right: list[Block] = [
            Text((line(Span(self.sheet.radars[0].day, tone=Tone.MUTED)),), 12),
        ]
        right += self._trend()
        if radar.movements:
            rows = tuple(
                (
                    Cell((
                        line(Span(item.criterion, is_bold=True)),
                        line(
                            Span(
                                self.text("worse") if item.is_bad else self.text("better"),
                                is_bold=True,
                                tone=Tone.BAD if item.is_bad else Tone.GOOD,
                            ),
                            f"{item.vendor}: {item.before} \u2192 {item.after}",
                        ),
                    )),
                )
                for item in radar.movements
            )  # fmt: skip
            right.append(Table((Column(radar.since, 1),), rows, self.more, sizes=(12,)))
        elif radar.since:
            note = self.text("No rating has changed.")
            right.append(Text((line(Span(radar.since, is_bold=True)), line(note)), 12))
        right += [
            Text((line(Span(words, tone=Tone.MUTED)),), 12)
            for words in self.sheet.radars[0].dissent[:3]
        ]
        blocks: tuple[Block, ...] = (Beside((self._drawing(),), tuple(right), 0.66),)
        if all(isinstance(block, Text) for block in right):
            blocks = (*right, self._drawing())
        notes = headed(self.view, tuple(self.views.sources.ratings()))
        yield Slide(self.readings.position(), blocks, notes)

    def _drawing(self) -> Radar:
        assessment, method = self.analysis.assessment, self.view.method
        series = self.view.series(assessment)
        us, rival = series[0], series[1] if len(series) > 1 else None
        previous = assessment.us.previous if assessment.us else None
        keys = {None: "us"} | {item.rival: item.rival.id for item in assessment.rivals[:1]
                               if item.rival}  # fmt: skip
        signs = [method.term(rating).letter or rating.value for rating in Rating]
        return Radar(
            axes=tuple(
                Axis(criterion.label, number == 0)
                for question in method.questions
                for number, criterion in enumerate(question.criteria)
            ),
            us=us.name,
            ours=us.ratings,
            before=tuple(item.rating for item in previous.ratings) if previous else (),
            rival=rival.name if rival else "",
            theirs=rival.ratings if rival else (),
            rings=tuple(
                Ring(self.view.number(item.criterion) - 1, item.rating)
                for item in assessment.dissent
                if item.rival is None and None in keys
            ),
            signs=(_minus(signs[0]), _minus(signs[1]), signs[2]),
            legend=Legend(
                self.text("outer ring positive, inner ring negative"),
                self.text("unknown"),
                self.text("previous assessment"),
                self.text("someone differs"),
            ),
            about=self.readings.position(),
        )

    def _trend(self) -> Iterator[Chart]:
        """Yield the position against the main competitor by date, where it has a past."""
        position = self.analysis.assessment.position
        if position is None:
            return
        points = [
            point
            for point in analyse_trend(self.analysis.assessment)
            if point.rival is position.rival and point.size > point.unknown
        ][-_DATES:]
        if len(points) < 2:
            return
        good, bad = [point.good for point in points], [point.bad for point in points]
        number = self.view.translator.number
        yield Chart(
            categories=tuple(self.view.translator.short_day(point.date) for point in points),
            series=(
                Series(self.text("ahead"), tuple(map(float, good)), Tone.GOOD,
                       tuple(map(number, good))),
                Series(self.text("behind"), tuple(map(float, bad)), Tone.BAD,
                       tuple(map(number, bad)), is_hatched=True),
            ),
            is_stacked=False,
            is_across=False,
            about=self.text("Against {rival}", rival=position.rival.name),
        )  # fmt: skip


def _minus(sign: str) -> str:
    return "\u2212" if sign == "-" else sign
