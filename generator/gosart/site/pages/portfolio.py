"""The pages over all accounts: portfolio, assessments, people, accounts and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosart.plan.model.account import BrokenAccount
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.account_list import account_fragment, account_list_file
from gosart.site.pages.action_list import action_list_file, action_rows
from gosart.site.pages.assessment_matrix import assessment_matrix_file, matrix_fragment
from gosart.site.pages.people_directory import coverage_fragment, people_file
from gosart.site.pages.row_files import MOST, RowCounts, row_files, row_uris
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.portfolio import forecast_of, ordered_rows, portfolio_view, rows_of
from gosart.urls import ACCOUNTS, ACTIONS, ASSESSMENTS, PEOPLE, PORTFOLIO

__all__ = ["portfolio_files"]


def portfolio_files(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    broken: Sequence[BrokenAccount],
    counts: RowCounts,
    key: str,
) -> list[GeneratedFile]:
    """Write the pages over all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        together: All accounts.
        broken: The plans that have errors.
        counts: How many rows the tables have.
        key: A digest of what all of them are made of.

    Returns:
        The files.
    """
    text = engine.translator.text
    opportunities = row_uris("opportunities", counts.opportunities)
    actions, assessed = row_uris("actions", counts.actions), row_uris("assessed", counts.assessed)
    accounts, covered = row_uris("accounts", counts.accounts), row_uris("covered", counts.covered)
    makers: tuple[tuple[str, str, Callable[[], GeneratedFile]], ...] = (
        (
            PORTFOLIO,
            text("Portfolio"),
            lambda: _portfolio_file(engine, site, together, broken, opportunities),
        ),
        (
            ASSESSMENTS,
            text("Assessments"),
            lambda: assessment_matrix_file(engine, site, together.portfolio, assessed),
        ),
        (PEOPLE, text("People"), lambda: people_file(engine, site, together.portfolio, covered)),
        (
            ACCOUNTS,
            text("Accounts"),
            lambda: account_list_file(engine, site, together.portfolio, broken, accounts),
        ),
        (
            ACTIONS,
            text("Actions"),
            lambda: action_list_file(engine, site, together.portfolio, actions),
        ),
    )
    # whom and what these pages name is found on the accounts' own
    pages = [
        GeneratedFile(uri, later(make), search=page_entries({"title": title}), key=key)
        for uri, title, make in makers
    ]

    def more_opportunities(start: int, end: int) -> str:
        view, portfolio = View(site, PORTFOLIO), together.portfolio
        chosen = ordered_rows(portfolio)[start:end]
        rows = rows_of(view, chosen, forecast_of(view, portfolio))
        return engine.fragment("portfolio_rows.html.j2", {"view": view, "rows": rows})

    def more_actions(start: int, end: int) -> str:
        view = View(site, ACTIONS)
        rows = action_rows(view, together.portfolio.open_actions[start:end])
        return engine.fragment("action_rows.html.j2", {"view": view, "rows": rows})

    def more_assessed(start: int, end: int) -> str:
        return matrix_fragment(engine, site, together.portfolio, start, end)

    def more_accounts(start: int, end: int) -> str:
        return account_fragment(engine, site, together.portfolio, start, end)

    def more_covered(start: int, end: int) -> str:
        return coverage_fragment(engine, site, together.portfolio, start, end)

    return [
        *pages,
        *row_files(covered, more_covered, key),
        *row_files(accounts, more_accounts, key),
        *row_files(assessed, more_assessed, key),
        *row_files(opportunities, more_opportunities, key),
        *row_files(actions, more_actions, key),
    ]


def _portfolio_file(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    broken: Sequence[BrokenAccount],
    rest: Sequence[str],
) -> GeneratedFile:
    translator, view = engine.translator, View(site, PORTFOLIO)
    values = {
        "view": view,
        "portfolio": portfolio_view(view, together.portfolio, broken, rest, MOST),
    }
    front = {
        "title": translator.text("Portfolio"),
        "description": translator.text(
            "What is open, what closes when, what is at risk: all deals at a glance"
        ),
        "hide": ["navigation", "toc"],
    }
    return GeneratedFile(PORTFOLIO, engine.render("portfolio.md.j2", front, values))
