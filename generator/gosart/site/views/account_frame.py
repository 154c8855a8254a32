"""The head of each page of an account: the links between its pages, and a line about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.plan.model.opportunity import Opportunity
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.account_frame_model import AccountNavView, BylineView, PageTabView
from gosart.urls import account_page, opportunity_page

__all__ = ["account_nav", "byline_of", "page_labels"]

_OF_THE_ACCOUNT = ("summary", "history", "notes")
"""Pages that the account alone has, and no opportunity."""


def page_labels(site: Site) -> Mapping[str, str]:
    """Return the name of each page of an account by its key, the account's own first.

    Args:
        site: What is the same for all pages.
    """
    text = site.translator.text
    labels = {
        "summary": text("Account"),
        "assessment": text("Assessment"),
        "relationships": text("Relationships"),
        "value": text("Value and strategy"),
        "actions": text("Actions"),
        "review": text("Review"),
        "brief": text("Brief"),
    }
    return labels | ({"history": text("History")} if site.history else {})


def account_nav(
    view: View, analysis: AccountAnalysis, part: str, opportunity: Opportunity | None = None
) -> AccountNavView:
    """Return the links between the pages of an account.

    The tabs of a deal stay in the deal; where an account has one deal, they are the account's too.

    Args:
        view: The page.
        analysis: The account.
        part: Which part of the account the page shows.
        opportunity: The one whose page it is, None for a page of the account.
    """
    text = view.translator.text
    own = opportunity if len(analysis.opportunities) > 1 else None
    tabs = _own_tabs(view, analysis, part, own) if own else _account_tabs(view, analysis, part)
    label = text("Pages of this opportunity") if own else text("Pages of this account")
    return AccountNavView(
        label, tuple(tabs), tuple(_opportunity_tabs(view, analysis, part, opportunity))
    )


def byline_of(view: View, analysis: AccountAnalysis) -> BylineView:
    """Return the line about an account.

    Args:
        view: The page.
        analysis: The account.
    """
    account = analysis.account
    parts = (Markup.escape(account.industry), Markup.escape(account.region))
    days = analysis.days_since_review
    return BylineView(
        parts=tuple(part for part in (*parts, view.term(account.tier)) if part),
        owner=account.owner.name if account.owner else "",
        is_reviewed=analysis.reviewed is not None,
        reviewed=view.since(days) if days is not None else "",
        is_stale=analysis.stale and analysis.reviewed is not None,
        review_days=analysis.review_days,
    )


def _account_tabs(view: View, analysis: AccountAnalysis, part: str) -> Iterator[PageTabView]:
    account, text = analysis.account, view.translator.text
    for key, label in page_labels(view.site).items():
        yield PageTabView(label, view.account(account.id, key), key == part, "")
        if key == "summary" and len(analysis.opportunities) == 1:
            uri = opportunity_page(account.id, analysis.opportunities[0].opportunity.id)
            yield PageTabView(text("Sheet"), view.to(uri), is_current=False, count="")
    if account.notes:
        href = view.to(account_page(account.id, "notes/index"))
        yield PageTabView(text("Notes"), href, part == "notes", str(len(account.notes)))


def _own_tabs(
    view: View, analysis: AccountAnalysis, part: str, opportunity: Opportunity
) -> Iterator[PageTabView]:
    account, text = analysis.account, view.translator.text
    yield PageTabView(account.name, view.account(account.id), is_current=False, count="")
    sheet = view.to(opportunity_page(account.id, opportunity.id))
    yield PageTabView(text("Sheet"), sheet, is_current=False, count="")
    for key, label in page_labels(view.site).items():
        if key not in _OF_THE_ACCOUNT:
            uri = opportunity_page(account.id, opportunity.id, key)
            yield PageTabView(label, view.to(uri), key == part, "")


def _opportunity_tabs(
    view: View, analysis: AccountAnalysis, part: str, opportunity: Opportunity | None
) -> Iterator[PageTabView]:
    """Yield the same part of each opportunity; what belongs to the account alone has none."""
    if len(analysis.opportunities) < 2 or part in _OF_THE_ACCOUNT:
        return
    account, label = analysis.account, view.translator.text("All opportunities")
    yield PageTabView(label, view.account(account.id, part), opportunity is None, "")
    listed: Sequence[OpportunityAnalysis] = analysis.opportunities
    for item in view.beside(listed, opportunity) if opportunity else listed:
        uri = opportunity_page(account.id, item.opportunity.id, part)
        is_current = opportunity is not None and opportunity.id == item.opportunity.id
        yield PageTabView(item.opportunity.name, view.to(uri), is_current, "")
