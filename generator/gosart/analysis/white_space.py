"""The white space of an account added up: what is won, open, possible and held by competitors.

WhiteSpace ── totals ── SpaceTotal (amounts of a status)
           └─ units ── UnitSpace ── the same amounts of one unit, and which competitors are there
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.analysis.opportunity import sum_money
from gosart.method.enums import WhitespaceStatus
from gosart.plan.model.account import Account, Money, WhitespaceCell

__all__ = ["STATUSES", "SpaceTotal", "UnitSpace", "WhiteSpace", "analyse_white_space"]

STATUSES = (
    WhitespaceStatus.WON,
    WhitespaceStatus.OPEN,
    WhitespaceStatus.POTENTIAL,
    WhitespaceStatus.RIVAL,
)
"""What is added up, from what is ours to what is not; where there is no potential is nothing."""


@dataclass(frozen=True, slots=True)
class SpaceTotal:
    """What one status adds up to."""

    status: WhitespaceStatus
    amounts: tuple[Money, ...]
    """One for each currency."""
    cells: int
    """How many cells of the white space have the status, with an amount or without."""


@dataclass(frozen=True, slots=True)
class UnitSpace:
    """The white space of one unit."""

    unit: str
    """Its name."""
    totals: tuple[SpaceTotal, ...]
    """One for each of `STATUSES`."""
    rivals: tuple[str, ...]
    """Names of the competitors that hold some of it."""


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """The white space of an account."""

    totals: tuple[SpaceTotal, ...]
    """One for each of `STATUSES`."""
    mapped: tuple[Money, ...]
    """All of them together, one for each currency."""
    units: tuple[UnitSpace, ...]
    """Units that have some, in the plan's order."""
    is_partial: bool
    """Whether the build's readers may not see some of it: then the totals are not for them."""


def analyse_white_space(account: Account) -> WhiteSpace | None:
    """Add up the white space of an account.

    Args:
        account: The account.

    Returns:
        The totals, None where the plan has no cell with a status.
    """
    cells = [cell for cell in account.whitespace if cell.status in STATUSES]
    if not cells:
        return None
    by_unit: dict[str, list[WhitespaceCell]] = {}
    for cell in cells:
        by_unit.setdefault(cell.unit, []).append(cell)
    units = [id_ for id_ in account.units if id_ in by_unit]
    return WhiteSpace(
        totals=_totals(cells),
        mapped=_amounts(cells),
        units=tuple(
            UnitSpace(account.units[id_], _totals(by_unit[id_]), _rivals(by_unit[id_]))
            for id_ in units
        ),
        is_partial="whitespace" in account.cut_parts,
    )


def _totals(cells: Iterable[WhitespaceCell]) -> tuple[SpaceTotal, ...]:
    by_status: dict[WhitespaceStatus, list[WhitespaceCell]] = {status: [] for status in STATUSES}
    for cell in cells:
        if cell.status is not None:
            by_status[cell.status].append(cell)
    return tuple(SpaceTotal(status, _amounts(own), len(own)) for status, own in by_status.items())


def _amounts(cells: Iterable[WhitespaceCell]) -> tuple[Money, ...]:
    return sum_money([cell.amount for cell in cells if cell.amount is not None])


def _rivals(cells: Iterable[WhitespaceCell]) -> tuple[str, ...]:
    """Return who holds some of the cells, whoever holds the most of them first."""
    names = [
        cell.holder.name
        for cell in cells
        if cell.status is WhitespaceStatus.RIVAL and cell.holder is not None
    ]
    return tuple(dict.fromkeys(names))
