"""What rules read in a text that a person wrote: days and figures, in English and Chinese."""

from __future__ import annotations

from datetime import date

import pytest

from gosart.rules.ratings import dates_in, has_figure


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("by 2026-11-23", [date(2026, 11, 23)]),
        ("on 23 November 2026", [date(2026, 11, 23)]),
        ("on 1 Sept. 2026", [date(2026, 9, 1)]),
        ("on November 23, 2026", [date(2026, 11, 23)]),
        ("on Jan 1 2027", [date(2027, 1, 1)]),
        ("Dec 31 2026 or 31 December 2026", [date(2026, 12, 31)] * 2),
        ("在 2026 年 11 月 23 日之前", [date(2026, 11, 23)]),
        ("31 June 2026, then 2026-02-28", [date(2026, 2, 28)]),
        ("on 23 Brumaire 2026, in November 2026", []),
    ],
)
def test_a_text_names_days_in_several_ways(text: str, days: list[date]) -> None:
    assert list(dates_in(text)) == days


@pytest.mark.parametrize(
    ("text", "there"),
    [("3 days less", True), ("减少三天", True), ("fewer days", False), ("", False)],
)
def test_a_figure_is_latin_or_chinese(text: str, there: bool) -> None:
    assert has_figure(text) is there
