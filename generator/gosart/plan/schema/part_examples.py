"""A whole example of each part of a plan, as YAML to be copied, made from those of its fields.

part_example ── the lines of a part where it stands in a plan
entry_example ── a key that holds a part, on one line
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from gosart.i18n.translator import Translator
from gosart.method import enums
from gosart.method.model import Method
from gosart.plan.duration import Duration
from gosart.plan.field_audience import AUDIENCES, EXTRA, SEALED
from gosart.plan.schema.account import AccountEntry, NoteEntry
from gosart.plan.schema.assessment import DecisionCriterionEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.examples import Examples
from gosart.plan.schema.field import FromMethod, RefersTo
from gosart.plan.schema.people import LevelEntry
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.schema.scalars import Whole
from gosart.plan.schema.value import PropositionEntry
from gosart.yaml.dump import block_lines, flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gosart.plan.schema.reference import ReferencePart
    from gosart.yaml.document import Node

__all__ = ["EXAMPLE_IDS", "OWNER", "TODAY", "entry_example", "part_example"]

TODAY = date(2027, 1, 29)
"""Day on which the examples' plan is begun: an example is the same on every day."""
OWNER = "ann-berg"
"""Who of ours begins it."""

EXAMPLE_IDS: Mapping[RefersTo, str] = MappingProxyType(
    {
        RefersTo.PERSON: "first-person",
        RefersTo.TEAM: OWNER,
        RefersTo.COMPETITOR: "rival",
        RefersTo.COMPANY: "us",
        RefersTo.ACTION: "A3",
        RefersTo.UNIT: "distribution",
        RefersTo.OFFERING: "care",
        RefersTo.OPPORTUNITY: "outage-desk",
        RefersTo.INSIGHT: "fines",
        RefersTo.MILESTONE: "board",
        RefersTo.BENEFIT: "fewer-outages",
        RefersTo.ACCOUNT: "acme-group",
        RefersTo.STEP: "A2",
        RefersTo.PURPOSE: "strategy",
        RefersTo.ANSWER: "outage-desk/A3",
    }
)
"""What the examples refer to, a word for each kind of thing."""
_NAMED_BY: Mapping[str, str] = MappingProxyType(
    {
        "people": "second-person",
        "team": OWNER,
        "competitors": "rival",
        "partners": "installer",
        "opportunities": "outage-desk",
        "insights": "fewer-fines",
        "units": "field-service",
        "offerings": "care",
        "extra": "renewal_value",
        "stages": "implementation",
    }
)
"""Ids of the entries themselves, by the section in which an entry stands."""
_VALUES: Mapping[type, str] = MappingProxyType(
    {
        date: "2027-03-30",
        Decimal: "12_000",
        int: "50",
        bool: "true",
        Duration: "6 weeks",
        Whole: "3",
    }
)
_LONGEST_ENTRY = 100
"""Characters of an entry on one line: a row of the reference is no more than it needs to be."""
_DIMENSION = "focus"
"""A dimension of a company's level tables."""
_NOT_GIVEN_AS_A_RULE = frozenset({"audience", AUDIENCES, SEALED, EXTRA, "ignore"})
"""Keys that any entry may have and few do: who may see it, what is accepted, a company's own."""


def part_example(part: ReferencePart, method: Method, translator: Translator) -> str:
    """Return a whole example of a part, where it stands in a plan.

    Args:
        part: The part.
        method: For its criteria and its examples of evidence and goals.
        translator: For examples in words.

    Returns:
        YAML, lines that end with a line break. Keys whose values are parts of their own are left
        out, unless they have to be given: those parts have an example too.
    """
    examples = Examples(method, translator, TODAY, OWNER, full=True)
    data = _entry(part.entry, examples)
    if part.entry is NoteEntry:  # the front matter of a file of its own
        return "\n".join(("---", *block_lines(data), "---")) + "\n"
    path = part.paths[0] if part.paths else ""
    placed = _placed(data, path.split("."), AccountEntry, examples) if path else data
    return "\n".join(block_lines(_mapping(placed))) + "\n"


def entry_example(spec: FieldSpec, method: Method, translator: Translator) -> str:
    """Return an example of a key whose value is a part, or several of one, on one line.

    Args:
        spec: The key.
        method: For its criteria and its examples of evidence and goals.
        translator: For examples in words.

    Returns:
        The key with its value as it may stand in a plan. Of a part with many keys those that have
        to be given are there, and the first of the others. "" for a key that holds no part.
    """
    if spec.entry is None:
        return ""
    examples = Examples(method, translator, TODAY, OWNER, full=True)
    required = {field.name for field in fields_of(spec.entry) if field.required}
    data: Node = {}
    for name, value in _entry(spec.entry, examples).items():
        longer = {**_mapping(data), name: value}
        if name in required or len(flow(longer)) <= _LONGEST_ENTRY:
            data = longer
    if spec.shape is Shape.LIST:
        data = [data]
    if spec.shape is Shape.MAP:
        for key in reversed(_ids(spec, method)):
            data = {key: data}
    return f"{spec.name}: {flow(data)}"


