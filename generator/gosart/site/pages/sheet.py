"""The page of an opportunity's sheet: what a director asks first, on one screen or one paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.plan.model.account import Account, Opportunity
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.sheet import sheet_view
from gosart.urls import PARTS, account_page, opportunity_page

__all__ = ["sheet_file"]


def sheet_file(
    engine: Engine,
    site: Site,
    account: Account,
    analysis: OpportunityAnalysis,
    labels: Mapping[str, str],
) -> GeneratedFile:
    """Write the sheet of an opportunity.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        account: The account that it belongs to.
        analysis: The opportunity on its day.
        labels: Name of each page of the account by its key.

    Returns:
        The page.
    """
    opportunity, translator = analysis.opportunity, engine.translator
    uri = opportunity_page(account.id, opportunity.id)
    pages = tuple(_pages(account, opportunity, labels, engine))
    readers = engine.readers.sentence if engine.readers else ""
    sheet = sheet_view(View(site, uri), analysis, account, pages, readers)
    front: dict[str, Any] = {
        "title": f"{opportunity.name} \u00b7 {account.name}",
        "description": translator.text(
            "{name} on one page: where it stands, who decides, what is next", name=opportunity.name
        ),
        "hide": ["navigation", "toc"],
        "gosart": {"account": account.id, "part": "sheet"},
    }
    return GeneratedFile(uri, engine.render("sheet.md.j2", front, {"sheet": sheet}))


def _pages(
    account: Account, opportunity: Opportunity, labels: Mapping[str, str], engine: Engine
) -> Iterator[tuple[str, str, str]]:
    """Yield key, label and uri of each page of an opportunity, the sheet first.

    Where an account has several, its history and notes are left to the account: the tabs of an
    opportunity stay in it.
    """
    yield "sheet", engine.translator.text("Sheet"), opportunity_page(account.id, opportunity.id)
    for part in (*PARTS[1:], "brief"):
        yield part, labels[part], page_of_opportunity(account, opportunity, part)
    if len(account.opportunities) > 1:
        return
    if "history" in labels:
        yield "history", labels["history"], account_page(account.id, "history")
    if account.notes:
        label = engine.translator.text("Notes")
        yield "notes", label, account_page(account.id, "notes/index")
