"""Drawings of a change: both radars over each other, and the map with badges on what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.charts.radar import Series, draw_radar
from gosart.charts.relationship_map import MapLinks, divide, draw_map, page_form
from gosart.comparison.model import AccountChange, Direction
from gosart.comparison.summary import SIGNS
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.svg_embed import ChangeBadge, add_badges, embed_svg
from gosart.urls import account_page

__all__ = ["ChangeDrawings", "change_drawings"]

_WORST_FIRST = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class ChangeDrawings:
    """What is drawn of an opportunity; "" for what is the same as before."""

    name: str
    radar: str
    network: str
    gone: tuple[str, ...]
    """Names of people who are no longer on the map."""
    folded: tuple[tuple[str, str], ...]
    """A unit that the map shows as a single card, with who changed in it, each with a sign."""


def change_drawings(
    site: Site, uri: str, change: AccountChange, old: AccountAnalysis, new: AccountAnalysis
) -> Iterator[ChangeDrawings]:
    """Yield the drawings of each opportunity that had something drawn change.

    Args:
        site: What is the same for all pages.
        uri: The page that shows them.
        change: What changed in the account.
        old: The account before.
        new: The account now.
    """
    before = {analysis.opportunity.id: analysis for analysis in old.opportunities}
    for number, analysis in enumerate(new.opportunities, 1):
        opportunity = analysis.opportunity
        earlier = before.get(opportunity.id)
        if earlier is None:
            continue
        radar = _radar(site, earlier, analysis, f"review-{change.id}-{number}")
        network = ""
        folded: tuple[tuple[str, str], ...] = ()
        people = change.people(opportunity.id)
        # What changed in the whole account is drawn once, on the map of the first opportunity.
        if people and (
            number == 1
            or any(item.person and item.opportunity == opportunity.id for item in change.changes)
        ):
            name = f"review-map-{change.id}-{number}"
            network, folded = _map(site, uri, new, analysis, people, name)
        now = opportunity.organisation.by_id
        gone = tuple(
            person.name
            for person in earlier.opportunity.organisation.named
            if person.id not in now and person.id in people
        )
        if radar or network:
            yield ChangeDrawings(opportunity.name, radar, network, gone, folded)


def _map(
    site: Site,
    uri: str,
    account: AccountAnalysis,
    analysis: OpportunityAnalysis,
    changed: Mapping[str, Direction],
    name: str,
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Draw the map with its badges; with it (unit, people) of each folded unit that changed."""
    translator, organisation = site.translator, analysis.opportunity.organisation
    page = View(site, uri).to(account_page(account.account.id, "relationships"))
    rows = account.account.organisation.by_id
    links = MapLinks(
        person=lambda person: f"{page}#person-{quote(person.id)}" if person.id in rows else "",
        group=lambda _: page,
        anchor=f"{name}-",
    )
    title = translator.text(
        "What changed among the people of {name}", name=analysis.opportunity.name
    )
    drawing = draw_map(organisation, site.method, translator, name=name, title=title, links=links)
    descriptions = {
        "worse": translator.text("Worse"),
        "better": translator.text("Better"),
        "neutral": translator.text("Neither better nor worse"),
    }
    groups, folded = {}, []
    for group in divide(organisation).groups:
        members = [
            (person, changed[person.id])
            for person in group.people
            if person.id in changed and not person.hidden
        ]
        if members:
            members.sort(key=lambda member: _WORST_FIRST.index(member[1]))
            names = ", ".join(f"{SIGNS[direction]} {person.name}" for person, direction in members)
            worst = members[0][1]
            sign = f"{SIGNS[worst]} {translator.number(len(members))}"
            groups[group.number] = ChangeBadge(worst, sign, names)
            folded.append((group.unit or translator.text("Without a unit"), names))
    people = {
        person: ChangeBadge(direction, SIGNS[direction], descriptions[direction])
        for person, direction in changed.items()
    }
    badged = add_badges(drawing, people, groups)
    return Markup(page_form(badged, name, bare=True)), tuple(folded)


def _radar(site: Site, old: OpportunityAnalysis, new: OpportunityAnalysis, name: str) -> str:
    """Draw our ratings now over those before, "" where they are the same."""
    us, before = new.assessment.us, old.assessment.us
    if us is None or before is None or us.ratings == before.ratings:
        return ""
    return embed_svg(
        draw_radar(
            site.method,
            [Series("us", site.method.us, us.ratings)],
            site.translator,
            name=name,
            before=before.ratings,
        )
    )
