"""Short readings of an assessment: the method's profiles (quick, core) and MEDDPICC, from its mapping."""

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
    """A short set of criteria with our marks on it."""

    name: str
    ratings: tuple[CriterionRating, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ElementAnalysis:
    """One element of MEDDPICC: the worst mark among its primary criteria; `covered` False where the method has none for it."""

    element: MeddpiccElement
    mark: Rating | None
    covered: bool


def analyse_profiles(
    assessment: OpportunityAssessment, method: Method
) -> tuple[ProfileAnalysis, ...]:
    """Return our marks by profile; empty before the first assessment of us."""
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
    """Return MEDDPICC as the assessment answers it; empty before the first assessment of us."""
    if assessment.us is None:
        return ()
    marks = {rating.criterion.key: rating.mark for rating in assessment.us.current.ratings}
    found = []
    for element in method.meddpicc:
        known = tuple(marks[key] for key in element.primary if key in marks)
        found.append(ElementAnalysis(element, worst(known), bool(known)))
    return tuple(found)
