"""What the chosen strategy needs, and whether the plan shows it: met, unmet, or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gosart.analysis.conditions import judge
from gosart.analysis.facts import Facts
from gosart.analysis.rated_conditions import NOTHING
from gosart.diagnostics import Message, Sentence, msg

__all__ = ["Met", "PreconditionState", "preconditions_of"]


class Met(StrEnum):
    """Whether the plan shows what a strategy needs."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False, slots=True)
class PreconditionState:
    """One precondition of the chosen strategy."""

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


def preconditions_of(facts: Facts) -> tuple[PreconditionState, ...]:
    """Hold the chosen strategy against what it needs.

    Args:
        facts: The opportunity's plan on its day.

    Returns:
        One for each precondition, in the method's order; none without a strategy.
    """
    strategy = facts.opportunity.strategy.type
    guide = facts.method.strategies.get(strategy.value) if strategy else None
    states = []
    for key, need in guide.needs.items() if guide else ():
        outcomes = [judge(condition, facts) for condition in need.when]
        failing = [item for item in outcomes if item.holds is False]
        doubtful = [item for item in outcomes if item.holds is None]
        state = Met.UNMET if failing else Met.UNKNOWN if doubtful else Met.MET
        telling = failing or doubtful or outcomes
        clause = next((item.clause for item in telling if item.clause != NOTHING), NOTHING)
        is_hidden = not failing and any(item.is_hidden for item in doubtful)
        states.append(PreconditionState(key, need.label, state, clause, is_hidden))
    return tuple(states)
