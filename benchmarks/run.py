"""Builds portfolios of several sizes and prints how our costs compare.

Costs are ratios where they can be, so that they mean the same on every machine. Nothing here fails
on a slow one: the goals stand beside the numbers, and a person judges. The sizes can be made small
for a quick look.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.diffs import diff_seconds
from benchmarks.history import history
from benchmarks.interactive_radar import interactive_radar
from benchmarks.maps import maps
from benchmarks.portfolio import account_id, configuration, write_portfolio
from benchmarks.previews import previews
from benchmarks.processes import CommandError, Cost, gosart, mkdocs_build, module, run
from benchmarks.rows import Row, ratio
from benchmarks.search import account_search
from benchmarks.sizes import sizes as of_pages

__all__ = ["main", "table"]

PLAIN = "[attr_list, tables]"
WITH_BLOCKS = "[attr_list, tables, gosart_blocks]"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many accounts the portfolios have."""

    tiny: int
    """The smallest: how a page grows is measured from it."""
    small: int
    large: int
    checked: int
    """The one that is only checked, with an empty cache."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and what it took."""

    folder: Path
    cost: Cost

    @property
    def files(self) -> list[Path]:
        """All files of the site."""
        return [path for path in (self.folder / "site").rglob("*") if path.is_file()]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.files)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(path.suffix == ".html" for path in self.files)

    def summary(self, account: str) -> bytes:
        """Return the bytes of an account's summary page, the index of its folder."""
        indices = sorted(
            (self.folder / "site").rglob(f"{account}/index.html"), key=lambda path: len(path.parts)
        )
        if not indices:
            raise CommandError(
                f"There is no summary page of {account} below {self.folder / 'site'}."
            )
        return indices[0].read_bytes()


def build(folder: Path, count: int, repeat: int) -> Site:
    """Write a portfolio of `count` accounts and build its site; the quickest of `repeat` builds."""
    write_portfolio(folder, count)
    return Site(folder, mkdocs_build(folder, repeat))


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


def floor(ours: Site, folder: Path, repeat: int) -> list[Row]:
    """Compare our build with MkDocs alone over the pages that we would have given it."""
    run(gosart("write", str(folder / "docs")), ours.folder)
    # A fixed navigation, as ours has: with every page in it MkDocs takes many times as long, which
    # would flatter us.
    settings = configuration("[search]", "docs", PLAIN) + "nav: [index.md]\n"
    rows: list[Row] = []
    for what, text in (
        ("Build, to plain MkDocs over the same pages", settings),
        ("The same, when plain MkDocs has gosart_blocks", settings.replace(PLAIN, WITH_BLOCKS)),
    ):
        (folder / "mkdocs.yml").write_text(text, "utf-8")
        alone = mkdocs_build(folder, repeat)
        behind = f"{ours.cost.seconds:.1f} s, {alone.seconds:.1f} s"
        rows.append(
            ratio(what, ours.cost.seconds, alone.seconds, behind, at_most=None if rows else 1.0)
        )
    return rows


def growth(small: Site, large: Site, sizes: Sizes) -> list[Row]:
    """Measure what more accounts cost; the goal is a tenth above the ratio of their numbers."""
    goal = round(1.1 * sizes.large / sizes.small, 2)
    span = f"{sizes.small} to {sizes.large} accounts"
    mebi = 1024 * 1024
    return [
        ratio(
            f"Time of a build, {span}",
            large.cost.seconds,
            small.cost.seconds,
            f"{small.cost.seconds:.1f} s, {large.cost.seconds:.1f} s; {large.pages} pages",
            at_most=goal,
        ),
        ratio(
            f"Bytes of the site, {span}",
            large.size,
            small.size,
            f"{small.size / mebi:.1f} MiB, {large.size / mebi:.1f} MiB",
            at_most=goal,
        ),
        ratio(
            f"Peak memory, {span}",
            large.cost.peak,
            small.cost.peak,
            f"{small.cost.peak / mebi:.0f} MiB, {large.cost.peak / mebi:.0f} MiB",
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
    """Write the rows below each other."""
    cells = [("", "measured", "goal", "", "from")]
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
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def measure(folder: Path, sizes: Sizes, repeat: int) -> list[Row]:
    """Measure everything."""
    tiny, small, large = (
        build(folder / str(count), count, repeat)
        for count in (sizes.tiny, sizes.small, sizes.large)
    )
    return [
        *plan_checks(folder / "checks", sizes.checked),
        *floor(small, folder / "floor", repeat),
        *growth(small, large, sizes),
        *previews(small.folder, sizes.small, small.cost),
        *previews(large.folder, sizes.large, large.cost),
        *(*summary_page(tiny, large, sizes), *of_pages(tiny.folder / "site", account_id(1))),
        *charts(folder / "charts", sizes.large),
        *interactive_radar(folder / "twin"),
        *unchanged(folder / "unchanged", sizes.large),
        *account_search(folder / "search", sizes.large),
        *diffs(folder / "diffs", sizes.large),
        *history(folder / "history", sizes.small, sizes.large),
        *maps(),
    ]


def main() -> None:
    """Measure what the command line says and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--tiny", type=int, default=10, help="accounts of the smallest portfolio (default 10)"
    )
    parser.add_argument(
        "--small", type=int, default=50, help="accounts of the small portfolio (default 50)"
    )
    parser.add_argument(
        "--large", type=int, default=500, help="accounts of the large portfolio (default 500)"
    )
    parser.add_argument(
        "--checked",
        type=int,
        default=1000,
        help="accounts that are read and checked from cold (default 1000)",
    )
    parser.add_argument(
        "--repeat",
        type=int,
        default=1,
        help="build each site so many times and take the quickest (default 1)",
    )
    parser.add_argument(
        "--maps", action="store_true", help="only the relationship maps, which need no portfolio"
    )
    parser.add_argument(
        "--check", action="store_true", help="only reading and checking, of --checked accounts"
    )
    parser.add_argument(
        "--twin", action="store_true", help="only the interactive radar, in a browser"
    )
    parser.add_argument(
        "--preview", action="store_true", help="only the preview of the --large portfolio"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        help="work here and leave everything behind; by default in a temporary folder",
    )
    arguments = parser.parse_args()
    sizes = Sizes(arguments.tiny, arguments.small, arguments.large, arguments.checked)
    try:
        with tempfile.TemporaryDirectory() as passing:
            folder = Path(passing) if arguments.folder is None else arguments.folder.resolve()
            if arguments.maps:
                rows = maps()
            elif arguments.check:
                rows = plan_checks(folder / "checks", sizes.checked)
            elif arguments.preview:
                site = build(folder / str(sizes.large), sizes.large, arguments.repeat)
                rows = previews(site.folder, sizes.large, site.cost)
            elif arguments.twin:
                rows = interactive_radar(folder / "twin")
            else:
                rows = measure(folder, sizes, arguments.repeat)
    except CommandError as failure:
        sys.exit(str(failure))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n\n{table(rows)}")


if __name__ == "__main__":
    main()
