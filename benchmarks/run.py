"""Builds portfolios of several sizes and prints how our costs compare.

Costs are ratios where they can be, so that they mean the same on every machine. Nothing here fails
on a slow one: the goals stand beside the numbers, and a person judges. The sizes can be made small
for a quick look.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds import Site, build, builds_again, growth, memory, side_by_side
from benchmarks.diffs import diff_seconds
from benchmarks.history import history
from benchmarks.interactive_radar import interactive_radar
from benchmarks.machine import load, machine
from benchmarks.maps import maps
from benchmarks.portfolio import account_id, write_portfolio
from benchmarks.previews import previews
from benchmarks.processes import CommandError, gosart, module, run
from benchmarks.rows import Row, ratio
from benchmarks.search import account_search
from benchmarks.sizes import sizes as of_pages

__all__ = ["main", "table"]

FULL = 5000
"""Accounts of the largest portfolio."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many accounts the portfolios have."""

    tiny: int
    """The smallest: how a page grows is measured from it."""
    small: int
    large: int
    checked: int
    """The one that is only checked, with an empty cache."""
    full: int
    """The largest, 0 where it is left out."""


def plan_checks(folder: Path, count: int) -> list[Row]:
    """Compare loading and checking with a bare load of the same bytes, with an empty cache."""
    write_portfolio(folder, count)
    seconds: dict[str, float] = json.loads(
        run(module("benchmarks.plan_checks", str(folder)), folder).output
    )
    each = {key: value / count * 1000 for key, value in seconds.items()}
    behind = {key: f"{value:.2f} ms, {each['bare']:.2f} ms a plan" for key, value in each.items()}
    return [
        ratio(
            "Read and check a plan, to a bare load of it",
            each["plans"],
            each["bare"],
            behind["plans"],
        ),
        ratio(
            f"Check of {count} plans with all rules, to a bare load",
            each["first"],
            each["bare"],
            behind["first"],
            at_most=1.5,
        ),
        ratio(
            "The same when nothing changed, to the first check",
            seconds["again"],
            seconds["first"],
            behind["again"],
            at_most=0.1,
        ),
        ratio(
            "After one file changed, to the first check",
            seconds["changed"],
            seconds["first"],
            behind["changed"],
            at_most=0.1,
        ),
    ]


def summary_page(tiny: Site, large: Site, sizes: Sizes) -> list[Row]:
    """Compare the page of the same plan in two portfolios: others must not make it larger."""
    before, after = tiny.summary(account_id(1)), large.summary(account_id(1))
    share = len(after) / len(before) - 1
    packed = [len(gzip.compress(page, 6, mtime=0)) for page in (before, after)]
    return [
        Row(
            f"A summary page grows, {sizes.tiny} to {sizes.large} accounts",
            share,
            f"{share:+.1%}",
            f"{len(before)} B, {len(after)} B",
            "at most +5%",
            share <= 0.05,
        ),
        Row(
            f"A summary page with gzip, {sizes.large} accounts",
            packed[1],
            f"{packed[1] / 1000:.1f} kB",
            f"{packed[0]} B at {sizes.tiny}",
            "at most 40 kB",
            packed[1] <= 40_000,
        ),
    ]


def unchanged(folder: Path, count: int) -> list[Row]:
    """Run `gosart check` twice over the same files; findings are no failure here."""
    write_portfolio(folder, count)
    first = run(gosart("check", "--quiet"), folder, accepted=(0, 1))
    again = min(
        (run(gosart("check", "--quiet"), folder, accepted=(0, 1)) for _ in range(3)),
        key=lambda cost: cost.seconds,
    )
    if first.output != again.output:
        raise CommandError("gosart check printed something else for the same files.")
    behind = f"{first.seconds:.1f} s, {again.seconds:.2f} s"
    return [
        ratio(
            f"gosart check, {count} accounts, first to unchanged",
            first.seconds,
            again.seconds,
            behind,
            at_least=10,
        )
    ]


def diffs(folder: Path, count: int) -> list[Row]:
    """Compare `gosart diff` of one changed plan with what git needs to find the changed file."""
    diff, shared, git, start = diff_seconds(folder, count)
    behind = f"{diff:.2f} s, {git:.3f} s"
    return [
        ratio(f"gosart diff of 1 plan of {count}, to git diff --stat", diff, git, behind),
        ratio(
            "The same of a shared entry that 1 plan names, to that of 1 plan",
            shared,
            diff,
            f"{shared:.2f} s, {diff:.2f} s",
            at_most=1.5,
        ),
        Row(
            "gosart diff beyond Python's start",
            diff - start,
            f"{diff - start:.2f} s",
            behind,
            "at most 1 s",
            diff - start <= 1,
        ),
    ]


