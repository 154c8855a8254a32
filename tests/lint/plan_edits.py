"""The sample plans as data, edited in ways that say nothing new, and tested before and after."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gosart.comparison.findings import PlanChanges, plan_changes
from gosart.comparison.snapshots import Plan, side_of
from gosart.config.model import options_from
from gosart.method.loader import read_method
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.yaml.document import AccountFiles, Node, Repository, Tree

__all__ = [
    "ACCOUNTS",
    "ROOT",
    "Edit",
    "another_day",
    "another_id",
    "another_order",
    "another_surname",
    "between",
    "data_of_plan",
    "plan_from",
]

ROOT = Path(__file__).parents[2]
ACCOUNTS = (
    "dunmore-aggregates",
    "hengze-storage",
    "marwick-thorne",
    "osterby-marine",
    "penarroya",
    "wittgenrode-chemie",
)
"""Those of the samples that have people and opportunities."""
Edit = Callable[[dict[str, Node], random.Random], dict[str, Node]]


@cache
def _repository() -> Repository:
    return read_repository(ROOT, "accounts")


@cache
def _examiner() -> Examiner:
    options = options_from({"today": "2027-02-01", "audience": "account-team"}, ROOT, {})
    return Examiner(read_method("en", ROOT, "method.yml").method, options)


def data_of_plan(account: str) -> dict[str, Node]:
    """Give what a sample account says, to be edited."""
    return copy.deepcopy(_files(account).tree.data)


def _files(account: str) -> AccountFiles:
    return next(files for files in _repository().accounts if files.id == account)


def plan_from(account: str, data: dict[str, Node], id_: str = "") -> Plan:
    """Read an account that says other data than its files, maybe under another id."""
    files = _files(account)
    edited = replace(files, id=id_ or account, tree=Tree(data, files.tree.mounts), signature=())
    repository = replace(_repository(), accounts=(edited,))
    side = side_of(_examiner(), "now", repository, None, {edited.id})
    return side.plans[edited.id]


def between(account: str, data: dict[str, Node], id_: str = "") -> PlanChanges:
    """Compare a sample account with the same edited."""
    return plan_changes(_as_it_is(account), plan_from(account, data, id_))


@cache
def _as_it_is(account: str) -> Plan:
    return plan_from(account, data_of_plan(account))


def another_order(data: dict[str, Node], chance: random.Random) -> dict[str, Node]:
    """Shuffle every list and every mapping."""

    def shuffled(node: Node) -> Node:
        if isinstance(node, dict):
            items = [(key, shuffled(value)) for key, value in node.items()]
            chance.shuffle(items)
            return dict(items)
        if isinstance(node, list):
            mixed = chance.sample([shuffled(item) for item in node], len(node))
            # Of two assessments of one day the later in the list holds: that order says something.
            return sorted(mixed, key=lambda item: _place_on_its_day(item, node))
        return node

    edited = shuffled(data)
    assert isinstance(edited, dict)
    return edited


def _place_on_its_day(item: Node, items: list[Node]) -> int:
    """Give a place to an assessment that is not the only one of its day, 0 to everything else."""
    if not isinstance(item, dict) or "ratings" not in item:
        return 0
    day = (item.get("date"), item.get("for"))
    same = [
        other.get("ratings")
        for other in items
        if isinstance(other, dict) and (other.get("date"), other.get("for")) == day
    ]
    return same.index(item["ratings"]) if len(same) > 1 else 0


def another_surname(data: dict[str, Node], chance: random.Random) -> dict[str, Node]:
    """Correct the name of each person."""
    for person in _people(data):
        if isinstance(person.get("name"), str):
            person["name"] = f"{person['name']}-{chance.choice(['Berg', 'Roth', 'Tal'])}"
    return data


def another_id(data: dict[str, Node], chance: random.Random) -> dict[str, Node]:
    """Give a person, a competitor, an opportunity or an action another id, wherever it stands."""
    ids = [
        name
        for section in ("people", "competitors", "opportunities")
        if isinstance(data.get(section), dict)
        for name in data[section]  # type: ignore[union-attr]
        if name != "no-decision"
    ]
    for opportunity in _opportunities(data):
        actions = opportunity.get("actions")
        ids += [
            item["id"]
            for item in (actions if isinstance(actions, list) else ())
            if isinstance(item, dict) and isinstance(item.get("id"), str)
        ]
    old = chance.choice(ids)
    new = f"{old}9" if old[0].isupper() else f"{old}-nine"

    def renamed(node: Node) -> Node:
        if isinstance(node, dict):
            return {new if key == old else key: renamed(value) for key, value in node.items()}
        if isinstance(node, list):
            return [renamed(item) for item in node]
        return new if node == old else node

    edited = renamed(data)
    assert isinstance(edited, dict)
    return edited


def another_day(data: dict[str, Node], chance: random.Random) -> dict[str, Node]:
    """Move every day that is long past by another day into the past."""
    earlier = timedelta(days=chance.randint(1, 9))

    def moved(node: Node) -> Node:
        if isinstance(node, dict):
            return {key: moved(value) for key, value in node.items()}
        if isinstance(node, list):
            return [moved(item) for item in node]
        try:
            day = date.fromisoformat(node or "")
        except ValueError:
            return node
        return (day - earlier).isoformat() if day < date(2026, 10, 1) else node

    edited = moved(data)
    assert isinstance(edited, dict)
    return edited


def _people(data: dict[str, Node]) -> Iterator[dict[str, Node]]:
    for holder in (data, *_opportunities(data)):
        people = holder.get("people")
        if isinstance(people, dict):
            yield from (person for person in people.values() if isinstance(person, dict))


def _opportunities(data: dict[str, Node]) -> Iterator[dict[str, Node]]:
    opportunities = data.get("opportunities")
    if isinstance(opportunities, dict):
        yield from (entry for entry in opportunities.values() if isinstance(entry, dict))
