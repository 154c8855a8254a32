"""The history of a repository as one build may tell it: what git knows, what was told before, and what nobody must read any more.

Historian ── read: log -> steps of the time that the site tells -> stories, the new ones told and kept, the rest from memory or disk
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, timedelta

from gosart.comparison.messages import Speaker
from gosart.config.model import SiteOptions
from gosart.history.cache import Kept, stamp
from gosart.history.commit_message import request_of, title_of
from gosart.history.model import History, Moved, Story
from gosart.history.replay import tell
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.progress import Watch, unwatched
from gosart.vcs.log import Log, Step, read_log

__all__ = ["Historian"]


class Historian:
    """Reads the history again and again; while no commit comes it is the very object of the time before."""

    def __init__(self) -> None:
        self._last: tuple[object, History] | None = None

    def read(
        self, options: SiteOptions, method: Method, translator: Translator, watch: Watch = unwatched
    ) -> History:
        """Return every story up to the build's day, whoever may read it: `gosart.history.redaction` leaves out what is narrower today."""
        log = read_log(options.root, options.accounts_dir)
        mark = stamp(options)
        same = (log.head, log.reason, mark, options.today, options.history_days)
        if self._last is None or self._last[0] != same:
            self._last = (
                same,
                _read(log, options, mark, Speaker(translator, method), method, watch),
            )
        return self._last[1]


def _read(
    log: Log, options: SiteOptions, mark: str, speaker: Speaker, method: Method, watch: Watch
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
        step.id: kept.known[step.id] for step in steps if step.id in kept.known
    }
    missing = [place for place, step in enumerate(steps) if step.id not in told]
    if missing:
        run = steps[missing[0] : missing[-1] + 1]
        earlier = log.steps[: log.steps.index(run[0])]
        told |= tell(
            options,
            method,
            speaker,
            run,
            frozenset(steps[place].id for place in missing),
            earlier,
            log.linked,
            watch,
        )
        kept.save(told, {step.id for step in log.steps})
    stories = [
        story
        for step in reversed(steps)
        for story in _stories(step, told.get(step.id, {}), options.today)
    ]
    return History(tuple(stories), None, begin if len(steps) < len(past) else None)


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
    ]
