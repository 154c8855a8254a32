"""The relationship map as a page shows it: the drawing, its groups, its keys, and what differs in each opportunity."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from gosart.charts.relationship_map import (
    Group,
    MapLinks,
    colourings,
    divide,
    draw_group,
    draw_map,
    draw_stances,
    layers,
    legend,
)
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View

__all__ = ["MapView", "map_view"]

_MAP = "map"


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group that can be opened: its anchor, its unit, how many it holds, its drawing."""

    number: int
    anchor: str
    unit: str
    count: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class StepView:
    """An opportunity in which people stand otherwise: its cards as JSON by person."""

    id: str
    label: str
    cards: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything a page shows of a map; each sequence may be empty."""

    drawing: Markup
    groups: tuple[GroupView, ...]
    left_out: str
    """What the map leaves to the table, "" for nothing."""
    legend: Markup
    layers: tuple[tuple[str, str], ...]
    colourings: tuple[tuple[str, str, Markup], ...]
    steps: tuple[StepView, ...]


def map_view(
    view: View, organisation: Organisation, title: str, opportunities: tuple[Opportunity, ...] = ()
) -> MapView | None:
    """Draw the map of a page whose table of people is on it too; None where nobody is on the map.

    `deals` are the opportunities to step through, where the map is the account's.
    """
    if not organisation.people:
        return None
    method, translator = view.method, view.translator
    links = MapLinks(
        lambda person: f"#{_row(person)}",
        lambda group: f"#{_anchor(group)}" if group.is_drawn else "#people",
    )
    division = divide(organisation)
    left = division.left_out
    groups = tuple(
        GroupView(
            group.number,
            _anchor(group),
            group.unit or translator.text("Without a unit"),
            translator.plural("{n} person", "{n} people", len(group.people)),
            Markup(
                draw_group(
                    organisation,
                    group,
                    method,
                    translator,
                    name=f"{_MAP}-{_anchor(group)}",
                    title=group.unit or title,
                    links=links,
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
            draw_map(organisation, method, translator, name=_MAP, title=title, links=links)
        ),
        groups=groups,
        left_out=_left_out(view, left, len(organisation.people)) if left else "",
        legend=Markup(legend(organisation, method, translator)),
        layers=layers(organisation, translator),
        colourings=tuple(
            (name, label, Markup(key))
            for name, label, key in colourings(organisation, method, translator)
        ),
        steps=tuple(steps),
    )


def _row(person: Person) -> str:
    return f"person-{person.id}"


def _anchor(group: Group) -> str:
    return f"unit-{group.number}"


def _left_out(view: View, left: tuple[Group, ...], everybody: int) -> str:
    translator = view.translator
    count = sum(len(group.people) for group in left)
    units = ", ".join(
        f"{group.unit or translator.text('Without a unit')} ({translator.number(len(group.people))})"
        for group in left
    )
    return translator.plural(
        "Of {all} people the map leaves {n} to the table, who is no key player and has no line to one: {units}.",
        "Of {all} people the map leaves {n} to the table, who are no key players and have no line to one: {units}.",
        count,
        all=translator.number(everybody),
        units=units,
    )
