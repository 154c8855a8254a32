"""An effect as a sentence: what a change brings about, in the words of the field."""

from __future__ import annotations

from gosart.comparison.model import Change
from gosart.comparison.records import Ref
from gosart.comparison.values import Wording
from gosart.diagnostics import msg
from gosart.i18n.translator import Translator
from gosart.method.model import Method

__all__ = ["EffectSentences"]

_VERDICTS = {
    "behind": msg("now behind"),
    "further-behind": msg("further behind"),
    "less-far-behind": msg("less far behind"),
    "ahead": msg("now ahead"),
    "further-ahead": msg("further ahead"),
    "smaller-lead": msg("a smaller lead"),
    "level": msg("now level"),
}


class EffectSentences:
    """Puts effects into words, in one language."""

    def __init__(self, translator: Translator, method: Method) -> None:
        self.translator = translator
        self.method = method
        self.wording = Wording(translator, method)

    def of(self, change: Change) -> str:
        """Return the sentence of an effect."""
        if change.subject == "question-sum":
            return self._sum(change)
        if change.subject == "position":
            return self._position(change)
        if change.subject in ("support", "mentors"):
            return self._support(change)
        if change.subject in ("overdue", "settled"):
            return self._overdue(change)
        if change.subject == "control":
            return self._control(change)
        return self._portfolio(change)

    def subject(self, change: Change) -> str:
        """Return what an effect is about, as a title."""
        if change.subject == "question-sum":
            return self._question(change.name)
        return change.name or "portfolio"

    def _question(self, key: str) -> str:
        labels = (question.label for question in self.method.questions if question.key == key)
        return next(labels, key)

    def _signed(self, change: Change) -> tuple[str, str]:
        signed = self.translator.signed
        old, new = (
            value if isinstance(value, int | float) else 0 for value in (change.old, change.new)
        )
        return signed(old), signed(new)

    def _sum(self, change: Change) -> str:
        text, (old, new) = self.translator.text, self._signed(change)
        question = self._question(change.name)
        unrated = change.value("unrated")
        if isinstance(unrated, int):
            left = self.translator.plural(
                "{n} mark is no longer given", "{n} marks are no longer given", unrated
            )
            return text(
                "{question} Our sum goes from {old} to {new}, because {left}.",
                question=question,
                old=old,
                new=new,
                left=left,
            )
        if change.direction == "better":
            return text(
                "{question} Our sum rises from {old} to {new}.", question=question, old=old, new=new
            )
        return text(
            "{question} Our sum falls from {old} to {new}.", question=question, old=old, new=new
        )

    def _position(self, change: Change) -> str:
        old, new = self._signed(change)
        verdict = _VERDICTS[str(change.value("verdict"))]
        return self.translator.text(
            "Against {rival} we go from {old} to {new}: {verdict}.",
            rival=change.name,
            old=old,
            new=new,
            verdict=self.translator.say(verdict),
        )

    def _support(self, change: Change) -> str:
        text = self.translator.text
        if change.subject == "mentors":
            if change.direction == "worse":
                return text("The plan now has no mentor.")
            who = self.wording.value(change.value("person"))
            return text("The plan now has a mentor: {who}.", who=who)
        if change.direction == "worse":
            return text("We lost a supporter among those who decide: {who}.", who=change.name)
        return text("We won a supporter among those who decide: {who}.", who=change.name)

    def _overdue(self, change: Change) -> str:
        if change.subject == "settled":
            return self.translator.plural(
                "{n} overdue action is settled.",
                "{n} overdue actions are settled.",
                change.old if isinstance(change.old, int) else 0,
            )
        action = change.value("action")
        what = f"{action.id} {action.name}" if isinstance(action, Ref) else change.name
        days = change.new if isinstance(change.new, int) else 0
        return self.translator.text(
            "Overdue now: {what}, since {days}.", what=what, days=self.translator.days(days)
        )

    def _control(self, change: Change) -> str:
        text = self.translator.text
        if change.direction == "worse":
            return text(
                "Signs that we are not in control rise from {old} to {new}.",
                old=change.old,
                new=change.new,
            )
        return text(
            "Signs that we are not in control fall from {old} to {new}.",
            old=change.old,
            new=change.new,
        )

    def _portfolio(self, change: Change) -> str:
        text, value = self.translator.text, self.wording.value
        if change.subject == "portfolio-close":
            return text(
                "The next close date among these accounts goes from {old} to {new}.",
                old=value(change.old),
                new=value(change.new),
            )
        amount = value(change.value("step"))
        if change.direction == "better":
            return text("The open amount of the portfolio rises by {amount}.", amount=amount)
        return text("The open amount of the portfolio falls by {amount}.", amount=amount)
