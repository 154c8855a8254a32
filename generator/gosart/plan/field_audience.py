"""Which fields of an entry a build's readers may see, and what nobody's build may show.

A field is as narrow as the narrowest of its entry's `audience`, the site's default for it, and the
entry's own line under `audiences`; only that line widens a default. Fields that are private, and
ratings that are sealed, are in no build at all.

closed_fields ── the fields of one entry that are closed, given or not
is_sealed ── whether a set of ratings is not opened yet
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gosart.errors import GosartError
from gosart.plan.options import PlanOptions
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.validate.source_map import mapping
from gosart.text.lookalike import resembles
from gosart.text.suggest import nearest
from gosart.yaml.broken_text import key_words
from gosart.yaml.document import Key, Node

__all__ = [
    "AUDIENCES",
    "EXTRA",
    "SEALED",
    "Level",
    "Path",
    "below",
    "check_defaults",
    "closed_fields",
    "field_paths",
    "is_private",
    "is_sealed",
    "is_withheld",
    "level_at",
    "lines_open",
    "may_narrow",
    "may_withhold",
    "narrowed_lines",
    "step",
    "top_level",
    "withheld_keys",
]

AUDIENCES = "audiences"
"""The key that says who may see single fields of the entry it stands in."""
SEALED = "sealed_until"
"""The key of a set of ratings that says when it is opened."""

EXTRA = "extra"
"""The key of a company's own fields, whose names stand in a path as those of fields do."""

Path = tuple[str, ...]
"""Names of fields below an entry, from outside in; ids and numbers of items are left out."""

_ALWAYS = frozenset({"id", "name", "audience", AUDIENCES, "ignore"})
"""Fields by which an entry is known, or that say who may see it."""
_SETS: Path = ("opportunities", "assessments")
_VIEWS: Path = ("opportunities", "people")
_HOLDERS: Mapping[str, tuple[Path, ...]] = {
    "account": ((),),
    "opportunity": (("opportunities",),),
    "person": (("people",), _VIEWS),
}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Level:
    """What stands at a place of the data, as the registry of fields has it."""

    path: Path
    """Names of the fields on the way, from the account."""
    entry: type[Entry] | None
    """The entry that stands here, or whose items or ids come next; None for values."""
    ids: int = 0
    """How many levels of ids come before the entry itself."""

    @property
    def is_record(self) -> bool:
        """Whether it is an entry whose fields may have readers of their own."""
        return not self.ids and self.entry is not None and self.entry.record is not None


def top_level() -> Level:
    """Return the level of an account's data."""
    return Level((), AccountEntry)


def step(level: Level | None, part: str | int) -> Level | None:
    """Return the level below another, None where the registry knows none.

    Args:
        level: The level.
        part: The next part of the key.
    """
    if level is None or isinstance(part, int):
        return level
    if level.ids:
        return _below_id(level)
    return _field(level, part)


@lru_cache(maxsize=1024)
def _below_id(level: Level) -> Level:
    return Level(level.path, level.entry, level.ids - 1)


@lru_cache(maxsize=4096)
def _field(level: Level, name: str) -> Level | None:
    specs = fields_of(level.entry) if level.entry else ()
    spec = next((item for item in specs if item.name == name), None)
    if spec is None:
        return None
    return Level((*level.path, name), spec.entry, spec.depth if spec.shape is Shape.MAP else 0)


def level_at(key: Key) -> Level | None:
    """Return the level of a key of an account, None where the registry knows none.

    Args:
        key: The way to the value, from the top of the account.
    """
    level: Level | None = top_level()
    for part in key:
        level = step(level, part)
    return level


@lru_cache(maxsize=64)
def field_paths(entry: type[Entry]) -> Mapping[Path, FieldSpec]:
    """Return each field of a record that may have readers of its own, by its path below the record.

    The fields of entries that are part of it are among them, those of records inside it are not.

    Args:
        entry: What is typed.
    """
    return dict(_paths(entry, ()))


def _paths(entry: type[Entry], prefix: Path) -> Iterator[tuple[Path, FieldSpec]]:
    for spec in fields_of(entry):
        path = (*prefix, spec.name)
        yield path, spec
        inner = spec.entry
        if inner is not None and inner.record is None and spec.name != EXTRA:
            yield from _paths(inner, path)


def may_narrow(spec: FieldSpec) -> bool:
    """Tell whether a field may be for narrower readers than its entry.

    Args:
        spec: The field.
    """
    return not spec.required and spec.name not in _ALWAYS


