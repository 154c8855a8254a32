"""Texts and the columns of GOSART as the model has them, made of what is typed."""

from __future__ import annotations

from gosart.plan.model.account import (
    Aim,
    TwoSides,
)
from gosart.plan.schema.base import TextEntry, TwoSidesEntry
from gosart.plan.schema.opportunity import (
    AimEntry,
    CustomerAimEntry,
    ObjectiveEntry,
    StrategyEntry,
)
from gosart.plan.schema.review import TestEntry

__all__ = ["Typed", "aims", "texts", "two_sides"]


Typed = tuple[str | TextEntry, ...] | None


def texts(typed: Typed) -> tuple[str, ...]:
    """Return the texts of a text or list of texts.

    Args:
        typed: What is typed.
    """
    return tuple(item if isinstance(item, str) else item.text for item in typed or ())


def aims(typed: tuple[str | TextEntry | AimEntry, ...] | None) -> tuple[Aim, ...]:
    """Return the entries of one column of GOSART.

    Args:
        typed: What is typed.
    """
    return tuple(_aim(item) for item in typed or ())


def _aim(item: str | TextEntry | AimEntry) -> Aim:
    if isinstance(item, str):
        return Aim(item)
    if isinstance(item, TextEntry):
        return Aim(item.text)
    return Aim(
        item.text,
        item.measure or "",
        item.baseline or "",
        item.target or "",
        item.now or "",
        item.by,
        item.id or "",
        isinstance(item, CustomerAimEntry) and bool(item.shared),
    )


def two_sides(entry: TwoSidesEntry | ObjectiveEntry | StrategyEntry | TestEntry | None) -> TwoSides:
    """Return the two columns of a letter of GOSART.

    Args:
        entry: What is typed.
    """
    return TwoSides(aims(entry.customer), aims(entry.team)) if entry else TwoSides()
