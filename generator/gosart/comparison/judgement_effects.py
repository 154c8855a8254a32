"""What a change does to the judgement of an opportunity: float, verdict and vote, where they turn.

They are said before everything else of an account: a delivery that comes too late wins nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.light import State
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.verdict import GOING_ON, Call
from gosart.comparison.directions import direction_of_step
from gosart.comparison.model import FLOAT, VERDICT, VOTE, Change, Direction
from gosart.comparison.records import Value
from gosart.plan.schema.field import Part

__all__ = ["judgement_effects"]

_RANKS = (Call.DISENGAGE, Call.CHANGE_STRATEGY, Call.DEVELOP, Call.PURSUE)
"""Calls by how good they are for us, the worst first."""


def judgement_effects(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    """Yield float, verdict and vote of an open opportunity where a change moves them.

    Args:
        old: The opportunity before.
        new: The same now.
    """
    if old.opportunity.is_open and new.opportunity.is_open:
        yield from _float(old, new)
        yield from _verdict(old, new)
        yield from _vote(old, new)


def _effect(
    subject: str,
    new: OpportunityAnalysis,
    direction: Direction,
    values: tuple[Value, Value],
    part: Part,
    key: str,
    data: tuple[tuple[str, Value], ...] = (),
) -> Change:
    opportunity = new.opportunity
    return Change(
        kind="effect",
        subject=subject,
        name=opportunity.name,
        part=part,
        field=subject,
        old=values[0],
        new=values[1],
        direction=direction,
        location=opportunity.locator.at(key),
        opportunity=opportunity.id,
        weight=3,
        data=data,
    )


def _float(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    before, after = old.time.float_days, new.time.float_days
    if before == after:
        return
    direction: Direction = "worse"
    if after is not None:
        direction = direction_of_step(after - before if before is not None else after or 1)
    data = (*_days(new.time, ""), *_days(old.time, "_before"))
    yield _effect(FLOAT, new, direction, (before, after), Part.SUMMARY, "close_date", data)


def _days(time: TimeChain, suffix: str) -> tuple[tuple[str, Value], ...]:
    return (f"latest_order{suffix}", time.latest_order), (f"close_date{suffix}", time.close)


def _verdict(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    before, after = old.verdict.call, new.verdict.call
    if before is after or Call.NOT_SHOWN in (before, after):
        return
    direction: Direction = "neutral"
    if after is Call.NOT_ASSESSED:
        direction = "worse"
    elif before is not Call.NOT_ASSESSED:
        direction = direction_of_step(_RANKS.index(after) - _RANKS.index(before))
    is_off_track = after in GOING_ON and new.lights.plan.state is State.RED
    data = (("off_track", True),) if is_off_track else ()
    yield _effect(VERDICT, new, direction, (before, after), Part.SUMMARY, "name", data)


def _vote(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    """Yield the votes that count: those for us, of those that the rule needs."""
    before, after = old.vote, new.vote
    if before is None or after is None:
        return
    was, now = ((vote.needed - vote.missing, vote.needed) for vote in (before, after))
    step = before.missing - after.missing or after.can_be_won - before.can_be_won
    if was == now and not step:
        return
    data = (
        ("won", after.is_won),
        ("won_before", before.is_won),
        ("can_be_won", after.can_be_won),
        ("can_be_won_before", before.can_be_won),
    )
    direction = direction_of_step(step)
    yield _effect(VOTE, new, direction, (was, now), Part.RELATIONSHIPS, "decision", data)
