"""One key or list item taken out of a file, with the comments that are its own, and not a byte of anything else touched."""

from __future__ import annotations

import copy
import re

from ruamel.yaml.nodes import CollectionNode, MappingNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.splice import Composition, Splice, is_empty, key_name, spliced

__all__ = ["unset_value"]

_DASHES = re.compile(r"[ ]*(-[ ]+)+")
_COMMENT = re.compile(r"([ ]*)#")


def unset_value(raw: bytes, path: str, key: Key) -> bytes:
    """Return the file without what stands at `key`; the file as it is where nothing stands there.

    The comment behind a value goes with it, and one above it that heads it alone. Keys that hold nothing else any more go too; a list
    stays, empty. `path` tells YAML from Markdown and names the file in errors. Raises GosartError where the key runs into a text, for what
    is the whole of the file, for what is written so that only a hand can take it out, and for a file that cannot be read.
    """
    if not key:
        raise GosartError(f"That is the whole of {path}: remove the file.")
    return spliced(
        raw, path, key, lambda found: _Remover(found).change(key), lambda old: _without(old, key)
    )


def _without(data: Node, key: Key) -> Node:
    """Return the data without what stands at a key, and without the keys above it that hold nothing any more."""
    part, rest = key[0], key[1:]
    if isinstance(data, dict) and part in data:
        entries = dict(data)
        below = _without(entries[part], rest) if rest else None
        if not rest or (below == {} and entries[part] != {}):
            del entries[part]
        else:
            entries[part] = below
        return entries
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        items = copy.copy(data)
        items[part : part + 1] = [_without(items[part], rest)] if rest else []
        return items
    return data


