"""An assessment in short: by the method's profiles (quick, core), and as MEDDPICC."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.open_questions import worst
from gosart.method.enums import Rating
from gosart.method.model import MeddpiccElement, Method
from gosart.plan.model.account import CriterionRating

__all__ = ["ElementAnalysis", "ProfileAnalysis", "analyse_meddpicc", "analyse_profiles"]


@dataclass(frozen=True, eq=False, slots=True)
class ProfileAnalysis:
    """A short set of criteria with our ratings."""

    name: str
    ratings: tuple[CriterionRating, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ElementAnalysis:
    """One element of MEDDPICC, as our assessment answers it."""

    element: MeddpiccElement
    rating: Rating | None
    """The worst rating among its primary criteria."""
    covered: bool
    """Whether the method has a criterion for it."""


def analyse_profiles(
    assessment: OpportunityAssessment, method: Method
) -> tuple[ProfileAnalysis, ...]:
    """Return our ratings by profile; empty before the first assessment of us.

    Args:
        assessment: What was worked out of the ratings.
        method: The method.
    """
    if assessment.us is None:
        return ()
    by_key = {rating.criterion.key: rating for rating in assessment.us.current.ratings}
    return tuple(
        ProfileAnalysis(name, tuple(by_key[key] for key in keys if key in by_key))
        for name, keys in method.profiles.items()
    )


def analyse_meddpicc(
    assessment: OpportunityAssessment, method: Method
) -> tuple[ElementAnalysis, ...]:
    """Return MEDDPICC by the method's mapping; empty before the first assessment of us.

    Args:
        assessment: What was worked out of the ratings.
        method: The method.
    """
    if assessment.us is None:
        return ()
    by_key = {rating.criterion.key: rating.rating for rating in assessment.us.current.ratings}
    elements = []
    for element in method.meddpicc:
        ratings = tuple(by_key[key] for key in element.primary if key in by_key)
        elements.append(ElementAnalysis(element, worst(ratings), bool(ratings)))
    return tuple(elements)
