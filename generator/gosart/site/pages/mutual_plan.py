"""The plan that a customer is given, as files to send: a page that needs nothing else, a calendar.

Both are made of `shared_items` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from gosart.analysis.dated_events import DatedEvent, EventKind, EventState
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.people import TeamMember
from gosart.site.assets import read_asset
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.calendars import AccountEvents, write_calendar
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.views.mutual_plan import SharedItem, mutual_plan_view, shared_items

__all__ = ["mutual_plan_files"]

_STATES = {
    "waiting": EventState.BLOCKED,
    "done": EventState.DONE,
    "cancelled": EventState.CANCELLED,
}


def mutual_plan_files(
    engine: Engine, site: Site, account: Account, opportunity: Opportunity, templates: Path
) -> tuple[GeneratedFile, ...]:
    """Return the files of an opportunity for the customer.

    Args:
        engine: What renders the template.
        site: What is the same for all pages; the calendar has no address of it.
        account: The account, as the widest audience may see it.
        opportunity: The opportunity.
        templates: The user's templates folder, which need not exist.

    Returns:
        `index.html` and `plan.ics`.
    """
    style = Markup(read_asset(templates, "_mutual.css"))
    view = mutual_plan_view(account, opportunity, engine.translator, site.today, style)
    page = engine.fragment("mutual_plan.html.j2", {"plan": view})
    events = AccountEvents(account.id, account.name, tuple(_events(opportunity)))
    title = f"{opportunity.name} \u00b7 {account.name}"
    calendar = write_calendar(replace(site, site_url=""), title, [events])
    return GeneratedFile("index.html", page), GeneratedFile("plan.ics", calendar)


def _events(opportunity: Opportunity) -> Iterable[DatedEvent]:
    for item in shared_items(opportunity):
        if item.day:
            yield DatedEvent(
                EventKind.ACTION,  # a milestone would be called the customer's, who reads it
                item.key,
                item.day,
                item.name,
                opportunity.id,
                opportunity.name,
                _owner(item),
                _STATES.get(item.state, EventState.OPEN),
            )


def _owner(item: SharedItem) -> TeamMember | None:
    return TeamMember("", item.owner) if item.owner else None
