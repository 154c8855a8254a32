"""A brief as a page of the site: the same sheet as in the terminal, with links, on one A4 page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gosart.analysis.opportunity import AccountAnalysis
from gosart.briefing.builder import Brief
from gosart.briefing.one_page import make_sheet, unshown
from gosart.briefing.sections import Line
from gosart.comparison.summary import SIGNS
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account import page_values
from gosart.site.pages.account_result import AccountResult, page_of_opportunity
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.urls import account_page, opportunity_page

__all__ = ["brief_page"]

_SIGNS = {**SIGNS, "unknown": "?", "late": "!", "error": "!", "warning": "▲", "advice": "i"}
_ANCHORS = {"findings": "tests", "weak": "vulnerabilities"}
"""Where a section of the sheet has the rest of its lines, on the page that it is about."""


def brief_page(
    engine: Engine, site: Site, result: AccountResult, root: Path, brief: Brief
) -> GeneratedFile:
    """Write the page of a brief.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        result: The account.
        root: The repository.
        brief: The account's own brief, or that of one of its opportunities where it has several.

    Returns:
        The file.
    """
    translator, account = engine.translator, brief.account.account
    own = len(brief.account.opportunities) > 1 and bool(brief.opportunity)
    uri, edit_path = brief_address(brief.account, brief.opportunity)
    sheet = make_sheet(brief, site.method, translator)
    opportunity = brief.opportunities[0].opportunity if len(brief.opportunities) == 1 else None
    values: dict[str, Any] = page_values(engine, site, result, root, uri)
    view = values["view"]

    def href(part: str, anchor: str = "") -> str:
        page = (
            page_of_opportunity(account, opportunity, part)
            if opportunity and part != "summary"
            else account_page(account.id, part)
        )
        return str(view.to(page, anchor))

    def more(section: str, part: str) -> str:
        return href(part, _ANCHORS.get(section, ""))

    name = f"{account.name} · {brief.name}" if own else account.name
    title = f"{name} · {translator.text('Brief')}"
    values |= {
        "sheet": sheet,
        "opportunity": opportunity if own else None,
        "signs": _SIGNS,
        "unshown": tuple(unshown(sheet, translator)),
        "sign_names": _sign_names(site),
        "href": href,
        "more": more,
        "row_href": lambda key: (
            view.to(page_of_opportunity(account, _opportunity(brief, key), "brief")) if key else ""
        ),
        "line_href": lambda line: href(_part(line)),
        "single": len(brief.opportunities) == 1,
    }
    front = {
        "title": title,
        "description": translator.text(
            "What a meeting about {name} has to know, on one page", name=name
        ),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # all of it is on the other pages
        "gosart": {"account": account.id, "part": "brief"},
    }
    return GeneratedFile(uri, engine.render("account_brief.md.j2", front, values), edit_path)


def brief_address(analysis: AccountAnalysis, opportunity: str) -> tuple[str, str]:
    """Return the uri of a brief, and the file of the plan that it is about.

    Args:
        analysis: The account.
        opportunity: Id of the opportunity, "" for the account's own brief.
    """
    account = analysis.account
    if not opportunity or len(account.opportunities) == 1:
        return account_page(account.id, "brief"), account.path
    path = next(item.path for item in account.opportunities if item.id == opportunity)
    return opportunity_page(account.id, opportunity, "brief"), path


def _part(line: Line) -> str:
    """Return the part of the account's pages that a line is about."""
    return (
        line.part
        if line.part in ("assessment", "relationships", "value", "actions", "review")
        else "summary"
    )


def _opportunity(brief: Brief, key: str) -> Any:
    return next(
        analysis.opportunity for analysis in brief.opportunities if analysis.opportunity.id == key
    )


def _sign_names(site: Site) -> dict[str, str]:
    translator = site.translator
    return {
        "worse": translator.text("Worse"),
        "better": translator.text("Better"),
        "neutral": translator.text("Neither better nor worse"),
        "unknown": translator.text("Unknown"),
        "late": translator.text("Overdue"),
        "error": translator.text("error"),
        "warning": translator.text("warning"),
        "advice": translator.text("advice"),
    }
