"""What the page of an assessment shows.

Position, ratings by question, who differs, worksheet, what to find out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from gosart.analysis.assessment import OpportunityAssessment, Standing
from gosart.analysis.criteria_profiles import analyse_meddpicc, analyse_profiles
from gosart.analysis.leading import Dissent
from gosart.analysis.movement import Movement, MovementKind
from gosart.analysis.open_questions import open_questions
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.position import position_in_words
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
        "moved": _movement(site),
        "movement_kinds": _movement_kinds(site),
        "confidence": _confidence(site),
        "headline": (),
        "dissent": (),
        "findings": (),
        "sheet": None,
        "trend": (),
        "trend_table": (),
        "leads": "",
        "questions": (),
        "profiles": (),
        "meddpicc": (),
    }
    if analysis is not None:
        assessment = analysis.assessment
        points = analyse_trend(assessment)
        values |= {
            "headline": tuple(_headline(site, assessment)),
            "dissent": tuple(_dissent(assessment)),
            "sheet": worksheet_of(assessment, site.method),
            "trend": points,
            "trend_table": _trend_table(assessment, points),
            "leads": _leads(site, assessment),
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


def _movement(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that counts what moved in a question since the leading ratings before."""
    labels = {
        1: site.translator.text("{n} gained"),
        -1: site.translator.text("{n} lost"),
        0: site.translator.text("{n} out of sight"),
    }

    def movement_of(standing: Standing | None, question: Question | None) -> str:
        if standing is None:
            return ""
        counts = Counter(
            0 if move.kind is MovementKind.SIGHT_LOST else move.kind.direction
            for move in standing.movement
            if question is None or move.criterion in question.criteria
        )
        return ", ".join(
            label.format(n=site.translator.number(counts[kind]))
            for kind, label in labels.items()
            if counts[kind]
        )

    return movement_of


def _movement_kinds(site: Site) -> Callable[[Standing], list[tuple[str, str, list[Movement]]]]:
    """Return a function that lists what moved of a vendor: (tone, label, movements) by kind."""
    labels = {
        MovementKind.WE_GAINED: ("good", site.translator.text("We gained")),
        MovementKind.WE_LOST: ("bad", site.translator.text("We lost")),
        MovementKind.THEY_GAINED: ("bad", site.translator.text("They gained")),
        MovementKind.THEY_LOST: ("good", site.translator.text("They lost")),
        MovementKind.SIGHT_LOST: ("warn", site.translator.text("We lost sight of")),
    }

    def movement_kinds(standing: Standing) -> list[tuple[str, str, list[Movement]]]:
        return [
            (*label, moves)
            for kind, label in labels.items()
            if (moves := [move for move in standing.movement if move.kind is kind])
        ]

    return movement_kinds


def _leads(site: Site, assessment: OpportunityAssessment) -> str:
    """Say whose ratings of us lead, and of which day."""
    if assessment.us is None:
        return ""
    latest, text = assessment.us.states[-1].set, site.translator.text
    when = site.translator.date(latest.date)
    if latest.agreed:
        return text("Agreed in a review, {date}.", date=when)
    if latest.by is None:
        return text("The leading ratings are of {date}.", date=when)
    return text("The leading ratings are {who}'s, {date}.", who=latest.by.name, date=when)


def _dissent(
    assessment: OpportunityAssessment,
) -> Iterator[tuple[str, str, tuple[Dissent, ...]]]:
    """Yield (who, about which competitor, on what) of those who differ; "" is us."""
    groups: dict[tuple[str, str], list[Dissent]] = {}
    for item in assessment.dissent:
        key = item.by.name if item.by else "", item.rival.name if item.rival else ""
        groups.setdefault(key, []).append(item)
    for (who, rival), items in groups.items():
        yield who, rival, tuple(items)


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
    """Yield where we stand in a few words: our ratings, and our position against each rival."""
    translator = site.translator
    if assessment.us is not None:
        whole = assessment.us.whole
        counts = (
            (whole.plus, translator.text("{n} positive")),
            (whole.minus, translator.text("{n} negative")),
            (whole.unknown, translator.text("{n} unknown")),
            (whole.unrated, translator.text("{n} not rated")),
        )
        parts = [label.format(n=translator.number(count)) for count, label in counts if count]
        yield ", ".join(parts) + "."
    for position in assessment.positions:
        now = position.now
        words = position_in_words(len(now.ahead), len(now.behind), now.known, len(now.unknown))
        yield translator.text(
            "Against {rival}: {position}.",
            rival=position.rival.name,
            position=translator.say(words),
        )


def _trend_table(
    assessment: OpportunityAssessment, points: Sequence[TrendPoint]
) -> tuple[tuple[date, tuple[TrendPoint | None, ...]], ...]:
    """Return the trend as a table: a row a date, the latest first, and a column a vendor.

    We come first, then the rivals in their order; None where there is no point on a date.
    """
    by_cell = {(point.date, point.rival): point for point in points}
    days = sorted({point.date for point in points}, reverse=True)
    vendors = [None, *(position.rival for position in assessment.positions)]
    return tuple((day, tuple(by_cell.get((day, rival)) for rival in vendors)) for day in days)
