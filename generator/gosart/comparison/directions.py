"""Whether a change is better or worse for us, or neither: only what the method orders has a side.

Which way a field has to go stands at the field (`better` in `gosart.plan.schema`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gosart.comparison.flat_fields import field_of
from gosart.comparison.model import Direction
from gosart.comparison.records import RATED, STANDING, Amount, PlanRecord, Value, rated_criterion
from gosart.method import enums
from gosart.plan.duration import Duration
from gosart.plan.schema.field import Better, Phrasing, Ranked

__all__ = ["direction_of", "direction_of_step", "fate_of"]

_RATINGS = {
    enums.Rating.PLUS: 2,
    enums.Rating.UNKNOWN: 1,
    None: 1,
    enums.Rating.MINUS: 0,
}
_STANDINGS = {enums.Standing.WORSE: 0, enums.Standing.SAME: 1, None: 1, enums.Standing.BETTER: 2}


def direction_of_step(step: float) -> Direction:
    """Return the direction of a difference.

    Args:
        step: Positive for what is better for us.

    Returns:
        `better`, `worse` or, for 0, `neutral`.
    """
    return "better" if step > 0 else "worse" if step < 0 else "neutral"


def direction_of(
    record: PlanRecord, field: str, old: Value, new: Value, stages: Sequence[str]
) -> Direction:
    """Return the direction of a field's change.

    Args:
        record: The record whose field it is, as it was where the field tells that it is gone.
        field: Path of the field.
        old: Its value before, None for none.
        new: Its value now, None for none.
        stages: The site's stages, the first one first.

    Returns:
        `better`, `worse` or `neutral` for us.
    """
    rating, _ = rated_criterion(field)
    if rating:
        return _of_rating(record, rating, old, new)
    if field.startswith(f"{STANDING} "):
        step = _step(_STANDINGS, old, new)
        return direction_of_step(step if field == f"{STANDING} us" else -step)
    registered = field_of(record.kind, field)
    if registered is None:
        return "neutral"
    about = registered.spec.about
    if about.phrasing is Phrasing.LEAVES and record.kind == "person" and new and not old:
        return fate_of(record, gone=True)
    if isinstance(about.better, Ranked):
        ranks = about.better.rank(old), about.better.rank(new)
        return (
            direction_of_step((ranks[1] or 0) - (ranks[0] or 0)) if None not in ranks else "neutral"
        )
    return _of_size(about.better, old, new, stages)


def _of_rating(record: PlanRecord, rating: str, old: Value, new: Value) -> Direction:
    if record.kind == "assessment":
        return "neutral"  # a set of the past, or of somebody who does not lead
    ours = record.ids[1] == "us"
    if rating == RATED and new is enums.Rating.UNKNOWN and old is not None:
        return "worse"  # sight lost, whoever's rating it was
    if rating == RATED:
        step = _step(_RATINGS, old, new)
        return direction_of_step(step if ours else -step)
    if rating == "evidence" and ours and bool(old) != bool(new):
        return direction_of_step((new is not None) - (old is not None))
    return "neutral"


def _of_size(better: Better | None, old: Value, new: Value, stages: Sequence[str]) -> Direction:
    if better is Better.EARLIER and isinstance(old, date) and isinstance(new, date):
        return direction_of_step((old - new).days)
    if better is Better.MORE:
        return _more(old, new)
    if better is Better.LESS:
        return _more(new, old)
    if better is Better.GIVEN:
        return direction_of_step(_given(new) - _given(old))
    if better is Better.FEWER:
        return direction_of_step(_length(old) - _length(new))
    if better is Better.LATER_STAGE and old in stages and new in stages:
        return direction_of_step(stages.index(str(new)) - stages.index(str(old)))
    return "neutral"


def fate_of(record: PlanRecord, *, gone: bool) -> Direction:
    """Return the direction of a record that is new or gone.

    A person counts by supporting or opposing us, a competitor always; everything else is neutral.

    Args:
        record: The record.
        gone: Whether it is gone, else it is new.

    Returns:
        `better`, `worse` or `neutral` for us.
    """
    if record.kind == "person":
        status = record.fields.get("status")
        sign = (
            1
            if status in (enums.Status.MENTOR, enums.Status.SUPPORTER)
            else -1
            if status in (enums.Status.NON_SUPPORTER, enums.Status.ENEMY)
            else 0
        )
        return direction_of_step(-sign if gone else sign)
    if record.kind == "competitor":
        return "better" if gone else "worse"
    return "neutral"


def _step(order: Mapping[Any, int], old: Value, new: Value) -> int:
    return order.get(new, 1) - order.get(old, 1)


def _more(old: Value, new: Value) -> Direction:
    if isinstance(old, Amount) and isinstance(new, Amount):
        same = old.currency == new.currency
        return direction_of_step(new.amount - old.amount) if same else "neutral"
    if isinstance(old, Duration) and isinstance(new, Duration):
        return direction_of_step(new.months - old.months)
    if isinstance(old, int) and isinstance(new, int):
        return direction_of_step(new - old)
    return "neutral"


def _given(value: Value) -> int:
    return 0 if value is None or value is False else 1


def _length(value: Value) -> int:
    return len(value) if isinstance(value, tuple) else 0
