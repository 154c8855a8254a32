"""A comparison as a page of the preview site: both radars over each other, the map with what changed marked, links to every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.charts.radar import Series, draw_radar
from gosart.charts.relationship_map import MapLinks, divide, draw_map
from gosart.comparison.compare import Pair, compare_pair, read_pair
from gosart.comparison.model import AccountChange, Direction
from gosart.comparison.sentences import Sentences
from gosart.comparison.snapshots import Plan
from gosart.comparison.summary import (
    SIGNS,
    by_part,
    by_shared,
    counted,
    headline,
    opportunity_of,
    severities,
    status_of,
    status_sentence,
    unchanged,
)
from gosart.diagnostics import Diagnostic, Location, Severity
from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.lint.formats.text import sentence_of
from gosart.rules.evaluate import Examiner
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site, View
from gosart.site.views.svg_embed import Rating, drawn, marked_map
from gosart.urls import account_page
from gosart.vcs.revisions import choose_snapshots

__all__ = ["REVIEW", "review_page"]

REVIEW = "review/index.md"
_ORDER = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class _Written:
    """A problem or finding as the page shows it."""

    code: str
    severity: Severity
    sentence: str
    hint: str
    location: Location
    fix: str
    """The line as it should be, "" where that is not certain."""


@dataclass(frozen=True, slots=True)
class _Drawings:
    """What is drawn of a deal; "" for what is the same as before."""

    name: str
    radar: str
    network: str
    gone: tuple[str, ...]
    """Names of people who are no longer on the map."""
    folded: tuple[tuple[str, str], ...]
    """A unit that the map shows as one card, with the names of those in it who changed, each with a sign."""


def review_page(engine: Engine, site: Site, examiner: Examiner) -> GeneratedFile:
    """Compare the files as they are with the revision of the option `review_base`, and show it.

    A comparison that cannot run is a page that says so: a preview must not go down for it, nor look as if nothing had changed.
    """
    translator, options = engine.translator, examiner.options
    title = translator.text("Review of the change")
    values: dict[str, Any] = {
        "view": View(site, REVIEW),
        "title": title,
        "failed": "",
        "accounts": (),
        "sentence_of": str,
        "signs": SIGNS,
    }
    try:
        snapshots = choose_snapshots(
            options.root,
            "" if options.review_base == "auto" else options.review_base,
            "",
            folder=options.accounts_dir,
        )
        values |= _values(site, read_pair(*snapshots, examiner), translator)
    except GosartError as error:
        values["failed"] = str(error)
    front = {
        "title": title,
        "description": translator.text("What a change does to the plans"),
        "search": {"exclude": True},
        "hide": ["navigation"],
    }
    return GeneratedFile(REVIEW, engine.render("review.md.j2", front, values))


def _values(site: Site, pair: Pair, translator: Translator) -> dict[str, Any]:
    comparison = compare_pair(pair, site.method, {})
    plans = {(new or old).id: (old, new) for old, new in pair.matched() if new or old}  # type: ignore[union-attr]
    return {
        "sentence_of": Sentences(translator, site.method).of,
        "headline": headline(comparison, translator),
        "base": comparison.base,
        "portfolio": comparison.portfolio,
        "stray": [_written(item, translator) for item in comparison.stray],
        "unchanged": unchanged(comparison, translator),
        "by_shared": by_shared(comparison, translator),
        "severities": severities(translator),
        "severity_class": {"error": "bad", "warning": "warn", "advice": "advice"},
        "accounts": [
            _account(site, found, *plans[found.id], translator) for found in comparison.accounts
        ],
    }


def _account(
    site: Site, found: AccountChange, old: Plan | None, new: Plan | None, translator: Translator
) -> dict[str, Any]:
    view = View(site, REVIEW)
    opportunities = found.opportunities or {}
    shown = new is not None
    return {
        "id": found.id,
        "name": found.name,
        "href": view.to(account_page(found.id)) if shown else "",
        "status": status_sentence(status_of(found), translator),
        "new": [_written(item, translator) for item in found.new],
        "effects": [(change, opportunity_of(change, opportunities)) for change in found.effects],
        "parts": [
            (
                title,
                _page(view, found, changes[0].part) if shown else "",
                [(change, opportunity_of(change, opportunities)) for change in changes],
            )
            for title, changes in by_part(found.changes, translator)
        ],
        "counted": counted(found, translator),
        "drawings": tuple(_drawings(site, found, old.found.reading, new.found.reading))
        if old and new and old.found and new.found
        else (),
    }


def _written(item: Diagnostic, translator: Translator) -> _Written:
    say = translator.say
    return _Written(
        item.code,
        item.severity,
        sentence_of(item, say),
        say(item.hint),
        item.location,
        fix_of(item),
    )


def _page(view: View, found: AccountChange, part: str) -> str:
    part = (
        part if part in ("assessment", "relationships", "value", "actions", "review") else "summary"
    )
    return view.to(account_page(found.id, part))


def _drawings(
    site: Site, found: AccountChange, old: AccountAnalysis, new: AccountAnalysis
) -> Iterator[_Drawings]:
    before = {reading.opportunity.id: reading for reading in old.opportunities}
    for number, reading in enumerate(new.opportunities, 1):
        earlier = before.get(reading.opportunity.id)
        if earlier is None:
            continue
        radar, network = _radar(site, earlier, reading, f"review-{found.id}-{number}"), ""
        folded: tuple[tuple[str, str], ...] = ()
        changed = found.people(reading.opportunity.id)
        # what changed in the whole account is drawn once, on the map of the first deal
        if changed and (
            number == 1
            or any(
                change.person and change.opportunity == reading.opportunity.id
                for change in found.changes
            )
        ):
            network, folded = _map(
                site, found, new, reading, changed, f"review-map-{found.id}-{number}"
            )
        now = reading.opportunity.organisation.by_id
        gone = [
            person.name
            for person in earlier.opportunity.organisation.named
            if person.id not in now and person.id in changed
        ]
        if radar or network:
            yield _Drawings(reading.opportunity.name, radar, network, tuple(gone), folded)


def _map(
    site: Site,
    found: AccountChange,
    account: AccountAnalysis,
    reading: OpportunityAnalysis,
    changed: Mapping[str, Direction],
    name: str,
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Draw the map with its marks; with it whoever changed and stands folded in a unit, by the unit's name."""
    translator, organisation = site.translator, reading.opportunity.organisation
    page = View(site, REVIEW).to(account_page(found.id, "relationships"))
    rows = account.account.organisation.by_id
    links = MapLinks(
        person=lambda person: f"{page}#person-{quote(person.id)}" if person.id in rows else "",
        group=lambda _: page,
        anchor=f"{name}-",
    )
    title = translator.text(
        "What changed among the people of {name}", name=reading.opportunity.name
    )
    drawing = draw_map(organisation, site.method, translator, name=name, title=title, links=links)
    msg = {
        "worse": translator.text("Worse"),
        "better": translator.text("Better"),
        "neutral": translator.text("Neither better nor worse"),
    }
    groups, folded = {}, []
    for group in divide(organisation).groups:
        inside = [
            (person, changed[person.id])
            for person in group.people
            if person.id in changed and not person.hidden
        ]
        if inside:
            inside.sort(key=lambda one: _ORDER.index(one[1]))
            names = ", ".join(f"{SIGNS[direction]} {person.name}" for person, direction in inside)
            worst = inside[0][1]
            groups[group.number] = Rating(
                worst, f"{SIGNS[worst]} {translator.number(len(inside))}", names
            )
            folded.append((group.unit or translator.text("Without a unit"), names))
    people = {
        key: Rating(direction, SIGNS[direction], msg[direction])
        for key, direction in changed.items()
    }
    return marked_map(drawing, people, groups), tuple(folded)


def _radar(site: Site, old: OpportunityAnalysis, new: OpportunityAnalysis, name: str) -> str:
    us, was = new.assessment.us, old.assessment.us
    if us is None or was is None or us.ratings == was.ratings:
        return ""
    return drawn(
        draw_radar(
            site.method,
            [Series("us", site.method.us, us.ratings)],
            site.translator,
            name=name,
            before=was.ratings,
        )
    )
