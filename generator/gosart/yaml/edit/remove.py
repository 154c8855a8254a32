"""One key or list item removed from a file with its own comments; every other byte stays."""

from __future__ import annotations

import copy
import re
from typing import TypeAlias

from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.splice import (
    Composition,
    Splice,
    is_empty,
    key_name,
    no_such_key,
    splice_file,
)

__all__ = ["unset_value"]

_DASHES = re.compile(r"[ ]*(-[ ]+)+")
_COMMENT = re.compile(r"([ ]*)#")

_Entry: TypeAlias = tuple[CollectionNode, int]
"""A collection, and which entry of it."""


def unset_value(raw: bytes, path: str, key: Key) -> bytes:
    """Remove a key or a list item.

    The comment behind a value goes with it, and one above it that heads it alone. Keys that hold
    nothing else any more go too; a list stays, empty.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The key in the file.

    Returns:
        The file as it is to be; the same bytes where there is nothing at `key`.

    Raises:
        GosartError: The key is the whole file, leads into a text, or is written in a way that
            cannot be removed safely; or the file cannot be read.
    """
    if not key:
        raise GosartError(f"Nothing else is in {path}: remove the file.")
    return splice_file(
        raw,
        path,
        key,
        lambda composition: _Remover(composition).splice(key),
        lambda data: _without(data, key),
    )


def _without(data: Node, key: Key) -> Node:
    """Return the data without a key, and without the keys above it that are empty then."""
    part, rest = key[0], key[1:]
    if isinstance(data, dict) and part in data:
        entries = dict(data)
        remainder = _without(entries[part], rest) if rest else None
        if not rest or (remainder == {} and entries[part] != {}):
            del entries[part]
        else:
            entries[part] = remainder
        return entries
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        items = copy.copy(data)
        items[part : part + 1] = [_without(items[part], rest)] if rest else []
        return items
    return data


