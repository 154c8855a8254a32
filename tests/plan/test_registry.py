"""The registry of fields: a comparison names each changed leaf of a sample, or it is refused.

Every leaf of every sample plan is changed; what is refused is refused with its place. Leaves are
changed together as long as each is named at its own place: a plan takes long to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice, takewhile
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gosart.comparison.changes import changes_between
from gosart.comparison.snapshots import Plan, plan_of
from gosart.config.model import SiteOptions, options_from
from gosart.diagnostics import Location, Severity
from gosart.method.loader import read_method
from gosart.plan.duration import Duration
from gosart.plan.options import PlanOptions, plan_options
from gosart.plan.portfolio_loader import load_account, load_shared, meetings
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.registry import FieldSpec, every_field, fields_of
from gosart.plan.schema.scalars import Whole, is_date
from gosart.plan.validate.ids import ids_of
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import RuleSet
from gosart.yaml.document import AccountFiles, Key, Node, Repository

ROOT = Path(__file__).parents[2]
METHOD = read_method("en", ROOT, "method.yml").method
ACCOUNTS = (
    "dunmore-aggregates",
    "hengze-storage",
    "hollin-ferries",
    "kitsune-robotics",
    "marwick-thorne",
    "osterby-marine",
    "penarroya",
    "sable-metals",
    "tallgrass-packaging",
    "wittgenrode-chemie",
)


@cache
def site() -> tuple[SiteOptions, PlanOptions, Repository]:
    """The samples, read for those who see everything."""
    options = options_from({"today": "2026-11-23", "audience": "account-team"}, ROOT, {})
    return options, plan_options(options), read_repository(ROOT, "accounts", None)


def test_the_samples_are_all_here() -> None:
    assert {files.id for files in site()[2].accounts} == set(ACCOUNTS)


@dataclass(frozen=True)
class Leaf:
    """One value that somebody typed."""

    key: Key
    value: str
    spec: FieldSpec


def leaves(node: Node, key: Key = ()) -> Iterator[tuple[Key, str]]:
    if isinstance(node, dict):
        for name, item in node.items():
            yield from leaves(item, (*key, name))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from leaves(item, (*key, index))
    elif isinstance(node, str):
        yield key, node


def spec_at(key: Key) -> FieldSpec | None:
    """Follow a key along the registry; None for a key of the plan's own (a standing, a slot)."""
    entry: Any = AccountEntry
    spec: FieldSpec | None = None
    depth = 0
    for part in key:
        if isinstance(part, int) or depth:
            depth -= not isinstance(part, int)
            continue
        if spec is not None:
            if spec.entry is None:
                return spec
            entry = spec.entry
        spec = next((item for item in fields_of(entry) if item.name == part), None)
        if spec is None:
            return None
        depth = spec.depth
    return spec


def keys_in(node: Node, key: Key = ()) -> Iterator[Key]:
    """Yield every key that somebody typed."""
    items: list[tuple[str | int, Node]] = []
    if isinstance(node, dict):
        items = list(node.items())
    elif isinstance(node, list):
        items = list(enumerate(node))
    for part, inner in items:
        yield (*key, part)
        yield from keys_in(inner, (*key, part))


def test_every_key_of_the_second_edition_is_used_by_a_sample() -> None:
    new = [(path, spec) for path, spec in every_field(AccountEntry) if spec.about.edition == 2]
    trees = (files.tree.data for files in site()[2].accounts)
    specs = {spec_at(key) for data in trees for key in keys_in(data)}
    # `audiences` is a key of every entry, and a person's keys are those of a deal's person too
    used = {(spec.name, spec.meaning) for spec in specs if spec is not None}
    unused = {path for path, spec in new if (spec.name, spec.meaning) not in used}
    # a company's own fields have to be declared in its method file, and the samples have none
    assert {path for path in unused if "extra" not in path} == set()
    assert len(new) > 60


