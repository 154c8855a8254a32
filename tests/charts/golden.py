"""The drawings of the golden files, an element a line: a person can read them and their diff.

`python -m tests.charts.golden` writes them anew; look at the diff before you commit it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import Disagreement, Series, draw_radar
from gosart.charts.radar_thumbnail import draw_thumbnail
from gosart.charts.trend import draw_trend
from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.i18n.translator import translator_for
from gosart.method.enums import Rating
from gosart.plan.model.account import Competitor
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
    return {f"{name}.svg": readable(svg) for name, svg in made.items()}


def readable(svg: str) -> str:
    """Put each element on a line of its own."""
    return re.sub(r"(?<=>)(?=<(?!/(?:text|title|desc|tspan)))", "\n", svg) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in drawings().items():
        (FOLDER / name).write_text(text, "utf-8")
