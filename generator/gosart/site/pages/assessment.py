"""What the page of an assessment shows: worksheet, sums and how they changed, what to find out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from gosart.analysis.assessment import OpportunityAssessment, Standing, total
from gosart.analysis.criteria_profiles import analyse_meddpicc, analyse_profiles
from gosart.analysis.open_questions import open_questions
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.trend import TrendPoint, analyse_trend
from gosart.method.enums import Confidence
from gosart.method.model import Question
from gosart.plan.model.account import CriterionRating
from gosart.site.pages.account_result import AccountResult
from gosart.site.site_context import Site
from gosart.site.views.worksheet import worksheet_of

__all__ = ["assessment_values"]


def assessment_values(
    site: Site, result: AccountResult, analysis: OpportunityAnalysis | None
) -> dict[str, Any]:
    """Return what the template of the assessment asks for.

    Args:
        site: What is the same for all pages.
        result: The account.
        analysis: The opportunity that the page shows; None on the page of an account that has
            none, or has several with pages of their own.
    """
    translator = site.translator
    values: dict[str, Any] = {
        "question_index": {
            question.key: index for index, question in enumerate(site.method.questions)
        },
        "profile_name": {
            "quick": translator.text("Quick profile"),
            "core": translator.text("Core"),
        }.get,
        "sum_change": _sum_change(site),
        "confidence": _confidence(site),
        "headline": (),
        "findings": (),
        "sheet": None,
        "trend": (),
        "trend_table": (),
        "questions": (),
        "profiles": (),
        "meddpicc": (),
    }
    if analysis is not None:
        assessment = analysis.assessment
        points = analyse_trend(assessment)
        values |= {
            "headline": tuple(_headline(site, assessment)),
            "sheet": worksheet_of(assessment, site.method),
            "trend": points,
            "trend_table": _trend_table(assessment, points),
            "findings": [
                finding
                for finding in result.reports[analysis.opportunity.id].findings
                if finding.part == "assessment"
            ],
            "questions": open_questions(analysis),
            "profiles": analyse_profiles(assessment, site.method),
            "meddpicc": analyse_meddpicc(assessment, site.method),
        }
    return values


def _ratings_of(
    ratings: Sequence[CriterionRating], question: Question | None
) -> tuple[CriterionRating, ...]:
    """Return the ratings of one question, all of them for None."""
    if question is None:
        return tuple(ratings)
    keys = {criterion.key for criterion in question.criteria}
    return tuple(rating for rating in ratings if rating.criterion.key in keys)


def _sum_change(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that writes how a question's sum changed since the assessment before."""

    def sum_change(standing: Standing | None, question: Question | None) -> str:
        if standing is None or standing.previous is None:
            return ""
        now = total(_ratings_of(standing.current.ratings, question)).sum
        before = total(_ratings_of(standing.previous.ratings, question)).sum
        return site.translator.signed(now - before)

    return sum_change


def _confidence(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that counts how sure the raters are, where they say so."""

    def confidence(standing: Standing | None, question: Question | None) -> str:
        if standing is None:
            return ""
        counts: Mapping[Confidence | None, int] = Counter(
            rating.confidence for rating in _ratings_of(standing.current.ratings, question)
        )
        return ", ".join(
            f"{counts[level]} {site.method.term(level).label}"
            for level in reversed(Confidence)
            if counts.get(level)
        )

    return confidence


def _headline(site: Site, assessment: OpportunityAssessment) -> Iterator[str]:
    """Yield where we stand in a few words: our ratings, and whether we are ahead of each rival."""
    translator = site.translator
    if assessment.us is not None:
        whole = assessment.us.whole
        counts = (
            (whole.plus, translator.text("{n} plus")),
            (whole.minus, translator.text("{n} minus")),
            (whole.unknown, translator.text("{n} unknown")),
            (whole.unrated, translator.text("{n} not rated")),
        )
        parts = [label.format(n=translator.number(count)) for count, label in counts if count]
        yield ", ".join(parts) + "."
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
    """Return the trend as a table: a row a date, the latest first, and a column a vendor.

    The vendors are in the order of the standings; None where one was not assessed on a date.
    """
    by_cell = {(point.date, point.rival): point for point in points}
    days = sorted({point.date for point in points}, reverse=True)
    vendors = [standing.rival for standing in assessment.standings]
    return tuple((day, tuple(by_cell.get((day, rival)) for rival in vendors)) for day in days)
