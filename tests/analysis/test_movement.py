"""What moved has five kinds: we gained, we lost, they gained, they lost, sight lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.assessed import BEFORE_REVIEW, assessed, moved


def test_the_five_kinds_between_the_leading_ratings_and_those_of_the_day_before(
    tmp_path: Path,
) -> None:
    by_kind: dict[tuple[str, str], list[str]] = {}
    for kind, company, criterion in moved(assessed(tmp_path, BEFORE_REVIEW)):
        by_kind.setdefault((kind, company), []).append(criterion)
    assert by_kind == {
        ("we-gained", "us"): [
            "compelling_event",
            "solution_fit",
            "unique_business_value",
            "inside_support",
            "political_alignment",
        ],
        ("sight-lost", "us"): ["access_to_funds"],
        ("sight-lost", "keld"): ["executive_credibility", "political_alignment"],
        ("they-lost", "keld"): [
            "formal_decision_criteria",
            "unique_business_value",
            "inside_support",
        ],
    }


@pytest.mark.parametrize(
    ("company", "before", "after", "kind"),
    [
        ("us", "-", "+", "we-gained"),
        ("us", "?", "+", "we-gained"),
        ("us", "+", "-", "we-lost"),
        ("us", "?", "-", "we-lost"),
        ("us", "+", "?", "sight-lost"),
        ("us", "-", "?", "sight-lost"),
        ("keld", "-", "+", "they-gained"),
        ("keld", "?", "+", "they-gained"),
        ("keld", "+", "-", "they-lost"),
        ("keld", "?", "-", "they-lost"),
        ("keld", "+", "?", "sight-lost"),
        ("keld", "-", "?", "sight-lost"),
    ],
)
def test_a_rating_moves_by_what_it_becomes_and_to_unknown_is_sight_lost(
    company: str, before: str, after: str, kind: str, tmp_path: Path
) -> None:
    plan = f"""\
    assessments:
      - {{date: 2026-09-10, for: {company}, by: uma, ratings: {{solution_fit: "{before}"}}}}
      - {{date: 2026-11-20, for: {company}, by: uma, ratings: {{solution_fit: "{after}"}}}}
"""
    assert moved(assessed(tmp_path, plan)) == [(kind, company, "solution_fit")]


def test_a_first_rating_and_one_that_a_set_leaves_out_have_not_moved(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-09-10, for: us, by: uma, ratings: {solution_fit: "+"}}
      - {date: 2026-11-20, for: us, by: uma, ratings: {inside_support: "+"}}
"""
    assert moved(assessed(tmp_path, plan)) == []
