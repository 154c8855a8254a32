"""What makers of an opportunity's slides have in common: its views, and the words for a rest."""

from __future__ import annotations

from gosart.deck.cells import more_of
from gosart.deck.opportunity_views import OpportunityViews

__all__ = ["SlideMaker"]


class SlideMaker:
    """Makes slides of one opportunity.

    Args:
        views: The opportunity.
    """

    def __init__(self, views: OpportunityViews) -> None:
        self.views, self.view, self.analysis = views, views.view, views.analysis
        self.sheet, self.slides = views.sheet, views.slides
        self.readings, self.sources = views.readings, views.sources
        self.text = views.view.translator.text

    def more(self, count: int) -> str:
        """Return how many rows have no room, in words.

        Args:
            count: How many.
        """
        return more_of(self.view.translator, count)
