"""Two plans of one account -> the changes between them, as data with direction and location."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from gosart.comparison.directions import direction_of, fate_of
from gosart.comparison.flat_fields import field_of, record_kinds
from gosart.comparison.flatten import flatten
from gosart.comparison.flatten_ratings import RATINGS, STANDINGS
from gosart.comparison.matching import match
from gosart.comparison.model import Change, Direction
from gosart.comparison.records import (
    RATED,
    STANDING,
    Ids,
    PlanRecord,
    Ref,
    Value,
    location_of,
    rated_criterion,
)
from gosart.comparison.snapshots import Plan
from gosart.method.enums import ActionStatus
from gosart.plan.schema.field import Part, Phrasing

__all__ = ["changes_between", "records_of"]

_SEVERAL = 3
"""So many ratings that are no longer given are one change: an assessment leaves criteria out."""


# A plan is itself, never another that is equal; a comparison asks for the same two several times.
@lru_cache(maxsize=8)
def records_of(plan: Plan) -> dict[Ids, PlanRecord]:
    """Return everything a plan says, as records.

    Args:
        plan: The plan.

    Returns:
        Records by identity, {} for a plan that cannot be read.
    """
    return flatten(plan.examined.analysis) if plan.examined else {}


def changes_between(old: Plan | None, new: Plan | None, stages: Sequence[str]) -> list[Change]:
    """Compare two states of a plan.

    Args:
        old: The plan before, None where there was none.
        new: The plan now, None where there is none any more.
        stages: The site's stages, the first one first.

    Returns:
        What changed in the order of the new plan, then what is gone. Of a plan that is there at
        one state only its opportunities are listed, not every record.
    """
    if old is None or new is None:
        plans = [plan for plan in (old, new) if plan]
        return [
            _whole(item, plan, gone=new is None) for plan in plans for item in _opportunities(plan)
        ]
    return list(_Differences(old, new, stages).all())


def _opportunities(plan: Plan) -> list[PlanRecord]:
    return [record for record in records_of(plan).values() if record.kind == "opportunity"]


def _whole(record: PlanRecord, plan: Plan, *, gone: bool) -> Change:
    """Make the change of an opportunity of a plan that is new or gone as a whole."""
    data = _headline(record)
    if gone:
        return _change("removed", record, "", (record.name, None), "neutral", data, in_base=True)
    data += _contents(record, tuple(records_of(plan).values()))
    return _change("added", record, "", (None, record.name), "neutral", data)


class _Differences:
    """The comparison of two plans that are both there."""

    def __init__(self, old: Plan, new: Plan, stages: Sequence[str]) -> None:
        self.matched = match(records_of(old), records_of(new))
        self.stages = stages
        self.competitors = (
            {rival.id: rival.name for rival in new.examined.analysis.account.competitors}
            if new.examined
            else {}
        )
        gone_and_new = (*self.matched.new, *self.matched.gone)
        self.whole = {item.opportunity for item in gone_and_new if item.kind == "opportunity"}
        self.account_wide: set[tuple[str, str, Value, Value]] = set()
        self.rated = {
            (*after.ids, rated_criterion(field)[1])
            for before, after in self.matched.pairs
            if after.kind == STANDINGS[0]
            for field in after.fields
            if not _same(before.fields.get(field), after.fields.get(field))
        }
        """(Opportunity, company, criterion) of each leading rating that changes: told as that."""

    def all(self) -> Iterator[Change]:
        """Yield every change: renames, fields of what is in both, what is new, what is gone."""
        for record, old_id, new_id in self.matched.renamed:
            if record.kind == "member":  # nobody is shown the id of one of ours
                continue
            yield _change("renamed", record, "", (old_id, new_id), "neutral")
        for before, after in self.matched.pairs:
            if before.fields != after.fields:
                yield from self._fields(before, after)
        yield from self._new_or_gone(self.matched.new, gone=False)
        yield from self._new_or_gone(self.matched.gone, gone=True)

    def _fields(self, before: PlanRecord, after: PlanRecord) -> Iterator[Change]:
        unrated = _unrated(before, after)
        if unrated:
            direction: Direction = "worse" if after.ids[1] == "us" else "neutral"
            criteria = tuple(rated_criterion(field)[1] for field in unrated)
            values = (before.fields[unrated[0]], None)
            yield _change("changed", after, unrated[0], values, direction, (("unrated", criteria),))
        for field in dict.fromkeys((*after.fields, *before.fields)):
            old, new = before.fields.get(field), after.fields.get(field)
            if _same(old, new) or _with_another(field, before, after) or field in unrated:
                continue
            if self._is_repeated(after, field, old, new):
                continue
            if field == RATINGS and after.kind == "assessment":
                old, new = (self._alone(before, after, value) for value in (old, new))
                if _same(old, new):
                    continue
            registered = field_of(after.kind, field)
            leaves = registered and registered.spec.about.phrasing is Phrasing.LEAVES
            direction = direction_of(before if leaves else after, field, old, new, self.stages)
            yield _change("changed", after, field, (old, new), direction, self._data(after, field))

    def _is_repeated(self, record: PlanRecord, field: str, old: Value, new: Value) -> bool:
        """Whether a person's field changed for the account already.

        Then the opportunity's view of the person adds nothing.
        """
        if record.kind != "person":
            return False
        change = (record.ids[-1], field, old, new)
        if record.opportunity:
            return change in self.account_wide
        self.account_wide.add(change)
        return False

    def _alone(self, before: PlanRecord, after: PlanRecord, value: Value) -> Value:
        """Return which of the criteria of a set no other change of the set or company tells."""
        opportunity, company = after.ids[0], after.ids[2]
        return tuple(
            item
            for item in (value if isinstance(value, tuple) else ())
            if isinstance(item, Ref)
            and (opportunity, company, item.id) not in self.rated
            and f"{RATED} {item.id}" not in before.fields.keys() & after.fields.keys()
        )

    def _data(self, record: PlanRecord, field: str) -> tuple[tuple[str, Value], ...]:
        """Return what a sentence about the field says besides its old and new value."""
        rating, criterion = rated_criterion(field)
        if rating == RATED:
            return (("evidence", record.fields.get(f"evidence {criterion}")),)
        if field.startswith(f"{STANDING} "):
            company = field.removeprefix(f"{STANDING} ")
            return (("company", Ref("competitor", company, self.competitors.get(company, ""))),)
        registered = field_of(record.kind, field)
        if registered and registered.spec.about.phrasing is Phrasing.FINISHES:
            return tuple((name, record.fields.get(name)) for name in ("done", "outcome"))
        return ()

    def _new_or_gone(self, records: Sequence[PlanRecord], *, gone: bool) -> Iterator[Change]:
        people = {
            item.ids[-1] for item in records if item.kind == "person" and not item.opportunity
        }
        for record in records:
            is_opportunity = record.kind == "opportunity"
            if not is_opportunity and (
                record.opportunity in self.whole or _repeats(record, people)
            ):
                continue
            data, direction = _headline(record), fate_of(record, gone=gone)
            if gone:
                values = (record.name, None)
                yield _change("removed", record, "", values, direction, data, in_base=True)
            else:
                data += _contents(record, self.matched.new) if is_opportunity else ()
                yield _change("added", record, "", (None, record.name), direction, data)


def _repeats(record: PlanRecord, people: set[str]) -> bool:
    if record.kind == STANDINGS[0]:  # its first assessment says it, or its last is gone
        return True
    return record.kind == "person" and bool(record.opportunity) and record.ids[-1] in people


def _with_another(field: str, before: PlanRecord, after: PlanRecord) -> bool:
    """Whether a field's change is part of another's: evidence of its rating's, for one."""
    rating, criterion = rated_criterion(field)
    if rating and rating != RATED:
        rated = f"{RATED} {criterion}"
        return before.fields.get(rated) is not after.fields.get(rated)
    registered = field_of(after.kind, field)
    if registered and registered.spec.about.phrasing is Phrasing.WITH_FINISH:
        return after.fields.get("status") is ActionStatus.DONE is not before.fields.get("status")
    # the latest ratings are fields of where the company stands
    both = field in before.fields and field in after.fields
    return after.kind == "assessment" and bool(rating) and not both


