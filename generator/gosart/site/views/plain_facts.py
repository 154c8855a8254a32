"""Fields of a plan that no template shows in a place of its own, as label and text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from gosart.i18n.translator import Translator
from gosart.method.custom_fields import FieldType
from gosart.method.model import Method
from gosart.plan.model.account import ExtraValue, Money
from gosart.plan.model.people import Organisation
from gosart.plan.schema.base import Entry
from gosart.plan.schema.registry import fields_of

__all__ = ["company_facts", "plain_facts"]


def plain_facts(
    entry: Entry, currency: str, method: Method, translator: Translator
) -> tuple[tuple[str, str], ...]:
    """List the fields of an entry that are marked as facts and given.

    Args:
        entry: What is typed, cut to the build's audience.
        currency: Of its amounts that name none (ISO 4217).
        method: For the words of closed sets.
        translator: For labels and values.

    Returns:
        (label, value) in the order of the fields, plain texts in the site's language.
    """
    facts = []
    for spec in fields_of(type(entry)):
        value = getattr(entry, spec.attribute)
        if spec.about.fact and spec.about.label is not None and value is not None:
            label = translator.say(spec.about.label)
            money = getattr(entry, "currency", None) or currency
            text = _text(value, money, method, translator)
            facts.append((label[:1].upper() + label[1:], text))
    return tuple(facts)


def company_facts(
    values: Iterable[ExtraValue],
    organisation: Organisation,
    method: Method,
    translator: Translator,
) -> tuple[tuple[str, str], ...]:
    """List the values of a company's own fields.

    Args:
        values: The values, cut to the build's audience.
        organisation: The people that a field may name.
        method: For the words of closed sets.
        translator: For the values.

    Returns:
        (label, value) in the order of the method's file.
    """
    facts = []
    for item in values:
        value = item.value
        if item.field.type is FieldType.PERSON:
            person = organisation.by_id.get(str(value))
            is_named = person is not None and not person.hidden
            text = person.name if person and is_named else translator.text("someone not shown here")
        elif isinstance(value, Money):
            text = translator.money(value.amount, value.currency)
        elif isinstance(value, Decimal):
            text = translator.figure(format(value, "f"))
        else:
            text = _text(value, "", method, translator)
        facts.append((item.field.label, text))
    return tuple(facts)


def _text(value: Any, currency: str, method: Method, translator: Translator) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(item, currency, method, translator) for item in value)
    if isinstance(value, bool):
        return translator.text("yes") if value else translator.text("no")
    if isinstance(value, StrEnum):
        return method.term(value).label
    if isinstance(value, date):
        return translator.date(value)
    if isinstance(value, Decimal):
        return translator.money(value, currency)
    if isinstance(value, int):
        return translator.number(value)
    return str(value)
