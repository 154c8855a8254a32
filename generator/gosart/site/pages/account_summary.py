"""The page that an account opens with: goal, deals, people, white space, what changed lately."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from gosart.briefing.changes_since import ChangesSince
from gosart.briefing.period import Since
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Opportunity
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import AccountResult
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.account import account_tabs, account_view
from gosart.site.views.account_changes import changes_of
from gosart.urls import account_page

__all__ = ["SUMMARY_TEMPLATE", "Lately", "account_summary_file"]

SUMMARY_TEMPLATE = "account_summary.md.j2"

Lately = tuple[Since, ChangesSince]
"""Since when, and what has changed."""


def account_summary_file(
    engine: Engine,
    site: Site,
    result: AccountResult,
    labels: Mapping[str, str],
    narrative: Callable[[Account | Opportunity], Markup],
    lately: Lately | None,
) -> GeneratedFile:
    """Write the page of an account.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        result: The account.
        labels: Name of each page of the account by its key.
        narrative: Renders what a plan says in its own text.
        lately: What changed since its last review, None for a page without it.

    Returns:
        The file.
    """
    analysis, text = result.analysis, engine.translator.text
    account = analysis.account
    uri = account_page(account.id)
    view = View(site, uri)
    page = account_view(
        view,
        analysis,
        result.own,
        tuple(account_tabs(view, account, labels)),
        (changes_of(view, account, *lately),) if lately else (),
        narrative,
        engine.readers.sentence,
    )
    front: dict[str, Any] = {
        "title": account.name,
        "description": text(
            "The plan for {name}: goal, deals, people and white space", name=account.name
        ),
        "hide": ["navigation", "toc"],
        "tags": list(account.tags),
        "gosart": {"account": account.id, "part": "summary"},
    }
    content = engine.render(SUMMARY_TEMPLATE, front, {"account": page})
    return GeneratedFile(uri, content, account.path)