def closed_fields(
    node: Node, level: Level, options: PlanOptions, account_node: Node = None
) -> frozenset[Path]:
    """Return the fields of a record that the build's readers may not see, whether given or not.

    Args:
        node: The record as parsed.
        level: What it is.
        options: Whom the build is for.
        account_node: Of an opportunity's view of a person, the account's own entry.

    Returns:
        Paths below the record; private fields are among them for every reader.
    """
    if level.entry is None:
        return frozenset()
    private = _private(level.entry)
    if options.is_narrowest:
        return private
    wanted = dict(_of_company(options.extra_audiences).get(level.path, ()))
    wanted |= dict(_defaults(options.audience_defaults).get(level.path, ()))
    own = _lines(node)
    wanted |= own
    closed = {path for path, audience in wanted.items() if not options.shows(audience)}
    if level.path == _VIEWS:
        closed |= {
            path for path, audience in _lines(account_node).items() if not options.shows(audience)
        }
    return private | closed


def below(closed: frozenset[Path], level: Level | None, part: str | int) -> frozenset[Path] | None:
    """Return what of closed fields is left below a part of a key, None where that is closed itself.

    Args:
        closed: Closed fields, by their path from here.
        level: What stands here.
        part: The next part of the key: a field, an id, the number of an item.
    """
    is_id = level is not None and level.ids and level.path[-1:] != (EXTRA,)
    if not closed or isinstance(part, int) or is_id:
        return closed
    inner = frozenset(path[1:] for path in closed if path[0] == part)
    return None if () in inner else inner


def lines_open(value: Node, options: PlanOptions) -> bool:
    """Tell whether the value of `audiences` says plainly which field is for whom.

    Args:
        value: The value.
        options: The options of the build.
    """
    return isinstance(value, dict) and all(
        isinstance(audience, str) and audience in options.audiences for audience in value.values()
    )


def narrowed_lines(
    old: Mapping[str, Node], other: Mapping[str, Node], options: PlanOptions
) -> dict[str, Node]:
    """Return the lines of two `audiences` of one entry, of two for a field the narrower.

    Args:
        old: The state before.
        other: The other one.
        options: The options of the build.
    """
    lines: dict[str, Node] = {**other}
    for name, audience in old.items():
        given = other.get(name)
        both = isinstance(audience, str) and isinstance(given, str)
        lines[name] = options.narrower(str(audience), str(given)) if both else audience
    return lines


def _lines(node: Node) -> dict[Path, str]:
    """Return the lines of an entry's `audiences`; one that is no text closes its field."""
    lines = mapping(mapping(node).get(AUDIENCES))
    return {
        tuple(name.split(".")): audience if isinstance(audience, str) else ""
        for name, audience in lines.items()
    }


@lru_cache(maxsize=64)
def _private(entry: type[Entry]) -> frozenset[Path]:
    return frozenset(path for path, spec in field_paths(entry).items() if spec.about.private)


@lru_cache(maxsize=16)
def _defaults(
    defaults: tuple[tuple[str, str], ...],
) -> Mapping[Path, tuple[tuple[Path, str], ...]]:
    """Return what a site's defaults come to, by the path of the records they are about."""
    by_path: dict[Path, list[tuple[Path, str]]] = {}
    for name, audience in defaults:
        for record, path in _named(name):
            by_path.setdefault(record, []).append((path, audience))
    return {record: tuple(paths) for record, paths in by_path.items()}


@lru_cache(maxsize=16)
def _of_company(
    fields: tuple[tuple[str, str, str], ...],
) -> Mapping[Path, tuple[tuple[Path, str], ...]]:
    """Return the audiences that a company's own fields have, by the path of the records."""
    defaults: dict[Path, list[tuple[Path, str]]] = {}
    for holder, name, audience in fields:
        for record in _HOLDERS[holder]:
            defaults.setdefault(record, []).append(((EXTRA, name), audience))
    return {record: tuple(paths) for record, paths in defaults.items()}


def _named(name: str) -> Iterator[tuple[Path, Path]]:
    """Yield the records and fields that a default names: `people.status`, `account.tier`."""
    wanted = tuple(name.split("."))
    if wanted[:1] == ("account",):
        wanted = wanted[1:]
        if wanted in field_paths(AccountEntry) or wanted[:1] == (EXTRA,):
            yield (), wanted
        return
    for record, entry in _records().items():
        for cut in range(1, len(wanted)):
            head, rest = wanted[:cut], wanted[cut:]
            if record[-cut:] == head and (
                rest in field_paths(entry) or (rest[0] == EXTRA and len(rest) == 2)
            ):
                yield record, rest


