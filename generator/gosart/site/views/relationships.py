"""The page of relationships put together: map, findings, power by support, people, alignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.politics import Politics
from gosart.briefing.judgement import stances_in_words
from gosart.charts.power_grid import draw_power_grid, draw_share
from gosart.method.enums import LineKind, Strength
from gosart.plan.model.account import Account
from gosart.plan.model.people import Line, Organisation, Person
from gosart.site.pages.account_result import AccountResult
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.alignment import alignment_view
from gosart.site.views.people_table import people_table
from gosart.site.views.person_cards import NarrativeOf, person_cards
from gosart.site.views.relationship_findings import findings_together, relationship_findings
from gosart.site.views.relationship_map import MapView, map_view
from gosart.site.views.relationships_model import (
    ConnectionView,
    PowerRowView,
    RelationshipsView,
    TileView,
)
from gosart.site.views.svg_embed import embed_svg

__all__ = ["relationships_view"]

_CONNECTIONS = (LineKind.INFORMAL, LineKind.INFLUENCE, LineKind.CONFLICT)


def relationships_view(
    view: View,
    heading: str,
    result: AccountResult,
    chosen: Sequence[OpportunityAnalysis],
    own: OpportunityAnalysis | None,
    narrative: NarrativeOf,
) -> RelationshipsView:
    """Return the page of relationships.

    Args:
        view: The page.
        heading: Its heading.
        result: The account.
        chosen: The opportunity whose people the page shows; empty for the account's people, with
            what is true of them in all its opportunities.
        own: The opportunity whose page it is, None for the account's.
        narrative: Renders what a plan says of a person in its own text.
    """
    analysis, text = result.analysis, view.translator.text
    account = analysis.account
    organisation = chosen[0].opportunity.organisation if chosen else account.organisation
    politics = chosen[0].politics if chosen else analysis.politics
    opportunities = chosen or analysis.opportunities
    is_part = bool(chosen) and len(analysis.opportunities) > 1
    findings = relationship_findings(
        view, None if is_part else result.own, opportunities, result.reports, organisation
    )
    decided = [item.opportunity for item in opportunities if item.opportunity.is_open or chosen]
    cards = person_cards(
        view, account, organisation, decided, narrative, several=len(opportunities) > 1
    )
    alignment = alignment_view(view, organisation)
    return RelationshipsView(
        heading=heading,
        nav=account_nav(view, analysis, "relationships", own.opportunity if own else None),
        has_people=bool(organisation.people),
        maps=_maps(view, analysis, organisation, chosen, is_partial=politics.is_partial),
        tiles=tuple(_tiles(view, politics)),
        is_partial=politics.is_partial,
        hidden=len(organisation.people) - len(organisation.named),
        findings=findings_together(view, findings),
        has_no_opportunity=not analysis.opportunities,
        power=tuple(_power(view, politics)),
        has_grid=bool(politics.people),
        grid=_grid(view, organisation) if organisation.present else Markup(),
        table=people_table(view, organisation),
        is_unsearched=view.site.names_only,
        cards=tuple(cards),
        has_alignment=bool(alignment.rows),
        alignment=alignment,
        connections=tuple(
            _connection(view, account, line) for line in organisation.of_kind(*_CONNECTIONS)
        ),
        connection_head=view.chapter("politics", text("Connection"), "line-kind"),
    )


def _maps(
    view: View,
    analysis: AccountAnalysis,
    organisation: Organisation,
    chosen: Sequence[OpportunityAnalysis],
    *,
    is_partial: bool,
) -> tuple[MapView, ...]:
    """Draw the map; the account's own can be stepped through its opportunities."""
    is_part = chosen and len(analysis.opportunities) > 1
    name = analysis.account.name
    title = view.translator.text(
        "Relationship map of {name}",
        name=f"{name} · {chosen[0].opportunity.name}" if is_part else name,
    )
    steps = () if chosen else tuple(item.opportunity for item in analysis.opportunities)
    drawn = map_view(view, organisation, title, steps, has_stances=not is_partial)
    return (drawn,) if drawn else ()


def _tiles(view: View, politics: Politics) -> Iterator[TileView]:
    """Yield counts of key players; who is for us only for those who may see it."""
    text, counted = view.translator.text, not politics.is_partial
    label = view.chapter("politics", text("Key players"))
    yield TileView(label, len(politics.key_players), "")
    if counted:
        yield TileView(Markup.escape(text("Key players with us")), len(politics.with_us), "good")
        yield TileView(Markup.escape(text("Key players against us")), len(politics.against), "bad")
    yield TileView(Markup.escape(text("Key players not met")), len(politics.uncovered), "warn")
    if counted:
        yield TileView(Markup.escape(text("Mentors")), len(politics.mentors), "")


def _power(view: View, politics: Politics) -> Iterator[PowerRowView]:
    """Yield each group of the powerful that has people; none for readers who may not see them."""
    for level in () if politics.is_partial else politics.power:
        if any(level.counts):
            description = stances_in_words(level.counts, view.translator)
            bar = embed_svg(draw_share(level.counts, description))
            yield PowerRowView(view.term(level.influence), bar, description)


def _grid(view: View, organisation: Organisation) -> Markup:
    """Draw the grid of power by support, each person a link to their row."""

    def row(person: Person) -> str:
        return f"#person-{person.id}"

    title = view.translator.text("Power by support")
    return embed_svg(
        draw_power_grid(
            organisation, view.method, view.translator, name="power", title=title, href=row
        )
    )


def _connection(view: View, account: Account, line: Line) -> ConnectionView:
    is_strength = line.kind is LineKind.INFLUENCE and line.strength is not Strength.NORMAL
    return ConnectionView(
        source=view.person(line.source, account.id),
        kind=view.label(line.kind),
        strength=view.label(line.strength) if is_strength else "",
        target=view.person(line.target, account.id),
        note=line.note,
    )
