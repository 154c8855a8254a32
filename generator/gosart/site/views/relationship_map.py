"""The relationship map as a page shows it, with all that its script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from gosart.charts.relationship_map import (
    ColourMode,
    Group,
    MapLinks,
    colourings,
    divide,
    draw_group,
    draw_map,
    draw_stances,
    layers,
    legend,
    legend_form,
    page_form,
)
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View

__all__ = ["GroupView", "MapView", "StepView", "map_view"]

_MAP = "map"
"""What every id of the drawing begins with."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of people that the map shows as a single card, and that can be opened."""

    number: int
    anchor: str
    unit: str
    """Its name."""
    count: str
    """How many people it holds, in words."""
    drawing: Markup
    """The people inside."""


@dataclass(frozen=True, slots=True)
class StepView:
    """An opportunity in which people stand otherwise than in the account."""

    id: str
    label: str
    """Its name, and how many people stand otherwise."""
    cards: str
    """JSON: the markup of a card, by person."""


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything a page shows of a map; each sequence may be empty."""

    drawing: Markup
    groups: tuple[GroupView, ...]
    left_out: str
    """What the map leaves to the table, "" for nothing."""
    legend: Markup
    layers: tuple[tuple[str, str], ...]
    """(name, label) of each kind of line."""
    colourings: tuple[ColourMode, ...]
    """Each way to colour the cards."""
    steps: tuple[StepView, ...]


def map_view(
    view: View, organisation: Organisation, title: str, opportunities: tuple[Opportunity, ...] = ()
) -> MapView | None:
    """Draw the map of a page that has the table of people too.

    Args:
        view: The page.
        organisation: The people of the map.
        title: What the drawing is called.
        opportunities: Those to step through, where the map is the account's.

    Returns:
        The map; None where nobody is on it.
    """
    if not organisation.people:
        return None
    method, translator = view.method, view.translator
    links = MapLinks(
        lambda person: f"#{_row(person)}",
        lambda group: f"#{_anchor(group)}" if group.is_drawn else "#people",
    )
    division = divide(organisation)
    groups = tuple(
        GroupView(
            group.number,
            _anchor(group),
            group.unit or translator.text("Without a unit"),
            translator.plural("{n} person", "{n} people", len(group.people)),
            Markup(
                page_form(
                    draw_group(
                        organisation,
                        group,
                        method,
                        translator,
                        name=f"{_MAP}-{_anchor(group)}",
                        title=group.unit or title,
                        links=links,
                    ),
                    f"{_MAP}-{_anchor(group)}",
                )
            ),
        )
        for group in division.groups
        if group.is_drawn
    )
    steps = []
    for opportunity in opportunities:
        cards = draw_stances(organisation, opportunity.organisation, method, translator, links)
        if cards:
            count = translator.plural(
                "{n} person stands otherwise", "{n} people stand otherwise", len(cards)
            )
            steps.append(
                StepView(
                    opportunity.id,
                    f"{opportunity.name} · {count}",
                    json.dumps(cards, ensure_ascii=False),
                )
            )
    return MapView(
        drawing=Markup(
            page_form(
                draw_map(organisation, method, translator, name=_MAP, title=title, links=links),
                _MAP,
            )
        ),
        groups=groups,
        left_out=_left_out(view, division.left_out, len(organisation.people)),
        legend=Markup(legend_form(legend(organisation, method, translator))),
        layers=layers(organisation, translator),
        colourings=colourings(organisation, translator),
        steps=tuple(steps),
    )


def _row(person: Person) -> str:
    return f"person-{person.id}"


def _anchor(group: Group) -> str:
    return f"unit-{group.number}"


def _left_out(view: View, groups: tuple[Group, ...], everybody: int) -> str:
    """Name the units that the map leaves to the table, "" for none."""
    if not groups:
        return ""
    translator = view.translator
    count = sum(len(group.people) for group in groups)
    no_unit = translator.text("Without a unit")
    units = ", ".join(
        f"{group.unit or no_unit} ({translator.number(len(group.people))})" for group in groups
    )
    return translator.plural(
        "Of {all} people the map leaves {n} to the table, "
        "who is no key player and has no line to one: {units}.",
        "Of {all} people the map leaves {n} to the table, "
        "who are no key players and have no line to one: {units}.",
        count,
        all=translator.number(everybody),
        units=units,
    )
