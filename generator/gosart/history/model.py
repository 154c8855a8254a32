"""What a history holds.

History ── reason (why there is none, or None)
        └─ stories ── Story: what one step of the main line did to one account, the latest first
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from gosart.comparison.model import Change, Direction
from gosart.comparison.summary import Status
from gosart.diagnostics import Message
from gosart.history.figures import OpportunityFigures
from gosart.plan_paths import SHARED
from gosart.yaml.document import Node

__all__ = ["History", "StepChanges", "Story"]


@dataclass(frozen=True, slots=True)
class StepChanges:
    """What a step did to an account, apart from who did it: what the disk keeps of a commit."""

    account: str
    name: str
    status: Status
    """What became of the account as a whole."""
    fate: str
    """`added`, `removed` or `changed`."""
    renamed_from: str
    broken: bool
    """Whether the plan could not be read after the step."""
    guarded: bool
    """Whether the files limited who may see anything: then the commit's message may say what some
    must not read."""
    changes: tuple[Change, ...]
    """Effects first, then the changes, each the worst first."""
    opportunities: Mapping[str, str] = field(default_factory=dict)
    """Names of the opportunities by id."""
    closed: Node = None
    """What was for narrower readers than the build's after the step, as `closed_in` gives it."""
    identities: tuple[str, ...] = ()
    """What an account that is gone was recognised by, and ids of shared entries, sorted."""
    figures: Mapping[str, OpportunityFigures] = field(default_factory=dict)
    """What each opportunity came to after the step, by its id; none of a plan that cannot be
    read."""
    seen_as: str = ""
    """Digest of the audiences that were laid over the plan; other audiences tell another story."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing changed that a reader could see."""
        return not (self.changes or self.status.kind)

    def count(self, direction: Direction) -> int:
        """Count the changes of a direction.

        Args:
            direction: `better`, `worse` or `neutral`.

        Returns:
            How many there are.
        """
        return sum(change.direction == direction for change in self.changes)


@dataclass(frozen=True, slots=True)
class Story:
    """One step and one account: the unit of every page and feed."""

    commit: str
    when: datetime
    """UTC."""
    day: date
    who: tuple[str, ...]
    title: str
    """The first line of what its author said, "" where it may not be shown."""
    request: int
    """Number of the pull or merge request, 0 where the message names none."""
    account_changes: StepChanges

    @property
    def anchor(self) -> str:
        """Id of the story on the account's page."""
        return f"c-{self.commit[:12]}"


@dataclass(frozen=True, eq=False)
class History:
    """The stories of a repository that a build may tell, the latest first."""

    stories: tuple[Story, ...] = ()
    reason: Message | None = None
    since: date | None = None
    """Day that the history begins on, as the site covers no more; None for the first commit."""

    @cached_property
    def by_account(self) -> Mapping[str, tuple[Story, ...]]:
        """Stories by account, those of the time when it had another id among them."""
        own: dict[str, list[Story]] = {}
        for story in self.stories:
            own.setdefault(story.account_changes.account, []).append(story)
        stories: dict[str, tuple[Story, ...]] = {}
        for account, stories_of_account in own.items():
            whole, seen, rest = list(stories_of_account), {account}, stories_of_account
            while earlier := next(
                (
                    story.account_changes.renamed_from
                    for story in rest
                    if story.account_changes.renamed_from
                ),
                "",
            ):
                before = next(story.when for story in rest if story.account_changes.renamed_from)
                rest = (
                    [story for story in own.get(earlier, ()) if story.when < before]
                    if earlier not in seen
                    else []
                )
                seen.add(earlier)
                whole += rest
            stories[account] = tuple(whole)
        return stories

    @property
    def shared(self) -> tuple[Story, ...]:
        """Stories of the entries that all accounts share."""
        return self.by_account.get(SHARED, ())
