"""What a wider build must not publish of the past, whatever its readers could read on the day.

An old commit shows what everybody could read then. Whoever narrows an entry today means its past,
too: so every older plan is seen with the audiences of today and of any day since
(`gosart.history.visibility`). What is left to do here: accounts of which nothing is said, not even
where another account refers to them, and where plans keep something from the readers, the titles of
commits are for the narrowest alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from gosart.comparison.model import Change
from gosart.comparison.records import Item, Ref, Value
from gosart.comparison.references import ACCOUNT, SAME_AS
from gosart.history.model import History, StepChanges, Story
from gosart.history.visibility import Visibility

__all__ = ["redacted"]


def redacted(history: History, visibility: Visibility) -> History:
    """Return the history without what the readers may not see.

    Args:
        history: Every story.
        visibility: How the readers may see the past.

    Returns:
        The history without silent accounts, without references to what no account may name today,
        and without titles where plans keep anything back.
    """
    stories = tuple(
        # a commit's title may say what a plan keeps for some, and it has no audience of its own
        story if visibility.has_titles else replace(story, title="")
        for story in _without_references(history.stories, visibility.nameable)
        if story.account_changes.account not in visibility.silent
    )
    return History(stories, history.reason, history.since)


def _without_references(stories: tuple[Story, ...], nameable: Collection[str]) -> Iterator[Story]:
    """Yield the stories that still say something.

    An account of the past is read alone, so whom it names in others is looked up here, today: what
    is not there for the readers now may be gone while it was for fewer of them.
    """
    for story in stories:
        step = story.account_changes
        changes = tuple(
            open_change
            for change in step.changes
            if (open_change := _open_change(change, nameable)) is not None
        )
        open_step: StepChanges = step if changes == step.changes else replace(step, changes=changes)
        if not open_step.is_silent:
            yield story if open_step is step else replace(story, account_changes=open_step)


def _open_change(change: Change, nameable: Collection[str]) -> Change | None:
    """Return a change without what may not be named, None where nothing is left of it."""
    if change.field == SAME_AS:
        old, new = (value if value in nameable else None for value in (change.old, change.new))
    else:
        old, new = (_open_value(value, nameable) for value in (change.old, change.new))
    if old is None and new is None and (change.old, change.new) != (None, None):
        return None
    data = tuple((name, _open_value(value, nameable)) for name, value in change.data)
    return replace(change, old=old, new=new, data=data)


def _open_value(value: Value, nameable: Collection[str]) -> Value:
    if isinstance(value, Ref):
        return None if value.kind == ACCOUNT and value.id not in nameable else value
    if isinstance(value, Item):
        name, details = (
            tuple(_open_value(part, nameable) for part in parts)
            for parts in (value.name, value.details)
        )
        return replace(value, name=name, details=details)
    if isinstance(value, tuple):
        return tuple(
            open_part for part in value if (open_part := _open_value(part, nameable)) is not None
        )
    return value
