"""The page that lists every account with a plan."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.plan.model.account import BrokenAccount
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.row_files import MOST
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.account_rows import account_list_view, account_rows, ordered_accounts
from gosart.urls import ACCOUNTS

__all__ = ["account_fragment", "account_list_file"]


def account_list_file(
    engine: Engine,
    site: Site,
    portfolio: PortfolioAnalysis,
    broken: Sequence[BrokenAccount],
    rest: Sequence[str],
) -> GeneratedFile:
    """Write the list of accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        broken: The plans that have errors.
        rest: Uris of the files with the rows that the page itself is without.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, ACCOUNTS)
    page = account_list_view(view, portfolio.accounts, broken, rest, MOST)
    front = {
        "title": translator.text("Accounts"),
        "description": translator.text("Every account with a plan"),
        "hide": ["navigation", "toc"],
    }
    values = {"view": view, "accounts": page}
    return GeneratedFile(ACCOUNTS, engine.render("accounts.md.j2", front, values))


def account_fragment(engine: Engine, site: Site, portfolio: PortfolioAnalysis, rows: slice) -> str:
    """Return rows of the list as HTML.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rows: Which of them.
    """
    view = View(site, ACCOUNTS)
    listed = account_rows(view, ordered_accounts(portfolio.accounts)[rows])
    return engine.fragment("account_rows.html.j2", {"view": view, "rows": listed})
