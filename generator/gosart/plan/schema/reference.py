"""The reference of the plan format, made from the registry of fields.

It has each part of a plan with its keys, types, meanings and an example.

reference_parts ── the parts in the order of a plan
explain_path ── what a writer asks for in the terminal
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.i18n.translator import Translator
from gosart.plan.duration import Duration
from gosart.plan.schema.account import (
    AccountEntry,
    CompetitorEntry,
    ContractEntry,
    FinancialEntry,
    InsightEntry,
    NamedEntry,
    NoteEntry,
    PartnerEntry,
    PartnerStageEntry,
    PlanEntry,
    PointEntry,
    ProfileEntry,
    RevenueEntry,
    UnitEntry,
    WhitespaceEntry,
)
from gosart.plan.schema.actions import ActionEntry, MilestoneEntry, ResourceEntry
from gosart.plan.schema.assessment import AssessmentEntry, DecisionCriterionEntry, RatingEntry
from gosart.plan.schema.base import Entry, IgnoreEntry, TextEntry, TwoSidesEntry
from gosart.plan.schema.decision import (
    BudgetEntry,
    DecisionEntry,
    DeliveryEntry,
    DeliveryStepEntry,
)
from gosart.plan.schema.extra import ExtraMoneyEntry
from gosart.plan.schema.field import About, FromMethod, InDays, Owner, RefersTo
from gosart.plan.schema.opportunity import (
    AimEntry,
    CounterEntry,
    CustomerAimEntry,
    ObjectiveEntry,
    OpportunityEntry,
    StrategyEntry,
)
from gosart.plan.schema.part_examples import OWNER, TODAY
from gosart.plan.schema.people import (
    ApproachEntry,
    ContactEntry,
    EvidenceEntry,
    InfluenceEntry,
    LevelEntry,
    OverrideEntry,
    TeamEntry,
)
from gosart.plan.schema.registry import FieldSpec, Shape, every_field, fields_of, find_field
from gosart.plan.schema.review import ReviewEntry, TestEntry, VulnerabilityEntry
from gosart.plan.schema.scalars import Whole
from gosart.plan.schema.value import (
    BenefitEntry,
    ConfirmedEntry,
    CostEntry,
    EventEntry,
    PropositionEntry,
    RealisedEntry,
    ValueEntry,
)

__all__ = [
    "PARTS",
    "ReferencePart",
    "example_of",
    "explain_path",
    "held_part",
    "part_of",
    "reference_parts",
    "type_of",
]

PARTS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        "account": AccountEntry,
        "profile": ProfileEntry,
        "financial": FinancialEntry,
        "plan": PlanEntry,
        "goal": TwoSidesEntry,
        "insight": InsightEntry,
        "named": NamedEntry,
        "unit": UnitEntry,
        "whitespace": WhitespaceEntry,
        "revenue": RevenueEntry,
        "contract": ContractEntry,
        "extra": ExtraMoneyEntry,
        "team": TeamEntry,
        "level": LevelEntry,
        "person": OverrideEntry,
        "influence": InfluenceEntry,
        "approach": ApproachEntry,
        "evidence": EvidenceEntry,
        "contact": ContactEntry,
        "competitor": CompetitorEntry,
        "point": PointEntry,
        "partner": PartnerEntry,
        "partner-stage": PartnerStageEntry,
        "opportunity": OpportunityEntry,
        "objective": ObjectiveEntry,
        "aim": AimEntry,
        "customer-aim": CustomerAimEntry,
        "strategy": StrategyEntry,
        "counter": CounterEntry,
        "budget": BudgetEntry,
        "delivery": DeliveryEntry,
        "delivery-step": DeliveryStepEntry,
        "decision": DecisionEntry,
        "assessment": AssessmentEntry,
        "rating": RatingEntry,
        "value": ValueEntry,
        "event": EventEntry,
        "confirmed": ConfirmedEntry,
        "proposition": PropositionEntry,
        "benefit": BenefitEntry,
        "cost": CostEntry,
        "realised": RealisedEntry,
        "criterion": DecisionCriterionEntry,
        "milestone": MilestoneEntry,
        "action": ActionEntry,
        "resource": ResourceEntry,
        "test": TestEntry,
        "review": ReviewEntry,
        "vulnerability": VulnerabilityEntry,
        "note": NoteEntry,
        "text": TextEntry,
        "ignore": IgnoreEntry,
    }
)
"""Every kind of entry by the word that `gosart explain` and the reference know it by, in the order
of a plan."""

_NAMES: Mapping[RefersTo, Message] = MappingProxyType(
    {
        RefersTo.PERSON: msg("id of a person"),
        RefersTo.TEAM: msg("id of one of our team"),
        RefersTo.COMPETITOR: msg("id of a competitor"),
        RefersTo.COMPANY: msg("id of a competitor, or `us`"),
        RefersTo.CRITERION: msg("key of a criterion"),
        RefersTo.ACTION: msg("id of an action"),
        RefersTo.UNIT: msg("id of a unit"),
        RefersTo.OFFERING: msg("id of an offering"),
        RefersTo.OPPORTUNITY: msg("id of an opportunity"),
        RefersTo.INSIGHT: msg("id of an insight"),
        RefersTo.MILESTONE: msg("id of a milestone"),
        RefersTo.BENEFIT: msg("id of a benefit"),
        RefersTo.ACCOUNT: msg("id of an account"),
        RefersTo.STEP: msg("id of an action or milestone"),
        RefersTo.PURPOSE: msg("id of an objective, insight, milestone or benefit"),
        RefersTo.ANSWER: msg("`<opportunity>/<action>`"),
    }
)
_VALUES: Mapping[type, Message] = MappingProxyType(
    {
        str: msg("text"),
        date: msg("date"),
        Decimal: msg("amount"),
        int: msg("0 to 100"),
        bool: msg("true or false"),
        Duration: msg("duration"),
        Whole: msg("whole number"),
    }
)


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """One kind of entry as the reference shows it."""

    word: str
    entry: type[Entry]
    meaning: str
    paths: tuple[str, ...]
    """Where such entries stand in a plan, dotted; `*` stands for an id, `[]` for an item of a
    list."""
    fields: tuple[FieldSpec, ...]
    other_keys: Message | None
    """What its other keys are, where it takes keys of the plan's own."""


