"""The relationship map of a slide: the people who count, and the steps it is told in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from markupsafe import Markup

from gosart.analysis.politics import DECIDING_ROLES, hides_status, is_against
from gosart.charts.relationship_map import draw_map, page_form
from gosart.method.enums import LineKind, Strength
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.slides_model import MapStepView, SlideMapView

__all__ = ["slide_maps"]

_PEOPLE = 14
"""Most people of a drawing that is read from the back of a room."""
_LEAST = 2
_NAMES, _PAIRS = 6, 4
"""Most names of a step, and pairs of names."""
_STRENGTHS = (Strength.STRONG, Strength.NORMAL, Strength.WEAK)
_NAME = "slide-map"
"""What the ids of the drawing begin with."""
_CARD = re.compile(r'data-person="?([^" >]*)"?')


def slide_maps(view: View, organisation: Organisation) -> Iterator[SlideMapView]:
    """Yield the map of a slide; none where fewer than two people would stand on it.

    Args:
        view: The page of the sheet.
        organisation: The people of the opportunity, and their lines.
    """
    drawn = _who_counts(organisation)
    if len(drawn.people) < _LEAST:
        return
    svg = draw_map(
        drawn,
        view.method,
        view.translator,
        name=_NAME,
        title=view.translator.text("Who decides, and who sways whom"),
    )
    deciding = {person.id for person in drawn.people if person.role in DECIDING_ROLES}

    def marked(card: re.Match[str]) -> str:
        return f"{card[0]} data-decides" if unescape(card[1]) in deciding else card[0]

    drawing = _CARD.sub(marked, page_form(svg, _NAME, bare=True))
    yield SlideMapView(Markup(drawing), tuple(_steps(view, drawn)))


def _who_counts(organisation: Organisation) -> Organisation:
    """Return who decides, then other key players, then whoever is on a line with one of them."""
    present = organisation.present
    first = [person for person in present if person.role in DECIDING_ROLES]
    key = sorted(
        (person for person in present if person.is_key), key=lambda person: order(person.influence)
    )
    chosen = dict.fromkeys((*first, *key))
    beside = (
        person
        for line in organisation.of_kind(LineKind.INFLUENCE, LineKind.CONFLICT)
        if line.source in chosen or line.target in chosen
        for person in (line.source, line.target)
        if not person.hidden and person.left is None
    )
    drawn = set(list(dict.fromkeys((*chosen, *beside)))[:_PEOPLE])
    return Organisation(
        tuple(person for person in organisation.people if person in drawn),
        tuple(line for line in organisation.lines if {line.source, line.target} <= drawn),
    )


def _steps(view: View, drawn: Organisation) -> Iterator[MapStepView]:
    """Yield who decides, who is for us, who is against us, and who sways whom."""
    text, people = view.translator.text, drawn.people

    def step(
        phase: str, label: str, names: Iterable[str], most: int = _NAMES
    ) -> Iterator[MapStepView]:
        named = tuple(names)
        rest = len(named) - most
        if named:
            more = view.translator.plural("{n} more", "{n} more", rest) if rest > 0 else ""
            yield MapStepView(phase, label, named[:most], more)

    def names(chosen: Iterable[Person]) -> Iterator[str]:
        return (person.name for person in chosen)

    decides = (person for person in people if person.role in DECIDING_ROLES)
    yield from step("decides", text("Who decides"), names(decides))
    if not hides_status(people):
        supporters = (person for person in people if person.is_with_us)
        yield from step("for", text("Supports us"), names(supporters))
        opponents = (person for person in people if is_against(person))
        yield from step("against", text("Opposes us"), names(opponents))
    lines = sorted(
        drawn.of_kind(LineKind.INFLUENCE), key=lambda line: _STRENGTHS.index(line.strength)
    )
    pairs = (f"{line.source.name} \u2192 {line.target.name}" for line in lines)
    yield from step("sways", text("Who sways whom"), pairs, _PAIRS)
