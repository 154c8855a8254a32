"""What a value case comes to, in the one sentence that pages and decks have as its title.

It is the first of some sentences that holds; each is about figures that the plan has, and says
whether the customer confirmed them.
"""

from __future__ import annotations

from gosart.analysis.value_case import ValueCase
from gosart.i18n.translator import Translator

__all__ = ["value_reading"]


def value_reading(case: ValueCase, translator: Translator) -> str:
    """Return what a value case comes to: what holds on confirmed figures alone comes first.

    Args:
        case: What we are worth to them.
        translator: The reader's language.
    """
    text, limit, horizon = translator.text, case.limit_months, case.horizon_months
    sure, whole = case.confirmed.payback_months, case.whole.payback_months
    if not case.has_confirmed:
        if whole is None:
            return text(
                "The customer has confirmed none of these figures, and even if they hold it never"
                " pays back"
            )
        return text(
            "The customer has confirmed none of these figures yet; if they hold, it pays back in"
            " month {n}",
            n=whole,
        )
    if sure is not None and sure <= horizon:
        if limit is None:
            return text("It pays back in month {n} on confirmed figures alone", n=sure)
        if sure <= limit:
            return text(
                "It pays back in month {n} on confirmed figures alone, within their limit of month"
                " {limit}",
                n=sure,
                limit=limit,
            )
        return text(
            "On confirmed figures alone it pays back in month {n}, beyond their limit of month"
            " {limit}",
            n=sure,
            limit=limit,
        )
    if whole is not None and whole <= horizon:
        return text(
            "It pays back in month {n} only with figures that they have not confirmed", n=whole
        )
    return text("It does not pay back within {n} months", n=horizon)
