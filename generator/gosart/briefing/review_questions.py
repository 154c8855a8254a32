"""What each reviewer asks of this plan: questions of the method that something in it raises.

PerspectiveQuestions ── a perspective
                     └─ Asked ── a question, and its reasons: a finding, a rating, a rival's
                                 strength, what moved, what is late
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.open_questions import open_questions
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.position import position_in_words
from gosart.briefing.changes_since import ChangesSince
from gosart.briefing.due_items import Due, WeakPoint
from gosart.comparison.model import Change
from gosart.comparison.sentences import Sentences
from gosart.diagnostics import Named, Severity
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method, Perspective, ReviewQuestion, Situation
from gosart.rules.findings import Finding

__all__ = ["Asked", "PerspectiveQuestions", "Reason", "ReasonSources", "questions_by_perspective"]

MANY = 3
"""From so many unknowns on it is asked which of them matter."""
_GRAVITY = {Severity.ERROR: 6, Severity.WARNING: 4, Severity.ADVICE: 2}
_GRAVITY_OF_RATING = {Rating.MINUS: 4, Rating.UNKNOWN: 3, None: 1}
_CHANGES, _LATE = 5, 4


@dataclass(frozen=True, slots=True)
class Reason:
    """What in the plan raises a question."""

    text: str
    weight: int
    """How grave it is, 1 to 6."""
    code: str = ""
    """Of the rule whose finding it is, else ""."""
    criterion: str = ""
    """Key of the criterion whose rating it is, else ""."""
    part: str = "summary"
    """The page of the account that shows it."""
    opportunity: Named | None = None
    """Its opportunity, None for what is of the account or of several."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its reasons, the gravest first."""

    text: str
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """How much it matters: by its gravest reason, a little by their number."""
        return 10 * self.reasons[0].weight + min(len(self.reasons), 9)


