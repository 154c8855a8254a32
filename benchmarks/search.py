"""Measures the search over many accounts: what its index takes, and what a reader loads of it.

`python -m benchmarks.search FOLDER` prints the measures of the portfolio in a folder as JSON.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.portfolio import TODAY, write_portfolio
from benchmarks.processes import module, run
from benchmarks.rows import Row
from gosart.config.model import SiteOptions
from gosart.mkdocs_plugin.account_index import FOLDER, write_account_index
from gosart.mkdocs_plugin.search_index import entries_at, entries_in
from gosart.site.builder import SiteBuilder
from gosart.site.search import IndexKind

__all__ = ["account_search"]

MOST = 3_000
"""Bytes of the index for an account."""
LOOKED_INTO = 20
"""So many accounts the script of the search loads for a query."""


def account_search(folder: Path, count: int) -> list[Row]:
    """Measure the index in parts of a portfolio.

    Args:
        folder: Where the portfolio is written.
        count: How many accounts it has.
    """
    write_portfolio(folder, count)
    measures: dict[str, float] = json.loads(
        run(module("benchmarks.search", str(folder)), folder).output
    )
    each, first, whole = measures["index"] / count, measures["first"], measures["whole"]
    return [
        Row(
            f"Index of the search in parts, an account of {count}",
            each,
            f"{each / 1000:.2f} kB",
            f"{measures['index'] / 1000:.0f} kB in {measures['seconds']:.1f} s",
            f"at most {MOST / 1000:g} kB",
            each <= MOST,
        ),
        Row(
            "What a reader's first word loads of it, to one index of all",
            first / whole,
            f"{first / whole:.2f} x",
            f"{first / 1000:.0f} kB, {whole / 1000:.0f} kB with gzip",
        ),
    ]


def measure(folder: Path) -> dict[str, float]:
    """Return the bytes of the index, of what a query loads, and of one index of all; seconds.

    Args:
        folder: A portfolio.
    """
    accounts: dict[str, list[dict[str, Any]]] = {}
    for file in SiteBuilder().build(SiteOptions(root=folder, today=TODAY, search="names")).files:
        parts = file.uri.split("/")
        if parts[0] == "accounts" and len(parts) > 2:
            entries = entries_at(file.uri.removesuffix("index.md"), file.search or ())
            accounts.setdefault(parts[1], []).extend(entries)
    whole = [entry for found in accounts.values() for entry in entries_in(IndexKind.WHOLE, found)]
    began = time.perf_counter()
    write_account_index(
        folder / "site",
        "en",
        {id_: list(entries_in(IndexKind.PARTS, found)) for id_, found in accounts.items()},
    )
    seconds = time.perf_counter() - began
    index = folder / "site" / FOLDER
    words, texts = _sizes(index / "index"), _sizes(index / "fragment")
    program = [_packed(path.read_bytes()) for path in index.glob("*.js")]
    about = [path.stat().st_size for path in (index / "wasm.en.pagefind", *index.glob("*.pf_meta"))]
    return {
        "index": sum(words) + sum(texts) + sum(program) + sum(about),
        "first": sum(program) + sum(about) + max(words) + LOOKED_INTO * sum(texts) / len(texts),
        "whole": _packed(json.dumps(whole, ensure_ascii=False).encode()),
        "seconds": seconds,
    }


def _sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.iterdir()]


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
