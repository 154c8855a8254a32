"""The page of people over all accounts: who is known in several, whom each of ours covers."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.contact_coverage import analyse_contacts, by_coverage
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.row_files import MOST
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.people_page import coverage_rows, people_page_view
from gosart.urls import PEOPLE

__all__ = ["coverage_fragment", "people_file"]


def people_file(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, rest: Sequence[str]
) -> GeneratedFile:
    """Write the page of people over all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rest: Uris of the files with the rows of coverage that the page itself is without.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, PEOPLE)
    reach = analyse_contacts(portfolio.accounts, site.today)
    front = {
        "title": translator.text("People"),
        "description": translator.text(
            "People shared across accounts, the relationships each of us owns, and how well key "
            "players are covered"
        ),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # each person stands on their account's page
    }
    values = {"view": view, "people": people_page_view(view, reach, rest, MOST)}
    return GeneratedFile(PEOPLE, engine.render("people.md.j2", front, values))


def coverage_fragment(engine: Engine, site: Site, portfolio: PortfolioAnalysis, rows: slice) -> str:
    """Return rows of the table of coverage as HTML.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rows: Which of them.
    """
    view = View(site, PEOPLE)
    listed = coverage_rows(view, by_coverage(portfolio.accounts)[rows])
    return engine.fragment("coverage_rows.html.j2", {"view": view, "rows": listed})
