"""The page of growth over all accounts: white space and realised value, put together."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gosart.analysis.portfolio_growth import PortfolioSpace, PortfolioValue
from gosart.charts.space_bar import HATCHING
from gosart.site.template_context import View
from gosart.site.views.portfolio_growth_model import GrowthPageView
from gosart.site.views.portfolio_space import all_space_view
from gosart.site.views.portfolio_value import all_value_view

__all__ = ["growth_page_view"]


def growth_page_view(view: View, space: PortfolioSpace, value: PortfolioValue) -> GrowthPageView:
    """Return the page of growth over all accounts.

    Args:
        view: The page.
        space: The white space.
        value: What was promised and counted.
    """
    translator = view.translator
    accounts = {cell.account.id for cell in space.cells}
    cells = translator.plural("{n} place", "{n} places", len(space.cells))
    return GrowthPageView(
        nav=view.portfolio_nav(),
        summary=translator.plural(
            "White space of {n} account: {places}",
            "White space of {n} accounts: {places}",
            len(accounts),
            places=cells,
        )
        if accounts
        else "",
        hatching=Markup(HATCHING),
        space=all_space_view(view, space),
        value=all_value_view(view, value),
        foot=tuple(_foot(view, space, value)),
    )


def _foot(view: View, space: PortfolioSpace, value: PortfolioValue) -> Iterator[str]:
    text = view.translator.text
    yield text("As of {day}", day=view.translator.date(view.today))
    for common in (space.common, value.common):
        if common.day is not None:
            yield text("Sums in {currency} at the rates of {day}", currency=common.currency,
                       day=view.translator.date(common.day))  # fmt: skip
            return
