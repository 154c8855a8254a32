"""The radar as a Plotly figure over all dates, from the same results, rings and labels as the SVG.

    data ── sectors and their arcs ── one trace a vendor and our area, all without ratings
    frames ── one a date: the ratings of the vendors assessed on it; others keep their last
    layout ── axes and labels; in its meta what a script needs that is in no trace

Plain dictionaries, because `go.Figure` takes a hundred times as long to write the same. Each
assessment stands in it once. Colours are CSS variables, which a script turns into the values of
the palette.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.leading import Dissent, dissent_of
from gosart.charts.polar import runs
from gosart.charts.radar_grid import Frame, Rings, frame_for, rings_for
from gosart.charts.radar_plotly_layout import axis_angle, plain_text, radar_layout, sector_traces
from gosart.charts.radar_plotly_style import (
    CARD,
    DASHES,
    MUTED,
    OUR_SIZES,
    OURS,
    RING,
    RIVALS,
    SIZES,
    SYMBOLS,
    US,
)
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.plan.model.account import Assessment, Competitor, CriterionRating

__all__ = ["Note", "radar_figure"]

Note = tuple[str, str, str]
"""What is behind a rating, as plain text: the evidence, who said it, how sure the rater is.

Each is "" where it is not given.
"""
_FIRST_LINE = 2
"""Index of the first vendor's trace: the sectors take two."""


@dataclass(frozen=True, slots=True)
class _Vendor:
    """A vendor in the figure."""

    rival: Competitor | None
    """None is us."""
    name: str
    order: int
    """0 for us, then the rivals as in the drawing."""
    rings: Rings
    line: int
    """Index of its trace."""
    area: int | None
    """Index of the trace of its area, which only ours has."""

    @property
    def key(self) -> str:
        return self.rival.id if self.rival else "us"


@dataclass(frozen=True, eq=False, slots=True)
class _Rated:
    """A vendor's leading ratings on a date, and who differs by then."""

    state: Assessment
    dissent: tuple[Dissent, ...]

    def rings(self, index: int) -> Iterator[Dissent]:
        key = self.state.ratings[index].criterion.key
        return (item for item in self.dissent if item.criterion.key == key)


def radar_figure(
    method: Method,
    assessment: OpportunityAssessment,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[str, Any]:
    """Make the figure of an opportunity's assessments.

    Args:
        method: The method, whose criteria are the axes.
        assessment: The assessments of all vendors and dates.
        translator: Writes the dates.
        note: Says what is behind a rating.

    Returns:
        `data`, `layout` and `frames` as Plotly takes them; JSON can write all of it. `theta` is in
        degrees clockwise from the top, `r` in the units of the SVG. A vendor's trace goes from
        criterion to criterion, with `null` where the outline is broken. Its `meta` has `vendor`
        (`us` or an id), `date` (ISO) and `said` (in words), `by`, `marks` (a sign for each
        criterion, `.` for not rated), `notes` (by number of the criterion from 0, where there is
        one) and, where somebody differs, `dissent` (by the same number: names with signs). Who
        differs is a ring behind the line's end.
    """
    frame = frame_for(_labels(method), max(0, len(_rivals(assessment))))
    vendors = _vendors(method, assessment, frame)
    standings = {standing.rival: standing for standing in assessment.standings}
    days: dict[date, set[Competitor | None]] = {}
    for column in assessment.columns:
        days.setdefault(column.date, set()).add(column.rival)
    frames: list[dict[str, Any]] = []
    for day, rated in sorted(days.items()):
        traces: dict[int, dict[str, Any]] = {}
        for vendor in vendors:
            if vendor.rival in rated and (state := standings[vendor.rival].on(day)):
                sets = [column for column in assessment.columns if column.rival is vendor.rival]
                upto = [column for column in sets if column.date <= day]
                differing = tuple(dissent_of(upto, assessment.leading, state))
                traces |= _rated_traces(
                    vendor, _Rated(state.assessment, differing), translator, note
                )
        indices = sorted(traces)
        frames.append(
            {
                "name": day.isoformat(),
                "data": [{"type": "scatterpolar"} | traces[index] for index in indices],
                "traces": indices,
                "layout": {"meta": {"said": translator.date(day)}},
            }
        )
    data = sector_traces(method, frame)
    for vendor in sorted(vendors, key=lambda vendor: vendor.line):
        if vendor.area is not None:
            data.append(_empty_area(vendor))
        data.append(_empty_line(vendor))
    return {"data": data, "layout": radar_layout(method, frame), "frames": frames}


def _labels(method: Method) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(criterion.label for criterion in question.criteria) for question in method.questions
    )


