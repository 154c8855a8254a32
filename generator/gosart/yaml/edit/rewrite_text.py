"""One text of a file rewritten where it is typed: its quotes, lines and indentation stay."""

from __future__ import annotations

from collections.abc import Callable

from ruamel.yaml.nodes import ScalarNode

from gosart.errors import GosartError
from gosart.yaml.document import Key
from gosart.yaml.edit.set_value import changed_at, set_value
from gosart.yaml.edit.splice import Composition, Splice, key_name, pair_at, splice_file

__all__ = ["rewrite_text"]


def rewrite_text(
    raw: bytes, path: str, key: Key, text: str, rewrite: Callable[[str], str]
) -> bytes:
    """Rewrite a text in which blanks mean nothing.

    Args:
        raw: The file.
        path: Its path, which tells YAML from Markdown and names the file in errors.
        key: The key in the file, which holds a text.
        text: The text, as it is read.
        rewrite: Gives the new text for the old one, whatever blanks stand in it.

    Returns:
        The file as it is to be. Where the text is typed with escapes, or could not be read back
        without quotes, it is set as any other value.

    Raises:
        GosartError: There is no text at the key, or the file cannot be read.
    """
    value = rewrite(text)
    try:
        return splice_file(
            raw,
            path,
            key,
            lambda composition: _splice(composition, key, text, rewrite),
            lambda data: changed_at(data, key, value),
        )
    except GosartError:
        return set_value(raw, path, key, value)


def _splice(composition: Composition, key: Key, text: str, rewrite: Callable[[str], str]) -> Splice:
    _, node = pair_at(composition, key)
    if not isinstance(node, ScalarNode):
        raise GosartError(f"{composition.path}: '{key_name(key)}' is not text.")
    start, end = int(node.start_mark.index), composition.end(node)
    if node.style in ("|", ">"):  # behind the line with the sign, which may have a comment
        start = composition.text.index("\n", start)
    elif node.style:
        start, end = start + 1, end - 1
    typed = composition.text[start:end]
    if typed.split() and "".join(typed.split()) != "".join(text.split()):
        raise GosartError(f"{composition.path}: '{key_name(key)}' is typed with escapes.")
    return Splice(start, end, rewrite(typed))
