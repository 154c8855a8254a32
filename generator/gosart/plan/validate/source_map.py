"""Where the keys and values of an account stand, in its own files or the shared ones, and the problems found there.

Ground ── place of a key, narratives, text of a line
Problems ── diagnostics as they are found, and the keys they were found at
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from gosart.diagnostics import Address, Diagnostic, Location, Message, Severity
from gosart.plan.address import address_of, entry_id, opportunity_in
from gosart.yaml.codes import MOST_PROBLEMS
from gosart.yaml.document import Document, Key, Node, Position, Tree
from gosart.yaml.more_problems import more_problems

__all__ = ["Located", "Problems", "SourceMap", "at_key", "has_key", "mapping"]

Located: TypeAlias = tuple[Diagnostic, Key | None]
"""A problem and the key it was found at, None where it was found in the text of a file."""


def mapping(node: Node) -> dict[str, Node]:
    """Return a mapping as it is, anything else as an empty one: what is wrong with it is told elsewhere."""
    return node if isinstance(node, dict) else {}


def at_key(data: Node, key: Key) -> Node:
    """Return the value at a key, None where there is none."""
    for part in key:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def has_key(data: Node, key: Key) -> bool:
    """Tell whether something, be it empty, is typed at a key."""
    if not key:
        return True
    parent, last = at_key(data, key[:-1]), key[-1]
    if isinstance(parent, dict):
        return last in parent
    return isinstance(parent, list) and isinstance(last, int) and last < len(parent)


@dataclass(frozen=True)
class SourceMap:
    """The files an account's data comes from. `shared` supplies what the account's own files do not."""

    own: Tree
    shared: Tree
    path: str
    """File to name where nothing better is known."""

    def place(self, key: Key) -> tuple[Position, str]:
        """Return the place of a key's value, or of its nearest ancestor that is there, and the text of its line."""
        place, line = self._tree(key).locate(key)
        if not place.value.path:
            place = Position(
                replace(place.key, path=self.path), replace(place.value, path=self.path)
            )
        return place, line

    def entry(self, key: Key) -> str:
        """Return the id of the person, action or other entry that a key is in, "" for none."""
        return entry_id(self._tree(key).data, key)

    def _tree(self, key: Key) -> Tree:
        """Return the files that a key is typed in, the account's own where it is in none."""
        own = not key or has_key(self.own.data, key) or not has_key(self.shared.data, key)
        return self.own if own else self.shared

    def location(self, key: Key) -> Location:
        """Return the place of an entry: its key, or its beginning for an item of a list."""
        return replace(self.place(key)[0].key, address=self.address(key))

    def address(self, key: Key) -> Address:
        """Return what the value at a key is called, wherever it is typed."""
        return address_of(self._tree(key).data, key)

    def inside(self, key: Key, start: int, length: int = 1) -> Location:
        """Return the place of some characters of a text, from `start` (0); that of the whole text where it is typed with escapes."""
        location = self.place(key)[0].value
        text, line = at_key(self.own.data, key), self.line(location)
        offset = location.column - 1
        offset += line[offset : offset + 1] in {'"', "'"}
        if isinstance(text, str) and line.startswith(text, offset):
            return replace(location, column=offset + 1 + start, length=max(1, length))
        return location

    def line(self, location: Location) -> str:
        """Return the text of the line of a spot, "" where it is not in these files."""
        return self.own.line(location) or self.shared.line(location)

    def narratives(self) -> dict[Key, Document]:
        """Return the documents that have a body, by the key of the node they tell about; the account's own win."""
        return dict(self.shared.narratives()) | dict(self.own.narratives())

    def file_of(self, *keys: Key) -> str:
        """Return the path of the file that holds the first of these keys that is typed, else the account's main file."""
        found = next(
            (key for key in keys if has_key(self.own.data, key) or has_key(self.shared.data, key)),
            (),
        )
        return self.place(found)[0].value.path


