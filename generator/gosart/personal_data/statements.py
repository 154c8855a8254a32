"""What the files of an account say about one human today, each piece with its source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gosart.diagnostics import Location
from gosart.personal_data.model import Nature, Statement, Subject, SubjectKind
from gosart.personal_data.names import Names
from gosart.plan.audience import hides, is_open
from gosart.plan.options import PlanOptions
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.validate.source_map import at_key, mapping, texts_in
from gosart.plan_paths import SHARED
from gosart.yaml.document import AccountFiles, Document, Key, Node, Tree

__all__ = [
    "References",
    "dotted",
    "entry_keys",
    "references_in",
    "statements_in",
    "statements_of_shared",
]

_KINDS = {RefersTo.PERSON: SubjectKind.PERSON, RefersTo.TEAM: SubjectKind.MEMBER}
_SAME_AS = "same_as"


@dataclass(frozen=True, slots=True)
class References:
    """Where an account's data names the ids of some of its people."""

    values: tuple[Key, ...]
    """Keys of values that are such an id."""
    names: tuple[Key, ...]
    """Keys whose last part is one: a mapping of people."""


def dotted(data: Node, key: Key) -> str:
    """Return a key as `gosart edit` takes it: an item of a list by its id or its number from 1.

    Args:
        data: The account's data.
        key: The key.
    """
    parts = []
    for part in key:
        value = at_key(data, (part,))
        id_ = mapping(value).get("id") if isinstance(part, int) else None
        number = str(part + 1) if isinstance(part, int) else part
        parts.append(id_ if isinstance(id_, str) else number)
        data = value
    return ".".join(parts)


def entry_keys(data: Node, subject: Subject) -> list[Key]:
    """Return the keys of a human's own entries: in the account, and in single opportunities.

    Args:
        data: The account's data.
        subject: The human.
    """
    top = mapping(data)
    section = "team" if subject.kind is SubjectKind.MEMBER else "people"
    keys: list[Key] = [(section, subject.id)] if subject.id in mapping(top.get(section)) else []
    if subject.kind is SubjectKind.PERSON:
        keys += [
            ("opportunities", id_, "people", subject.id)
            for id_, opportunity in mapping(top.get("opportunities")).items()
            if subject.id in mapping(mapping(opportunity).get("people"))
        ]
    return keys


def references_in(data: Node, subjects: Collection[Subject]) -> References:
    """Return where an account's data names some of its people, outside their own entries.

    Args:
        data: The account's data.
        subjects: The people.
    """
    wanted = {(subject.kind, subject.id) for subject in subjects}
    values: list[Key] = []
    names: list[Key] = []
    own = [key for subject in subjects for key in entry_keys(data, subject)]
    for key, is_key, kind in _ids(AccountEntry, mapping(data), ()):
        id_ = key[-1] if is_key else at_key(data, key)
        if (kind, id_) in wanted and not any(key[: len(above)] == above for above in own):
            (names if is_key else values).append(key)
    return References(tuple(values), tuple(names))


def _ids(
    kind: type[Entry], data: Mapping[str, Node], key: Key
) -> Iterator[tuple[Key, bool, SubjectKind]]:
    """Yield (key, whether it is the key itself, of what) for each id of a human below an entry."""
    for spec in fields_of(kind):
        if spec.name not in data:
            continue
        value, below = data[spec.name], (*key, spec.name)
        named = _KINDS.get(spec.about.refers_to) if spec.about.refers_to else None
        if named is not None:
            items: Sequence[tuple[Key, Node]] = (
                [((*below, number), item) for number, item in enumerate(value)]
                if isinstance(value, list)
                else [(below, value)]
            )
            yield from ((at, False, named) for at, item in items if isinstance(item, str))
        yield from _inner(spec, value, below, spec.about.names, 0)


def _inner(
    spec: FieldSpec, value: Node, key: Key, names: tuple[RefersTo, ...], depth: int
) -> Iterator[tuple[Key, bool, SubjectKind]]:
    if spec.shape is Shape.LIST and isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict) and spec.entry is not None:
                yield from _ids(spec.entry, item, (*key, number))
    elif spec.shape is Shape.MAP and depth < spec.depth:
        for name, item in mapping(value).items():
            if names and names[0] in _KINDS:
                yield (*key, name), True, _KINDS[names[0]]
            yield from _inner(spec, item, (*key, name), names[1:], depth + 1)
    elif isinstance(value, dict) and spec.entry is not None:
        yield from _ids(spec.entry, value, key)


