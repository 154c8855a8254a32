"""A deal as slides: what a meeting looks at together, taken from the sheet and its analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.assessment import Standing
from gosart.analysis.movement import Movement
from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.position import compare
from gosart.briefing import judgement
from gosart.briefing.due_items import weak_points
from gosart.briefing.gosart_letters import last_decision
from gosart.method.enums import ActionStatus
from gosart.plan.model.account import Action, Vulnerability
from gosart.site.template_context import View
from gosart.site.views.sheet import clause_of
from gosart.site.views.sheet_model import LetterView, SheetView
from gosart.site.views.sheet_time import times_of
from gosart.site.views.slides_map import slide_maps
from gosart.site.views.slides_model import (
    MovementView,
    RadarStepView,
    SlideActionView,
    SlideRadarView,
    SlideRowView,
    SlidesView,
)
from gosart.site.views.value_figures import net_value, unique_value
from gosart.site.views.verdict import verdict_view
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["SlideRoom", "slides_view"]

_AIMS = ("goal", "objective", "strategy")
"""Letters of the first of the two slides of GOSART."""
_DAYS = 6
"""Most days that the radar goes through, the latest."""
_TIME_WIDTH = 720
"""Width that the time chain is drawn for: its type is large when it is as wide as a screen."""


@dataclass(frozen=True, slots=True)
class SlideRoom:
    """How much a slide has room for; the usual one is read from the back of a room."""

    movements: int = 7
    actions: int = 4
    risks: int = 4
    criteria: int = 5
    text: int = 200
    """Characters of a text."""
    action: int = 80
    """Characters of an action."""
    reason: int = 110
    """Characters of a light's reason."""


def slides_view(
    view: View,
    analysis: OpportunityAnalysis,
    sheet: SheetView,
    room: SlideRoom = SlideRoom(),
) -> SlidesView:
    """Return what the slides of an opportunity say beside its sheet.

    Args:
        view: The page of the sheet.
        analysis: The opportunity on its day.
        sheet: The sheet.
        room: How much a slide has room for.
    """
    aims = _written(letter for letter in sheet.letters if letter.key in _AIMS)
    work = _written(letter for letter in sheet.letters if letter.key not in _AIMS)
    times = times_of(view, analysis, name="slide-time", width=_TIME_WIDTH)
    actions = tuple(_actions(view, analysis, room))
    lights = (
        replace(light, reason=clause_of(light.reason, room.reason))
        for light in verdict_view(view, analysis).lights
    )
    return SlidesView(
        lights=tuple(lights),
        aims=aims,
        aims_title=_title(aims),
        work=work,
        work_title=_title(work),
        maps=tuple(slide_maps(view, analysis.opportunity.organisation)),
        radars=tuple(_radars(view, analysis, sheet, room)),
        value=tuple(_value(view, analysis, room)),
        times=times,
        actions=actions,
        has_plan=bool(times or actions),
        risks=tuple(_risks(view, analysis, room)),
        decisions=tuple(_decisions(view, analysis, sheet, room)),
    )


def _written(letters: Iterable[LetterView]) -> tuple[LetterView, ...]:
    """Return letters for a slide, none where the plan has nothing for any of them."""
    rows = tuple(letters)
    has_content = any(not cell.question for row in rows for cell in (row.customer, row.team))
    return rows if has_content else ()


def _title(letters: tuple[LetterView, ...]) -> str:
    return " \u00b7 ".join(letter.label for letter in letters)


def _row(label: str, *texts: str, note: str = "", is_bad: bool = False) -> SlideRowView:
    return SlideRowView(label, tuple(text for text in texts if text), note, is_bad)


def _short(text: str, room: SlideRoom) -> str:
    return shorten_to_length(plain(text), room.text)


def _radars(
    view: View, analysis: OpportunityAnalysis, sheet: SheetView, room: SlideRoom
) -> Iterator[SlideRadarView]:
    """Yield the radar with the way that our ratings have come."""
    assessment = analysis.assessment
    if not assessment.standings:
        return
    us = assessment.us
    previous = us.previous if us else None
    since = ""
    if previous is not None:
        since = view.translator.text(
            "What changed since {date}", date=view.translator.date(previous.date)
        )
    drawn = [item for item in assessment.standings if item.rival is None] + list(
        assessment.rivals[:1]
    )
    movements = (
        [movement for standing in drawn for movement in standing.movement] if previous else []
    )
    rest = len(movements) - room.movements
    (radar,) = sheet.radars
    states = (state for standing in drawn for state in standing.states)
    days = sorted({state.set.date for state in states})[-_DAYS:]
    steps = (
        RadarStepView(view.translator.date(day), _position_on(view, drawn, day))
        for day in days[:-1]
    )
    yield SlideRadarView(
        drawing=view.radar(assessment, "slide-radar", rivals=1, ghost=True, days=days[:-1]),
        steps=(*steps, RadarStepView(view.translator.date(days[-1]), radar.position)),
        last_step=len(days) - 1,
        us=radar.us,
        rivals=radar.rivals,
        since=since,
        movements=tuple(_movement(view, item) for item in movements[: room.movements]),
        more=view.translator.plural("{n} more", "{n} more", rest) if rest > 0 else "",
    )


