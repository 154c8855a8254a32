"""An account from a text, and a page to write its growth on."""

from __future__ import annotations

from pathlib import Path

from gosart.config.model import options_from
from gosart.plan.model.account import Account
from gosart.rules.evaluate import thresholds_of
from gosart.rules.selection import choose
from gosart.site.account_names import AccountNames
from gosart.site.builder import SiteBuilder
from gosart.site.site_context import site_of
from gosart.site.template_context import View
from gosart.urls import account_page
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

__all__ = ["account_of", "page_view"]


def account_of(folder: Path, plan: str, **options: object) -> Account:
    """Load an account, as readers of a build see it."""
    write_tree(folder, {"accounts/acme.yml": plan})
    chosen = options_from({"today": TODAY.isoformat(), **options}, folder, {})
    portfolio = SiteBuilder().load(chosen)
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    return account


def page_view(folder: Path) -> View:
    """Make the page of value and strategy of the account."""
    options = options_from({"today": TODAY.isoformat()}, folder, {})
    rules = choose(options.rules, thresholds_of(options), ())
    site = site_of(options, method(), rules, AccountNames())
    return View(site, account_page("acme", "value"))