class Problems:
    """Diagnostics of one account (`account` "": of the shared files) in the order they are found.

    Of each file so many are told; the rest are counted.
    """

    def __init__(self, source_map: SourceMap, account: str) -> None:
        self.source_map = source_map
        self.account = account
        self.found: list[Diagnostic] = []
        self.keys: set[Key] = set()
        self._found_at: list[Key | None] = []
        self._counts: Counter[str] = Counter()
        files = (*source_map.own.mounts, *source_map.shared.mounts)
        self._only_file = files[0].document.path if len(files) == 1 else ""
        """Where every key is typed, so that it need not be looked up to be counted."""
        self._first_more: dict[str, tuple[Location, Key | None, Severity]] = {}

    def located(self) -> tuple[Located, ...]:
        """Return the problems found so far, each with its key, and of each file how many more."""
        return (*zip(self.found, self._found_at, strict=True), *self._more())

    def all(self) -> tuple[Diagnostic, ...]:
        """Return the problems found so far, and of each file how many more there are."""
        return tuple(problem for problem, _ in self.located())

    def is_full(self, path: str) -> bool:
        """Tell whether problems of a file are only counted from now on."""
        return self._counts[path] >= MOST_PROBLEMS

    def only_counts(self, key: Key, severity: Severity = Severity.ERROR) -> bool:
        """Count the problem of a key where its file has enough of them; tell whether it does.

        Asked before words are made: a hint may compare a word with a thousand names.
        """
        if not any(count >= MOST_PROBLEMS for count in self._counts.values()):
            return False
        first = self._first_more.get(self._only_file)
        location = first[0] if first else self.source_map.place(key)[0].key
        return self.is_full(location.path) and not self.count(key, location, severity)

    def count(self, key: Key | None, location: Location, severity: Severity) -> bool:
        """Count a problem; tell whether it is one that is told."""
        if key is not None:
            self.keys.add(key)
        full = self.is_full(location.path)
        self._counts[location.path] += 1
        if full:
            first = self._first_more.get(location.path, (location, key, severity))
            worst = severity if severity is Severity.ERROR else first[2]
            self._first_more[location.path] = (*first[:2], worst)
        return not full

    def _more(self) -> Iterator[Located]:
        for path, (location, key, severity) in self._first_more.items():
            more = more_problems(self._counts[path] - MOST_PROBLEMS, location)
            yield replace(more, account=self.account, severity=severity), key

    def at_value(
        self,
        key: Key,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Tell what is wrong with a value."""
        self._add(key, self.source_map.place(key)[0].value, code, message, hint, severity)

    def at_key(
        self,
        key: Key,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Tell what is wrong with a key, or that something is missing below it."""
        self._add(key, self.source_map.place(key)[0].key, code, message, hint, severity)

    def inside(
        self,
        key: Key,
        start: int,
        length: int,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Tell what is wrong with `length` characters of a text, from character `start` (0) of it."""
        self._add(key, self.source_map.inside(key, start, length), code, message, hint, severity)

    def at_spot(
        self,
        location: Location,
        source: str,
        code: str,
        message: Message,
        hint: Message,
        about: Address,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report what is wrong at a location that is no key of the plan.

        `about` is what stands there.
        """
        if not self.count(None, location, severity):
            return
        self._found_at.append(None)
        self.found.append(
            Diagnostic(
                code,
                severity,
                location,
                message,
                hint,
                source,
                self.account,
                about=about,
            )
        )

    def _add(
        self,
        key: Key,
        location: Location,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity,
    ) -> None:
        if not self.count(key, location, severity):
            return
        self._found_at.append(key)
        address = self.source_map.address(key)
        self.found.append(
            Diagnostic(
                code,
                severity,
                replace(location, address=address),
                message,
                hint,
                self.source_map.line(location),
                self.account,
                opportunity_in(address),
                self.source_map.entry(key),
            )
        )

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(problem.severity is Severity.ERROR for problem in self.found) or any(
            severity is Severity.ERROR for *_, severity in self._first_more.values()
        )
