"""The page of one of our people, put together from what they have to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.forecast import analyse_forecast
from gosart.analysis.member_work import MemberContact, MemberWork
from gosart.site.template_context import View
from gosart.site.views.action_rows import ActionRowView, action_rows
from gosart.site.views.portfolio_model import OpportunityRowView, PortfolioFactView
from gosart.site.views.portfolio_rows import light_heads, opportunity_row
from gosart.urls import account_page, calendar_of

__all__ = ["ContactRowView", "MemberPageView", "ReviewRowView", "member_page_view"]


@dataclass(frozen=True, slots=True)
class ContactRowView:
    """A person at the customer whose approach the member owns."""

    name: str
    title: str
    account: str
    href: str
    status: str
    """Where they stand with us."""
    next: str
    next_day: str
    """The same in ISO 8601."""
    note: str
    tone: str
    """`bad` where the day is past, else ""."""


@dataclass(frozen=True, slots=True)
class ReviewRowView:
    """An account whose plan is due for review."""

    name: str
    href: str
    since: str
    """How long ago the last review was."""


@dataclass(frozen=True, slots=True)
class MemberPageView:
    """The page of one of our people."""

    nav: Markup
    calendar: str
    """Address of their calendar."""
    name: str
    role: str
    facts: tuple[PortfolioFactView, ...]
    actions: tuple[ActionRowView, ...]
    light_heads: tuple[str, ...]
    rows: tuple[OpportunityRowView, ...]
    """Their open deals."""
    contacts: tuple[ContactRowView, ...]
    reviews: tuple[ReviewRowView, ...]
    is_empty: bool
    """Whether nothing is theirs."""


def member_page_view(view: View, work: MemberWork) -> MemberPageView:
    """Return the page of one of our people.

    Args:
        view: The page.
        work: What they have to do.
    """
    site = view.site
    forecast = analyse_forecast(work.rows, site.currency, site.rates, site.today)
    return MemberPageView(
        nav=view.portfolio_nav(),
        calendar=view.to(calendar_of(view.uri)),
        name=work.member.name,
        role=work.member.role,
        facts=tuple(_facts(view, work)),
        actions=action_rows(view, work.actions),
        light_heads=light_heads(view),
        rows=tuple(opportunity_row(view, row, forecast) for row in work.rows),
        contacts=tuple(_contact(view, contact) for contact in work.contacts),
        reviews=tuple(
            ReviewRowView(
                account.name,
                view.account(account.id),
                view.translator.text("Never reviewed")
                if account.days_since_review is None
                else view.since(account.days_since_review),
            )
            for account in work.reviews
        ),
        is_empty=not (work.rows or work.actions or work.contacts or work.reviews),
    )


def _facts(view: View, work: MemberWork) -> Iterator[PortfolioFactView]:
    text, number = view.translator.text, view.translator.number
    late = sum(item.action.overdue for item in work.actions)
    yield PortfolioFactView(text("Open deals"), number(len(work.rows)))
    yield PortfolioFactView(text("At risk"), number(sum(row.is_at_risk for row in work.rows)))
    yield PortfolioFactView(text("Open actions"), number(len(work.actions)))
    yield PortfolioFactView(text("Overdue"), number(late))


def _contact(view: View, contact: MemberContact) -> ContactRowView:
    person, day = contact.person, contact.person.next_contact
    status = person.own.status
    return ContactRowView(
        name=person.name,
        title=person.title,
        account=contact.account.name,
        href=view.to(account_page(contact.account.id, "relationships"), f"person-{person.id}"),
        status=view.translator.text("not shown") if person.own.is_hidden else view.label(status),
        next=view.translator.date(day) if day else "",
        next_day=day.isoformat() if day else "",
        note=view.due((day - view.today).days) if day else "",
        tone="bad" if contact.is_late else "",
    )
