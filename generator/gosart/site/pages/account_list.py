"""The page that lists every account with a plan."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.plan.model.account import BrokenAccount
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.filters import account_filters, owner_filter
from gosart.urls import ACCOUNTS

__all__ = ["account_list_file"]


def account_list_file(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, broken: Sequence[BrokenAccount]
) -> GeneratedFile:
    """Write the list of accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        broken: The plans that have errors.

    Returns:
        The file.
    """
    translator = engine.translator
    rows = sorted(
        portfolio.accounts,
        key=lambda account: (
            order(account.tier),
            account.name.casefold(),
            account.id,
        ),
    )
    owners = [account.owner.name for account in rows if account.owner]
    values = {
        "view": View(site, ACCOUNTS),
        "rows": rows,
        "broken": broken,
        "order": order,
        "filters": (owner_filter(translator, owners), *account_filters(translator, rows)),
    }
    front = {
        "title": translator.text("Accounts"),
        "description": translator.text("Every account with a plan"),
        "hide": ["navigation", "toc"],
    }
    return GeneratedFile(ACCOUNTS, engine.render("accounts.md.j2", front, values))
