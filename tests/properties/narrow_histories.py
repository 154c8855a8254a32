"""Histories of a small plan in which entries are narrowed, opened, reworded, moved and renamed.

A history is drawn from a seed. Its words are tokens; those that no wider reader may get are known,
so that the same history can be written with other words in their place.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["History", "State", "draw_history"]

NARROW = "account-team"


@dataclass
class State:
    """What an entry is in one commit."""

    is_there: bool
    is_narrow: bool
    word: str
    """The token of its words."""
    id: str
    """The token of its id."""


@dataclass
class History:
    """The files of each commit, with tokens for words, and the tokens that are hidden."""

    commits: list[dict[str, str]]
    hidden: list[str]
    visible: list[str]
    states: dict[str, list[State]] = field(default_factory=dict)


Plan = dict[str, Any]
Put = Callable[[Plan, State, dict[str, Any]], None]


def _with_id(section: str, /, **fields: Any) -> Put:
    def put(plan: Plan, state: State, audience: dict[str, Any]) -> None:
        plan.setdefault(section, {})[state.id] = _worded(fields, state.word) | audience

    return put


def _item(way: str, /, **fields: Any) -> Put:
    def put(plan: Plan, state: State, audience: dict[str, Any]) -> None:
        *keys, last = way.split()
        node = plan["opportunities"]["stones"]
        for key in keys:
            node = node.setdefault(key, {})
        item = _worded(fields, state.word) | audience
        if "id" in item:
            item["id"] = state.id
        node.setdefault(last, []).append(item)

    return put


def _worded(node: Any, word: str) -> Any:
    if isinstance(node, dict):
        return {name: _worded(value, word) for name, value in node.items()}
    if isinstance(node, list):
        return [_worded(value, word) for value in node]
    return node.replace("%", word) if isinstance(node, str) else node


def _field(*keys: str) -> Put:
    """A single field of an entry that is wide, with a line of its own."""

    def put(plan: Plan, state: State, audience: dict[str, Any]) -> None:
        node = plan
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        node[keys[-1]] = f"About {state.word}"
        if audience:
            node.setdefault("audiences", {})[keys[-1]] = NARROW

    return put


def _text(*keys: str) -> Put:
    def put(plan: Plan, state: State, audience: dict[str, Any]) -> None:
        node = plan
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        text = f"Text {state.word}"
        node.setdefault(keys[-1], []).append({"text": text, **audience} if audience else text)

    return put


def _evidence(plan: Plan, state: State, audience: dict[str, Any]) -> None:
    ratings = plan["opportunities"]["stones"]["assessments"][0]["ratings"]
    ratings["solution_fit"] = {"rating": "+", "evidence": f"Seen {state.word}", **audience}


def _in_files(path: str, /, **fields: Any) -> Put:
    def put(plan: Plan, state: State, audience: dict[str, Any]) -> None:
        content = _worded(fields, state.word) | audience
        plan[f"/{path.replace('%', state.id)}"] = content

    return put


def _sealed(plan: Plan, state: State, audience: dict[str, Any]) -> None:
    seal = {"sealed_until": "2027-05-01"} if audience else {}
    path = "/mill/opportunities/stones/assessments/2026-10-20.ben.yml"
    plan[path] = {"ratings": "+?-?. ?-+?+ ?-+?+ ++?++", "note": f"Rated {state.word}", **seal}


SLOTS: Mapping[str, Put] = {
    "competitor": _with_id("competitors", name="Co %", position="Sells %", strengths=["Has %"]),
    "person": _with_id(
        "people", name="P %", title="Head %", reports_to="dana", status="mentor",
        influence="inner-circle", evidence=[{"date": "2026-10-01", "text": "Said %"}],
    ),
    "opportunity": _with_id(
        "opportunities", name="Deal %", amount=70_000, close_date="2027-04-01", owner="ada",
        stage="proposal", actions=[
            {"id": "Q1", "type": "prove", "what": "Do %", "owner": "ada", "due": "2026-12-11"}
        ],
    ),
    "action": _item(
        "actions", id="%", type="prove", what="Do %", owner="ada", due="2026-11-05", who=["emil"]
    ),
    "action without id": _item("actions", type="retrieve", what="Ask %", owner="ben",
                               due="2026-12-01"),
    "milestone": _item("milestones", name="Day %", date="2027-01-10"),
    "criterion": _item("decision_criteria", name="Wants %", us="better"),
    "benefit": _item("value benefits", kind="increase", item="More %", amount=1000),
    "review": _item("test reviews", date="2026-11-02", questions="Why %",
                    vulnerabilities=[{"text": "Weak %"}]),
    "assessment": _item(
        "assessments", date="2026-10-25", by="ben", note="Heard %", **{"for": "us"},
        ratings="+?-?. ?-+?+ ?-+?+ ++?++",
    ),
    "goal": _item("objective customer", text="Reach %"),
    "product": _text("profile", "products"),
    "driver": _text("profile", "drivers"),
    "agenda": _field("people", "dana", "personal_agenda"),
    "person's agenda in the deal": _field(
        "opportunities", "stones", "people", "emil", "business_agenda"
    ),
    "industry": _field("industry"),
    "evidence": _evidence,
    "account": _in_files(
        "%.yml", name="Firm %", owner="ada", team={"ada": {"name": "Ada"}},
        tags=["t%"], competitors={"quern": {"name": "Rival %"}},
    ),
    "note": _in_files("mill/notes/%.md", title="Note %", body="Text of %"),
    "set of ratings": _in_files(
        "mill/opportunities/stones/assessments/2026-11-03.ada.yml",
        ratings="+?-?. ?-+?+ ?-+?+ ++?++", note="Rated %",
    ),
    "sealed set": _sealed,
    "shared competitor": _in_files("_shared/competitors.yml", name="Shared %", position="Says %"),
}  # fmt: skip
"""Every kind of entry, by how it is put into a plan."""


def base_plan(amount: int) -> Plan:
    """Return the plan that everybody may read."""
    return {
        "name": "Mill & Sons",
        "owner": "ada",
        "team": {"ada": {"name": "Ada Brook"}, "ben": {"name": "Ben Moss"}},
        "people": {
            "dana": {"name": "Dana Oak", "title": "Managing director", "status": "supporter",
                     "influence": "inner-circle"},
            "emil": {"name": "Emil Ash", "title": "Miller", "reports_to": "dana"},
        },
        "competitors": {"quern": {"name": "Quern Co"}},
        "opportunities": {
            "stones": {
                "name": "New stones", "stage": "proposal", "amount": amount,
                "close_date": "2027-03-01", "owner": "ada",
                "assessments": [
                    {"date": "2026-10-01", "for": "us", "by": "ada",
                     "ratings": {"solution_fit": "+", "access_to_funds": "?"}}
                ],
                "actions": [
                    {"id": "M1", "type": "prove", "what": "Grind a sack", "who": ["emil"],
                     "owner": "ada", "due": "2026-12-01"}
                ],
            }
        },
    }  # fmt: skip


def files_of(plan: Plan, layout: str) -> dict[str, str]:
    """Write a plan in one file, in the account's folder, or in a file for each part."""
    files: dict[str, str] = {}
    rest = {}
    for name, value in plan.items():
        if not name.startswith("/"):
            rest[name] = value
        elif name.endswith(".md"):
            front = {key: text for key, text in value.items() if key != "body"}
            files[f"accounts{name}"] = f"---\n{json.dumps(front)}\n---\n{value['body']}\n"
        elif name.startswith("/_shared"):
            files[f"accounts{name}"] = json.dumps({"hone": value}, indent=1)
        else:
            files[f"accounts{name}"] = json.dumps(value, indent=1)
    if layout == "one file" and not any(path.startswith("accounts/mill/") for path in files):
        return files | {"accounts/mill.yml": json.dumps(rest, indent=1)}
    if layout == "parts":
        for section in ("people", "competitors"):
            files[f"accounts/mill/{section}.yml"] = json.dumps(rest.pop(section), indent=1)
        for name, opportunity in rest.pop("opportunities").items():
            files[f"accounts/mill/opportunities/{name}.yml"] = json.dumps(opportunity, indent=1)
    return files | {"accounts/mill/account.yml": json.dumps(rest, indent=1)}


