"""Loads and checks a portfolio, against a bare load of the same bytes; prints seconds as JSON.

`bare`: ruamel's C parser makes plain data of every file, nothing else. `first`: everything that
`gosart check` does with all rules and an empty cache. `plans`: the same without rules. `again`:
`first` once more, with what it cached on the disk. `changed`: after one file has changed.

`python -m benchmarks.plan_checks FOLDER` runs it in a process of its own.
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
    """Return the seconds of a bare load: each file with a new parser, as its errors would need."""
    texts = [path.read_bytes() for path in sorted((folder / "accounts").rglob("*.yml"))]
    began = perf_counter()
    for content in texts:
        YAML(typ="safe", pure=False).load(content)
    return perf_counter() - began


def measure(folder: Path) -> dict[str, float]:
    """Return the seconds of each measure."""
    options = SiteOptions(root=folder, today=TODAY)
    # What is loaded once a process, whatever it checks, is loaded before the clock runs.
    SiteBuilder().check(replace(options, only=frozenset({account_id(1)})))
    seconds = {"bare": min(bare(folder) for _ in range(3))}
    seconds["plans"] = timed(lambda: SiteBuilder().check(options))
    seconds["first"] = timed(lambda: check_plans(options, use_cache=False))
    seconds["again"] = timed(lambda: check_plans(options))
    changed = folder / "accounts" / f"{account_id(1)}.yml"
    changed.write_text(changed.read_text("utf-8") + "# changed\n", "utf-8")
    seconds["changed"] = timed(lambda: check_plans(options))
    return seconds


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
