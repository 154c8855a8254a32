"""What an opportunity came to after a step: what its pictures over time are drawn from.

Figures ── amount, close date, float, position, unknowns
        ├─ ratings: signs of each company, by criterion
        └─ people_before: where people stood before the step, if they stand elsewhere after it

They are worked out from a plan as the build's readers may see it, like the rest of a story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.plan.model.people import Person

__all__ = [
    "STANCE",
    "US",
    "OpportunityFigures",
    "Stance",
    "dump_figures",
    "figures_of",
    "load_figures",
    "opportunity_figures",
    "stance_of",
]

US = "us"
"""Key of our own ratings."""
STANCE = ("role", "influence", "adaptability", "orientation", "status", "coverage")
"""Fields of a person that a card of the map shows and that change."""
Stance: TypeAlias = tuple[str, ...]
"""Values of `STANCE`, "" for none."""
_UNRATED = "."


@dataclass(frozen=True, slots=True)
class OpportunityFigures:
    """An opportunity after a step; what the plan does not say to these readers is None."""

    amount: float | None = None
    """In whole units of `currency`."""
    currency: str = ""
    close: date | None = None
    float_days: int | None = None
    """Days to spare before the latest order date; below 0 the order comes too late."""
    ahead: int | None = None
    """Criteria on which we are ahead of the main competitor; None where there is none to compare
    with."""
    behind: int | None = None
    unknown: int | None = None
    """Criteria on which nobody knows where we stand; None where we were never assessed."""
    ratings: Mapping[str, str] | None = None
    """A sign for each criterion in the method's order, `.` for none, by company (`us` or an id)."""
    people_before: Mapping[str, Stance | None] | None = None
    """Where people stood before the step, by id; None for somebody who was not on the map."""


def opportunity_figures(
    analysis: OpportunityAnalysis, before: OpportunityAnalysis | None = None
) -> OpportunityFigures:
    """Return what an opportunity comes to.

    Args:
        analysis: The opportunity on its day.
        before: The same before the step; None where it was not there.
    """
    opportunity, assessment = analysis.opportunity, analysis.assessment
    money, position = opportunity.money, assessment.position
    compared = position.now if position is not None and position.now.known else None
    return OpportunityFigures(
        amount=float(money.amount) if money else None,
        currency=money.currency if money else "",
        close=opportunity.close_date,
        float_days=analysis.time.float_days,
        ahead=len(compared.ahead) if compared else None,
        behind=len(compared.behind) if compared else None,
        unknown=assessment.us.whole.unknown + assessment.us.whole.unrated
        if assessment.us
        else None,
        ratings=dict(_ratings(assessment)),
        people_before=_stances_before(analysis, before) if before else {},
    )


def figures_of(
    old: AccountAnalysis | None, new: AccountAnalysis | None
) -> dict[str, OpportunityFigures]:
    """Return what each opportunity of an account came to after a step.

    Args:
        old: The account before the step, None where it was not there or could not be read.
        new: The account after it, likewise.

    Returns:
        Figures by the opportunity's id.
    """
    before = {item.opportunity.id: item for item in old.opportunities} if old else {}
    return {
        item.opportunity.id: opportunity_figures(item, before.get(item.opportunity.id))
        for item in (new.opportunities if new else ())
    }


def stance_of(person: Person) -> Stance:
    """Return where a person stands.

    Args:
        person: The person.
    """
    return tuple(str(getattr(person, name) or "") for name in STANCE)


def dump_figures(figures: OpportunityFigures) -> list[Any]:
    """Return figures as plain data that a cache can keep.

    Args:
        figures: The figures.
    """
    people = figures.people_before or {}
    return [
        figures.amount,
        figures.currency,
        figures.close.isoformat() if figures.close else None,
        figures.float_days,
        figures.ahead,
        figures.behind,
        figures.unknown,
        dict(figures.ratings or {}),
        {id_: None if stance is None else list(stance) for id_, stance in people.items()},
    ]


def load_figures(stored: list[Any]) -> OpportunityFigures:
    """Return the figures that `dump_figures` wrote.

    Args:
        stored: What it returned.

    Raises:
        ValueError: It is something else.
    """
    amount, currency, close, float_days, ahead, behind, unknown, ratings, people = stored
    return OpportunityFigures(
        amount,
        currency,
        date.fromisoformat(close) if close else None,
        float_days,
        ahead,
        behind,
        unknown,
        ratings,
        {id_: None if stance is None else tuple(stance) for id_, stance in people.items()},
    )


def _ratings(assessment: OpportunityAssessment) -> Iterator[tuple[str, str]]:
    for standing in assessment.standings:
        signs = (rating.value if rating else _UNRATED for rating in standing.ratings)
        yield (standing.rival.id if standing.rival else US), "".join(signs)


def _stances_before(
    now: OpportunityAnalysis, before: OpportunityAnalysis
) -> dict[str, Stance | None]:
    """Return where those stood who stand elsewhere now."""
    then = before.opportunity.organisation
    stances: dict[str, Stance | None] = {}
    for person in now.opportunity.organisation.named:
        earlier = then.by_id.get(person.id)
        was = None if earlier is None or earlier.hidden else stance_of(earlier)
        if was != stance_of(person):
            stances[person.id] = was
    return stances
