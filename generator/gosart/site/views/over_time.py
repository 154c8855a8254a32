"""An opportunity over time, as git has its plan: amount, close date, float, position, unknowns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.charts.moved_dates import moved_in_words
from gosart.charts.over_time import Track, TrackPoint, draw_over_time
from gosart.charts.time_chain import span_in_words
from gosart.history.figures import OpportunityFigures, opportunity_figures
from gosart.history.model import Story
from gosart.history.points import opportunity_points
from gosart.history.slips import days_before
from gosart.site.template_context import View
from gosart.site.views.over_time_model import OverTimeRowView, OverTimeView
from gosart.site.views.svg_embed import embed_svg

__all__ = ["over_time", "over_time_anchor"]

_WIDE, _SHEET, _PHONE = 900.0, 1188.0, 358.0
_CLAUSES = 3
"""Figures of which the title says what became of them."""

Points = tuple[tuple[date, OpportunityFigures], ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """One of the figures: what it is called, its value for the drawing, and in words."""

    key: str
    label: str
    value: Callable[[OpportunityFigures], float | None]
    words: Callable[[OpportunityFigures], str]
    parts: tuple[str, ...]
    """Keys of the plan that it comes from."""
    has_zero: bool = False


def over_time(
    view: View,
    analysis: OpportunityAnalysis,
    stories: Sequence[Story],
    name: str,
    *,
    is_small: bool = False,
    href: str = "",
    days: str = "",
) -> OverTimeView | None:
    """Return an opportunity over time.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        stories: Of its account, the latest first.
        name: What the ids of the drawings begin with.
        is_small: Whether it is one of many things on its page: the panels stand beside each other.
        href: Address of the page that has it large.
        days: Address of the file with map and radar by date.

    Returns:
        The view; None where git knows the opportunity only as it is today.
    """
    opportunity = analysis.opportunity
    end = opportunity.closed or view.today
    known = opportunity_points(stories, opportunity.id)
    points = (
        *((point.day, point.figures) for point in known if point.day < end),
        (end, opportunity_figures(analysis)),
    )
    if len(points) < 2:
        return None
    tracks = [
        _track(view, figure, points, opportunity.cut_parts, is_small=is_small)
        for figure in _figures(view, opportunity_figures(analysis).currency)
    ]
    title = _title(view, tracks, points)
    wide, columns, height = (_SHEET, len(tracks), 30.0) if is_small else (_WIDE, 1, 52.0)
    draw = (tuple(tracks), end, view.translator)
    return OverTimeView(
        anchor=over_time_anchor(analysis),
        name=opportunity.name,
        title=title,
        drawing=embed_svg(
            draw_over_time(
                *draw, name=name, title=title, width=wide, columns=columns, height=height
            )
        ),
        narrow=embed_svg(
            draw_over_time(
                *draw,
                name=f"{name}-phone",
                title=title,
                width=_PHONE,
                height=30.0 if is_small else 44.0,
            )
        ),
        heads=tuple(track.label for track in tracks),
        rows=tuple(_rows(view, tracks)),
        note=_note(view, points),
        href=href,
        days=days,
    )


def over_time_anchor(analysis: OpportunityAnalysis) -> str:
    """Return the id of the figures of an opportunity on the page of its account's history.

    Args:
        analysis: The opportunity.
    """
    return f"over-time-{analysis.opportunity.id}"


def _figures(view: View, currency: str) -> Iterator[_Figure]:
    text, number = view.translator.text, view.translator.number
    missing = text("not in the plan")

    def amount(figures: OpportunityFigures) -> str:
        if figures.amount is None:
            return missing
        return view.translator.money(_decimal(figures.amount), figures.currency, short=True)

    def position(figures: OpportunityFigures) -> str:
        if figures.ahead is None or figures.behind is None:
            return text("nobody to compare with")
        return text(
            "ahead on {ahead}, behind on {behind}",
            ahead=number(figures.ahead),
            behind=number(figures.behind),
        )

    yield _Figure(
        "amount",
        text("Amount"),
        lambda figures: figures.amount if figures.currency == currency else None,
        amount,
        ("amount",),
    )
    yield _Figure(
        "close",
        text("Close date"),
        lambda figures: float(figures.close.toordinal()) if figures.close else None,
        lambda figures: view.translator.date(figures.close) if figures.close else missing,
        ("close_date",),
    )
    yield _Figure(
        "float",
        text("Float"),
        lambda figures: None if figures.float_days is None else float(figures.float_days),
        lambda figures: _float(view, figures.float_days),
        ("delivery", "value", "close_date"),
        has_zero=True,
    )
    yield _Figure(
        "position",
        text("Position"),
        lambda figures: (
            None
            if figures.ahead is None or figures.behind is None
            else float(figures.ahead - figures.behind)
        ),
        position,
        ("assessments",),
        has_zero=True,
    )
    yield _Figure(
        "unknown",
        text("Unknown criteria"),
        lambda figures: None if figures.unknown is None else float(figures.unknown),
        lambda figures: (
            text("not assessed")
            if figures.unknown is None
            else text("{n} unknown", n=number(figures.unknown))
        ),
        ("assessments",),
    )


def _decimal(amount: float) -> Decimal:
    return Decimal(repr(amount)).normalize() + 0


def _float(view: View, days: int | None) -> str:
    if days is None:
        return view.translator.text("not known")
    if days < 0:
        return view.translator.text("{span} short", span=span_in_words(-days, view.translator))
    return view.translator.text("{span} to spare", span=span_in_words(days, view.translator))


def _track(
    view: View, figure: _Figure, points: Points, cut: frozenset[str], *, is_small: bool
) -> Track:
    """Return a figure with the days on which it changed, and the last day."""
    steps: list[TrackPoint] = []
    # what these readers may not see today they do not see of any day before
    is_hidden = figure.value(points[-1][1]) is None and not cut.isdisjoint(figure.parts)
    for day, figures in points:
        value, words = figure.value(figures), figure.words(figures)
        if is_hidden:
            value, words = None, view.translator.text("not shown")
        if not steps or (steps[-1].value, steps[-1].words) != (value, words):
            steps.append(TrackPoint(day, value, words))
    # beside others the line alone says what it was before
    is_short = is_small and len(steps) > 1 and figure.key != "close"
    note = steps[-1].words if is_short else _became(view, figure.key, steps)
    return Track(figure.key, figure.label, note, tuple(steps), figure.has_zero)


def _became(view: View, key: str, steps: Sequence[TrackPoint]) -> str:
    """Say what a figure is now and what became of it."""
    text, now = view.translator.text, steps[-1]
    if len(steps) == 1:
        return text("{now}, unchanged", now=now.words)
    slips = _slips(view, steps) if key == "close" else ""
    if slips:
        return text("{now}, {slips}", now=now.words, slips=slips)
    return text("{now} (was {first})", now=now.words, first=steps[0].words)


def _slips(view: View, steps: Sequence[TrackPoint]) -> str:
    days = [date.fromordinal(int(step.value)) for step in steps if step.value is not None]
    now = days[-1] if steps[-1].value is not None else None
    return moved_in_words(days_before(days, now), now, view.translator)


def _title(view: View, tracks: Sequence[Track], points: Points) -> str:
    """Say what became of the figures that changed, the dates first."""
    text = view.translator.text
    order = {"close": 0, "float": 1, "amount": 2, "position": 3, "unknown": 4}
    changed = sorted(
        (track for track in tracks if len(track.points) > 1), key=lambda track: order[track.key]
    )
    since = view.translator.date(points[0][0])
    if not changed:
        return text("None of these figures has changed since {date}", date=since)
    clauses = []
    for track in changed[:_CLAUSES]:
        now, first = track.points[-1].words, track.points[0].words
        slips = _slips(view, track.points) if track.key == "close" else ""
        if slips:
            clauses.append(text("close date {slips}", slips=slips))
        elif track.key == "close":
            clauses.append(text("close date {now} (was {first})", now=now, first=first))
        elif track.key == "float":
            clauses.append(text("float {now} (was {first})", now=now, first=first))
        elif track.key == "amount":
            clauses.append(text("amount {now} (was {first})", now=now, first=first))
        else:
            clauses.append(text("{now} (was {first})", now=now, first=first))
    return text("Since {date}: {clauses}", date=since, clauses="; ".join(clauses))


def _rows(view: View, tracks: Sequence[Track]) -> Iterator[OverTimeRowView]:
    """Yield the days on which a figure changed, the latest first, with all figures from it on."""
    days = sorted({point.when for track in tracks for point in track.points}, reverse=True)
    for day in days:
        cells = (
            next((point.words for point in reversed(track.points) if point.when <= day), "")
            for track in tracks
        )
        yield OverTimeRowView(view.translator.date(day), tuple(cells))


def _note(view: View, points: Points) -> str:
    """Say from when on git knows the opportunity, where that is not long."""
    if points[-1][0] - points[0][0] >= timedelta(days=30):
        return ""
    return view.translator.text(
        "The history of this deal begins on {date}.", date=view.translator.date(points[0][0])
    )
