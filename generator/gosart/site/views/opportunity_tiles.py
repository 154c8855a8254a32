"""Opportunities of an account as tiles that lead to a page of each."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.assessment import BlockSum
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.method.enums import OpportunityStatus
from gosart.site.template_context import View
from gosart.urls import opportunity_page

__all__ = ["OpportunityTileView", "opportunity_tiles", "rating_counts"]


@dataclass(frozen=True, slots=True)
class OpportunityTileView:
    """An opportunity with its part of a page."""

    name: str
    href: str
    status: str
    """Empty for an open one."""
    tone: str
    """Key of the status, for the style sheet."""
    amount: str
    day: str
    """When it closes, "" where the plan does not say."""
    is_rated: bool
    counts: str
    """Our ratings of each kind, "" for none."""
    radar: Markup


def opportunity_tiles(
    view: View, analysis: AccountAnalysis, part: str
) -> tuple[OpportunityTileView, ...]:
    """Return a tile for each opportunity of an account.

    Args:
        view: The page.
        analysis: The account.
        part: Which page of theirs the tiles lead to.
    """
    return tuple(_tile(view, analysis.account.id, item, part) for item in analysis.opportunities)


def rating_counts(block: BlockSum) -> str:
    """Return how many ratings there are of each kind.

    Args:
        block: The counts.

    Returns:
        "3+ 2− 1?", or "" where nothing is rated.
    """
    counts = ((block.plus, "+"), (block.minus, "\u2212"), (block.unknown, "?"))
    return " ".join(f"{count}{sign}" for count, sign in counts if count)


def _tile(view: View, account: str, item: OpportunityAnalysis, part: str) -> OpportunityTileView:
    opportunity, us = item.opportunity, item.assessment.us
    is_open = opportunity.status is OpportunityStatus.OPEN
    day = opportunity.close_date
    return OpportunityTileView(
        name=opportunity.name,
        href=view.to(opportunity_page(account, opportunity.id, part)),
        status="" if is_open else view.label(opportunity.status),
        tone=opportunity.status.value,
        amount=view.money(opportunity.money, short=True),
        day=view.translator.date(day) if day else "",
        is_rated=us is not None,
        counts=rating_counts(us.whole) if us else "",
        radar=view.thumbnail(us.ratings, opportunity.name) if us else Markup(),
    )
