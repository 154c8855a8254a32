"""The time chain as shapes: from today to the day they must have it, with the float.

A bar of three parts: the time left to order, the delivery, and hatched what is to spare or lacking.
Below it the same delivery is counted back from the event, to the latest order date. The customer's
steps stand above on flags.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pptx.enum.shapes import MSO_SHAPE

from gosart.charts.flag_labels import Flag, PlacedFlag, place_flags
from gosart.charts.time_chain import ChainPoint, PointKind, span_in_words
from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.drawing.words import LEADING, FontMeasure
from gosart.deck.model import Chain, Line, Span, Tone
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD

__all__ = ["draw_chain", "height_of_chain"]

_SIZE = 11.0
_ROW = _SIZE * LEADING + 2
_BAR = 20.0
_ROWS = 4
"""Rows of flags at most."""


def height_of_chain(
    chain: Chain, width: float, translator: Translator, measure: FontMeasure
) -> float:
    """Return how high a time chain is.

    Args:
        chain: The chain.
        width: Of the room for it.
        translator: The reader's language.
        measure: The measure of the font.
    """
    return _Drawing(chain, Box(0, 0, width, 0), translator, measure).height


def draw_chain(canvas: Canvas, chain: Chain, box: Box, translator: Translator) -> None:
    """Draw a time chain.

    Args:
        canvas: The slide.
        chain: The chain.
        box: The room for it.
        translator: The reader's language.
    """
    with canvas.group("Time chain", chain.about) as group:
        _Drawing(chain, box, translator, canvas.measure).draw(group)


class _Drawing:
    """Draws one chain."""

    def __init__(
        self, chain: Chain, box: Box, translator: Translator, measure: FontMeasure
    ) -> None:
        self.chain, self.points = chain.chain, chain.points
        self.box, self.translator, self.measure = box, translator, measure
        self.today = next(point.when for point in self.points if point.kind is PointKind.TODAY)
        days = [point.when for point in self.points]
        other = (self.chain.close, self.chain.event, self.chain.earliest_live)
        days += [day for day in (*other, self.chain.latest_order) if day is not None]
        self.first = min(self.today, self.chain.latest_order or self.today)
        self.last = max(days)
        order = list(PointKind)
        self.ordered = sorted(
            self.points, key=lambda point: (order.index(point.kind), point.when, point.name)
        )
        self.placed = place_flags([self._flag(point) for point in self.ordered], box.width, _ROWS)
        self.rows = 1 + max((flag.row for flag in self.placed), default=-1)

    @property
    def height(self) -> float:
        """Of flags, bar, months and what is counted back."""
        back = _ROW if self.chain.latest_order and self.chain.event else 0.0
        return self.rows * _ROW + 3 + _BAR + _ROW + back

    @property
    def top(self) -> float:
        """Where the bar is."""
        return self.box.top + self.rows * _ROW + 3

    def x(self, when: date) -> float:
        """Return where a day is."""
        days = max(1, (self.last - self.first).days)
        return self.box.left + max(0, (when - self.first).days) / days * self.box.width

    def _flag(self, point: ChainPoint) -> Flag:
        text = self.translator.text
        tail = text("{what}, {date}", what="", date=self.translator.date(point.when))
        bold = 1.0 if point.kind is PointKind.STEP else BOLD
        size = _SIZE * self.measure.share * bold
        return Flag(self.x(point.when) - self.box.left, point.name, size, tail)

    def draw(self, canvas: Canvas) -> None:
        """Draw all of it, what lies below first."""
        self._draw_bar(canvas)
        self._draw_months(canvas)
        self._draw_back(canvas)
        self._draw_flags(canvas)

    def _draw_bar(self, canvas: Canvas) -> None:
        chain, text = self.chain, self.translator.text
        close, live, event, latest = (
            chain.close,
            chain.earliest_live,
            chain.event,
            chain.latest_order,
        )
        order = min((day for day in (close, latest) if day is not None), default=self.last)
        end = max(self.today, close or self.last)
        self._part(canvas, self.today, end, fill=Tone.FAINT)
        if latest is not None and latest > self.today:
            span = span_in_words((latest - self.today).days, self.translator)
            words = text("{span} left to order in time", span=span)
            self._words(canvas, self.today, max(self.today, order), words, Tone.PLAIN)
        if close is not None and live is not None:
            self._part(canvas, close, live, fill=Tone.US)
            span = span_in_words(chain.lead_days or 0, self.translator)
            end = min(live, event) if event is not None and event > close else live
            words = text("Delivery, {span}", span=span)
            self._words(canvas, close, end, words, Tone.BACK)
        if chain.float_days and latest and close and live and event:
            words = text("Float {span}", span=span_in_words(chain.float_days, self.translator))
            is_late = chain.float_days < 0
            parts = ((latest, close), (event, live)) if is_late else ((live, event),)
            tone = Tone.BAD if is_late else Tone.GOOD
            has_words = False
            for start, end in parts:
                self._part(canvas, start, end, hatch=tone)
                has_words = has_words or self._plate(canvas, start, end, words, tone)

    def _part(
        self,
        canvas: Canvas,
        start: date,
        end: date,
        *,
        fill: Tone | None = None,
        hatch: Tone | None = None,
    ) -> None:
        left, right = self.x(start), self.x(end)
        if right - left < 0.5:
            return
        box = Box(left, self.top, right - left, _BAR)
        canvas.shape(MSO_SHAPE.RECTANGLE, box, fill=fill, hatch=hatch, line=hatch)

    def _words(self, canvas: Canvas, start: date, end: date, words: str, tone: Tone) -> bool:
        """Write words in the middle of a part of the bar, where they have room."""
        left, right = self.x(start), self.x(end)
        if self.measure.width(words, _SIZE) + 8 > right - left:
            return False
        box = Box(left, self.top, right - left, _BAR)
        canvas.text(
            box,
            ((Span(words, tone=tone),),),
            _SIZE,
            align="center",
            anchor="middle",
            is_one_line=True,
        )
        return True

    def _plate(self, canvas: Canvas, start: date, end: date, words: str, tone: Tone) -> bool:
        """Write words on hatching, on a plate of the background."""
        left, right = self.x(start), self.x(end)
        wide = self.measure.width(words, _SIZE, is_bold=True) + 6
        if wide + 4 > right - left:
            return False
        box = Box((left + right - wide) / 2, self.top + 1.5, wide, _BAR - 3)
        canvas.shape(MSO_SHAPE.RECTANGLE, box, fill=Tone.BACK)
        line: Line = (Span(words, is_bold=True, tone=tone),)
        canvas.text(box, (line,), _SIZE, is_one_line=True, align="center", anchor="middle")
        return True

    def _draw_months(self, canvas: Canvas) -> None:
        y, free = self.top + _BAR, self.box.left
        back = self.chain.latest_order if self.chain.event else None
        crossing = self.x(back) if back else None
        for day, label in self._months():
            x = self.x(day)
            canvas.line((x, y), (x, y + 4), Tone.MUTED, width=0.75)
            wide = self.measure.width(label, _SIZE)
            is_crossed = crossing is not None and x - 2 < crossing < x + wide + 6
            if x < free or x + 3 + wide > self.box.right or is_crossed:
                continue
            line: Line = (Span(label, tone=Tone.MUTED),)
            canvas.text(Box(x + 3, y + 1, wide, _SIZE * LEADING), (line,), _SIZE, is_one_line=True)
            free = x + wide + 12

    def _months(self) -> Iterator[tuple[date, str]]:
        """Yield the first days of months, fewer of a long time, each with its name."""
        months = (self.last - self.first).days / 30.4
        step = next((step for step in (1, 3, 6, 12) if months / step <= 24), 12)
        day, is_first = self.first.replace(day=1), True
        for _ in range(int(min(months, 600)) + 1):
            day = (day + timedelta(days=32)).replace(day=1)
            if day > self.last:
                return
            if (day.month - 1) % step == 0:
                has_year = is_first or day.month == 1
                name = self.translator.month_of_year if has_year else self.translator.short_month
                yield day, name(day)
                is_first = False

    def _draw_back(self, canvas: Canvas) -> None:
        """Draw the delivery counted back from the event, and the latest order date."""
        latest, event = self.chain.latest_order, self.chain.event
        if latest is None or event is None:
            return
        y = self.top + _BAR + _ROW
        left, right = self.x(latest), self.x(event)
        is_bad = self.chain.is_too_late or latest <= self.today
        tone = Tone.BAD if is_bad else Tone.PLAIN
        canvas.line((left, self.top + _BAR), (left, y + _ROW), tone, width=1.25)
        box = Box(left, y, max(1.0, right - left), _ROW)
        canvas.shape(MSO_SHAPE.RECTANGLE, box, line=Tone.MUTED, width=0.75, is_dashed=True)
        text, day = self.translator.text, self.translator.date(latest)
        words = text("Latest order date, {date}", date=day)
        wide = self.measure.width(words, _SIZE, is_bold=True) + 6
        span: Line = (Span(words, is_bold=True, tone=tone),)
        free = left + 4
        if left - wide >= self.box.left:
            canvas.text(Box(left - wide, y, wide - 4, _ROW), (span,), _SIZE,
                        align="right", anchor="middle")  # fmt: skip
        elif left + wide < self.box.right:
            canvas.text(
                Box(left + 5, y, wide, _ROW), (span,), _SIZE, anchor="middle", is_one_line=True
            )
            free = left + 5 + wide
        lead = span_in_words(self.chain.lead_days or 0, self.translator)
        words = text("The same {span}, counted back from the event", span=lead)
        if self.measure.width(words, _SIZE) + 8 < right - free:
            line: Line = (Span(words, tone=Tone.MUTED),)
            box = Box(free, y, right - free - 4, _ROW)
            canvas.text(box, (line,), _SIZE, is_one_line=True, align="center", anchor="middle")

    def _draw_flags(self, canvas: Canvas) -> None:
        by_number = {flag.number: flag for flag in self.placed}
        for number, point in enumerate(self.ordered):
            self._draw_flag(canvas, point, by_number.get(number))

    def _draw_flag(self, canvas: Canvas, point: ChainPoint, flag: PlacedFlag | None) -> None:
        x = self.x(point.when)
        is_step = point.kind is PointKind.STEP
        tone = Tone.BAD if point.is_bad else Tone.MUTED if is_step else Tone.PLAIN
        if flag is None:
            canvas.line((x, self.top - 4), (x, self.top), tone)
            return
        top = self.top - 3 - (flag.row + 1) * _ROW
        canvas.line((x, top), (x, self.top), tone, width=1 if is_step else 1.5)
        left = self.box.left + flag.left
        box = Box(left, top, flag.right - flag.left, _SIZE * LEADING)
        line: Line = (Span(flag.label, is_bold=not is_step, tone=tone),)
        canvas.text(
            box,
            (line,),
            _SIZE,
            is_one_line=True,
            align="left" if flag.anchor == "start" else "right",
        )
