"""Draws radars, thumbnails and the page of all assessments; prints times and bytes as JSON.

`radar` and `bare` are milliseconds of a radar of two vendors and the assessment before, and of
joining strings to the same bytes, which is the least that any drawing in text costs. Bytes are
those that a page holds, of the largest drawing that random ratings made; `usual` is a radar of two
vendors where five of our ratings have moved. `page` is the page of all open opportunities of a
portfolio.

`python -m benchmarks.drawings FOLDER` runs it in a process of its own; the folder has the
portfolio.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.portfolio import TODAY
from gosart.charts.radar import Series, draw_radar
from gosart.charts.radar_thumbnail import draw_thumbnail
from gosart.charts.svg import inside_html
from gosart.i18n.translator import translator_for
from gosart.method.enums import Rating
from gosart.method.loader import load_method
from gosart.method.model import Method
from gosart.site.builder import SiteBuilder, SiteOptions

TIMES = 200
"""How many drawings are made."""
KINDS = (Rating.PLUS, Rating.MINUS, Rating.UNKNOWN, None)
NAMES = (
    ("us", "Us"),
    ("no-decision", "Steinmark Digital"),
    ("quarrystone", "Quarrystone Systems"),
    ("plantiva", "Plantiva Cloud"),
)
Ratings = tuple[Rating | None, ...]


def _radar(method: Method, rows: Sequence[Ratings], before: Ratings = ()) -> bytes:
    """Draw a radar of as many vendors as there are rows, as a page holds it."""
    series = [Series(key, name, ratings) for (key, name), ratings in zip(NAMES, rows, strict=False)]
    return inside_html(
        draw_radar(
            method, series, translator_for("en"), date="23 Nov 2026", name="radar", before=before
        )
    ).encode()


def _sizes(method: Method, random: Random) -> dict[str, float]:
    """Return the bytes of the largest radars of one, two and four vendors, plain and with gzip."""
    count, made = len(method.criteria), dict[str, list[bytes]]()
    for _ in range(TIMES):
        rows = [tuple(random.choices(KINDS, (5, 3, 3, 1), k=count)) for _ in NAMES]
        moved = set(random.sample(range(count), 5))
        usual = tuple(
            random.choice([kind for kind in KINDS if kind is not rating])
            if index in moved
            else rating
            for index, rating in enumerate(rows[0])
        )
        other = tuple(random.choices(KINDS, (5, 3, 3, 1), k=count))
        for key, vendors, before in (
            ("us", 1, ()),
            ("rival", 2, ()),
            ("usual", 2, usual),
            ("ghost", 2, other),
            ("three", 4, other),
        ):
            made.setdefault(key, []).append(_radar(method, rows[:vendors], before))
    largest = {key: max(radars, key=len) for key, radars in made.items()}
    return {
        **{f"{key}_bytes": len(radar) for key, radar in largest.items()},
        **{f"{key}_gzip": len(gzip.compress(radar, 6, mtime=0)) for key, radar in largest.items()},
    }


def drawings() -> dict[str, float]:
    """Return milliseconds of a radar, and bytes of radars and of a thumbnail."""
    method, words, random = load_method("en"), translator_for("en"), Random(5)
    rows = [
        [tuple(random.choices(KINDS, (5, 3, 3, 1), k=len(method.criteria))) for _ in range(3)]
        for _ in range(TIMES)
    ]
    draw_radar(method, (), words)  # what all radars of a method share is made before the clock runs
    began = perf_counter()
    made = [
        draw_radar(
            method,
            (Series("us", "Us", us), Series("r", "Quarrystone Systems", rival)),
            words,
            name="radar",
            before=before,
        )
        for us, rival, before in rows
    ]
    seconds = (perf_counter() - began) / TIMES
    pieces = [radar.split(" ") for radar in made]
    began = perf_counter()
    joined = [" ".join(parts) for parts in pieces]
    bare = (perf_counter() - began) / TIMES * 1000
    assert joined == made
    small = [draw_thumbnail(method, us, "Opportunity") for us, _, _ in rows]
    return {
        "radar": seconds * 1000,
        "bare": bare,
        "thumbnail_bytes": max(len(inside_html(thumbnail).encode()) for thumbnail in small),
        **_sizes(method, random),
    }


def measure(folder: Path) -> dict[str, float]:
    """Return all measures.

    Args:
        folder: A portfolio; it is built for its page of assessments.
    """
    result = SiteBuilder().build(SiteOptions(root=folder, today=TODAY))
    page = next(file.content for file in result.files if file.uri == "assessments/index.md")
    content = page.encode() if isinstance(page, str) else page
    return {
        **drawings(),
        "page_bytes": len(content),
        "page_gzip": len(gzip.compress(content, 6, mtime=0)),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
