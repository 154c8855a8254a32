"""What is for narrower readers than a build's: found by comparing what the two see of one plan, looked up in what a story would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.comparison.changes import records_of
from gosart.comparison.model import Change
from gosart.comparison.records import Ids, Item, PlanRecord, Ref, Value, rated_criterion
from gosart.comparison.snapshots import Plan
from gosart.plan.shared_entries import SECTIONS, Shared

__all__ = ["NOTHING", "Hidden", "Open", "hidden_between", "open_in", "shared_between"]

_SHORT = 3
"""A text of fewer characters is no secret by itself: it would be found in every word."""
_TOLD = 40
"""So many characters of a long text are looked for, since sentences cut texts."""


@dataclass(frozen=True, eq=False, slots=True)
class Open:
    """What the readers of a build see of a plan: the fields of each entry, and all its texts in one."""

    fields: dict[Ids, frozenset[str]]
    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What some readers must not be told: entries (kind and ids), single fields of others, and texts, their blanks made single."""

    entries: frozenset[Ids] = frozenset()
    fields: frozenset[tuple[Ids, str]] = frozenset()
    texts: frozenset[str] = frozenset()

    def __or__(self, other: Hidden) -> Hidden:
        return Hidden(
            self.entries | other.entries, self.fields | other.fields, self.texts | other.texts
        )

    def without(self, opened: Open) -> Hidden:
        """Return what of it is hidden still where something is open again."""
        entries = self.entries - opened.fields.keys()
        fields = frozenset(
            (ids, field) for ids, field in self.fields if field not in opened.fields.get(ids, ())
        )
        return Hidden(
            entries, fields, frozenset(text for text in self.texts if text not in opened.text)
        )

    def forbids(self, change: Change) -> bool:
        """Tell whether a change says something of what is hidden."""
        if change.ids in self.entries or (
            change.opportunity and ("opportunity", change.opportunity) in self.entries
        ):
            return True
        if change.person and any(
            ids[0] == "person" and ids[-1] == change.person for ids in self.entries
        ):
            return True
        _, criterion = rated_criterion(change.field)
        evidence = f"evidence {criterion}" if criterion else change.field
        if (change.ids, change.field) in self.fields or (change.ids, evidence) in self.fields:
            return True
        values = (change.name, change.old, change.new, *(value for _, value in change.data))
        strings = {" ".join(text.split()) for value in values for text in _strings(value)}
        return any(text in said for text in self.texts for said in strings)


NOTHING = Hidden()


def open_in(plan: Plan | None) -> Open:
    """Return what a plan shows, as the build's readers see it."""
    entries = records_of(plan) if plan else {}
    fields = {
        ids: frozenset(name for name, value in entry.fields.items() if value is not None)
        for ids, entry in entries.items()
    }
    return Open(fields, "\n".join(sorted(_texts(entries.values()))))


def hidden_between(wide: Plan | None, narrow: Plan | None) -> Hidden:
    """Return what the narrowest readers see of a plan and those of the build do not."""
    if narrow is None or narrow.found is None:
        return NOTHING
    shown = records_of(wide) if wide else {}
    everything = records_of(narrow)
    entries = frozenset(ids for ids in everything if ids not in shown)
    fields = frozenset(
        (ids, name)
        for ids, entry in everything.items()
        if ids in shown
        for name, value in entry.fields.items()
        if value is not None and shown[ids].fields.get(name) != value
    )
    secret = {text[:_TOLD] for text in _texts(everything.values()) if len(text) >= _SHORT}
    return Hidden(entries, fields, frozenset(secret)).without(open_in(wide))


def shared_between(wide: Shared, narrow: Shared) -> tuple[Hidden, Open]:
    """Return what the narrowest readers see of the shared entries and those of the build do not, and what those see."""
    shown, everything = _shared(wide), _shared(narrow)
    opened = Open({ids: frozenset() for ids in shown}, "\n".join(sorted(shown.values())))
    names = frozenset(
        name[:_TOLD] for ids, name in everything.items() if ids not in shown and len(name) >= _SHORT
    )
    return Hidden(frozenset(everything.keys() - shown.keys()), frozenset(), names).without(
        opened
    ), opened


def _shared(shared: Shared) -> dict[Ids, str]:
    """Return the name of each shared entry, by section and id."""
    entries = (
        (section, key, entry)
        for section in SECTIONS
        for key, entry in (getattr(shared.shown, section) or {}).items()
    )
    return {
        (section, key): entry if isinstance(entry, str) else str(entry.name or key)
        for section, key, entry in entries
    }


def _texts(entries: Iterable[PlanRecord]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        found.add(" ".join(entry.name.split()))
        for value in entry.fields.values():
            found.update(" ".join(text.split()) for text in _strings(value))
    return found - {""}


def _strings(value: Value) -> Iterable[str]:
    if isinstance(value, Ref):
        yield value.name
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, Item):
        for item in (*value.name, *value.details):
            yield from _strings(item)
    elif type(value) is str:
        yield value
