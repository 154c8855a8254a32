"""What pages over all accounts need of an account's competitors, and of where we meet them.

AccountOverview ── competitors ── CompetitorOverview
OpportunityOverview ── meetings ── MeetingOverview (one for each competitor that it speaks of)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gosart.analysis.assessment import OpportunityAssessment
from gosart.method import enums
from gosart.plan.model.account import Competitor, DecisionCriterion, Opportunity
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = [
    "CompetitorOverview",
    "MeetingOverview",
    "MoveOfTheirs",
    "competitor_overviews",
    "meetings_of",
]

_POINTS, _MOVES, _CRITERIA = 6, 4, 4
"""Most strengths (and weaknesses) of a competitor, moves and criteria of a deal."""
_TEXT = 120
"""Characters of each."""
_LEVELS = (enums.Standing.WORSE, enums.Standing.SAME, enums.Standing.BETTER)


@dataclass(frozen=True, eq=False, slots=True)
class CompetitorOverview:
    """A competitor as an account knows it."""

    id: str
    name: str
    shared_name: str
    """Its name in the entry that all accounts share; "" for an entry of the account alone."""
    threat: enums.Threat | None
    strengths: tuple[str, ...]
    """Without markup."""
    weaknesses: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether all accounts share its entry."""
        return bool(self.shared_name)


@dataclass(frozen=True, eq=False, slots=True)
class MoveOfTheirs:
    """What a competitor has done in an opportunity, or is expected to do."""

    text: str
    """Without markup."""
    state: enums.CounterState


@dataclass(frozen=True, eq=False, slots=True)
class MeetingOverview:
    """A competitor in an opportunity that is about it."""

    competitor: str
    """Its id in the account."""
    is_target: bool
    """Whether our strategy is aimed at it."""
    ahead: int
    behind: int
    known: int
    """How many criteria are known for both; 0 where nothing compares."""
    leads: tuple[str, ...]
    """Keys of the method's criteria on which it is ahead of us."""
    their_criteria: tuple[str, ...]
    """Names of what the customer decides by and would judge it better than us on."""
    moves: tuple[MoveOfTheirs, ...]


def competitor_overviews(competitors: Iterable[Competitor]) -> tuple[CompetitorOverview, ...]:
    """Return the competitors of an account.

    Args:
        competitors: Those whom its readers may see.
    """
    return tuple(
        CompetitorOverview(
            rival.id,
            rival.name,
            rival.shared_name,
            rival.threat,
            tuple(_short(text) for text in rival.strengths[:_POINTS]),
            tuple(_short(text) for text in rival.weaknesses[:_POINTS]),
        )
        for rival in competitors
    )


def meetings_of(
    opportunity: Opportunity, assessment: OpportunityAssessment
) -> tuple[MeetingOverview, ...]:
    """Return the competitors that an opportunity speaks of.

    Args:
        opportunity: The opportunity.
        assessment: What its assessments say together.

    Returns:
        One for each competitor that is rated, aimed at, named in a move, a criterion or a figure,
        or that got the order.
    """
    positions = {item.rival: item.now for item in assessment.positions}
    meetings = []
    for rival in dict.fromkeys(_named_in(opportunity, assessment)):
        now = positions.get(rival)
        meetings.append(
            MeetingOverview(
                competitor=rival.id,
                is_target=opportunity.strategy.target is rival,
                ahead=len(now.ahead) if now else 0,
                behind=len(now.behind) if now else 0,
                known=now.known if now else 0,
                leads=tuple(criterion.key for criterion in now.behind) if now else (),
                their_criteria=tuple(_lost_on(opportunity.decision_criteria, rival))[:_CRITERIA],
                moves=tuple(
                    MoveOfTheirs(_short(item.move), item.state)
                    for item in opportunity.strategy.counters
                    if item.competitor is rival
                )[:_MOVES],
            )
        )
    return tuple(meetings)


def _named_in(opportunity: Opportunity, assessment: OpportunityAssessment) -> Iterator[Competitor]:
    strategy, value = opportunity.strategy, opportunity.value
    named = (
        strategy.target,
        *(standing.rival for standing in assessment.rivals),
        *(counter.competitor for counter in strategy.counters),
        *(rival for own in opportunity.decision_criteria for rival, _ in own.standings),
        *(benefit.rival for benefit in value.benefits),
        *(cost.rival for cost in value.costs),
        opportunity.lost_to,
    )
    return (rival for rival in named if rival is not None)


def _lost_on(criteria: Iterable[DecisionCriterion], rival: Competitor) -> Iterator[str]:
    """Yield what the customer would judge a competitor better on than us."""
    for own in criteria:
        levels = {who: _LEVELS.index(level) for who, level in own.standings}
        if None in levels and rival in levels and levels[rival] > levels[None]:
            yield _short(own.name)


def _short(text: str) -> str:
    return shorten_to_length(plain(text), _TEXT)
