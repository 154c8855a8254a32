"""The page of people over all accounts: who is known in several, whom each of ours covers."""

from __future__ import annotations

from markupsafe import Markup

from gosart.analysis.contact_coverage import Reach, analyse_contacts
from gosart.analysis.overview import AccountOverview, CoverageCounts, PersonOverview, StanceOverview
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.charts.power_grid import draw_share
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.urls import PEOPLE, account_page, opportunity_page

__all__ = ["people_file"]

MOST = 300
"""Rows of a table; the page gives the number of those that follow."""
MOST_COVERED = 60
"""People listed of one of ours."""


def people_file(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    """Write the page of people over all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.

    Returns:
        The file.
    """
    translator, view = engine.translator, View(site, PEOPLE)
    reach = analyse_contacts(portfolio.accounts, site.today)
    values = {
        "view": view,
        "people_uri": PEOPLE,
        "shared_contacts": reach.shared_contacts[:MOST],
        "more_shared_contacts": max(0, len(reach.shared_contacts) - MOST),
        "ours": reach.team[:MOST],
        "ours_left": max(0, len(reach.team) - MOST),
        "most_covered": MOST_COVERED,
        "coverage": tuple(
            (account, _bar(view, account.coverage), _met(account.coverage))
            for account in reach.coverage
        ),
        "totals": _totals(reach),
        "stance_href": lambda account, person, stance: _href(view, account, person, stance),
    }
    front = {
        "title": translator.text("People"),
        "description": translator.text(
            "People shared across accounts, the relationships each of us owns, and how well key "
            "players are covered"
        ),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # each person stands on their account's page
    }
    return GeneratedFile(PEOPLE, engine.render("people.md.j2", front, values))


def _href(
    view: View, account: AccountOverview, person: PersonOverview, stance: StanceOverview
) -> str:
    """Return the address of a person's row.

    It is on the opportunity's own page where the account has several, else on the account's.
    """
    page = (
        opportunity_page(account.id, stance.opportunity, "relationships")
        if stance.opportunity and account.has_several
        else account_page(account.id, "relationships")
    )
    return view.to(page, f"person-{person.id}")


def _bar(view: View, coverage: CoverageCounts) -> Markup:
    """Draw how many key players are known well, briefly and not at all."""
    counts = (coverage.well, coverage.brief, coverage.unmet)
    well, brief, unmet = (view.translator.number(count) for count in counts)
    description = view.translator.text(
        "{well} known well, {brief} met briefly, {unmet} not met",
        well=well,
        brief=brief,
        unmet=unmet,
    )
    return Markup(draw_share(counts, description))


def _met(coverage: CoverageCounts) -> float:
    """Return the share of the key players who were met, from 0 to 1."""
    return (coverage.well + coverage.brief) / coverage.all


def _totals(reach: Reach) -> tuple[int, int, int, int]:
    """Return four counts.

    Key players, those of them who were met, people known in several accounts, and contacts whose
    day is past.
    """
    return (
        sum(account.coverage.all for account in reach.coverage),
        sum(account.coverage.well + account.coverage.brief for account in reach.coverage),
        sum(len(contact.appearances) > 1 for contact in reach.shared_contacts),
        sum(member.late for member in reach.team),
    )