def charts(folder: Path, count: int) -> list[Row]:
    """Measure the drawings of the assessment, and the page that has all of them."""
    write_portfolio(folder, count)
    measures: dict[str, float] = json.loads(
        run(module("benchmarks.drawings", str(folder)), folder).output
    )

    def size(what: str, key: str, most: float) -> Row:
        return Row(
            what,
            measures[key],
            f"{measures[key] / 1000:.2f} kB",
            f"{measures[key]:.0f} B",
            f"at most {most / 1000:g} kB",
            measures[key] <= most,
        )

    def radar(what: str, key: str) -> Row:
        size, packed = measures[f"{key}_bytes"], measures[f"{key}_gzip"]
        return ratio(
            f"{what}, to 6 kB", size, 6_000, f"{size:.0f} B, {packed:.0f} B with gzip", at_most=1
        )

    return [
        ratio(
            "A radar, to joining its bytes",
            measures["radar"],
            measures["bare"],
            f"{measures['radar']:.2f} ms, {measures['bare']:.4f} ms",
        ),
        Row(
            "A radar of us, a rival and the time before",
            measures["radar"],
            f"{measures['radar']:.2f} ms",
            "",
            "at most 1 ms",
            measures["radar"] <= 1,
        ),
        radar("The largest radar of us alone", "us"),
        radar("The largest of us and a rival", "rival"),
        radar("The same with five ratings that moved", "usual"),
        radar("The same with a wholly other time before", "ghost"),
        radar("The largest of us, three rivals and that time before", "three"),
        size("The largest thumbnail", "thumbnail_bytes", 1_500),
        size(f"Heatmap and thumbnails of {count} opportunities, gzip", "page_gzip", 250_000),
    ]


def table(rows: list[Row]) -> str:
    """Write the rows as a table in Markdown that can be read as it is."""
    cells = [("what", "measured", "goal", "", "from")]
    cells += [
        (
            row.what,
            row.text,
            row.goal or "-",
            {True: "met", False: "MISSED", None: ""}[row.met],
            row.behind,
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in cells
    ]
    rule = "-|-".join("-" * width for width in widths)
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))


def sites(folder: Path, sizes: Sizes, repeat: int) -> list[Row]:
    """Build the portfolios and measure them, the largest of `--full` among them."""
    tiny = build(folder / str(sizes.tiny), sizes.tiny)
    small, rows = side_by_side(
        build(folder / str(sizes.small), sizes.small), folder / "plain-small", repeat
    )
    pages = of_pages(tiny.folder / "site", account_id(1))
    rows += builds_again(small)
    served, peak = previews(small.folder, sizes.small, small.cost)
    rows += served
    for count in (sizes.large, sizes.full):
        if not count:
            continue
        site, beside = side_by_side(build(folder / str(count), count), folder / f"plain-{count}", 1)
        if count == sizes.large:
            pages = [*summary_page(tiny, site, sizes), *pages]
        rows += [*beside, *growth(small, site), *builds_again(site)]
        served, held = previews(site.folder, count, site.cost)
        rows += [*served, *memory("a preview", (sizes.small, peak), (count, held))]
    return [*rows, *pages]


def measure(folder: Path, sizes: Sizes, repeat: int) -> list[Row]:
    """Measure everything."""
    accounts, commits = (200, 5000) if sizes.full else (sizes.small, sizes.large)
    return [
        *sites(folder, sizes, repeat),
        *plan_checks(folder / "checks", sizes.checked),
        *charts(folder / "charts", sizes.large),
        *interactive_radar(folder / "twin"),
        *unchanged(folder / "unchanged", sizes.large),
        *account_search(folder / "search", sizes.large),
        *diffs(folder / "diffs", sizes.full or sizes.large),
        *history(folder / "history", accounts, commits),
        *maps(),
    ]


PARTS: Mapping[str, Callable[[Path, Sizes, int], list[Row]]] = {
    "all": measure,
    "sites": sites,
    "checks": lambda folder, sizes, _: plan_checks(folder / "checks", sizes.checked),
    "radar": lambda folder, _sizes, _: interactive_radar(folder / "twin"),
    "diff": lambda folder, sizes, _: diffs(folder / "diffs", sizes.full or sizes.large),
    "history": lambda folder, sizes, _: history(
        folder / "history", *((200, 5000) if sizes.full else (sizes.small, sizes.large))
    ),
    "maps": lambda _folder, _sizes, _: maps(),
}
"""What can be measured by itself."""


def main() -> None:
    """Measure what the command line says and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    for name, default, what in (
        ("tiny", 10, "of the smallest portfolio"),
        ("small", 50, "of the small portfolio"),
        ("large", 500, "of the large portfolio"),
        ("checked", 1000, "that are read and checked from cold"),
    ):
        parser.add_argument(
            f"--{name}", type=int, default=default, help=f"accounts {what} (default {default})"
        )
    parser.add_argument(
        "--full", action="store_true", help=f"also {FULL} accounts, which takes an hour"
    )
    parser.add_argument(
        "--repeat",
        type=int,
        default=3,
        help="build the small site and its plain pages so many times in turns (default 3)",
    )
    parser.add_argument(
        "--only", choices=PARTS, default="all", help="measure one part (default all)"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        help="work here and leave everything behind; by default in a temporary folder",
    )
    arguments = parser.parse_args()
    sizes = Sizes(
        arguments.tiny,
        arguments.small,
        arguments.large,
        arguments.checked,
        FULL if arguments.full else 0,
    )
    before = load()
    try:
        with tempfile.TemporaryDirectory() as passing:
            folder = Path(passing) if arguments.folder is None else arguments.folder.resolve()
            rows = PARTS[arguments.only](folder, sizes, arguments.repeat)
    except CommandError as failure:
        sys.exit(str(failure))
    print(f"{machine()}; load {before} before and {load()} after\n\n{table(rows)}")


if __name__ == "__main__":
    main()
