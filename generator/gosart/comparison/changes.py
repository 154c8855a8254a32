"""Two plans of one account -> the changes between them, each a sentence with its direction and its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from gosart.comparison.directions import direction_of, fate_of
from gosart.comparison.flatten_account import account_entries
from gosart.comparison.flatten_opportunity import EVIDENCE, MARK, opportunity_entries
from gosart.comparison.matching import match
from gosart.comparison.messages import Speaker
from gosart.comparison.model import Change, Direction
from gosart.comparison.records import Entry, Ids, Typed, Value, flatten, location_of
from gosart.comparison.snapshots import Plan
from gosart.method.enums import ActionStatus

__all__ = ["changes_between", "entries_of"]

_WEIGHTS = {
    "opportunity": 3,
    "standing": 2,
    "person": 2,
    "action": 2,
    "competitor": 2,
    "criterion": 2,
    "milestone": 2,
    "review": 2,
}
_WORDING = ("narrative", "body", "note", "email", "phone", "tags", "crm")


@lru_cache(
    maxsize=8
)  # a plan is itself, never another that is equal; a comparison asks for the same two several times
def entries_of(plan: Plan) -> dict[Ids, Entry]:
    """Return everything a plan says, as entries by identity; {} for a broken one."""
    if plan.found is None:
        return {}
    reading = plan.found.reading
    typed = Typed(plan.files.tree)
    return flatten(
        [
            account_entries(reading.account, typed),
            *(
                opportunity_entries(reading.account, opportunity, typed)
                for opportunity in reading.opportunities
            ),
        ]
    )


def changes_between(
    old: Plan | None, new: Plan | None, speaker: Speaker, stages: Sequence[str]
) -> list[Change]:
    """Return what changed between two states of a plan, in the order of the new one, then what is gone.

    Of a plan that is there at one state only (the other is None) its deals are told, not every entry.
    """
    if old is None or new is None:
        return [
            _whole(entry, plan, speaker, gone=new is None)
            for plan in (old, new)
            if plan
            for entry in _opportunities(plan)
        ]
    speaker.rivals = (
        {rival.id: rival.name for rival in new.found.reading.account.competitors}
        if new.found
        else {}
    )
    matched = match(entries_of(old), entries_of(new))
    told: list[Change] = []
    account_wide: set[tuple[str, str, Value, Value]] = set()
    people = _fates(matched.new), _fates(matched.gone)
    whole = {
        entry.opportunity for entry in (*matched.new, *matched.gone) if entry.kind == "opportunity"
    }
    for entry, old_id, new_id in matched.renamed:
        sentence = speaker.renamed(entry, old_id, new_id)
        told.append(
            _change("renamed", entry, "", speaker, (old_id, new_id), "neutral", sentence, new)
        )
    for before, after in matched.pairs:
        unrated = _unrated(before, after)
        if unrated:
            direction: Direction = "worse" if after.ids[1] == "us" else "neutral"
            sentence = speaker.unrated(after, unrated)
            told.append(
                _change(
                    "changed",
                    after,
                    unrated[0],
                    speaker,
                    (before.fields[unrated[0]], None),
                    direction,
                    sentence,
                    new,
                )
            )
        for field in _fields(before, after):
            was, now = before.fields.get(field), after.fields.get(field)
            if _same(was, now) or _told_elsewhere(field, before, after) or field in unrated:
                continue
            if after.kind == "person":
                if not after.opportunity:
                    account_wide.add((after.ids[-1], field, was, now))
                elif (after.ids[-1], field, was, now) in account_wide:
                    continue
            evidence = (
                after.fields.get(EVIDENCE + field.removeprefix(MARK))
                if field.startswith(MARK)
                else None
            )
            sentence = speaker.changed(after, field, was, now, evidence)
            direction = direction_of(after if field != "left" else before, field, was, now, stages)
            told.append(
                _change("changed", after, field, speaker, (was, now), direction, sentence, new)
            )
    for entry in matched.new:
        if entry.kind == "opportunity" or (
            entry.opportunity not in whole and not _repeats(entry, people[0])
        ):
            sentence = speaker.added(entry) + (
                _contents(entry, matched.new, speaker) if entry.kind == "opportunity" else ""
            )
            told.append(
                _change(
                    "added",
                    entry,
                    "",
                    speaker,
                    (None, speaker.subject(entry)),
                    fate_of(entry, gone=False),
                    sentence,
                    new,
                )
            )
    for entry in matched.gone:
        if entry.kind == "opportunity" or (
            entry.opportunity not in whole and not _repeats(entry, people[1])
        ):
            sentence = speaker.removed(entry)
            told.append(
                _change(
                    "removed",
                    entry,
                    "",
                    speaker,
                    (speaker.subject(entry), None),
                    fate_of(entry, gone=True),
                    sentence,
                    old,
                    gone=True,
                )
            )
    return told


def _opportunities(plan: Plan) -> list[Entry]:
    return [entry for entry in entries_of(plan).values() if entry.kind == "opportunity"]


def _whole(entry: Entry, plan: Plan, speaker: Speaker, *, gone: bool) -> Change:
    """Tell a deal of a plan that is new or gone as a whole."""
    name = speaker.subject(entry)
    if gone:
        return _change(
            "removed",
            entry,
            "",
            speaker,
            (name, None),
            "neutral",
            speaker.removed(entry),
            plan,
            gone=True,
        )
    sentence = speaker.added(entry) + _contents(entry, tuple(entries_of(plan).values()), speaker)
    return _change("added", entry, "", speaker, (None, name), "neutral", sentence, plan)


def _fates(entries: Sequence[Entry]) -> set[str]:
    """Return the ids of the account's own people among entries: a deal's view of them says nothing new."""
    return {entry.ids[-1] for entry in entries if entry.kind == "person" and not entry.opportunity}


def _repeats(entry: Entry, people: set[str]) -> bool:
    if entry.kind == "standing":  # its first assessment is told, or its last is gone
        return True
    return entry.kind == "person" and bool(entry.opportunity) and entry.ids[-1] in people


def _fields(before: Entry, after: Entry) -> Iterator[str]:
    yield from after.fields
    yield from (name for name in before.fields if name not in after.fields)


def _told_elsewhere(field: str, before: Entry, after: Entry) -> bool:
    """Whether a field's change is told with another: evidence with its mark, the latest marks as where the vendor stands."""
    if field.startswith(EVIDENCE):
        mark = MARK + field.removeprefix(EVIDENCE)
        return before.fields.get(mark) is not after.fields.get(mark)
    if after.kind == "action" and field in ("done", "outcome"):
        return after.fields.get("status") is ActionStatus.DONE is not before.fields.get("status")
    return (
        after.kind == "assessment"
        and field.startswith(MARK)
        and not (field in before.fields and field in after.fields)
    )


