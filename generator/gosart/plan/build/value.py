"""What we are worth to the customer, as objects: whose case each figure is, and who agreed."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TypedDict

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.build.context import (
    BuildContext,
    person,
)
from gosart.plan.build.typed_values import (
    texts,
)
from gosart.plan.duration import Duration
from gosart.plan.model.account import (
    Benefit,
    CompellingEvent,
    Competitor,
    Cost,
    Proposition,
    Realised,
    Value,
)
from gosart.plan.model.people import Organisation, Person
from gosart.plan.schema.value import BenefitEntry, CostEntry, EventEntry, RealisedEntry, ValueEntry
from gosart.plan.validate.references import US
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import Key

__all__ = ["build_value"]


def build_value(
    context: BuildContext,
    entry: ValueEntry | None,
    key: Key,
    currency: str,
    organisation: Organisation,
) -> Value:
    """Make the value of an opportunity. `key` is that of its entry `value`.

    Args:
        context: What the account's parts have in common while they are made.
        entry: What is typed.
        key: The way to the value, from the top of the account.
        currency: Code of the currency that counts where none is typed.
        organisation: The people and their lines.

    Returns:
        The value.
    """
    if entry is None:
        return Value()
    confirmed = entry.confirmed
    event = _event(context, entry.compelling_event)
    benefits = tuple(
        Benefit(
            item.kind,
            item.item or "",
            context.money(item.amount, item.currency, currency),
            item.per or "",
            **_case(context, item, (*key, "benefits", number), organisation),
        )
        for number, item in enumerate(entry.benefits or ())
        if _is_shown(context, item)
    )
    return Value(
        compelling_event=event.text if event else "",
        capabilities=texts(entry.capabilities),
        solution=entry.solution or "",
        differentiation=entry.differentiation or "",
        unique_business_value=entry.unique_business_value or "",
        confirmed_by=person(organisation, confirmed.by) if confirmed else None,
        confirmed_on=confirmed.date if confirmed else None,
        propositions=tuple(
            Proposition(
                item.template,
                MappingProxyType(
                    {name: text for name, text in item.__pydantic_extra__.items() if text}
                ),
            )
            for item in entry.propositions or ()
        ),
        benefits=benefits,
        costs=tuple(
            Cost(
                item.kind,
                item.item or "",
                context.money(item.amount, item.currency, currency),
                item.per or "",
                **_case(context, item, (*key, "costs", number), organisation),
            )
            for number, item in enumerate(entry.costs or ())
            if _is_shown(context, item)
        ),
        event=event,
        horizon=entry.horizon,
        payback_limit=entry.payback_limit,
        clock=entry.clock or enums.ValueClock.GO_LIVE,
        realised=tuple(
            made
            for number, item in enumerate(entry.realised or ())
            if (
                made := _realised(
                    context, item, (*key, "realised", number), currency, organisation, benefits
                )
            )
        ),
    )


def _event(context: BuildContext, typed: str | EventEntry | None) -> CompellingEvent | None:
    if typed is None:
        return None
    if isinstance(typed, str):
        return CompellingEvent(typed)
    insights = mapping(context.cut.data.get("insights"))
    insight = typed.insight if typed.insight and typed.insight in insights else ""
    return CompellingEvent(
        typed.text, typed.date, typed.consequence or "", typed.payback or "", insight
    )


def _is_shown(context: BuildContext, item: BenefitEntry | CostEntry) -> bool:
    """Tell whether the company whose case a figure belongs to is shown."""
    return item.for_ in (None, US) or context.rival(item.for_) is not None


class _Case(TypedDict):
    """What a benefit and a cost have in common beside their amount."""

    id: str
    basis: enums.ValueBasis | None
    confirmed_by: Person | None
    confirmed_on: date | None
    is_confirmed: bool
    only_us: bool
    rival: Competitor | None
    formula: str
    starts: date | Duration | None
    location: Location
    hidden_fields: frozenset[str]


def _case(
    context: BuildContext, item: BenefitEntry | CostEntry, key: Key, organisation: Organisation
) -> _Case:
    confirmed = item.confirmed
    return {
        "id": item.id or "",
        "basis": item.basis,
        "confirmed_by": person(organisation, confirmed.by) if confirmed else None,
        "confirmed_on": confirmed.date if confirmed else None,
        "is_confirmed": bool(confirmed and (confirmed.by or confirmed.date)),
        "only_us": bool(item.only_us),
        "rival": context.rival(item.for_),
        "formula": item.formula or "",
        "starts": item.from_,
        "location": context.location(key),
        "hidden_fields": context.hidden_fields(key),
    }


def _realised(
    context: BuildContext,
    item: RealisedEntry,
    key: Key,
    currency: str,
    organisation: Organisation,
    benefits: tuple[Benefit, ...],
) -> Realised | None:
    """Make what a benefit came to, None where the benefit is left out."""
    benefit = next((candidate for candidate in benefits if candidate.id == item.benefit), None)
    if benefit is None:
        return None
    confirmed = item.confirmed
    return Realised(
        benefit=benefit,
        date=item.date,
        money=context.money(item.amount, item.currency, currency),
        confirmed_by=person(organisation, confirmed.by) if confirmed else None,
        confirmed_on=confirmed.date if confirmed else None,
        note=item.note or "",
        location=context.location(key),
        hidden_fields=context.hidden_fields(key),
    )
