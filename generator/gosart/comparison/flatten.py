"""A plan -> its records: a walk over what is typed, along the registry of fields.

What the build leaves out is not in the entries; a reference to it is left out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from gosart.analysis.opportunity import AccountAnalysis
from gosart.comparison.flat_fields import NARRATIVE, flat_fields
from gosart.comparison.flat_names import Identity, call_of, names_of, plain_of, text_of
from gosart.comparison.flatten_ignores import ignore_records
from gosart.comparison.flatten_ratings import rating_records
from gosart.comparison.records import (
    EXTRA,
    STANDING,
    Amount,
    Ids,
    Item,
    PlanRecord,
    Ref,
    Value,
    records_by_ids,
    with_fields,
)
from gosart.diagnostics import Location
from gosart.method.custom_fields import FieldType
from gosart.plan.cut import LINES
from gosart.plan.duration import Duration
from gosart.plan.model.account import Account, ExtraValue, Money, Opportunity
from gosart.plan.model.location import Locator
from gosart.plan.model.people import Organisation
from gosart.plan.schema.account import AccountEntry, CompetitorEntry, NamedEntry
from gosart.plan.schema.assessment import AssessmentEntry, DecisionCriterionEntry
from gosart.plan.schema.base import Entry, IgnoreEntry
from gosart.plan.schema.field import Phrasing, RefersTo
from gosart.plan.schema.people import InfluenceEntry, OverrideEntry
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.validate.ids import RESERVED
from gosart.plan.validate.references import NO_DECISION
from gosart.yaml.document import Key

__all__ = ["flatten"]


def flatten(analysis: AccountAnalysis) -> dict[Ids, PlanRecord]:
    """Return everything a plan says, as records by identity.

    Args:
        analysis: The account with its opportunities, as the build may show it.

    Returns:
        Records by kind and ids, in the order of the plan: the account's own first.
    """
    parts: list[Iterable[PlanRecord]] = [_of_account(analysis.account)]
    for opportunity in analysis.opportunities:
        first, last = _of_opportunity(analysis.account, opportunity.opportunity)
        parts += [first, rating_records(opportunity, analysis.account.locator.find), last]
    return records_by_ids(record for part in parts for record in part)


# On another day other ratings are in force; all else is what is typed.
@lru_cache(maxsize=4)
def _of_account(account: Account) -> tuple[PlanRecord, ...]:
    return tuple(_Flattener(account).account())


@lru_cache(maxsize=32)
def _of_opportunity(
    account: Account, opportunity: Opportunity
) -> tuple[tuple[PlanRecord, ...], tuple[PlanRecord, ...]]:
    """Return the records of an opportunity that stand before its ratings, and those after."""
    flattener = _Flattener(account, opportunity)
    return tuple(flattener.opportunity(opportunity)), tuple(flattener.entries(opportunity))


class _Flattener:
    """Walks one account, or one opportunity of it."""

    def __init__(self, account: Account, opportunity: Opportunity | None = None) -> None:
        self.account_model = account
        self.opportunity_model: Opportunity | None = opportunity
        self.organisation: Organisation = (
            opportunity.organisation if opportunity else account.organisation
        )
        self.currency = account.currency
        self.names = names_of(account, opportunity)

    def account(self) -> Iterator[PlanRecord]:
        """Yield the records that belong to no opportunity."""
        account = self.account_model
        record = self._record(
            account.entry, Identity((), ()), account.name, narrative=account.narrative
        )
        yield with_fields(record, {**record.fields, **self._extra(account.extra)})
        yield from self._people(account.organisation)
        yield from self._below(account.entry, ())
        for competitor in account.competitors:
            entry = competitor.entry or CompetitorEntry()
            identity = Identity(("competitors", competitor.id), (competitor.id,))
            record = self._record(entry, identity, competitor.name, narrative=competitor.narrative)
            fields = {**record.fields, "name": competitor.name}
            if competitor.id == NO_DECISION and not any(
                value for name, value in fields.items() if name != "name"
            ):
                continue  # it is always there; a plan that says nothing of it says nothing here
            yield with_fields(record, fields)
        for partner in account.partners:
            if partner.entry is not None:
                identity = Identity(("partners", partner.id), (partner.id,))
                record = self._record(
                    partner.entry, identity, partner.name, narrative=partner.narrative
                )
                yield with_fields(record, {**record.fields, "name": partner.name})
        for note in account.notes:
            if note.entry is not None:
                record = self._record(note.entry, Identity((), (note.slug,)), note.title)
                fields = {**record.fields, "title": note.title, "body": text_of(note.body)}
                locations = dict.fromkeys(("", *fields), Location(note.path))
                yield with_fields(record, fields, locations)
        yield from ignore_records(account.ignores, "", account.locator)

    def opportunity(self, opportunity: Opportunity) -> Iterator[PlanRecord]:
        """Yield the records of the opportunity itself and its people."""
        key: Key = ("opportunities", opportunity.id)
        self.currency = opportunity.entry.currency or self.currency
        record = self._record(
            opportunity.entry,
            Identity(key, (opportunity.id,)),
            opportunity.name,
            narrative=opportunity.narrative,
        )
        yield with_fields(record, {**record.fields, **self._extra(opportunity.extra)})
        yield from self._people(opportunity.organisation)

    def entries(self, opportunity: Opportunity) -> Iterator[PlanRecord]:
        """Yield the records of the entries below the opportunity, in its currency."""
        self.currency = opportunity.entry.currency or self.currency
        yield from self._below(opportunity.entry, ("opportunities", opportunity.id))
        yield from ignore_records(opportunity.ignores, opportunity.id, self.account_model.locator)

    def _people(self, organisation: Organisation) -> Iterator[PlanRecord]:
        for person in organisation.named:
            if person.entry is None:
                continue
            record = self._record(person.entry, Identity((), self._ids(person.id)), call_of(person))
            fields = {
                **record.fields,
                "name": person.name,
                "title": text_of(person.title),
                # a human in an account that the build does not show is nobody's business here
                "same_as": text_of(person.same_as),
                NARRATIVE: text_of(person.narrative),
                **self._extra(person.extra),
            }
            yield with_fields(record, fields, locator=person.locator)

    def _ids(self, *own: str) -> Ids:
        """Return ids of a record of the opportunity, or of the account where there is none."""
        return (self.opportunity_model.id if self.opportunity_model else "", *own)

    def _below(self, entry: Entry, key: Key) -> Iterator[PlanRecord]:
        """Yield the records of the entries below one, in the order of its fields."""
        for spec in fields_of(type(entry)):
            if spec.entry is None or spec.entry in _MADE_ELSEWHERE:
                continue
            value, below = getattr(entry, spec.attribute), (*key, spec.name)
            if value is None:
                continue
            if spec.entry.record is None:
                if spec.shape is Shape.ENTRY and isinstance(value, Entry):
                    yield from self._below(value, below)
            elif spec.shape is Shape.LIST:
                for index, item in enumerate(value):
                    yield self._item(item, (*below, index))
            elif spec.shape is Shape.MAP:
                yield from self._mapped(value, below, (), spec.about.names)

    def _mapped(
        self, value: Mapping[str, Any], key: Key, ids: Ids, refers_to: tuple[RefersTo, ...]
    ) -> Iterator[PlanRecord]:
        for name, item in value.items():
            below, own = (*key, name), (*ids, str(name))
            if refers_to and name not in self.names[refers_to[0]]:
                continue  # a cell of a row or column that the build leaves out
            if isinstance(item, Mapping):
                yield from self._mapped(item, below, own, refers_to[1:])
            elif isinstance(item, Entry):
                scope = self._ids() if self.opportunity_model else ()
                yield self._record(item, Identity(below, (*scope, *own)), self._name(item, own))

    def _item(self, item: Entry, key: Key) -> PlanRecord:
        """Return the record of an item of a list: the same by its id, else by its content."""
        record = type(item).record
        assert record is not None  # noqa: S101 - asked by the caller
        own_id = getattr(item, "id", None)
        content = tuple(plain_of(getattr(item, name)) for name in record.content)
        ids = self._ids(*((own_id,) if own_id else content))
        # a day is as good as an id: another day is another review
        by_content = not own_id and "date" not in record.content
        return self._record(item, Identity(key, ids, by_content), self._name(item, ids[-1:]))

    def _name(self, item: Entry, own: Ids) -> str:
        record = type(item).record
        assert record is not None  # noqa: S101 - asked by the caller
        if not record.name and len(own) > 1:  # a cell is named by its row and column
            units, offerings = self.account_model.units, self.account_model.offerings
            return f"{units.get(own[0], own[0])} · {offerings.get(own[1], own[1])}"
        names = [plain_of(value) for name in record.name if (value := getattr(item, name))]
        return " ".join(names) or own[-1]

    def _record(
        self, entry: Entry, identity: Identity, name: str, *, narrative: str = ""
    ) -> PlanRecord:
        """Make a record of an entry: every field that the registry knows of it, and its text."""
        record = type(entry).record
        assert record is not None  # noqa: S101 - asked by the caller
        fields: dict[str, Value] = {}
        for field in flat_fields(type(entry)):
            fields[field.path] = self._at(entry, field.way, field.spec)
        if isinstance(entry, DecisionCriterionEntry):
            fields |= self._standings(entry)
        for path in fields:
            holder, _, last = path.rpartition(".")
            if last == "currency" and any(
                isinstance(value, Amount) and other.rpartition(".")[0] == holder
                for other, value in fields.items()
            ):
                fields[path] = None  # the amount says it
        if narrative:
            fields[NARRATIVE] = text_of(narrative)
        opportunity = self.opportunity_model.id if self.opportunity_model else ""
        locator = Locator(self.account_model.locator.find, (identity.key,))
        return PlanRecord(
            record.kind,
            identity.ids,
            name,
            record.part,
            fields,
            locator,
            opportunity,
            by_content=identity.by_content,
        )

    def _at(self, entry: Entry, way: tuple[str, ...], spec: FieldSpec) -> Value:
        """Return the value of a field, None where an entry on the way to it is not there."""
        holder: Any = entry
        for name in way:
            holder = getattr(holder, name, None)
            if not isinstance(holder, Entry):  # not given, or a text in place of a mapping
                return None
        if spec.about.phrasing is Phrasing.STANDING:
            return None  # told with the standings of the others
        return self._value(getattr(holder, spec.attribute), spec, holder)

    def _value(self, value: Any, spec: FieldSpec, holder: Any) -> Value:
        if value is None:
            return spec.about.absent
        if spec.shape is Shape.ENTRY and spec.plain:
            return text_of(value if isinstance(value, str) else value.text)
        if spec.shape is Shape.LIST:
            items = (self._single(item, spec, holder) for item in value)
            return tuple(item for item in items if item is not None) or None
        if spec.shape is Shape.MAP:
            return self._map(value, spec) or None
        return self._single(value, spec, holder)

    def _map(self, value: Mapping[Any, Any], spec: FieldSpec) -> tuple[Value, ...]:
        """Return a mapping that is one field: names, texts or small entries by their key."""
        items: list[Value] = []
        for key, item in value.items():
            if spec.about.names and spec.entry is None:
                ref = self._named(spec.about.names[0], str(key))
                items += [Item((ref,), (item,) if item else ())] if ref is not None else []
            elif isinstance(item, NamedEntry):
                items.append(self._inline(item))
            elif isinstance(item, Entry):
                inner = self._inline(item, key)
                items += [inner] if inner is not None else []
            elif spec.entry is NamedEntry and item is not None:
                items.append(text_of(item))
            elif item is not None:
                items.append(f"{key}: {item}")
        return tuple(items)

    def _single(self, value: Any, spec: FieldSpec, holder: Any) -> Value:
        if isinstance(value, Entry):
            return self._inline(value)
        if isinstance(value, Decimal):
            return Amount(float(value), getattr(holder, "currency", None) or self.currency)
        if spec.about.refers_to is not None:
            return self._ref(spec, str(value))
        if isinstance(value, StrEnum | bool | int | date | Duration):
            return value
        return text_of(str(value))

    def _inline(self, entry: Entry, key: Value = None) -> Value:
        """Return an entry that is no record as a value of the record it is in."""
        inline = type(entry).inline
        specs = {spec.attribute: spec for spec in fields_of(type(entry))}
        names = inline.name if inline else ()
        values = {
            name: self._value(getattr(entry, name), spec, entry) for name, spec in specs.items()
        }
        if any(isinstance(value, Amount) for value in values.values()):
            values.pop("currency", None)
        head = tuple(values[name] for name in names if values[name] is not None)
        if key is not None:
            head = (key, *head)
        rest = [value for name, value in values.items() if name not in names and value is not None]
        extra = entry.__pydantic_extra__ or {}
        rest += [f"{name} = {text}" for name, text in extra.items() if text]
        if not head and names:
            return None
        if any(isinstance(value, Ref) and not value.id for value in head):
            rest = []  # a remark about somebody who is left out could say who it is
        if key is not None and not rest and len(head) == 1:
            return None
        if not rest and len(head) == 1:
            return head[0]
        return Item(head, tuple(rest), inline.joint if inline else ", ")

    def _extra(self, values: tuple[ExtraValue, ...]) -> dict[str, Value]:
        """Return a company's own fields, each as a field of its record."""
        fields: dict[str, Value] = {}
        for item in values:
            value: Value
            if isinstance(item.value, Money):
                value = Amount(float(item.value.amount), item.value.currency)
            elif isinstance(item.value, Decimal):
                value = float(item.value)
            elif item.field.type is FieldType.PERSON:
                value = self._named(RefersTo.PERSON, str(item.value))
            else:
                value = item.value
            fields[f"{EXTRA}{item.field.key}"] = value
        return fields

    def _standings(self, entry: DecisionCriterionEntry) -> dict[str, Value]:
        standings: dict[str, Value] = {f"{STANDING} us": entry.us}
        competitors = self.names[RefersTo.COMPETITOR]
        for name, standing in (entry.__pydantic_extra__ or {}).items():
            if name in competitors:
                standings[f"{STANDING} {name}"] = standing
        return standings

    def _ref(self, spec: FieldSpec, name: str) -> Value:
        refers_to = spec.about.refers_to
        assert refers_to is not None  # noqa: S101 - asked by the caller
        is_line = spec.owner is InfluenceEntry or spec.attribute in LINES
        return self._named(refers_to, name, is_line=is_line)

    def _named(self, refers_to: RefersTo, name: str, *, is_line: bool = False) -> Value:
        """Return a reference, None to what the build leaves out."""
        if refers_to is RefersTo.PERSON:
            person = self.organisation.by_id.get(name)
            if person is not None:
                return Ref("person", name, person.name)
            # a line still makes sense with an unnamed end; any other reference is left out
            return Ref("person", "", "…") if is_line and self._is_hidden(name) else None
        if refers_to is RefersTo.COMPANY:
            refers_to = RefersTo.COMPETITOR
            if name == "us":
                return Ref("competitor", "us", "")
        if refers_to is RefersTo.CRITERION:
            return Ref("criterion", name, name)
        if refers_to is RefersTo.ACCOUNT:
            return Ref("account", name, name) if name == self.account_model.parent else None
        if refers_to is RefersTo.PURPOSE and name in RESERVED:
            return name
        names = self.names[refers_to]
        kind = "member" if refers_to is RefersTo.TEAM else refers_to.value
        return Ref(kind, name, names[name]) if name in names else None

    def _is_hidden(self, name: str) -> bool:
        people = self.account_model.entry.people or {}
        own = self.opportunity_model.entry.people if self.opportunity_model else None
        return name in people or name in (own or {})


_MADE_ELSEWHERE: frozenset[type[Entry]] = frozenset(
    {
        # of objects that know more than their entry: merged people, shared competitors, who accepts
        *(
            kind
            for spec in fields_of(AccountEntry)
            if spec.name in ("people", "competitors", "partners", "opportunities")
            and (kind := spec.entry)
        ),
        OverrideEntry,
        IgnoreEntry,
        AssessmentEntry,
    }
)
