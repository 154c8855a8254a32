"""Short readings of an assessment, and its course over time."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.criteria_profiles import read_meddpicc, read_profiles
from gosart.analysis.trend import read_trend
from tests.analysis.loading import method, read_deal

TWO_DATES = """\
    assessments:
      - {date: 2026-09-01, for: us, ratings: "+???? ????? ????? ....."}
      - {date: 2026-09-01, for: rival, ratings: "++--- ????? ....."}
      - {date: 2026-11-01, for: us, ratings: "++++- ++++- +++-+ ++..?"}
"""


def test_core_holds_event_value_and_alignment(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, TWO_DATES).deals
    marks = {
        found.name: [(rating.criterion.key, rating.mark) for rating in found.ratings] for found in read_profiles(deal.assessment, method())
    }
    assert marks["core"] == [("compelling_event", "-"), ("unique_business_value", "-"), ("political_alignment", "+")]


def test_a_meddpicc_element_shows_the_worst_of_its_primary_criteria(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, TWO_DATES).deals
    found = {item.element.key: item for item in read_meddpicc(deal.assessment, method())}
    assert found["metrics"].mark == "-"
    assert found["decision_process"].mark == "+"
    assert not found["paper_process"].covered


def test_before_an_assessment_of_us_there_is_no_short_reading(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, '    assessments: [{date: 2026-09-01, for: rival, ratings: "+++++ +++++ +++++"}]\n').deals
    assert read_profiles(deal.assessment, method()) == ()
    assert read_meddpicc(deal.assessment, method()) == ()


def test_the_trend_has_a_point_for_each_vendor_and_date(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, TWO_DATES).deals
    points = [
        (found.date.isoformat(), found.rival.id if found.rival else "us", found.sum, found.unknown) for found in read_trend(deal.assessment)
    ]
    assert points == [("2026-09-01", "us", 1, 19), ("2026-09-01", "rival", -1, 10), ("2026-11-01", "us", 11, 3)]
