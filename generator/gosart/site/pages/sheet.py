"""An opportunity's sheet: what a director asks first, on one screen or paper, or as slides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.plan.model.account import Account, Opportunity
from gosart.site.data_files import data_file, slides_uri
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.sheet import sheet_view
from gosart.site.views.sheet_model import SheetView
from gosart.site.views.slides import slides_view
from gosart.urls import PARTS, account_page, opportunity_page

__all__ = ["SHEET_TEMPLATE", "SLIDES_TEMPLATE", "sheet_file", "slides_file"]

SHEET_TEMPLATE, SLIDES_TEMPLATE = "sheet.md.j2", "slides.html.j2"


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
    readers = engine.readers.sentence
    sheet = _sheet(engine, View(site, uri), account, analysis, labels, readers)
    front: dict[str, Any] = {
        "title": f"{opportunity.name} \u00b7 {account.name}",
        "description": translator.text(
            "{name} on one page: where it stands, who decides, what is next", name=opportunity.name
        ),
        "hide": ["navigation", "toc"],
        "gosart": {"account": account.id, "part": "sheet"},
    }
    return GeneratedFile(uri, engine.render(SHEET_TEMPLATE, front, {"sheet": sheet}))


def slides_file(
    engine: Engine,
    site: Site,
    account: Account,
    analysis: OpportunityAnalysis,
    labels: Mapping[str, str],
) -> GeneratedFile:
    """Write the slides of an opportunity, which its sheet asks for when a reader does.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        account: The account that it belongs to.
        analysis: The opportunity on its day.
        labels: Name of each page of the account by its key.

    Returns:
        A file with the HTML of the slides, and the words of what shows them.
    """
    uri, text = opportunity_page(account.id, analysis.opportunity.id), engine.translator.text
    view = View(site, uri)
    sheet = _sheet(engine, view, account, analysis, labels, engine.readers.short)
    values = {"sheet": sheet, "slides": slides_view(view, analysis, sheet)}
    html = engine.fragment(SLIDES_TEMPLATE, values)
    name = (sheet.account, sheet.name, sheet.day, sheet.readers)
    words = {
        "name": " \u00b7 ".join(filter(None, name)),
        "title": text("{name} as slides", name=analysis.opportunity.name),
        "slide": text("{title}, slide {n} of {count}"),
        "count": text("{n} of {count}"),
        "previous": text("Previous slide"),
        "next": text("Next slide"),
        "close": text("End the slides"),
    }
    slides = Markup(" ".join(html.split()))
    return data_file(slides_uri(uri), {"slides": slides, "words": words})


def _sheet(
    engine: Engine,
    view: View,
    account: Account,
    analysis: OpportunityAnalysis,
    labels: Mapping[str, str],
    readers: str,
) -> SheetView:
    pages = tuple(_pages(account, analysis.opportunity, labels, engine))
    return sheet_view(view, analysis, account, pages, readers)


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
