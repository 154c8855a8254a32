"""The page of all assessments: open deals by criterion, which to push and which to drop, where the company is weak and blind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from gosart.analysis.criteria_matrix import WINNING, WORTH, CriteriaMatrix, WorthAnalysis
from gosart.analysis.portfolio import PortfolioRow
from gosart.charts.heatmap import criterion_heads, draw_heatmap_legend, heatmap_cell, question_heads
from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.site.pages.account import page_of_opportunity
from gosart.site.template_context import Site, View

__all__ = ["heat_values"]


def heat_values(site: Site, view: View, heat: CriteriaMatrix) -> dict[str, Any]:
    """Return what the template asks for besides the filters."""
    method, translator = site.method, site.translator
    by_key = {question.key: question for question in method.questions}
    currencies = {
        found.row.opportunity.opportunity.money.currency
        for found in heat.worth
        if found.row.opportunity.opportunity.money
    }
    return {
        "heat": heat,
        "page_of": _page_of,
        "legend": Markup(draw_heatmap_legend(method, translator)),
        "question_heads": Markup(question_heads(method)),
        "criterion_heads": Markup(criterion_heads(method)),
        "cells": _cells(view),
        "worth": Markup(draw_worth(_items(view, heat), translator, "worth")),
        "several_currencies": len(currencies) > 1,
        "winning_question": by_key.get(WINNING),
        "worth_question": by_key.get(WORTH),
        "question_index": {question.key: index for index, question in enumerate(method.questions)},
    }


def _page_of(row: PortfolioRow) -> str:
    return page_of_opportunity(row.account.account, row.opportunity.opportunity, "assessment")


def _cells(view: View) -> Callable[[PortfolioRow], Markup]:
    """Return a function that writes a deal's marks, each leading to its evidence on the deal's worksheet."""

    def cells(row: PortfolioRow) -> Markup:
        us = row.opportunity.assessment.us
        page = view.to(_page_of(row))
        ratings = us.current.ratings if us else ()
        return Markup(
            "".join(
                heatmap_cell(rating.mark, f"{page}#{view.anchor(rating.criterion)}")
                for rating in ratings
            )
        )

    return cells


def _items(view: View, heat: CriteriaMatrix) -> list[WorthItem]:
    largest = _largest(heat)
    return [_item(view, found, largest) for found in heat.worth]


def _item(view: View, found: WorthAnalysis, largest: Mapping[str, Decimal]) -> WorthItem:
    account, opportunity = found.row.account.account, found.row.opportunity.opportunity
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
        href=view.to(_page_of(found.row)),
        x=found.winning,
        y=found.worth,
        amount_share=share,
        note=view.money(money, short=True),
    )


def _largest(heat: CriteriaMatrix) -> dict[str, Decimal]:
    """Return the largest amount in each currency: without rates of exchange, amounts are compared within one."""
    found: dict[str, Decimal] = {}
    for item in heat.worth:
        money = item.row.opportunity.opportunity.money
        if money:
            found[money.currency] = max(money.amount, found.get(money.currency, Decimal(0)))
    return found
