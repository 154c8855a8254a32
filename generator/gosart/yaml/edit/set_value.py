"""One value of a file set, or one item added to a list, and not a byte of anything else touched."""

from __future__ import annotations

import copy
import json
import re

from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.document import Key, Node
from gosart.yaml.dump import block_lines, flow, scalar
from gosart.yaml.edit.splice import Composition, Splice, is_empty, key_name, spliced

__all__ = ["add_item", "set_value"]


def set_value(raw: bytes, path: str, key: Key, value: Node) -> bytes:
    """Return the file with `value` at `key`, which may be new; keys above it that are missing are made.

    `path` tells YAML from Markdown and names the file in errors. Raises GosartError where the key runs into a text or a list has no such
    item, where a list or mapping would be lost, and for a file that cannot be read.
    """
    if not key:
        raise GosartError(f"{path}: Say which key to set.")
    return _rewritten(raw, path, key, value, adds=False)


def add_item(raw: bytes, path: str, key: Key, item: Node) -> bytes:
    """Return the file with one more item at the end of the list at `key`; a list that is not there yet is made. Raises as `set_value`."""
    return _rewritten(raw, path, key, item, adds=True)


def _rewritten(raw: bytes, path: str, key: Key, value: Node, *, adds: bool) -> bytes:
    return spliced(
        raw,
        path,
        key,
        lambda found: _Editor(found).change(key, value, adds),
        lambda old: _changed(old, key, value, adds),
    )


def _changed(data: Node, key: Key, value: Node, adds: bool) -> Node:
    """Return the data as it has to be after the change."""
    if not key:
        return [*(data if isinstance(data, list) else []), value] if adds else value
    if isinstance(key[0], int):
        items = copy.copy(data) if isinstance(data, list) else []
        items[key[0]] = _changed(items[key[0]], key[1:], value, adds)
        return items
    entries = dict(data) if isinstance(data, dict) else {}
    entries[key[0]] = _changed(entries.get(key[0]), key[1:], value, adds)
    return entries


