"""The text of a file with the places of its nodes, of which one stretch is replaced and every other byte stays.

ruamel says where each node begins and ends; only that stretch of the text is replaced, so comments, order, quoting, blank lines and line
ends stay as they were typed. What comes out is read again: it has to say what was said before with the change, or nothing is changed.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode
from ruamel.yaml.nodes import Node as YamlNode

from gosart.errors import GosartError
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.load import compose

__all__ = ["Composition", "Splice", "is_empty", "key_name", "spliced"]

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters `start` to `end` of the YAML are replaced by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file: what stands before the YAML, the YAML, and what comes after it."""

    before: str
    yaml: str
    after: str


def spliced(
    raw: bytes,
    path: str,
    key: Key,
    change: Callable[[Composition], Splice],
    expected: Callable[[Node], Node],
) -> bytes:
    """Return the file with one stretch replaced. `expected` makes the data that has to come out of the data that there was.

    `path` tells YAML from Markdown and names the file in errors, `key` the change. Raises GosartError for a file that cannot be read, and
    where anything but what is expected would come out.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    try:
        parts = _split(raw.removeprefix(mark).decode("utf-8"), markdown=path.endswith(".md"))
    except UnicodeDecodeError as error:
        raise GosartError(f"{path} is not UTF-8.") from error
    old = _data(parts.yaml, path)
    newline = "\r\n" if "\r\n" in parts.before + parts.yaml else "\n"
    splice = change(
        Composition(parts.yaml, path, newline, YAML(typ="safe", pure=True).compose(parts.yaml))
    )
    text = parts.yaml[: splice.start] + splice.text + parts.yaml[splice.end :]
    if text == parts.yaml:
        return raw
    if _read_again(text) != (expected(old) or {}):
        raise GosartError(
            f"{path}: '{key_name(key)}' cannot be changed here without touching something else. Change it by hand."
        )
    return mark + (parts.before + text + parts.after).encode("utf-8")


def _split(text: str, *, markdown: bool) -> _Parts:
    if not markdown:
        return _Parts("", text, "")
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        newline = "\r\n" if "\r\n" in text else "\n"
        return _Parts(_FENCE + newline, "", _FENCE + newline + text)
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), len(lines)
    )
    return _Parts(lines[0], "".join(lines[1:end]), "".join(lines[end:]))


def _data(text: str, path: str) -> Node:
    problems = FileProblems(path)
    composed = compose(text.replace("\r\n", "\n"), problems)
    if problems.diagnostics or not composed.complete:
        raise GosartError(f"{path} has mistakes; `gosart check` names them. Mend them first.")
    return composed.data


def _read_again(text: str) -> Node:
    """Return the data of the changed text, None where it is none any more."""
    problems = FileProblems("")
    composed = compose(text.replace("\r\n", "\n"), problems)
    return (composed.data or {}) if composed.complete and not problems.diagnostics else None


def key_name(key: Key) -> str:
    """Write a key of a file as it is typed: with dots, items of a list by their number from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in key)


def is_empty(node: YamlNode) -> bool:
    """Tell whether a key has no value: nothing, `~` or `null`."""
    return isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Composition:
    """The YAML of a file with its nodes; places are characters from 0."""

    text: str
    path: str
    newline: str
    root: YamlNode | None

    def end(self, node: YamlNode, *, inside: bool = False) -> int:
        """Return where a node's own text ends: the parser's end of a block is where the next thing begins."""
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
        """Return where a key with its value ends."""
        return self.colon(name) if is_empty(child) and not child.value else self.end(child)

    def colon(self, name: YamlNode) -> int:
        """Return the place after the colon of a key. Raises GosartError for a key written in an unusual way."""
        at = self.text.find(":", name.end_mark.index)
        if at < 0 or self.text[name.end_mark.index : at].strip():
            line = name.start_mark.line + 1
            raise GosartError(
                f"{self.path}: The key '{name.value}' (line {line} of the keys) is written in a way that only a hand can change."
            )
        return at + 1

    def line_end(self, at: int) -> int:
        """Return where the line ends, before its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end
