"""Runs in a process of its own: reads and checks a portfolio, against a bare load of the same bytes; prints the seconds as JSON.

`bare`: ruamel's C parser makes plain data of every file, nothing else. `first`: everything that `gosart check` does with all rules, nothing
known before. `plans`: the same without rules. `again`: `first` once more, with what it kept on disk. `one`: after one file has changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from ruamel.yaml import YAML

from benchmarks.portfolio import TODAY, account_id
from gosart.lint import check_plans
from gosart.site.builder import SiteBuilder, SiteOptions


def bare(folder: Path) -> float:
    """Load each file with a new parser, as one must who wants to know each file's errors; give the seconds."""
    texts = [path.read_bytes() for path in sorted((folder / "accounts").rglob("*.yml"))]
    began = perf_counter()
    for content in texts:
        YAML(typ="safe", pure=False).load(content)
    return perf_counter() - began


def measure(folder: Path) -> dict[str, float]:
    """Give the seconds of each."""
    options = SiteOptions(root=folder, today=TODAY)
    SiteBuilder().check(
        replace(options, only=frozenset({account_id(1)}))
    )  # what is read once a process, whatever it checks
    found = {"bare": min(bare(folder) for _ in range(3))}
    found["plans"] = timed(lambda: SiteBuilder().check(options))
    found["first"] = timed(lambda: check_plans(options, use_cache=False))
    found["again"] = timed(lambda: check_plans(options))
    changed = folder / "accounts" / f"{account_id(1)}.yml"
    changed.write_text(changed.read_text("utf-8") + "# changed\n", "utf-8")
    found["one"] = timed(lambda: check_plans(options))
    return found


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
