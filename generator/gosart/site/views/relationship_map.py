"""The relationship map as a page shows it, with all that its script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps
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

__all__ = ["ColouringView", "GroupView", "LayerView", "MapView", "StepView", "map_view"]

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
class LayerView:
    """A kind of line that can be hidden."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ColouringView:
    """A way to colour the cards."""

    name: str
    """As in `data-…` of a card."""
    label: str
    owners: str
    """JSON: number and name of our people, "" where the values are not people."""


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything a page shows of a map; each sequence may be empty."""

    drawing: Markup
    groups: tuple[GroupView, ...]
    left_out: str
    """What the map leaves to the table, "" for nothing."""
    legend: Markup
    layers: tuple[LayerView, ...]
    """Each kind of line, where there are several; else none."""
    colourings: tuple[ColouringView, ...]
    steps: tuple[StepView, ...]
    stances: str
    """Headings of the list on a phone, parted by bars: for us, undecided, against us, not met; ""
    where readers may not see who stands where."""


def map_view(
    view: View,
    organisation: Organisation,
    title: str,
    opportunities: tuple[Opportunity, ...] = (),
    *,
    has_stances: bool,
) -> MapView | None:
    """Draw the map of a page that has the table of people too.

    Args:
        view: The page.
        organisation: The people of the map.
        title: What the drawing is called.
        opportunities: Those to step through, where the map is the account's.
        has_stances: Whether the readers may see who stands where.

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
                "{n} person differs in this deal", "{n} people differ in this deal", len(cards)
            )
            steps.append(
                StepView(
                    opportunity.id,
                    f"{opportunity.name} · {count}",
                    json.dumps(cards, ensure_ascii=False),
                )
            )
    kinds = tuple(LayerView(name, label) for name, label in layers(organisation, translator))
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
        layers=kinds if len(kinds) > 1 else (),
        colourings=tuple(_colouring(mode) for mode in colourings(organisation, translator)),
        steps=tuple(steps),
        stances=_stances(view) if has_stances else "",
    )


def _stances(view: View) -> str:
    text = view.translator.text
    return "|".join((text("Supports us"), text("Undecided"), text("Opposes us"), text("Not met")))


def _colouring(mode: ColourMode) -> ColouringView:
    owners = str(htmlsafe_json_dumps(mode.owners)) if mode.owners else ""
    return ColouringView(mode.name, mode.label, owners)


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
