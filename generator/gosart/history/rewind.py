"""Map and radar of an opportunity at each date of its history, told from today backwards.

Whoever stands on the map, and which companies the radar has, is of today: nobody who was taken out
of the plan, or who is for narrower readers now, comes back at any date. What these readers may not
see of somebody today they do not see of any day before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.history.figures import (
    STANCE,
    OpportunityFigures,
    Stance,
    opportunity_figures,
    stance_of,
)
from gosart.history.model import Story
from gosart.history.points import FigurePoint, opportunity_points
from gosart.method import enums
from gosart.plan.model.people import Organisation, Person

__all__ = ["PastState", "organisation_on", "past_states"]

_VALUES: Mapping[str, Any] = {
    "role": enums.Role,
    "influence": enums.Influence,
    "adaptability": enums.Adaptability,
    "orientation": enums.Orientation,
    "status": enums.Status,
    "coverage": enums.Coverage,
}


@dataclass(frozen=True, slots=True)
class PastState:
    """What map and radar show from a day on."""

    day: date
    figures: OpportunityFigures
    stances: Mapping[str, Stance | None]
    """Where people stood who stand elsewhere today, by id; None for those not on the map yet."""


def past_states(
    analysis: OpportunityAnalysis, stories: Sequence[Story], today: date
) -> tuple[PastState, ...]:
    """Return what map and radar show at each date on which one of them changed.

    Args:
        analysis: The opportunity today.
        stories: Of its account, the latest first.
        today: The day.

    Returns:
        The states, the oldest first, the last one that of today; one alone where nothing changed.
    """
    people = analysis.opportunity.organisation.named
    now = {person.id: stance_of(person) for person in people}
    hidden = {person.id: person.hidden_fields for person in people}
    stances: dict[str, Stance | None] = dict(now)
    states = [PastState(today, opportunity_figures(analysis), {})]
    later: FigurePoint | None = None
    for point in reversed(opportunity_points(stories, analysis.opportunity.id)):
        for step in reversed(later.steps) if later else ():
            for id_, before in (step.people_before or {}).items():
                if id_ in stances:
                    stances[id_] = _as_visible(before, now[id_], hidden[id_])
        later = point
        if point.day < today:
            differing = {id_: stance for id_, stance in stances.items() if stance != now[id_]}
            states.append(PastState(point.day, point.figures, differing))
    return tuple(_changes(states[::-1]))


def organisation_on(organisation: Organisation, state: PastState) -> Organisation:
    """Return the people of today as they stood, with the lines of today.

    Args:
        organisation: The people of today and their lines.
        state: What the map shows from a day on.
    """
    people = {person: _on(person, state) for person in organisation.people}
    lines = tuple(
        replace(line, source=people[line.source], target=people[line.target])
        for line in organisation.lines
    )
    return Organisation(tuple(people.values()), lines)


def _as_visible(before: Stance | None, now: Stance, hidden: frozenset[str]) -> Stance | None:
    """Return a stance without what these readers may not see of the person today."""
    if before is None:
        return None
    return tuple(
        value if name in hidden else earlier
        for name, earlier, value in zip(STANCE, before, now, strict=True)
    )


def _changes(states: Sequence[PastState]) -> list[PastState]:
    """Return the states without those that show the same as the one before."""
    days: list[PastState] = []
    for state in states:
        drawn = state.figures.ratings, state.stances
        if not days or (days[-1].figures.ratings, days[-1].stances) != drawn:
            days.append(state)
    return days


def _on(person: Person, state: PastState) -> Person:
    stance = state.stances.get(person.id)
    if stance is None or person.hidden:
        return person
    values: dict[str, Any] = {
        name: _VALUES[name](value) if value else None
        for name, value in zip(STANCE, stance, strict=True)
    }
    return replace(person, **values)