def other(value: str, key: Key, spec: FieldSpec | None, data: Mapping[str, Node]) -> str:
    """Return another value that may stand there as well, as far as one can be had."""
    if spec is None:
        return {"better": "worse", "worse": "same", "same": "better"}.get(value, f"{value} too")
    if spec.name == "audiences":
        return "sales" if value != "sales" else "account-team"
    if spec.name == "ratings" and len(key) == 5:
        swapped = {"+": "-", "-": "?", "?": "+", ".": "+"}
        first = next(index for index, sign in enumerate(value) if sign in swapped)
        return value[:first] + swapped[value[first]] + value[first + 1 :]
    if spec.about.refers_to is not None:
        return another_id(value, key, spec.about.refers_to, data)
    for kind in spec.types:
        if kind is date and is_date(value):
            return str(date.fromisoformat(value) + timedelta(days=17))
        if kind is bool and value in ("true", "false"):
            return "false" if value == "true" else "true"
        if kind is int:
            return "31" if value != "31" else "32"
        if kind is Whole:
            return {"1": "2", "2": "3"}.get(value, "1" if len(value) == 1 else "77")
        if kind is Duration:
            return f"{int(value.split()[0]) + 1} {value.split()[1]}"
        if kind is Decimal:
            return str(Decimal(value.replace("_", "")) + 7)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            values = [member.value for member in kind]
            return values[(values.index(value) + 1) % len(values)]
    if spec.name in ("per", "currency", "same_as", "audience", "stage", "rule"):
        return {"currency": "CHF", "audience": "sales", "stage": "qualified"}.get(
            spec.name, f"{value}x"
        )
    return f"{value} revised"


def another_id(value: str, key: Key, refers_to: RefersTo, data: Mapping[str, Node]) -> str:
    sections = {
        RefersTo.PERSON: "people",
        RefersTo.TEAM: "team",
        RefersTo.COMPETITOR: "competitors",
        RefersTo.COMPANY: "competitors",
        RefersTo.UNIT: "units",
        RefersTo.OFFERING: "offerings",
        RefersTo.OPPORTUNITY: "opportunities",
        RefersTo.INSIGHT: "insights",
    }
    if refers_to is RefersTo.CRITERION:
        return next(name for name in METHOD.by_key if name != value)
    shared = site()[2].shared.data
    names: list[str] = []
    if refers_to in sections:
        for source in (data, shared):
            section = source.get(sections[refers_to])
            names += list(section) if isinstance(section, dict) else []
    if refers_to is RefersTo.ACCOUNT:
        return next(name for name in ACCOUNTS if name not in (value, "hollin-ferries"))
    if refers_to in OF_OPPORTUNITY:
        # an answer and an insight's benefits name those of an opportunity from elsewhere
        deal, _, own = value.partition("/") if refers_to is RefersTo.ANSWER else ("", "", value)
        first = next(iter(data["opportunities"]))  # type: ignore[arg-type]
        chosen = deal or (str(key[1]) if key[0] == "opportunities" else str(first))
        ids = ids_of(data["opportunities"][chosen])  # type: ignore[index, call-overload]
        known = [id_ for kind in OF_OPPORTUNITY[refers_to] for id_ in ids[kind] if id_ != own]
        return f"{deal}/{known[0]}" if deal else (known or ["strategy"])[0]
    if refers_to is RefersTo.ACTION:
        actions = data["opportunities"][key[1]]["actions"]  # type: ignore[index, call-overload]
        names = [str(item["id"]) for item in actions if "id" in item]
    return next((name for name in names if name != value), "no-decision")


def changed(data: dict[str, Node], values: Mapping[Key, str]) -> dict[str, Node]:
    copy = deepcopy(data)
    for key, value in values.items():
        holder: Any = copy
        for part in key[:-1]:
            holder = holder[part]
        holder[key[-1]] = value
    return copy


OF_OPPORTUNITY = {
    RefersTo.ANSWER: ("actions",),
    RefersTo.BENEFIT: ("benefits",),
    RefersTo.MILESTONE: ("milestones",),
    RefersTo.PURPOSE: ("objectives", "milestones", "benefits"),
    RefersTo.STEP: ("actions", "milestones"),
}
"""What an id of an opportunity may name, by what has such ids."""


