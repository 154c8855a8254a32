"""The drawings of the golden files, an element a line: a person can read them and their diff.

`make golden` writes them anew; look at the diff before you commit it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import Disagreement, Series, draw_radar
from gosart.charts.radar_thumbnail import draw_thumbnail
from gosart.charts.relationship_map import draw_map
from gosart.charts.trend import draw_trend
from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.i18n.translator import translator_for
from gosart.method.enums import Influence, Rating, Status
from gosart.plan.model.account import Competitor
from tests.charts.drawn_map import METHOD as MAP_METHOD
from tests.charts.drawn_map import organisation, people
from tests.charts.golden_work import action_drawings, growth_drawings, value_drawings
from tests.charts.small_method import method_of, parse_ratings

FOLDER = Path(__file__).parents[1] / "golden"
METHOD = method_of(
    ("Is there an opportunity?", "Project", "Funds", "Event"),
    ("Can we win?", "Support", "Power <inner>", "Kultur|文化"),
)
WORDS = translator_for("en")
RIVAL = Competitor(id="quern", name="Quern & Co")


def drawings() -> dict[str, str]:
    """Make every golden drawing: file name to text."""
    us, rival, before = parse_ratings("+-? +.?"), parse_ratings("++- ?-+"), parse_ratings("+?? -.?")
    series = (Series("us", "Us", us), Series("quern", RIVAL.name, rival))
    points = (
        TrendPoint(date(2026, 3, 2), None, 1, 0, 2, 3),
        TrendPoint(date(2026, 3, 2), RIVAL, 1, 1, 2, 2),
        TrendPoint(date(2026, 9, 1), None, 3, 0, 1, 2),
    )
    items = (
        WorthItem(
            "mill/stones", "Mill <& Sons>", "accounts/mill/assessment/", 0.4, 0.6, 1.0, "€90,000"
        ),
        WorthItem("pit/crane", "Pit", "accounts/pit/assessment/", -0.6, -0.2),
    )
    dissent = (
        Disagreement("us", 1, Rating.PLUS, "Jan"),
        Disagreement("quern", 4, Rating.PLUS, "Eke"),
    )
    made = {
        "radar": draw_radar(
            METHOD, series, WORDS, date="24 Nov 2026", name="radar", before=before, dissent=dissent
        ),
        "thumbnail": draw_thumbnail(METHOD, us, "Stones"),
        "trend": draw_trend(points, WORDS, "trend", us="Us", rivals=(RIVAL,)),
        "worth": draw_worth(items, WORDS, "worth"),
    }
    made |= {"map": _map(), **value_drawings(), **action_drawings(), **growth_drawings()}
    return {f"{name}.svg": readable(svg) for name, svg in made.items()}


def _map() -> str:
    everybody = (
        *people("ada", status=Status.SUPPORTER, influence=Influence.INNER_CIRCLE),
        *people("ben", status=Status.ENEMY),
        *people("cy"),
    )
    lines = organisation(everybody, "formal ben ada", "formal cy ada", "influence ben cy")
    svg = draw_map(lines, MAP_METHOD, WORDS, title="Map")
    return re.sub("(?s)(?<=<style>).*(?=</style>)", "", svg)  # the style sheet is read where it is


def readable(svg: str) -> str:
    """Put each element on a line of its own."""
    return re.sub(r"(?<=>)(?=<(?!/(?:text|title|desc|tspan)))", "\n", svg) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    made = drawings()
    for path in FOLDER.glob("*.svg"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8")
