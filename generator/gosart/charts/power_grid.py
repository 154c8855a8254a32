"""Power by support: influence across, the most first, status downwards from friend to enemy, each person where they stand.

Two drawings: the grid, and a bar that parts a count into three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from gosart.charts.svg import escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import Coverage, Influence, Status
from gosart.method.model import Method
from gosart.plan.model.people import Organisation, Person
from gosart.text.shorten import shorten_to_width

__all__ = ["draw_power_grid", "draw_share"]

_COLUMNS: tuple[Influence | None, ...] = (
    Influence.INNER_CIRCLE,
    Influence.POLITICAL_STRUCTURE,
    Influence.OUTSIDE,
    None,
)
_ROWS: tuple[Status | None, ...] = (
    Status.MENTOR,
    Status.SUPPORTER,
    Status.NEUTRAL,
    None,
    Status.NON_SUPPORTER,
    Status.ENEMY,
)
_LEFT, _TOP = 136, 30
_CELL, _CHIP, _GAP, _PAD = 224, 26, 4, 6
_SIZE = 13.0
_MOST = 12
"""Chips in a cell; what is more is told as a number, the table has them all."""
_DOTS = {Coverage.NONE: 0, Coverage.BRIEF: 1, Coverage.MULTIPLE: 2, Coverage.IN_DEPTH: 3}
_SIGNS = {"*": "\u2605", "-": "\u2212", "x": "\u00d7", "X": "\u00d7"}


def draw_power_grid(
    organisation: Organisation,
    method: Method,
    translator: Translator,
    *,
    name: str,
    title: str,
    href: Callable[[Person], str] | None = None,
) -> str:
    """Draw named people who have not left as a complete `<svg>` element; `name` begins its ids. Its looks are in `people.css`.

    A column or row of what is not known is there only where somebody is in it.
    """
    cells: dict[tuple[Status | None, Influence | None], list[Person]] = {}
    for person in organisation.present:
        cells.setdefault((person.status, person.influence), []).append(person)
    columns = [
        kind for kind in _COLUMNS if kind is not None or any(found is None for _, found in cells)
    ]
    rows = [kind for kind in _ROWS if kind is not None or any(found is None for found, _ in cells)]
    parts: list[str] = []
    width = _LEFT + _CELL * len(columns)
    for index, influence in enumerate(columns):
        x = _LEFT + _CELL * index
        parts.append(
            f'<text class="pg-head" x="{x + _CELL // 2}" y="20">{escape_xml(_label(influence, method, translator, _CELL - 12))}</text>'
        )
    y = _TOP
    for status in rows:
        most = max(len(cells.get((status, influence), ())) for influence in columns)
        height = 2 * _PAD + max(1, min(most, _MOST) + (most > _MOST)) * (_CHIP + _GAP) - _GAP
        parts.append(_row_head(status, y, height, method, translator))
        for index, influence in enumerate(columns):
            x = _LEFT + _CELL * index
            kind = f"pg-{influence.value}" if influence else "pg-unknown"
            parts.append(
                f'<rect class="pg-cell {kind}" x="{x}" y="{y}" width="{_CELL}" height="{height}"/>'
            )
            people = cells.get((status, influence), [])
            for place, person in enumerate(people[:_MOST]):
                parts.append(
                    _chip(person, x + _PAD, y + _PAD + place * (_CHIP + _GAP), method, href)
                )
            if len(people) > _MOST:
                more = translator.plural("{n} more person", "{n} more people", len(people) - _MOST)
                parts.append(
                    f'<text class="pg-more" x="{x + _PAD + 4}" y="{y + height - _PAD - 8}">{escape_xml(more)}</text>'
                )
        y += height
    about = translator.text(
        "People by influence, the most on the left, and by status, friends at the top; dots: how well we know them"
    )
    return (
        '<svg class="gosart-power" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width} {y + 2}" role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape_xml(title)}</title>'
        f'<desc id="{name}-desc">{escape_xml(about)}</desc>{"".join(parts)}</svg>'
    )


def draw_share(counts: Sequence[int], label: str) -> str:
    """Draw counts as the parts of a bar of 120 by 8 units, in the order for us, undecided, against us; `label` is what a reader hears."""
    whole = sum(counts)
    kinds = ("pb-for", "pb-open", "pb-against")
    parts, x = [], 0.0
    for kind, count in zip(kinds, counts, strict=True):
        length = 120 * count / whole if whole else 0
        if count:
            parts.append(f'<rect class="{kind}" x="{x:g}" width="{length:g}" height="8"/>')
        x = round(x + length, 2)
    return (
        '<svg class="gosart-share" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 8" preserveAspectRatio="none" role="img">'
        f"<title>{escape_xml(label)}</title>{''.join(parts)}</svg>"
    )


def _label(value: StrEnum | None, method: Method, translator: Translator, room: float) -> str:
    return shorten_to_width(
        method.term(value).label if value is not None else translator.text("Not known"), _SIZE, room
    )


def _sign(status: Status | None, method: Method) -> str:
    letter = method.term(status).letter if status else "?"
    return _SIGNS.get(letter, letter)


def _row_head(
    status: Status | None, y: int, height: int, method: Method, translator: Translator
) -> str:
    middle = y + height // 2
    kind = f"pg-s-{status.value}" if status else "pg-s-none"
    label = escape_xml(_label(status, method, translator, _LEFT - 34))
    return (
        f'<circle class="pg-sign {kind}" cx="12" cy="{middle}" r="9"/><text class="pg-letter" x="12" y="{middle + 5}">'
        f'{escape_xml(_sign(status, method))}</text><text class="pg-side" x="27" y="{middle + 5}">{label}</text>'
    )


def _chip(
    person: Person, x: int, y: int, method: Method, href: Callable[[Person], str] | None
) -> str:
    """Draw a person's name with three dots for the coverage, a link where `href` gives an address."""
    width = _CELL - 2 * _PAD
    facts = [person.name, *([person.title] if person.title else [])]
    facts += [
        method.term(value).label
        for value in (person.influence, person.status, person.coverage)
        if value is not None
    ]
    kind = f"pg-chip pg-s-{person.status.value}" if person.status else "pg-chip pg-s-none"
    kind += " pg-unmet" if person.coverage in (None, Coverage.NONE) else ""
    name = shorten_to_width(person.name or person.id, _SIZE, width - 56)
    told = " \u00b7 ".join(facts)
    drawn = (
        f'<g class="{kind}" role="img"><title>{escape_xml(told)}</title>'
        f'<rect x="{x}" y="{y}" width="{width}" height="{_CHIP}" rx="4"/><text x="{x + 9}" y="{y + 18}">{escape_xml(name)}</text>'
        f"{_dots(person.coverage, x + width - 40, y + _CHIP // 2)}</g>"
    )
    # `xlink:href`: Material's instant navigation sets `.href` on whatever matches `[href]`, which a link inside a drawing does not allow.
    return f'<a xlink:href="{escape_xml(href(person))}">{drawn}</a>' if href else drawn


def _dots(coverage: Coverage | None, x: int, y: int) -> str:
    if coverage is None:
        return f'<text class="pg-small" x="{x + 12}" y="{y + 5}">?</text>'
    kinds = ("pg-dot pg-on" if number < _DOTS[coverage] else "pg-dot" for number in range(3))
    return "".join(
        f'<circle class="{kind}" cx="{x + 6 + 12 * number}" cy="{y}" r="4"/>'
        for number, kind in enumerate(kinds)
    )
