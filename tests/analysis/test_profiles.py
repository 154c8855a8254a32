"""Short readings of an assessment, and its course over time."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.criteria_profiles import analyse_meddpicc, analyse_profiles
from gosart.analysis.trend import analyse_trend
from tests.analysis.loading import analyse_opportunity, method

TWO_DATES = """\
    assessments:
      - {date: 2026-09-01, for: us, ratings: "+???? ????? ????? ....."}
      - {date: 2026-09-01, for: rival, ratings: "++--- ????? ....."}
      - {date: 2026-11-01, for: us, ratings: "++++- ++++- +++-+ ++..?"}
"""


def test_core_holds_event_value_and_alignment(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO_DATES).opportunities
    ratings = {
        profile.name: [(rating.criterion.key, rating.rating) for rating in profile.ratings]
        for profile in analyse_profiles(opportunity.assessment, method())
    }
    assert ratings["core"] == [
        ("compelling_event", "-"),
        ("unique_business_value", "-"),
        ("political_alignment", "+"),
    ]


def test_a_meddpicc_element_shows_the_worst_of_its_primary_criteria(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO_DATES).opportunities
    elements = {
        item.element.key: item for item in analyse_meddpicc(opportunity.assessment, method())
    }
    assert elements["metrics"].rating == "-"
    assert elements["decision_process"].rating == "+"
    assert not elements["paper_process"].covered


def test_before_an_assessment_of_us_there_is_no_short_reading(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(
        tmp_path,
        '    assessments: [{date: 2026-09-01, for: rival, ratings: "+++++ +++++ +++++"}]\n',
    ).opportunities
    assert analyse_profiles(opportunity.assessment, method()) == ()
    assert analyse_meddpicc(opportunity.assessment, method()) == ()


def test_the_trend_has_our_ratings_by_date_and_then_each_position_that_we_had(
    tmp_path: Path,
) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO_DATES).opportunities
    points = [
        (
            point.date.isoformat(),
            point.rival.id if point.rival else "us",
            (point.good, point.level, point.bad, point.unknown),
        )
        for point in analyse_trend(opportunity.assessment)
    ]
    assert points == [
        ("2026-09-01", "us", (1, 0, 0, 19)),
        ("2026-11-01", "us", (14, 0, 3, 3)),
        ("2026-09-01", "rival", (0, 1, 0, 14)),
        ("2026-11-01", "rival", (2, 3, 0, 10)),
    ]
