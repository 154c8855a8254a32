"""The forecast as a drawing: bars by month, with words that stay inside it."""

from __future__ import annotations

import re

import pytest

from gosart.charts.forecast import Bar, draw_forecast
from gosart.text.measure import text_width


@pytest.mark.parametrize("month", [0, 5, 11])
def test_no_name_leaves_the_drawing_in_whichever_month_it_stands(month: int) -> None:
    bars = [
        Bar("Jan", "", (9.0, 0.0, 0.0) if index == month else (0.0, 0.0, 0.0), 5.0, "9",
            ("W" * 200, "恒泽储能关于批次追溯系统") if index == month else (), False, False)
        for index in range(12)
    ]  # fmt: skip
    drawn = draw_forecast(bars, [(0.0, "0"), (20.0, "20")], "Forecast")
    names = re.findall(r'class="gf-name" x="([0-9.]+)"[^>]*>([^<]+)<', drawn)
    assert len(names) == 2
    for middle, name in names:
        half = text_width(name, 9.5) / 2
        assert (half <= float(middle), float(middle) + half <= 600, name[-1]) == (True, True, "…")
