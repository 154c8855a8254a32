"""The history of a repository as one build may tell it: what git knows, told before or now.

Historian ── read: log -> steps of the time that the site tells -> stories, as the audiences of today
             let them be told, the new ones told and stored, the rest from memory or disk
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from gosart.config.model import SiteOptions
from gosart.history.cache import Kept, stamp
from gosart.history.commit_message import request_of, title_of
from gosart.history.model import History, Moved, Story
from gosart.history.redaction import redacted
from gosart.history.replay import tell
from gosart.history.visibility import Visibility, look
from gosart.method.model import Method
from gosart.plan.model.account import Portfolio
from gosart.plan.options import plan_options
from gosart.progress import Watch, unwatched
from gosart.vcs.log import Log, Step, read_log
from gosart.yaml.document import Repository

__all__ = ["Historian", "Today"]

_ROUNDS = 3
"""Reading a commit may show that something was narrow once; the next round then tells it so."""


class Historian:
    """Reads the history again and again; as long as nothing changes it is the very same object."""

    def __init__(self) -> None:
        self._last: tuple[object, History] | None = None

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
            watch: Who is told of the progress.
            today: The plans of today; without them nothing is kept back that was open on its day.
        """
        log = read_log(options.root, options.accounts_dir)
        mark = stamp(options)
        readers = plan_options(options)
        if readers.is_narrowest:
            today = None
        same = (log.head, log.reason, mark, options.today, options.history_days, _state(today))
        if self._last is None or self._last[0] != same:
            self._last = (same, _read(log, options, mark, method, watch, today))
        return self._last[1]


@dataclass(frozen=True, eq=False, slots=True)
class Today:
    """The plans of today: their files, and what the build makes of them."""

    repository: Repository
    portfolio: Portfolio


def _state(today: Today | None) -> object:
    """Return what tells that the plans of today are others; files without a signature always are."""
    if today is None:
        return None
    signatures = [files.signature for files in today.repository.accounts]
    return (
        (tuple(signatures), today.repository.shared_signature, _private(today))
        if all(signatures)
        else object()
    )


def _private(today: Today) -> tuple[str, ...]:
    return tuple(account.id for account in today.portfolio.broken if account.private)


def _read(
    log: Log,
    options: SiteOptions,
    mark: str,
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
    kept = Kept(options.root, mark)
    told: dict[str, dict[str, Moved]] = {
        step.id: dict(kept.known.get(step.id, {})) for step in steps
    }
    readers = plan_options(options)
    visibility: Visibility | None = None
    for _ in range(_ROUNDS):
        if today is not None:
            visibility = look(today.repository, today.portfolio, told, readers)
        missing = _missing(steps, told, visibility)
        if not missing:
            break
        places = [place for place, step in enumerate(steps) if step.id in missing]
        run = steps[places[0] : places[-1] + 1]
        earlier = log.steps[: log.steps.index(run[0])]
        fresh = tell(options, method, run, missing, earlier, log.linked, watch, visibility)
        for commit, found in fresh.items():
            told[commit] |= found
        kept.save(told, {step.id for step in log.steps})
    stories = [
        story
        for step in reversed(steps)
        for story in _stories(step, told.get(step.id, {}), options.today)
    ]
    history = History(tuple(stories), None, begin if len(steps) < len(past) else None)
    return redacted(history, visibility) if visibility else history


def _missing(
    steps: Iterable[Step],
    told: Mapping[str, Mapping[str, Moved]],
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
            if account not in told[step.id] or told[step.id][account].seen_as != seen_as[account]
        )
        for step in steps
    }
    return {commit: accounts for commit, accounts in missing.items() if accounts}


def _day(step: Step, today: date) -> date:
    """Return the step's day: its committer's, unless it is not that day yet where the site is built."""
    return step.day if step.day <= today else step.when.astimezone(UTC).date()


def _stories(step: Step, told: Mapping[str, Moved], today: date) -> list[Story]:
    title = title_of(step.message)
    request = request_of(step.message)
    return [
        Story(
            step.id,
            step.when,
            _day(step, today),
            step.authors.get(account) or step.authors.get(moved.renamed_from) or (),
            title,
            request,
            moved,
        )
        for account, moved in sorted(told.items())
        if not moved.is_silent
    ]
