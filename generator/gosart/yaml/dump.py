"""Plain data becomes YAML as a person would type it: short, with quotes only where needed.

ruamel's own emitter knows nothing of that style, and what it writes need not be what a plan's
reader (strings only, no tags) reads. So what is written here is read back by the project's own
loader first, and a text never becomes something else on the way.
"""

from __future__ import annotations

import json

from gosart.errors import GosartError
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Node
from gosart.yaml.load import compose
from gosart.yaml.text_file import INVISIBLE

__all__ = ["Draft", "block_lines", "flow", "scalar"]

WIDTH = 110
"""Longest line, in characters, on which a mapping or list of scalars follows its key."""

_RATINGS = frozenset("+-?")
"""Written in quotes always: bare, most of them mean something else in YAML."""


class Draft(dict[str, Node]):
    """A mapping with the lines it is written as, comments among them.

    Args:
        data: The mapping.
        lines: Its lines from column 0, used wherever it stands on lines of its own.
    """

    def __init__(self, data: dict[str, Node], lines: list[str]) -> None:
        super().__init__(data)
        self.lines = lines


def scalar(value: str | None, *, in_flow: bool = False) -> str:
    """Write one value on one line.

    Args:
        value: The text, None for nothing.
        in_flow: Whether it stands inside brackets or braces, where more characters have a meaning.

    Returns:
        The text as it is where it is read back as the same text, else in double quotes.

    Raises:
        GosartError: The text holds a character that no plan may hold.
    """
    if value is None:
        return "null" if in_flow else ""
    if refused := INVISIBLE.search(value):
        raise GosartError(
            f"{json.dumps(value)} holds the character U+{ord(refused[0]):04X}, which is invisible "
            "and does not belong in text. Leave it out."
        )
    plain = bool(value) and value not in _RATINGS and "\n" not in value and value == value.strip()
    if plain and not (in_flow and value.startswith(":")):  # parsers disagree about `{k: :x}`
        # Twice, because a colon at the end of a text means another thing before a space.
        probe = f"{{k: {value}, l: {value} }}" if in_flow else f"k: {value}"
        problems = FileProblems("")
        composed = compose(probe + "\n", problems)
        if (
            composed.data == ({"k": value, "l": value} if in_flow else {"k": value})
            and not problems.diagnostics
        ):
            return value
    return json.dumps(value, ensure_ascii=False)


def flow(value: Node) -> str:
    """Write a value of any shape on one line.

    Args:
        value: A text, list, mapping or None.

    Returns:
        The line, with brackets and braces.
    """
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{scalar(key, in_flow=True)}: {flow(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, in_flow=True)


def block_lines(value: Node, *, spread: bool = False) -> list[str]:
    """Write a value on lines of its own.

    Args:
        value: A text, list, mapping or None.
        spread: Whether the items of a list are never put on one line each.

    Returns:
        The lines from column 0, without line ends; of a text one, or those of a block scalar.
    """
    if isinstance(value, Draft):
        return value.lines
    if isinstance(value, dict) and value:
        return [line for key, item in value.items() for line in _entry(f"{scalar(key)}:", item)]
    if isinstance(value, list) and value:
        return [line for item in value for line in _item(item, spread=spread)]
    if isinstance(value, str) and "\n" in value and not spread:
        return _text(value)
    return [flow(value) if isinstance(value, dict | list) else scalar(value)]


def _entry(head: str, item: Node) -> list[str]:
    if isinstance(item, dict | list) and item:
        line = f"{head} {flow(item)}"
        if _is_shallow(item) and len(line) <= WIDTH and not isinstance(item, Draft):
            return [line]
        return [head, *("  " + line if line else "" for line in block_lines(item))]
    first, *rest = block_lines(item)
    return [f"{head} {first}".rstrip(), *("  " + line if line else "" for line in rest)]


def _item(item: Node, *, spread: bool) -> list[str]:
    line = f"- {flow(item)}"
    if (
        isinstance(item, dict | list)
        and item
        and (spread or not _is_shallow(item) or len(line) > WIDTH)
    ):
        first, *rest = block_lines(item)
        return ["- " + first, *("  " + line if line else "" for line in rest)]
    return _entry("-", item) if isinstance(item, str) else [line]


def _text(value: str) -> list[str]:
    """Write a text of several lines as a block scalar, or in quotes where that would lose text."""
    lines = value.split("\n")
    head = "|-"
    if lines[-1] == "":
        head = "|"
        lines.pop()
    block_text = [head, *("  " + line if line else "" for line in lines)]
    problems = FileProblems("")
    composed = compose("k: " + "\n".join(block_text) + "\n", problems)
    if composed.data == {"k": value} and not problems.diagnostics:
        return [head, *lines]
    return [json.dumps(value, ensure_ascii=False)]


def _is_shallow(value: Node) -> bool:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(not isinstance(item, dict | list) and "\n" not in (item or "") for item in items)
