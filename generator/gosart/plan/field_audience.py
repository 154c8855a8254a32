"""Which fields of an entry a build's readers may see, and what nobody's build may show.

A field is as narrow as the narrowest of its entry's `audience`, the site's default for it, and the
entry's own line under `audiences`; only that line widens a default. Fields that are private, and
ratings that are sealed, are in no build at all.

closed_fields ── the fields of one entry that are closed, given or not
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gosart.errors import GosartError
from gosart.plan.options import PlanOptions
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.validate.source_map import mapping
from gosart.text.suggest import nearest
from gosart.yaml.document import Key, Node

__all__ = [
    "AUDIENCES",
    "EXTRA",
    "SEALED",
    "SETS",
    "Level",
    "Path",
    "below",
    "check_defaults",
    "closed_fields",
    "field_paths",
    "is_private",
    "level_at",
    "lines_open",
    "may_narrow",
    "narrowed_lines",
    "private_fields",
    "step",
    "top_level",
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
SETS: Path = ("opportunities", "assessments")
"""Where sets of ratings stand."""
_VIEWS: Path = ("opportunities", "people")
_HOLDERS: Mapping[str, tuple[Path, ...]] = {
    "account": ((),),
    "opportunity": (("opportunities",),),
    "person": (("people",), _VIEWS),
}


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
    private = private_fields(level.entry)
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
def private_fields(entry: type[Entry]) -> frozenset[Path]:
    """Return the fields of a kind of entry that are in no build.

    Args:
        entry: Its class.
    """
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
    return level.entry is not None and path in private_fields(level.entry)
