"""What each reviewer asks of this plan: the questions of the method's perspectives that something in the plan raises, and what it is.

Heard ── a perspective ── Asked ── the question, and its reasons: a finding, a mark, a rival's strength, what moved, what is late
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.open_questions import open_questions
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.position import position_in_words
from gosart.briefing.changes_since import Moved
from gosart.briefing.due_items import Due, WeakPoint
from gosart.comparison.model import Change
from gosart.comparison.sentences import Sentences
from gosart.diagnostics import Severity
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method, Perspective, ReviewQuestion, Situation
from gosart.rules.findings import Finding

__all__ = ["Asked", "Heard", "Raised", "Reason", "hear"]

MANY = 3
"""From so many unknowns on it is asked which of them matter."""
_GRAVITY = {Severity.ERROR: 6, Severity.WARNING: 4, Severity.ADVICE: 2}
_MARKS = {Rating.MINUS: 4, Rating.UNKNOWN: 3, None: 1}
_MOVED, _LATE = 5, 4


@dataclass(frozen=True, slots=True)
class Reason:
    """What in the plan raises a question. `code` is a rule's, `criterion` a key of the method, each "" for neither; `part` shows it."""

    text: str
    weight: int
    code: str = ""
    criterion: str = ""
    part: str = "summary"
    opportunity: str = ""


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
class Heard:
    """A perspective with all its questions, the gravest first; none where nothing in the plan speaks from it."""

    perspective: Perspective
    asked: tuple[Asked, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Raised:
    """What reasons are looked for in."""

    opportunities: Sequence[OpportunityAnalysis]
    findings: Sequence[Finding]
    moved: Moved
    overdue: Sequence[Due]
    weak: Sequence[WeakPoint]
    today: date


def hear(method: Method, translator: Translator, ground: Raised) -> tuple[Heard, ...]:
    """Ask every perspective of the method."""
    reader = _Reader(method, translator, ground)
    return tuple(
        Heard(one, tuple(sorted(reader.asked(one), key=lambda found: -found.weight)))
        for one in method.perspectives
    )


class _Reader:
    def __init__(self, method: Method, translator: Translator, ground: Raised) -> None:
        self.method = method
        self.translator = translator
        self.ground = ground
        self.sentences = Sentences(translator, method)
        self.situations: dict[Situation, tuple[Reason, ...]] = {}
        self.several = len(ground.opportunities) > 1

    def asked(self, one: Perspective) -> Iterator[Asked]:
        """Yield the questions that something raises: those of the perspective, then those of its criteria."""
        for question in one.questions:
            reasons = sorted(self._reasons(question), key=lambda found: -found.weight)
            if reasons:
                yield Asked(question.ask, tuple(_once(reasons)))
        for criterion in (self.method.by_key[key] for key in one.criteria):
            reasons = list(self._marks(criterion))
            if reasons and criterion.questions:
                yield Asked(criterion.questions[0], tuple(reasons))

    def _reasons(self, question: ReviewQuestion) -> Iterator[Reason]:
        for found in self.ground.findings:
            if found.code in question.rules:
                yield Reason(
                    self.translator.say(found.message),
                    _GRAVITY[found.severity],
                    found.code,
                    part="review",
                    opportunity=self._opportunity(found.opportunity),
                )
        for key in question.open:
            yield from self._marks(self.method.by_key[key])
        for opportunity in self.ground.opportunities:
            yield from self._exposures(question, opportunity)
        for situation in question.situations:
            if situation not in self.situations:
                self.situations[situation] = tuple(self._situation(situation))
            yield from self.situations[situation]

    def _opportunity(self, key: str) -> str:
        return (
            next(
                (
                    found.opportunity.name
                    for found in self.ground.opportunities
                    if found.opportunity.id == key
                ),
                "",
            )
            if self.several
            else ""
        )

    def _marks(self, criterion: Criterion) -> Iterator[Reason]:
        for found in self.ground.opportunities:
            us = found.assessment.us
            if us is None or not found.opportunity.is_open:
                continue
            mark = us.ratings[self.method.numbers[criterion.key] - 1]
            if mark in _MARKS:
                name = f"{self.method.numbers[criterion.key]} {criterion.label}"
                shown = self.method.term(mark).label if mark else self.translator.text("not rated")
                text = self.translator.text(
                    "{criterion}: {mark}", criterion=name, mark=shown.lower()
                )
                core = criterion.key in self.method.profiles.get("core", ())
                yield Reason(
                    text,
                    _MARKS[mark] + core,
                    "",
                    criterion.key,
                    "assessment",
                    self._opportunity(found.opportunity.id),
                )

    def _exposures(self, question: ReviewQuestion, found: OpportunityAnalysis) -> Iterator[Reason]:
        if not question.exposed or not found.opportunity.is_open:
            return
        rivals: dict[str, list[Criterion]] = {}
        for contrast in found.assessment.contrasts:
            if contrast.exposed and contrast.criterion.key in question.exposed:
                rivals.setdefault(contrast.rival.name, []).append(contrast.criterion)
        for rival, criteria in rivals.items():
            names = ", ".join(
                f"{self.method.numbers[found.key]} {found.label}" for found in criteria
            )
            text = self.translator.text(
                "{rival} has + and we have not: {criteria}", rival=rival, criteria=names
            )
            yield Reason(
                text,
                _MARKS[Rating.MINUS],
                part="assessment",
                opportunity=self._opportunity(found.opportunity.id),
            )

    def _situation(self, situation: Situation) -> Iterator[Reason]:
        translator, ground = self.translator, self.ground
        if situation is Situation.SLIPPED:
            yield from self._moves(
                found
                for found in ground.moved.changes
                if found.field == "close_date" and found.direction == "worse"
            )
        elif situation is Situation.FELL:
            fell = [
                found
                for found in ground.moved.changes
                if found.direction == "worse" and found.part == "assessment"
            ]
            yield from self._moves(fell[:2])
        elif situation is Situation.LATE and ground.overdue:
            first = ground.overdue[0]
            text = translator.plural(
                "{n} overdue, the oldest: {what}",
                "{n} overdue, the oldest: {what}",
                len(ground.overdue),
                what=first.text,
            )
            yield Reason(text, _LATE, part="actions")
        elif situation is Situation.WEAK_POINT and ground.weak:
            text = translator.text(
                "Open since {date}: {what}",
                date=translator.date(ground.weak[0].review.date),
                what=ground.weak[0].point.text,
            )
            yield Reason(
                text,
                _LATE,
                part="review",
                opportunity=self._opportunity(ground.weak[0].opportunity.id),
            )
        else:
            for found in ground.opportunities:
                yield from self._of_opportunity(situation, found)

    def _of_opportunity(self, situation: Situation, found: OpportunityAnalysis) -> Iterator[Reason]:
        translator, opportunity, name = (
            self.translator,
            found.opportunity,
            self._opportunity(found.opportunity.id),
        )
        rival, position = found.assessment.main_rival, found.assessment.position
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
            yield Reason(text, _MOVED, part="assessment", opportunity=name)
        elif situation is Situation.MENTOR_ALONE and found.politics.losses:
            loss = found.politics.losses[0]
            names = ", ".join(person.name for person in loss.people)
            text = translator.text(
                "Without {mentor} nobody speaks for us to {people}",
                mentor=loss.mentor.name,
                people=names,
            )
            yield Reason(text, _LATE, part="relationships", opportunity=name)
        elif (
            situation is Situation.NO_MENTOR
            and found.politics.people
            and not found.politics.mentors
        ):
            yield Reason(
                translator.text("Nobody of theirs is a mentor"),
                _LATE,
                part="relationships",
                opportunity=name,
            )
        elif situation is Situation.UNKNOWNS and len(found.assessment.unknown) >= MANY:
            names = ", ".join(
                f"{self.method.numbers[item.criterion.key]} {item.criterion.label}"
                for item in open_questions(found)
            )
            text = translator.plural(
                "{n} unknown: {names}",
                "{n} unknown: {names}",
                len(found.assessment.unknown),
                names=names,
            )
            yield Reason(text, 3, part="assessment", opportunity=name)

    def _moves(self, changes: Iterable[Change]) -> Iterator[Reason]:
        for found in changes:
            yield Reason(
                self.sentences.of(found),
                _MOVED,
                part=found.part,
                opportunity=self._opportunity(found.opportunity),
            )


def _once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    seen: set[str] = set()
    for found in reasons:
        if found.text not in seen:
            seen.add(found.text)
            yield found