class Samples:
    """Loads one sample account again and again, its data changed."""

    def __init__(self, account: str) -> None:
        self.options, self.plan_options, repository = site()
        self.shared = load_shared(repository.shared, METHOD, self.plan_options)
        self.met = meetings(repository, self.plan_options)[account]
        self.tree = repository.shared
        self.files = next(files for files in repository.accounts if files.id == account)
        self.examiner = Examiner(METHOD, self.options, RuleSet((), ()))
        self.before = self.load(self.files)

    def load(self, files: AccountFiles) -> Plan:
        loaded = load_account(files, self.shared, METHOD, self.plan_options, self.met)
        assert loaded.account is not None
        return plan_of(files, loaded.account, self.examiner, self.tree)

    def with_values(self, values: Mapping[Key, str]) -> Plan:
        """Load the account with other values of some leaves."""
        data = changed(self.files.tree.data, values)
        return self.load(replace(self.files, tree=replace(self.files.tree, data=data)))

    def places(self, key: Key, others: Iterable[Key]) -> set[Place]:
        """Give where a change of a leaf may stand: at itself, or at what holds none of some
        others."""
        apart = max((shared_parts(key, other) for other in others if other != key), default=0)
        positions = (
            self.before.source_map.position(key[:end])[0] for end in range(apart + 1, len(key) + 1)
        )
        return {place_of(location) for at in positions for location in (at.key, at.value)}


def shared_parts(key: Key, other: Key) -> int:
    """Count the parts that two keys begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(key, other, strict=False)))


Place: TypeAlias = tuple[str, int, int]


def place_of(location: Location) -> Place:
    return location.path, location.line, location.column


def is_levels(key: Key) -> bool:
    """Tell whether a key is below a private field: nobody is told of it."""
    return key[:1] == ("team",) and key[2:3] == ("levels",)


TOGETHER = 24
"""Leaves that are changed at once."""


@dataclass(frozen=True)
class Outcome:
    """What came of changing the leaves of an account."""

    leaves: int
    refused: list[Key]
    silent: list[str]
    """Those that nothing named."""


@cache
def outcome(account: str) -> Outcome:
    """Change every leaf of an account."""
    samples = Samples(account)
    data = samples.files.tree.data
    values = {key: other(value, key, spec_at(key), data) for key, value in leaves(data)}
    asked = {
        key: values[key]
        for key, value in leaves(data)
        if values[key] != value and not is_levels(key)
    }
    # neighbours, which are of one entry, come apart
    step = ceil(len(asked) / TOGETHER)
    found = Outcome(len(values), [], [])
    for first in range(step):
        follow(samples, dict(islice(asked.items(), first, None, step)), found)
    return found


def follow(samples: Samples, values: Mapping[Key, str], found: Outcome) -> None:
    """Change leaves together; those that it does not name are changed again, at last each alone."""
    if not values:
        return
    after = samples.with_values(values)
    alone = len(values) == 1
    if after.errors:
        if alone:
            assert all(problem.location.path.startswith("accounts/") for problem in after.errors)
            assert all(problem.severity is Severity.ERROR for problem in after.errors)
            found.refused.append(*values)
            return
        places = {place_of(problem.location) for problem in after.errors}
    else:
        changes = changes_between(samples.before, after, samples.options.stages)
        if alone:
            found.silent.extend(
                f"{'.'.join(map(str, key))}: {value!r}"
                for key, value in values.items()
                if not changes
            )
            return
        places = {place_of(change.location) for change in changes}
    met = {key for key in values if samples.places(key, values) & places}
    if after.errors:
        # what an error stands at is tried by itself, the others without it
        for key in met:
            follow(samples, {key: values[key]}, found)
    rest = [key for key in values if key not in met]
    half = ceil(len(rest) / 2) if not met else len(rest)
    for part in (rest[:half], rest[half:]):
        follow(samples, {key: values[key] for key in part}, found)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_leaf_that_changes_is_named_or_refused_with_its_place(account: str) -> None:
    assert outcome(account).silent == []


def test_most_leaves_are_changed_to_something_that_is_accepted() -> None:
    found = outcome("marwick-thorne")
    assert len(found.refused) < 0.1 * found.leaves, found.refused
