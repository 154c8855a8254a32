"""Runs in a process of its own: reads and checks a portfolio, against a bare load of the same bytes; prints the seconds as JSON.

`bare`: ruamel's C parser makes plain data of every file, nothing else. `first`: everything that `gosart check` does, nothing known before.
`again`: the same once more, with what the builder kept.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from ruamel.yaml import YAML

from benchmarks.portfolio import TODAY
from generator.site import SiteBuilder, SiteOptions


def bare(folder: Path) -> float:
    """Load each file with a new parser, as one must who wants to know each file's errors; give the seconds."""
    texts = [path.read_bytes() for path in sorted((folder / "accounts").rglob("*.yml"))]
    began = perf_counter()
    for content in texts:
        YAML(typ="safe", pure=False).load(content)
    return perf_counter() - began


def measure(folder: Path) -> dict[str, float]:
    """Give the seconds of the three."""
    loaded = min(bare(folder) for _ in range(3))
    builder, options = SiteBuilder(), SiteOptions(root=folder, today=TODAY)
    began = perf_counter()
    builder.check(options)
    first = perf_counter() - began
    began = perf_counter()
    builder.check(options)
    return {"bare": loaded, "first": first, "again": perf_counter() - began}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
