"""A change as a sentence in the words of the field, with the old and the new value as a reader sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from gosart.comparison.flatten_opportunity import EVIDENCE, MARK
from gosart.comparison.labels import KINDS, field_label
from gosart.comparison.records import Amount, Entry, Ref, Value
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus, Rating
from gosart.method.model import Method

__all__ = ["Speaker", "shortened"]

_LONG = 160
_SIGNS = {Rating.PLUS: "+", Rating.MINUS: "\u2212", Rating.UNKNOWN: "?"}
_TEXTS = frozenset(
    {
        "narrative",
        "body",
        "position",
        "profile.summary",
        "strategy.rationale",
        "strategy.scope",
        "strategy.counter",
        "note",
    }
)


def shortened(text: str, room: int = _LONG) -> str:
    """Cut a text at a word so that it has at most `room` characters, the blanks in it made single."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[room // 2 :] else cut).rstrip() + "…"


class Speaker:
    """Says changes in one language."""

    def __init__(self, translator: Translator, method: Method) -> None:
        self.translator = translator
        self.method = method
        self.rivals: dict[str, str] = {}
        """Names of the account's rivals by id."""

    def value(self, value: Value) -> str:
        """Write a value, "" for nothing."""
        translator = self.translator
        if value is None:
            return ""
        if isinstance(value, bool):
            return translator.text("yes") if value else translator.text("no")
        if isinstance(value, Rating):
            return _SIGNS[value]
        if isinstance(value, StrEnum):
            return self.method.term(value).label
        if isinstance(value, date):
            return translator.date(value)
        if isinstance(value, Amount):
            from decimal import Decimal

            return translator.money(Decimal(str(value.amount)), value.currency)
        if isinstance(value, Ref):
            return f"{value.name} ({value.note})" if value.note else value.name
        if isinstance(value, tuple):
            return "; ".join(shortened(self.value(item), 100) for item in value)
        return translator.number(value) if isinstance(value, int) else shortened(value)

    def mark(self, value: Value) -> str:
        """Write a mark, in words where there is none."""
        return self.value(value) or self.translator.text("not rated")

    def subject(self, entry: Entry) -> str:
        """Name an entry; marks of a rival name him."""
        if entry.kind == "standing":
            return entry.name or self.method.us
        if entry.kind in ("review", "assessment"):
            day, _, rival = entry.name.partition(", ")
            when = self.translator.date(date.fromisoformat(day))
            if entry.kind == "review":
                return self.translator.text("Review of {date}", date=when)
            if not rival:
                return self.translator.text("Our assessment of {date}", date=when)
            return self.translator.text("Assessment of {who}, {date}", who=rival, date=when)
        if entry.kind == "account":
            return entry.name
        return shortened(entry.name, 100) or self.translator.say(KINDS[entry.kind])

    def added(self, entry: Entry) -> str:
        """Say that an entry is new, with what tells most about it."""
        if entry.kind in ("assessment", "review"):
            return self.translator.text("{what} is new.", what=self._more(entry))
        return self.translator.text(
            "New {kind}: {what}.", kind=self._kind(entry), what=self._more(entry)
        )

    def removed(self, entry: Entry) -> str:
        """Say that an entry is gone."""
        if entry.kind in ("assessment", "review"):
            return self.translator.text("No longer in the plan: {what}.", what=self._more(entry))
        return self.translator.text(
            "{kind} no longer in the plan: {what}.",
            kind=self.translator.say(KINDS[entry.kind]),
            what=self._more(entry),
        )

    def renamed(self, entry: Entry, old: str, new: str) -> str:
        """Say that only the id of an entry is another."""
        return self.translator.text(
            "{what}: renamed from '{old}' to '{new}', nothing is lost.",
            what=self.subject(entry),
            old=old,
            new=new,
        )

    def changed(
        self, entry: Entry, field: str, old: Value, new: Value, evidence: Value = None
    ) -> str:
        """Say that a field has another value."""
        translator, subject = self.translator, self.subject(entry)
        if field.startswith((MARK, EVIDENCE)):
            return self._rated(entry, field, old, new, evidence)
        if entry.kind == "person" and field == "status" and old and new:
            return translator.text(
                "{who} moved from {old} to {new}.",
                who=subject,
                old=self.value(old).lower(),
                new=self.value(new).lower(),
            )
        if entry.kind == "person" and field == "left" and new:
            return translator.text("{who} left on {date}.", who=subject, date=self.value(new))
        if entry.kind == "action" and field == "status" and new is ActionStatus.DONE:
            return self._done(entry, subject)
        label = self.label(entry, field)
        if isinstance(old, date) and isinstance(new, date):
            days = (new - old).days
            template = (
                translator.text(
                    "{what}: {field} moved by {days} to a later day, from {old} to {new}."
                )
                if days > 0
                else translator.text(
                    "{what}: {field} moved by {days} to an earlier day, from {old} to {new}."
                )
            )
            if entry.kind == "opportunity" and field == "close_date" and days > 0:
                template = translator.text(
                    "{what}: {field} slipped by {days}, from {old} to {new}."
                )
            return template.format(
                what=subject,
                field=label,
                days=translator.days(abs(days)),
                old=self.value(old),
                new=self.value(new),
            )
        if (
            isinstance(old, Amount | int)
            and isinstance(new, Amount | int)
            and not isinstance(old, bool)
        ):
            return self._figure(subject, label, old, new)
        if isinstance(old, tuple) or isinstance(new, tuple):
            return self._list(subject, label, old, new)
        if old is None:
            return translator.text(
                "{what}: {field} is now given: {new}.",
                what=subject,
                field=label,
                new=self.value(new),
            )
        if new is None:
            return translator.text(
                "{what}: {field} is no longer given; it was {old}.",
                what=subject,
                field=label,
                old=self.value(old),
            )
        if (
            isinstance(old, str)
            and isinstance(new, str)
            and (field in _TEXTS or max(len(old), len(new)) > _LONG)
        ):
            return translator.text(
                "{what}: {field} was rewritten and now begins: {new}",
                what=subject,
                field=label,
                new=_difference(old, new),
            )
        shown = [
            self.value(value).lower() if isinstance(value, StrEnum) else self.value(value)
            for value in (old, new)
        ]
        return translator.text(
            "{what}: {field} went from {old} to {new}.",
            what=subject,
            field=label,
            old=shown[0],
            new=shown[1],
        )

    def unrated(self, entry: Entry, fields: Sequence[str]) -> str:
        """Say that marks of a vendor are no longer given."""
        names = ", ".join(self.label(entry, field) for field in fields)
        return self.translator.plural(
            "{what}: the latest assessment leaves out {n} mark that was given before: {criteria}.",
            "{what}: the latest assessment leaves out {n} marks that were given before: {criteria}.",
            len(fields),
            what=self.subject(entry),
            criteria=names,
        )

    def label(self, entry: Entry, field: str) -> str:
        """Name a field."""
        if field.startswith((MARK, EVIDENCE)):
            criterion = self.method.by_key[field.split(" ", 1)[1]]
            return f"{self.method.numbers[criterion.key]} {criterion.label}"
        if field.startswith("standing "):
            vendor = field.removeprefix("standing ")
            return self.translator.text(
                "standing of {who}",
                who=self.method.us if vendor == "us" else self.rivals.get(vendor, vendor),
            )
        found = field_label(entry.kind, field)
        return self.translator.say(found) if found else field

    def _done(self, entry: Entry, subject: str) -> str:
        translator, day, outcome = (
            self.translator,
            self.value(entry.fields.get("done")),
            self.value(entry.fields.get("outcome")),
        )
        told = (
            translator.text("Done on {date}: {what}.", date=day, what=subject)
            if day
            else translator.text("Done: {what}.", what=subject)
        )
        return (
            f"{told} " + translator.text("Outcome: {outcome}", outcome=outcome) if outcome else told
        )

    def _kind(self, entry: Entry) -> str:
        return self.translator.say(KINDS[entry.kind]).lower()

    def _more(self, entry: Entry) -> str:
        """Name an entry and what a reader asks about it first."""
        wanted = {
            "opportunity": ("stage", "amount", "close_date"),
            "person": ("influence", "status"),
            "action": ("owner", "due"),
            "milestone": ("date",),
            "competitor": ("threat",),
            "review": ("kind", "decision"),
            "resource": ("amount", "needed_by"),
            "ignore": ("reason",),
        }.get(entry.kind, ())
        values = [self.value(entry.fields.get(field)) for field in wanted]
        told = ", ".join(value for value in values if value)
        return f"{self.subject(entry)} ({told})" if told else self.subject(entry)

    def _rated(self, entry: Entry, field: str, old: Value, new: Value, evidence: Value) -> str:
        translator, label = self.translator, self.label(entry, field)
        who = entry.name if entry.kind == "standing" and entry.name else ""
        if entry.kind == "assessment":
            who = self.subject(entry)
        what = f"{who}: {label}" if who else label
        if field.startswith(EVIDENCE):
            if new is None:
                return translator.text("{what}: the mark no longer cites evidence.", what=what)
            return translator.text(
                "{what}: the mark now rests on: {evidence}", what=what, evidence=self.value(new)
            )
        told = translator.text(
            "{what} went from {old} to {new}.", what=what, old=self.mark(old), new=self.mark(new)
        )
        if evidence is not None:
            return (
                told + " " + translator.text("Evidence: {evidence}", evidence=self.value(evidence))
            )
        return told + (
            " " + translator.text("No evidence is cited.")
            if new is Rating.PLUS and entry.kind == "standing" and not who
            else ""
        )

    def _figure(self, subject: str, label: str, old: Amount | int, new: Amount | int) -> str:
        translator = self.translator
        before, after = (
            value.amount if isinstance(value, Amount) else value for value in (old, new)
        )
        rose = after > before
        if isinstance(old, Amount) and isinstance(new, Amount) and old.currency != new.currency:
            return translator.text(
                "{what}: {field} went from {old} to {new}.",
                what=subject,
                field=label,
                old=self.value(old),
                new=self.value(new),
            )
        shown = [
            f"{self.value(found)} %" if isinstance(found, int) else self.value(found)
            for found in (old, new)
        ]
        template = (
            translator.text("{what}: {field} rose from {old} to {new}.")
            if rose
            else translator.text("{what}: {field} fell from {old} to {new}.")
        )
        return template.format(what=subject, field=label, old=shown[0], new=shown[1])

    def _list(self, subject: str, label: str, old: Value, new: Value) -> str:
        before = Counter(old if isinstance(old, tuple) else () if old is None else (old,))
        after = Counter(new if isinstance(new, tuple) else () if new is None else (new,))
        more, less = tuple((after - before).elements()), tuple((before - after).elements())
        translator = self.translator
        if more and less:
            return translator.text(
                "{what}: {field}: now {new}; no longer {old}.",
                what=subject,
                field=label,
                new=self.value(more),
                old=self.value(less),
            )
        if more:
            return translator.text(
                "{what}: {field}: now also {new}.", what=subject, field=label, new=self.value(more)
            )
        return translator.text(
            "{what}: {field}: no longer {old}.", what=subject, field=label, old=self.value(less)
        )


def _difference(old: str, new: str) -> str:
    """Return the new text from the sentence on in which it begins to differ."""
    before, after = " ".join(old.split()), " ".join(new.split())
    same = next(
        (
            place
            for place, (one, other) in enumerate(zip(before, after, strict=False))
            if one != other
        ),
        min(len(before), len(after)),
    )
    start = max(
        (
            after.rfind(mark, 0, same) + len(mark)
            for mark in (". ", "! ", "? ", "。")
            if after.rfind(mark, 0, same) >= 0
        ),
        default=0,
    )
    return ("… " if start else "") + shortened(after[start:] or after)
