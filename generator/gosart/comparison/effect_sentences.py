"""An effect as a sentence: what a change brings about, in the words of the field."""

from __future__ import annotations

from gosart.analysis.position import position_in_words
from gosart.comparison.judgement_sentences import JudgementSentences
from gosart.comparison.model import Change
from gosart.comparison.records import Ref, Value
from gosart.comparison.values import Wording
from gosart.i18n.translator import Translator
from gosart.method.model import Method

__all__ = ["EffectSentences"]


class EffectSentences:
    """Puts effects into words, in one language."""

    def __init__(self, translator: Translator, method: Method) -> None:
        self.translator = translator
        self.method = method
        self.wording = Wording(translator, method)
        self._judgement = JudgementSentences(translator)

    def of(self, change: Change) -> str:
        """Return the sentence of an effect.

        Args:
            change: The change.
        """
        if change.is_first:
            return self._judgement.of(change)
        if change.subject == "question":
            return self._ratings(change)
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
        """Return what an effect is about, as a title.

        Args:
            change: The change.
        """
        if change.subject == "question":
            return self._question(change.name)
        return change.name or "portfolio"

    def _question(self, key: str) -> str:
        labels = (question.label for question in self.method.questions if question.key == key)
        return next(labels, key)

    def _ratings(self, change: Change) -> str:
        """Say how our ratings of a question changed; gains and losses are the direction's."""
        if change.old == change.new:
            return self.translator.text(
                "{question} {now}, as before, but on other criteria.",
                question=self._question(change.name),
                now=self._counts(change.new),
            )
        return self.translator.text(
            "{question} {now} (before: {before}).",
            question=self._question(change.name),
            now=self._counts(change.new),
            before=self._counts(change.old),
        )

    def _counts(self, value: Value) -> str:
        plus, minus, unknown, unrated = _figures(value)
        patterns = (
            (plus, self.translator.text("{n} positive", n=plus)),
            (minus, self.translator.text("{n} negative", n=minus)),
            (unknown, self.translator.text("{n} unknown", n=unknown)),
            (unrated, self.translator.text("{n} not rated", n=unrated)),
        )
        return ", ".join(text for count, text in patterns if count)

    def _position(self, change: Change) -> str:
        if change.old == change.new:
            return self.translator.text(
                "Against {rival} we are {now}, as before, but on other criteria.",
                rival=change.name,
                now=self._comparison(change.new),
            )
        return self.translator.text(
            "Against {rival} we are {now} (before: {before}).",
            rival=change.name,
            now=self._comparison(change.new),
            before=self._comparison(change.old),
        )

    def _comparison(self, value: Value) -> str:
        ahead, behind, level, unknown = _figures(value)
        settled = ahead + behind + level
        return self.translator.say(position_in_words(ahead, behind, settled, unknown))

    def _support(self, change: Change) -> str:
        text = self.translator.text
        if change.subject == "mentors":
            if change.direction == "worse":
                return text("The plan no longer has a mentor.")
            who = self.wording.value(change.value("person"))
            return text("The plan now has a mentor: {who}.", who=who)
        if change.direction == "worse":
            return text("We lost a supporter among those who decide: {who}.", who=change.name)
        return text("We won a supporter among those who decide: {who}.", who=change.name)

    def _overdue(self, change: Change) -> str:
        if change.subject == "settled":
            return self.translator.plural(
                "{n} overdue action is cleared.",
                "{n} overdue actions are cleared.",
                change.old if isinstance(change.old, int) else 0,
            )
        action = change.value("action")
        what = f"{action.id} {action.name}" if isinstance(action, Ref) else change.name
        days = change.new if isinstance(change.new, int) else 0
        return self.translator.text(
            "Now overdue by {days}: {what}.", what=what, days=self.translator.days(days)
        )

    def _control(self, change: Change) -> str:
        text = self.translator.text
        if change.direction == "worse":
            return text(
                "Warning signs up from {old} to {new}.",
                old=change.old,
                new=change.new,
            )
        return text(
            "Warning signs down from {old} to {new}.",
            old=change.old,
            new=change.new,
        )

    def _portfolio(self, change: Change) -> str:
        text, value = self.translator.text, self.wording.value
        if change.subject == "portfolio-close":
            return text(
                "The next close date among these accounts moves from {old} to {new}.",
                old=value(change.old),
                new=value(change.new),
            )
        amount = value(change.value("step"))
        if change.direction == "better":
            return text("The open amount of the portfolio rises by {amount}.", amount=amount)
        return text("The open amount of the portfolio falls by {amount}.", amount=amount)


def _figures(value: Value) -> tuple[int, int, int, int]:
    """Return the four counts that an effect on the assessment has as its value."""
    figures = [item for item in value if isinstance(item, int)] if isinstance(value, tuple) else []
    first, second, third, fourth = (*figures, 0, 0, 0, 0)[:4]
    return first, second, third, fourth
