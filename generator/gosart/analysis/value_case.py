"""What we are worth to the customer over time: payback and net, also on confirmed figures alone.

One-off and recurring entries are never compared apart: the running total of all entries, month by
month, reaches 0 for good in the month of payback. Months count from `value.clock`: from the day
they work with it, or from the order, and then the lead time goes before the first benefit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import TypeAlias

from gosart.method.enums import ValueBasis, ValueClock
from gosart.plan.duration import Duration
from gosart.plan.model.account import Benefit, Cost, Opportunity

__all__ = ["Case", "ValueCase", "value_case_of"]

HORIZON = 36
"""Months that a case looks ahead where the plan does not say."""
_LONGEST = 1201
"""Months after which nobody looks for a payback any more: 100 years."""
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Months of a period that an amount repeats by."""

Entry: TypeAlias = Benefit | Cost


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """A reckoning over some of the entries."""

    payback_months: int | None
    """First month from which the running total is 0 or more, up to the horizon; None where it is
    not within 100 years, or where no benefit counts."""
    net: Decimal
    """Benefits less costs over the horizon."""


@dataclass(frozen=True, eq=False, slots=True)
class ValueCase:
    """What our case comes to for the customer, in one currency."""

    currency: str
    horizon_months: int
    limit_months: int | None
    """The customer's own limit, None where the plan has none."""
    whole: Case
    confirmed: Case
    """With the benefits alone that the customer agreed with; all costs count."""
    unique: Case
    """With the benefits alone that only we bring."""
    cost_of_nothing: Decimal
    """What doing nothing costs them over the horizon, 0 where the plan has no figure."""
    counts_revenue: bool
    """Whether revenue is counted as if it were margin."""

    @property
    def allowed_months(self) -> int:
        """The longest payback that is good enough: the customer's limit, else the horizon."""
        return self.horizon_months if self.limit_months is None else self.limit_months

    def is_within_limit(self, case: Case) -> bool:
        """Tell whether a case pays back in time.

        Args:
            case: One of this value case.
        """
        return case.payback_months is not None and case.payback_months <= self.allowed_months


def value_case_of(opportunity: Opportunity) -> ValueCase | None:
    """Reckon what an opportunity is worth to the customer.

    Args:
        opportunity: The opportunity.

    Returns:
        The case; None where nothing is in figures, or they are in several currencies or by a
        period that nobody knows: such figures have no sum. None, too, where some of them are left
        out for the readers: what is left is not what it is worth.
    """
    if "value" in opportunity.cut_parts:
        return None
    value = opportunity.value
    entries: tuple[Entry, ...] = (*value.benefits, *value.costs)
    figures = [entry for entry in entries if entry.rival is None and entry.money is not None]
    benefits = [entry for entry in figures if isinstance(entry, Benefit)]
    currencies = {entry.money.currency for entry in figures if entry.money}
    if not benefits or len(currencies) > 1 or any(_months(entry) is None for entry in figures):
        return None
    horizon = ceil(value.horizon.months) if value.horizon else HORIZON
    begins = _Beginnings(opportunity)
    nothing = [
        entry
        for entry in value.costs
        if entry.rival is not None and entry.rival.id == "no-decision" and entry.money
    ]

    def case(counts: Callable[[Benefit], bool]) -> Case:
        counted = [item for item in figures if isinstance(item, Cost) or counts(item)]
        return _case(counted, begins, horizon)

    return ValueCase(
        currency=currencies.pop(),
        horizon_months=horizon,
        limit_months=ceil(value.payback_limit.months) if value.payback_limit else None,
        whole=case(lambda _: True),
        confirmed=case(lambda benefit: benefit.is_confirmed),
        unique=case(lambda benefit: benefit.only_us),
        cost_of_nothing=sum(
            (
                -_Flow.of(entry, begins).until(horizon)
                for entry in nothing
                if _months(entry) is not None
            ),
            Decimal(0),
        ),
        counts_revenue=any(benefit.basis is ValueBasis.REVENUE for benefit in benefits),
    )


class _Beginnings:
    """When entries begin, in months after the clock starts."""

    def __init__(self, opportunity: Opportunity) -> None:
        delivery = opportunity.delivery
        self.order = opportunity.close_date
        self.lead = delivery.lead_time if delivery else None
        self.counts_from_order = opportunity.value.clock is ValueClock.ORDER

    def of(self, entry: Entry) -> float:
        """Return the months until an entry begins."""
        lead = self.lead.months if self.lead else 0.0
        if isinstance(entry.starts, Duration):  # after the order
            months = entry.starts.months - (0.0 if self.counts_from_order else lead)
        elif isinstance(entry.starts, date) and self.order:
            since_order = (entry.starts - self.order).days / (365.2425 / 12)
            months = since_order - (0.0 if self.counts_from_order else lead)
        else:
            months = lead if self.counts_from_order and isinstance(entry, Benefit) else 0.0
        return max(0.0, months)


def _months(entry: Entry) -> int | None:
    """Return the months of an entry's period, 0 for one that comes once, None for an unknown."""
    return _MONTHS.get(entry.per.strip().lower()) if entry.per.strip() else 0


def _sign(entry: Entry) -> int:
    return 1 if isinstance(entry, Benefit) else -1


@dataclass(frozen=True, slots=True)
class _Flow:
    """What an entry comes to month by month: its period and beginning are worked out once."""

    amount: Decimal
    """Less than 0 for a cost."""
    period: int
    """Months, 0 for what comes once."""
    start: int
    """The month after which it begins."""

    @classmethod
    def of(cls, entry: Entry, begins: _Beginnings) -> _Flow:
        """Return the flow of an entry in figures."""
        assert entry.money is not None  # noqa: S101 - entries without money are no figures
        amount = _sign(entry) * entry.money.amount
        return cls(amount, _months(entry) or 0, ceil(begins.of(entry)))

    def until(self, month: int) -> Decimal:
        """Return what has come by the end of a month, month 0 being the start."""
        if month < self.start:
            return Decimal(0)
        return self.amount * (month - self.start) / self.period if self.period else self.amount

    @property
    def yearly(self) -> Decimal:
        """What a year adds once it has begun."""
        return self.amount * (12 // self.period) if self.period else Decimal(0)


def _case(entries: Iterable[Entry], begins: _Beginnings, horizon: int) -> Case:
    figures = list(entries)
    flows = [_Flow.of(entry, begins) for entry in figures]

    def running(month: int) -> Decimal:
        return sum((flow.until(month) for flow in flows), Decimal(0))

    def payback() -> int | None:
        if not any(isinstance(entry, Benefit) for entry in figures):
            return None
        # Before anything is spent the total is 0, too: what falls below it later is not paid back.
        below = (month for month in range(horizon, -1, -1) if running(month) < 0)
        start = next(below, -1) + 1
        # Once all have begun, a total that does not rise stays below 0.
        rises = sum(flow.yearly for flow in flows) > 0
        end = _LONGEST if rises else min(_LONGEST, max(flow.start for flow in flows) + 1)
        return next((month for month in range(start, end) if running(month) >= 0), None)

    return Case(payback(), running(horizon))
