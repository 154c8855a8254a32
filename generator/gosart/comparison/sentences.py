"""A change as a sentence in the words of the field, with old and new value as a reader sees them.

Changes are data in no language; every renderer asks here when it writes one.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum

from gosart.comparison.effect_sentences import EffectSentences
from gosart.comparison.flat_fields import FlatField, field_of
from gosart.comparison.flatten_ratings import STANDINGS
from gosart.comparison.model import Change
from gosart.comparison.records import RATED, Amount, Value, rated_criterion
from gosart.comparison.values import Wording, shortened
from gosart.diagnostics import msg
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus, Rating
from gosart.method.model import Method
from gosart.plan.schema.field import Phrasing

__all__ = ["Sentences"]

_LONG = 160
_SHARED = {
    "shared-team": msg("Team member"),
    "shared-competitors": msg("Competitor"),
    "shared-partners": msg("Partner"),
    "shared-offerings": msg("Offering"),
}
"""Entries that all accounts share, by the subject of a change that says only that they changed."""


class Sentences:
    """Puts changes into words, in one language.

    Args:
        translator: Of that language.
        method: The criteria and terms.
    """

    def __init__(self, translator: Translator, method: Method) -> None:
        self.translator = translator
        self.method = method
        self.wording = Wording(translator, method)
        self._effects = EffectSentences(translator, method)

    def of(self, change: Change) -> str:
        """Return the sentence of a change or effect.

        Args:
            change: The change.

        Returns:
            One or two sentences of plain text, in the translator's language.
        """
        if change.kind == "effect":
            return self._effects.of(change)
        if change.subject in _SHARED:
            return self._shared(change)
        if change.kind == "added":
            return self._added(change)
        if change.kind == "removed":
            return self._removed(change)
        if change.kind == "dated":
            return self._dated(change)
        if change.kind == "renamed":
            return self.translator.text(
                "{what}: renamed from '{old}' to '{new}', nothing is lost.",
                what=self.wording.name(change),
                old=change.old,
                new=change.new,
            )
        return self._changed(change)

    def subject(self, change: Change) -> str:
        """Return what a change is about, as a title.

        Args:
            change: The change or effect.

        Returns:
            The criterion of a rating, else what the record is called.
        """
        if change.kind == "effect":
            return self._effects.subject(change)
        if rated_criterion(change.field)[0]:
            return self.wording.label(change)
        return self.wording.name(change)

    def _dated(self, change: Change) -> str:
        """Say that something happened on a day, by the plan's own word."""
        name = self.wording.name(change)
        if change.subject in ("review", "assessment"):
            return self.translator.text("{text}.", text=name)
        return self.translator.text(
            "{what}: {field}, {date}.",
            what=name,
            field=self.wording.label(change),
            date=self.wording.value(change.new),
        )

    def _shared(self, change: Change) -> str:
        """Say what became of an entry that all accounts share, once and not for each account."""
        text, kind = self.translator.text, self.translator.say(_SHARED[change.subject])
        if change.kind == "added":
            return text("{kind} shared by all plans: {name} is new.", kind=kind, name=change.name)
        if change.kind == "removed":
            return text(
                "{kind} shared by all plans: {name} was removed.", kind=kind, name=change.name
            )
        return text("{kind} shared by all plans: {name} was changed.", kind=kind, name=change.name)

    def _added(self, change: Change) -> str:
        text, what = self.translator.text, self._with_headline(change)
        if change.subject in ("assessment", "review"):
            return text("{what} is new.", what=what)
        kind = self.wording.kind(change.subject).lower()
        sentence = text("New {kind}: {what}.", kind=kind, what=what)
        brings = self._brings(change)
        return f"{sentence} {brings}" if brings else sentence

    def _brings(self, change: Change) -> str:
        plural, parts = self.translator.plural, []
        if isinstance(count := change.value("assessments"), int):
            parts.append(plural("{n} assessment", "{n} assessments", count))
        if isinstance(count := change.value("actions"), int):
            parts.append(plural("{n} action", "{n} actions", count))
        return self.translator.text("It has {what}.", what=", ".join(parts)) if parts else ""

    def _removed(self, change: Change) -> str:
        text, what = self.translator.text, self._with_headline(change)
        if change.subject in ("assessment", "review"):
            return text("Removed from the plan: {what}.", what=what)
        kind = self.wording.kind(change.subject)
        return text("{kind} removed from the plan: {what}.", kind=kind, what=what)

    def _with_headline(self, change: Change) -> str:
        """Name a record with what a reader asks about it first."""
        values = (
            self.wording.value(value)
            for name, value in change.data
            if name not in ("assessments", "actions")
        )
        headline = ", ".join(value for value in values if value)
        name = self.wording.name(change)
        return f"{name} ({headline})" if headline else name

    def _changed(self, change: Change) -> str:
        if rated_criterion(change.field)[0]:
            return self._rated(change)
        registered = self._field(change)
        sentence = registered.spec.about.phrasing if registered else Phrasing.VALUE
        name, old, new = self.wording.name(change), change.old, change.new
        text, value = self.translator.text, self.wording.value
        if sentence is Phrasing.MOVES and old and new:
            return text(
                "{who} moved from {old} to {new}.",
                who=name,
                old=value(old).lower(),
                new=value(new).lower(),
            )
        if sentence is Phrasing.LEAVES and new:
            return text("{who} left on {date}.", who=name, date=value(new))
        if sentence is Phrasing.FINISHES and new is ActionStatus.DONE:
            return self._finished(change, name)
        if isinstance(old, date) and isinstance(new, date):
            return self._shifted_day(change, name, old, new, slips=sentence is Phrasing.SLIPS)
        if _is_figure(old) and _is_figure(new):
            return self._figure(name, self.wording.label(change), old, new)
        if isinstance(old, tuple) or isinstance(new, tuple):
            return self._list(name, self.wording.label(change), old, new)
        return self._plainly(change, name, is_text=sentence is Phrasing.TEXT)

    @staticmethod
    def _field(change: Change) -> FlatField | None:
        return field_of(change.subject, change.field)

    def _plainly(self, change: Change, name: str, *, is_text: bool) -> str:
        text, value, label = self.translator.text, self.wording.value, self.wording.label(change)
        old, new = change.old, change.new
        if old is None:
            return text("{what}: {field} set to {new}.", what=name, field=label, new=value(new))
        if new is None:
            return text(
                "{what}: {field} was removed; it was {old}.",
                what=name,
                field=label,
                old=value(old),
            )
        if isinstance(old, str) and isinstance(new, str):
            body = is_text or change.field in ("narrative", "body")
            if type(new) is str and (body or max(len(old), len(new)) > _LONG):
                return text(
                    "{what}: {field} was rewritten and now starts: {new}",
                    what=name,
                    field=label,
                    new=_difference(old, new),
                )
        before, after = (
            value(item).lower() if isinstance(item, StrEnum) else value(item) for item in (old, new)
        )
        return text(
            "{what}: {field} changed from {old} to {new}.",
            what=name,
            field=label,
            old=before,
            new=after,
        )

    def _shifted_day(self, change: Change, name: str, old: date, new: date, *, slips: bool) -> str:
        text, days = self.translator.text, (new - old).days
        template = (
            text("{what}: {field} moved {days} later, from {old} to {new}.")
            if days > 0
            else text("{what}: {field} moved {days} earlier, from {old} to {new}.")
        )
        if slips and days > 0:
            template = text("{what}: {field} slipped by {days}, from {old} to {new}.")
        return template.format(
            what=name,
            field=self.wording.label(change),
            days=self.translator.days(abs(days)),
            old=self.wording.value(old),
            new=self.wording.value(new),
        )

    def _finished(self, change: Change, name: str) -> str:
        text, value = self.translator.text, self.wording.value
        day, outcome = value(change.value("done")), value(change.value("outcome"))
        sentence = (
            text("Done on {date}: {what}.", date=day, what=name)
            if day
            else text("Done: {what}.", what=name)
        )
        if not outcome:
            return sentence
        result = text("Outcome: {outcome}", outcome=outcome)
        return f"{sentence} {result}"

    def _rated(self, change: Change) -> str:
        text, label = self.translator.text, self.wording.label(change)
        is_standing = change.subject == STANDINGS[0]
        who = change.name if is_standing and change.name else ""
        if change.subject == "assessment":
            who = self.wording.name(change)
        what = f"{who}: {label}" if who else label
        unrated = change.value("unrated")
        if isinstance(unrated, tuple):
            return self._unrated(change, unrated)
        rating, _ = rated_criterion(change.field)
        if rating != RATED:
            return self._behind_rating(what, rating, change)
        old, new = self.wording.rating(change.old), self.wording.rating(change.new)
        if is_standing and change.new is Rating.UNKNOWN and change.old is not None:
            sentence = self._sight_lost(who, change, old)
        else:
            sentence = text("{what} changed from {old} to {new}.", what=what, old=old, new=new)
        evidence = change.value("evidence")
        if evidence is not None:
            cited = text("Evidence: {evidence}", evidence=self.wording.value(evidence))
            return f"{sentence} {cited}"
        if change.new is Rating.PLUS and is_standing and not who:
            uncited = text("No evidence is cited.")
            return f"{sentence} {uncited}"
        return sentence

    def _sight_lost(self, who: str, change: Change, old: str) -> str:
        """Say that what was known of a company no longer is: never a gain of ours."""
        text, (_, key) = self.translator.text, rated_criterion(change.field)
        criterion = self.wording.method.by_key.get(key)
        what = criterion.label if criterion else key
        if not what[1:2].isupper():
            what = what[:1].lower() + what[1:]
        if who:
            return text(
                "We lost sight of {who}'s {what}; it was {old}.", who=who, what=what, old=old
            )
        return text("We lost sight of {what}; it was {old}.", what=what, old=old)

    def _behind_rating(self, what: str, rating: str, change: Change) -> str:
        """Say what changed of what a rating rests on: evidence, its source, how sure we are."""
        text, old, new = self.translator.text, change.old, change.new
        if rating == "evidence":
            if new is None:
                return text("{what}: the rating no longer cites evidence.", what=what)
            return text(
                "{what}: the rating now rests on: {evidence}",
                what=what,
                evidence=self.wording.value(new),
            )
        label = text("source") if rating == "source" else text("confidence")
        before = (
            self.wording.value(old).lower() if isinstance(old, StrEnum) else self.wording.value(old)
        )
        after = (
            self.wording.value(new).lower() if isinstance(new, StrEnum) else self.wording.value(new)
        )
        if old is None:
            return text("{what}: {field} set to {new}.", what=what, field=label, new=after)
        if new is None:
            return text(
                "{what}: {field} was removed; it was {old}.",
                what=what,
                field=label,
                old=before,
            )
        return text(
            "{what}: {field} changed from {old} to {new}.",
            what=what,
            field=label,
            old=before,
            new=after,
        )

    def _unrated(self, change: Change, criteria: tuple[Value, ...]) -> str:
        """Say that ratings of a company are no longer given."""
        return self.translator.plural(
            "{what}: the latest assessment leaves out {n} rating that was given before: "
            "{criteria}.",
            "{what}: the latest assessment leaves out {n} ratings that were given before: "
            "{criteria}.",
            len(criteria),
            what=self.wording.name(change),
            criteria=", ".join(self.wording.criterion(str(key)) for key in criteria),
        )

    def _figure(self, name: str, label: str, old: Value, new: Value) -> str:
        text, value = self.translator.text, self.wording.value
        if isinstance(old, Amount) and isinstance(new, Amount) and old.currency != new.currency:
            return text(
                "{what}: {field} changed from {old} to {new}.",
                what=name,
                field=label,
                old=value(old),
                new=value(new),
            )
        before, after = (
            self.translator.percent(item / 100) if isinstance(item, int) else value(item)
            for item in (old, new)
        )
        template = (
            text("{what}: {field} rose from {old} to {new}.")
            if _size(new) > _size(old)
            else text("{what}: {field} fell from {old} to {new}.")
        )
        return template.format(what=name, field=label, old=before, new=after)

    def _list(self, name: str, label: str, old: Value, new: Value) -> str:
        before, after = Counter(_items(old)), Counter(_items(new))
        more, less = tuple((after - before).elements()), tuple((before - after).elements())
        text, value = self.translator.text, self.wording.value
        if more and less:
            return text(
                "{what}: {field}: now {new}; no longer {old}.",
                what=name,
                field=label,
                new=value(more),
                old=value(less),
            )
        if more:
            return text("{what}: {field}: now also {new}.", what=name, field=label, new=value(more))
        return text("{what}: {field}: no longer {old}.", what=name, field=label, old=value(less))


def _is_figure(value: Value) -> bool:
    return isinstance(value, Amount) or (isinstance(value, int) and not isinstance(value, bool))


def _size(value: Value) -> float:
    return (
        value.amount if isinstance(value, Amount) else float(value) if isinstance(value, int) else 0
    )


def _items(value: Value) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _difference(old: str, new: str) -> str:
    """Return the new text from the sentence on in which it begins to differ."""
    before, after = " ".join(old.split()), " ".join(new.split())
    same = next(
        (
            index
            for index, (first, second) in enumerate(zip(before, after, strict=False))
            if first != second
        ),
        min(len(before), len(after)),
    )
    ends = (". ", "! ", "? ", "。")
    starts = (
        after.rfind(end, 0, same) + len(end) for end in ends if after.rfind(end, 0, same) >= 0
    )
    start = max(starts, default=0)
    return ("… " if start else "") + shortened(after[start:] or after)