@lru_cache(maxsize=1)
def reference_parts() -> tuple[ReferencePart, ...]:
    """Return every part of the plan format, in the order of a plan."""
    paths: dict[type[Entry], list[str]] = {AccountEntry: [""], NoteEntry: [""]}
    for path, spec in every_field(AccountEntry):
        if spec.entry is not None:
            steps = {Shape.LIST: ("[]",), Shape.MAP: ("*",) * spec.depth}.get(spec.shape, ())
            paths.setdefault(spec.entry, []).append(".".join((*path, *steps)))
    return tuple(_part(word, entry, paths) for word, entry in PARTS.items())


def _part(
    word: str, entry: type[Entry], paths_of: Mapping[type[Entry], list[str]]
) -> ReferencePart:
    # an entry whose subclass is what a plan holds stands where that one stands
    paths = [path for kind, where in paths_of.items() if issubclass(kind, entry) for path in where]
    other = {
        DecisionCriterionEntry: msg("ids of competitors, each with `better`, `same` or `worse`"),
        PropositionEntry: msg("the slots of its template, each a text"),
        LevelEntry: msg("dimensions of the level tables, each 1, 2 or 3"),
    }
    meaning = " ".join((entry.__doc__ or "").split())
    return ReferencePart(word, entry, meaning, tuple(paths), fields_of(entry), other.get(entry))


def part_of(entry: type[Entry]) -> str:
    """Return the word of a kind of entry.

    Args:
        entry: Its class.

    Returns:
        The word by which `PARTS` has it or its base, "" for none of its own.
    """
    exact = next((word for word, kind in PARTS.items() if kind is entry), "")
    return exact or next((word for word, kind in PARTS.items() if issubclass(entry, kind)), "")


