"""Stories of an account -> what one opportunity came to, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.history.figures import OpportunityFigures
from gosart.history.model import Story

__all__ = ["FigurePoint", "opportunity_points"]


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """What an opportunity came to from a day on."""

    day: date
    figures: OpportunityFigures
    steps: tuple[OpportunityFigures, ...]
    """After each step of that day, the last one is `figures`."""


def opportunity_points(stories: Sequence[Story], opportunity: str) -> tuple[FigurePoint, ...]:
    """Return what an opportunity came to after each day on which its account changed.

    Args:
        stories: Of the account, the latest first.
        opportunity: Id of the opportunity today.

    Returns:
        One point a day, the oldest first; it begins on the day on which the opportunity came.
    """
    steps = list(_steps(stories, opportunity))
    points: list[FigurePoint] = []
    for day, figures in reversed(steps):
        before = points.pop().steps if points and points[-1].day == day else ()
        points.append(FigurePoint(day, figures, (*before, figures)))
    return tuple(points)


def _steps(stories: Sequence[Story], opportunity: str) -> Iterator[tuple[date, OpportunityFigures]]:
    """Yield what it came to after each step, the latest first, under whatever id it had then."""
    id_ = opportunity
    for story in stories:
        step = story.account_changes
        if id_ in step.figures:
            yield story.day, step.figures[id_]
        for change in step.changes:
            if change.subject == "opportunity" and change.opportunity == id_:
                if change.kind == "renamed" and isinstance(change.old, str):
                    id_ = change.old
                    break
                if change.kind in ("added", "removed"):
                    return