def _unrated(before: PlanRecord, after: PlanRecord) -> list[str]:
    """Return the ratings that are no longer given where they are several: one change, not many."""
    if after.kind != STANDINGS[0]:
        return []
    gone = [
        field
        for field, value in after.fields.items()
        if rated_criterion(field)[0] == RATED and value is None and before.fields.get(field)
    ]
    return gone if len(gone) >= _SEVERAL else []


def _same(old: Value, new: Value) -> bool:
    """Whether two values say the same: order in a list and line breaks in a text say nothing."""
    if old == new:
        return True
    if isinstance(old, tuple) and isinstance(new, tuple):
        return Counter(map(_plain, old)) == Counter(map(_plain, new))
    return _plain(old) == _plain(new)


def _plain(value: Value) -> Value:
    return " ".join(value.split()) if type(value) is str else value


def _headline(record: PlanRecord) -> tuple[tuple[str, Value], ...]:
    """Return the fields that a reader asks about first when a record is new or gone."""
    kind = record_kinds().get(record.kind)
    names = kind[0].headline if kind else ()
    return tuple((name, value) for name in names if (value := record.fields.get(name)) is not None)


def _contents(opportunity: PlanRecord, new: Sequence[PlanRecord]) -> tuple[tuple[str, Value], ...]:
    """Count what a new opportunity brings along."""
    counts = Counter(record.kind for record in new if record.opportunity == opportunity.opportunity)
    return tuple((f"{kind}s", counts[kind]) for kind in ("assessment", "action") if counts[kind])


def _change(
    kind: Literal["added", "removed", "changed", "renamed"],
    record: PlanRecord,
    field: str,
    values: tuple[Value, Value],
    direction: Direction,
    data: tuple[tuple[str, Value], ...] = (),
    *,
    in_base: bool = False,
) -> Change:
    registered, followed = field_of(record.kind, field), record_kinds().get(record.kind)
    # the latest ratings weigh as an assessment's do
    of_record = followed[0].weight if followed else 2
    weight = registered.weight if registered else of_record
    if not field and followed and followed[0].whole is not None:
        weight = followed[0].whole
    if kind == "renamed" or field in ("narrative", "body"):
        weight = 0
    return Change(
        kind=kind,
        subject=record.kind,
        name=record.name,
        part=registered.part if registered else Part(record.part),
        field=field,
        old=values[0],
        new=values[1],
        direction=direction,
        location=location_of(record, field),
        opportunity=record.opportunity,
        person=record.ids[-1] if record.kind == "person" else "",
        in_base=in_base,
        weight=weight,
        ids=(record.kind, *record.ids),
        data=data,
    )
