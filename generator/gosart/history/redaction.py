"""What a wider build must not publish of the past, whatever its readers could read on the day.

An old commit shows what everybody could read then. Whoever narrows an entry today means its past,
too: so every older plan is seen with the audiences of today and of any day since
(`gosart.history.visibility`). What is left to do here: accounts of which nothing is said, and where
plans keep something from the readers, the titles of commits are for the narrowest alone.
"""

from __future__ import annotations

from dataclasses import replace

from gosart.history.model import History
from gosart.history.visibility import Visibility

__all__ = ["redacted"]


def redacted(history: History, visibility: Visibility) -> History:
    """Return the history without what the readers may not see.

    Args:
        history: Every story.
        visibility: How the readers may see the past.

    Returns:
        The history without silent accounts, and without titles where plans keep anything back.
    """
    stories = tuple(
        # a commit's title may say what a plan keeps for some, and it has no audience of its own
        story if visibility.has_titles else replace(story, title="")
        for story in history.stories
        if story.account_changes.account not in visibility.silent
    )
    return History(stories, history.reason, history.since)
