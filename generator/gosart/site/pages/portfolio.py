"""Pages over all accounts: portfolio, accounts, actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gosart.analysis.criteria_matrix import analyse_criteria
from gosart.analysis.opportunity import ActionAnalysis
from gosart.analysis.portfolio import CLOSING_SOON, PortfolioAnalysis
from gosart.diagnostics import Severity
from gosart.plan.model.account import Account, BrokenAccount
from gosart.rules.findings import Report
from gosart.site.pages.account import page_of_opportunity
from gosart.site.pages.assessment_matrix import heat_values
from gosart.site.pages.people_directory import people_file
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site, View, order
from gosart.text.markdown import slug
from gosart.urls import ACCOUNTS, ACTIONS, ASSESSMENTS, METHOD, PORTFOLIO

__all__ = ["portfolio_files"]


def portfolio_files(
    engine: Engine,
    site: Site,
    portfolio: PortfolioAnalysis,
    broken: Sequence[BrokenAccount],
    reports: Mapping[str, Mapping[str, Report]],
) -> list[GeneratedFile]:
    """Write the portfolio, its assessments and people, the list of accounts and the open actions of all."""
    return [
        _portfolio(engine, site, portfolio, broken, reports),
        _assessments(engine, site, portfolio),
        people_file(engine, site, portfolio),
        _accounts(engine, site, portfolio, broken),
        _actions(engine, site, portfolio),
    ]


def _counts(reports: Iterable[Mapping[str, Report]]) -> dict[str, int]:
    """Return how many findings all deals have, by severity."""
    every = [report for opportunities in reports for report in opportunities.values()]
    return {str(severity): sum(report.count(severity) for report in every) for severity in Severity}


def _page(
    engine: Engine,
    site: Site,
    template: str,
    uri: str,
    title: str,
    about: str,
    values: Mapping[str, Any],
    *,
    contents: bool = False,
) -> GeneratedFile:
    front = {
        "title": title,
        "description": about,
        "hide": ["navigation"] if contents else ["navigation", "toc"],
    }
    return GeneratedFile(
        uri, engine.render(template, front, {"view": View(site, uri)} | dict(values))
    )


def _portfolio(
    engine: Engine,
    site: Site,
    portfolio: PortfolioAnalysis,
    broken: Sequence[BrokenAccount],
    reports: Mapping[str, Mapping[str, Report]],
) -> GeneratedFile:
    translator = engine.translator
    owners = {
        (row.opportunity.opportunity.owner or row.account.account.owner) for row in portfolio.rows
    }
    accounts = [row.account.account for row in portfolio.rows]
    stages = list(site.stages)
    values = {
        "portfolio": portfolio,
        "broken": broken,
        "reports": reports,
        "tests": _counts(reports.values()),
        "closing_days": CLOSING_SOON,
        "accounts_uri": ACCOUNTS,
        "actions_uri": ACTIONS,
        "stage_order": lambda stage: stages.index(stage) if stage in stages else -1,
        "pages_of": {
            (row.account.account.id, row.opportunity.opportunity.id): page_of_opportunity(
                row.account.account, row.opportunity.opportunity, "assessment"
            )
            for row in portfolio.rows
        },
        "filters": (
            ("owner", translator.text("Owner"), sorted({owner.name for owner in owners if owner})),
            *_account_filters(engine, accounts),
            (
                "stage",
                translator.text("Stage"),
                [
                    engine.stage(stage)
                    for stage in stages
                    if any(row.opportunity.opportunity.stage == stage for row in portfolio.rows)
                ],
            ),
            (
                "status",
                translator.text("Status"),
                _distinct(
                    site.method.term(row.opportunity.opportunity.status).label
                    for row in portfolio.rows
                ),
            ),
        ),
    }
    about = translator.text(
        "What is open, what closes soon, what is late: all accounts at a glance"
    )
    return _page(
        engine, site, "portfolio.md.j2", PORTFOLIO, translator.text("Portfolio"), about, values
    )


def _assessments(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    translator = engine.translator
    heat = analyse_criteria(portfolio.rows, site.method)
    accounts = [row.account.account for row in heat.rows]
    owners = _distinct(
        owner.name
        for row in heat.rows
        if (owner := row.opportunity.opportunity.owner or row.account.account.owner)
    )
    stages = [
        engine.stage(stage)
        for stage in site.stages
        if any(row.opportunity.opportunity.stage == stage for row in heat.rows)
    ]
    values = {
        **heat_values(site, View(site, ASSESSMENTS), heat),
        "filters": (
            ("owner", translator.text("Owner"), owners),
            *_account_filters(engine, accounts),
            ("stage", translator.text("Stage"), stages),
        ),
    }
    about = translator.text(
        "Every open deal by criterion: where the company is weak, and where it is blind"
    )
    return _page(
        engine,
        site,
        "assessments.md.j2",
        ASSESSMENTS,
        translator.text("Assessments"),
        about,
        values,
    )


def _account_filters(
    engine: Engine, accounts: Sequence[Account]
) -> tuple[tuple[str, str, list[str]], ...]:
    translator = engine.translator
    return (
        ("region", translator.text("Region"), _distinct(account.region for account in accounts)),
        (
            "industry",
            translator.text("Industry"),
            _distinct(account.industry for account in accounts),
        ),
        (
            "tag",
            translator.text("Tag"),
            _distinct(tag for account in accounts for tag in account.tags),
        ),
    )


def _distinct(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})


def _accounts(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis, broken: Sequence[BrokenAccount]
) -> GeneratedFile:
    translator = engine.translator
    rows = sorted(
        portfolio.accounts,
        key=lambda found: (
            order(found.account.tier),
            found.account.name.casefold(),
            found.account.id,
        ),
    )
    accounts = [row.account for row in rows]
    owners = _distinct(account.owner.name for account in accounts if account.owner)
    values = {
        "rows": rows,
        "broken": broken,
        "order": order,
        "filters": (
            ("owner", translator.text("Owner"), owners),
            *_account_filters(engine, accounts),
        ),
    }
    return _page(
        engine,
        site,
        "accounts.md.j2",
        ACCOUNTS,
        translator.text("Accounts"),
        translator.text("Every account with a plan"),
        values,
    )


def _actions(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    translator = engine.translator
    by_owner: dict[str, list[ActionAnalysis]] = {}
    nobody = translator.text("Nobody")
    for found in portfolio.open_actions:
        by_owner.setdefault(found.action.owner.name if found.action.owner else nobody, []).append(
            found
        )
    groups: list[tuple[str, str, list[ActionAnalysis]]] = []
    taken: set[str] = set()
    for owner in sorted(by_owner, key=lambda name: (name == nobody, name.casefold())):
        anchor = base = "owner-" + slug(owner)
        number = 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        taken.add(anchor)
        groups.append((owner, anchor, by_owner[owner]))
    values = {
        "groups": groups,
        "total": len(portfolio.open_actions),
        "overdue": len(portfolio.overdue),
        "method_pages": METHOD,
        "pages_of": {
            (found.account.id, found.opportunity.id): page_of_opportunity(
                found.account, found.opportunity, "actions"
            )
            for found in portfolio.open_actions
        },
    }
    about = translator.text("All open actions by owner and due date")
    return _page(
        engine,
        site,
        "all_actions.md.j2",
        ACTIONS,
        translator.text("Actions"),
        about,
        values,
        contents=True,
    )
