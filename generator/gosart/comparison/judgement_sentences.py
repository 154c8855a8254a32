"""What a change does to float, verdict and vote, as sentences."""

from __future__ import annotations

from datetime import date

from gosart.analysis.verdict import CALL_WORDS, Call
from gosart.comparison.model import FLOAT, VERDICT, Change
from gosart.comparison.records import Value
from gosart.i18n.translator import Translator

__all__ = ["JudgementSentences"]

_WEEK = 7


class JudgementSentences:
    """Puts effects on the judgement of an opportunity into words, in one language."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator

    def of(self, change: Change) -> str:
        """Return the sentence of an effect on float, verdict or vote.

        Args:
            change: The effect.
        """
        if change.subject == FLOAT:
            return self._float(change)
        return self._verdict(change) if change.subject == VERDICT else self._vote(change)

    def _float(self, change: Change) -> str:
        text, old, new = self.translator.text, _days(change.old), _days(change.new)
        if new is None:
            before = self._span(old or 0)
            return text("The float of {name} is no longer known; it was {old}.",
                        name=change.name, old=before)  # fmt: skip
        why = self._why(change)
        if old is None:
            return text("The float of {name} is now known, {new}: {why}.",
                        name=change.name, new=self._span(new), why=why)  # fmt: skip
        before, after = self._span(old), self._span(new)
        if before == after:  # the same in whole weeks
            before, after = self._exactly(old), self._exactly(new)
        values = {"name": change.name, "old": before, "new": after, "why": why}
        if new < old:
            return text("The float of {name} falls from {old} to {new}: {why}.", **values)
        return text("The float of {name} rises from {old} to {new}: {why}.", **values)

    def _why(self, change: Change) -> str:
        """Say the two days that the float lies between, and which of them is another now."""
        text = self.translator.text
        latest, close = change.value("latest_order"), change.value("close_date")
        days = {"latest": self._date(latest), "close": self._date(close)}
        shifts = latest != change.value("latest_order_before")
        closes = close != change.value("close_date_before")
        if shifts and closes:
            return text("the latest order date is now {latest}, the close {close}", **days)
        if shifts:
            return text("the latest order date is now {latest}, the close is {close}", **days)
        if closes:
            return text("the latest order date is {latest}, the close is now {close}", **days)
        return text("the latest order date is {latest}, the close is {close}", **days)

    def _date(self, value: Value) -> str:
        return self.translator.date(value) if isinstance(value, date) else ""

    def _span(self, days: int) -> str:
        """Write a float in whole weeks, below one in days."""
        if abs(days) < _WEEK:
            return self._exactly(days)
        weeks = (abs(days) + _WEEK // 2) // _WEEK
        return _signed(days, self.translator.plural("{n} week", "{n} weeks", weeks))

    def _exactly(self, days: int) -> str:
        return _signed(days, self.translator.days(abs(days)))

    def _verdict(self, change: Change) -> str:
        old, new = (
            self.translator.say(CALL_WORDS[Call(str(call))]) for call in (change.old, change.new)
        )
        if change.value("off_track"):
            return self.translator.text(
                "The verdict on {name} turns from “{old}” to “{new}”, and its plan is off track.",
                name=change.name,
                old=old,
                new=new,
            )
        return self.translator.text(
            "The verdict on {name} turns from “{old}” to “{new}”.",
            name=change.name,
            old=old,
            new=new,
        )

    def _vote(self, change: Change) -> str:
        text = self.translator.text
        values = {
            "name": change.name,
            "now": self._votes(change.new),
            "before": self._votes(change.old),
        }
        if change.value("won") and not change.value("won_before"):
            return text("The vote on {name} is won: {now} (before: {before}).", **values)
        if change.value("won_before") and not change.value("won"):
            return text("The vote on {name} is no longer won: {now} (before: {before}).", **values)
        if change.value("can_be_won_before") and not change.value("can_be_won"):
            return text("The vote on {name} is out of reach: {now} (before: {before}).", **values)
        if change.value("can_be_won") and not change.value("can_be_won_before"):
            return text("The vote on {name} can be won again: {now} (before: {before}).", **values)
        return text("The vote on {name} is at {now} (before: {before}).", **values)

    def _votes(self, value: Value) -> str:
        won, needed = value if isinstance(value, tuple) and len(value) == 2 else (0, 0)
        return self.translator.text("{n} of {needed} needed", n=won, needed=needed)


def _days(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _signed(days: int, span: str) -> str:
    return f"\u2212{span}" if days < 0 else span
