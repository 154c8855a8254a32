"""What changed between two states -> which other accounts that reaches: those whose files name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.plan.shared_entries import SECTIONS
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED, account_of
from gosart.repository.loader import read_repository
from gosart.vcs.grep import paths_into, paths_mentioning
from gosart.vcs.revisions import Commit, Folder, State, export
from gosart.yaml.document import Node, Tree

__all__ = ["changed_entries", "pointing_into", "reached"]


def reached(options: SiteOptions, base: State, head: State, scratch: Path) -> set[str] | None:
    """Return the ids of accounts that may say something else because of the shared entries, more rather than fewer; None for any of them.

    `scratch` is an empty folder. It is asked of the base alone: a plan that names what changed and is not in the base is itself new.
    """
    trees = [
        _shared(options, state, scratch / str(number)) for number, state in enumerate((base, head))
    ]
    ids = changed_entries(*trees)
    if ids is None or not isinstance(base, Commit | Folder):
        return None
    paths = paths_mentioning(options.root, base, options.accounts_dir, ids)
    return (
        None
        if paths is None
        else {account_of(path, options.accounts_dir) for path in paths} - {"", SHARED}
    )


def pointing_into(options: SiteOptions, base: State, accounts: set[str]) -> set[str] | None:
    """Return the ids of accounts that may be right or wrong because of others.

    A plan points at a person of another account (`same_as`), or its text links a file of it.

    Args:
        options: The site's options.
        base: The state that is searched: a plan that points elsewhere than there is itself changed.
        accounts: Ids of the accounts that changed.

    Returns:
        More rather than fewer; None for any of them.
    """
    if not isinstance(base, Commit | Folder):
        return set()
    paths = paths_into(options.root, base, options.accounts_dir, accounts)
    return (
        None
        if paths is None
        else {account_of(path, options.accounts_dir) for path in paths} - {"", SHARED}
    )


def changed_entries(before: Tree, after: Tree) -> set[str] | None:
    """Return the ids of shared entries that differ, and of those that speak of one that does; None where that cannot be told by ids."""
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
    told = dict(_told(before)), dict(_told(after))
    for key in told[0].keys() | told[1].keys():
        if told[0].get(key) != told[1].get(key):
            if len(key) < 2:  # it is told of a whole section
                return None
            changed.add(key[1])
    while more := {
        name
        for name, nodes in everything.items()
        if name not in changed and any(_speaks(node, changed) for node in nodes)
    }:
        changed |= more
    return changed


def _shared(options: SiteOptions, state: State, scratch: Path) -> Tree:
    scratch.mkdir()
    root = export(options.root, state, options.accounts_dir, {SHARED}, scratch)
    if not (root / options.accounts_dir).is_dir():
        return Tree({}, ())
    return read_repository(root, options.accounts_dir, frozenset()).shared


def _told(tree: Tree) -> Iterator[tuple[tuple[str, ...], str]]:
    return ((tuple(map(str, key)), document.body) for key, document in tree.narratives())


def _speaks(node: Node, ids: set[str]) -> bool:
    """Whether a value is one of the ids, or holds one."""
    if isinstance(node, Mapping):
        return any(name in ids or _speaks(value, ids) for name, value in node.items())
    if isinstance(node, list):
        return any(_speaks(item, ids) for item in node)
    return node in ids
