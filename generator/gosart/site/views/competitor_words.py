"""Words for what deals with a competitor come to: sums, who is ahead, how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gosart.analysis.common_currency import CommonCurrency
from gosart.analysis.competitor_record import CompetitorMeeting, Lead, Outcome
from gosart.analysis.opportunity import sum_money
from gosart.plan.model.values import Money
from gosart.site.template_context import View
from gosart.site.views.competitors_model import OutcomeCountView

__all__ = [
    "DECIDED",
    "lead_counts",
    "open_sum",
    "outcome_counts",
    "outcome_labels",
    "sum_in_words",
]

DECIDED = (Outcome.WON, Outcome.LOST, Outcome.ELSEWHERE, Outcome.LEFT, Outcome.HIDDEN)
"""How a deal can have ended, in the order of the table."""


def outcome_labels(view: View) -> tuple[tuple[str, Outcome], ...]:
    """Return what each way to end is called.

    Args:
        view: The page.
    """
    text = view.translator.text
    return (
        (text("won"), Outcome.WON),
        (text("lost to them"), Outcome.LOST),
        (text("lost otherwise"), Outcome.ELSEWHERE),
        (text("stopped by us"), Outcome.LEFT),
        (text("result not shown"), Outcome.HIDDEN),
    )


def outcome_counts(
    view: View, meetings: Sequence[CompetitorMeeting], *, all_kinds: bool = True
) -> tuple[OutcomeCountView, ...]:
    """Count how deals ended.

    Args:
        view: The page.
        meetings: The deals.
        all_kinds: Whether there is one for results that these readers may not see.

    Returns:
        One count for each way, in the order of the labels.
    """
    counts = Counter(item.outcome for item in meetings)
    return tuple(
        OutcomeCountView(
            label, view.translator.number(counts[kind]), counts[kind], not counts[kind]
        )
        for label, kind in outcome_labels(view)
        if all_kinds or kind is not Outcome.HIDDEN
    )


def lead_counts(view: View, meetings: Sequence[CompetitorMeeting]) -> str:
    """Say in how many deals who is ahead.

    Args:
        view: The page.
        meetings: The deals.

    Returns:
        The counts that are not 0, "" without a deal.
    """
    text = view.translator.text
    counts = Counter(item.lead for item in meetings)
    words = {
        Lead.BEHIND: text("behind in {n}", n=str(counts[Lead.BEHIND])),
        Lead.LEVEL: text("level in {n}", n=str(counts[Lead.LEVEL])),
        Lead.AHEAD: text("ahead in {n}", n=str(counts[Lead.AHEAD])),
        Lead.UNKNOWN: text("unknown in {n}", n=str(counts[Lead.UNKNOWN])),
        Lead.HIDDEN: text("not shown in {n}", n=str(counts[Lead.HIDDEN])),
    }
    return ", ".join(label for lead, label in words.items() if counts[lead])


def open_sum(view: View, meetings: Sequence[CompetitorMeeting], common: CommonCurrency) -> str:
    """Return the sum of the amounts of deals.

    Args:
        view: The page.
        meetings: The deals.
        common: The currency of the page.
    """
    amounts = [item.row.opportunity.money for item in meetings if item.row.opportunity.money]
    return sum_in_words(view, amounts, common)


def sum_in_words(view: View, amounts: Sequence[Money], common: CommonCurrency) -> str:
    """Write a sum: in one currency, or by currency where one of them has no rate.

    Args:
        view: The page.
        amounts: What is added up.
        common: The currency of the page.

    Returns:
        The sum, "" without an amount.
    """
    if not amounts:
        return ""
    if any(common.worth(money) is None for money in amounts):
        return view.amounts(sum_money(list(amounts)), short=True)
    return view.money(Money(common.total(amounts), common.currency), short=True)