def _unrated(before: Entry, after: Entry) -> list[str]:
    """Return the marks that are no longer given where they are several: a new assessment that leaves criteria out is told once."""
    if after.kind != "standing":
        return []
    gone = [
        field
        for field in after.fields
        if field.startswith(MARK) and after.fields[field] is None and before.fields.get(field)
    ]
    return gone if len(gone) > 2 else []


def _same(old: Value, new: Value) -> bool:
    """Whether two values say the same: order in a list and line breaks in a text say nothing."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return Counter(map(_plain, old)) == Counter(map(_plain, new))
    return _plain(old) == _plain(new)


def _plain(value: Value) -> Value:
    return " ".join(value.split()) if type(value) is str else value


def _change(
    kind: Literal["added", "removed", "changed", "renamed"],
    entry: Entry,
    field: str,
    speaker: Speaker,
    values: tuple[Value, Value],
    direction: Direction,
    sentence: str,
    plan: Plan,
    *,
    gone: bool = False,
) -> Change:
    old, new = (speaker.value(value) for value in values)
    weight = _WEIGHTS.get(entry.kind, 1)
    if entry.kind == "opportunity" and field not in (
        "stage",
        "amount",
        "close_date",
        "probability",
        "status",
        "strategy.type",
        "",
    ):
        weight = 1
    if (
        field in _WORDING
        or kind == "renamed"
        or (isinstance(values[1], date) and field in ("last_contact", "reviewed"))
    ):
        weight = 0
    name = (
        speaker.label(entry, field)
        if field.startswith((MARK, EVIDENCE))
        else speaker.subject(entry)
    )
    part = _part(entry, field)
    person = entry.ids[-1] if entry.kind == "person" else ""
    location, ids = location_of(entry, plan.source_map, field), (entry.kind, *entry.ids)
    return Change(
        kind,
        name,
        part,
        old,
        new,
        direction,
        sentence,
        location,
        field,
        entry.opportunity,
        person,
        gone,
        weight,
        ids,
    )


def _part(entry: Entry, field: str) -> str:
    if entry.kind == "opportunity":
        head = field.split(".")[0]
        return {"strategy": "value", "value": "value", "test": "review"}.get(head, "summary")
    return entry.part


def _contents(opportunity: Entry, new: Sequence[Entry], speaker: Speaker) -> str:
    """Say how much a new deal brings along."""
    counts = Counter(entry.kind for entry in new if entry.opportunity == opportunity.opportunity)
    translator = speaker.translator
    told = []
    if counts["assessment"]:
        told.append(translator.plural("{n} assessment", "{n} assessments", counts["assessment"]))
    if counts["action"]:
        told.append(translator.plural("{n} action", "{n} actions", counts["action"]))
    return " " + translator.text("It brings {what}.", what=", ".join(told)) if told else ""
