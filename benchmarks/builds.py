"""Builds of a whole site: from nothing beside bare MkDocs, their memory, and again after an edit.

A build from nothing has neither `.cache/` nor `site/`; all others find what the last one left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.other_generators import bare_mkdocs, others, write_plain_pages
from benchmarks.portfolio import account, account_id, configuration, write_portfolio
from benchmarks.processes import ROOT, CommandError, Cost, cold, mkdocs_build
from benchmarks.rows import Row, ratio

__all__ = ["Site", "build", "builds_again", "growth", "memory", "side_by_side"]

MEBI = 1024 * 1024
MEGA, KILO = 1_000_000, 1_000
MOST_MEMORY = 600 * MEGA
"""Bytes that a build or a preview of the largest portfolio may hold."""
ALL_TEXTS = 200
"""Accounts up to which the search has all texts; above it has names, and a goal."""
MOST_GROWTH = 60 * KILO
"""Bytes that each account may add to them."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and what it took."""

    folder: Path
    count: int
    """How many accounts it has."""
    cost: Cost

    @property
    def words(self) -> str:
        """The size in words."""
        return f"{self.count} accounts"

    @property
    def files(self) -> list[Path]:
        """All files of the site."""
        return [path for path in (self.folder / "site").rglob("*") if path.is_file()]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.files)

    @property
    def search(self) -> int:
        """Bytes of what the search reads: one index, or Pagefind's chunks; no scripts."""
        names = ("search", "pagefind")
        site = self.folder / "site"
        return sum(
            path.stat().st_size
            for path in self.files
            if path.relative_to(site).parts[0] in names and path.suffix not in (".js", ".css")
        )

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


def build(folder: Path, count: int) -> Site:
    """Write a portfolio and build its site from nothing."""
    write_portfolio(folder, count)
    cold(folder)
    return Site(folder, count, mkdocs_build(folder))


def side_by_side(site: Site, folder: Path, repeat: int) -> tuple[Site, list[Row]]:
    """Build a portfolio and as many plain pages in turns, and compare the quickest of each.

    Args:
        site: The portfolio, built once.
        folder: An empty or new folder for the plain pages.
        repeat: How often each is built, the first build of ours included.

    Returns:
        The portfolio with its quickest build from nothing, and the rows.
    """
    pages = site.pages
    write_plain_pages(folder, pages)
    ours, bare = [site.cost], [bare_mkdocs(folder)]
    for _ in range(repeat - 1):
        cold(site.folder)
        ours.append(mkdocs_build(site.folder))
        bare.append(bare_mkdocs(folder))
    best, alone = (min(costs, key=lambda cost: cost.seconds) for costs in (ours, bare))
    fresh = Site(site.folder, site.count, best)
    what = f"Build from nothing, {site.words}, to bare MkDocs over {pages} plain pages"
    behind = f"{best.seconds:.1f} s, {alone.seconds:.1f} s"
    first = ratio(what, best.seconds, alone.seconds, behind, at_most=1.0)
    return fresh, [first, *others(folder, pages, best, site.words)]


def growth(small: Site, large: Site) -> list[Row]:
    """Measure what more accounts cost; the goal of ratios is a tenth above that of their numbers.

    Args:
        small: A portfolio.
        large: A larger one.
    """
    goal = round(1.1 * large.count / small.count, 2)
    span = f"{small.count} to {large.count} accounts"
    search = large.search / large.count
    has_goal = large.count > ALL_TEXTS
    return [
        ratio(
            f"Time of a build from nothing, {span}",
            large.cost.seconds,
            small.cost.seconds,
            f"{small.cost.seconds:.1f} s, {large.cost.seconds:.1f} s; {large.pages} pages",
            at_most=goal,
        ),
        ratio(
            f"Bytes of the site, {span}",
            large.size,
            small.size,
            f"{small.size / MEBI:.1f} MiB, {large.size / MEBI:.1f} MiB",
            at_most=goal,
        ),
        *memory("a build", (small.count, small.cost.peak), (large.count, large.cost.peak)),
        Row(
            f"Bytes of the search an account, {large.words}",
            search,
            f"{search / KILO:.2f} kB",
            f"{large.search / KILO:.0f} kB in all",
            "at most 3 kB" if has_goal else "",
            search <= 3 * KILO if has_goal else None,
        ),
    ]


