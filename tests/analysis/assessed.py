"""A small plan of two raters and two competitors, whose assessments a test writes itself."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.assessment import OpportunityAssessment
from tests.analysis.loading import analyse_opportunity

__all__ = ["BEFORE_REVIEW", "TEAM", "assessed", "counts", "differing", "moved"]

TEAM = """\
name: Nordhaven Grid
owner: mara
team:
  mara: {name: Mara Lindqvist}
  jan: {name: Jan Oduya}
  eke: {name: Eke Halloran}
competitors:
  orbit: {name: Orbit Dispatch, threat: high}
  selo: {name: Selo Systems, threat: low}
opportunities:
  desk:
    name: Outage desk
"""
BEFORE_REVIEW = """\
    assessments:
      - {date: 2026-09-10, for: us, by: mara, ratings: "+++-? +?-?? ?+?-? ++++?"}
      - {date: 2026-11-20, for: us, by: mara, ratings: "+++?+ ++-?+ ++?-+ ++++?"}
      - {date: 2026-11-21, for: us, by: jan, ratings: "+++?+ +--?+ ++?-? ++++?"}
      - {date: 2026-09-10, for: orbit, by: mara, ratings: "+++?+ +++++ +++++ ....."}
      - {date: 2026-11-20, for: orbit, by: mara, ratings: "+++?+ -+++- -?++? ....."}
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
