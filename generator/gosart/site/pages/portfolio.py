"""The page of the portfolio: what is open, what closes soon and what is late, over all accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from gosart.analysis.one_currency import total_in
from gosart.analysis.portfolio import CLOSING_SOON, PortfolioAnalysis, first_moves
from gosart.briefing.judgement import call_of, due_of, move_text, off_track_of, owner_of
from gosart.diagnostics import Severity
from gosart.plan.model.account import BrokenAccount, Money
from gosart.rules.findings import Report
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.account_list import account_list_file
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.pages.action_list import action_list_file
from gosart.site.pages.assessment_matrix import assessment_matrix_file
from gosart.site.pages.people_directory import people_file
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.filters import account_filters, owner_filter, stage_filter, status_filter
from gosart.site.views.verdict import call_order
from gosart.urls import ACCOUNTS, ACTIONS, ASSESSMENTS, PEOPLE, PORTFOLIO, opportunity_page

__all__ = ["portfolio_files"]


def portfolio_files(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    broken: Sequence[BrokenAccount],
    key: str,
) -> list[GeneratedFile]:
    """Write the pages over all accounts: portfolio, assessments, people, accounts and actions.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        together: All accounts.
        broken: The plans that have errors.
        key: A digest of what all of them are made of.

    Returns:
        The files.
    """
    text = engine.translator.text
    # whom and what these pages name is found on the accounts' own
    return [
        GeneratedFile(uri, later(make), search=page_entries({"title": title}), key=key)
        for uri, title, make in (
            (
                PORTFOLIO,
                text("Portfolio"),
                lambda: _portfolio_file(engine, site, together.portfolio, broken, together.reports),
            ),
            (
                ASSESSMENTS,
                text("Assessments"),
                lambda: assessment_matrix_file(engine, site, together.portfolio),
            ),
            (PEOPLE, text("People"), lambda: people_file(engine, site, together.portfolio)),
            (
                ACCOUNTS,
                text("Accounts"),
                lambda: account_list_file(engine, site, together.portfolio, broken),
            ),
            (ACTIONS, text("Actions"), lambda: action_list_file(engine, site, together.portfolio)),
        )
    ]


def _portfolio_file(
    engine: Engine,
    site: Site,
    portfolio: PortfolioAnalysis,
    broken: Sequence[BrokenAccount],
    reports: Mapping[str, Mapping[str, Report]],
) -> GeneratedFile:
    translator, rows = engine.translator, portfolio.rows
    owners = [row.opportunity.opportunity.owner or row.account.account.owner for row in rows]
    statuses = [site.method.term(row.opportunity.opportunity.status).label for row in rows]
    stages = list(site.stages)
    values = {
        "view": View(site, PORTFOLIO),
        "portfolio": portfolio,
        "total": total_in(site.currency, portfolio.open_amounts, site.rates),
        "broken": broken,
        "reports": reports,
        "tests": _counts(reports.values()),
        "moves": first_moves(portfolio, _worth_in(site)),
        "move_text": lambda move: move_text(move, translator),
        "move_owner": lambda move: owner_of(move, translator),
        "move_due": lambda move: due_of(move, site.today, translator),
        "closing_days": CLOSING_SOON,
        "call_of": lambda call: call_of(call, translator),
        "off_track_of": lambda analysis: off_track_of(analysis, translator),
        "call_order": call_order,
        "sheet_of": opportunity_page,
        "accounts_uri": ACCOUNTS,
        "actions_uri": ACTIONS,
        "stage_order": lambda stage: stages.index(stage) if stage in stages else -1,
        "pages_of": {
            (row.account.account.id, row.opportunity.opportunity.id): page_of_opportunity(
                row.account.account, row.opportunity.opportunity, "assessment"
            )
            for row in rows
        },
        "filters": (
            owner_filter(translator, [owner.name for owner in owners if owner]),
            *account_filters(translator, [row.account.account for row in rows]),
            stage_filter(translator, stages, rows),
            status_filter(translator, statuses),
        ),
    }
    front = {
        "title": translator.text("Portfolio"),
        "description": translator.text(
            "What is open, what closes soon, what is late: all accounts at a glance"
        ),
        "hide": ["navigation", "toc"],
    }
    return GeneratedFile(PORTFOLIO, engine.render("portfolio.md.j2", front, values))


def _worth_in(site: Site) -> Callable[[Money], Decimal]:
    """Return what says how much an amount is in the site's currency; without a rate as it is."""

    def worth(money: Money) -> Decimal:
        total = total_in(site.currency, [money], site.rates)
        return total.money.amount if total else money.amount

    return worth


def _counts(reports: Iterable[Mapping[str, Report]]) -> dict[str, int]:
    """Return how many findings all opportunities have, by severity."""
    every = [report for by_opportunity in reports for report in by_opportunity.values()]
    return {str(severity): sum(report.count(severity) for report in every) for severity in Severity}
