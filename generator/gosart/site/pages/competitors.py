"""The page of the competitors over all accounts, and what the search finds on it."""

from __future__ import annotations

from gosart.analysis.competitor_record import competitor_records
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.site.generated_file import GeneratedFile
from gosart.site.over_accounts import OverAccounts
from gosart.site.renderer import Engine
from gosart.site.search import SearchEntry, competitor_entries, page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.competitors import CARDS, competitors_view
from gosart.urls import COMPETITORS

__all__ = ["competitors_file", "competitors_search"]


def competitors_file(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    """Write the page of the competitors.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, COMPETITORS)
    front = {
        "title": translator.text("Competitors"),
        "description": translator.text(
            "Where we meet each competitor, with which strategy and with what result"
        ),
        "hide": ["navigation", "toc"],
    }
    page = competitors_view(view, competitor_records(portfolio))
    return GeneratedFile(
        COMPETITORS,
        engine.render("competitors.md.j2", front, {"view": view, "competitors": page}),
    )


def competitors_search(title: str, together: OverAccounts) -> tuple[SearchEntry, ...]:
    """Return what the search finds on the page: each competitor that has a card.

    Args:
        title: Of the page.
        together: All accounts.
    """
    records = competitor_records(together.portfolio)[:CARDS]
    return (
        *page_entries({"title": title}),
        *competitor_entries(
            (record.name, record.other_names, record.anchor)
            for record in records
            if not record.is_nothing and len(record.accounts) > 1
        ),
    )