class _Remover:
    """Finds the stretch of one text that is removed; offsets are characters from 0."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.text = composition.text

    def splice(self, key: Key) -> Splice:
        """Walk down to the node of the key, and back up to the largest node that holds only it."""
        steps: list[tuple[CollectionNode, int]] = []  # each collection, and which entry of it
        node = self.composition.root
        for depth, part in enumerate(key):
            if node is None or is_empty(node):
                return Splice(0, 0, "")
            index = self._index(node, part, key[:depth])
            if index is None:
                return Splice(0, 0, "")
            assert isinstance(node, CollectionNode)  # noqa: S101 - only these have an index
            steps.append((node, index))
            node = node.value[index][1] if isinstance(node, MappingNode) else node.value[index]
        while (
            len(steps) > 1
            and _is_mapping(steps[-1][0])
            and len(steps[-1][0].value) == 1
            and _is_mapping(steps[-2][0])
        ):
            steps.pop()
        parent, index = steps[-1]
        if parent.flow_style:
            return self._from_flow(parent, index, key)
        if isinstance(parent, MappingNode) and len(parent.value) == 1 and len(steps) > 1:
            return Splice(*self._span(parent, 0), "{}")  # the only key of an item: the item stays
        if isinstance(parent, SequenceNode) and len(parent.value) == 1:
            return self._last_item(parent, steps[-2] if len(steps) > 1 else None, key)
        return self._lines_of(parent, index, key)

    def _index(self, node: YamlNode, part: str | int, above: Key) -> int | None:
        """Return which entry of a node a part of the key names, None where it is not there."""
        if isinstance(node, MappingNode) and isinstance(part, str):
            return next(
                (number for number, (name, _) in enumerate(node.value) if name.value == part), None
            )
        if isinstance(node, SequenceNode) and isinstance(part, int):
            return part if part < len(node.value) else None
        raise no_such_key(self.composition.path, node, above, part)

    def _by_hand(self, key: Key) -> GosartError:
        return GosartError(
            f"{self.composition.path}: '{key_name(key)}' cannot be removed safely; edit it by hand."
        )

    def _span(self, parent: CollectionNode, index: int) -> tuple[int, int]:
        """Return where an entry begins and its value ends."""
        entry = parent.value[index]
        if isinstance(parent, MappingNode):
            name, child = entry
            return int(name.start_mark.index), self.composition.end_of(name, child)
        return int(entry.start_mark.index), self.composition.end(entry)

    def _from_flow(self, parent: CollectionNode, index: int, key: Key) -> Splice:
        """Remove an entry from brackets or braces, with one comma."""
        if self.text[int(parent.start_mark.index)] not in "{[":
            raise self._by_hand(key)  # `[a: 1]`: a mapping without braces of its own
        start, end = self._span(parent, index)
        if len(parent.value) == 1:
            start, end = int(parent.start_mark.index) + 1, int(parent.end_mark.index) - 1
        elif index + 1 < len(parent.value):
            end = self._next_start(parent, index, end, key)
        else:
            start = self._previous_end(parent, index, key)
        return Splice(start, end, "")

    def _next_start(self, parent: CollectionNode, index: int, end: int, key: Key) -> int:
        following = self._span(parent, index + 1)[0]
        if "#" in self.text[end:following]:  # a comment between them may belong to either
            raise self._by_hand(key)
        return following

    def _previous_end(self, parent: CollectionNode, index: int, key: Key) -> int:
        previous, start = self._span(parent, index - 1)[1], self._span(parent, index)[0]
        if "#" in self.text[previous:start]:
            raise self._by_hand(key)
        return previous

    def _lines_of(self, parent: CollectionNode, index: int, key: Key) -> Splice:
        """Remove an entry of a block with its lines.

        Behind a dash there is no line of its own: there the next entry moves up.
        """
        start, end = self._span(parent, index)
        if isinstance(parent, SequenceNode):
            start = self.text.rfind("-", 0, start)
        line = self.text.rfind("\n", 0, start) + 1
        lead = self.text[line:start]
        if not lead.strip():
            return self._with_comments(line, start - line, end, (parent, index))
        if _DASHES.fullmatch(lead) and index == 0 and len(parent.value) > 1:
            following = self._span(parent, 1)[0]
            if isinstance(parent, SequenceNode):
                following = self.text.rfind("-", 0, following)
            between = self.text[self.composition.line_end(end) : following]
            if not between.strip():
                return Splice(start, following, "")
        raise self._by_hand(key)

    def _with_comments(self, line: int, indent: int, end: int, entry: _Entry) -> Splice:
        """Widen whole lines by the entry's own comments, and by one of two blank lines around."""
        stop = self._next_line(self.composition.line_end(end))
        stop = self._inner_comments(stop, indent)
        top = self._heading(line, indent, stop, entry)
        if self._is_blank_before(top) and self._is_blank_line(stop):
            stop = self._next_line(self.composition.line_end(stop))
        return Splice(top, stop, "")

    def _inner_comments(self, stop: int, indent: int) -> int:
        """Return the end of the comments below that are indented further: they are inside it."""
        offset = stop
        while offset < len(self.text):
            comment = _COMMENT.match(self.text, offset)
            following = self._next_line(self.composition.line_end(offset))
            if comment and len(comment[1]) > indent:
                stop = following
            elif not self._is_blank_line(offset):
                break
            offset = following
        return stop

    def _heading(self, line: int, indent: int, stop: int, entry: _Entry) -> int:
        """Return the beginning of the comments right above an entry that head it alone.

        They do where something sets them off: a blank line or another indentation, above the
        comments and below the entry. They do without blank lines where the next entry has comments
        of its own, or where they name this one and no other. Otherwise they may head several
        entries, and stay.
        """
        top = self._comments_above(line, indent)
        if top == line:
            return line
        off_below = (
            stop >= len(self.text) or self._is_blank_line(stop) or self._indent(stop) < indent
        )
        off_above = top > 0 and (
            self._is_blank_before(top)
            or self._indent(self.text.rfind("\n", 0, top - 1) + 1) < indent
        )
        text = self.text[top:line]
        # `gosart new` writes its questions so; they stay, for the answer that comes back
        is_question = text.lstrip().startswith("##")
        is_own = not is_question and (
            self._heads_the_next(stop, indent) or _names_alone(text, entry)
        )
        return top if (off_below and off_above) or (top > 0 and is_own) else line

    def _comments_above(self, line: int, indent: int) -> int:
        """Return the beginning of the comments of an indentation right above a line."""
        top = line
        while top:
            above = self.text.rfind("\n", 0, top - 1) + 1
            comment = _COMMENT.match(self.text, above)
            if not comment or len(comment[1]) != indent:
                break
            top = above
        return top

    def _heads_the_next(self, stop: int, indent: int) -> bool:
        """Tell whether comments begin here that head an entry of the same indentation."""
        offset = stop
        while (comment := _COMMENT.match(self.text, offset)) and len(comment[1]) == indent:
            offset = self._next_line(self.composition.line_end(offset))
        return (
            stop < offset < len(self.text)
            and not self._is_blank_line(offset)
            and self._indent(offset) == indent
        )

    def _last_item(
        self, parent: SequenceNode, above: tuple[CollectionNode, int] | None, key: Key
    ) -> Splice:
        """Remove the only item of a block list: an empty list stays."""
        if above is not None and not isinstance(above[0], MappingNode):
            start, end = self._span(parent, 0)
            return Splice(self.text.rfind("-", 0, start), end, "[]")
        lines = self._lines_of(parent, 0, key)
        if above is None:
            return Splice(lines.start, lines.end, "[]" + self.composition.newline)
        holder, index = above
        colon = self.composition.colon(holder.value[index][0])
        return Splice(colon, lines.end, " []" + self.text[colon : max(colon, lines.start)])

    def _next_line(self, end: int) -> int:
        """Return the beginning of the next line."""
        newline = self.text.find("\n", end)
        return len(self.text) if newline < 0 else newline + 1

    def _is_blank_line(self, offset: int) -> bool:
        line = self.text[offset : self.composition.line_end(offset)]
        return offset < len(self.text) and not line.strip()

    def _is_blank_before(self, offset: int) -> bool:
        start = self.text.rfind("\n", 0, offset - 1) + 1
        return offset == 0 or not self.text[start:offset].strip()

    def _indent(self, offset: int) -> int:
        line = self.text[offset : self.composition.line_end(offset)]
        return len(line) - len(line.lstrip(" "))


def _names_alone(text: str, entry: _Entry) -> bool:
    """Tell whether a comment names an entry, and none of the others beside it."""
    parent, index = entry
    named = {
        number
        for number in range(len(parent.value))
        for name in _names(parent, number)
        if name.strip() and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE)
    }
    return named == {index}


def _names(parent: CollectionNode, index: int) -> list[str]:
    """Return what a comment would call an entry: its key, or the id or text of an item."""
    entry = parent.value[index]
    if isinstance(parent, MappingNode):
        return [str(entry[0].value)]
    if isinstance(entry, MappingNode):
        return [str(value.value) for name, value in entry.value if name.value in ("id", "name")]
    return [str(entry.value)] if isinstance(entry, ScalarNode) else []


def _is_mapping(node: YamlNode) -> bool:
    return isinstance(node, MappingNode)
