"""Power by support: influence across, status downwards from mentor to enemy, people in the cells.

Two drawings: the grid, and a bar that parts a count into three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from gosart.charts.person_signs import COVERAGE_DOTS, status_sign
from gosart.charts.svg import escape_xml, link
from gosart.i18n.translator import Translator
from gosart.method.enums import Coverage, Influence, Status
from gosart.method.model import Method
from gosart.plan.model.people import Organisation, Person
from gosart.text.shorten import shorten_to_width

__all__ = ["draw_power_grid", "draw_share"]


class _Blank(StrEnum):
    """What stands for a value that is not there to be drawn."""

    NOT_KNOWN = "unknown"
    NOT_SHOWN = "hidden"
    """The readers may not see it."""


_COLUMNS: tuple[Influence | _Blank, ...] = (
    Influence.INNER_CIRCLE,
    Influence.POLITICAL_STRUCTURE,
    Influence.OUTSIDE,
    *_Blank,
)
_ROWS: tuple[Status | _Blank, ...] = (
    Status.MENTOR,
    Status.SUPPORTER,
    Status.NEUTRAL,
    *_Blank,
    Status.NON_SUPPORTER,
    Status.ENEMY,
)
_LEFT, _TOP = 136, 30
_CELL, _CHIP, _GAP, _PAD = 224, 26, 4, 6
"""Width of a cell, height of a person in it, and the room between and around people."""
_SIZE = 13.0
"""Font size in units of the drawing."""
_MOST = 12
"""People in a cell; how many more there are is written below them, and a table has them all."""


def draw_power_grid(
    organisation: Organisation,
    method: Method,
    translator: Translator,
    *,
    name: str,
    title: str,
    href: Callable[[Person], str] | None = None,
) -> str:
    """Draw named people who have not left as a complete `<svg>` element.

    Its looks are in `people.css`. A column or row of what is not known, or not for these readers,
    is there only where somebody is in it.

    Args:
        organisation: Whose people are drawn.
        method: The method, which has the labels of influences and statuses.
        translator: Says the other words.
        name: What the ids of the drawing begin with; two grids of one page need two names.
        title: What a screen reader says first.
        href: Gives the address of a person's card; None for a grid without links.

    Returns:
        SVG.
    """
    cells: dict[tuple[StrEnum, StrEnum], list[Person]] = {}
    for person in organisation.present:
        row = person.status or _blank(person, "status")
        column = person.influence or _blank(person, "influence")
        cells.setdefault((row, column), []).append(person)
    used_rows = {row for row, _ in cells}
    used_columns = {column for _, column in cells}
    columns = [item for item in _COLUMNS if not isinstance(item, _Blank) or item in used_columns]
    rows = [item for item in _ROWS if not isinstance(item, _Blank) or item in used_rows]
    parts: list[str] = []
    width = _LEFT + _CELL * len(columns)
    for index, influence in enumerate(columns):
        x = _LEFT + _CELL * index
        parts.append(
            f'<text class="pg-head" x="{x + _CELL // 2}" y="20">'
            f"{escape_xml(_label(influence, method, translator, _CELL - 12))}</text>"
        )
    y, cells_of = _TOP, [""] * len(columns)
    for status in rows:
        most = max(len(cells.get((status, influence), ())) for influence in columns)
        height = 2 * _PAD + max(1, min(most, _MOST) + (most > _MOST)) * (_CHIP + _GAP) - _GAP
        parts.append(_row_head(status, y, height, method, translator))
        for index, influence in enumerate(columns):
            x = _LEFT + _CELL * index
            cells_of[index] += f"M{x},{y}h{_CELL}v{height}h-{_CELL}z"
            people = cells.get((status, influence), [])
            for index_in_cell, person in enumerate(people[:_MOST]):
                chip_y = y + _PAD + index_in_cell * (_CHIP + _GAP)
                parts.append(_chip(person, x + _PAD, chip_y, method, href, name))
            if len(people) > _MOST:
                more = translator.plural("{n} more person", "{n} more people", len(people) - _MOST)
                parts.append(
                    f'<text class="pg-more" x="{x + _PAD + 4}" y="{y + height - _PAD - 8}">'
                    f"{escape_xml(more)}</text>"
                )
        y += height
    kinds = ["unknown" if isinstance(item, _Blank) else item.value for item in columns]
    known = {person.coverage for people in cells.values() for person in people}
    drawn_once = "".join(
        f'<g id="{name}-d{COVERAGE_DOTS[coverage]}">{_dots(coverage)}</g>'
        for coverage in Coverage
        if coverage in known
    )
    parts = [
        f"<defs>{drawn_once}</defs>" if drawn_once else "",
        *(
            f'<path class="pg-cell pg-{kind}" d="{cell}"/>'
            for kind, cell in zip(kinds, cells_of, strict=True)
        ),
        *parts,
    ]
    about = translator.text(
        "People by influence, most on the left, and by status, strongest support at the top; "
        "dots: how well we know them"
    )
    return (
        '<svg class="gosart-power" xmlns="http://www.w3.org/2000/svg"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width} {y + 2}" role="group"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape_xml(title)}</title>'
        f'<desc id="{name}-desc">{escape_xml(about)}</desc>{"".join(parts)}</svg>'
    )


def draw_share(counts: Sequence[int], label: str) -> str:
    """Draw counts as the parts of a bar of 120 by 8 units.

    Args:
        counts: How many are for us, undecided, against us and not met; the last may be left out.
        label: What a screen reader says instead.

    Returns:
        SVG.
    """
    whole = sum(counts)
    kinds = ("pb-for", "pb-open", "pb-against", "pb-unmet")
    parts, x = [], 0.0
    for kind, count in zip(kinds, counts, strict=False):
        length = 120 * count / whole if whole else 0
        if count:
            parts.append(f'<rect class="{kind}" x="{x:g}" width="{length:g}" height="8"/>')
        x = round(x + length, 2)
    return (
        '<svg class="gosart-share" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 8"'
        ' preserveAspectRatio="none" role="img">'
        f"<title>{escape_xml(label)}</title>{''.join(parts)}</svg>"
    )


def _blank(person: Person, field: str) -> _Blank:
    return _Blank.NOT_SHOWN if field in person.hidden_fields else _Blank.NOT_KNOWN


def _label(value: StrEnum, method: Method, translator: Translator, room: float) -> str:
    if value is _Blank.NOT_KNOWN:
        label = translator.text("Unknown")
    elif value is _Blank.NOT_SHOWN:
        label = translator.text("Not shown")
    else:
        label = method.term(value).label
    return shorten_to_width(label, _SIZE, room)


def _row_head(
    status: Status | _Blank, y: int, height: int, method: Method, translator: Translator
) -> str:
    middle = y + height // 2
    known = None if isinstance(status, _Blank) else status
    kind = f"pg-s-{known.value}" if known else "pg-s-none"
    label = escape_xml(_label(status, method, translator, _LEFT - 34))
    return (
        f'<circle class="pg-sign {kind}" cx="12" cy="{middle}" r="9"/>'
        f'<text class="pg-letter" x="12" y="{middle + 5}">'
        f"{escape_xml(status_sign(known, method))}</text>"
        f'<text x="27" y="{middle + 5}">{label}</text>'
    )


def _chip(
    person: Person,
    x: int,
    y: int,
    method: Method,
    href: Callable[[Person], str] | None,
    grid: str,
) -> str:
    """Draw a person's name with three dots for the coverage, a link where there is `href`."""
    width = _CELL - 2 * _PAD
    facts = [person.name, *([person.title] if person.title else [])]
    facts += [
        method.term(value).label
        for value in (person.influence, person.status, person.coverage)
        if value is not None
    ]
    kind = f"pg-s-{person.status.value}" if person.status else "pg-s-none"
    kind += " pg-unmet" if person.coverage in (None, Coverage.NONE) else ""
    name = shorten_to_width(person.name or person.id, _SIZE, width - 56)
    title = escape_xml(" \u00b7 ".join(facts))
    # What is the same in each is placed by the style sheet, and the dots are drawn once.
    dots = (
        '<text class="pg-small">?</text>'
        if person.coverage is None
        else f'<use xlink:href="#{grid}-d{COVERAGE_DOTS[person.coverage]}"/>'
    )
    chip = (
        f'<g class="{kind}" role="img" transform="translate({x},{y})"><title>{title}</title>'
        f"<rect/><text>{escape_xml(name)}</text>{dots}</g>"
    )
    return link(href(person), chip) if href else chip


def _dots(coverage: Coverage) -> str:
    """Draw three dots at the right of a person's chip, as many filled as coverage goes."""
    return "".join(
        f'<circle class="pg-dot{" pg-on" if number < COVERAGE_DOTS[coverage] else ""}"'
        f' cx="{_CELL - 2 * _PAD - 34 + 12 * number}" cy="{_CHIP // 2}"/>'
        for number in range(3)
    )