@dataclass(frozen=True, slots=True)
class PerspectiveQuestions:
    """A perspective with its questions, the gravest first; none where nothing raises one."""

    perspective: Perspective
    asked: tuple[Asked, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ReasonSources:
    """What reasons are looked for in."""

    opportunities: Sequence[OpportunityAnalysis]
    findings: Sequence[Finding]
    changes_since: ChangesSince
    overdue: Sequence[Due]
    weak: Sequence[WeakPoint]
    today: date


def questions_by_perspective(
    method: Method, translator: Translator, sources: ReasonSources
) -> tuple[PerspectiveQuestions, ...]:
    """Find what each perspective of the method asks of a plan.

    Args:
        method: The perspectives and their questions.
        translator: Of the language asked for.
        sources: What reasons are looked for in.

    Returns:
        Every perspective, in the order of the method.
    """
    reasons = _Reasons(method, translator, sources)
    return tuple(
        PerspectiveQuestions(
            perspective,
            tuple(sorted(reasons.asked(perspective), key=lambda asked: -asked.weight)),
        )
        for perspective in method.perspectives
    )


class _Reasons:
    def __init__(self, method: Method, translator: Translator, sources: ReasonSources) -> None:
        self.method = method
        self.translator = translator
        self.sources = sources
        self.sentences = Sentences(translator, method)
        self.situations: dict[Situation, tuple[Reason, ...]] = {}
        self.used: set[tuple[str, str, str]] = set()

    def asked(self, perspective: Perspective) -> Iterator[Asked]:
        """Yield the questions that something raises: the perspective's, then its criteria's.

        A reason raises one question, that of the first perspective which asks because of it: a
        sheet that gives it to several reads as if there were several. Only a rating may be asked
        about from several seats, once from each.
        """
        for question in perspective.questions:
            reasons = sorted(
                self._new(perspective, self._reasons(question)), key=lambda item: -item.weight
            )
            if reasons:
                yield Asked(question.ask, tuple(reasons))
        for criterion in (self.method.by_key[key] for key in perspective.criteria):
            reasons = list(self._new(perspective, self._ratings(criterion)))
            if reasons and criterion.questions:
                yield Asked(criterion.questions[0], tuple(reasons))

    def _new(self, perspective: Perspective, reasons: Iterable[Reason]) -> Iterator[Reason]:
        """Yield reasons that have raised no question yet."""
        for reason in reasons:
            seat = perspective.key if reason.criterion else ""
            key = (seat, reason.text, reason.opportunity.id if reason.opportunity else "")
            if key not in self.used:
                self.used.add(key)
                yield reason

    def _reasons(self, question: ReviewQuestion) -> Iterator[Reason]:
        for finding in self.sources.findings:
            if finding.code in question.rules:
                yield Reason(
                    self.translator.say(finding.message),
                    _GRAVITY[finding.severity],
                    finding.code,
                    part="review",
                    opportunity=self._opportunity(finding.opportunity),
                )
        for key in question.open:
            yield from self._ratings(self.method.by_key[key])
        for opportunity in self.sources.opportunities:
            yield from self._exposures(question, opportunity)
        for situation in question.situations:
            if situation not in self.situations:
                self.situations[situation] = tuple(self._situation(situation))
            yield from self.situations[situation]

    def _opportunity(self, key: str) -> Named | None:
        opportunities = (analysis.opportunity for analysis in self.sources.opportunities)
        return next((Named(item.id, item.name) for item in opportunities if item.id == key), None)

    def _ratings(self, criterion: Criterion) -> Iterator[Reason]:
        for analysis in self.sources.opportunities:
            us = analysis.assessment.us
            if us is None or not analysis.opportunity.is_open:
                continue
            rating = us.ratings[self.method.numbers[criterion.key] - 1]
            if rating in _GRAVITY_OF_RATING:
                name = f"{self.method.numbers[criterion.key]} {criterion.label}"
                words = (
                    self.method.term(rating).label if rating else self.translator.text("not rated")
                )
                text = self.translator.text(
                    "{criterion}: {rating}", criterion=name, rating=words.lower()
                )
                core = criterion.key in self.method.profiles.get("core", ())
                yield Reason(
                    text,
                    _GRAVITY_OF_RATING[rating] + core,
                    "",
                    criterion.key,
                    "assessment",
                    self._opportunity(analysis.opportunity.id),
                )

    def _exposures(
        self, question: ReviewQuestion, analysis: OpportunityAnalysis
    ) -> Iterator[Reason]:
        if not question.exposed or not analysis.opportunity.is_open:
            return
        rivals: dict[str, list[Criterion]] = {}
        for contrast in analysis.assessment.contrasts:
            if contrast.exposed and contrast.criterion.key in question.exposed:
                rivals.setdefault(contrast.rival.name, []).append(contrast.criterion)
        for rival, criteria in rivals.items():
            names = ", ".join(
                f"{self.method.numbers[criterion.key]} {criterion.label}" for criterion in criteria
            )
            text = self.translator.text(
                "{rival} is rated + and we are not: {criteria}", rival=rival, criteria=names
            )
            yield Reason(
                text,
                _GRAVITY_OF_RATING[Rating.MINUS],
                part="assessment",
                opportunity=self._opportunity(analysis.opportunity.id),
            )

    def _situation(self, situation: Situation) -> Iterator[Reason]:
        translator, sources = self.translator, self.sources
        if situation is Situation.SLIPPED:
            yield from self._moves(
                change
                for change in sources.changes_since.changes
                if change.field == "close_date" and change.direction == "worse"
            )
        elif situation is Situation.FELL:
            fell = [
                change
                for change in sources.changes_since.changes
                if change.direction == "worse" and change.part == "assessment"
            ]
            yield from self._moves(fell[:2])
        elif situation is Situation.LATE and sources.overdue:
            first = sources.overdue[0]
            text = translator.plural(
                "{n} overdue, the oldest: {what}",
                "{n} overdue, the oldest: {what}",
                len(sources.overdue),
                what=first.text,
            )
            yield Reason(text, _LATE, part="actions")
        elif situation is Situation.WEAK_POINT and sources.weak:
            text = translator.text(
                "Open since {date}: {what}",
                date=translator.date(sources.weak[0].review.date),
                what=sources.weak[0].point.text,
            )
            yield Reason(
                text,
                _LATE,
                part="review",
                opportunity=self._opportunity(sources.weak[0].opportunity.id),
            )
        else:
            for analysis in sources.opportunities:
                yield from self._of_opportunity(situation, analysis)

    def _of_opportunity(
        self, situation: Situation, analysis: OpportunityAnalysis
    ) -> Iterator[Reason]:
        translator, opportunity, name = (
            self.translator,
            analysis.opportunity,
            self._opportunity(analysis.opportunity.id),
        )
        rival, position = analysis.assessment.main_rival, analysis.assessment.position
        if situation is Situation.DECIDED:
            if not opportunity.is_open:
                text = self.method.term(opportunity.status).label + (
                    f": {opportunity.outcome}" if opportunity.outcome else ""
                )
                yield Reason(text, _LATE, opportunity=name)
            return
        if not opportunity.is_open:
            return
        if situation is Situation.RIVAL and rival is not None:
            way = (
                self.method.term(opportunity.strategy.type).label
                if opportunity.strategy.type
                else translator.text("no strategy chosen")
            )
            yield Reason(
                translator.text("Against {rival}: {strategy}", rival=rival.name, strategy=way),
                2,
                part="value",
                opportunity=name,
            )
        elif situation is Situation.RIVAL_AHEAD and position is not None and position.now.lead < 0:
            now = position.now
            text = translator.text(
                "Against {rival} we are {position}",
                rival=position.rival.name,
                position=translator.say(
                    position_in_words(len(now.ahead), len(now.behind), now.known, len(now.unknown))
                ),
            )
            yield Reason(text, _CHANGES, part="assessment", opportunity=name)
        elif situation is Situation.MENTOR_ALONE and analysis.politics.losses:
            loss = analysis.politics.losses[0]
            names = ", ".join(person.name for person in loss.people)
            text = translator.text(
                "Without {mentor}, no one speaks for us to {people}",
                mentor=loss.mentor.name,
                people=names,
            )
            yield Reason(text, _LATE, part="relationships", opportunity=name)
        elif (
            situation is Situation.NO_MENTOR
            and analysis.politics.people
            and not analysis.politics.mentors
        ):
            yield Reason(
                translator.text("No mentor at the customer"),
                _LATE,
                part="relationships",
                opportunity=name,
            )
        elif situation is Situation.UNKNOWNS and len(analysis.assessment.unknown) >= MANY:
            names = ", ".join(
                f"{self.method.numbers[item.criterion.key]} {item.criterion.label}"
                for item in open_questions(analysis)
            )
            text = translator.plural(
                "{n} unknown: {names}",
                "{n} unknown: {names}",
                len(analysis.assessment.unknown),
                names=names,
            )
            yield Reason(text, 3, part="assessment", opportunity=name)

    def _moves(self, changes: Iterable[Change]) -> Iterator[Reason]:
        for change in changes:
            yield Reason(
                self.sentences.of(change),
                _CHANGES,
                part=change.part,
                opportunity=self._opportunity(change.opportunity),
            )
