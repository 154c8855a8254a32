"""Whether a change is better or worse for us, or neither: what has an order in the method, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from gosart.comparison.flatten_opportunity import EVIDENCE, MARK
from gosart.comparison.model import Direction
from gosart.comparison.records import Amount, Entry, Value
from gosart.method import enums

__all__ = ["direction_of", "fate_of", "told_direction"]

_MARKS = {enums.Rating.PLUS: 2, enums.Rating.UNKNOWN: 1, None: 1, enums.Rating.MINUS: 0}
_STATUS = tuple(reversed(enums.Status))
_DEALS = {
    enums.OpportunityStatus.LOST: 0, enums.OpportunityStatus.DISENGAGED: 1, enums.OpportunityStatus.OPEN: 1, enums.OpportunityStatus.WON: 2
}  # fmt: skip
_WORK = {
    enums.ActionStatus.CANCELLED: 1, enums.ActionStatus.BLOCKED: 0, enums.ActionStatus.OPEN: 1, enums.ActionStatus.STARTED: 2,
    enums.ActionStatus.DONE: 3,
}  # fmt: skip
_STEPS = {
    enums.MilestoneStatus.LATE: 0,
    enums.MilestoneStatus.CANCELLED: 1,
    enums.MilestoneStatus.OPEN: 1,
    None: 1,
    enums.MilestoneStatus.DONE: 2,
}
_CELLS = {
    enums.WhitespaceStatus.RIVAL: 0, None: 1, enums.WhitespaceStatus.NONE: 1, enums.WhitespaceStatus.POTENTIAL: 2,
    enums.WhitespaceStatus.OPEN: 3, enums.WhitespaceStatus.WON: 4,
}  # fmt: skip
_ACCOUNTS = {
    enums.AccountStatus.LOST: 0,
    enums.AccountStatus.DORMANT: 1,
    enums.AccountStatus.TARGET: 2,
    None: 2,
    enums.AccountStatus.ACTIVE: 3,
}
_STANDINGS = {enums.Standing.WORSE: 0, enums.Standing.SAME: 1, None: 1, enums.Standing.BETTER: 2}

_MORE = ("opportunity.amount", "opportunity.probability", "benefit.amount")
_LESS = ("opportunity.cost_of_sale", "resource.amount")
_LATER_IS_WORSE = ("opportunity.close_date", "action.due", "milestone.date", "resource.needed_by")
_PRESENT = (
    "value.confirmed.by",
    "value.confirmed.date",
    "confirmed.by",
    "confirmed.date",
    "approved",
    "value.unique_business_value",
    "value.compelling_event",
)


def told_direction(step: float) -> Direction:
    """Return the direction of a difference that is positive for us."""
    return "better" if step > 0 else "worse" if step < 0 else "neutral"


def direction_of(
    entry: Entry, field: str, old: Value, new: Value, stages: Sequence[str]
) -> Direction:
    """Return the direction of a field's change."""
    name = f"{entry.kind}.{field}"
    if field.startswith(MARK):
        step = _step(_MARKS, old, new)
        ours = entry.ids[2 if entry.kind == "assessment" else 1] == "us"
        return told_direction(step if ours else -step)
    if field.startswith(EVIDENCE):
        return (
            "neutral"
            if old and new
            else told_direction((new is not None) - (old is not None))
            if entry.ids[1] == "us"
            else "neutral"
        )
    if field.startswith("standing "):
        step = _step(_STANDINGS, old, new)
        return told_direction(step if field == "standing us" else -step)
    if name in _LATER_IS_WORSE and isinstance(old, date) and isinstance(new, date):
        return told_direction((old - new).days)
    if name in _MORE:
        return _more(old, new)
    if name in _LESS:
        return _more(new, old)
    if field in _PRESENT:
        return told_direction(_there(new) - _there(old))
    order = _ORDERS.get(name)
    if order is not None:
        return told_direction(order(new) - order(old))
    if name == "opportunity.stage" and old in stages and new in stages:
        return told_direction(stages.index(str(new)) - stages.index(str(old)))
    if name in ("opportunity.test.control_signals", "review.control_signals"):
        signals = (len(found) if isinstance(found, tuple) else 0 for found in (old, new))
        return told_direction(next(signals) - next(signals))
    if name == "person.left" and new and not old:
        return fate_of(entry, gone=True)
    return "neutral"


def fate_of(entry: Entry, *, gone: bool) -> Direction:
    """Return the direction of an entry that is new or gone: a person who is for us or against us, a control, a benefit."""
    if entry.kind == "person":
        status = entry.fields.get("status")
        sign = (
            1
            if status in (enums.Status.MENTOR, enums.Status.SUPPORTER)
            else -1
            if status in (enums.Status.NON_SUPPORTER, enums.Status.ENEMY)
            else 0
        )
        return told_direction(-sign if gone else sign)
    if entry.kind == "competitor":
        return "better" if gone else "worse"
    return "neutral"


def _step(order: Mapping[Any, int], old: Value, new: Value) -> int:
    return order.get(new, 1) - order.get(old, 1)


def _more(old: Value, new: Value) -> Direction:
    if isinstance(old, Amount) and isinstance(new, Amount):
        return (
            told_direction(new.amount - old.amount) if old.currency == new.currency else "neutral"
        )
    if isinstance(old, int) and isinstance(new, int):
        return told_direction(new - old)
    return "neutral"


def _there(value: Value) -> int:
    return 0 if value is None or value is False else 1


def _ranked(members: Sequence[object], nothing: int) -> Callable[[Value], int]:
    ranks = {member: rank for rank, member in enumerate(members)}
    return lambda value: ranks.get(value, nothing)


def _mapped(order: Mapping[Any, int]) -> Callable[[Value], int]:
    return lambda value: order.get(value, 1)


_ORDERS: Mapping[str, Callable[[Value], int]] = MappingProxyType(
    {
        "person.status": _ranked(_STATUS, _STATUS.index(enums.Status.NEUTRAL)),
        "person.coverage": _ranked(tuple(enums.Coverage), 0),
        "competitor.threat": lambda value: -_ranked(tuple(enums.Threat), 0)(value),
        "opportunity.status": _mapped(_DEALS),
        "action.status": _mapped(_WORK),
        "milestone.status": _mapped(_STEPS),
        "whitespace.status": _mapped(_CELLS),
        "account.status": _mapped(_ACCOUNTS),
        "insight.state": _ranked(tuple(enums.InsightState), 0),
    }
)
