"""Runs in a process of its own: draws radars, thumbnails and the page of all assessments, prints seconds and bytes as JSON.

`radar` and `bare`: a radar of two vendors and the assessment before, against joining as many strings of the same bytes, which is the least
that any drawing in text costs. Bytes are those that a page holds, of the largest that random marks made; `usual` is a radar of two vendors
where five of our marks have moved. `page` is the page of 500 (or as many as are told) open opportunities.
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
MARKS = (Rating.PLUS, Rating.MINUS, Rating.UNKNOWN, None)


NAMES = (
    ("us", "Us"),
    ("no-decision", "Steinmark Digital"),
    ("quarrystone", "Quarrystone Systems"),
    ("plantiva", "Plantiva Cloud"),
)
Marks = tuple[Rating | None, ...]


def _radar(method: Method, rows: Sequence[Marks], before: Marks = ()) -> bytes:
    """Draw a radar of as many vendors as there are rows, as a page holds it."""
    series = [Series(key, name, marks) for (key, name), marks in zip(NAMES, rows, strict=False)]
    return inside_html(
        draw_radar(
            method, series, translator_for("en"), date="23 Nov 2026", name="radar", before=before
        )
    ).encode()


def _sizes(method: Method, random: Random) -> dict[str, float]:
    """Give the bytes of radars of one, two and four vendors, and their bytes with gzip."""
    count, made = len(method.criteria), dict[str, list[bytes]]()
    for _ in range(TIMES):
        rows = [tuple(random.choices(MARKS, (5, 3, 3, 1), k=count)) for _ in NAMES]
        moved = set(random.sample(range(count), 5))
        usual = tuple(
            random.choice([kind for kind in MARKS if kind is not mark]) if at in moved else mark
            for at, mark in enumerate(rows[0])
        )
        other = tuple(random.choices(MARKS, (5, 3, 3, 1), k=count))
        for key, vendors, before in (
            ("us", 1, ()),
            ("one", 2, ()),
            ("usual", 2, usual),
            ("ghost", 2, other),
            ("three", 4, other),
        ):
            made.setdefault(key, []).append(_radar(method, rows[:vendors], before))
    largest = {key: max(drawn, key=len) for key, drawn in made.items()}
    return {
        **{f"{key}_bytes": len(drawn) for key, drawn in largest.items()},
        **{f"{key}_gzip": len(gzip.compress(drawn, 6, mtime=0)) for key, drawn in largest.items()},
    }


def drawings() -> dict[str, float]:
    """Give milliseconds of a radar, and bytes of radars and of a thumbnail."""
    method, words, random = load_method("en"), translator_for("en"), Random(5)
    rows = [
        [tuple(random.choices(MARKS, (5, 3, 3, 1), k=len(method.criteria))) for _ in range(3)]
        for _ in range(TIMES)
    ]
    draw_radar(method, (), words)  # what is kept for all radars of a method is made once
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
    drawn = (perf_counter() - began) / TIMES * 1000
    pieces = [radar.split(" ") for radar in made]
    began = perf_counter()
    joined = [" ".join(parts) for parts in pieces]
    bare = (perf_counter() - began) / TIMES * 1000
    assert joined == made
    small = [draw_thumbnail(method, us, "Opportunity") for us, _, _ in rows]
    return {
        "radar": drawn,
        "bare": bare,
        "thumbnail_bytes": max(len(inside_html(thumbnail).encode()) for thumbnail in small),
        **_sizes(method, random),
    }


def measure(folder: Path) -> dict[str, float]:
    """Give all measures; the portfolio in `folder` is built for its page of assessments."""
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