def _rivals(assessment: OpportunityAssessment) -> list[Competitor]:
    return [standing.rival for standing in assessment.rivals if standing.rival]


def _vendors(method: Method, assessment: OpportunityAssessment, frame: Frame) -> list[_Vendor]:
    """Return us and the rivals in the order of the SVG.

    Of traces the last is drawn over all others: that is our line, and our area is just below it.
    """
    rivals = _rivals(assessment)
    rings = rings_for(frame.radius, 1 + len(rivals))
    area = _FIRST_LINE + len(rivals)
    return [
        _Vendor(None, method.us, 0, rings[0], area + 1, area),
        *(
            _Vendor(rival, rival.name, order, rings[order], area - order, None)
            for order, rival in enumerate(rivals, 1)
        ),
    ]


def _empty_line(vendor: _Vendor) -> dict[str, Any]:
    """Return the trace of a vendor's line with its looks and no ratings."""
    if not vendor.order:
        return _trace(vendor) | {
            "line": {"color": US, "width": 2.5},
            "mode": "lines+markers+text",
            "textfont": {"color": OURS[Rating.UNKNOWN]},
        }
    index = (vendor.order - 1) % len(RIVALS)
    return _trace(vendor) | {
        "line": {"color": RIVALS[index], "width": 2.5, "dash": DASHES[index]},
        "mode": "lines+markers",
    }


def _empty_area(vendor: _Vendor) -> dict[str, Any]:
    return _trace(vendor) | {
        "showlegend": False,
        "mode": "lines",
        "line": {"width": 0, "color": US},
        "fill": "toself",
        "fillcolor": US,
        "opacity": 0.17,
    }


def _trace(vendor: _Vendor) -> dict[str, Any]:
    return {
        "type": "scatterpolar",
        "name": plain_text(vendor.name),
        "hoverinfo": "skip",
        "connectgaps": False,
        "cliponaxis": False,
        "r": [],
        "theta": [],
        "meta": {"vendor": vendor.key},
    }


