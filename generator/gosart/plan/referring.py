"""Two snapshots -> the accounts nobody touched, and that refer to what came or went elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import account_of
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.vcs.grep import paths_naming, paths_referring
from gosart.vcs.snapshot import Snapshot
from gosart.yaml.document import Node

__all__ = ["accounts_linking", "accounts_referring"]


def accounts_referring(
    base: Snapshot, head: Snapshot, folder: str, touched: Collection[str], cache: DocumentCache
) -> frozenset[str]:
    """Return the accounts of `base` that refer to a person whom only one of the two has.

    Args:
        base: The plans before.
        head: The plans after.
        folder: Folder of the accounts.
        touched: Ids of the accounts whose files differ.
        cache: Documents that were read before.

    Raises:
        GosartError: Git fails.
    """
    before, after = (set(_people(snapshot, folder, touched, cache)) for snapshot in (base, head))
    paths = paths_referring(base, folder, before ^ after)
    return frozenset(account_of(path, folder) for path in paths) - {""}


def accounts_linking(
    base: Snapshot, head: Snapshot, folder: str, paths: Collection[str]
) -> frozenset[str] | None:
    """Return the accounts of `base` whose texts may link a file that only one of the two has.

    Args:
        base: The plans before.
        head: The plans after.
        folder: Folder of the accounts.
        paths: The files that differ.

    Returns:
        Their ids, rather too many; None for any account.

    Raises:
        GosartError: Git fails.
    """
    names = {
        PurePosixPath(path).name for path in paths if _is_there(base, path) != _is_there(head, path)
    }
    naming = paths_naming(base, folder, names)
    if naming is None:
        return None
    return frozenset(account_of(path, folder) for path in naming) - {""}


def _is_there(snapshot: Snapshot, path: str) -> bool:
    try:
        snapshot.files.kind(path)
    except (OSError, ValueError):
        return False
    return True


def _people(
    snapshot: Snapshot, folder: str, ids: Collection[str], cache: DocumentCache
) -> Iterator[str]:
    """Yield `account/person` for everybody in some accounts."""
    if not holds_accounts(snapshot.files, folder):
        return
    there = list_accounts(snapshot.files, folder).ids & frozenset(ids)
    for files in read_repository(snapshot.files, folder, there, cache).accounts:
        for person in _in_account(files.tree.data):
            yield f"{files.id}/{person}"


def _in_account(data: Mapping[str, Node]) -> Iterator[str]:
    yield from mapping(data.get("people"))
    for opportunity in mapping(data.get("opportunities")).values():
        yield from mapping(mapping(opportunity).get("people"))
