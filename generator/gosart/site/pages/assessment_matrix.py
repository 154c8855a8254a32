"""The page of all assessments: open opportunities by criterion, to see which to push or drop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from gosart.analysis.criteria_matrix import (
    WINNING,
    WORTH,
    CriteriaMatrix,
    WorthAnalysis,
    analyse_criteria,
)
from gosart.analysis.portfolio import PortfolioAnalysis, PortfolioRow
from gosart.charts.heatmap import criterion_heads, draw_heatmap_legend, heatmap_cell, question_heads
from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.filters import account_filters, owner_filter, stage_filter
from gosart.urls import ASSESSMENTS

__all__ = ["assessment_matrix_file"]


def assessment_matrix_file(
    engine: Engine, site: Site, portfolio: PortfolioAnalysis
) -> GeneratedFile:
    """Write the page of all assessments.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.

    Returns:
        The file.
    """
    translator = engine.translator
    matrix = analyse_criteria(portfolio.rows, site.method)
    owners = [row.opportunity.owner for row in matrix.rows]
    view = View(site, ASSESSMENTS)
    values = _matrix_values(site, view, matrix) | {
        "view": view,
        "filters": (
            owner_filter(translator, [owner.name for owner in owners if owner]),
            *account_filters(translator, [row.account for row in matrix.rows]),
            stage_filter(translator, site.stages, matrix.rows),
        ),
    }
    front = {
        "title": translator.text("Assessments"),
        "description": translator.text(
            "Every open deal by criterion: where the company is weak, and where it is blind"
        ),
        "hide": ["navigation", "toc"],
    }
    return GeneratedFile(ASSESSMENTS, engine.render("assessments.md.j2", front, values))


def _matrix_values(site: Site, view: View, matrix: CriteriaMatrix) -> dict[str, Any]:
    """Return what the template asks for besides the filters."""
    method, translator = site.method, site.translator
    by_key = {question.key: question for question in method.questions}
    currencies = {
        money.currency for analysis in matrix.worth if (money := analysis.row.opportunity.money)
    }
    largest = _largest(matrix)
    worth = [_worth_item(view, analysis, largest) for analysis in matrix.worth]
    return {
        "heat": matrix,
        "page_of": _page_of,
        "legend": Markup(draw_heatmap_legend(method, translator)),
        "question_heads": Markup(question_heads(method)),
        "criterion_heads": Markup(criterion_heads(method)),
        "cells": _cells(view),
        "worth": Markup(draw_worth(worth, translator, "worth")),
        "several_currencies": len(currencies) > 1,
        "winning_question": by_key.get(WINNING),
        "worth_question": by_key.get(WORTH),
        "question_index": {question.key: index for index, question in enumerate(method.questions)},
    }


def _page_of(row: PortfolioRow) -> str:
    return page_of_opportunity(row.account, row.opportunity, "assessment")


def _cells(view: View) -> Callable[[PortfolioRow], Markup]:
    """Return a function that writes our ratings, each leading to its evidence on a worksheet."""

    def cells(row: PortfolioRow) -> Markup:
        page = view.to(_page_of(row))
        rated = zip(view.method.criteria, row.opportunity.ratings, strict=True)
        return Markup(
            "".join(
                heatmap_cell(rating, f"{page}#{view.anchor(criterion)}")
                for criterion, rating in rated
            )
        )

    return cells


def _worth_item(view: View, analysis: WorthAnalysis, largest: Mapping[str, Decimal]) -> WorthItem:
    """Return an opportunity as the chart of winning against worth takes it."""
    account, opportunity = analysis.row.account, analysis.row.opportunity
    money = opportunity.money
    share = (
        float(money.amount / largest[money.currency])
        if money and largest[money.currency] > 0
        else None
    )
    return WorthItem(
        key=f"{account.id}/{opportunity.id}",
        label=account.name
        if len(account.opportunities) == 1
        else f"{account.name} · {opportunity.name}",
        href=view.to(_page_of(analysis.row)),
        x=analysis.winning,
        y=analysis.worth,
        amount_share=share,
        note=view.money(money, short=True),
    )


def _largest(matrix: CriteriaMatrix) -> dict[str, Decimal]:
    """Return the largest amount in each currency.

    Without rates of exchange, amounts are compared within one currency.
    """
    largest: dict[str, Decimal] = {}
    for analysis in matrix.worth:
        money = analysis.row.opportunity.money
        if money:
            largest[money.currency] = max(money.amount, largest.get(money.currency, Decimal(0)))
    return largest
