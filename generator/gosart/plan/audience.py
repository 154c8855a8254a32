"""Who may see what: whether an entry is for narrower readers than the build's, by parsed data.

is_open ── one entry, by its own key `audience`; a key that is almost that one closes its entry
closed_keys ── everything in a tree that is not open
speaks, account_is_open ── an account's files, what could not be parsed among them
check_audiences ── what is wrong with such a key, each at its place

Whatever cannot be told is closed: a value that names no audience, a key in look-alike letters, a
file that was not understood and has a word in it that may be such a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gosart.diagnostics import msg
from gosart.plan.field_audience import (
    AUDIENCES,
    EXTRA,
    Level,
    Path,
    below,
    closed_fields,
    field_paths,
    is_private,
    is_sealed,
    level_at,
    lines_open,
    may_narrow,
    step,
    top_level,
)
from gosart.plan.free_keys import free_keys, is_known
from gosart.plan.options import PlanOptions
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import at_key, mapping
from gosart.plan.validate.wrong_values import choose
from gosart.text.lookalike import letters, resembles
from gosart.yaml.broken_text import key_words
from gosart.yaml.document import AccountFiles, Document, Key, Mount, Node, Tree

__all__ = [
    "AUDIENCE",
    "account_is_open",
    "check_audiences",
    "closed_keys",
    "document_speaks",
    "hides",
    "is_open",
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
        elif _reads_alike(name):
            if not _opens(name, value, options, key):
                return False
        elif value in narrower and not is_known((*key, name)):
            return False
    return True


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
        if resembles(AUDIENCE, word.text) or (word.text.isidentifier() and _reads_alike(word.text)):
            is_in = True
            if word.is_top:
                return True, True
    return is_in, False


@lru_cache(maxsize=8192)
def _reads_alike(name: str) -> bool:
    """Tell whether a key is the one that closes entries, or may be meant as it."""
    return resembles(AUDIENCE, name) or AUDIENCE in letters(name)


def _is_plain(node: Node, options: PlanOptions) -> bool:
    """Tell whether an entry says plainly who may see it: the right key, alone, a right value."""
    names = [name for name in node if _reads_alike(name)] if isinstance(node, dict) else []
    return names == [AUDIENCE] and isinstance(node, dict) and node[AUDIENCE] in options.audiences


def _opens(name: str, value: Node, options: PlanOptions, key: Key) -> bool:
    """Tell whether a key that reads like the one that closes leaves its mapping open."""
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


def check_audiences(problems: Problems, data: Node, options: PlanOptions, key: Key = ()) -> None:
    """Tell each audience that is none of the site's, and each key that is almost `audience`.

    Args:
        problems: Takes what is wrong.
        data: The account's data, as typed.
        options: The options of the build.
        key: The way to the value, from the top of the account.
    """
    if isinstance(data, dict):
        for name, value in data.items():
            if name == AUDIENCES and is_known((*key, name)):
                _check_lines(problems, (*key, name), value, options)
            elif _reads_alike(name):
                _check(problems, (*key, name), value, options)
            if isinstance(value, dict | list):
                check_audiences(problems, value, options, (*key, name))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, dict | list):
                check_audiences(problems, item, options, (*key, number))


def _check_lines(problems: Problems, key: Key, value: Node, options: PlanOptions) -> None:
    """Tell each line of `audiences` that names no field, one that must not be narrow, or nobody."""
    level = level_at(key[:-1])
    if level is None or level.entry is None or not isinstance(value, dict):
        return  # told by the schema
    paths = field_paths(level.entry)
    names = sorted(".".join(path) for path, spec in paths.items() if may_narrow(spec))
    for name, audience in value.items():
        path = tuple(name.split("."))
        spec = paths.get(path)
        if spec is None and not (path[0] == EXTRA and len(path) == 2):
            message = msg("There is no field '{key}' here.", key=name)
            problems.at_key((*key, name), "P002", message, choose(name, names))
        elif spec is not None and not may_narrow(spec):
            message = msg("'{key}' cannot be for narrower readers than its entry.", key=name)
            hint = msg("Give the entry itself an 'audience'.")
            problems.at_key((*key, name), "P047", message, hint)
        elif not isinstance(audience, str) or audience not in options.audiences:
            typed = audience if isinstance(audience, str) else ""
            message = msg("There is no audience '{value}'.", value=typed)
            problems.at_value((*key, name), "P018", message, choose(typed, options.audiences))


def _check(problems: Problems, key: Key, value: Node, options: PlanOptions) -> None:
    name = str(key[-1])
    free = free_keys(key[:-1])
    is_field = free is None or (free.beside_fields and name == AUDIENCE)
    everybody = PlanOptions(options.audiences)
    if not is_field and _opens(name, value, everybody, key[:-1]) and value not in options.audiences:
        return
    if name != AUDIENCE:
        if is_field and name.isascii():
            return  # told by the schema, as any key that is not known
        problems.at_key(
            key,
            "P002",
            msg("There is no key '{key}' here.", key=name),
            msg(
                "Did you mean '{nearest}'? Some characters look like its letters, or are unseen.",
                nearest=AUDIENCE,
            )
            if not name.isascii()
            else msg("Did you mean '{nearest}'?", nearest=AUDIENCE),
        )
    elif value is None:
        problems.at_key(key, "P018", msg("'audience' is empty."), choose("", options.audiences))
    elif isinstance(value, str) and value not in options.audiences:
        problems.at_value(
            key,
            "P018",
            msg("There is no audience '{value}'.", value=value),
            choose(value, options.audiences),
        )
    elif not is_field and isinstance(value, str):
        problems.at_key(
            key,
            "P002",
            msg("'audience' has no meaning here."),
            msg(
                "It goes with an account, opportunity, person, note, review, or an item of a list."
            ),
        )  # fmt: skip
    elif _is_escaped(problems, key):
        problems.at_key(
            key,
            "P050",
            msg("'audience' is typed with escapes here."),
            msg("Write it in plain letters, so that whoever reads the file sees it."),
        )


def _is_escaped(problems: Problems, key: Key) -> bool:
    position, line = problems.source_map.position(key)
    start = position.key.column - 1
    return "\\" in line[start : start + position.key.length]
