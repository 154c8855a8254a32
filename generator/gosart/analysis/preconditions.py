"""What each strategy needs, and whether the plan shows it: met, unmet, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gosart.analysis.conditions import judge
from gosart.analysis.facts import Facts
from gosart.analysis.rated_conditions import NOTHING
from gosart.diagnostics import Message, Sentence, msg
from gosart.method.conditions import Condition, ConditionKind
from gosart.method.enums import StrategyType

__all__ = ["Met", "PreconditionState", "StrategyOption", "advised_of", "strategy_options"]


_GUIDE = (
    StrategyType.DEFEND,
    StrategyType.FRONTAL,
    StrategyType.FLANKING,
    StrategyType.FRAGMENT,
    StrategyType.DEVELOP,
)
"""The order in which the method's chapter on strategies asks for them."""


class Met(StrEnum):
    """Whether the plan shows what a strategy needs."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False, slots=True)
class PreconditionState:
    """One precondition of a strategy."""

    key: str
    label: str
    state: Met
    clause: Message
    """Why, as a clause; an empty message where there is nothing to say."""
    is_hidden: bool = False
    """Whether it is unknown because these readers may not see what it hangs on."""

    @property
    def reason(self) -> Message:
        """Why, as a sentence without a full stop."""
        return msg("{sentence}", sentence=Sentence(self.clause))


@dataclass(frozen=True, eq=False, slots=True)
class StrategyOption:
    """One of the ways to compete, held against the plan."""

    type: StrategyType
    needs: tuple[PreconditionState, ...]
    """In the method's order."""

    def count(self, state: Met) -> int:
        """Return how many of its needs are in a state.

        Args:
            state: The state.
        """
        return sum(need.state is state for need in self.needs)

    @property
    def is_ready(self) -> bool:
        """Whether the plan shows all that it needs; what is unknown is not met."""
        return bool(self.needs) and self.count(Met.MET) == len(self.needs)


def strategy_options(facts: Facts) -> tuple[StrategyOption, ...]:
    """Hold every strategy against what it needs.

    Args:
        facts: The opportunity's plan on its day.

    Returns:
        One for each strategy, in the method's order.
    """
    return tuple(
        StrategyOption(kind, _needs_of(kind, facts))
        for kind in StrategyType
        if kind.value in facts.method.strategies
    )


def advised_of(options: Sequence[StrategyOption]) -> StrategyOption | None:
    """Return the strategy that the rough guide of the method advises.

    Args:
        options: All of them.

    Returns:
        The first in the guide's order of which the plan shows all that it needs, None for none.
    """
    ready = {option.type: option for option in options if option.is_ready}
    return next((ready[kind] for kind in _GUIDE if kind in ready), None)


def _needs_of(kind: StrategyType, facts: Facts) -> tuple[PreconditionState, ...]:
    states = []
    for key, need in facts.method.strategies[kind.value].needs.items():
        outcomes = [judge(condition, facts) for condition in need.when]
        failing = [item for item in outcomes if item.holds is False]
        doubtful = [item for item in outcomes if item.holds is None]
        state = Met.UNMET if failing else Met.UNKNOWN if doubtful else Met.MET
        telling = failing or doubtful or outcomes
        clause = next((item.clause for item in telling if item.clause != NOTHING), NOTHING)
        is_hidden = not failing and any(item.is_hidden for item in doubtful)
        if state is Met.MET and _looked_at_nothing(need.when, facts):
            state, clause = (
                Met.UNKNOWN,
                (
                    msg("no action is linked to the move that we expect")
                    if facts.opportunity.strategy.counter
                    else msg("the plan expects no move of a competitor")
                ),
            )
        states.append(PreconditionState(key, need.label, state, clause, is_hidden))
    return tuple(states)


def _looked_at_nothing(conditions: Iterable[Condition], facts: Facts) -> bool:
    """Whether all moves are answered because none is named: that shows no lead that lasts."""
    asks = any(condition.kind is ConditionKind.COUNTERS_ANSWERED for condition in conditions)
    return asks and not facts.opportunity.strategy.counters