def _rated_traces(
    vendor: _Vendor,
    rated: _Rated,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[int, dict[str, Any]]:
    """Return what a vendor's ratings on a date draw, by the index of the trace."""
    traces = {vendor.line: _rated_line(vendor, rated, translator, note)}
    if vendor.area is None:
        return traces
    return traces | {vendor.area: _area(rated.state, vendor.rings)}


def _rated_line(
    vendor: _Vendor,
    rated: _Rated,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[str, Any]:
    """Return a vendor's points on a date, in one line that is broken off the scale."""
    column = rated.state
    ratings = [rating.rating for rating in column.ratings]
    order = _line_order(ratings)
    along = [ratings[index] if index is not None else None for index in order]
    colour = RIVALS[(vendor.order - 1) % len(RIVALS)]
    ours = not vendor.order
    edges = [(OURS.get(rating, MUTED) if rating else MUTED) if ours else colour for rating in along]
    notes = {
        str(index): texts
        for index, rating in enumerate(column.ratings)
        if any(texts := note(rating))
    }
    signs = "".join(rating.value if rating else "." for rating in ratings)
    points = _points(order, ratings, vendor.rings)
    points["marker"] = {
        "symbol": [SYMBOLS[rating] for rating in along],
        "size": [(OUR_SIZES if ours else SIZES)[rating] for rating in along],
        "color": [
            CARD if rating is Rating.UNKNOWN else edge
            for rating, edge in zip(along, edges, strict=True)
        ],
        "line": {
            "color": edges,
            "width": [2 if rating in (Rating.UNKNOWN, None) else 0 for rating in along],
        },
        "opacity": 1,
    }
    if ours:
        points["text"] = ["?" if rating is Rating.UNKNOWN else "" for rating in along]
    points["meta"] = {
        "vendor": vendor.key,
        "date": column.date.isoformat(),
        "said": translator.date(column.date),
        "by": column.by.name if column.by else "",
        "marks": signs,
        "notes": notes,
    }
    differing = {index: tuple(rated.rings(index)) for index in range(len(ratings))}
    if any(differing.values()):
        points["meta"]["dissent"] = {
            str(index): [[item.by.name if item.by else "", item.rating.value] for item in people]
            for index, people in differing.items()
            if people
        }
        _add_rings(points, differing, vendor, colour=US if ours else colour)
    return points


def _add_rings(
    points: dict[str, Any],
    differing: Mapping[int, Sequence[Dissent]],
    vendor: _Vendor,
    *,
    colour: str,
) -> None:
    """Add a ring where each rating that differs would have its point, after the end of the line."""
    count, marker = len(differing), points["marker"]
    positions = dict.fromkeys(
        (index, item.rating) for index in differing for item in differing[index]
    )
    for index, rating in positions:
        points["r"] += [None, round(vendor.rings.of(rating), 1)]
        points["theta"] += [None, axis_angle(index, count)]
        marker["symbol"] += ["circle", "circle-open"]
        marker["size"] += [0, RING]
        marker["color"] += [colour, colour]
        marker["line"]["color"] += [colour, colour]
        marker["line"]["width"] += [0, 2]
        if "text" in points:
            points["text"] += ["", ""]


def _on_scale(ratings: Iterable[Rating | None]) -> list[bool]:
    return [rating is Rating.PLUS or rating is Rating.MINUS for rating in ratings]


def _line_order(ratings: Sequence[Rating | None]) -> list[int | None]:
    """Return the criteria in the order of the line, None where it is broken.

    First come the stretches on the scale, then the points off it, one by one. A whole circle ends
    where it began.
    """
    on_scale = _on_scale(ratings)
    order: list[int | None] = []
    for run in runs(on_scale):
        order += [*run, None]
        if len(run) == len(ratings):
            return [*run, run[0]]
    for index, is_on in enumerate(on_scale):
        if not is_on:
            order += [index, None]
    return order[:-1]


def _points(
    order: Sequence[int | None], ratings: Sequence[Rating | None], rings: Rings
) -> dict[str, Any]:
    count = len(ratings)
    return {
        "r": [None if index is None else round(rings.of(ratings[index]), 1) for index in order],
        "theta": [None if index is None else axis_angle(index, count) for index in order],
    }


def _area(column: Assessment, rings: Rings) -> dict[str, Any]:
    """Return the area between the line and the centre."""
    ratings = [rating.rating for rating in column.ratings]
    radii: list[float | None] = []
    angles: list[float | None] = []
    for run in runs(_on_scale(ratings)):
        is_circle = len(run) == len(ratings)
        points = _points([*run, run[0]] if is_circle else run, ratings, rings)
        if radii:
            radii, angles = [*radii, None], [*angles, None]
        if is_circle:
            radii, angles = [*radii, *points["r"]], [*angles, *points["theta"]]
        else:  # out from the centre along the first axis, and back along the last
            radii = [*radii, 0, *points["r"], 0]
            angles = [*angles, points["theta"][0], *points["theta"], points["theta"][-1]]
    return {"r": radii, "theta": angles}
