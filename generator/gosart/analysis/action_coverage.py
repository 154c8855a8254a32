"""Whether the plan of a deal covers what matters: each gap, and the action that answers it.

    Coverage ── gaps ── Gap ── what we do not know | what a competitor is better at | where we are
                           │   weak
                           └─ answer ── in time | late | none | not shown

A gap is a `?` of ours, a strength of a competitor in the deal, a `+` of one where we have no
rating, a move that we expect, a `-` of ours, or an open risk of a review. It is answered by the
action that the plan links to it, or by the open actions that name its criterion. An answer that is
overdue or blocked is late; of several the late one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import ActionStatus, CounterState, Rating
from gosart.method.model import Criterion
from gosart.plan.model.account import Account, Action, Competitor, CriterionRating, Opportunity

__all__ = ["Answer", "Answers", "Coverage", "Gap", "GapKind", "cover"]


class GapKind(StrEnum):
    """What is missing."""

    UNKNOWN = "unknown"
    COMPETITOR = "competitor"
    WEAKNESS = "weakness"


class Answer(StrEnum):
    """How a gap is answered."""

    IN_TIME = "in-time"
    LATE = "late"
    NONE = "none"
    NOT_SHOWN = "not-shown"
    """No action that these readers may see; there may be another."""


@dataclass(frozen=True, eq=False, slots=True)
class Gap:
    """Something that the plan has to answer."""

    kind: GapKind
    text: str
    """What a plan says of it, "" where it is a criterion without evidence."""
    criterion: Criterion | None = None
    competitor: Competitor | None = None
    """Whose strength or move it is."""
    ahead: tuple[Competitor, ...] = ()
    """Competitors that have a plus where we have none."""
    is_expected_move: bool = False
    answer: Answer = Answer.NONE
    action: Action | None = None
    """The action that answers it."""


@dataclass(frozen=True, eq=False, slots=True)
class Coverage:
    """All gaps of a deal: unknowns, then competitors, then weaknesses."""

    gaps: tuple[Gap, ...]

    def of_kind(self, kind: GapKind) -> tuple[Gap, ...]:
        """Return the gaps of a kind.

        Args:
            kind: The kind.
        """
        return tuple(gap for gap in self.gaps if gap.kind is kind)

    def count(self, answer: Answer) -> int:
        """Return how many gaps are answered in a way.

        Args:
            answer: The way.
        """
        return sum(gap.answer is answer for gap in self.gaps)


def cover(account: Account, analysis: OpportunityAnalysis, today: date) -> Coverage:
    """Find the gaps of a deal and what answers each.

    Args:
        account: The account, whose other deals may have the answer to a competitor.
        analysis: The opportunity on its day.
        today: The day.

    Returns:
        The gaps, each once; none for a decided opportunity.
    """
    opportunity = analysis.opportunity
    if not opportunity.is_open:
        return Coverage(())
    answers = Answers(account, today)
    working = tuple(action for action in opportunity.actions if action.is_open)
    return Coverage(
        (
            *_rated(analysis, GapKind.UNKNOWN, Rating.UNKNOWN, working, answers),
            *_of_competitors(account, analysis, working, answers),
            *_rated(analysis, GapKind.WEAKNESS, Rating.MINUS, working, answers),
            *_risks(opportunity, answers, today),
        )
    )


class Answers:
    """Says how an action answers a strength, a move, a gap: the one rule of the package.

    Args:
        account: The account that the actions belong to.
        today: The day.
    """

    def __init__(self, account: Account, today: date) -> None:
        self._today = today
        self._by_id = {
            f"{item.id}/{action.id}": action
            for item in account.opportunities
            for action in item.actions
        }
        is_cut = any("actions" in item.cut_parts for item in account.opportunities)
        self._nothing = Answer.NOT_SHOWN if is_cut else Answer.NONE

    def by(self, action: Action | None) -> Answer:
        """Return how an action answers what the plan links to it.

        Args:
            action: The action, None where the plan links none that these readers may see.
        """
        if action is None:
            return self._nothing
        if action.status is ActionStatus.CANCELLED:
            return Answer.NONE
        return Answer.LATE if self.is_late(action) else Answer.IN_TIME

    def named(self, reference: str) -> Action | None:
        """Return the action of a reference such as `pumps/A1`, None for none that is shown.

        Args:
            reference: The opportunity and the action, "" where the plan has none.
        """
        return self._by_id.get(reference)

    def is_late(self, action: Action) -> bool:
        """Tell whether an action is overdue or blocked.

        Args:
            action: The action.
        """
        if not action.is_open or "status" in action.hidden_fields:
            return False
        is_past = action.due is not None and action.due < self._today
        return is_past or action.status is ActionStatus.BLOCKED


def _linked(gap: Gap, action: Action | None, answers: Answers) -> Gap:
    """Return a gap with the action that the plan links to it."""
    answer = answers.by(action)
    is_answered = answer in (Answer.IN_TIME, Answer.LATE)
    return replace(gap, answer=answer, action=action if is_answered else None)


def _by_criterion(gap: Gap, working: Sequence[Action], answers: Answers) -> Gap:
    """Return a gap with the open action that names its criterion, the latest of several."""
    naming = [action for action in working if gap.criterion in action.criteria]
    naming.sort(key=lambda item: (not answers.is_late(item), item.due or date.max, item.id))
    return _linked(gap, naming[0] if naming else None, answers)


def _rated(
    analysis: OpportunityAnalysis,
    kind: GapKind,
    rating: Rating,
    working: Sequence[Action],
    answers: Answers,
) -> Iterator[Gap]:
    """Yield the criteria that we have a rating on, in the method's order."""
    us = analysis.assessment.us
    for own in us.current.ratings if us else ():
        if own.rating is rating:
            ahead = tuple(
                standing.rival
                for standing in analysis.assessment.rivals
                if standing.rival and _rating_of(standing.current.ratings, own) is Rating.PLUS
            )
            gap = Gap(kind, own.evidence, own.criterion, ahead=ahead)
            yield _by_criterion(gap, working, answers)


