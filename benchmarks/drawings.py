"""Runs in a process of its own: draws radars, thumbnails and the page of all assessments, prints seconds and bytes as JSON.

`radar` and `bare`: a radar of two vendors and the assessment before, against joining as many strings of the same bytes, which is the least
that any drawing in text costs. `page` is the page of 500 (or as many as are told) open opportunities.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.portfolio import TODAY
from generator.charts.radar import Series, draw_radar
from generator.charts.thumbnail import draw_thumbnail
from generator.language.words import words_for
from generator.methodology.enums import Mark
from generator.site import SiteBuilder, SiteOptions
from generator.source.method_file import load_method

TIMES = 200
MARKS = (Mark.PLUS, Mark.MINUS, Mark.UNKNOWN, None)


def drawings() -> dict[str, float]:
    """Give milliseconds and bytes of a radar and of a thumbnail."""
    method, words, random = load_method("en"), words_for("en"), Random(5)
    rows = [[tuple(random.choices(MARKS, (5, 3, 3, 1), k=len(method.criteria))) for _ in range(3)] for _ in range(TIMES)]
    draw_radar(method, (), words)  # what is kept for all radars of a method is made once
    began = perf_counter()
    made = [
        draw_radar(method, (Series("us", "Us", us), Series("r", "Quarrystone Systems", rival)), words, name="radar", before=before)
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
        "radar_bytes": max(len(radar.encode()) for radar in made),
        "thumbnail_bytes": max(len(thumbnail.encode()) for thumbnail in small),
    }


def measure(folder: Path) -> dict[str, float]:
    """Give all measures; the portfolio in `folder` is built for its page of assessments."""
    result = SiteBuilder().build(SiteOptions(root=folder, today=TODAY))
    page = next(file.content for file in result.files if file.uri == "assessments/index.md")
    content = page.encode() if isinstance(page, str) else page
    return {**drawings(), "page_bytes": len(content), "page_gzip": len(gzip.compress(content, 6, mtime=0))}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
