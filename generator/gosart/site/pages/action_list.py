"""The page of all open actions over all accounts, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.row_files import MOST
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.action_rows import action_rows, actions_view
from gosart.urls import ACTIONS

__all__ = ["action_fragment", "action_list_file"]


def action_list_file(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, rest: Sequence[str]
) -> GeneratedFile:
    """Write the open actions of all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rest: Uris of the files with the rows that the page itself is without.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, ACTIONS)
    actions = portfolio.open_actions
    values = {
        "view": view,
        "actions": actions_view(view, portfolio, action_rows(view, actions[:MOST]), rest),
    }
    front = {
        "title": translator.text("Actions"),
        "description": translator.text("All open actions of all deals, the latest first"),
        "hide": ["navigation", "toc"],
    }
    return GeneratedFile(ACTIONS, engine.render("all_actions.md.j2", front, values))


def action_fragment(engine: Engine, site: Site, portfolio: PortfolioAnalysis, rows: slice) -> str:
    """Return rows of the table of actions as HTML.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rows: Which of them.
    """
    view = View(site, ACTIONS)
    listed = action_rows(view, portfolio.open_actions[rows])
    return engine.fragment("action_rows.html.j2", {"view": view, "rows": listed})
