"""The letters of GOSART on an opportunity's sheet, each with as much as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from math import ceil

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.briefing.gosart_letters import gravest_risk, last_decision, measure_of
from gosart.method.enums import ActionStatus, MilestoneStatus, Side
from gosart.method.model import Letter
from gosart.plan.model.account import Aim, Milestone, Resource
from gosart.site.template_context import View
from gosart.site.views.sheet_model import (
    ActionView,
    AimView,
    BarView,
    CellView,
    LetterView,
    LineView,
    MarkView,
    SlotView,
)
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_length
from gosart.urls import METHOD

__all__ = ["SHAPES", "letters_of", "marks_of"]

SHAPES = 6
"""Shapes of numbers in `sheet.css`; objectives beyond them are not numbered."""
_AIM, _RISK, _UNIQUE, _REMARK, _WHAT = 120, 90, 110, 60, 76
"""Characters of an entry, a risk, the unique business value, a remark in grey, and an action."""
_UNIT, _ANSWER = 14, 44
_AIMS = 3
"""Entries of a cell."""
_COLUMN, _SIZE = 335.0, 10.4
"""Width of a cell, and a size of its words that allows for narrower letters than are measured."""
_ROOM = 404
"""Height that the six letters may have together, in pixels."""
_LINE, _ACTION, _MOST_ACTIONS = 15, 30, 6
_DONE = (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)


def marks_of(analysis: OpportunityAnalysis) -> Mapping[int, MarkView]:
    """Number the objectives of both sides.

    Args:
        analysis: The opportunity.

    Returns:
        The number of an objective by its place among all of them, the customer's first.
    """
    sides = analysis.opportunity.objective
    return {
        index: MarkView(index + 1, index + 1, plain(aim.text), f"objective-{index + 1}")
        for index, aim in enumerate((*sides.customer, *sides.team)[:SHAPES])
    }


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
        marks = marks_of(analysis)
        sides = self.opportunity.objective
        aims = (*sides.customer, *sides.team)
        self.marks = {id(aims[index]): mark for index, mark in marks.items()}
        self.by_id = {aims[index].id: mark for index, mark in marks.items() if aims[index].id}
        serving = (item for action in self.opportunity.actions for item in action.serves)
        self.has_thread = any(item in self.by_id for item in serving)

    def rows(self) -> tuple[LetterView, ...]:
        """Return the rows, actions last, when it is known what room is left for them."""
        cells = {
            letter.key: (self._cell(letter, Side.CUSTOMER), self._cell(letter, Side.TEAM))
            for letter in self.view.method.gosart
            if letter.key != "actions"
        }
        used = sum(max(map(_height, pair)) for pair in cells.values())
        count = min(_MOST_ACTIONS, max(2, (_ROOM - used) // _ACTION))
        return tuple(
            self._row(letter, cells.get(letter.key) or self._actions(letter, count))
            for letter in self.view.method.gosart
        )

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

    def _contents(
        self, key: str, side: Side
    ) -> tuple[Sequence[Aim], Sequence[LineView], str]:
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
        return letter.customer if side is Side.CUSTOMER else letter.team

    def _more(self, count: int) -> str:
        return self.translator.plural("{n} more", "{n} more", count) if count > 0 else ""

    def _aim(self, aim: Aim) -> AimView:
        bars = tuple(self._bar(aim))
        mark = self.marks.get(id(aim))
        return AimView(
            text=inline(shorten_to_length(aim.text, _AIM)),
            note=("" if _is_unit(aim.measure) else self._measure(aim)) if bars else measure_of(aim, self.translator),
            marks=(mark,) if mark else (),
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
        if counter:
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
                due = self.translator.date(action.due) if action.due else ""
                what = shorten_to_length(plain(action.what), _ANSWER)
                answer = ", ".join(filter(None, (what, owner, due)))
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
        return (
            self._actions_of(letter, Side.CUSTOMER, count),
            self._actions_of(letter, Side.TEAM, count),
        )

    def _actions_of(self, letter: Letter, side: Side, count: int) -> CellView:
        items = self._open(side) if self.opportunity.is_open else self._done(side)
        shown = items[:count]
        return CellView(
            heads=(),
            aims=(),
            actions=tuple(view for _, view in shown),
            lines=(),
            more=self._more(len(items) - len(shown)),
            more_href=self.actions_href,
            question="" if items else self._question(letter, side),
        )

    def _open(self, side: Side) -> list[tuple[date, ActionView]]:
        """Return what a side does next, the customer's steps among what they do, by day."""
        items = [
            (item.action.due or date.max, self._action(item, side))
            for item in self.analysis.open_actions
            if item.action.side is side
        ]
        if side is Side.CUSTOMER:
            items += [
                (step.date or date.max, self._step(step))
                for step in self.opportunity.milestones
                if step.status not in _DONE
            ]
        return sorted(items, key=lambda item: item[0])

    def _done(self, side: Side) -> list[tuple[date, ActionView]]:
        """Return what a side did of a decided opportunity, the latest first."""
        items = [
            (item.action.done, self._action(item, side))
            for item in self.analysis.actions
            if item.action.side is side and item.action.done is not None
        ]
        return sorted(items, key=lambda item: item[0], reverse=True)

    def _action(self, item: ActionAnalysis, side: Side) -> ActionView:
        action, text = item.action, self.translator.text
        owner = action.owner.name if action.owner else ""
        people = _first([person.name for person in action.who if not person.hidden])
        due = self._due(action.due) if action.is_open else self._day(action.done)
        is_blocked = action.status is ActionStatus.BLOCKED
        if is_blocked:
            due = ", ".join(filter(None, (due, text("blocked"))))
        return ActionView(
            text=inline(shorten_to_length(action.what or action.id, _WHAT)),
            owner=(people or owner) if side is Side.CUSTOMER else owner,
            due=due,
            is_bad=item.overdue or is_blocked,
            slots=self._slots(action.serves),
        )

    def _step(self, step: Milestone) -> ActionView:
        people = _first([person.name for person in step.people if not person.hidden])
        is_late = step.date is not None and step.date < self.view.today
        return ActionView(
            inline(shorten_to_length(step.name, _WHAT)),
            people,
            self._due(step.date),
            is_late,
            self._slots(()),
        )

    def _slots(self, serves: Sequence[str]) -> tuple[SlotView, ...]:
        if not self.has_thread:
            return ()
        served = {self.by_id[item].number for item in serves if item in self.by_id}
        return tuple(SlotView(mark, mark.number in served) for mark in self.marks.values())

    def _due(self, due: date | None) -> str:
        if due is None:
            return ""
        days = (due - self.view.today).days
        return self.view.due(days) if days <= 0 else self.translator.date(due)

    def _day(self, day: date | None) -> str:
        return self.translator.date(day) if day else ""


def _first(names: Sequence[str]) -> str:
    """Return the first of several names, and how many there are besides."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)


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

    rows = sum(
        lines(f"{aim.text.striptags()} {aim.note}") + len(aim.bars) for aim in cell.aims
    )
    rows += sum(lines(f"{line.head} {line.text} {line.note}") for line in (*cell.heads, *cell.lines))
    rows += lines(cell.question) if cell.question else 0
    return 7 + _LINE * max(1, rows + bool(cell.more))