def _position_on(view: View, drawn: Sequence[Standing], day: date) -> str:
    """Say how we stood against the competitor that is drawn, as far as both were rated by then."""
    states = [state for standing in drawn if (state := standing.on(day))]
    if len(states) < 2:
        return ""
    ours, theirs = states
    return view.position(compare(ours.ratings, theirs.ratings))


def _movement(view: View, movement: Movement) -> MovementView:
    return MovementView(
        criterion=movement.criterion.label,
        vendor=movement.rival.name if movement.rival else view.method.us,
        before=view.label(movement.before),
        after=view.label(movement.after),
        is_bad=movement.kind.direction < 0,
    )


def _value(view: View, analysis: OpportunityAnalysis, room: SlideRoom) -> Iterator[SlideRowView]:
    """Yield what the deal is worth to the customer, as far as these readers may see it."""
    value, case, text = analysis.opportunity.value, analysis.value_case, view.translator.text
    if value.compelling_event:
        yield _row(text("Compelling event"), _short(value.compelling_event, room))
    if value.unique_business_value:
        is_confirmed = value.confirmed_on is not None
        note = text("Not confirmed by the customer")
        if value.confirmed_on is not None:
            note = text("Confirmed {date}", date=view.translator.date(value.confirmed_on))
        yield _row(
            text("Unique business value"),
            _short(value.unique_business_value, room),
            note=note,
            is_bad=not is_confirmed,
        )
    if case is None:
        if "value" in analysis.opportunity.cut_parts:
            yield _row(text("Payback"), text("Not shown"))
        return
    yield _row(text("Payback"), judgement.payback_of(case, view.translator))
    yield _row(text("Benefits less costs"), net_value(case, view.translator))
    yield _row(text("Counting only what we alone bring"), unique_value(analysis, view.translator))
    if case.cost_of_nothing:
        amount = view.translator.money(case.cost_of_nothing, case.currency)
        cost = text("{amount} over {n} months", amount=amount, n=case.horizon_months)
        yield _row(text("Doing nothing costs"), cost)


def _actions(
    view: View, analysis: OpportunityAnalysis, room: SlideRoom
) -> Iterator[SlideActionView]:
    """Yield the next actions of both sides, the latest first."""
    if not analysis.opportunity.is_open:
        return
    for item in analysis.open_actions[: room.actions]:
        action = item.action
        is_blocked = action.status is ActionStatus.BLOCKED
        due = view.due(item.days) if item.overdue or item.days == 0 else _day(view, action)
        if is_blocked:
            due = ", ".join(filter(None, (due, view.translator.text("blocked"))))
        yield SlideActionView(
            shorten_to_length(plain(action.what) or action.id, room.action),
            action.owner.name if action.owner else view.translator.text("No owner"),
            due,
            is_bad=item.overdue or is_blocked,
        )


def _day(view: View, action: Action) -> str:
    return view.translator.date(action.due) if action.due else ""


def _risks(view: View, analysis: OpportunityAnalysis, room: SlideRoom) -> Iterator[SlideRowView]:
    """Yield what reviews found and nothing has settled, then what the assessment shows."""
    text = view.translator.text
    if not analysis.opportunity.is_open:
        return
    for weak in weak_points((analysis,), view.today)[: room.risks]:
        yield _risk(view, weak.point, room)
    position = analysis.assessment.position
    if position is None:
        return
    if position.now.behind:
        behind = [criterion.label for criterion in position.now.behind[: room.criteria]]
        yield _row(text("{rival} is ahead", rival=position.rival.name), ", ".join(behind))
    if position.now.unknown:
        unknown = [criterion.label for criterion in position.now.unknown[: room.criteria]]
        yield _row(text("Unknown for us or for them"), ", ".join(unknown))


def _risk(view: View, point: Vulnerability, room: SlideRoom) -> SlideRowView:
    """Return a weak point with the action that answers it, its owner and its day."""
    action, label = point.action, _short(point.text, room)
    if action is None or action.status is ActionStatus.CANCELLED:
        return _row(label, note=view.translator.text("No action yet"), is_bad=True)
    owner = action.owner.name if action.owner else ""
    note = " \u00b7 ".join(filter(None, (owner, _day(view, action))))
    return _row(label, shorten_to_length(plain(action.what) or action.id, room.action), note=note)


def _decisions(
    view: View, analysis: OpportunityAnalysis, sheet: SheetView, room: SlideRoom
) -> Iterator[SlideRowView]:
    """Yield what is to be decided here, what the last review decided, and how they decide."""
    text, opportunity = view.translator.text, analysis.opportunity
    if opportunity.is_open:
        yield _row(text("The plan calls for"), sheet.call)
        moves = tuple(
            judgement.move_text(move, view.translator)
            for move in analysis.moves
            if move.action is None or move.action.owner is None
        )
        if moves:
            label = text("No owner yet: who, by when?")
            yield _row(label, *moves[:MOVES_ON_A_SHEET])
    review = last_decision(analysis, view.today)
    if review is not None:
        decided = view.label(review.decision)
        advice = tuple(_short(item, room) for item in review.recommendations)
        label = text("Review of {date}", date=view.translator.date(review.date))
        yield _row(label, decided, *advice)
    if analysis.vote is not None and opportunity.is_open:
        decision = opportunity.decision
        day = decision.date if decision and "decision" not in opportunity.cut_parts else None
        note = text("by {date}", date=view.translator.date(day)) if day else ""
        votes = judgement.votes_of(analysis.vote, view.translator)
        yield _row(text("Their decision"), votes, note=note)
