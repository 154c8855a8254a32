"""What we are worth to the customer over time: payback and net, also on confirmed figures alone.

One-off and recurring entries are never compared apart: the running total of all entries, month by
month, reaches 0 for good in the month of payback. Months count from `value.clock`: from the day
they work with it, or from the order, and then the lead time goes before the first benefit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from gosart.method.enums import ValueBasis, ValueClock
from gosart.plan.duration import Duration
from gosart.plan.model.account import Benefit, Competitor, Cost, Opportunity

__all__ = ["Case", "RivalCase", "ValueCase", "ValueStep", "value_case_of"]

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
    horizon_months: int
    flows: tuple[_Flow, ...] = field(repr=False)

    def total(self, month: int) -> Decimal:
        """Return the running total of all entries at the end of a month.

        Args:
            month: Counted from the clock's start; 0 has what comes once at the start.
        """
        return sum((flow.until(month) for flow in self.flows), Decimal(0))

    @property
    def line(self) -> tuple[tuple[int, Decimal], ...]:
        """(month, running total) where the running total begins, bends and ends at the horizon.

        Between two of them it is straight; what comes once is a step at the end of its month.
        """
        starts = {flow.start for flow in self.flows if flow.start < self.horizon_months}
        months = {0, self.horizon_months, *starts, *(max(0, start - 1) for start in starts)}
        return tuple((month, self.total(month)) for month in sorted(months))


@dataclass(frozen=True, eq=False, slots=True)
class ValueStep:
    """What one entry of our case comes to over the horizon."""

    entry: Entry
    amount: Decimal | None
    """Below 0 for a cost; None where the plan has no figure for it, or not for these readers."""
    repeats: bool
    """Whether it comes again and again, and not once."""
    yearly: Decimal
    """What a whole year adds once it has begun, 0 for what comes once."""
    years: tuple[Decimal, ...]
    """What each year up to the horizon adds, () for what comes once."""
    start: int
    """The month after which it begins."""


@dataclass(frozen=True, eq=False, slots=True)
class RivalCase:
    """What a competitor's offer, or doing nothing, comes to for the customer as far as it is known.

    A sum that leaves an unknown part out is no result: `case` is drawn only up to what is known.
    """

    rival: Competitor
    case: Case | None
    """Of the figures that there are; None where they have no sum."""
    knows_costs: bool
    """Whether the plan has every cost of it in figures, and at least one."""
    knows_benefits: bool
    """The same of its benefits."""

    @property
    def is_nothing(self) -> bool:
        """Whether it is doing nothing: then only its costs count."""
        return self.rival.id == "no-decision"

    @property
    def is_whole(self) -> bool:
        """Whether its net says something: costs and benefits are known, or the cost of nothing."""
        return (
            self.case is not None and self.knows_costs and (self.knows_benefits or self.is_nothing)
        )


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
    steps: tuple[ValueStep, ...]
    """One for each entry of ours, benefits before costs."""
    rivals: tuple[RivalCase, ...]
    """Whom the strategy is against, then whoever has an entry, doing nothing last."""

    @property
    def allowed_months(self) -> int:
        """The longest payback that is good enough: the customer's limit, else the horizon."""
        return self.horizon_months if self.limit_months is None else self.limit_months

    @property
    def has_confirmed(self) -> bool:
        """Whether the customer confirmed any benefit that is in figures."""
        return any(
            isinstance(step.entry, Benefit) and step.entry.is_confirmed and step.amount is not None
            for step in self.steps
        )

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
        currency=next(iter(currencies)),
        horizon_months=horizon,
        limit_months=ceil(value.payback_limit.months) if value.payback_limit else None,
        whole=case(lambda _: True),
        confirmed=case(lambda benefit: benefit.is_confirmed),
        unique=case(lambda benefit: benefit.only_us),
        steps=tuple(_step(entry, begins, horizon) for entry in entries if entry.rival is None),
        rivals=tuple(_rivals(opportunity, begins, horizon, next(iter(currencies)))),
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
        delivery, order = opportunity.delivery, opportunity.close_date
        self.lead = delivery.lead_time if delivery else None
        self.counts_from_order = opportunity.value.clock is ValueClock.ORDER
        self.start = order
        """Day on which the clock starts, None where the plan does not say."""
        if order and self.lead and not self.counts_from_order:
            try:
                self.start = self.lead.after(order)
            except OverflowError:  # a lead time of thousands of years
                self.start = date.max

    def of(self, entry: Entry) -> float:
        """Return the months until an entry begins."""
        lead = self.lead.months if self.lead else 0.0
        if isinstance(entry.starts, Duration):  # after the order
            months = entry.starts.months - (0.0 if self.counts_from_order else lead)
        elif isinstance(entry.starts, date) and self.start:
            months = _months_between(self.start, entry.starts)
        else:
            months = lead if self.counts_from_order and isinstance(entry, Benefit) else 0.0
        return max(0.0, months)


def _months_between(first: date, last: date) -> float:
    """Return the months from one day to another: whole ones by the calendar, the rest by days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months + (last.day - first.day) / 31


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

    return Case(payback(), running(horizon), horizon, tuple(flows))


def _step(entry: Entry, begins: _Beginnings, horizon: int) -> ValueStep:
    repeats = bool(entry.per.strip())
    if entry.money is None:
        return ValueStep(entry, None, repeats, Decimal(0), (), ceil(begins.of(entry)))
    flow = _Flow.of(entry, begins)
    ends = [flow.until(month) for month in (*range(0, horizon, 12), horizon)]
    years = tuple(after - before for before, after in pairwise(ends)) if repeats else ()
    return ValueStep(entry, flow.until(horizon), repeats, flow.yearly, years, flow.start)


def _rivals(
    opportunity: Opportunity, begins: _Beginnings, horizon: int, currency: str
) -> Iterator[RivalCase]:
    """Yield the case of each competitor that the deal is about."""
    value = opportunity.value
    entries: tuple[Entry, ...] = (*value.costs, *value.benefits)
    named = (opportunity.strategy.target, *(item.rival for item in entries))
    rivals = list(dict.fromkeys(rival for rival in named if rival is not None))
    for rival in sorted(rivals, key=lambda rival: rival.id == "no-decision"):
        costs = [item for item in value.costs if item.rival is rival]
        benefits = [item for item in value.benefits if item.rival is rival]
        figures = [item for item in entries if item.rival is rival and item.money]
        has_sum = all(
            entry.money and entry.money.currency == currency and _months(entry) is not None
            for entry in figures
        )
        yield RivalCase(
            rival,
            _case(figures, begins, horizon) if figures and has_sum else None,
            bool(costs) and all(item.money for item in costs),
            bool(benefits) and all(item.money for item in benefits),
        )
