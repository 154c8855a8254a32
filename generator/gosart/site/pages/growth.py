"""The page of growth over all accounts: white space, and value realised against promised."""

from __future__ import annotations

from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.analysis.portfolio_growth import portfolio_space, portfolio_value
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.portfolio_growth import growth_page_view
from gosart.urls import GROWTH

__all__ = ["growth_file"]


def growth_file(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    """Write the page of growth.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, GROWTH)
    front = {
        "title": translator.text("Growth"),
        "description": translator.text(
            "What there is to win and who holds the rest, and what came of what was promised"
        ),
        "hide": ["navigation", "toc"],
    }
    page = growth_page_view(
        view,
        portfolio_space(portfolio, site.currency, site.rates),
        portfolio_value(portfolio, site.currency, site.rates),
    )
    return GeneratedFile(
        GROWTH, engine.render("growth.md.j2", front, {"view": view, "growth": page})
    )