def statements_in(
    files: AccountFiles, subjects: Collection[Subject], names: Names, options: PlanOptions
) -> tuple[Statement, ...]:
    """Return what an account says about a human.

    Args:
        files: The account's files.
        subjects: Their entries, in this account and others.
        names: What texts name them by.
        options: The site's audiences.

    Returns:
        The statements, in the order of the data; texts of Markdown files last.
    """
    here = [subject for subject in subjects if subject.account in (files.id, SHARED)]
    reader = _Reader(files.id, files.tree, options)
    made = [*reader.statements(here, subjects, names)]
    for at, document in files.tree.narratives():
        made += _of_body(files.id, document, names, reader.audience(at))
    for note in files.notes:
        made += _of_note(files.id, note.document, names, options)
    return tuple(made)


def statements_of_shared(
    tree: Tree, subjects: Collection[Subject], names: Names, options: PlanOptions
) -> tuple[Statement, ...]:
    """Return what the shared entries say about a human.

    Args:
        tree: The shared entries.
        subjects: Their entries.
        names: What texts name them by.
        options: The site's audiences.
    """
    here = [subject for subject in subjects if subject.account == SHARED]
    return tuple(_Reader(SHARED, tree, options).statements(here, subjects, names))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the data of one account."""

    account: str
    tree: Tree
    options: PlanOptions

    def statements(
        self, here: Sequence[Subject], subjects: Collection[Subject], names: Names
    ) -> Iterator[Statement]:
        data = self.tree.data
        own = [key for subject in here for key in entry_keys(data, subject)]
        references = references_in(data, here)
        addresses = {subject.address for subject in subjects}
        for key, value in texts_in(data):
            if any(key[: len(above)] == above for above in own):
                nature: Nature | None = Nature.ENTRY
            elif _refers(references, key) or (key[-1] == _SAME_AS and value in addresses):
                nature = Nature.REFERENCE
            else:
                nature = names.nature_in(value)
            if nature is not None:
                yield self._statement(nature, key, value)

    def _statement(self, nature: Nature, key: Key, value: str) -> Statement:
        context = self._context(key) if nature is Nature.REFERENCE else ()
        position, _ = self.tree.locate(key)
        typed = dotted(self.tree.data, key)
        return Statement(
            self.account, nature, typed, value, context, position.value, self.audience(key)
        )

    def _context(self, key: Key) -> tuple[tuple[str, str], ...]:
        """Return what the entry says that names somebody, unless it is another human's own."""
        above = key[:-1]
        while above and not isinstance(at_key(self.tree.data, above), dict):
            above = above[:-1]
        is_somebodys = len(above) > 1 and above[-2] in ("people", "team")
        if is_somebodys or len(above) < 2:
            return ()
        return tuple(
            (name, value)
            for name, value in mapping(at_key(self.tree.data, above)).items()
            if isinstance(value, str) and (*above, name) != key
        )

    def audience(self, key: Key) -> str:
        """Return the widest audience that may see a value."""
        return _widest(self.options, lambda options: not hides(self.tree.data, key, options))


def _refers(references: References, key: Key) -> bool:
    return key in references.values or any(key[: len(above)] == above for above in references.names)


def _widest(options: PlanOptions, may_see: Callable[[PlanOptions], bool]) -> str:
    """Return the widest audience that may see something."""
    for audience in options.audiences:
        if may_see(replace(options, audience=audience)):
            return audience
    return options.audiences[-1]


def _of_note(
    account: str, document: Document, names: Names, options: PlanOptions
) -> Iterator[Statement]:
    """Yield each text of a note's head, and each line of its text, that names a human."""
    audience = _widest(options, lambda own: is_open(document.data, own))
    for key, value in texts_in(document.data):
        nature = names.nature_in(value)
        if nature is not None:
            location = document.positions[key].value
            yield Statement(account, nature, document.path, value, (), location, audience)
    yield from _of_body(account, document, names, audience)


def _of_body(account: str, document: Document, names: Names, audience: str) -> Iterator[Statement]:
    """Yield each line of a Markdown file's text that names a human."""
    for number, line in enumerate(document.body.splitlines(), document.body_line):
        nature = names.nature_in(line)
        if nature is not None:
            location = Location(document.path, number, 1)
            yield Statement(account, nature, document.path, line.strip(), (), location, audience)