def _placed(data: Node, steps: list[str], entry: type[Entry], examples: Examples) -> Node:
    """Put an example under the keys that lead to it from an entry."""
    name, *below = steps
    spec = next(spec for spec in fields_of(entry) if spec.name == name)
    depth = spec.depth if spec.shape is Shape.MAP else int(spec.shape is Shape.LIST)
    rest = below[depth:]
    if rest and spec.entry is not None:
        data = _placed(data, rest, spec.entry, examples)
    if spec.shape is Shape.LIST:
        given = _required(spec.entry, examples) if rest and spec.entry else {}
        return {name: [{**given, **_mapping(data)}]}
    if spec.shape is Shape.MAP:
        for key in reversed(_ids(spec, examples.method)):
            data = {key: data}
    return {name: data}


def _required(entry: type[Entry], examples: Examples) -> dict[str, Node]:
    """Return the keys that have to be given: an item of a list is not one without them."""
    return {
        spec.name: _field(spec, examples)
        for spec in fields_of(entry)
        if spec.required and spec.shape is Shape.VALUE
    }


def _ids(spec: FieldSpec, method: Method) -> list[str]:
    if spec.about.names == (RefersTo.CRITERION,):
        return [method.criteria[0].key]
    if spec.about.names:
        return [EXAMPLE_IDS[kind] for kind in spec.about.names]
    return [_NAMED_BY[spec.name]]


def _mapping(data: Node) -> dict[str, Node]:
    assert isinstance(data, dict)  # noqa: S101 - a plan is a mapping from the top
    return data


def _entry(entry: type[Entry], examples: Examples) -> dict[str, Node]:
    """Return an example of an entry, the keys in the order of its class."""
    data: dict[str, Node] = {}
    for spec in fields_of(entry):
        value = None if spec.name in _NOT_GIVEN_AS_A_RULE else _field(spec, examples)
        if value is not None:
            data[spec.name] = value
    return data | _other_keys(entry, data, examples.method)


def _other_keys(entry: type[Entry], data: dict[str, Node], method: Method) -> dict[str, Node]:
    """Return what an entry takes beside its keys."""
    if issubclass(entry, DecisionCriterionEntry):
        return {EXAMPLE_IDS[RefersTo.COMPETITOR]: enums.Standing.WORSE.value}
    if issubclass(entry, PropositionEntry):
        shape = method.propositions.get(str(data["template"]))
        return {slot: slot.replace("_", " ") for slot in shape.slots} if shape else {}
    return {_DIMENSION: "2"} if issubclass(entry, LevelEntry) else {}


def _field(spec: FieldSpec, examples: Examples) -> Node:
    about = spec.about
    declared = about.example if about.sample is None else about.sample
    if isinstance(declared, FromMethod) and declared.source == "ratings":
        return _ratings(examples.method)
    if declared is not None:
        value = None if declared == "" else examples.shaped(spec, declared)
        is_bare = spec.shape is Shape.LIST and spec.entry is None and isinstance(value, str)
        return [value] if is_bare else value
    if spec.entry is not None and not spec.types:
        return _entry(spec.entry, examples) if spec.required else None
    value = _by_type(spec, examples)
    if spec.shape is Shape.MAP:
        return None  # ids of the plan's own
    return [value] if spec.shape is Shape.LIST else value


def _by_type(spec: FieldSpec, examples: Examples) -> str:
    """Return a value that may stand under a key, or as an item of its list."""
    if spec.about.refers_to is RefersTo.CRITERION:
        return examples.method.criteria[0].key
    if spec.about.refers_to is not None:
        return EXAMPLE_IDS[spec.about.refers_to]
    for kind in spec.types:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return str(next(iter(kind)).value)
        if kind in _VALUES:
            return _VALUES[kind]
    label = spec.about.label
    words = examples.translator.say(label) if label else spec.name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _ratings(method: Method) -> str:
    """Return a rating for each criterion, by question, each of the four there are."""
    signs = iter("+-?." * len(method.criteria))
    return " ".join(
        "".join(next(signs) for _ in question.criteria) for question in method.questions
    )