def _rating_of(ratings: Sequence[CriterionRating], own: CriterionRating) -> Rating | None:
    return next((item.rating for item in ratings if item.criterion is own.criterion), None)


def _of_competitors(
    account: Account,
    analysis: OpportunityAnalysis,
    working: Sequence[Action],
    answers: Answers,
) -> Iterator[Gap]:
    """Yield what competitors of the deal are strong at, and the moves that we expect."""
    opportunity = analysis.opportunity
    for competitor in _competitors(account, analysis):
        for point in competitor.strong_points:
            gap = Gap(GapKind.COMPETITOR, point.text, competitor=competitor)
            yield _linked(gap, answers.named(point.answer), answers)
    us = analysis.assessment.us
    for standing in analysis.assessment.rivals if us else ():
        for theirs in standing.current.ratings:
            ours = _rating_of(us.current.ratings, theirs) if us else None
            if theirs.rating is Rating.PLUS and ours is None and theirs.criterion.rivals:
                gap = Gap(GapKind.COMPETITOR, theirs.evidence, theirs.criterion, standing.rival)
                yield _by_criterion(gap, working, answers)
    for counter in opportunity.strategy.counters:
        if counter.state is CounterState.EXPECTED:
            gap = Gap(
                GapKind.COMPETITOR,
                counter.move,
                competitor=counter.competitor,
                is_expected_move=True,
            )
            yield _linked(gap, counter.answer, answers)


def _competitors(account: Account, analysis: OpportunityAnalysis) -> tuple[Competitor, ...]:
    """Return the competitors of the deal: rated, fought, expected to move, or compared by them."""
    opportunity = analysis.opportunity
    ids = {standing.rival.id for standing in analysis.assessment.rivals if standing.rival}
    ids |= {item.competitor.id for item in opportunity.strategy.counters if item.competitor}
    ids |= {
        rival.id
        for criterion in opportunity.decision_criteria
        for rival, _ in criterion.standings
        if rival
    }
    if opportunity.strategy.target:
        ids.add(opportunity.strategy.target.id)
    return tuple(competitor for competitor in account.competitors if competitor.id in ids)


def _risks(opportunity: Opportunity, answers: Answers, today: date) -> Iterator[Gap]:
    """Yield the risks that reviews found and no action has ended, each text once."""
    texts = set()
    for review in sorted(opportunity.test.reviews, key=lambda item: item.date, reverse=True):
        for point in review.vulnerabilities if review.date <= today else ():
            is_ended = point.action is not None and point.action.status is ActionStatus.DONE
            if point.text not in texts and not is_ended:
                texts.add(point.text)
                yield _linked(Gap(GapKind.WEAKNESS, point.text), point.action, answers)