def memory(what: str, small: tuple[int, int], large: tuple[int, int]) -> list[Row]:
    """Return the rows of the most memory held, and of what an account adds.

    Args:
        what: A build or a preview, with its article.
        small: Accounts and bytes of a portfolio.
        large: The same of a larger one.
    """
    each = (large[1] - small[1]) / (large[0] - small[0])
    return [
        Row(
            f"Peak memory of {what}, {large[0]} accounts",
            large[1],
            f"{large[1] / MEGA:.0f} MB",
            f"{small[1] / MEGA:.0f} MB at {small[0]}; the largest of its processes",
            f"at most {MOST_MEMORY / MEGA:g} MB",
            large[1] <= MOST_MEMORY,
        ),
        Row(
            f"Memory of {what} that an account adds, {small[0]} to {large[0]} accounts",
            each,
            f"{each / KILO:.0f} kB",
            "",
            f"less than {MOST_GROWTH / KILO:g} kB",
            each < MOST_GROWTH,
        ),
    ]


def builds_again(site: Site) -> list[Row]:
    """Build a site again after nothing changed, and after edits of each kind, one upon the other.

    Args:
        site: A portfolio that has just been built.
    """
    folder = site.folder
    mkdocs_build(folder)  # what the first start after a build from nothing still writes
    edits: tuple[tuple[str, Callable[[Path, int], None], float | None], ...] = (
        ("nothing changed", lambda _folder, _count: None, 0.1),
        ("a plan changed", _change_plan, 0.15),
        ("an account is new", _add_account, None),
        ("a shared entry changed", _change_shared, None),
        ("an option of a rule changed", _change_rule, None),
        ("a template changed", _change_template, None),
    )
    rows = []
    for what, edit, goal in edits:
        edit(folder, site.count)
        seconds = mkdocs_build(folder).seconds
        rows.append(
            ratio(
                f"Build when {what}, {site.words}, to one from nothing",
                seconds,
                site.cost.seconds,
                f"{seconds:.2f} s, {site.cost.seconds:.1f} s",
                at_most=goal,
            )
        )
    _undo(folder, site.count)
    return rows


def _change_plan(folder: Path, count: int) -> None:
    path = folder / "accounts" / f"{account_id(count // 2)}.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"probability: (\d)0", r"probability: \g<1>5", text, count=1), "utf-8")


def _add_account(folder: Path, count: int) -> None:
    path = folder / "accounts" / f"{account_id(count + 1)}.yml"
    path.write_text(account(count + 1), "utf-8")


def _change_shared(folder: Path, _count: int) -> None:
    path = folder / "accounts/_shared/team.yml"
    path.write_text(path.read_text("utf-8").replace("Ben Cole", "Ben Cole-Hart"), "utf-8")


def _change_rule(folder: Path, _count: int) -> None:
    plugins = "[search, {gosart: {rules: {thresholds: {D002: 45}}}}]"
    (folder / "mkdocs.yml").write_text(configuration(plugins), "utf-8")


def _change_template(folder: Path, _count: int) -> None:
    """Give the site a template of its own, of one of an account's pages."""
    name = "pages/account_actions.md.j2"
    path = folder / "site_templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "site_templates" / name).read_text("utf-8")
    path.write_text(text + "\nOur own line.\n", "utf-8")


def _undo(folder: Path, count: int) -> None:
    """Put back what the edits changed, and build what comes of it."""
    (folder / "site_templates/pages/account_actions.md.j2").unlink()
    (folder / "accounts" / f"{account_id(count + 1)}.yml").unlink()
    write_portfolio(folder, count)
    mkdocs_build(folder)
