"""The moves that an account's pages and briefs open with, over its open opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gosart.analysis.move import Move
from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.opportunity import OpportunityAnalysis

__all__ = ["move_key", "sheet_moves"]


def sheet_moves(
    opportunities: Sequence[OpportunityAnalysis],
) -> tuple[tuple[OpportunityAnalysis, Move], ...]:
    """Return what to do first: the first moves of one opportunity, or the first of each of several.

    Args:
        opportunities: The opportunities; those that are decided have nothing to do next.

    Returns:
        The moves of a single open opportunity in its order. Of several the gravest consequence
        first, within one the greater amount; a move that several share, such as a meeting, once.
    """
    running = [item for item in opportunities if item.opportunity.is_open]
    most = MOVES_ON_A_SHEET if len(running) == 1 else 1
    moves = [(analysis, move) for analysis in running for move in analysis.moves[:most]]
    if len(running) > 1:
        moves.sort(key=lambda item: (item[1].consequence.rank, -_amount(item[0])))
    unique: dict[tuple[str, ...], tuple[OpportunityAnalysis, Move]] = {}
    for item in moves:
        unique.setdefault(move_key(*item), item)
    return tuple(unique.values())


def move_key(analysis: OpportunityAnalysis, move: Move) -> tuple[str, ...]:
    """Return what is the same of a move that several opportunities share.

    Args:
        analysis: The opportunity whose move it is.
        move: The move; only one without an action may be shared.
    """
    if move.action is None and move.about:
        return (str(move.text), *move.about)
    return (analysis.opportunity.id, str(id(move)))


def _amount(analysis: OpportunityAnalysis) -> Decimal:
    money = analysis.opportunity.money
    return money.amount if money else Decimal(0)
