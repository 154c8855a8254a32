"""Where the keys and values of an account are typed: in its own files, or the shared ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gosart.diagnostics import Address, Location
from gosart.plan.address import address_of, entry_id
from gosart.yaml.document import Document, Key, Node, Position, Tree

__all__ = ["SourceMap", "at_key", "has_key", "mapping", "texts_in"]


def mapping(node: Node) -> dict[str, Node]:
    """Return a mapping as it is, anything else as an empty one.

    What is wrong with anything else is reported by the schema.

    Args:
        node: Data of a plan.

    Returns:
        The node itself, or {}.
    """
    return node if isinstance(node, dict) else {}


def at_key(data: Node, key: Key) -> Node:
    """Return the value at a key.

    Args:
        data: Data of a plan.
        key: The way to the value.

    Returns:
        The value, None where there is none.
    """
    for part in key:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def has_key(data: Node, key: Key) -> bool:
    """Whether something, be it empty, is typed at a key.

    Args:
        data: Data of a plan.
        key: The way to the value.

    Returns:
        True where the key is there, its value may be null.
    """
    if not key:
        return True
    parent, last = at_key(data, key[:-1]), key[-1]
    if isinstance(parent, dict):
        return last in parent
    return isinstance(parent, list) and isinstance(last, int) and last < len(parent)


@dataclass(frozen=True)
class SourceMap:
    """The files an account's data comes from."""

    own: Tree
    shared: Tree
    """Supplies what the account's own files do not."""
    path: str
    """File to name where no other is in question."""

    def position(self, key: Key) -> tuple[Position, str]:
        """Return where a key is typed.

        Args:
            key: The way to a value.

        Returns:
            The position of the key and its value, or of the nearest ancestor that is there, and the
            text of its line.
        """
        position, line = self._tree(key).locate(key)
        if not position.value.path:
            position = Position(
                replace(position.key, path=self.path), replace(position.value, path=self.path)
            )
        return position, line

    def entry(self, key: Key) -> str:
        """Return the id of the person, action or other entry that a key is in.

        Args:
            key: The way to a value.

        Returns:
            The id, "" for none.
        """
        return entry_id(self._tree(key).data, key)

    def _tree(self, key: Key) -> Tree:
        """Return the files that a key is typed in, the account's own where it is in none."""
        own = not key or has_key(self.own.data, key) or not has_key(self.shared.data, key)
        return self.own if own else self.shared

    def location(self, key: Key) -> Location:
        """Return the location of an entry.

        Args:
            key: The way to the entry.

        Returns:
            That of its key, or of its beginning for an item of a list.
        """
        return replace(self.position(key)[0].key, address=self.address(key))

    def address(self, key: Key) -> Address:
        """Return what the value at a key is called, wherever it is typed.

        Args:
            key: The way to the value.

        Returns:
            Its address, with ids in place of indexes.
        """
        return address_of(self._tree(key).data, key)

    def inside(self, key: Key, start: int, length: int = 1) -> Location:
        """Return the location of some characters of a text.

        Args:
            key: The way to the text.
            start: The first of them, from 0.
            length: How many.

        Returns:
            Their location, or that of the whole text where it is typed with escapes.
        """
        location = self.position(key)[0].value
        text, line = at_key(self.own.data, key), self.line(location)
        offset = location.column - 1
        offset += line[offset : offset + 1] in {'"', "'"}
        if isinstance(text, str) and line.startswith(text, offset):
            return replace(location, column=offset + 1 + start, length=max(1, length))
        return location

    def line(self, location: Location) -> str:
        """Return the text of a line.

        Args:
            location: Any location in the line.

        Returns:
            The text, "" where the line is not in these files.
        """
        return self.own.line(location) or self.shared.line(location)

    def narratives(self) -> dict[Key, Document]:
        """Return the documents that have a body.

        Returns:
            Documents by the key of the entry whose narrative they are; the account's own win.
        """
        return dict(self.shared.narratives()) | dict(self.own.narratives())

    def file_of(self, *keys: Key) -> str:
        """Return the path of the file that holds the first of some keys that is typed.

        Args:
            *keys: The keys, the best first.

        Returns:
            The path, that of the account's main file where none is typed.
        """
        typed = next(
            (key for key in keys if has_key(self.own.data, key) or has_key(self.shared.data, key)),
            (),
        )
        return self.position(typed)[0].value.path


def texts_in(node: Node, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Yield every text of some data, in the order of the file.

    Args:
        node: The data.
        key: Where it stands.

    Yields:
        (where the text stands, the text).
    """
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from texts_in(value, (*key, name))
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from texts_in(item, (*key, number))
