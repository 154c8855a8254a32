"""What several families of rules read off an opportunity: ratings, figures and dates in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import Rating
from gosart.plan.model.account import CriterionRating

__all__ = ["US", "dates_in", "has_figure", "plus", "rating_of", "ratings_of"]

US = "us"
"""Whom an assessment of ours rates, as a plan writes it."""
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<cy>\d{4})\s*年\s*(?P<cm>\d{1,2})\s*月\s*(?P<cd>\d{1,2})\s*日"
    r"|\b(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<y>\d{4})"
    r"|\b(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2}),?\s+(?P<y2>\d{4})"
)


def has_figure(text: str) -> bool:
    """Tell whether a text names a number, in Latin or Chinese figures.

    Args:
        text: What a person wrote.
    """
    return bool(_FIGURE.search(text))


def dates_in(text: str) -> Iterator[date]:
    """Yield the days that a text names: 2026-11-23, 23 November 2026, 2026年11月23日.

    Args:
        text: What a person wrote. A month or a year alone is no day.
    """
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        month = (parts["m"] or parts["m2"] or "")[:3].lower()
        try:
            if parts["iso"]:
                yield date.fromisoformat(parts["iso"])
            elif parts["cy"]:
                yield date(int(parts["cy"]), int(parts["cm"]), int(parts["cd"]))
            elif month in _MONTHS:
                yield date(
                    int(parts["y"] or parts["y2"]),
                    _MONTHS.index(month) + 1,
                    int(parts["d"] or parts["d2"]),
                )
        except ValueError:  # 31 June: no day, so none is named
            continue


def ratings_of(analysis: OpportunityAnalysis) -> Mapping[str, CriterionRating]:
    """Return our latest ratings.

    Args:
        analysis: The opportunity on its day.

    Returns:
        By the criterion's key; empty before the first assessment of us.
    """
    us = analysis.assessment.us
    return {rating.criterion.key: rating for rating in us.current.ratings} if us else {}


def rating_of(analysis: OpportunityAnalysis, key: str) -> Rating | None:
    """Return our latest rating of a criterion.

    Args:
        analysis: The opportunity on its day.
        key: The criterion's key.

    Returns:
        The rating, None where it is not rated or a company's method is without it.
    """
    rating = ratings_of(analysis).get(key)
    return rating.rating if rating else None


def plus(analysis: OpportunityAnalysis, *keys: str) -> Iterator[CriterionRating]:
    """Yield our plus ratings of these criteria, as far as the method has them.

    Args:
        analysis: The opportunity on its day.
        *keys: The criteria's keys.
    """
    ratings = ratings_of(analysis)
    yield from (
        ratings[key] for key in keys if key in ratings and ratings[key].rating is Rating.PLUS
    )
