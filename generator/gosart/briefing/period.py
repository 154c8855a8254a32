"""When "last time" was, and until when a meeting looks ahead: two days, and why these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gosart.analysis.opportunity import SOON, AccountAnalysis, OpportunityAnalysis

__all__ = ["WITHOUT", "Since", "Until", "last_time", "next_time"]

WITHOUT = 30
"""Days to look back where neither a review nor an earlier assessment says how far."""


@dataclass(frozen=True, slots=True)
class Since:
    """The day that movement is measured from."""

    day: date
    why: Literal["asked", "review", "assessment", "days"]


@dataclass(frozen=True, slots=True)
class Until:
    """The day up to which work counts as due before the next meeting."""

    day: date
    why: Literal["asked", "review", "days"]


def last_time(
    account: AccountAnalysis,
    opportunities: Sequence[OpportunityAnalysis],
    today: date,
    asked: date | None = None,
) -> Since:
    """Return the day that movement is measured from.

    A review of today is the meeting itself. Where an account is briefed as a whole, its own
    `reviewed` counts, too.

    Args:
        account: The account.
        opportunities: Those that are briefed.
        today: The day of the meeting.
        asked: The day that a user names, None for none.

    Returns:
        The day asked for, else of the latest review before today, else of the assessment before the
        present one, else a month ago.
    """
    if asked is not None:
        return Since(asked, "asked")
    reviews = [
        review.date
        for analysis in opportunities
        for review in analysis.opportunity.test.reviews
        if review.date < today
    ]
    if (
        len(opportunities) == len(account.opportunities)
        and account.account.reviewed
        and account.account.reviewed < today
    ):
        reviews.append(account.account.reviewed)
    if reviews:
        return Since(max(reviews), "review")
    before = [
        us.previous.date
        for analysis in opportunities
        if (us := analysis.assessment.us) and us.previous and us.previous.date < today
    ]
    if before:
        return Since(max(before), "assessment")
    return Since(today - timedelta(days=WITHOUT), "days")


def next_time(
    opportunities: Sequence[OpportunityAnalysis], today: date, asked: date | None = None
) -> Until:
    """Return the day up to which work counts as due.

    Args:
        opportunities: Those that are briefed.
        today: The day of the meeting.
        asked: The day that a user names, None for none.

    Returns:
        The day asked for, else of the next review that is noted already, else two weeks from today.
    """
    if asked is not None:
        return Until(asked, "asked")
    planned = [
        review.date
        for analysis in opportunities
        for review in analysis.opportunity.test.reviews
        if review.date > today
    ]
    return Until(min(planned), "review") if planned else Until(today + timedelta(days=SOON), "days")
