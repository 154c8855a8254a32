"""What the assessment's page shows beside the plan's own words: sums that moved, how sure they are, readings, and what to find out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from gosart.analysis.assessment import OpportunityAssessment, Standing, total
from gosart.analysis.criteria_profiles import analyse_meddpicc, analyse_profiles
from gosart.analysis.open_questions import open_questions
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.trend import TrendPoint, analyse_trend
from gosart.method.enums import Confidence
from gosart.method.model import Question
from gosart.plan.model.account import CriterionRating
from gosart.site.template_context import Site
from gosart.site.views.worksheet import worksheet_of

if TYPE_CHECKING:
    from gosart.site.pages.account import AccountResult

__all__ = ["assessment_values"]


def assessment_values(
    site: Site, result: AccountResult, item: OpportunityAnalysis | None
) -> dict[str, Any]:
    """Return what the template of the assessment asks for; `item` is the deal it shows, None on an account's page without one."""
    translator = site.translator
    values: dict[str, Any] = {
        "question_index": {
            question.key: index for index, question in enumerate(site.method.questions)
        },
        "profile_name": {
            "quick": translator.text("Quick profile"),
            "core": translator.text("Core"),
        }.get,
        "moved": _moved(site),
        "sure": _sure(site),
        "headline": (),
        "findings": (),
        "sheet": None,
        "trend": (),
        "trend_table": (),
        "questions": (),
        "profiles": (),
        "meddpicc": (),
    }
    if item is not None:
        points = analyse_trend(item.assessment)
        values |= {
            "headline": tuple(_headline(site, item.assessment)),
            "sheet": worksheet_of(item.assessment, site.method),
            "trend": points,
            "trend_table": _trend_table(item.assessment, points),
            "findings": [
                found
                for found in result.reports[item.opportunity.id].findings
                if found.part == "assessment"
            ],
            "questions": open_questions(item),
            "profiles": analyse_profiles(item.assessment, site.method),
            "meddpicc": analyse_meddpicc(item.assessment, site.method),
        }
    return values


def _of(
    ratings: Sequence[CriterionRating], question: Question | None
) -> tuple[CriterionRating, ...]:
    """Return the ratings of one question, all of them for None."""
    if question is None:
        return tuple(ratings)
    keys = {criterion.key for criterion in question.criteria}
    return tuple(rating for rating in ratings if rating.criterion.key in keys)


def _moved(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that writes how our sum of a question changed since the assessment before."""

    def moved(standing: Standing | None, question: Question | None) -> str:
        if standing is None or standing.previous is None:
            return ""
        now = total(_of(standing.current.ratings, question)).sum
        return site.translator.signed(now - total(_of(standing.previous.ratings, question)).sum)

    return moved


def _sure(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that counts how sure the raters are, where they say so."""

    def sure(standing: Standing | None, question: Question | None) -> str:
        if standing is None:
            return ""
        counts: Mapping[Confidence | None, int] = Counter(
            rating.confidence for rating in _of(standing.current.ratings, question)
        )
        told = [
            f"{counts[level]} {site.method.term(level).label}"
            for level in reversed(Confidence)
            if counts.get(level)
        ]
        return ", ".join(told)

    return sure


def _headline(site: Site, assessment: OpportunityAssessment) -> Iterator[str]:
    """Say where we stand in a few words: our marks, and whether we are ahead of each rival."""
    translator = site.translator
    if assessment.us is not None:
        whole = assessment.us.whole
        counts = (
            (whole.plus, translator.text("{n} plus")),
            (whole.minus, translator.text("{n} minus")),
            (whole.unknown, translator.text("{n} unknown")),
            (whole.unrated, translator.text("{n} not rated")),
        )
        yield (
            ", ".join(told.format(n=translator.number(count)) for count, told in counts if count)
            + "."
        )
    for position in assessment.positions:
        rival, by = position.rival.name, translator.number(abs(position.now))
        if position.now > 0:
            yield translator.text("Ahead of {rival} by {by}.", rival=rival, by=by)
        elif position.now < 0:
            yield translator.text("Behind {rival} by {by}.", rival=rival, by=by)
        else:
            yield translator.text("Level with {rival}.", rival=rival)


def _trend_table(
    assessment: OpportunityAssessment, points: Sequence[TrendPoint]
) -> tuple[tuple[date, tuple[TrendPoint | None, ...]], ...]:
    """Return the trend as a table: by date, the latest first, each vendor's point in the order of the standings."""
    by_place = {(point.date, point.rival): point for point in points}
    days = sorted({point.date for point in points}, reverse=True)
    vendors = [standing.rival for standing in assessment.standings]
    return tuple((day, tuple(by_place.get((day, rival)) for rival in vendors)) for day in days)
