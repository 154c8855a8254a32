"""What to do next over one opportunity or several: their moves, then what the rules found besides.

It opens with the same moves in the same order as summary, brief and JSON; after those, moves and
findings stand by consequence.

NextStep ── a move of an opportunity, or the findings of one rule that no move covers
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gosart.analysis.consequence import Consequence
from gosart.analysis.move import Move
from gosart.analysis.moves import MOST_MOVES
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.sheet_moves import move_key, sheet_moves
from gosart.plan.model.account import Opportunity
from gosart.rules.consequences import consequence_of, finding_order
from gosart.rules.findings import Finding

__all__ = ["NextStep", "next_steps"]

_WHOLE = frozenset({Consequence.STOP_OR_GO, Consequence.TIME, Consequence.VALUE})
"""Classes in which a move about the whole deal covers every finding."""
_LISTING = frozenset({"C009", "K001", "K014"})
"""Rules that say of the whole what the moves of their class name one by one."""

_CRITERIA = {"V001": "unique_business_value", "V003": "compelling_event"}
"""The criterion that a finding says nothing is written about: to ask about it is the move."""


@dataclass(frozen=True, eq=False, slots=True)
class NextStep:
    """One thing to do next: a move, or what a rule found."""

    consequence: Consequence
    move: Move | None = None
    findings: tuple[Finding, ...] = ()
    """What one rule found, where it is no move."""
    opportunity: Opportunity | None = None
    """Whose it is; None for what is of the account."""


def next_steps(
    opportunities: Sequence[OpportunityAnalysis], findings: Iterable[Finding]
) -> tuple[NextStep, ...]:
    """Return what to do next: the moves that matter, then the gravest consequence first.

    Args:
        opportunities: The opportunities; those that are decided have nothing to do next.
        findings: What the rules found in them, and in their account.

    Returns:
        At most seven: first the moves that a sheet has, then by consequence what is left. Within a
        class the greater amount comes first; housekeeping is left out.
    """
    running = [item for item in opportunities if item.opportunity.is_open]
    first = sheet_moves(running)
    opened = {move_key(*item) for item in first}
    steps = [*_later_moves(running, opened), *_besides(running, findings)]
    steps.sort(key=lambda step: (step.consequence.rank, step.move is None, -_amount(step)))
    return (*map(_step, first), *steps)[:MOST_MOVES]


def _step(item: tuple[OpportunityAnalysis, Move]) -> NextStep:
    analysis, move = item
    return NextStep(move.consequence, move, opportunity=analysis.opportunity)


def _later_moves(
    running: Sequence[OpportunityAnalysis], opened: set[tuple[str, ...]]
) -> Iterator[NextStep]:
    """Yield the moves that the list does not open with; one that several share once."""
    seen = set(opened)
    for analysis in running:
        for move in analysis.moves:
            key = move_key(analysis, move)
            if key not in seen:
                seen.add(key)
                yield _step((analysis, move))


def _besides(
    running: Sequence[OpportunityAnalysis], findings: Iterable[Finding]
) -> Iterator[NextStep]:
    """Yield what the rules found and no move is about, one step for each rule."""
    by_id = {analysis.opportunity.id: analysis for analysis in running}
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=finding_order):
        analysis = by_id.get(finding.opportunity)
        if finding.opportunity and analysis is None:
            continue  # of a decided opportunity
        is_housekeeping = consequence_of(finding.code) is Consequence.HOUSEKEEPING
        if is_housekeeping or (analysis and _is_covered(finding, analysis)):
            continue
        by_code.setdefault(finding.code, []).append(finding)
    for code, members in by_code.items():
        analysis = by_id.get(members[0].opportunity)
        opportunity = analysis.opportunity if analysis else None
        yield NextStep(consequence_of(code), None, tuple(members), opportunity)


def _is_covered(finding: Finding, analysis: OpportunityAnalysis) -> bool:
    """Tell whether a move of the opportunity is about what a finding is about."""
    consequence = consequence_of(finding.code)
    if finding.code == "N001":  # each move says that no action makes it
        return bool(analysis.moves)
    if finding.code == "G004" and any(
        move.consequence is Consequence.STOP_OR_GO for move in analysis.moves
    ):
        return True  # whether to go on comes before a new day
    subjects = {subject for move in analysis.moves for subject in move.about}
    named = {finding.entry, _CRITERIA.get(finding.code, ""), *(finding.about or ())} - {""}
    if named & subjects:
        return True
    moves = [move for move in analysis.moves if move.consequence is consequence]
    if consequence in _WHOLE:
        return any(move.action is None for move in moves)
    return bool(moves) and finding.code in _LISTING


def _amount(step: NextStep) -> Decimal:
    money = step.opportunity.money if step.opportunity else None
    return money.amount if money else Decimal(0)
