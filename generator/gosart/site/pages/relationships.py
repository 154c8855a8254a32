"""What the page of relationships shows: map, findings, power by support, people, team alignment."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.politics import Politics
from gosart.charts.power_grid import draw_power_grid, draw_share
from gosart.method.enums import LineKind
from gosart.plan.model.people import Organisation
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.method import set_title
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.alignment import alignment_of
from gosart.site.views.people_table import people_rows
from gosart.site.views.person_cards import person_cards
from gosart.site.views.relationship_findings import person_link, relationship_findings
from gosart.site.views.relationship_map import MapView, map_view
from gosart.site.views.svg_embed import embed_svg

__all__ = ["relationship_values"]


_PEOPLE_SETS = (
    "role", "influence", "status", "adaptability", "coverage", "approach-verb", "orientation",
    "level",
)  # fmt: skip
"""The closed sets whose values the table of people and their cards write."""


def relationship_values(
    view: View, result: AccountResult, chosen: tuple[OpportunityAnalysis, ...]
) -> dict[str, Any]:
    """Return what the template of relationships asks for.

    Args:
        view: The page.
        result: The account.
        chosen: The opportunity whose people the page shows; empty for the account's people, with
            what is true of them in all its opportunities.
    """
    analysis, reports = result.analysis, result.reports
    account = analysis.account
    organisation = chosen[0].opportunity.organisation if chosen else account.organisation
    politics = chosen[0].politics if chosen else analysis.politics
    opportunities = chosen or analysis.opportunities
    several = len(opportunities) > 1
    is_part = bool(chosen) and len(analysis.opportunities) > 1
    return {
        "organisation": organisation,
        "politics": politics,
        "map": _map(view, analysis, organisation, chosen),
        "hidden_count": len(organisation.people) - len(organisation.named),
        "readings": relationship_findings(
            view, None if is_part else result.own, opportunities, reports, organisation
        ),
        "power": _power(view, politics),
        "grid": _grid(view, organisation) if organisation.present else "",
        "people_sets": tuple((name, set_title(view.translator, name)) for name in _PEOPLE_SETS),
        "rows": people_rows(view, organisation),
        "cards": tuple(
            person_cards(
                view,
                organisation,
                [item.opportunity for item in opportunities if item.opportunity.is_open or chosen],
                several=several,
            )
        ),
        "alignment": alignment_of(organisation),
        "lines": tuple(
            organisation.of_kind(LineKind.INFORMAL, LineKind.INFLUENCE, LineKind.CONFLICT)
        ),
        "order": order,
        "person_link": lambda person: person_link(view, person),
    }


def _map(
    view: View,
    analysis: AccountAnalysis,
    organisation: Organisation,
    chosen: tuple[OpportunityAnalysis, ...],
) -> MapView | None:
    """Draw the map; the account's own can be stepped through its opportunities."""
    is_part = chosen and len(analysis.opportunities) > 1
    name = analysis.account.name
    title = view.translator.text(
        "Relationship map of {name}",
        name=f"{name} · {chosen[0].opportunity.name}" if is_part else name,
    )
    steps = () if chosen else tuple(item.opportunity for item in analysis.opportunities)
    return map_view(view, organisation, title, steps)


def _power(view: View, politics: Politics) -> tuple[tuple[Any, Markup, str], ...]:
    """Return (influence, bar, the same in words) of each group of the powerful that has people.

    None where the readers may not see who is for us.
    """
    rows = []
    for level in () if politics.is_partial else politics.power:
        counts = (len(level.with_us), len(level.undecided), len(level.against))
        if any(counts):
            description = view.translator.text(
                "{ours} for us, {open} undecided, {against} against us",
                ours=counts[0],
                open=counts[1],
                against=counts[2],
            )
            rows.append((level.influence, embed_svg(draw_share(counts, description)), description))
    return tuple(rows)


def _grid(view: View, organisation: Organisation) -> Markup:
    """Draw the grid of power by support, each person a link to their row."""
    title = view.translator.text("Power by support")
    return embed_svg(
        draw_power_grid(
            organisation,
            view.method,
            view.translator,
            name="power",
            title=title,
            href=lambda person: f"#person-{person.id}",
        )
    )
