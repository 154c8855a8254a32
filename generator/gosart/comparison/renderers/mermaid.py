"""Who changed and whom they have lines to, as a Mermaid flowchart for a comment.

At most a dozen people are drawn, and every text of theirs is encoded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gosart.comparison.model import Direction
from gosart.comparison.summary import SIGNS
from gosart.comparison.values import shortened
from gosart.i18n.translator import Translator
from gosart.method.enums import LineKind
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["MOST", "as_mermaid"]

MOST = 12
"""People of a drawing: more than these nobody reads in a comment."""
_ORDER = ("worse", "better", "neutral")
_PLAIN = re.compile(r"[^\w ,.()\u2019-]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_ARROWS = {
    LineKind.FORMAL: "---",
    LineKind.INFORMAL: "-.-",
    LineKind.INFLUENCE: "==>",
    LineKind.CONFLICT: "x--x",
}
_STROKES = (
    ("worse", "stroke:#d32f2f,stroke-width:4px"),
    ("better", "stroke:#2e7d32,stroke-width:4px"),
    ("neutral", "stroke-width:4px"),
)


def as_mermaid(
    organisation: Organisation, changed: Mapping[str, Direction], translator: Translator
) -> list[str]:
    """Draw those who changed and their direct lines.

    Of more than a dozen people those who got worse come first, key players before others; a
    sentence below says how many are left out.

    Args:
        organisation: Who is on the map.
        changed: Direction of what changed about each person, by id.
        translator: Of the language asked for.

    Returns:
        Lines of Markdown with a fenced flowchart; [] where none of them is on the map.
    """
    people, left = _choose(organisation, changed)
    if not people:
        return []
    nodes = {person: f"p{number}" for number, person in enumerate(people)}
    heading = translator.text("Who changed, and their direct lines")
    drawing = [
        f"**{heading}**",
        "",
        "```mermaid",
        "flowchart TD",
    ]
    for person, node in nodes.items():
        direction = changed.get(person.id)
        title = f"<br>{_encoded(person.title)}" if person.title else ""
        label = (
            (f"{SIGNS[direction]} " if direction else "")
            + _encoded(person.name or person.id)
            + title
        )
        drawing.append(f'  {node}["{label}"]' + (f":::{direction}" if direction else ""))
    drawing += [
        f"  {nodes[line.source]} {_ARROWS[line.kind]} {nodes[line.target]}"
        for line in _lines(organisation, nodes, changed)
    ]
    drawing += [
        f"  classDef {direction} {stroke}"
        for direction, stroke in _STROKES
        if direction in changed.values()
    ]
    legend = translator.text(
        "Plain lines: reports to. Dotted: informally. Thick arrows: influences. "
        "Crosses: in conflict."
    )
    if left:
        legend += " " + translator.plural(
            "{n} person is left out.", "{n} people are left out.", left
        )
    return [*drawing, "```", "", legend, ""]


def _choose(
    organisation: Organisation, changed: Mapping[str, Direction]
) -> tuple[Sequence[Person], int]:
    """Return whom to draw, in the plan's order, and how many there would be more."""
    affected = [person for person in organisation.named if person.id in changed]
    affected.sort(key=lambda person: (_ORDER.index(changed[person.id]), not person.is_key))
    beside = [
        other
        for line in organisation.lines
        for person, other in ((line.source, line.target), (line.target, line.source))
        if person.id in changed
        and not person.hidden
        and other.id not in changed
        and not other.hidden
    ]
    beside.sort(key=lambda person: not person.is_key)
    wanted = list(dict.fromkeys((*affected, *beside)))
    drawn = set(wanted[:MOST])
    return [person for person in organisation.named if person in drawn], len(wanted) - len(drawn)


def _lines(
    organisation: Organisation, nodes: Mapping[Person, str], changed: Mapping[str, Direction]
) -> list[Line]:
    return [
        line
        for line in organisation.lines
        if line.source in nodes
        and line.target in nodes
        and (line.source.id in changed or line.target.id in changed)
    ]


def _encoded(text: str) -> str:
    """Return a text that Mermaid takes for nothing but itself: signs as their number."""
    line = _UNSEEN.sub("", " ".join(text.split()))
    return _PLAIN.sub(lambda sign: f"#{ord(sign[0])};", shortened(line, 50))
