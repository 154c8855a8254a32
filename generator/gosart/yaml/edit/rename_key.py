"""One key of a file under another name; its value and every other byte stay."""

from __future__ import annotations

from gosart.errors import GosartError
from gosart.yaml.document import Key, Node
from gosart.yaml.dump import scalar
from gosart.yaml.edit.splice import Composition, Splice, key_name, pair_at, splice_file

__all__ = ["rename_key"]


def rename_key(raw: bytes, path: str, key: Key, name: str) -> bytes:
    """Give a key another name.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The key in the file, a mapping's; it is there.
        name: What it is called from now on.

    Returns:
        The file as it is to be.

    Raises:
        GosartError: There is no such key, the name is taken, or the file cannot be read.
    """
    return splice_file(
        raw,
        path,
        key,
        lambda composition: _splice(composition, key, name),
        lambda data: _renamed(data, key, name),
    )


def _splice(composition: Composition, key: Key, name: str) -> Splice:
    label, _ = pair_at(composition, key)
    if label is None:
        raise GosartError(f"{composition.path}: '{key_name(key)}' is not a key.")
    start, end = int(label.start_mark.index), int(label.end_mark.index)
    return Splice(start, end, scalar(name, in_flow=True))


def _renamed(data: Node, key: Key, name: str) -> Node:
    """Return the data with the key under its new name, at the same place."""
    part, rest = key[0], key[1:]
    if isinstance(data, dict):
        return {
            name if entry == part and not rest else entry: _renamed(value, rest, name)
            if entry == part and rest
            else value
            for entry, value in data.items()
        }
    if isinstance(data, list) and rest:
        return [
            _renamed(item, rest, name) if number == part else item
            for number, item in enumerate(data)
        ]
    return data