class _Editor:
    """Finds the stretch of one text that a change replaces."""

    def __init__(self, found: Composition) -> None:
        self.found = found
        self.text = found.text
        self.path = found.path
        self.newline = found.newline

    def change(self, key: Key, value: Node, adds: bool) -> Splice:
        """Walk down to the deepest node of the key that is there, and change or extend it."""
        node = self.found.root
        in_flow = False
        pair: tuple[YamlNode, YamlNode] | None = None
        for depth, part in enumerate(key):
            if node is None or is_empty(node):
                return self._fill(pair, _nested(key[depth:], value, adds), in_flow=in_flow)
            in_flow = in_flow or (isinstance(node, CollectionNode) and bool(node.flow_style))
            if isinstance(node, MappingNode) and isinstance(part, str):
                pair = next(
                    ((name, child) for name, child in node.value if name.value == part), None
                )
                if pair is None:
                    return self._add_key(
                        node, part, _nested(key[depth + 1 :], value, adds), in_flow=in_flow
                    )
                node = pair[1]
            elif (
                isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value)
            ):
                pair, node = None, node.value[part]
            else:
                what = (
                    "a list"
                    if isinstance(node, SequenceNode)
                    else "keys"
                    if isinstance(node, MappingNode)
                    else "a text"
                )
                raise GosartError(
                    f"{self.path}: '{key_name(key[:depth]) or 'the file'}' holds {what}, so there is no '{part}' in it."
                )
        if node is None or is_empty(node):
            return self._fill(pair, [value] if adds else value, in_flow=in_flow)
        if adds:
            return self._add_item(node, key, value, in_flow=in_flow)
        return self._replace(node, key, value, in_flow=in_flow)

    def _replace(self, node: YamlNode, key: Key, value: Node, *, in_flow: bool) -> Splice:
        if isinstance(node, ScalarNode):
            return Splice(
                node.start_mark.index,
                self.found.end(node),
                self._as_typed(node, value, in_flow=in_flow),
            )
        if isinstance(node, CollectionNode) and node.flow_style and isinstance(value, dict | list):
            return Splice(node.start_mark.index, node.end_mark.index, flow(value))
        what = "a list" if isinstance(node, SequenceNode) else "keys of its own"
        raise GosartError(
            f"{self.path}: '{key_name(key)}' holds {what}, which would be lost. Set what is below it, one by one."
        )

    def _as_typed(self, node: ScalarNode, value: Node, *, in_flow: bool) -> str:
        """Write a value as the one that stands there is written: in the same quotes, or in none where none are needed."""
        if isinstance(value, dict | list):
            return flow(value)
        if value is None:
            return "null"
        if node.style == "'" and "\n" not in value and "'" not in value:
            return f"'{value}'"
        if node.style == '"':
            return json.dumps(value, ensure_ascii=False)
        if not in_flow and "\n" in value:
            return self._lines(block_lines(value), self._indent_at(node.start_mark.index) + 2)
        return scalar(value, in_flow=in_flow)

    def _fill(
        self, pair: tuple[YamlNode, YamlNode] | None, value: Node, *, in_flow: bool
    ) -> Splice:
        """Write a value where a key has none yet, or into a file that says nothing."""
        if pair is None:
            lead = "" if not self.text or self.text.endswith("\n") else self.newline
            end = len(self.text)
            return Splice(end, end, lead + self._lines(block_lines(value), 0) + self.newline)
        name, child = pair
        start = self.found.colon(name)
        if child.value:  # null or ~
            start, end = child.start_mark.index, child.end_mark.index
            return Splice(
                start,
                end,
                flow(value) if isinstance(value, dict | list) else scalar(value, in_flow=in_flow),
            )
        if not in_flow and isinstance(value, dict | list) and value:
            indent = name.start_mark.column + 2
            eol = self.found.line_end(start)
            return Splice(
                eol, eol, self.newline + " " * indent + self._lines(block_lines(value), indent)
            )
        if not in_flow and isinstance(value, str) and "\n" in value:
            return Splice(
                start, start, " " + self._lines(block_lines(value), name.start_mark.column + 2)
            )
        return Splice(
            start,
            start,
            " "
            + (flow(value) if isinstance(value, dict | list) else scalar(value, in_flow=in_flow)),
        )

    def _add_key(self, node: MappingNode, key: str, value: Node, *, in_flow: bool) -> Splice:
        if in_flow:
            return self._add_in_flow(node, f"{scalar(key, in_flow=True)}: {flow(value)}")
        indent = node.start_mark.column
        text = " " * indent + self._lines(block_lines({key: value}), indent)
        example = self._example(node, key)
        if example is not None:
            return Splice(example, example, text + self.newline)
        eol = self.found.line_end(self.found.end(node))
        return Splice(eol, eol, self.newline + text)

    def _example(self, node: MappingNode, key: str) -> int | None:
        """Return where the example of one of the file's own keys stands (`# goal:`, as `gosart new` writes them), outside of all values."""
        if node.start_mark.column:
            return None
        values = [
            (name.start_mark.index, self.found.end_of(name, child)) for name, child in node.value
        ]
        for found in re.finditer(rf"^# {re.escape(key)}:", self.text, re.MULTILINE):
            if not any(start <= found.start() <= end for start, end in values):
                return found.start()
        return None

    def _add_item(self, node: YamlNode, key: Key, value: Node, *, in_flow: bool) -> Splice:
        if not isinstance(node, SequenceNode):
            raise GosartError(
                f"{self.path}: '{key_name(key)}' is no list. Make it one by hand: [one, two]."
            )
        if in_flow or node.flow_style:
            return self._add_in_flow(node, flow(value))
        indent = node.start_mark.column
        eol = self.found.line_end(self.found.end(node))
        spread = isinstance(node.value[-1], MappingNode) and not node.value[-1].flow_style
        return Splice(
            eol,
            eol,
            self.newline + " " * indent + self._lines(block_lines([value], spread=spread), indent),
        )

    def _add_in_flow(self, node: YamlNode, text: str) -> Splice:
        at = self.found.end(node, inside=True) if node.value else node.start_mark.index + 1
        lead = (
            "" if not node.value else " , " if self.text[at - 1] == ":" else ", "
        )  # `{note:, …` would be the text "note:"
        return Splice(at, at, lead + text)

    def _indent_at(self, at: int) -> int:
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return len(line) - len(line.lstrip(" -"))

    def _lines(self, lines: list[str], indent: int) -> str:
        """Join lines, all but the first indented: the first stands where the place is."""
        return (self.newline).join(
            line if number == 0 or not line else " " * indent + line
            for number, line in enumerate(lines)
        )


def _nested(rest: Key, value: Node, adds: bool) -> Node:
    """Return the value below the keys that are missing above it."""
    made: Node = [value] if adds else value
    for part in reversed(rest):
        if isinstance(part, int):
            raise GosartError(f"There is no item {part + 1} to change.")
        made = {part: made}
    return made
