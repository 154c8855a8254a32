"""Map and radar of an opportunity at each date of its history, for a slider."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.charts.radar import Series, draw_radar
from gosart.charts.relationship_map import MapLinks, draw_map, draw_stances, page_form
from gosart.history.model import Story
from gosart.history.rewind import PastState, organisation_on, past_states
from gosart.method.enums import Rating
from gosart.site.template_context import View
from gosart.site.views.over_time_model import PastDaysView
from gosart.site.views.svg_embed import embed_svg

__all__ = ["PastDays", "has_past_days", "past_days"]

_RIVALS = 1
"""Competitors that the radar has beside us."""
_ID = re.compile(r' id="[^"]*"')
_UNRATED = "."


@dataclass(frozen=True, slots=True)
class PastDays:
    """What a script shows by date, and the page that it is shown in."""

    page: PastDaysView
    days: tuple[Mapping[str, Any], ...]
    """Of each date: its `day` in words, a `sentence`, `cards` (number of the card by person) and
    `absent` (people who were not on the map yet)."""
    cards: tuple[str, ...]
    """Cards of people who stood elsewhere."""


def has_past_days(view: View, analysis: OpportunityAnalysis, stories: Sequence[Story]) -> bool:
    """Tell whether map or radar were ever others than today.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        stories: Of its account, the latest first.
    """
    return len(past_states(analysis, stories, view.today)) > 1


def past_days(
    view: View, analysis: OpportunityAnalysis, stories: Sequence[Story]
) -> PastDays | None:
    """Return map and radar by date.

    Args:
        view: The page that shows them.
        analysis: The opportunity on its day.
        stories: Of its account, the latest first.

    Returns:
        Both by date; None where they were never others than today.
    """
    states = past_states(analysis, stories, view.today)
    if len(states) < 2:
        return None
    organisation, text = analysis.opportunity.organisation, view.translator.text
    name = f"days-{analysis.opportunity.id}"
    cards: dict[str, int] = {}
    days: list[dict[str, Any]] = []
    for state in states:
        then = organisation_on(organisation, state)
        drawn = draw_stances(organisation, then, view.method, view.translator, MapLinks())
        numbers = {
            person: cards.setdefault(_ID.sub("", card, count=1), len(cards))
            for person, card in drawn.items()
        }
        absent = sorted(person for person, stance in state.stances.items() if stance is None)
        days.append(
            {
                "day": _day(view, state, is_last=state is states[-1]),
                "sentence": " \u00b7 ".join(_sentence(view, state, len(numbers), len(absent))),
                "cards": numbers,
                "absent": absent,
            }
        )
    svg = draw_map(
        organisation,
        view.method,
        view.translator,
        name=name,
        title=text("Relationship map of {name}", name=analysis.opportunity.name),
    )
    has_map = bool(cards) or any(day["absent"] for day in days)
    page = PastDaysView(
        label=text("Date"),
        last=len(days) - 1,
        day=days[-1]["day"],
        sentence=days[-1]["sentence"],
        radars=tuple(_radar(view, analysis, states, f"{name}-radar")),
        maps=(Markup(page_form(svg, name, bare=True)),) if svg and has_map else (),
        note=text("Who is on the map and which lines they have is as of today."),
    )
    return PastDays(page, tuple(days), tuple(cards))


def _day(view: View, state: PastState, *, is_last: bool) -> str:
    day = view.translator.date(state.day)
    return view.translator.text("{date}, as today", date=day) if is_last else day


def _sentence(view: View, state: PastState, others: int, absent: int) -> Iterator[str]:
    """Yield what a reader hears of a date: the position, and how the map differs from today's."""
    text, plural = view.translator.text, view.translator.plural
    figures, number = state.figures, view.translator.number
    if figures.ahead is not None and figures.behind is not None:
        yield text(
            "ahead on {ahead}, behind on {behind}",
            ahead=number(figures.ahead),
            behind=number(figures.behind),
        )
    if figures.unknown is not None:
        yield text("{n} unknown", n=number(figures.unknown))
    if others:
        yield plural(
            "{n} person stood elsewhere than today", "{n} people stood elsewhere than today", others
        )
    if absent:
        yield plural(
            "{n} person was not on the map yet", "{n} people were not on the map yet", absent
        )


def _radar(
    view: View, analysis: OpportunityAnalysis, states: Sequence[PastState], name: str
) -> Iterator[Markup]:
    """Yield the radar with a group for each date; none where nothing is rated today."""
    assessment = analysis.assessment
    if not assessment.standings:
        return
    series = view.series(assessment)[: _RIVALS + 1]
    earlier = [[_rated(item, state) for item in series] for state in states[:-1]]
    yield embed_svg(
        draw_radar(
            view.method,
            series,
            view.translator,
            date=view.translator.date(view.today),
            name=name,
            earlier=earlier,
        )
    )


def _rated(vendor: Series, state: PastState) -> Series | None:
    """Return the ratings that a company had; None where it had none, or of other criteria."""
    signs = (state.figures.ratings or {}).get(vendor.key, "")
    if len(signs) != len(vendor.ratings):
        return None
    ratings = tuple(None if sign == _UNRATED else Rating(sign) for sign in signs)
    return Series(vendor.key, vendor.name, ratings)
