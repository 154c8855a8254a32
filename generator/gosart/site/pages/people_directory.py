"""The page of people over all accounts: met in several places, whom each of ours covers, and key players by account."""

from __future__ import annotations

from markupsafe import Markup

from gosart.analysis.contact_coverage import KeyCoverage, Reach, analyse_contacts
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.charts.power_grid import draw_share
from gosart.plan.model.account import Account, Opportunity
from gosart.plan.model.people import Person
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site, View
from gosart.urls import PEOPLE, account_page, opportunity_page

__all__ = ["people_file"]

MOST = 300
"""Rows of people known in several places, and of our people; what is more is told as a number."""
MOST_COVERED = 60
"""People listed of one of ours."""


def people_file(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    """Write the page of people over all accounts."""
    translator, view = engine.translator, View(site, PEOPLE)
    reach = analyse_contacts(portfolio.accounts, site.today)
    values = {
        "view": view,
        "known": reach.shared_contacts[:MOST],
        "known_left": max(0, len(reach.shared_contacts) - MOST),
        "ours": reach.team[:MOST],
        "ours_left": max(0, len(reach.team) - MOST),
        "most_covered": MOST_COVERED,
        "coverage": tuple((one, _bar(view, one), _met(one)) for one in reach.coverage),
        "totals": _totals(reach),
        "stance_href": lambda account, opportunity, person: _href(
            view, account, opportunity, person
        ),
    }
    about = translator.text(
        "People known in several accounts, whom each of ours covers, and how well key players are covered"
    )
    front = {
        "title": translator.text("People"),
        "description": about,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    return GeneratedFile(PEOPLE, engine.render("people.md.j2", front, values))


def _href(view: View, account: Account, opportunity: Opportunity | None, person: Person) -> str:
    """Return the address of a person's row: on the deal's own page where the account has several deals, else on the account's."""
    several = opportunity is not None and len(account.opportunities) > 1
    page = (
        opportunity_page(account.id, opportunity.id, "relationships")
        if opportunity and several
        else account_page(account.id, "relationships")
    )
    return view.to(page, f"person-{person.id}")


def _bar(view: View, one: KeyCoverage) -> Markup:
    translator = view.translator
    well, brief, unmet = (translator.number(count) for count in (one.well, one.brief, one.unmet))
    told = translator.text(
        "{well} known well, {brief} met briefly, {unmet} not met",
        well=well,
        brief=brief,
        unmet=unmet,
    )
    return Markup(draw_share((one.well, one.brief, one.unmet), told))


def _met(one: KeyCoverage) -> float:
    return (one.well + one.brief) / one.all


def _totals(reach: Reach) -> tuple[int, int, int, int]:
    """Return counts: key players, those met, people known in several accounts, contacts past their day."""
    key = sum(one.all for one in reach.coverage)
    met = sum(one.well + one.brief for one in reach.coverage)
    return (
        key,
        met,
        sum(len(one.appearances) > 1 for one in reach.shared_contacts),
        sum(one.late for one in reach.team),
    )
