"""The shared entries of two snapshots -> the accounts whose files name what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosart.config.model import SiteOptions
from gosart.plan.shared_entries import SECTIONS
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED, account_of
from gosart.repository.discovery import holds_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.vcs.grep import paths_mentioning
from gosart.vcs.snapshot import Snapshot
from gosart.yaml.document import Node, Tree

__all__ = ["changed_entries", "reached"]


def reached(
    options: SiteOptions, base: Snapshot, head: Snapshot, cache: DocumentCache
) -> set[str] | None:
    """Return the accounts that may say something else because of the shared entries.

    It is asked of the base alone: a plan that names what changed and is not there is itself new.

    Args:
        options: The site's options.
        base: The plans before.
        head: The plans after.
        cache: Documents that were read before.

    Returns:
        Their ids, more rather than fewer; None where it may be any account.

    Raises:
        GosartError: Git fails.
    """
    folder = options.accounts_dir
    ids = changed_entries(*(_shared(snapshot, folder, cache) for snapshot in (base, head)))
    paths = None if ids is None else paths_mentioning(base, folder, ids)
    if paths is None:
        return None
    return {account_of(path, folder) for path in paths} - {"", SHARED}


def changed_entries(before: Tree, after: Tree) -> set[str] | None:
    """Return the ids of shared entries that differ, and of those that speak of one that does.

    Args:
        before: The shared entries of the base.
        after: Those of the head.

    Returns:
        The ids; None where the difference is one of a whole section, or a section is no mapping.
    """
    changed: set[str] = set()
    everything: dict[str, list[Node]] = {}
    for section in SECTIONS:
        both = before.data.get(section) or {}, after.data.get(section) or {}
        if not all(isinstance(entries, dict) for entries in both):
            return None
        old, new = map(mapping, both)
        for name in old.keys() | new.keys():
            everything.setdefault(name, []).extend((old.get(name), new.get(name)))
            if (name in old) != (name in new) or old.get(name) != new.get(name):
                changed.add(name)
    texts = dict(_narratives(before)), dict(_narratives(after))
    for key in texts[0].keys() | texts[1].keys():
        if texts[0].get(key) != texts[1].get(key):
            if len(key) < 2:  # the text is one of a whole section
                return None
            changed.add(key[1])
    while more := {
        name
        for name, nodes in everything.items()
        if name not in changed and any(_speaks(node, changed) for node in nodes)
    }:
        changed |= more
    return changed


def _shared(snapshot: Snapshot, folder: str, cache: DocumentCache) -> Tree:
    if not holds_accounts(snapshot.files, folder):
        return Tree({}, ())
    return read_repository(snapshot.files, folder, frozenset(), cache).shared


def _narratives(tree: Tree) -> Iterator[tuple[tuple[str, ...], str]]:
    return ((tuple(map(str, key)), document.body) for key, document in tree.narratives())


def _speaks(node: Node, ids: set[str]) -> bool:
    """Whether a value is one of the ids, or holds one."""
    if isinstance(node, Mapping):
        return any(name in ids or _speaks(value, ids) for name, value in node.items())
    if isinstance(node, list):
        return any(_speaks(item, ids) for item in node)
    return node in ids
