"""Plain pages for generators that know nothing of plans, and what each takes to build them.

A plain page is what somebody types: headings, paragraphs, a list and a table, about 4 kB. MkDocs,
Zensical and Hugo build the same number of them with a search, and none of our work.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from random import Random

from benchmarks.portfolio import configuration
from benchmarks.processes import Cost, cold, module, run
from benchmarks.rows import Row, ratio
from benchmarks.sentences import sentence

__all__ = ["bare_mkdocs", "others", "write_plain_pages"]

LAYOUT = (
    "<!doctype html><html><head><title>{{ .Title }}</title></head>"
    "<body><nav>{{ range .Site.RegularPages | first 20 }}"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>'
    "<article>{{ .Content }}</article></body></html>\n"
)
"""A page of Hugo, which has no theme of its own."""


def write_plain_pages(folder: Path, count: int) -> Path:
    """Write as many pages, with what each of the three generators needs.

    Args:
        folder: An empty or new folder.
        count: How many pages.

    Returns:
        The folder.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        name = "index" if not number else f"page-{number:05d}"
        (docs / f"{name}.md").write_text(_page(number), "utf-8")
    # Navigation of one page, as ours has few: with every page in it MkDocs takes many times as
    # long, which would flatter us.
    settings = configuration("[search]", "docs", "[attr_list, tables]") + "nav: [index.md]\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(LAYOUT, "utf-8")
    (folder / "hugo.toml").write_text('title = "Plain"\ncontentDir = "docs"\n', "utf-8")
    return folder


def _page(number: int) -> str:
    random = Random(f"plain:{number}")
    lines = ["---", f"title: Page {number}", "---", "", f"# Page {number}", ""]
    for part in range(6):
        lines += [f"## Part {part}", "", f"{sentence(random, 6)}.", ""]
    lines += [f"- {sentence(random)}" for _ in range(8)]
    lines += ["", "| what | when | who |", "|---|---|---|"]
    lines += [f"| {sentence(random)} | {day} | team |" for day in range(10)]
    return "\n".join(lines) + "\n"


def bare_mkdocs(folder: Path) -> Cost:
    """Build the plain pages with MkDocs and Material alone, from nothing."""
    cold(folder)
    return run(module("mkdocs", "build", "--quiet"), folder)


def others(folder: Path, pages: int, ours: Cost, size: str) -> list[Row]:
    """Compare our build with Zensical and Hugo, where they are installed.

    Args:
        folder: The plain pages.
        pages: How many there are.
        ours: What our build from nothing took.
        size: Words for the size of our portfolio.
    """
    commands: dict[str, list[str]] = {}
    if importlib.util.find_spec("zensical") is not None:
        commands["Zensical"] = module("zensical", "build", "--config-file", "mkdocs.yml")
    if (hugo := shutil.which("hugo")) is not None:
        commands["Hugo"] = [hugo, "--quiet", "--destination", "site"]
    rows: list[Row] = []
    for name in ("Zensical", "Hugo"):
        what = f"Build from nothing, {size}, to {name} over {pages} plain pages"
        if name not in commands:
            rows.append(Row(what, 0, "skipped", f"{name} is not installed"))
            continue
        cold(folder)
        cost = run(commands[name], folder)
        rows.append(
            ratio(what, ours.seconds, cost.seconds, f"{ours.seconds:.1f} s, {cost.seconds:.1f} s")
        )
    return rows