def held_part(spec: FieldSpec) -> ReferencePart | None:
    """Return the part whose keys stand below a key.

    Args:
        spec: The key.

    Returns:
        The part, None for a key of values, or of texts that may be for some readers only.
    """
    word = part_of(spec.entry) if spec.entry else ""
    if word == "text":
        return None
    return next((part for part in reference_parts() if part.word == word), None)


def type_of(spec: FieldSpec) -> tuple[Message, ...]:
    """Return what may stand under a key, as alternatives to be joined by "or".

    Args:
        spec: The key.

    Returns:
        Messages such as `text`, `list of dates`, `one of better, same, worse`.
    """
    alternatives: list[Message] = []
    about = spec.about
    if about.refers_to is not None:
        alternatives.append(_NAMES[about.refers_to])
    else:
        for kind in spec.types:
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                values = ", ".join(f"`{member.value}`" for member in kind)
                alternatives.append(msg("one of {values}", values=values))
            elif kind in _VALUES and _VALUES[kind] not in alternatives:
                alternatives.append(_VALUES[kind])
    word = part_of(spec.entry) if spec.entry else ""
    if word and word != "text":
        alternatives.append(msg("keys of `{part}`", part=word))
    if spec.shape is Shape.LIST:
        return tuple(msg("list of: {item}", item=item) for item in alternatives)
    if spec.shape is Shape.MAP:
        names = [_NAMES[name] for name in about.names] or [msg("id")] * spec.depth
        plain = [item for item in alternatives if spec.entry is not None and not item.values]
        inner = alternatives[-1] if alternatives else msg("text")
        for name in reversed(names):
            inner = msg("{key} → {item}", key=name, item=inner)
        short = [item for item in plain if about.names == (RefersTo.CRITERION,)][:1]
        return (*short, inner)
    return tuple(alternatives)


def type_words(spec: FieldSpec, translator: Translator) -> str:
    """Return what may stand under a key, in words.

    Args:
        spec: The key.
        translator: For the words.

    Returns:
        The alternatives in one text.
    """
    return translator.text(" or ").join(translator.say(kind) for kind in type_of(spec))


def example_of(about: About) -> str | Message:
    """Return the example of a key as the reference shows it.

    Args:
        about: What is known of the key.

    Returns:
        Its text, "" for none.
    """
    example = about.sample if about.example is None else about.example
    if example is None:
        return ""
    if isinstance(example, InDays):
        return str(TODAY + timedelta(days=example.days))
    if isinstance(example, Owner):
        return OWNER
    if isinstance(example, FromMethod):
        return example.otherwise or ""
    if isinstance(example, tuple):
        return ", ".join(example)
    return example


def explain_path(path: str) -> tuple[ReferencePart, FieldSpec | None] | None:
    """Find the part of the format, and the key of it, that a writer asks for.

    Args:
        path: A part (`opportunity`), a key of one (`opportunity.close_date`), a path as it is
            typed (`people.dana.approach.verb`), or a key alone where one part has it
            (`reports_to`).

    Returns:
        The part and the key's specification, None for the part itself; None where there is none.
    """
    parts = {part.entry: part for part in reference_parts()}
    named = find_field(path, PARTS) or _typed_path(path)
    if named is None and "." not in path:
        specs = [spec for part in parts.values() for spec in part.fields if spec.name == path]
        named = (path, specs[0].owner, specs[0]) if len(specs) == 1 else None
    if named is None:
        return None
    _, entry, spec = named
    return parts[PARTS[part_of(entry)]], spec


def _typed_path(path: str) -> tuple[str, type[Entry], FieldSpec | None] | None:
    """Walk a path as a plan types it, ids and numbers of items among the keys."""
    entry: type[Entry] = AccountEntry
    spec: FieldSpec | None = None
    skip = 0
    for name in path.split("."):
        if skip:
            skip -= 1
            continue
        if spec is not None and spec.entry is not None:
            entry = spec.entry
        elif spec is not None:
            return None
        spec = next((item for item in fields_of(entry) if item.name == name), None)
        if spec is None:
            return None
        skip = spec.depth if spec.shape is Shape.MAP else 1 if spec.shape is Shape.LIST else 0
    return (path, entry, spec) if spec else None
