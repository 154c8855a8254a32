"""Which entry of one plan is which of the other: by id, then by what it says, as a rename is one.

match ── opportunities and what has ids, renamed ones found by likeness
      │  └─ ids and references of the base rewritten
      └─ what has no id, by content, then by likeness
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gosart.comparison.records import STANDING, Ids, Item, PlanRecord, Ref, Value

__all__ = ["Matched", "likeness", "match"]

_WITH_IDS = (
    "opportunity",
    "person",
    "competitor",
    "insight",
    "partner",
    "member",
    "action",
    "note",
)
"""Kinds whose entries are followed through another id.

A choice, and so is the order: what the entries of a kind refer to is renamed before they are
compared.
"""
_ENOUGH = 0.6
_MOST = 20_000
"""Pairs that are looked at; a huge import is what it is, new and gone."""


@dataclass(frozen=True, eq=False, slots=True)
class Matched:
    """Entries of two plans, matched."""

    pairs: tuple[tuple[PlanRecord, PlanRecord], ...]
    """Entries of both; those of the base with ids and references as the head has them."""
    gone: tuple[PlanRecord, ...]
    new: tuple[PlanRecord, ...]
    renamed: tuple[tuple[PlanRecord, str, str], ...]
    """Entries of the head whose id is another: old id, new id."""


def match(base: Mapping[Ids, PlanRecord], head: Mapping[Ids, PlanRecord]) -> Matched:
    """Match the entries of two plans.

    Args:
        base: Records of the plan before, by identity.
        head: Records of the plan after.

    Returns:
        Pairs and new entries in the order of the head, gone ones in that of the base.
    """
    renames: dict[tuple[str, str], str] = {}
    renamed: list[tuple[PlanRecord, str, str]] = []
    before = dict(base)
    for kind in _WITH_IDS:
        for old, new in _alike(before, head, kind):
            old_id, new_id = old.ids[-1], new.ids[-1]
            if (kind, old_id) not in renames:
                renames[kind, old_id] = new_id
                renamed.append((new, old_id, new_id))
        if any(name == kind for name, _ in renames):
            before = _rewritten(before, renames)
    before = _rewritten(before, renames | dict(_members(before.values(), head.values())))
    pairs = {ids: (entry, head[ids]) for ids, entry in before.items() if ids in head}
    for kind in sorted({entry.kind for entry in before.values() if entry.by_content}):
        for old, new in _alike(before, head, kind, by_content=True):
            pairs[_ids_of(new, head)] = (old, new)
    taken = {id(old) for old, _ in pairs.values()}
    order = list(head)
    return Matched(
        pairs=tuple(pairs[ids] for ids in order if ids in pairs),
        gone=tuple(entry for entry in before.values() if id(entry) not in taken),
        new=tuple(entry for ids, entry in head.items() if ids not in pairs),
        renamed=tuple(renamed),
    )


def likeness(old: Mapping[str, Value], new: Mapping[str, Value]) -> float:
    """Return how much two entries say the same.

    Args:
        old: Fields of the one.
        new: Fields of the other.

    Returns:
        The share of fields that both have alike, of those that either has: 0 to 1.
    """
    names = {name for fields in (old, new) for name, value in fields.items() if value is not None}
    same = sum(old.get(name) == new.get(name) for name in names)
    return same / len(names) if names else 0.0


def _ids_of(entry: PlanRecord, entries: Mapping[Ids, PlanRecord]) -> Ids:
    return next(ids for ids, other in entries.items() if other is entry)


def _alike(
    base: Mapping[Ids, PlanRecord],
    head: Mapping[Ids, PlanRecord],
    kind: str,
    *,
    by_content: bool = False,
) -> Iterator[tuple[PlanRecord, PlanRecord]]:
    """Yield pairs of a gone and a new entry of a kind that are alike.

    The most alike come first, and each entry is in one pair only.
    """
    gone = [
        entry
        for ids, entry in base.items()
        if entry.kind == kind and ids not in head and entry.by_content == by_content
    ]
    new = [
        entry
        for ids, entry in head.items()
        if entry.kind == kind and ids not in base and entry.by_content == by_content
    ]
    if not gone or not new or len(gone) * len(new) > _MOST:
        return
    scored = []
    for first, old in enumerate(gone):
        for second, other in enumerate(new):
            if old.opportunity == other.opportunity or kind == "opportunity":
                score = _score(old, other)
                if score >= _ENOUGH:
                    scored.append((-score, first, second))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, first, second in sorted(scored):
        if first not in used[0] and second not in used[1]:
            used[0].add(first)
            used[1].add(second)
            yield gone[first], new[second]


def _score(old: PlanRecord, new: PlanRecord) -> float:
    if old.kind == "person":  # two people may be alike in everything but the name
        return 1.0 if old.fields.get("name") == new.fields.get("name") else 0.0
    if old.name == new.name and old.kind in ("opportunity", "competitor", "partner"):
        return 1.0
    score = likeness(old.fields, new.fields)
    matcher = SequenceMatcher(None, old.name, new.name, autojunk=False)
    by_name = (
        matcher.ratio()
        if matcher.real_quick_ratio() > _ENOUGH and old.kind != "assessment"
        else 0.0
    )
    return max(score, by_name - 0.05)


def _rewritten(
    entries: Mapping[Ids, PlanRecord], renames: Mapping[tuple[str, str], str]
) -> dict[Ids, PlanRecord]:
    """Return entries as if they had the new ids already, their references too."""
    if not renames:
        return dict(entries)
    rewritten = {}
    for ids, entry in entries.items():
        own = tuple(_rewritten_ids(entry, renames))
        opportunity = renames.get(("opportunity", entry.opportunity), entry.opportunity)
        fields = {
            _field(name, renames): _value(value, renames) for name, value in entry.fields.items()
        }
        rewritten[(ids[0], *own, *ids[1 + len(own) :])] = replace(
            entry, ids=own, opportunity=opportunity, fields=fields
        )
    return rewritten


def _rewritten_ids(entry: PlanRecord, renames: Mapping[tuple[str, str], str]) -> Iterator[str]:
    last = len(entry.ids) - 1
    for index, part in enumerate(entry.ids):
        if index == 0 and entry.opportunity and entry.kind != "account":
            yield renames.get(("opportunity", part), part)
        elif index == last and entry.kind in _WITH_IDS:
            yield renames.get((entry.kind, part), part)
        elif (entry.kind, index) in (("standing", 1), ("assessment", 2)):
            yield renames.get(("competitor", part), part)
        elif (entry.kind, index) == ("assessment", 3):
            yield renames.get(("member", part), part)
        else:
            yield part


def _field(name: str, renames: Mapping[tuple[str, str], str]) -> str:
    if not name.startswith(f"{STANDING} "):
        return name
    company = name.removeprefix(f"{STANDING} ")
    return f"{STANDING} {renames.get(('competitor', company), company)}"


def _value(value: Value, renames: Mapping[tuple[str, str], str]) -> Value:
    if isinstance(value, Ref):
        new = renames.get((value.kind, value.id))
        return replace(value, id=new) if new else value
    if isinstance(value, tuple):
        return tuple(_value(item, renames) for item in value)
    if isinstance(value, Item):
        name, details = (
            tuple(_value(item, renames) for item in part) for part in (value.name, value.details)
        )
        return replace(value, name=name, details=details)
    return value


def _members(
    base: Iterable[PlanRecord], head: Iterable[PlanRecord]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield renames of our own people: the same name under another id.

    They are entries of no account, so they are found in the references.
    """
    before, after = _team(base), _team(head)
    by_name = {name: member for member, name in after.items() if member not in before}
    for member, name in before.items():
        if member not in after and name in by_name:
            yield ("member", member), by_name[name]


def _team(entries: Iterable[PlanRecord]) -> dict[str, str]:
    team: dict[str, str] = {}
    for entry in entries:
        for value in entry.fields.values():
            if isinstance(value, Ref | tuple | Item):
                _add_members(value, team)
    return team


def _add_members(value: Value, team: dict[str, str]) -> None:
    """Add the names of our own people to whom a value refers."""
    if isinstance(value, Ref):
        if value.kind == "member":
            team[value.id] = value.name
    elif isinstance(value, tuple):
        for item in value:
            _add_members(item, team)
    elif isinstance(value, Item):
        for item in (*value.name, *value.details):
            _add_members(item, team)
