"""A brief as a page of the site: the same sheet as in the terminal, with links, on one A4 page."""

from __future__ import annotations

from gosart.analysis.opportunity import AccountAnalysis
from gosart.briefing.builder import Brief
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.brief import brief_view
from gosart.urls import account_page, opportunity_page

__all__ = ["brief_page"]


def brief_page(engine: Engine, site: Site, brief: Brief) -> GeneratedFile:
    """Write the page of a brief.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        brief: The account's own brief, or that of one of its opportunities where it has several.

    Returns:
        The file.
    """
    translator, account = engine.translator, brief.account.account
    own = len(brief.account.opportunities) > 1 and bool(brief.opportunity)
    uri, edit_path = brief_address(brief.account, brief.opportunity)
    name = f"{account.name} · {brief.name}" if own else account.name
    front = {
        "title": f"{name} · {translator.text('Brief')}",
        "description": translator.text(
            "What a meeting about {name} has to know, on one page", name=name
        ),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # all of it is on the other pages
        "gosart": {"account": account.id, "part": "brief"},
    }
    page = brief_view(View(site, uri), brief)
    return GeneratedFile(
        uri, engine.render("account_brief.md.j2", front, {"brief": page}), edit_path
    )


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
