"""The table of open actions over all accounts: its rows, its filters, its choices of one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.opportunity import SOON
from gosart.analysis.portfolio import PortfolioAction, PortfolioAnalysis
from gosart.method.enums import ActionType
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.filters import (
    ChipView,
    FilterView,
    account_filters,
    chips_of,
    owner_filter,
    worth_choosing,
)
from gosart.text.markdown import inline
from gosart.urls import CALENDAR, METHOD

__all__ = ["ActionRowView", "ActionsView", "action_rows", "actions_view"]

LATE, DUE_SOON, CRUCIAL, UNOWNED = "late", "soon", "crucial", "unowned"
"""Keys of the choices of rows in one click."""


@dataclass(frozen=True, slots=True)
class ActionRowView:
    """A row of the table of actions."""

    type_label: str
    type_key: str
    """The type's key, for the style sheet."""
    type_letter: str
    type_href: str
    what: Markup
    is_crucial: bool
    """Whether the deal hangs on it."""
    opportunity: str
    account: str
    href: str
    people: Markup
    """Whom at the customer it is about, as links."""
    owner: str
    owner_href: str
    """Address of their page, "" for none."""
    due: str
    due_day: str
    """The same in ISO 8601."""
    due_note: str
    tone: str
    """`bad` where it is overdue, `warn` where it is due soon, else ""."""
    status: str
    choices: str
    """Keys of the chips that show it, parted by bars."""
    region: str
    industry: str
    tags: str
    """Parted by bars."""


@dataclass(frozen=True, slots=True)
class ActionsView:
    """The page of all open actions."""

    summary: str
    late: str
    """How many are overdue, "" for none."""
    rows: tuple[ActionRowView, ...]
    all: int
    """How many there are with those of the files."""
    rest: str
    """Addresses of the files that hold the other rows, parted by spaces."""
    chips: tuple[ChipView, ...]
    filters: tuple[FilterView, ...]
    calendar: str
    """Address of the calendar over all accounts."""
    kinds_head: Markup
    """The method's word for the kinds of action, as a link."""
    kinds: tuple[Markup, ...]
    """The kinds whose first letters the rows have."""


def _action_row(view: View, item: PortfolioAction) -> ActionRowView:
    account, opportunity, action = item.account, item.opportunity, item.action
    page = page_of_opportunity(account, opportunity, "actions")
    tone = "bad" if action.overdue else "warn" if DUE_SOON in _choices(item) else ""
    return ActionRowView(
        type_label=view.label(action.type),
        type_key=action.type.value,
        type_letter=view.method.term(action.type).letter,
        type_href=view.to(METHOD["actions"], f"action-type-{action.type}"),
        what=Markup(inline(action.what)),
        is_crucial=action.is_crucial,
        opportunity=opportunity.name,
        account=account.name,
        href=view.to(page, f"action-{opportunity.id}-{action.id}"),
        people=view.people(action.who, account.id),
        owner=action.owner.name if action.owner else "",
        owner_href=view.member(action.owner),
        due=view.translator.date(action.due) if action.due else "",
        due_day=action.due.isoformat() if action.due else "",
        due_note=view.due(action.days),
        tone=tone,
        status=view.label(action.status),
        choices="|".join(_choices(item)),
        region=account.region,
        industry=account.industry,
        tags="|".join(account.tags),
    )


def action_rows(view: View, actions: Sequence[PortfolioAction]) -> tuple[ActionRowView, ...]:
    """Return rows of the table of actions.

    Args:
        view: The page.
        actions: The actions.
    """
    return tuple(_action_row(view, item) for item in actions)


def actions_view(
    view: View,
    portfolio: PortfolioAnalysis,
    rows: tuple[ActionRowView, ...],
    rest: Sequence[str],
) -> ActionsView:
    """Return the page of all open actions.

    Args:
        view: The page.
        portfolio: All accounts.
        rows: The rows that the page has itself.
        rest: Uris of the files with the others.
    """
    translator, items = view.translator, portfolio.open_actions
    text = translator.text
    labels = {
        LATE: text("Overdue"),
        DUE_SOON: text("Due within two weeks"),
        CRUCIAL: text("The deal depends on it"),
        UNOWNED: text("No owner"),
    }
    late = len(portfolio.overdue)
    return ActionsView(
        summary=translator.plural("{n} open action", "{n} open actions", len(items))
        if items
        else text("No action is open."),
        late=text("{n} overdue", n=translator.number(late)) if late else "",
        rows=rows,
        all=len(items),
        rest=view.all_to(rest),
        chips=chips_of(translator, labels, [_choices(item) for item in items]),
        filters=worth_choosing(
            owner_filter(translator, [item.action.owner for item in items]),
            *account_filters(translator, [item.account for item in items]),
        ),
        calendar=view.to(CALENDAR),
        kinds_head=view.chapter("actions", "PRIME"),
        kinds=tuple(view.term(kind) for kind in ActionType),
    )


def _choices(item: PortfolioAction) -> tuple[str, ...]:
    """Return the keys of the choices that show an action."""
    action = item.action
    asked = {
        LATE: action.overdue,
        DUE_SOON: action.days is not None and 0 <= action.days <= SOON,
        CRUCIAL: action.is_crucial,
        UNOWNED: action.owner is None,
    }
    return tuple(key for key, holds in asked.items() if holds)
