"""The text of a file with its YAML nodes; one stretch is replaced and every other byte stays.

ruamel's own round trip re-emits the whole file: it keeps comments, but not quoting, indentation or
blank lines as typed. So it is only asked where each node begins and ends, and that stretch of the
text is replaced. The result is then loaded again: its data has to be the old data with the change
and nothing else, or the file is not changed.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.load import compose
from gosart.yaml.tab_scanner import TabScanner

__all__ = [
    "Composition",
    "Splice",
    "is_empty",
    "key_name",
    "no_such_key",
    "pair_at",
    "splice_file",
]

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters `start` to `end` of the YAML (from 0, `end` excluded) are replaced by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _FileParts:
    """A file in three parts; only Markdown has something around the YAML."""

    before: str
    yaml: str
    after: str


@dataclass(frozen=True, slots=True)
class Composition:
    """The YAML of a file with ruamel's nodes; offsets are characters from 0."""

    text: str
    path: str
    """Names the file in errors."""
    newline: str
    """How the file ends its lines."""
    root: YamlNode | None
    """None where the file holds comments only."""

    def end(self, node: YamlNode, *, inside: bool = False) -> int:
        """Find where a node's own text ends.

        ruamel's end of a block node is where the next token begins, behind blank lines and
        comments that are not the node's.

        Args:
            node: Any node of this text.
            inside: Whether to stop before the closing bracket of a flow collection.

        Returns:
            The offset after its last character.
        """
        if isinstance(node, ScalarNode):
            end = int(node.end_mark.index)
            if node.style in ("|", ">"):
                start = int(node.start_mark.index)
                return start + len(self.text[start:end].rstrip())
            return end
        if isinstance(node, CollectionNode) and node.flow_style and not inside:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(node, MappingNode):
            return self.end_of(*last)
        return self.end(last)

    def end_of(self, name: YamlNode, child: YamlNode) -> int:
        """Find where a key with its value ends.

        Args:
            name: The node of the key.
            child: The node of its value.

        Returns:
            The offset after its last character.

        Raises:
            GosartError: The key is written in an unusual way.
        """
        return self.colon(name) if is_empty(child) and not child.value else self.end(child)

    def colon(self, name: YamlNode) -> int:
        """Find the colon of a key.

        Args:
            name: The node of the key.

        Returns:
            The offset after the colon.

        Raises:
            GosartError: The key is written in an unusual way, such as `? key`.
        """
        offset = self.text.find(":", name.end_mark.index)
        if offset < 0 or self.text[name.end_mark.index : offset].strip():
            line = name.start_mark.line + 1
            raise GosartError(
                f"{self.path}: The key '{name.value}' (line {line} of the keys) "
                "cannot be changed safely; edit it by hand."
            )
        return offset + 1

    def line_end(self, offset: int) -> int:
        """Find the end of a line.

        Args:
            offset: An offset in the line.

        Returns:
            The offset before the line feed, or before the carriage return in front of it.
        """
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end


def _node_tree(text: str) -> YamlNode | None:
    """Compose a text as it is read, with the tabs that YAML allows."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = TabScanner
    node: YamlNode | None = yaml.compose(text)
    return node


def splice_file(
    raw: bytes,
    path: str,
    key: Key,
    find_splice: Callable[[Composition], Splice],
    expected: Callable[[Node], Node],
) -> bytes:
    """Replace one stretch of a file's YAML.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The key of the change, for errors.
        find_splice: Finds the stretch and what replaces it.
        expected: Makes the data that has to come out of the data that there is.

    Returns:
        The file as it is to be.

    Raises:
        GosartError: The file cannot be read, or anything but what is expected would come out.
    """
    byte_order_mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    try:
        text = raw.removeprefix(byte_order_mark).decode("utf-8")
    except UnicodeDecodeError as error:
        raise GosartError(f"{path} is not UTF-8.") from error
    parts = _split(text, markdown=path.lower().endswith(".md"))
    data = _data(parts.yaml, path)
    newline = "\r\n" if "\r\n" in parts.before + parts.yaml else "\n"
    splice = find_splice(Composition(parts.yaml, path, newline, _node_tree(parts.yaml)))
    changed = parts.yaml[: splice.start] + splice.text + parts.yaml[splice.end :]
    if changed == parts.yaml:
        return raw
    if _reload(changed) != (expected(data) or {}):
        raise GosartError(
            f"{path}: '{key_name(key)}' cannot be changed here without touching something else. "
            "Change it by hand."
        )
    return byte_order_mark + (parts.before + changed + parts.after).encode("utf-8")


def _split(text: str, *, markdown: bool) -> _FileParts:
    if not markdown:
        return _FileParts("", text, "")
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        newline = "\r\n" if "\r\n" in text else "\n"
        return _FileParts(_FENCE + newline, "", _FENCE + newline + text)
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), len(lines)
    )
    return _FileParts(lines[0], "".join(lines[1:end]), "".join(lines[end:]))


def _data(text: str, path: str) -> Node:
    problems = FileProblems(path)
    composed = compose(text.replace("\r\n", "\n"), problems)
    if problems.diagnostics or not composed.complete:
        raise GosartError(f"{path} has mistakes. Fix them first: `gosart check` names them.")
    return composed.data


def _reload(text: str) -> Node:
    """Return the data of the changed text, None where it cannot be read any more."""
    problems = FileProblems("")
    composed = compose(text.replace("\r\n", "\n"), problems)
    return (composed.data or {}) if composed.complete and not problems.diagnostics else None


def pair_at(composition: Composition, key: Key) -> tuple[YamlNode | None, YamlNode | None]:
    """Find what stands at a key.

    Args:
        composition: The YAML of a file.
        key: The key in the file.

    Returns:
        The node of the key itself, None for an item of a list, and that of its value.

    Raises:
        GosartError: There is no such key.
    """
    node, label = composition.root, None
    for depth, part in enumerate(key):
        below = None
        label = None
        if isinstance(node, MappingNode):
            label, below = next(
                (pair for pair in node.value if pair[0].value == part), (None, None)
            )
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            below = node.value[part]
        if node is None or below is None:
            raise GosartError(f"{composition.path}: There is no '{key_name(key[: depth + 1])}'.")
        node = below
    return label, node


def key_name(key: Key) -> str:
    """Write a key of a file as a person types it.

    Args:
        key: The key in the file.

    Returns:
        Its parts with dots between them, items of a list by their number from 1.
    """
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in key)


def is_empty(node: YamlNode) -> bool:
    """Return whether a node is no value: nothing, `~` or `null`.

    Args:
        node: The node of a value.

    Returns:
        False for an empty text in quotes.
    """
    return isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null")


def no_such_key(path: str, node: YamlNode, key: Key, part: str | int) -> GosartError:
    """Return the error of a key that leads into a value of another shape.

    Args:
        path: The file.
        node: What `key` holds.
        key: The part of the key that is there.
        part: What comes next in the key.

    Returns:
        The error, for the caller to raise.
    """
    if isinstance(node, SequenceNode):
        shape = "a list"
    elif isinstance(node, MappingNode):
        shape = "keys"
    else:
        shape = "a text"
    name = key_name(key) or "the file"
    return GosartError(f"{path}: '{name}' holds {shape}, so there is no '{part}' in it.")
