"""Accepted findings as records: the same by rule and entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gosart.comparison.flat_names import text_of
from gosart.comparison.records import PlanRecord, Value
from gosart.plan.model.account import Ignore
from gosart.plan.model.location import Locator
from gosart.plan.schema.base import IgnoreEntry

__all__ = ["ignore_records"]


def ignore_records(
    ignores: Iterable[Ignore], opportunity: str, locator: Locator
) -> Iterator[PlanRecord]:
    """Yield a record of each accepted finding.

    Args:
        ignores: The findings that are accepted.
        opportunity: Whose they are, "" for the account's own.
        locator: Finds places of the account.
    """
    kind = IgnoreEntry.record
    assert kind is not None  # noqa: S101 - declared so
    for ignore in ignores:
        name = f"{ignore.rule} ({ignore.entry})" if ignore.entry else ignore.rule
        fields: dict[str, Value] = {"reason": text_of(ignore.reason), "until": ignore.until}
        yield PlanRecord(
            kind.kind,
            (opportunity, ignore.rule, ignore.entry),
            name,
            kind.part,
            fields,
            locator,
            opportunity,
            dict.fromkeys(("", *fields), ignore.location),
        )
