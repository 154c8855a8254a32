"""Where we stand in an assessment: ratings by question, positions, who rated and who differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from gosart.analysis.assessment import BlockSum, OpportunityAssessment, Standing
from gosart.analysis.leading import Dissent
from gosart.analysis.movement import MovementKind
from gosart.analysis.position import Comparison
from gosart.method.enums import Confidence
from gosart.method.model import Question
from gosart.plan.model.account import CriterionRating
from gosart.site.template_context import View
from gosart.site.views.assessment_model import (
    CriteriaGroupView,
    DissentItemView,
    DissentView,
    PositionCellView,
    PositionView,
    QuestionRowView,
)
from gosart.site.views.opportunity_tiles import rating_counts
from gosart.text.markdown import inline

__all__ = ["PositionViews"]


class PositionViews:
    """Says where we stand in one assessment.

    Args:
        view: The page.
        assessment: The assessment.
    """

    def __init__(self, view: View, assessment: OpportunityAssessment) -> None:
        self._view = view
        self._translator = view.translator
        self._assessment = assessment

    def headline(self) -> Iterator[str]:
        """Yield where we stand in a few words: our ratings, and our position against each rival."""
        translator, us = self._translator, self._assessment.us
        if us is not None:
            whole = us.whole
            counts = (
                (whole.plus, translator.text("{n} positive")),
                (whole.minus, translator.text("{n} negative")),
                (whole.unknown, translator.text("{n} unknown")),
                (whole.unrated, translator.text("{n} not rated")),
            )
            parts = [label.format(n=translator.number(count)) for count, label in counts if count]
            yield ", ".join(parts) + "."
        for position in self._assessment.positions:
            words = self._view.position(position.now)
            yield translator.text(
                "Against {rival}: {position}.", rival=position.rival.name, position=words
            )

    def rows(self) -> Iterator[QuestionRowView]:
        """Yield a row for each question of the method."""
        us = self._assessment.us
        for index, question in enumerate(self._view.method.questions):
            block = us.blocks[index] if us else None
            yield self._row(self._view.question(question), block, question)

    def total(self) -> QuestionRowView:
        """Return the row of all questions together."""
        us = self._assessment.us
        head = self._view.reading("counts", self._translator.text("Total"))
        return self._row(head, us.whole if us else None, None)

    def _row(
        self, head: Markup, block: BlockSum | None, question: Question | None
    ) -> QuestionRowView:
        us = self._assessment.us
        positions = (
            position.now.among(question.criteria) if question else position.now
            for position in self._assessment.positions
        )
        return QuestionRowView(
            head=head,
            counts=rating_counts(block) if block else "",
            positions=tuple(_cell(now, is_whole=question is None) for now in positions),
            movement=self.movement(us, question) if us else "",
            settled=block.settled if block else 0,
            size=block.size if block else 0,
            confidence=self._confidence(us, question) if us else "",
        )

    def positions(self) -> Iterator[PositionView]:
        """Yield our position against each competitor, with its criteria."""
        view, text = self._view, self._translator.text
        for position in self._assessment.positions:
            now = position.now
            groups = (
                (text("Ahead"), now.ahead),
                (text("Behind"), now.behind),
                (text("Level"), now.level),
                (text("Not comparable"), now.unknown),
            )
            yield PositionView(
                rival=position.rival.name,
                tone=_tone(now),
                words=view.position(now),
                before_day=self._translator.date(position.since) if position.since else "",
                before=view.position(position.before) if position.before else "",
                groups=tuple(
                    CriteriaGroupView(label, tuple(view.row(criterion) for criterion in criteria))
                    for label, criteria in groups
                    if criteria
                ),
            )

    def leads(self) -> str:
        """Return whose ratings of us lead, and of which day."""
        if self._assessment.us is None:
            return ""
        latest, text = self._assessment.us.states[-1].set, self._translator.text
        when = self._translator.date(latest.date)
        if latest.agreed:
            return text("Agreed in a review, {date}.", date=when)
        if latest.by is None:
            return text("The leading ratings are of {date}.", date=when)
        return text("The leading ratings are {who}'s, {date}.", who=latest.by.name, date=when)

    def dissent(self) -> Iterator[DissentView]:
        """Yield those who differ, each by which company it is about."""
        groups: dict[tuple[str, str], list[Dissent]] = {}
        for item in self._assessment.dissent:
            key = item.by.name if item.by else "", item.rival.name if item.rival else ""
            groups.setdefault(key, []).append(item)
        for (who, rival), items in groups.items():
            yield DissentView(
                who,
                rival,
                len(items),
                tuple(self._dissent_item(item) for item in items),
                self._translator.date(items[0].date),
            )

    def _dissent_item(self, item: Dissent) -> DissentItemView:
        view = self._view
        return DissentItemView(
            view.row(item.criterion),
            view.rating(item.leading),
            view.rating(item.rating),
            inline(item.evidence) if item.evidence else Markup(),
        )

    def movement(self, standing: Standing, question: Question | None) -> str:
        """Return what moved in a question since the leading ratings before.

        Args:
            standing: Whose ratings.
            question: The question, None for all of them.
        """
        labels = {
            1: self._translator.text("{n} gained"),
            -1: self._translator.text("{n} lost"),
            0: self._translator.text("{n} no longer known"),
        }
        counts = Counter(
            0 if move.kind is MovementKind.SIGHT_LOST else move.kind.direction
            for move in standing.movement
            if question is None or move.criterion in question.criteria
        )
        return ", ".join(
            label.format(n=self._translator.number(counts[kind]))
            for kind, label in labels.items()
            if counts[kind]
        )

    def _confidence(self, standing: Standing, question: Question | None) -> str:
        """Count how sure the raters are, where they say so."""
        counts: Mapping[Confidence | None, int] = Counter(
            rating.confidence for rating in _ratings_of(standing.current.ratings, question)
        )
        return ", ".join(
            f"{counts[level]} {self._view.method.term(level).label}"
            for level in reversed(Confidence)
            if counts.get(level)
        )


def _cell(now: Comparison, *, is_whole: bool) -> PositionCellView:
    return PositionCellView(
        is_empty=not is_whole and not now.known and not now.unknown,
        is_known=bool(now.known),
        tone=_tone(now),
        ahead=len(now.ahead),
        behind=len(now.behind),
        settled=now.known,
    )


def _tone(now: Comparison) -> str:
    return ("good" if now.lead > 0 else "bad") if now.lead else ""


def _ratings_of(
    ratings: Sequence[CriterionRating], question: Question | None
) -> tuple[CriterionRating, ...]:
    """Return the ratings of one question, all of them for None."""
    if question is None:
        return tuple(ratings)
    keys = {criterion.key for criterion in question.criteria}
    return tuple(rating for rating in ratings if rating.criterion.key in keys)
