"""The accounts of a history -> shares that several processes replay side by side.

Accounts that may have become others are compared with them, so they stay in one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

from gosart.comparison.account_states import Replay
from gosart.history.model import StepChanges
from gosart.plan_paths import SHARED
from gosart.processes import in_processes, room_for, seldom_collected
from gosart.progress import Watch, unwatched
from gosart.vcs.log import Step

__all__ = ["moves", "side_by_side"]

_FEW = 40
"""Stories up to which one process has them as soon as two."""


def side_by_side(
    names: Sequence[str],
    together: frozenset[str],
    stories: int,
    replay: Callable[[str], Iterable[tuple[Step, StepChanges]]],
    watch: Watch,
) -> list[tuple[str, str, StepChanges]]:
    """Replay accounts in as many processes as there is room for.

    Args:
        names: Ids of the accounts.
        together: Those that stay in this process.
        stories: About how many stories come of them.
        replay: Replays an account.
        watch: Shows the progress.

    Returns:
        (commit, account, change), by account and in the order of the steps.
    """
    rest = [name for name in names if name not in together]
    count = min(room_for(stories, _FEW), max(len(rest), 1))
    shares = [rest[number::count] for number in range(count)]
    shares[0] = [*(name for name in names if name in together), *shares[0]]

    def replayed(share: Sequence[str]) -> list[tuple[str, str, StepChanges]]:
        watched = watch if share is shares[0] else unwatched
        with seldom_collected():
            return [
                (step.id, account, change)
                for account in watched(share, "Reading history")
                for step, change in replay(account)
            ]

    parts = (part for share in in_processes(shares, replayed) for part in share)
    return sorted(parts, key=itemgetter(1))


def moves(replay: Replay) -> dict[str, frozenset[str]]:
    """Return the accounts that go and come in a step in which some go and some come.

    Args:
        replay: The accounts.

    Returns:
        Their ids by commit.
    """
    gone: dict[str, dict[str, bool]] = {}
    for account in replay.accounts():
        if account == SHARED:
            continue
        before: Mapping[str, object] = {}
        for step, files in replay.states(account):
            if step and bool(before) != bool(files):
                gone.setdefault(step.id, {})[account] = bool(files)
            before = files
    return {step: frozenset(fates) for step, fates in gone.items() if len({*fates.values()}) == 2}
