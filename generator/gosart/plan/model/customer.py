"""What an account's customer is worth to us, as frozen objects: units, years, contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.diagnostics import Location
from gosart.plan.model.values import Money

__all__ = ["Contract", "Revenue", "Unit"]


@dataclass(frozen=True, eq=False, slots=True)
class Unit:
    """A unit of the customer's. `parent` is an id of the same account's units, "" for none."""

    id: str
    name: str
    spend: Money | None = None
    """What it spends a year on what we could supply."""
    parent: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Revenue:
    """What the account brings us in a year: what we mean to sell, and what we sold."""

    year: int
    target: Money | None
    actual: Money | None
    location: Location
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, given or not."""


@dataclass(frozen=True, eq=False, slots=True)
class Contract:
    """What they have bought. `offering` and `unit` are ids of the account's, "" for none."""

    name: str
    offering: str
    unit: str
    starts: date | None
    ends: date | None
    """Last day, on which it ends or renews."""
    notice: date | None
    """Last day on which either side may end it."""
    money: Money | None
    per: str
    location: Location
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, given or not."""
