"""Which shared entries an account depends on: those whose ids stand in its files.

A shared entry that is edited changes the accounts that mention it, and no other. What mentions it
is found in the text, so that a note that only writes the word counts, too: too many are harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from gosart.diagnostics import Diagnostic
from gosart.plan.shared_entries import SECTIONS, Shared
from gosart.plan.validate.references import NO_DECISION
from gosart.repository.content_stamp import stamp_of
from gosart.yaml.document import AccountFiles, Document, Node, Tree

__all__ = ["KeyOf", "SharedIds", "SharedStamps", "mentioned_in", "only", "stamps_of_shared"]

SharedIds: TypeAlias = frozenset[str] | None
"""Ids of shared entries, whatever their section; None for all that the shared files say."""

KeyOf: TypeAlias = Callable[[SharedIds], str]
"""Returns the key of all that an account depends on, by the shared entries among it."""


@dataclass(frozen=True, slots=True)
class SharedStamps:
    """Digests of the shared files."""

    all: str
    """Of everything that they say."""
    common: str
    """Of what every account depends on: which entries there are, and who may know of them."""
    entries: Mapping[str, str]
    """Of each entry, by its id; entries of one id in several sections are taken together."""

    def of(self, ids: SharedIds) -> str:
        """Return the digest of what an account depends on.

        Args:
            ids: The entries that it mentions.
        """
        if ids is None:
            return self.all
        return stamp_of(self.common, sorted((id_, self.entries.get(id_)) for id_ in ids))


def stamps_of_shared(
    shared: Shared, everything: str, problems: tuple[Diagnostic, ...] = ()
) -> SharedStamps:
    """Return the digests of the shared files.

    Args:
        shared: The shared entries.
        everything: A digest of the files themselves.
        problems: What is wrong with the folder they are in.

    Returns:
        The digests. Where something is wrong with an entry, every account depends on all of them.
    """
    common = stamp_of(
        [(section, list(entries)) for section, entries in shared.data.items()],
        shared.speaks_of_audiences,
        sorted(map(repr, shared.unclear)),
        everything if problems or shared.problems or shared.tree.left_out else "",
    )
    sources = _sources(shared.tree)
    parts: dict[str, list[object]] = {id_: [] for id_ in _ids(shared)}
    for section, entries in shared.data.items():
        for id_, entry in entries.items():
            parts[id_].append((section, entry, sources.get((section, id_))))
    return SharedStamps(everything, common, {id_: stamp_of(own) for id_, own in parts.items()})


def mentioned_in(files: AccountFiles, shared: Shared) -> frozenset[str] | None:
    """Return the shared entries that an account mentions, with those that these mention in turn.

    Args:
        files: The account's files.
        shared: The shared entries.

    Returns:
        Their ids, None where only a reader of YAML can tell.
    """
    documents = list(_documents(files))
    texts = [part for document in documents for part in (document.path, *document.lines)]
    text = "\n".join(texts)
    if "\\" in text or any(not document.is_whole for document in documents):
        return None  # an escape may spell an id that does not stand in the text
    linked = _linked(shared)
    # to do nothing is a competitor of every account
    own = (id_ for id_ in linked if id_ in text or id_ == NO_DECISION)
    return frozenset().union(*(linked[id_] for id_ in own))


def only(shared: Shared, ids: SharedIds) -> Shared:
    """Return the shared entries as an account sees them that mentions some.

    Args:
        shared: All of them.
        ids: Those that it mentions.

    Returns:
        The same files, of which the build shows these alone.
    """
    if ids is None:
        return shared
    visible = {
        section: None if entries is None else {id_: entries[id_] for id_ in entries if id_ in ids}
        for section in SECTIONS
        for entries in [getattr(shared.visible, section)]
    }
    return replace(
        shared,
        visible=shared.visible.model_copy(update=visible),
        team={id_: member for id_, member in shared.team.items() if id_ in ids},
    )


def _ids(shared: Shared) -> frozenset[str]:
    return frozenset(id_ for entries in shared.data.values() for id_ in entries)


def _documents(files: AccountFiles) -> Iterator[Document]:
    yield from (mount.document for mount in (*files.tree.mounts, *files.tree.left_out))
    yield from (note.document for note in files.notes)


@lru_cache(maxsize=2)  # asked for every account of a build, and a build has one set of entries
def _linked(shared: Shared) -> Mapping[str, frozenset[str]]:
    """Return each entry's id with those that it mentions, these too in turn."""
    every = _ids(shared)
    texts = {id_: "\n".join(_text_of(shared, id_)) for id_ in every}
    mentioned = {id_: {other for other in every if other in texts[id_]} for id_ in every}
    linked = {}
    for id_ in every:
        ids, waiting = {id_}, [id_]
        while waiting:
            new = mentioned[waiting.pop()] - ids
            ids |= new
            waiting += new
        linked[id_] = frozenset(ids)
    return linked


def _text_of(shared: Shared, id_: str) -> Iterator[str]:
    """Yield what the entries of an id say, and where they stand in Markdown their text."""
    for section, entries in shared.data.items():
        if id_ in entries:
            yield from _words(entries[id_])
            yield from _bodies(shared.tree, section, id_)


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield name
            yield from _words(value)
    elif isinstance(node, list):
        for value in node:
            yield from _words(value)


def _bodies(tree: Tree, section: str, id_: str) -> Iterator[str]:
    for mount in tree.mounts:
        if mount.at[:2] == (section, id_):
            yield mount.document.body


def _sources(tree: Tree) -> dict[tuple[str, str], list[object]]:
    """Return where each entry stands, and its lines, by section and id."""
    sources: dict[tuple[str, str], list[object]] = {}
    for mount in tree.mounts:
        document = mount.document
        ends: dict[tuple[str, str], tuple[int, int]] = {}
        for key, position in document.positions.items():
            match (*mount.at, *key):
                case (str() as section, str() as id_, *_):
                    line, last = position.key.line, position.value.line
                    first, end = ends.get((section, id_), (line, last))
                    ends[section, id_] = min(first, line), max(end, line, last)
        for entry, (first, last) in ends.items():
            lines = document.lines[first - 1 : last]
            sources.setdefault(entry, []).append((document.path, first, lines))
        match mount.at:
            case (str() as section, str() as id_):
                body = document.path, document.body_line, document.body
                sources.setdefault((section, id_), []).append(body)
    return sources
