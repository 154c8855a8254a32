"""The page of all assessments: open opportunities by criterion, to see which to pursue or leave."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.criteria_matrix import analyse_criteria, compared_rows
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.row_files import MOST
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.assessments import assessments_view, matrix_rows
from gosart.site.views.portfolio import forecast_of
from gosart.urls import ASSESSMENTS

__all__ = ["assessment_matrix_file", "matrix_fragment"]


def assessment_matrix_file(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, rest: Sequence[str]
) -> GeneratedFile:
    """Write the page of all assessments.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rest: Uris of the files with the rows that the page itself is without.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, ASSESSMENTS)
    matrix = analyse_criteria(portfolio.rows, site.method)
    page = assessments_view(view, matrix, forecast_of(view, portfolio), rest, MOST)
    front = {
        "title": translator.text("Assessments"),
        "description": translator.text(
            "Every open deal by criterion: where we are weak, and where we lack information"
        ),
        "hide": ["navigation", "toc"],
    }
    values = {"view": view, "assessments": page}
    return GeneratedFile(ASSESSMENTS, engine.render("assessments.md.j2", front, values))


def matrix_fragment(engine: Engine, site: Site, portfolio: PortfolioAnalysis, rows: slice) -> str:
    """Return rows of the table of opportunities by criteria as HTML.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rows: Which of them.
    """
    view = View(site, ASSESSMENTS)
    listed = matrix_rows(view, compared_rows(portfolio.rows)[rows])
    return engine.fragment("matrix_rows.html.j2", {"view": view, "rows": listed})
