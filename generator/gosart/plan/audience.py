"""Who may see what: whether an entry is for narrower readers than the build's, by parsed data.

is_open ── one entry, by its own key `audience`; a key that is almost that one closes its entry
closed_keys ── everything in a tree that is not open
speaks, account_is_open ── an account's files, what could not be parsed among them

Whatever cannot be told is closed: a value that names no audience, a key in look-alike letters, a
file that was not understood and has a word in it that may be such a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gosart.plan.field_audience import (
    AUDIENCES,
    Level,
    Path,
    below,
    closed_fields,
    is_private,
    level_at,
    lines_open,
    step,
    top_level,
)
from gosart.plan.free_keys import free_keys, is_known
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import at_key, mapping
from gosart.plan.withheld import is_sealed, may_seal
from gosart.text.lookalike import letters, resembles
from gosart.yaml.broken_text import key_words
from gosart.yaml.document import AccountFiles, Document, Key, Mount, Node, Tree

__all__ = [
    "AUDIENCE",
    "account_is_open",
    "closed_keys",
    "document_speaks",
    "hides",
    "is_open",
    "may_close",
    "opens_mapping",
    "reads_alike",
    "sealed",
    "speaks",
    "tree_speaks",
    "unclear_keys",
]

AUDIENCE = "audience"
"""The key that says who may see the entry it stands in."""


def is_open(node: Node, options: PlanOptions, key: Key = ()) -> bool:
    """Tell whether an entry itself may be shown.

    Args:
        node: The entry as parsed; what is no mapping says nothing of its readers and is open.
        options: Whom the build is for.
        key: Where the entry stands in its account (a note's front matter: `()`), which tells
            fields from keys that people choose.

    Returns:
        False where it is for narrower readers, or may be: the audience is empty or unknown, the key
        is almost the right one, or one that nobody knows names narrower readers. Nobody but the
        narrowest readers sees such an entry.
    """
    if is_sealed(node, key, options.today):
        return False
    if options.is_narrowest or not isinstance(node, dict):
        return True
    narrower = options.narrower_audiences
    for name, value in node.items():
        if name == AUDIENCES and is_known((*key, name)):
            if not lines_open(value, options):
                return False
        elif reads_alike(name):
            if not opens_mapping(name, value, options, key):
                return False
        elif value in narrower and not is_known((*key, name)):
            return False
    return True


def may_close(node: Node, options: PlanOptions) -> bool:
    """Tell whether data may hold anything that is for narrower readers, or sealed.

    It is one quick walk, for what asks the same of many old states of a plan; most hold nothing.

    Args:
        node: The data.
        options: Whom the build is for.

    Returns:
        False where all is open: no key is or resembles one that closes, no text is the name of a
        narrower audience, and no option closes fields by itself.
    """
    if options.extra_audiences or options.audience_defaults:
        return True
    narrower = frozenset(options.narrower_audiences)
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if any(map(_may_close, part)):
                return True
            values: Iterable[Node] = part.values()
        elif isinstance(part, list):
            values = part
        else:
            continue
        for value in values:
            if isinstance(value, str):
                if value in narrower:
                    return True
            elif isinstance(value, dict | list):
                waiting.append(value)
    return False


@lru_cache(maxsize=8192)
def _may_close(name: str) -> bool:
    """Tell whether a key may close what it stands in."""
    return name == AUDIENCES or reads_alike(name) or may_seal(name)


def closed_keys(
    node: Node, options: PlanOptions, key: Key = (), *, fields: bool = True
) -> Iterator[Key]:
    """Yield the key of everything at or below a node that is not open, the outer ones first.

    With `fields` those of single fields are among them, and of lines that close a field which is
    not given.

    Args:
        node: The data.
        options: The options of the build.
        key: The way to the value, from the top of the account.
        fields: Values by the field's name.
    """
    if may_close(node, options):
        yield from _closed(node, options, key, level_at(key) if fields else None, frozenset())


def _closed(
    node: Node, options: PlanOptions, key: Key, level: Level | None, closed: frozenset[Path]
) -> Iterator[Key]:
    if not is_open(node, options, key):
        yield key
    if isinstance(node, dict):
        if level is not None and level.is_record:
            closed = frozenset(
                path
                for path in closed | closed_fields(node, level, options)
                if not is_private(level, path)
            )
            lines = mapping(node.get(AUDIENCES))
            yield from (
                (*key, AUDIENCES, line) for line in lines if tuple(line.split(".")) in closed
            )
        for name, value in node.items():
            inner = below(closed, level, name)
            if inner is None:
                yield (*key, name)
            elif isinstance(value, dict | list):
                yield from _closed(value, options, (*key, name), step(level, name), inner)
    elif isinstance(node, list):
        for number, item in enumerate(node):
            if isinstance(item, dict | list):
                yield from _closed(item, options, (*key, number), level, closed)


def hides(data: Node, key: Key, options: PlanOptions) -> bool:
    """Tell whether the value at a key, or an entry it stands in, is left out of the build.

    Args:
        data: The account's data, as typed.
        key: The way to the value, from the top of the account.
        options: The options of the build.
    """
    people = mapping(mapping(data).get("people"))
    level: Level | None = top_level()
    closed: frozenset[Path] = frozenset()
    for depth in range(len(key) + 1):
        if not is_open(data, options, key[:depth]):
            return True
        if level is not None and level.is_record:
            view = people.get(str(key[depth - 1])) if level.path[-1:] == ("people",) else None
            closed |= closed_fields(data, level, options, view)
        if depth == len(key):
            return False
        part = key[depth]
        inner = below(closed, level, part)
        if inner is None:
            return True
        level, closed = step(level, part), inner
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return False
    return False


def sealed(entry: Node, options: PlanOptions) -> Node:
    """Return an entry as one for the narrowest readers alone; a mere name becomes a mapping.

    Args:
        entry: What is typed.
        options: The options of the build.
    """
    if isinstance(entry, str):
        entry = {"name": entry}
    entry = {} if entry is None else entry
    return {**entry, AUDIENCE: options.audiences[-1]} if isinstance(entry, dict) else entry


def speaks(files: AccountFiles, options: PlanOptions) -> bool:
    """Tell whether an account's files may keep anything from the readers of the build.

    Asked are the data of all files, the notes, and the files that found no place in the plan. Where
    there are no narrower readers the answer is no.

    Args:
        files: The account's files.
        options: The options of the build.
    """
    return tree_speaks(files.tree, options) or any(
        document_speaks(note.document, options) for note in files.notes
    )


def tree_speaks(tree: Tree, options: PlanOptions) -> bool:
    """Tell the same of a tree and the files it was put together from.

    Args:
        tree: The data with the files it was put together from.
        options: The options of the build.

    Returns:
        Whether anything may be kept from the readers of the build.
    """
    if options.is_narrowest:
        return False
    return (
        any(True for _ in closed_keys(tree.data, options))
        or any(_is_in(mount.document) for mount in tree.mounts if not mount.document.is_whole)
        or any(document_speaks(mount.document, options, mount.at) for mount in tree.left_out)
    )


def unclear_keys(tree: Tree, options: PlanOptions) -> Iterator[Key]:
    """Yield the sections and entries of shared files whose readers cannot be told.

    Their key is misspelt, or a file that supplies them was not understood and has a word in it that
    may be the key.

    Args:
        tree: The data with the files it was put together from.
        options: The options of the build.
    """
    if options.is_narrowest:
        return
    for key in closed_keys(tree.data, options, fields=False):
        if not _is_plain(at_key(tree.data, key), options):
            yield key[:2]
    for mount in tree.mounts:
        if not mount.document.is_whole and document_speaks(mount.document, options, mount.at):
            yield mount.at[:2]
    for mount in tree.left_out:
        if document_speaks(mount.document, options, mount.at):
            yield mount.at[:2]


def document_speaks(document: Document, options: PlanOptions, at: Key = ()) -> bool:
    """Tell the same of one file. `at` is the key that it supplies.

    Args:
        document: The file.
        options: The options of the build.
        at: The key that it supplies.

    Returns:
        Whether anything may be kept from the readers of the build.
    """
    if options.is_narrowest:
        return False
    return any(True for _ in closed_keys(document.data, options, at)) or (
        not document.is_whole and _is_in(document)
    )


def account_is_open(files: AccountFiles, options: PlanOptions) -> bool:
    """Tell whether the readers of the build may know that there is such an account.

    Where the account's own file could not be understood, they may not if a word in it may be the
    key of the whole account.

    Args:
        files: The account's files.
        options: The options of the build.
    """
    mains = (*files.tree.mounts, *files.tree.left_out)
    return is_open(files.tree.data, options) and all(
        _main_is_open(mount, options) for mount in mains if not mount.at
    )


def _main_is_open(mount: Mount, options: PlanOptions) -> bool:
    document = mount.document
    closed = not options.is_narrowest and not document.is_whole and _is_in(document, at_top=True)
    return is_open(document.data, options) and not closed


def _is_in(document: Document, *, at_top: bool = False) -> bool:
    """Tell whether a file that was not understood may name an audience."""
    if document.is_unread:
        return not at_top  # its name is all that is known of it
    return _words_in(document.lines)[at_top]


@lru_cache(maxsize=256)
def _words_in(lines: tuple[str, ...]) -> tuple[bool, bool]:
    """Return whether a text has a word that may be the key, and one that may be the file's own."""
    is_in = False
    for word in key_words(lines):
        if resembles(AUDIENCE, word.text) or (word.text.isidentifier() and reads_alike(word.text)):
            is_in = True
            if word.is_top:
                return True, True
    return is_in, False


@lru_cache(maxsize=8192)
def reads_alike(name: str) -> bool:
    """Tell whether a key is the one that closes entries, or may be meant as it.

    Args:
        name: The key.
    """
    return resembles(AUDIENCE, name) or AUDIENCE in letters(name)


def _is_plain(node: Node, options: PlanOptions) -> bool:
    """Tell whether an entry says plainly who may see it: the right key, alone, a right value."""
    names = [name for name in node if reads_alike(name)] if isinstance(node, dict) else []
    return names == [AUDIENCE] and isinstance(node, dict) and node[AUDIENCE] in options.audiences


def opens_mapping(name: str, value: Node, options: PlanOptions, key: Key) -> bool:
    """Tell whether a key that reads like the one that closes leaves its mapping open.

    Args:
        name: The key.
        value: What stands under it.
        options: The options of the build.
        key: The way to the mapping.
    """
    free = free_keys(key)
    if free is None or (free.beside_fields and name == AUDIENCE):
        return name == AUDIENCE and isinstance(value, str) and options.shows(value)
    if isinstance(value, dict):  # somebody's id
        return True
    if value is None:
        return name != AUDIENCE
    if isinstance(value, str) and value in options.audiences:
        return name == AUDIENCE and options.shows(value)
    if isinstance(value, str) and letters(value) in map(letters, options.audiences):
        return False
    if free.beside_fields and free.may_hold_any_text and resembles(AUDIENCE, name):
        return False
    return free.may_hold(value)
