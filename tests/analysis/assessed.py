"""A small plan of two raters and two competitors, whose assessments a test writes itself."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.assessment import OpportunityAssessment
from tests.analysis.loading import analyse_opportunity

__all__ = ["BEFORE_REVIEW", "TEAM", "assessed", "counts", "differing", "moved"]

TEAM = """\
name: Tarnbeck Water
owner: uma
team:
  uma: {name: Uma Castell}
  ned: {name: Ned Farrow}
  bea: {name: Bea Quist}
competitors:
  keld: {name: Keld Controls, threat: high}
  pavo: {name: Pavo Systems, threat: low}
opportunities:
  desk:
    name: Leak dispatch
"""
BEFORE_REVIEW = """\
    assessments:
      - {date: 2026-09-10, for: us, by: uma, ratings: "+++-? +?-?? ?+?-? ++++?"}
      - {date: 2026-11-20, for: us, by: uma, ratings: "+++?+ ++-?+ ++?-+ ++++?"}
      - {date: 2026-11-21, for: us, by: ned, ratings: "+++?+ +--?+ ++?-? ++++?"}
      - {date: 2026-09-10, for: keld, by: uma, ratings: "+++?+ +++++ +++++ ....."}
      - {date: 2026-11-20, for: keld, by: uma, ratings: "+++?+ -+++- -?++? ....."}
"""
"""The account owner's ratings of us and a competitor on two days, a colleague's a day later."""


def assessed(folder: Path, opportunity: str, head: str = TEAM) -> OpportunityAssessment:
    """Analyse the assessments of the plan's only opportunity."""
    return analyse_opportunity(folder, opportunity, head).opportunities[0].assessment


def counts(assessment: OpportunityAssessment) -> dict[str, tuple[int, int, int, int, int]]:
    """Return ahead, behind, level, known and not comparable, by competitor."""
    return {
        position.rival.id: (
            len(position.now.ahead),
            len(position.now.behind),
            len(position.now.level),
            position.now.known,
            len(position.now.unknown),
        )
        for position in assessment.positions
    }


def moved(assessment: OpportunityAssessment) -> list[tuple[str, str, str]]:
    """Return kind, company and criterion of all that moved."""
    return [
        (move.kind.value, move.rival.id if move.rival else "us", move.criterion.key)
        for move in assessment.movement
    ]


def differing(assessment: OpportunityAssessment) -> list[tuple[str, str, str, str, str]]:
    """Return company, criterion, the leading sign, who differs and their sign."""
    return [
        (
            item.rival.id if item.rival else "us",
            item.criterion.key,
            item.leading.value if item.leading else ".",
            item.by.id if item.by else "",
            item.rating.value,
        )
        for item in assessment.dissent
    ]