def draw_history(seed: int) -> History:
    """Draw a history of three to five commits.

    Args:
        seed: The same one draws the same history.

    Returns:
        Its commits and its tokens.
    """
    random_ = random.Random(seed)
    count = random_.randint(3, 5)
    slots = random_.sample(sorted(SLOTS), 6)
    states = {slot: list(_life(random_, number, count)) for number, slot in enumerate(slots)}
    commits = []
    layout = random_.choice(("one file", "folder", "parts"))
    for commit in range(count):
        plan = base_plan(90_000 + 1000 * commit)
        if random_.random() < 0.3:
            layout = random_.choice(("one file", "folder", "parts"))
        order = list(slots)
        if random_.random() < 0.3:
            random_.shuffle(order)
        for slot in order:
            state = states[slot][commit]
            if state.is_there:
                audience = {"audience": NARROW} if state.is_narrow else {}
                SLOTS[slot](plan, state, audience)
        commits.append(files_of(plan, layout))
    visible = {token for life in states.values() for token in _visible(life)}
    if not any(state.is_there and state.is_narrow for life in states.values() for state in life):
        visible.add("title")
    used = {"title"} | {
        token for life in states.values() for state in life for token in (state.word, state.id)
    }
    return History(commits, sorted(used - visible), sorted(visible), states)


def _life(random_: random.Random, number: int, count: int) -> Iterator[State]:
    is_there, is_narrow = random_.random() < 0.7, random_.random() < 0.3
    words, ids = 0, 0
    for commit in range(count):
        if commit:
            if random_.random() < 0.25:
                is_there = not is_there
            if random_.random() < 0.35:
                is_narrow = not is_narrow
            words += random_.random() < 0.4
            ids += random_.random() < 0.15
        yield State(is_there, is_narrow, f"zqw{number}n{words}z", f"zqi{number}n{ids}z")


def _visible(life: list[State]) -> Iterator[str]:
    """Yield what a wider reader may get of an entry: of one that is narrow at last nothing."""
    there = [state for state in life if state.is_there]
    if there and not there[-1].is_narrow:
        for state in there:
            if not state.is_narrow:
                yield from (state.word, state.id)