@lru_cache(maxsize=1)
def _records() -> Mapping[Path, type[Entry]]:
    """Return every kind of record by its path in an account."""
    records: dict[Path, type[Entry]] = {}
    waiting: list[tuple[Path, type[Entry]]] = [((), AccountEntry)]
    while waiting:
        path, entry = waiting.pop()
        for spec in fields_of(entry):
            if spec.entry is not None:
                here = (*path, spec.name)
                if spec.entry.record is not None:
                    records.setdefault(here, spec.entry)
                waiting.append((here, spec.entry))
    return records


def check_defaults(defaults: Iterable[tuple[str, str]]) -> None:
    """Refuse a default for what is no field of a plan, or cannot be narrowed.

    Args:
        defaults: Audiences by the dotted name of a field.

    Raises:
        GosartError: There is such a default; its sentence says what would be right.
    """
    for name, _ in defaults:
        named = list(_named(name))
        if not named:
            nameable = sorted(_nameable())
            near = nearest(name, nameable) or nearest(f"account.{name}", nameable)
            more = f" Did you mean '{near}'?" if near else " Write such as 'people.status'."
            raise GosartError(f"audience_defaults: There is no field '{name}' in a plan.{more}")
        record, path = named[0]
        entry = _records()[record] if record else AccountEntry
        spec = field_paths(entry).get(path)
        if spec is not None and not may_narrow(spec):
            raise GosartError(
                f"audience_defaults: '{name}' is what its entry is known by, or has to be given. "
                "Give the entry itself an 'audience'."
            )


@lru_cache(maxsize=1)
def _nameable() -> frozenset[str]:
    names = {f"account.{'.'.join(path)}" for path in field_paths(AccountEntry)}
    for record, entry in _records().items():
        names |= {".".join((record[-1], *path)) for path in field_paths(entry)}
    return frozenset(names)


def is_private(level: Level, path: Path) -> bool:
    """Tell whether a field of a record is in no build, whoever reads it.

    Args:
        level: The level.
        path: Where it stands.
    """
    return level.entry is not None and path in _private(level.entry)


def is_sealed(node: Node, key: Key, today: date | None) -> bool:
    """Tell whether a set of ratings is sealed on a day.

    Args:
        node: The entry as parsed.
        key: Its key; anything but a set of ratings is never sealed.
        today: The build's day; None opens nothing.

    Returns:
        True as well where the key is almost the right one, or its day cannot be read.
    """
    if len(key) != 4 or (key[0], key[2]) != _SETS or not isinstance(node, dict):
        return False
    for name, value in node.items():
        if name != SEALED and not resembles(SEALED.replace("_", ""), name):
            continue
        if value is None and name == SEALED:
            continue
        opens = _day(value) if name == SEALED else None
        if opens is None or today is None or today < opens:
            return True
    return False


def _day(value: Node) -> date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_withheld(node: Node, today: date | None, key: Key = ()) -> bool:
    """Tell whether data has anything that no build may show: a sealed set, a private field.

    Args:
        node: The data.
        today: The day of the build, None for a build that knows none.
        key: The way to the value, from the top of the account.
    """
    return any(True for _ in withheld_keys(node, today, key))


def withheld_keys(node: Node, today: date | None, key: Key = ()) -> Iterator[Key]:
    """Yield the key of everything at or below a node that no build may show.

    Args:
        node: The data.
        today: The day of the build, None for a build that knows none.
        key: The way to the value, from the top of the account.
    """
    yield from _withheld(node, level_at(key), today, key)


def _withheld(node: Node, level: Level | None, today: date | None, key: Key) -> Iterator[Key]:
    if level is None or (level.path and level.path[0] not in ("opportunities", "team")):
        return
    if is_sealed(node, key, today):
        yield key
        return
    if isinstance(node, dict):
        private = _private(level.entry) if level.is_record and level.entry else frozenset()
        for name, value in node.items():
            if (name,) in private and value is not None:
                yield (*key, name)
            elif isinstance(value, dict | list):
                yield from _withheld(value, step(level, name), today, (*key, name))
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from _withheld(item, level, today, (*key, number))


def may_withhold(lines: tuple[str, ...]) -> bool:
    """Tell whether a text that was not understood has a word that may be such a key.

    Args:
        lines: The lines.
    """
    return any(
        resembles(SEALED.replace("_", ""), word.text) or resembles("levels", word.text, 1)
        for word in key_words(lines)
    )
