"""The site's top entries: the same handful for any number of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gosart.config.model import SiteOptions
from gosart.i18n.translator import translator_for
from gosart.site.pages.change_review import REVIEW
from gosart.site.views.method_titles import chapter_title
from gosart.urls import (
    ACCOUNTS,
    ACTIONS,
    ASSESSMENTS,
    COMPETITORS,
    FORMAT,
    GROWTH,
    HISTORY,
    METHOD,
    PEOPLE,
    PORTFOLIO,
    RULES,
    Addresses,
)

__all__ = ["navigation"]


def navigation(options: SiteOptions) -> list[dict[str, Any]]:
    """Return the site's top entries as MkDocs takes them.

    MkDocs renders the whole navigation into every page. One that grew with the accounts would take
    most of the time and memory of a large build; the accounts' pages link each other instead.

    Args:
        options: The options of the build.
    """
    translator = translator_for(options.language)
    uri_of = Addresses(taken=options.taken).free_uri
    method: list[Mapping[str, str]] = [
        {chapter_title(translator, name): uri_of(uri)} for name, uri in METHOD.items()
    ]
    method.append({translator.text("Tests of a plan"): uri_of(RULES)})
    method.append({translator.text("Plan format"): uri_of(FORMAT)})
    portfolio = [
        {translator.text("Overview"): uri_of(PORTFOLIO)},
        {translator.text("Assessments"): uri_of(ASSESSMENTS)},
        {translator.text("People"): uri_of(PEOPLE)},
        {translator.text("Competitors"): uri_of(COMPETITORS)},
        {translator.text("Growth"): uri_of(GROWTH)},
    ]
    if options.history_days:
        portfolio.append({translator.text("This week"): uri_of(HISTORY)})
    entries: list[dict[str, Any]] = [
        {translator.text("Portfolio"): portfolio},
        {translator.text("Accounts"): uri_of(ACCOUNTS)},
        {translator.text("Actions"): uri_of(ACTIONS)},
        {translator.text("Method"): method},
    ]
    if options.review_base:
        entries.insert(1, {translator.text("Review"): uri_of(REVIEW)})
    return entries
