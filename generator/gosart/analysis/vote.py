"""Whose vote decides: who is for us, what the rule needs, and whose change would make it.

Vote ── board ── for_us, against, not_met, undecided
     └─ needed, path (to whose change would make it)

An opportunity without a `decision` is decided by its approvers and decision makers, else by the
inner circle: every approver, and a majority of the decision makers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.politics import DECIDING_ROLES, hides_status, is_against, is_met, shortest_ways
from gosart.method.enums import DecisionRule, Influence, Role
from gosart.plan.model.account import Opportunity
from gosart.plan.model.people import Person

__all__ = ["Vote", "count_votes"]


@dataclass(frozen=True, eq=False, slots=True)
class Vote:
    """How those who decide would decide today."""

    rule: DecisionRule | None
    """None: every approver and a majority of the decision makers."""
    for_us: tuple[Person, ...]
    undecided: tuple[Person, ...]
    """Those we have met who are neither for us nor against."""
    against: tuple[Person, ...]
    not_met: tuple[Person, ...]
    """Those nobody of ours has met, unless they are known to be for us or against."""
    needed: int
    """Votes that the rule needs in all."""
    missing: int
    """Votes that are needed beyond those for us."""
    can_be_won: bool
    """Whether the rule is met where everybody who is not against votes for us."""
    path: tuple[Person, ...]
    """From somebody who is for us to whoever could be won next, both included; empty where the
    votes are there already, or no line of influence leads to one."""

    @property
    def board(self) -> tuple[Person, ...]:
        """Everybody with a vote."""
        return (*self.for_us, *self.undecided, *self.against, *self.not_met)

    @property
    def is_won(self) -> bool:
        """Whether the votes that are needed are for us."""
        return self.missing == 0


def count_votes(opportunity: Opportunity) -> Vote | None:
    """Count the votes of those who decide about an opportunity.

    Args:
        opportunity: The opportunity, as the build may show it.

    Returns:
        The vote; None where nobody is known who decides, or the readers may not see who stands
        where, or somebody who may have a vote.
    """
    board = _board(opportunity)
    people = opportunity.organisation.people
    if not board or hides_status(board) or any(person.hidden for person in people):
        return None
    decision = opportunity.decision
    rule = decision.rule if decision else None
    for_us = tuple(person for person in board if person.is_with_us)
    against = tuple(person for person in board if is_against(person))
    open_votes = [person for person in board if not person.is_with_us and not is_against(person)]
    undecided = tuple(person for person in open_votes if is_met(person))
    not_met = tuple(person for person in open_votes if not is_met(person))
    missing = _missing(rule, board, for_us)
    return Vote(
        rule=rule,
        for_us=for_us,
        undecided=undecided,
        against=against,
        not_met=not_met,
        needed=_needed(rule, board),
        missing=missing,
        can_be_won=_missing(rule, board, (*for_us, *open_votes)) == 0,
        path=_path(opportunity, rule, (*undecided, *not_met)) if missing else (),
    )


def _board(opportunity: Opportunity) -> tuple[Person, ...]:
    decision, present = opportunity.decision, opportunity.organisation.present
    if decision and decision.board:
        there = set(present)
        return tuple(person for person in decision.board if person in there)
    deciding = tuple(person for person in present if person.role in DECIDING_ROLES)
    circle = tuple(person for person in present if person.influence is Influence.INNER_CIRCLE)
    return deciding or circle


def _majority(count: int) -> int:
    return count // 2 + 1 if count else 0


def _split(board: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """Return the approvers and the others of a board."""
    approvers = [person for person in board if person.role is Role.APPROVER]
    return approvers, [person for person in board if person.role is not Role.APPROVER]


def _needed(rule: DecisionRule | None, board: Sequence[Person]) -> int:
    if rule is DecisionRule.ONE:
        return 1
    if rule is DecisionRule.MAJORITY:
        return _majority(len(board))
    if rule is DecisionRule.UNANIMOUS:
        return len(board)
    approvers, others = _split(board)
    return len(approvers) + _majority(len(others))


def _missing(rule: DecisionRule | None, board: Sequence[Person], votes: Sequence[Person]) -> int:
    """Return how many votes are missing where `votes` are for us."""
    if rule is not None:
        return max(0, _needed(rule, board) - len(votes))
    approvers, others = _split(board)
    voting = set(votes)
    missing_approvers = sum(person not in voting for person in approvers)
    others_for_us = sum(person in voting for person in others)
    return missing_approvers + max(0, _majority(len(others)) - others_for_us)


def _path(
    opportunity: Opportunity, rule: DecisionRule | None, candidates: Sequence[Person]
) -> tuple[Person, ...]:
    """Return the shortest way of influence to one whose vote is missing."""
    organisation = opportunity.organisation
    friends = [person for person in organisation.present if person.is_with_us and is_met(person)]
    ways = shortest_ways(organisation, friends)
    if rule is None:  # each approver is needed, whoever else is won
        candidates = [person for person in candidates if person.role is Role.APPROVER] or candidates
    reachable = [ways[person] for person in candidates if person in ways]
    return min(reachable, key=len, default=())
