"""One value of a file set, or one item added to a list; every other byte stays."""

from __future__ import annotations

import copy
import json
import re

from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.document import Key, Node
from gosart.yaml.dump import block_lines, flow, scalar
from gosart.yaml.edit.splice import (
    Composition,
    Splice,
    is_empty,
    key_name,
    no_such_key,
    splice_file,
)

__all__ = ["add_item", "changed_at", "set_value"]


def set_value(raw: bytes, path: str, key: Key, value: Node) -> bytes:
    """Set a value. The key may be new; keys above it that are missing are added.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The key in the file.
        value: The value it is to have.

    Returns:
        The file as it is to be.

    Raises:
        GosartError: The key is empty, leads into a text, or names no item of a list; a list or a
            mapping would be lost; or the file cannot be read.
    """
    if not key:
        raise GosartError(f"{path}: Say which key to set.")
    return _rewritten(raw, path, key, value, adds=False)


def add_item(raw: bytes, path: str, key: Key, item: Node) -> bytes:
    """Add an item at the end of a list; a list that is not there yet is added with it.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The list's key in the file.
        item: The item.

    Returns:
        The file as it is to be.

    Raises:
        GosartError: There is something else than a list at the key, or as for `set_value`.
    """
    return _rewritten(raw, path, key, item, adds=True)


def _rewritten(raw: bytes, path: str, key: Key, value: Node, *, adds: bool) -> bytes:
    return splice_file(
        raw,
        path,
        key,
        lambda composition: _Editor(composition).splice(key, value, adds),
        lambda data: changed_at(data, key, value, adds=adds),
    )


def changed_at(data: Node, key: Key, value: Node, *, adds: bool = False) -> Node:
    """Return data with another value at a key.

    Args:
        data: The data of a file.
        key: The key in the file.
        value: The value that is set.
        adds: Whether it is one more item of the list at the key.

    Returns:
        New data, the old stays as it is.
    """
    if not key:
        return [*(data if isinstance(data, list) else []), value] if adds else value
    if isinstance(key[0], int):
        items = copy.copy(data) if isinstance(data, list) else []
        items[key[0]] = changed_at(items[key[0]], key[1:], value, adds=adds)
        return items
    entries = dict(data) if isinstance(data, dict) else {}
    entries[key[0]] = changed_at(entries.get(key[0]), key[1:], value, adds=adds)
    return entries