class _Remover:
    """Finds the stretch of one text that goes."""

    def __init__(self, found: Composition) -> None:
        self.found = found
        self.text = found.text

    def change(self, key: Key) -> Splice:
        """Walk down to the node of the key; the deepest thing that may go is what holds nothing besides it."""
        way: list[tuple[CollectionNode, int]] = []
        node = self.found.root
        for depth, part in enumerate(key):
            if node is None or is_empty(node):
                return Splice(0, 0, "")
            place = self._place(node, part, key[:depth])
            if place is None:
                return Splice(0, 0, "")
            assert isinstance(node, CollectionNode)  # noqa: S101 - only in one of these is there a place
            way.append((node, place))
            node = node.value[place][1] if isinstance(node, MappingNode) else node.value[place]
        while (
            len(way) > 1
            and _is_mapping(way[-1][0])
            and len(way[-1][0].value) == 1
            and _is_mapping(way[-2][0])
        ):
            way.pop()
        parent, place = way[-1]
        if parent.flow_style:
            return self._from_flow(parent, place, key)
        if isinstance(parent, MappingNode) and len(parent.value) == 1 and len(way) > 1:
            return Splice(*self._span(parent, 0), "{}")  # the only key of an item: the item stays
        if isinstance(parent, SequenceNode) and len(parent.value) == 1:
            return self._last_item(parent, way[-2] if len(way) > 1 else None, key)
        return self._lines_of(parent, place, key)

    def _place(self, node: YamlNode, part: str | int, above: Key) -> int | None:
        if isinstance(node, MappingNode) and isinstance(part, str):
            return next(
                (number for number, (name, _) in enumerate(node.value) if name.value == part), None
            )
        if isinstance(node, SequenceNode) and isinstance(part, int):
            return part if part < len(node.value) else None
        what = (
            "a list"
            if isinstance(node, SequenceNode)
            else "keys"
            if isinstance(node, MappingNode)
            else "a text"
        )
        raise GosartError(
            f"{self.found.path}: '{key_name(above) or 'the file'}' holds {what}, so there is no '{part}' in it."
        )

    def _by_hand(self, key: Key) -> GosartError:
        return GosartError(
            f"{self.found.path}: '{key_name(key)}' is written in a way that only a hand can take out."
        )

    def _span(self, parent: CollectionNode, place: int) -> tuple[int, int]:
        """Return where an entry begins and its value ends."""
        entry = parent.value[place]
        if isinstance(parent, MappingNode):
            name, child = entry
            return int(name.start_mark.index), self.found.end_of(name, child)
        return int(entry.start_mark.index), self.found.end(entry)

    def _from_flow(self, parent: CollectionNode, place: int, key: Key) -> Splice:
        """Take an entry out of brackets or braces, with one comma."""
        if self.text[int(parent.start_mark.index)] not in "{[":
            raise self._by_hand(key)  # `[a: 1]`: a mapping without braces of its own
        start, end = self._span(parent, place)
        if len(parent.value) == 1:
            start, end = int(parent.start_mark.index) + 1, int(parent.end_mark.index) - 1
        elif place + 1 < len(parent.value):
            end = self._next_of(parent, place, end, key)
        else:
            start = self._comma_before(parent, place, key)
        return Splice(start, end, "")

    def _next_of(self, parent: CollectionNode, place: int, end: int, key: Key) -> int:
        following = self._span(parent, place + 1)[0]
        if "#" in self.text[end:following]:
            raise self._by_hand(key)
        return following

    def _comma_before(self, parent: CollectionNode, place: int, key: Key) -> int:
        before, start = self._span(parent, place - 1)[1], self._span(parent, place)[0]
        if "#" in self.text[before:start]:
            raise self._by_hand(key)
        return before

    def _lines_of(self, parent: CollectionNode, place: int, key: Key) -> Splice:
        """Take an entry of a block out with its lines. An entry that stands behind a dash hands its place on to the next one."""
        start, end = self._span(parent, place)
        if isinstance(parent, SequenceNode):
            start = self.text.rfind("-", 0, start)
        line = self.text.rfind("\n", 0, start) + 1
        lead = self.text[line:start]
        if not lead.strip():
            return self._with_comments(line, start - line, end)
        if _DASHES.fullmatch(lead) and place == 0 and len(parent.value) > 1:
            following = self._span(parent, 1)[0]
            if isinstance(parent, SequenceNode):
                following = self.text.rfind("-", 0, following)
            between = self.text[self.found.line_end(end) : following]
            if not between.strip():
                return Splice(start, following, "")
        raise self._by_hand(key)

    def _with_comments(self, line: int, indent: int, end: int) -> Splice:
        """Widen whole lines by the comments that belong to the entry, and by one of the blank lines on both sides of it."""
        stop = self._after(self.found.line_end(end))
        stop = self._inner_comments(stop, indent)
        top = self._heading(line, indent, stop)
        if self._is_blank_before(top) and self._is_blank_line(stop):
            stop = self._after(self.found.line_end(stop))
        return Splice(top, stop, "")

    def _inner_comments(self, stop: int, indent: int) -> int:
        """Return the end of the comments below that stand deeper than the entry: they are inside of it."""
        at = stop
        while at < len(self.text):
            found = _COMMENT.match(self.text, at)
            after = self._after(self.found.line_end(at))
            if found and len(found[1]) > indent:
                stop = after
            elif not self._is_blank_line(at):
                break
            at = after
        return stop

    def _heading(self, line: int, indent: int, stop: int) -> int:
        """Return the beginning of the comments that stand right above an entry and head it alone: set off above and below."""
        top = line
        while top:
            above = self.text.rfind("\n", 0, top - 1) + 1
            found = _COMMENT.match(self.text, above)
            if not found or len(found[1]) != indent:
                break
            top = above
        alone = stop >= len(self.text) or self._is_blank_line(stop) or self._indent(stop) < indent
        above_it = top > 0 and (
            self._is_blank_before(top)
            or self._indent(self.text.rfind("\n", 0, top - 1) + 1) < indent
        )
        return top if alone and above_it else line

    def _last_item(
        self, parent: SequenceNode, above: tuple[CollectionNode, int] | None, key: Key
    ) -> Splice:
        """Take the only item of a block list out: an empty list stays."""
        if above is not None and not isinstance(above[0], MappingNode):
            start, end = self._span(parent, 0)
            return Splice(self.text.rfind("-", 0, start), end, "[]")
        region = self._lines_of(parent, 0, key)
        if above is None:
            return Splice(region.start, region.end, "[]" + self.found.newline)
        holder, place = above
        colon = self.found.colon(holder.value[place][0])
        return Splice(colon, region.end, " []" + self.text[colon : max(colon, region.start)])

    def _after(self, end: int) -> int:
        """Return the beginning of the next line."""
        found = self.text.find("\n", end)
        return len(self.text) if found < 0 else found + 1

    def _is_blank_line(self, at: int) -> bool:
        return at < len(self.text) and not self.text[at : self.found.line_end(at)].strip()

    def _is_blank_before(self, at: int) -> bool:
        return at == 0 or not self.text[self.text.rfind("\n", 0, at - 1) + 1 : at].strip()

    def _indent(self, at: int) -> int:
        line = self.text[at : self.found.line_end(at)]
        return len(line) - len(line.lstrip(" "))


def _is_mapping(node: YamlNode) -> bool:
    return isinstance(node, MappingNode)
