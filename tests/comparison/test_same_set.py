"""`gosart check --since REV` and `gosart diff REV` call the same new, whatever was edited."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gosart.comparison.compare import compare_states
from gosart.comparison.since import brought_since
from gosart.config.mkdocs_yml import read_settings
from gosart.config.model import options_from
from gosart.lint import check_plans
from gosart.lint.repeats import merged
from gosart.method.loader import load_method
from gosart.vcs.revisions import snapshot_before
from tests.comparison.repositories import commit, git, gosart

ROOT = Path(__file__).parents[2]
SETTINGS = "site_name: Plans\nplugins:\n  - gosart: {audience: account-team, today: 2026-12-20}\n"
SEEDS = range(48)
NEIGHBOUR = """\
name: Neighbour
owner: c-okafor
people:
  nadia: {name: Nadia El-Khoury, title: Adviser, same_as: marwick-thorne/nadia-el-khoury}
"""
"""An account that points at a person of another one."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plans in a repository, read for those who may see everything."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("_shared", "marwick-thorne", "osterby-marine.yml", "penarroya"):
        copy = shutil.copytree if (ROOT / "accounts" / name).is_dir() else shutil.copy2
        (root / "accounts").mkdir(exist_ok=True)
        copy(ROOT / "accounts" / name, root / "accounts" / name)
    (root / "accounts/neighbour.yml").write_text(NEIGHBOUR, encoding="utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "Plans")
    return root


def every(node: Any, wanted: type | tuple[type, ...]) -> list[tuple[Any, Any, Any]]:
    """Give each value of some types below a node, with what holds it and where."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    found: list[tuple[Any, Any, Any]] = []
    for key, value in list(items):
        if isinstance(value, wanted):
            found.append((node, key, value))
        if isinstance(value, dict | list):
            found += every(value, wanted)
    return found


def without_something(data: Any, chance: random.Random) -> None:
    holder, key, _ = chance.choice(every(data, (str, int, bool, date, dict, list)))
    del holder[key]


def another_word(data: Any, chance: random.Random) -> None:
    holder, key, value = chance.choice(every(data, str))
    holder[key] = chance.choice([f"{value}x", "", "nowhere", "+", value.upper(), "2026-11-31"])


def another_day(data: Any, chance: random.Random) -> None:
    days = every(data, date)
    if days:
        holder, key, value = chance.choice(days)
        holder[key] = value + timedelta(days=chance.choice([-200, -1, 1, 200]))


def another_order(data: Any, chance: random.Random) -> None:
    lists = every(data, list)
    if lists:
        _, _, several = chance.choice(lists)
        several.reverse()


def once_more(data: Any, chance: random.Random) -> None:
    lists = [found for found in every(data, list) if found[2]]
    if lists:
        _, _, several = chance.choice(lists)
        several.insert(0, several[-1])


def a_key_more(data: Any, chance: random.Random) -> None:
    _, _, entry = chance.choice([*every(data, dict), (None, None, data)])
    if isinstance(entry, dict):
        entry["colour"] = "red"


EDITS: list[Callable[[Any, random.Random], None]] = [
    without_something, without_something, another_word, another_day, another_day, another_order,
    once_more, a_key_more,
]  # fmt: skip


def edit(accounts: Path, chance: random.Random) -> None:
    """Change a few files, in what they say or as files."""
    yaml = YAML()
    yaml.preserve_quotes = True
    for _ in range(chance.randint(1, 4)):
        files = sorted(path for path in accounts.rglob("*.y*ml") if path.stat().st_size)
        path, kind = chance.choice(files), chance.random()
        if kind < 0.75:
            data = yaml.load(path.read_text("utf-8"))
            chance.choice(EDITS)(data, chance)
            with path.open("w", encoding="utf-8") as out:
                yaml.dump(data, out)
        elif kind < 0.8:
            path.write_text(path.read_text("utf-8") + "x: [\n", encoding="utf-8")
        elif kind < 0.85:
            path.unlink()
        elif kind < 0.9:
            top = chance.choice(sorted(p for p in accounts.iterdir() if p.name[0] != "_"))
            top.rename(top.with_name(f"x-{top.name}"))
        elif kind < 0.95:
            (accounts / f"New plan {chance.randint(1, 9)}.yml").write_text("name: New\n", "utf-8")
        else:
            person = chance.choice(["nadia-el-khoury", "fiona-marwick", "hollin", "steinmark"])
            text = path.read_text("utf-8").replace(person, f"{person}-2")
            path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_both_call_the_same_new(samples: Path, seed: int) -> None:
    git(samples, "reset", "--quiet", "--hard")
    git(samples, "clean", "--quiet", "--force", "-d")
    edit(samples / "accounts", random.Random(seed))
    options = options_from(read_settings(samples), samples, {})
    brought = brought_since(options, "HEAD").fingerprints
    checked = check_plans(options)
    everything = (*checked.problems, *checked.findings)
    by_check = {item.fingerprint: item for item in everything if item.fingerprint in brought}
    assert by_check.keys() == brought
    snapshots = snapshot_before(samples, "HEAD")
    comparison = compare_states(options, *snapshots, load_method("en"), lines=False)
    shown = merged([item for item in everything if item.fingerprint in brought])
    assert {
        (item.fingerprint, item.code, item.location, str(item.message)) for item in comparison.new
    } == {(item.fingerprint, item.code, item.location, str(item.message)) for item in shown}


def test_the_commands_print_the_same(samples: Path) -> None:
    git(samples, "reset", "--quiet", "--hard")
    git(samples, "clean", "--quiet", "--force", "-d")
    people = samples / "accounts/marwick-thorne/people.yml"
    text = people.read_text("utf-8").replace("nadia-el-khoury:", "nadia-khoury:")
    people.write_text(text.replace("status: neutral", "status: enemy", 1), encoding="utf-8")
    (samples / "accounts/Not an id.yml").write_text("name: x\n", encoding="utf-8")
    by_check = json.loads(gosart(samples, "check", "--since", "HEAD", "--format", "json").stdout)
    by_diff = json.loads(gosart(samples, "diff", "HEAD", "--format", "json").stdout)
    told = [*by_check["problems"], *by_check["findings"]]
    compared = [*by_diff["problems"]]
    for account in by_diff["accounts"]:
        compared += account["findings"]["new"]
    for item in compared:
        del item["fix"]
    order = lambda item: item["fingerprint"]  # noqa: E731
    assert sorted(told, key=order) == sorted(compared, key=order)
    assert {"S030", "P029"} < {item["code"] for item in told}
    assert {"accounts/neighbour.yml"} < {item["path"] for item in told}
