"""What a plan itself dates since a day: listed where git cannot tell how the plan was then.

Which days of a plan say that something happened stands at the fields (`dates` in
`gosart.plan.schema`). Nothing is guessed beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gosart.comparison.changes import records_of
from gosart.comparison.flat_fields import field_of
from gosart.comparison.model import Change
from gosart.comparison.records import PlanRecord, location_of
from gosart.comparison.snapshots import Plan
from gosart.plan.schema.field import Dated

__all__ = ["dated_since"]


def dated_since(plan: Plan, since: date, today: date) -> tuple[Change, ...]:
    """List what carries a day of its own.

    Args:
        plan: The plan as it is.
        since: The day after which something has to have happened.
        today: The last day that counts.

    Returns:
        Entries as changes of the kind `dated`, the latest first. What changed without a date is
        not among them.
    """
    entries = [
        entry
        for record in records_of(plan).values()
        for entry in _of_record(record)
        if isinstance(entry.new, date) and since < entry.new <= today
    ]
    unique: dict[tuple[object, ...], Change] = {}
    for entry in entries:  # the account's own first: an opportunity's view of a person adds nothing
        unique.setdefault((entry.subject, entry.ids[-1], entry.field, entry.new), entry)
    return tuple(sorted(unique.values(), key=lambda entry: str(entry.new), reverse=True))


def _of_record(record: PlanRecord) -> Iterator[Change]:
    for path, value in record.fields.items():
        registered = field_of(record.kind, path)
        if registered and registered.spec.about.dates is Dated.HAPPENED and isinstance(value, date):
            yield Change(
                kind="dated",
                subject=record.kind,
                name=record.name,
                part=registered.part,
                field=path,
                old=None,
                new=value,
                direction="neutral",
                location=location_of(record, path),
                opportunity=record.opportunity,
                person=record.ids[-1] if record.kind == "person" else "",
                weight=registered.weight,
                ids=(record.kind, *record.ids),
            )
