"""What the slides of an opportunity are made from: its sheet, the views of Present, its sources."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.deck.readings import Readings
from gosart.deck.sources import Sources
from gosart.plan.model.account import Account
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.sheet import sheet_view
from gosart.site.views.sheet_model import SheetView
from gosart.site.views.slides import SlideRoom, slides_view
from gosart.site.views.slides_model import SlidesView
from gosart.urls import PARTS

__all__ = ["OpportunityViews", "opportunity_views"]


@dataclass(frozen=True, eq=False, slots=True)
class OpportunityViews:
    """An opportunity as its slides see it."""

    view: View
    analysis: OpportunityAnalysis
    sheet: SheetView
    slides: SlidesView
    readings: Readings
    sources: Sources


def opportunity_views(
    view: View, account: Account, analysis: OpportunityAnalysis, readers: str, room: SlideRoom
) -> OpportunityViews:
    """Return what the slides of an opportunity are made from.

    Args:
        view: The page of the sheet.
        account: Whose it is.
        analysis: The opportunity on its day.
        readers: For whom the deck is.
        room: How much the slides have room for.
    """
    opportunity = analysis.opportunity
    pages = [(part, "", page_of_opportunity(account, opportunity, part)) for part in PARTS[1:]]
    sheet = sheet_view(view, analysis, account, pages, readers)
    return OpportunityViews(
        view=view,
        analysis=analysis,
        sheet=sheet,
        slides=slides_view(view, analysis, sheet, room),
        readings=Readings(view, analysis, sheet),
        sources=Sources(view, analysis),
    )
