"""Values, fields and names of a comparison in one language, as a reader sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gosart.comparison.flat_fields import label_of, record_kinds
from gosart.comparison.flatten_ratings import OPINION_OF, STANDINGS
from gosart.comparison.model import Change
from gosart.comparison.records import (
    EXTRA,
    STANDING,
    Amount,
    Item,
    Ref,
    Value,
    rated_criterion,
)
from gosart.i18n.translator import Translator
from gosart.method.custom_fields import Holder
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.plan.duration import Duration, Unit

__all__ = ["SIGN_OF_RATING", "Wording", "duration", "shortened"]

_LONG = 160
SIGN_OF_RATING: Mapping[Rating | None, str] = {
    Rating.PLUS: "+",
    Rating.MINUS: "\u2212",
    Rating.UNKNOWN: "?",
    None: ".",
}
"""The sign of a rating; a point for what is not rated."""


def shortened(text: str, room: int = _LONG) -> str:
    """Cut a text at a word, the blanks in it made single.

    Args:
        text: The text.
        room: How many characters it may have.

    Returns:
        At most `room` characters; `…` at the end of a text that was cut.
    """
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[room // 2 :] else cut).rstrip() + "…"


def duration(value: Duration, translator: Translator) -> str:
    """Write a length of time in a language, `29 weeks`.

    Args:
        value: The value.
        translator: For the words.

    Returns:
        The text.
    """
    number = value.number
    if value.unit is Unit.DAYS:
        return translator.plural("{n} day", "{n} days", number)
    if value.unit is Unit.WEEKS:
        return translator.plural("{n} week", "{n} weeks", number)
    if value.unit is Unit.MONTHS:
        return translator.plural("{n} month", "{n} months", number)
    return translator.plural("{n} year", "{n} years", number)


class Wording:
    """Writes values, and the names of fields and records, in one language.

    Args:
        translator: Of that language.
        method: The criteria and terms.
    """

    def __init__(self, translator: Translator, method: Method) -> None:
        self.translator = translator
        self.method = method

    def value(self, value: Value) -> str:
        """Write a value.

        Args:
            value: The value of a field.

        Returns:
            Plain text, "" for nothing.
        """
        translator = self.translator
        if value is None:
            return ""
        if isinstance(value, bool):
            return translator.text("yes") if value else translator.text("no")
        if isinstance(value, Rating):
            return SIGN_OF_RATING[value]
        if isinstance(value, StrEnum):
            return self.method.term(value).label
        if isinstance(value, date):
            return translator.date(value)
        if isinstance(value, Amount):
            return translator.money(Decimal(str(value.amount)), value.currency)
        if isinstance(value, Duration):
            return duration(value, translator)
        if isinstance(value, Ref):
            return self._ref(value)
        if isinstance(value, Item):
            return self._item(value)
        if isinstance(value, tuple):
            return "; ".join(shortened(self.value(item), 100) for item in value)
        return translator.number(value) if isinstance(value, int | float) else shortened(value)

    def _ref(self, value: Ref) -> str:
        if value.kind == "criterion" and value.id in self.method.by_key:
            return self.method.by_key[value.id].label
        if value.kind == "competitor" and value.id == "us":
            return self.method.us
        return value.name

    def _item(self, value: Item) -> str:
        name = " ".join(self.value(item) for item in value.name)
        details = value.joint.join(self.value(item) for item in value.details)
        return f"{name} ({details})" if details else name

    def rating(self, value: Value) -> str:
        """Write a rating.

        Args:
            value: The rating.

        Returns:
            Its sign, `not rated` for none.
        """
        return self.value(value) or self.translator.text("not rated")

    def criterion(self, key: str) -> str:
        """Write a criterion with its number.

        Args:
            key: Of the criterion.

        Returns:
            Number and label; the key where a company's method has it no longer.
        """
        criterion = self.method.by_key.get(key)
        return f"{self.method.numbers[key]} {criterion.label}" if criterion else key

    def _own_label(self, subject: str, key: str) -> str:
        """Write what a company calls its own field; the key where its method has it no longer."""
        declared = self.method.custom_fields.of(Holder(subject)).get(key)
        return declared.label if declared else key

    def kind(self, kind: str) -> str:
        """Write what a kind of record is called, as a title.

        Args:
            kind: Kind of the record (`person`).

        Returns:
            The title.
        """
        if kind == STANDINGS[0]:
            return self.translator.say(STANDINGS[1])
        return self.translator.say(record_kinds()[kind][0].label)

    def name(self, change: Change) -> str:
        """Write what a change is about: the record by its name.

        Args:
            change: The change.

        Returns:
            The name, with its day for a review or an assessment; the kind where it has none.
        """
        kind = change.subject
        if kind == STANDINGS[0]:
            return change.name or self.method.us
        if kind in ("review", "assessment"):
            return self._of_day(kind, change.name)
        if kind == "account":
            return change.name
        return shortened(change.name, 100) or self.kind(kind)

    def _of_day(self, kind: str, name: str) -> str:
        name, _, who = name.partition(OPINION_OF)
        day, _, rival = name.partition(", ")
        when = self.translator.date(date.fromisoformat(day))
        if kind == "review":
            return self.translator.text("Review of {date}", date=when)
        if who and rival:
            return self.translator.text(
                "Second opinion of {who} on {rival}, {date}", who=who, rival=rival, date=when
            )
        if who:
            return self.translator.text("Second opinion of {who}, {date}", who=who, date=when)
        if not rival:
            return self.translator.text("Our assessment of {date}", date=when)
        return self.translator.text("Assessment of {who}, {date}", who=rival, date=when)

    def label(self, change: Change) -> str:
        """Write what the field of a change is called, inside a sentence.

        Args:
            change: The change.

        Returns:
            The label; the field's path where it has none.
        """
        kind, criterion = rated_criterion(change.field)
        if kind:
            return self.criterion(criterion)
        if change.field.startswith(f"{STANDING} "):
            company = change.value("company")
            who = self.value(company) or change.field.removeprefix(f"{STANDING} ")
            return self.translator.text("standing of {who}", who=who)
        if change.field.startswith(EXTRA):
            return self._own_label(change.subject, change.field.removeprefix(EXTRA))
        label = label_of(change.subject, change.field)
        return self.translator.say(label) if label else change.field
