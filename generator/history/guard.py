"""What a wider build must not tell: things that somebody narrowed after they were written, whatever older commits say of them.

An old commit shows what everybody could read on its day. Whoever narrows an entry today means its past, too: so everything that is, or
once was, for narrower readers than the build's is left out of every story, unless it is open to them again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.history.hidden import NOTHING, Hidden, Open
from generator.history.story import History, Story
from generator.review.entries import Ids
from generator.source.scanning import SHARED

__all__ = ["Today", "guard"]


@dataclass(frozen=True, eq=False)
class Today:
    """What the plans of today say of who may see what."""

    hidden: Mapping[str, Hidden]
    """By account, for those that say of anything who may see it."""
    opened: Mapping[str, Open]
    """By account, for those that once did."""
    closed: Collection[str]
    """Accounts that are left out as a whole."""
    shared: Collection[Ids]
    """Section and id of the shared entries that are open."""


def guard(history: History, today: Today) -> History:
    """Return the history without what may not be told."""
    secrets = _secrets(history, today)
    found: list[Story] = []
    for story in history.stories:
        moved = story.moved
        if moved.account in today.closed or moved.renamed_from in today.closed:
            continue
        if moved.account == SHARED:
            changes = tuple(change for change in moved.changes if not moved.guarded or change.ids in today.shared)
        else:
            secret = secrets.get(moved.account, NOTHING) | secrets.get(moved.renamed_from, NOTHING)
            changes = moved.changes if secret == NOTHING else tuple(change for change in moved.changes if not secret.forbids(change))
        told = story if len(changes) == len(moved.changes) else replace(story, title="", moved=replace(moved, changes=changes))
        if not told.moved.is_silent:
            found.append(told)
    return History(tuple(found), history.reason, history.since)


def _secrets(history: History, today: Today) -> dict[str, Hidden]:
    """Return what is hidden in each account, today or ever, without what is open again."""
    found = dict(today.hidden)
    heirs: dict[str, str] = {}
    for story in history.stories:  # the latest first: an account's old id belongs to the one that it is today
        moved = story.moved
        if moved.renamed_from:
            heirs[moved.renamed_from] = heirs.get(moved.account, moved.account)
        if moved.hidden != NOTHING:
            found[moved.account] = found.get(moved.account, NOTHING) | moved.hidden
    for old, heir in heirs.items():  # one plan under two ids has one set of secrets
        both = found.get(old, NOTHING) | found.get(heir, NOTHING)
        if both != NOTHING:
            found[old] = found[heir] = both
    opened = {old: today.opened[heir] for old, heir in heirs.items() if heir in today.opened} | dict(today.opened)
    return {account: secret.without(opened[account]) if account in opened else secret for account, secret in found.items()}
