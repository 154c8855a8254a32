"""Builds portfolios of several sizes and prints how our costs compare, as ratios, so that they mean the same on every machine.

Nothing here fails on a slow machine: the goals stand beside the numbers, and a person judges. The sizes can be made small for a quick look.
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

from benchmarks.history import history
from benchmarks.maps import maps
from benchmarks.portfolio import account_id, configuration, write_portfolio
from benchmarks.processes import CommandError, Cost, gosart, mkdocs_build, module, run
from benchmarks.reviewing import review
from benchmarks.rows import Row, ratio
from benchmarks.twin import twin

__all__ = ["main", "table"]

PLAIN = "[attr_list, tables]"
WITH_BLOCKS = "[attr_list, tables, gosart_blocks]"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many accounts: of the smallest, the small and the large portfolio, and of the one that is only checked."""

    tiny: int
    small: int
    large: int
    checked: int
    """How many are read and checked from cold."""


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
        """Give the bytes of an account's summary page: the page that is its folder's index."""
        found = sorted(
            (self.folder / "site").rglob(f"{account}/index.html"), key=lambda path: len(path.parts)
        )
        if not found:
            raise CommandError(
                f"There is no summary page of {account} below {self.folder / 'site'}."
            )
        return found[0].read_bytes()


def build(folder: Path, count: int, repeat: int) -> Site:
    """Write a portfolio and build its site through the plugin."""
    write_portfolio(folder, count)
    return Site(folder, mkdocs_build(folder, repeat))


def parsing(folder: Path, count: int) -> list[Row]:
    """Reading and checking against a bare load of the same bytes, in a portfolio that nobody has read before."""
    write_portfolio(folder, count)
    seconds: dict[str, float] = json.loads(
        run(module("benchmarks.parsing", str(folder)), folder).output
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
            seconds["one"],
            seconds["first"],
            behind["one"],
            at_most=0.1,
        ),
    ]


def floor(ours: Site, folder: Path, repeat: int) -> list[Row]:
    """Our build against MkDocs alone over the pages that we would have given it."""
    run(gosart("write", str(folder / "docs")), ours.folder)
    # a fixed navigation, as ours has: with every page in it MkDocs takes many times as long, which would flatter us
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
            ratio(what, ours.cost.seconds, alone.seconds, behind, at_most=None if rows else 1.3)
        )
    return rows


def growth(small: Site, large: Site, sizes: Sizes) -> list[Row]:
    """What more accounts cost; the goal leaves a tenth above the ratio of the numbers of accounts."""
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
    """The page of one and the same plan: it must not know how many others there are."""
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
    """`gosart check` as a command, twice over the same files, without its progress; findings are no failure here."""
    write_portfolio(folder, count)
    first = run(gosart("check", "--quiet"), folder, accepted=(0, 1))
    again = min(
        (run(gosart("check", "--quiet"), folder, accepted=(0, 1)) for _ in range(3)),
        key=lambda cost: cost.seconds,
    )
    if first.output != again.output:
        raise CommandError("gosart check said something else of the same files the second time.")
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


def reviewing(folder: Path, count: int) -> list[Row]:
    """`gosart diff` of one changed plan, beside what git needs to tell which file changed."""
    diff, shared, git, start = review(folder, count)
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
    """The drawings of the assessment, and the page that has all of them."""
    write_portfolio(folder, count)
    found: dict[str, float] = json.loads(
        run(module("benchmarks.drawings", str(folder)), folder).output
    )

    def size(what: str, key: str, most: float) -> Row:
        return Row(
            what,
            found[key],
            f"{found[key] / 1000:.2f} kB",
            f"{found[key]:.0f} B",
            f"at most {most / 1000:g} kB",
            found[key] <= most,
        )

    def radar(what: str, key: str) -> Row:
        size, packed = found[f"{key}_bytes"], found[f"{key}_gzip"]
        return ratio(
            f"{what}, to 6 kB", size, 6_000, f"{size:.0f} B, {packed:.0f} B with gzip", at_most=1
        )

    return [
        ratio(
            "A radar, to joining its bytes",
            found["radar"],
            found["bare"],
            f"{found['radar']:.2f} ms, {found['bare']:.4f} ms",
        ),
        Row(
            "A radar of us, a rival and the time before",
            found["radar"],
            f"{found['radar']:.2f} ms",
            "",
            "at most 1 ms",
            found["radar"] <= 1,
        ),
        radar("The largest radar of us alone", "us"),
        radar("The largest of us and a rival", "one"),
        radar("The same with five marks that moved", "usual"),
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
            row.shown,
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
    """Make everything and give the rows."""
    tiny, small, large = (
        build(folder / str(count), count, repeat)
        for count in (sizes.tiny, sizes.small, sizes.large)
    )
    return [
        *parsing(folder / "parsing", sizes.checked),
        *floor(small, folder / "floor", repeat),
        *growth(small, large, sizes),
        *summary_page(tiny, large, sizes),
        *charts(folder / "charts", sizes.large),
        *twin(folder / "twin"),
        *unchanged(folder / "unchanged", sizes.large),
        *reviewing(folder / "reviewing", sizes.large),
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
        "--folder",
        type=Path,
        help="work here and leave everything behind; by default in a temporary folder",
    )
    chosen = parser.parse_args()
    sizes = Sizes(chosen.tiny, chosen.small, chosen.large, chosen.checked)
    try:
        with tempfile.TemporaryDirectory() as passing:
            folder = Path(passing) if chosen.folder is None else chosen.folder.resolve()
            if chosen.maps:
                rows = maps()
            elif chosen.check:
                rows = parsing(folder / "parsing", sizes.checked)
            elif chosen.twin:
                rows = twin(folder / "twin")
            else:
                rows = measure(folder, sizes, chosen.repeat)
    except CommandError as failure:
        sys.exit(str(failure))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n\n{table(rows)}")


if __name__ == "__main__":
    main()
