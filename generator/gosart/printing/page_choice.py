"""What is printed: the documents of a call, and the pages of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Account, Portfolio
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.target_choice import chosen_plans, near
from gosart.site.pages.account_result import page_of_opportunity
from gosart.urls import (
    ACTIONS,
    ASSESSMENTS,
    COMPETITORS,
    GROWTH,
    PEOPLE,
    PORTFOLIO,
    account_page,
)

__all__ = ["KINDS", "Document", "choose_documents", "split_kinds"]

_OF_AN_OPPORTUNITY = ("sheet", "brief", "assessment", "relationships", "value", "actions", "review")
_OF_AN_ACCOUNT = ("account", "history")
_OF_ALL = {
    "portfolio": PORTFOLIO,
    "all-assessments": ASSESSMENTS,
    "all-actions": ACTIONS,
    "all-people": PEOPLE,
    "competitors": COMPETITORS,
    "growth": GROWTH,
}
KINDS = (*_OF_AN_OPPORTUNITY, *_OF_AN_ACCOUNT, *_OF_ALL)
"""The kinds of pages, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file of pages."""

    name: str
    """Its name, without an extension; no id has a `_`, so that no two have one name."""
    title: str
    pages: tuple[tuple[str, str], ...]
    """Label and uri of each page, in order."""


def split_kinds(typed: str) -> tuple[str, ...]:
    """Return the kinds of pages that a command line names.

    Args:
        typed: Names with commas between.

    Returns:
        The names, in the order of `KINDS`.

    Raises:
        GosartError: One is no kind of page.
    """
    names = [name.strip() for name in typed.split(",") if name.strip()]
    for name in names:
        if name not in KINDS:
            listed = ", ".join(KINDS)
            raise GosartError(f"There is no page '{name}'.{near(name, KINDS)} Pages: {listed}.")
    if not names:
        raise GosartError(f"--pages names no page. Pages: {', '.join(KINDS)}.")
    return tuple(kind for kind in KINDS if kind in names)


def choose_documents(
    portfolio: Portfolio, targets: Sequence[str], kinds: Sequence[str], translator: Translator
) -> tuple[Document, ...]:
    """Return the documents that a command line asks for.

    Args:
        portfolio: The plans, as the readers may see them.
        targets: `account` or `account/opportunity`; none for every open opportunity.
        kinds: Kinds of pages, of `KINDS`.
        translator: The language of their names.

    Returns:
        One for each opportunity, one for each account and one for all, as the kinds ask.

    Raises:
        GosartError: There is no such account or opportunity, or nothing to print.
    """
    wanted = [kind for kind in kinds if kind in _OF_AN_OPPORTUNITY]
    own = [kind for kind in kinds if kind in _OF_AN_ACCOUNT]
    documents: list[Document] = []
    labels = _labels(translator)
    for account, opportunities in chosen_plans(portfolio, targets):
        if own:
            pages = tuple((labels[kind], _page_of(account, kind)) for kind in own)
            documents.append(Document(account.id, account.name, pages))
        if wanted:
            documents += [_document_of(account, item, wanted, labels) for item in opportunities]
    documents += [
        Document(kind, labels[kind], ((labels[kind], _OF_ALL[kind]),))
        for kind in kinds
        if kind in _OF_ALL
    ]
    if not documents:
        raise GosartError("There is no opportunity to print.")
    return tuple(documents)


def _labels(translator: Translator) -> dict[str, str]:
    """Return how the pages call each kind of page."""
    text = translator.text
    return {
        "sheet": text("Sheet"),
        "brief": text("Brief"),
        "assessment": text("Assessment"),
        "relationships": text("Relationships"),
        "value": text("Value and strategy"),
        "actions": text("Actions"),
        "review": text("Review"),
        "account": text("Account"),
        "history": text("History"),
        "portfolio": text("Portfolio"),
        "all-assessments": text("Assessments"),
        "all-actions": text("Actions"),
        "all-people": text("People"),
        "competitors": text("Competitors"),
        "growth": text("Growth"),
    }


def _page_of(account: Account, kind: str) -> str:
    """Return the uri of an account's own page."""
    return account_page(account.id, "summary" if kind == "account" else kind)


def _document_of(
    account: Account, opportunity: Opportunity, kinds: Sequence[str], labels: Mapping[str, str]
) -> Document:
    """Return the document of an opportunity; the parts of an only one are the account's."""
    return Document(
        f"{account.id}_{opportunity.id}",
        f"{account.name} \u00b7 {opportunity.name}",
        tuple(
            (
                labels[kind],
                page_of_opportunity(account, opportunity, "summary" if kind == "sheet" else kind),
            )
            for kind in kinds
        ),
    )