class _Editor:
    """Finds the stretch of one text that is replaced; offsets are characters from 0."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.text = composition.text
        self.path = composition.path
        self.newline = composition.newline

    def splice(self, key: Key, value: Node, adds: bool) -> Splice:
        """Walk down to the deepest node of the key that is there, and replace or extend it."""
        node = self.composition.root
        in_flow = False
        pair: tuple[YamlNode, YamlNode] | None = None
        for depth, part in enumerate(key):
            if node is None or is_empty(node):
                return self._fill(pair, _wrapped(key[depth:], value, adds), in_flow=in_flow)
            in_flow = in_flow or (isinstance(node, CollectionNode) and bool(node.flow_style))
            if isinstance(node, MappingNode) and isinstance(part, str):
                pair = next(
                    ((name, child) for name, child in node.value if name.value == part), None
                )
                if pair is None:
                    return self._add_key(
                        node, part, _wrapped(key[depth + 1 :], value, adds), in_flow=in_flow
                    )
                node = pair[1]
            elif (
                isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value)
            ):
                pair, node = None, node.value[part]
            else:
                raise no_such_key(self.path, node, key[:depth], part)
        if node is None or is_empty(node):
            return self._fill(pair, [value] if adds else value, in_flow=in_flow)
        if adds:
            return self._add_item(node, key, value, in_flow=in_flow)
        return self._replace(node, key, value, in_flow=in_flow)

    def _replace(self, node: YamlNode, key: Key, value: Node, *, in_flow: bool) -> Splice:
        if isinstance(node, ScalarNode):
            return Splice(
                node.start_mark.index,
                self.composition.end(node),
                self._as_typed(node, value, in_flow=in_flow),
            )
        if isinstance(node, CollectionNode) and node.flow_style and isinstance(value, dict | list):
            return Splice(node.start_mark.index, node.end_mark.index, flow(value))
        shape = "a list" if isinstance(node, SequenceNode) else "keys of its own"
        raise GosartError(
            f"{self.path}: '{key_name(key)}' holds {shape}, which would be lost. "
            "Set what is below it, one by one."
        )

    def _as_typed(self, node: ScalarNode, value: Node, *, in_flow: bool) -> str:
        """Write a value as the old one is written: in the same quotes, or in none if none."""
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
        """Write a value for a key that has none yet, or into a file without data."""
        if pair is None:
            lead = "" if not self.text or self.text.endswith("\n") else self.newline
            end = len(self.text)
            return Splice(end, end, lead + self._lines(block_lines(value), 0) + self.newline)
        name, child = pair
        start = self.composition.colon(name)
        on_one_line = (
            flow(value) if isinstance(value, dict | list) else scalar(value, in_flow=in_flow)
        )
        if child.value:  # null or ~
            return Splice(child.start_mark.index, child.end_mark.index, on_one_line)
        if not in_flow and isinstance(value, dict | list) and value:
            indent = name.start_mark.column + 2
            eol = self.composition.line_end(start)
            return Splice(
                eol, eol, self.newline + " " * indent + self._lines(block_lines(value), indent)
            )
        if not in_flow and isinstance(value, str) and "\n" in value:
            return Splice(
                start, start, " " + self._lines(block_lines(value), name.start_mark.column + 2)
            )
        return Splice(start, start, " " + on_one_line)

    def _add_key(self, node: MappingNode, key: str, value: Node, *, in_flow: bool) -> Splice:
        if in_flow:
            return self._add_in_flow(node, f"{scalar(key, in_flow=True)}: {flow(value)}")
        indent = node.start_mark.column
        text = " " * indent + self._lines(block_lines({key: value}), indent)
        example = self._example(node, key)
        if example is not None:
            return Splice(example, example, text + self.newline)
        eol = self.composition.line_end(self.composition.end(node))
        return Splice(eol, eol, self.newline + text)

    def _example(self, node: MappingNode, key: str) -> int | None:
        """Return where the example of a key of the file begins, None for none.

        `gosart new` writes examples as comments, `# goal:`. A line inside a value that only looks
        like one is none.
        """
        if node.start_mark.column:
            return None
        values = [
            (name.start_mark.index, self.composition.end_of(name, child))
            for name, child in node.value
        ]
        for example in re.finditer(rf"^# {re.escape(key)}:", self.text, re.MULTILINE):
            if not any(start <= example.start() <= end for start, end in values):
                return example.start()
        return None

    def _add_item(self, node: YamlNode, key: Key, value: Node, *, in_flow: bool) -> Splice:
        if not isinstance(node, SequenceNode):
            raise GosartError(
                f"{self.path}: '{key_name(key)}' is not a list. Make it one by hand: [one, two]."
            )
        if in_flow or node.flow_style:
            return self._add_in_flow(node, flow(value))
        indent = node.start_mark.column
        eol = self.composition.line_end(self.composition.end(node))
        spread = isinstance(node.value[-1], MappingNode) and not node.value[-1].flow_style
        return Splice(
            eol,
            eol,
            self.newline + " " * indent + self._lines(block_lines([value], spread=spread), indent),
        )

    def _add_in_flow(self, node: YamlNode, text: str) -> Splice:
        offset = (
            self.composition.end(node, inside=True) if node.value else node.start_mark.index + 1
        )
        lead = ", " if node.value else ""
        if node.value and self.text[offset - 1] == ":":
            lead = " , "  # `{note:, …` would be the text "note:"
        return Splice(offset, offset, lead + text)

    def _indent_at(self, offset: int) -> int:
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return len(line) - len(line.lstrip(" -"))

    def _lines(self, lines: list[str], indent: int) -> str:
        """Join lines, all but the first indented: the first begins where the splice does."""
        return (self.newline).join(
            line if number == 0 or not line else " " * indent + line
            for number, line in enumerate(lines)
        )


def _wrapped(rest: Key, value: Node, adds: bool) -> Node:
    """Return a value inside the keys that are missing above it."""
    value_below: Node = [value] if adds else value
    for part in reversed(rest):
        if isinstance(part, int):
            raise GosartError(f"There is no item {part + 1} to change.")
        value_below = {part: value_below}
    return value_below
