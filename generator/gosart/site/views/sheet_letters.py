"""The letters of GOSART on an opportunity's sheet, each with as much as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from math import ceil

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.gosart_letters import gravest_risk, last_decision, measure_of
from gosart.method.enums import ActionStatus, Side
from gosart.method.model import Letter
from gosart.plan.model.account import Aim, Resource
from gosart.site.template_context import View
from gosart.site.views.sheet_actions import actions_of, numbers_of, served_by
from gosart.site.views.sheet_model import (
    AimView,
    BarView,
    CellView,
    LetterView,
    LineView,
)
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_length
from gosart.urls import METHOD

__all__ = ["letters_of"]

_AIM, _RISK, _UNIQUE, _REMARK = 120, 90, 110, 48
"""Characters of an entry, a risk, the unique business value, and a remark in grey."""
_UNIT, _ANSWER = 8, 44
_AIMS = 3
"""Entries of a cell."""
_COLUMN, _SIZE = 340.0, 10.8
"""Width of a cell, and a size of its words that allows for narrower letters than are measured."""
_ROOM = 400
"""Height that the six letters may have together, in pixels."""
_LINE, _ACTION = 16, 30
_FEW_ACTIONS, _MOST_ACTIONS = 3, 6


def letters_of(
    view: View, analysis: OpportunityAnalysis, actions_href: str, value_href: str
) -> tuple[LetterView, ...]:
    """Return the six letters, with fewer actions where the others need the room.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        actions_href: Address of the page with all actions.
        value_href: Address of the page with objectives and strategy.
    """
    return _Letters(view, analysis, actions_href, value_href).rows()


class _Letters:
    """Writes the cells of one sheet."""

    def __init__(
        self, view: View, analysis: OpportunityAnalysis, actions_href: str, value_href: str
    ) -> None:
        self.view, self.analysis = view, analysis
        self.opportunity, self.translator = analysis.opportunity, view.translator
        self.actions_href, self.value_href = actions_href, value_href
        numbers = numbers_of(analysis)
        sides = self.opportunity.objective
        aims = zip((*sides.customer, *sides.team), numbers, strict=False)
        self.numbers = {id(aim): number for aim, number in aims}
        self.has_room = True  # for what may be left out first
        self.served = served_by(analysis, numbers)

    def rows(self) -> tuple[LetterView, ...]:
        """Return the rows, actions last, when it is known what room is left for them."""
        cells = self._cells()
        used = sum(max(map(_height, pair)) for pair in cells.values())
        if _ROOM - used < _FEW_ACTIONS * _ACTION:
            self.has_room = False
            cells = self._cells()
            used = sum(max(map(_height, pair)) for pair in cells.values())
        count = min(_MOST_ACTIONS, max(2, (_ROOM - used) // _ACTION))
        return tuple(
            self._row(letter, cells.get(letter.key) or self._actions(letter, count))
            for letter in self.view.method.gosart
        )

    def _cells(self) -> dict[str, tuple[CellView, CellView]]:
        return {
            letter.key: (self._cell(letter, Side.CUSTOMER), self._cell(letter, Side.TEAM))
            for letter in self.view.method.gosart
            if letter.key != "actions"
        }

    def _row(self, letter: Letter, cells: tuple[CellView, CellView]) -> LetterView:
        href = self.view.to(METHOD["overview"], f"gosart-{letter.key}")
        return LetterView(letter.letter, letter.label, href, letter.key, *cells)

    def _cell(self, letter: Letter, side: Side) -> CellView:
        aims, lines, href = self._contents(letter.key, side)
        views = tuple(self._aim(aim) for aim in aims[:_AIMS])
        rest = len(aims) - len(views)
        lines = tuple(lines)
        heads = tuple(self._strategy()) if (letter.key, side) == ("strategy", Side.TEAM) else ()
        return CellView(
            heads=heads,
            aims=views,
            actions=(),
            lines=lines,
            more=self._more(rest),
            more_href=href,
            question="" if views or lines or heads else self._question(letter, side),
        )

    def _contents(self, key: str, side: Side) -> tuple[Sequence[Aim], Sequence[LineView], str]:
        opportunity = self.opportunity
        is_ours = side is Side.TEAM
        if key == "resources":
            lines = self._our_resources() if is_ours else self._their_resources()
            return (), tuple(lines), self.actions_href
        if key == "test":
            if is_ours:
                lines_ = tuple(self._doubts())
                return opportunity.test.sides.team[: 2 - bool(lines_)], lines_, self.value_href
            return opportunity.test.sides.customer, tuple(self._confirmation()), self.value_href
        sides = {
            "goal": opportunity.goal,
            "objective": opportunity.objective,
            "strategy": opportunity.strategy.sides,
        }[key]
        if not is_ours:
            return sides.customer, (), self.value_href
        extra = {"objective": self._unique, "strategy": self._counter}.get(key)
        return sides.team, tuple(extra()) if extra else (), self.value_href

    def _question(self, letter: Letter, side: Side) -> str:
        if letter.key in self.opportunity.cut_parts:
            return self.translator.text("Not shown")
        if not self.opportunity.is_open:
            return "\u2013"
        return letter.customer if side is Side.CUSTOMER else letter.team

    def _more(self, count: int) -> str:
        return self.translator.plural("{n} more", "{n} more", count) if count > 0 else ""

    def _aim(self, aim: Aim) -> AimView:
        bars = tuple(self._bar(aim))
        number = self.numbers.get(id(aim))
        return AimView(
            text=inline(shorten_to_length(aim.text, _AIM)),
            note=("" if _is_unit(aim.measure) else self._measure(aim))
            if bars
            else measure_of(aim, self.translator),
            numbers=(number,) if number else (),
            bars=bars,
        )

    def _bar(self, aim: Aim) -> Iterator[BarView]:
        share = _share(aim)
        if share is None:
            return
        figure, text = self.translator.short_figure, self.translator.text
        parts = [aim.measure] if self._measure(aim) and _is_unit(aim.measure) else []
        if aim.now:
            parts.append(text("now {value}", value=figure(aim.now)))
        if aim.by:
            parts.append(text("by {date}", date=self.translator.date(aim.by)))
        yield BarView(figure(aim.baseline), figure(aim.target), share, ", ".join(parts))

    def _note(self, aim: Aim) -> str:
        return "" if _is_unit(aim.measure) else self._measure(aim)

    def _measure(self, aim: Aim) -> str:
        """Return what a bar is drawn of, as far as its aim does not say it."""
        return "" if aim.measure.casefold() in aim.text.casefold() else aim.measure

    def _unique(self) -> Iterator[LineView]:
        """Say what only we bring."""
        unique = shorten_to_length(plain(self.opportunity.value.unique_business_value), _UNIQUE)
        if unique:
            head = self.translator.text("Only we bring")
            yield LineView(head, unique, "", is_warning=False)

    def _strategy(self) -> Iterator[LineView]:
        strategy = self.opportunity.strategy
        if strategy.type is None:
            return
        head = self.view.label(strategy.type)
        if strategy.target is not None:
            head = self.translator.text(
                "{strategy}, against {rival}", strategy=head, rival=strategy.target.name
            )
        yield LineView(f"{head}.", "", "", is_warning=False)

    def _counter(self) -> Iterator[LineView]:
        """Say what the competitor is expected to do about it."""
        counter = shorten_to_length(plain(self.opportunity.strategy.counter), _REMARK)
        if counter and self.has_room:
            note = self.translator.text("Expected: {move}", move=counter)
            yield LineView("", "", note, is_warning=False)

    def _confirmation(self) -> Iterator[LineView]:
        """Say who confirmed the value that success is judged by."""
        value, text = self.opportunity.value, self.translator.text
        if value.confirmed_on:
            day, by = self.translator.date(value.confirmed_on), value.confirmed_by
            note = text("Confirmed {date}", date=day)
            if by is not None and not by.hidden:
                note = text("Confirmed by {name}, {date}", name=by.name, date=day)
            yield LineView("", "", note, is_warning=False)
        elif value.unique_business_value and self.opportunity.is_open:
            yield LineView("", "", text("Not confirmed by the customer"), is_warning=False)

    def _doubts(self) -> Iterator[LineView]:
        """Say the gravest open risk with its answer, and what the last review decided."""
        today, text = self.view.today, self.translator.text
        weak = gravest_risk(self.analysis, today)
        if weak is not None:
            action = weak.point.action
            note = text("No action yet")
            if action is not None and action.status is not ActionStatus.CANCELLED:
                owner = action.owner.name if action.owner else ""
                what = shorten_to_length(plain(action.what), _ANSWER)
                answer = ", ".join(filter(None, (what, owner)))
                note = text("Answer: {action}", action=answer)
            risk = shorten_to_length(plain(weak.point.text), _RISK)
            yield LineView(text("Open risk"), risk, note, is_warning=True)
        review = last_decision(self.analysis, today)
        if review is not None and review.decision is not None:
            day = self.translator.date(review.date)
            decision = self.view.label(review.decision)
            yield LineView(text("Review of {day}", day=day), decision, "", is_warning=False)

    def _their_resources(self) -> Iterator[LineView]:
        theirs = [item for item in self.opportunity.resources if item.side is Side.CUSTOMER]
        for item in theirs[:2]:
            yield LineView("", self._resource(item), self._state(item), is_warning=False)

    def _our_resources(self) -> Iterator[LineView]:
        """Say what is planned of the cost of the sale, and what nobody has approved."""
        text, money = self.translator.text, self.view.money
        cost = self.analysis.cost_of_sale
        ours = [item for item in self.opportunity.resources if item.side is Side.TEAM]
        if cost is not None and cost.expected is not None:
            planned, whole = money(cost.planned, short=True), money(cost.expected, short=True)
            sentence = text("{planned} of {expected} planned", planned=planned, expected=whole)
            yield LineView("", sentence, "", is_warning=False)
        open_ = [item for item in ours if item.approved is False]
        if open_:
            names = "; ".join(self._resource(item) for item in open_[:2])
            yield LineView(text("Not approved"), names, "", is_warning=True)
        elif cost is None or cost.expected is None:
            for item in ours[:2]:
                yield LineView("", self._resource(item), self._state(item), is_warning=False)

    def _resource(self, item: Resource) -> str:
        money = self.view.money(item.money, short=True) if item.money else ""
        quantity = self.translator.figure(item.quantity) if item.quantity else ""
        day = self.translator.date(item.needed_by) if item.needed_by else ""
        when = self.translator.text("by {date}", date=day) if day else ""
        return ", ".join(filter(None, (item.name, quantity, money, when)))

    def _state(self, item: Resource) -> str:
        if item.approved is None:
            return ""
        text = self.translator.text
        return text("agreed") if item.approved else text("not approved")

    def _actions(self, letter: Letter, count: int) -> tuple[CellView, CellView]:
        first, second = (
            self._actions_of(letter, side, count) for side in (Side.CUSTOMER, Side.TEAM)
        )
        return first, second

    def _actions_of(self, letter: Letter, side: Side, count: int) -> CellView:
        items = actions_of(self.view, self.analysis, side, self.served)
        return CellView(
            heads=(),
            aims=(),
            actions=items[:count],
            lines=(),
            more=self._more(len(items) - count),
            more_href=self.actions_href,
            question="" if items else self._question(letter, side),
        )


def _is_unit(measure: str) -> bool:
    """Whether a measure is short enough to stand beside the figures."""
    return len(measure) <= _UNIT


def _share(aim: Aim) -> int | None:
    """Return how much of the way an aim has come, in percent; None where its figures have none."""
    start, end, now = (_figure(text) for text in (aim.baseline, aim.target, aim.now))
    if start is None or end is None or start == end:
        return None
    if now is None:
        return 0
    return int(min(Decimal(1), max(Decimal(0), (now - start) / (end - start))) * 100)


def _figure(text: str) -> Decimal | None:
    digits = "".join(char for char in text if char.isdigit() or char in ".-")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _height(cell: CellView) -> int:
    """Estimate how high a cell is, in pixels."""

    def lines(text: str) -> int:
        return max(1, ceil(text_width(text, _SIZE) / _COLUMN))

    rows = sum(lines(f"{aim.text.striptags()} {aim.note}") + len(aim.bars) for aim in cell.aims)
    rows += sum(
        lines(f"{line.head} {line.text} {line.note}") for line in (*cell.heads, *cell.lines)
    )
    rows += lines(cell.question) if cell.question else 0
    return 7 + _LINE * max(1, rows + bool(cell.more))
