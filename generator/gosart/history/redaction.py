"""What a wider build must not tell: things that somebody narrowed after they were written, whatever older commits say of them.

An old commit shows what everybody could read on its day. Whoever narrows an entry today means its past, too: so everything that is, or
once was, for narrower readers than the build's is left out of every story, unless it is open to them again. And where plans say who may
see what, the titles of commits are for the narrowest readers alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from gosart.comparison.redaction import NOTHING, Hidden, Open
from gosart.history.model import History, Story

__all__ = ["Today", "guard"]


@dataclass(frozen=True, eq=False)
class Today:
    """What the plans of today say of who may see what."""

    hidden: Mapping[str, Hidden]
    """By account (`_shared` is one), for those that say of anything who may see it."""
    opened: Mapping[str, Open]
    """By account, for those that once did."""
    closed: Collection[str]
    """Accounts that are left out as a whole."""


def guard(history: History, today: Today) -> History:
    """Return the history without what may not be told."""
    heirs = _heirs(history)
    secrets = _secrets(history, today, heirs)
    # a commit's title may say what its plan keeps for some, and nobody marks who may read it
    untitled = bool(today.hidden or today.closed) or any(
        story.moved.guarded for story in history.stories
    )
    found: list[Story] = []
    for story in history.stories:
        moved = story.moved
        if heirs.get(moved.account, moved.account) in today.closed:
            continue
        secret = secrets.get(moved.account, NOTHING)
        changes = (
            moved.changes
            if secret == NOTHING
            else tuple(change for change in moved.changes if not secret.forbids(change))
        )
        told = (
            story
            if len(changes) == len(moved.changes)
            else replace(story, moved=replace(moved, changes=changes))
        )
        if not told.moved.is_silent:
            found.append(replace(told, title="") if untitled else told)
    return History(tuple(found), history.reason, history.since)


def _heirs(history: History) -> dict[str, str]:
    """Return the id of today of each account that had another one."""
    found: dict[str, str] = {}
    for story in history.stories:  # the latest first
        moved = story.moved
        if moved.renamed_from:
            found[moved.renamed_from] = found.get(moved.account, moved.account)
    return found


def _secrets(history: History, today: Today, heirs: Mapping[str, str]) -> dict[str, Hidden]:
    """Return what is hidden in each account, today or ever, without what is open again; one plan under two ids has one set of secrets."""
    whole: dict[str, Hidden] = dict(today.hidden)
    for story in history.stories:
        if story.moved.hidden != NOTHING:
            heir = heirs.get(story.moved.account, story.moved.account)
            whole[heir] = whole.get(heir, NOTHING) | story.moved.hidden
    found = {
        account: secret.without(today.opened[account]) if account in today.opened else secret
        for account, secret in whole.items()
    }
    return found | {old: found[heir] for old, heir in heirs.items() if heir in found}
