"""The history of a repository as one build may publish it: read from git, replayed now or before.

Historian ── read: log -> steps of the time that the site covers -> stories, as the audiences of
             today allow, the new ones replayed and stored, the rest from memory or disk
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from gosart.config.model import SiteOptions
from gosart.diagnostics import Message
from gosart.history.cache import StoryCache, stamp
from gosart.history.commit_message import request_of, title_of
from gosart.history.model import History, StepChanges, Story
from gosart.history.redaction import redacted
from gosart.history.replay import replay_steps
from gosart.history.visibility import Visibility, visibility_of
from gosart.method.model import Method
from gosart.plan.options import plan_options
from gosart.progress import Watch, unwatched
from gosart.vcs.log import Log, Step, read_log
from gosart.yaml.document import Repository

__all__ = ["Historian", "Today"]

_ROUNDS = 3
"""Reading a commit may show that something was narrow once; the next round then respects it."""


class Historian:
    """Reads the history again and again; as long as nothing changes it is the very same object."""

    def __init__(self) -> None:
        self._last: tuple[object, History] | None = None

    def reason(self, options: SiteOptions) -> Message | None:
        """Return why there is no history to read, None where there is one.

        Args:
            options: The site's options.
        """
        return read_log(options.root, options.accounts_dir).reason

    def read(
        self,
        options: SiteOptions,
        method: Method,
        watch: Watch = unwatched,
        today: Today | None = None,
    ) -> History:
        """Return every story up to the build's day, as its readers may read it.

        Args:
            options: The site's options.
            method: The method of the plans.
            watch: Shows the progress.
            today: The plans of today; without them nothing is kept back that was open on its day.

        Returns:
            The stories, the latest first, or why there are none.
        """
        log = read_log(options.root, options.accounts_dir)
        digest = stamp(options)
        readers = plan_options(options)
        if readers.is_narrowest:
            today = None
        same = (log.head, log.reason, digest, options.today, options.history_days, _state(today))
        if self._last is None or self._last[0] != same:
            self._last = (same, _read(log, options, digest, method, watch, today))
        return self._last[1]


@dataclass(frozen=True, eq=False, slots=True)
class Today:
    """The plans of today: their files, and what the build shows of them."""

    repository: Repository
    visible: frozenset[str]
    """Ids of the accounts that the build shows."""
    private: frozenset[str]
    """Ids of those whose plan cannot be read and speaks of audiences."""
    state: object = None
    """What differs when the files do; None where nobody knows, and they are always others."""


def _state(today: Today | None) -> object:
    """Return what differs when the plans of today do."""
    if today is None:
        return None
    return object() if today.state is None else (today.state, today.private)


def _read(
    log: Log,
    options: SiteOptions,
    digest: str,
    method: Method,
    watch: Watch,
    today: Today | None,
) -> History:
    if log.reason is not None:
        return History(reason=log.reason)
    begin = options.today - timedelta(days=options.history_days)
    past = [
        step
        for step in log.steps
        if min(step.day, step.when.astimezone(UTC).date()) <= options.today
    ]
    steps = [step for step in past if _day(step, options.today) >= begin]
    cache = StoryCache(options.root, digest)
    stories: dict[str, dict[str, StepChanges]] = {
        step.id: dict(cache.stories.get(step.id, {})) for step in steps
    }
    readers = plan_options(options)
    visibility: Visibility | None = None
    for _ in range(_ROUNDS):
        if today is not None:
            visibility = visibility_of(
                today.repository, today.visible, today.private, stories, readers
            )
        missing = _missing(steps, stories, visibility)
        if not missing:
            break
        indexes = [index for index, step in enumerate(steps) if step.id in missing]
        run = steps[indexes[0] : indexes[-1] + 1]
        earlier = log.steps[: log.steps.index(run[0])]
        fresh = replay_steps(options, method, run, missing, earlier, log.linked, watch, visibility)
        for commit, steps_of_commit in fresh.items():
            stories[commit] |= steps_of_commit
        cache.save(stories, {step.id for step in log.steps})
    published = [
        story
        for step in reversed(steps)
        for story in _stories(step, stories.get(step.id, {}), options.today)
    ]
    history = History(tuple(published), None, begin if len(steps) < len(past) else None)
    return redacted(history, visibility) if visibility else history


def _missing(
    steps: Iterable[Step],
    stories: Mapping[str, Mapping[str, StepChanges]],
    visibility: Visibility | None,
) -> dict[str, frozenset[str]]:
    """Return the accounts, by commit, whose stories are not known as the readers may read them."""
    seen_as = {
        account: visibility.digest(account) if visibility else ""
        for account in {account for step in steps for account in step.files}
    }
    missing = {
        step.id: frozenset(
            account
            for account in step.files
            if account not in stories[step.id]
            or stories[step.id][account].seen_as != seen_as[account]
        )
        for step in steps
    }
    return {commit: accounts for commit, accounts in missing.items() if accounts}


def _day(step: Step, today: date) -> date:
    """Return the step's day: its committer's, unless that is still tomorrow where the site is."""
    return step.day if step.day <= today else step.when.astimezone(UTC).date()


def _stories(step: Step, stories: Mapping[str, StepChanges], today: date) -> list[Story]:
    title = title_of(step.message)
    request = request_of(step.message)
    return [
        Story(
            step.id,
            step.when,
            _day(step, today),
            step.authors.get(account) or step.authors.get(account_changes.renamed_from) or (),
            title,
            request,
            account_changes,
        )
        for account, account_changes in sorted(stories.items())
        if not account_changes.is_silent
    ]
