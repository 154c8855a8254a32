"""Files of data with what git adds to pages that are made without it.

The history of all plans is read once, and on a large repository that takes a while. A page that
asked for it would wait for it in a preview, and its key would hold every step of the plan. So the
sheet, the page of actions and the table of the portfolio are made without the history, and their
script asks for these files once the page is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.overview import AccountOverview
from gosart.charts.moved_dates import count_slips, moved_in_words
from gosart.history.model import Story
from gosart.history.slips import DatesPast, dates_of, days_before
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Account
from gosart.site.data_files import SLIPS_DATA, data_file, days_uri, past_uri
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.action_plan_mutual import picture_with_past
from gosart.site.views.over_time import over_time, over_time_anchor
from gosart.site.views.past_days import past_days
from gosart.urls import account_page, opportunity_page

__all__ = ["DAYS_TEMPLATES", "PAST_TEMPLATES", "days_file", "past_file", "slips_file"]

_SPACES = re.compile(r"[ \n]+")
_PLAN_TEMPLATE = "past_plan.html.j2"
_SHEET_TEMPLATE = "past_sheet.html.j2"
PAST_TEMPLATES = (_PLAN_TEMPLATE, _SHEET_TEMPLATE)
"""Templates that the file of an opportunity is rendered with."""
_DAYS_TEMPLATE = "past_days.html.j2"
DAYS_TEMPLATES = (_DAYS_TEMPLATE,)
"""Templates that map and radar by date are rendered with."""


def past_file(
    engine: Engine,
    site: Site,
    account: Account,
    analysis: OpportunityAnalysis,
    stories: Sequence[Story],
) -> GeneratedFile:
    """Write what git adds to the pages of an opportunity.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        account: The account that it belongs to.
        analysis: The opportunity on its day.
        stories: Of the account, the latest first.

    Returns:
        A file with HTML: the plan of two sides where items of it had other days before, and the
        figures over time where git knows earlier ones.
    """
    uri = opportunity_page(account.id, analysis.opportunity.id)
    view, data = View(site, uri), {}
    picture = picture_with_past(
        view, account, analysis, f"past-{analysis.opportunity.id}", dates_of(stories)
    )
    if picture is not None:
        data["plan"] = _fragment(engine, _PLAN_TEMPLATE, {"picture": picture})
    times = over_time(
        view,
        analysis,
        stories,
        "past",
        is_small=True,
        href=view.to(account_page(account.id, "history"), over_time_anchor(analysis)),
    )
    if times is not None:
        data["sheet"] = _fragment(engine, _SHEET_TEMPLATE, {"time": times})
    return data_file(past_uri(uri), data)


def days_file(
    engine: Engine,
    site: Site,
    account: Account,
    analysis: OpportunityAnalysis,
    stories: Sequence[Story],
) -> GeneratedFile:
    """Write map and radar of an opportunity by date, for a reader who asks for them.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        account: The account that it belongs to.
        analysis: The opportunity on its day.
        stories: Of the account, the latest first.

    Returns:
        A file with the slider as HTML and what it shows at each date; without anything where map
        and radar were never others than today.
    """
    uri = days_uri(opportunity_page(account.id, analysis.opportunity.id))
    past = past_days(View(site, account_page(account.id, "history")), analysis, stories)
    if past is None:
        return data_file(uri, {})
    html = _fragment(engine, _DAYS_TEMPLATE, {"days": past.page})
    return data_file(uri, {"html": html, "days": past.days, "cards": past.cards})


def slips_file(
    site: Site,
    accounts: Mapping[str, AccountOverview],
    stories: Mapping[str, Sequence[Story]],
) -> GeneratedFile:
    """Write how often the close date of each open opportunity was put off.

    Args:
        site: What is the same for all pages.
        accounts: The accounts that have pages, by id.
        stories: Stories by account, the latest first.

    Returns:
        A file with words and days by `account/opportunity`, of those whose close date has moved.
    """
    slips = {
        f"{account.id}/{id_}": words
        for account in accounts.values()
        for id_, words in _slips_of(account, dates_of(stories.get(account.id, ())), site.translator)
    }
    return data_file(SLIPS_DATA, {"slips": slips})


def _slips_of(
    account: AccountOverview, past: DatesPast, translator: Translator
) -> list[tuple[str, tuple[str, int, int]]]:
    """Return words, days and count of the open opportunities whose close date has moved."""
    slips = []
    for opportunity in account.open_opportunities:
        now = opportunity.close_date
        earlier = days_before(past.closes.get(opportunity.id, ()), now)
        if now is not None and earlier:
            words = moved_in_words(earlier, now, translator)
            days = (now - earlier[0]).days
            slips.append((opportunity.id, (words, days, count_slips(earlier, now))))
    return slips


def _fragment(engine: Engine, template: str, values: Mapping[str, object]) -> Markup:
    # not `split`: words of a drawing are parted by a wider space
    return Markup(_SPACES.sub(" ", engine.fragment(template, dict(values))).strip())
