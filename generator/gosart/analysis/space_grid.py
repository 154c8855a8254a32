"""White space as a grid: the customer's units by our offerings, few enough to be looked at.

SpaceGrid ── units ── SpaceLine (a row: a unit, or several rolled up)
          └─ offerings ── SpaceLine (a column: an offering, or several small ones)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gosart.analysis.opportunity import sum_money
from gosart.method.enums import WhitespaceStatus
from gosart.plan.model.account import Account, Money, Unit, WhitespaceCell

__all__ = [
    "MOST_OFFERINGS",
    "MOST_UNITS",
    "TO_WIN",
    "SpaceGrid",
    "SpaceLine",
    "amounts_of",
    "space_grid",
]

MOST_OFFERINGS, MOST_UNITS = 8, 12
"""How many columns and rows the grid has at most; then the small ones are put together."""
TO_WIN = (WhitespaceStatus.OPEN, WhitespaceStatus.POTENTIAL)
"""What there is to win: what a deal is at work on, and what no one pursues yet."""


@dataclass(frozen=True, slots=True)
class SpaceLine:
    """A row or a column of the grid."""

    ids: tuple[str, ...]
    """Units or offerings that are in it."""
    name: str
    """Of the only one, or of the one that the others roll up into; "" for others put together."""
    inside: tuple[str, ...]
    """Names of those put together, but for the one that names the line."""
    cells: tuple[WhitespaceCell, ...]
    depth: int = 0
    """How many units it is part of."""
    below: tuple[WhitespaceCell, ...] = ()
    """Cells of the units that are part of it and have rows of their own."""


@dataclass(frozen=True, slots=True)
class SpaceGrid:
    """The white space of an account as rows and columns."""

    units: tuple[SpaceLine, ...]
    """In the plan's order, each before its parts."""
    offerings: tuple[SpaceLine, ...]
    """The largest first."""
    cells: tuple[WhitespaceCell, ...]
    size: int
    """Units times offerings, before any are put together."""
    is_partial: bool
    """Whether the build's readers may not see some of it: then no sum is of all of it."""

    @property
    def blank(self) -> int:
        """How many places the plan says nothing of."""
        return self.size - len(self.cells)

    def at(self, unit: SpaceLine, offering: SpaceLine) -> tuple[WhitespaceCell, ...]:
        """Return what is in one place of the grid.

        Args:
            unit: The row.
            offering: The column.
        """
        return tuple(cell for cell in unit.cells if cell.offering in offering.ids)


def space_grid(account: Account) -> SpaceGrid:
    """Return the white space of an account laid out.

    Args:
        account: The account.
    """
    cells = account.whitespace
    parts = {"whitespace", "units", "offerings"}
    is_partial = bool(account.cut_parts & parts) or any(
        cell.hidden_fields & {"status", "amount"} for cell in cells
    )
    return SpaceGrid(
        units=_rows(account.customer_units, cells),
        offerings=_columns(account.offerings, cells),
        cells=cells,
        size=len(account.units) * len(account.offerings),
        is_partial=is_partial,
    )


def amounts_of(
    cells: Iterable[WhitespaceCell], statuses: Sequence[WhitespaceStatus]
) -> tuple[Money, ...]:
    """Add up the amounts of the cells that have one of some states.

    Args:
        cells: The cells.
        statuses: The states.

    Returns:
        One for each currency.
    """
    return sum_money([cell.amount for cell in cells if cell.amount and cell.status in statuses])


def _size(cells: Iterable[WhitespaceCell]) -> Decimal:
    return sum((cell.amount.amount for cell in cells if cell.amount), Decimal(0))


def _columns(
    offerings: Mapping[str, str], cells: Sequence[WhitespaceCell]
) -> tuple[SpaceLine, ...]:
    lines = [
        SpaceLine((key,), name, (), tuple(cell for cell in cells if cell.offering == key))
        for key, name in offerings.items()
    ]
    lines.sort(key=lambda line: (-_size(line.cells), -len(line.cells)))
    most = MOST_OFFERINGS - 1
    return tuple(lines if len(lines) <= MOST_OFFERINGS else [*lines[:most], _others(lines[most:])])


def _others(lines: Sequence[SpaceLine]) -> SpaceLine:
    return SpaceLine(
        ids=tuple(key for line in lines for key in line.ids),
        name="",
        inside=tuple(name for line in lines for name in (line.name, *line.inside)),
        cells=tuple(cell for line in lines for cell in line.cells),
    )


def _rows(units: Sequence[Unit], cells: Sequence[WhitespaceCell]) -> tuple[SpaceLine, ...]:
    above = {unit.id: _above(unit, {other.id: other for other in units}) for unit in units}
    own = {unit.id: tuple(cell for cell in cells if cell.unit == unit.id) for unit in units}
    if len(units) <= MOST_UNITS:
        # by the way down to each: a unit stands before its parts, those of one parent as typed
        number = {unit.id: index for index, unit in enumerate(units)}
        way = {
            key: [number[name] for name in (*reversed(over), key)] for key, over in above.items()
        }
        return tuple(
            SpaceLine(
                (unit.id,),
                unit.name,
                (),
                own[unit.id],
                len(above[unit.id]),
                tuple(
                    cell for other in units if unit.id in above[other.id] for cell in own[other.id]
                ),
            )
            for unit in sorted(units, key=lambda unit: way[unit.id])
        )
    lines = [_rolled_up(unit, units, above, own) for unit in units if not above[unit.id]]
    if len(lines) > MOST_UNITS:
        largest = sorted(lines, key=lambda line: (-_size(line.cells), -len(line.cells)))
        rest = largest[MOST_UNITS - 1 :]
        lines = [line for line in lines if line not in rest]
        lines.append(_others(rest))
    return tuple(lines)


def _rolled_up(
    top: Unit,
    units: Sequence[Unit],
    above: Mapping[str, tuple[str, ...]],
    own: Mapping[str, tuple[WhitespaceCell, ...]],
) -> SpaceLine:
    parts = [unit for unit in units if top.id in above[unit.id]]
    return SpaceLine(
        ids=(top.id, *(unit.id for unit in parts)),
        name=top.name,
        inside=tuple(unit.name for unit in parts),
        cells=tuple(cell for unit in (top, *parts) for cell in own[unit.id]),
    )


def _above(unit: Unit, units: Mapping[str, Unit]) -> tuple[str, ...]:
    """Return the units that one is part of, the nearest first; none where they go in a circle."""
    over: list[str] = []
    while unit.parent:
        if unit.parent in over or unit.parent not in units:
            return ()
        over.append(unit.parent)
        unit = units[unit.parent]
    return tuple(over)
