"""The pages over all accounts: portfolio, assessments, people, accounts and actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.plan.model.account import BrokenAccount
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.account_list import account_fragment, account_list_file
from gosart.site.pages.action_list import action_fragment, action_list_file
from gosart.site.pages.assessment_matrix import assessment_matrix_file, matrix_fragment
from gosart.site.pages.competitors import competitors_file, competitors_search
from gosart.site.pages.growth import growth_file
from gosart.site.pages.people_directory import coverage_fragment, people_file
from gosart.site.pages.row_files import MOST, RowCounts, row_files, row_uris
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.portfolio import forecast_of, ordered_rows, portfolio_view, rows_of
from gosart.urls import (
    ACCOUNTS,
    ACTIONS,
    ASSESSMENTS,
    COMPETITORS,
    GROWTH,
    PEOPLE,
    PORTFOLIO,
)

__all__ = ["opportunity_fragment", "portfolio_files"]

Fragment: TypeAlias = Callable[[Engine, Site, PortfolioAnalysis, slice], str]
"""Returns rows of a table over all accounts as HTML."""


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
    tables: Mapping[str, tuple[int, Fragment]] = {
        "covered": (counts.covered, coverage_fragment),
        "accounts": (counts.accounts, account_fragment),
        "assessed": (counts.assessed, matrix_fragment),
        "opportunities": (counts.opportunities, opportunity_fragment),
        "actions": (counts.actions, action_fragment),
    }
    rest = {name: row_uris(name, count) for name, (count, _) in tables.items()}
    makers: tuple[tuple[str, str, Callable[[], GeneratedFile]], ...] = (
        (
            PORTFOLIO,
            text("Portfolio"),
            lambda: _portfolio_file(engine, site, together, broken, rest["opportunities"]),
        ),
        (
            ASSESSMENTS,
            text("Assessments"),
            lambda: assessment_matrix_file(engine, site, together.portfolio, rest["assessed"]),
        ),
        (
            PEOPLE,
            text("People"),
            lambda: people_file(engine, site, together.portfolio, rest["covered"]),
        ),
        (
            COMPETITORS,
            text("Competitors"),
            lambda: competitors_file(engine, site, together.portfolio),
        ),
        (GROWTH, text("Growth"), lambda: growth_file(engine, site, together.portfolio)),
        (
            ACCOUNTS,
            text("Accounts"),
            lambda: account_list_file(engine, site, together.portfolio, broken, rest["accounts"]),
        ),
        (
            ACTIONS,
            text("Actions"),
            lambda: action_list_file(engine, site, together.portfolio, rest["actions"]),
        ),
    )
    # whom and what these pages name is found on the accounts' own; a competitor of several is here
    files = [
        GeneratedFile(
            uri,
            later(make),
            search=partial(competitors_search, title, together)
            if uri == COMPETITORS
            else page_entries({"title": title}),
            key=key,
        )
        for uri, title, make in makers
    ]
    for name, (_, fragment) in tables.items():
        files += row_files(rest[name], partial(_rows, engine, site, together, fragment), key)
    return files


def _rows(
    engine: Engine, site: Site, together: OverAccounts, fragment: Fragment, rows: slice
) -> str:
    return fragment(engine, site, together.portfolio, rows)


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


def opportunity_fragment(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, rows: slice
) -> str:
    """Return rows of the table of open opportunities as HTML.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.
        rows: Which of them.
    """
    view = View(site, PORTFOLIO)
    listed = rows_of(view, ordered_rows(portfolio)[rows], forecast_of(view, portfolio))
    return engine.fragment("portfolio_rows.html.j2", {"view": view, "rows": listed})
