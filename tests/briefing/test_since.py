"""When "last time" was, and how far a meeting looks ahead: each from the plan, with its reason,
unless a day is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.briefing.running import gosart
from tests.comparison.repositories import PLAN, changed
from tests.writing import write_tree

REVIEWS = """\
    actions:
"""
REVIEWED = """\
    test:
      reviews:
        - {date: 2026-10-05, kind: test-and-improve}
        - {date: 2026-11-09, kind: opportunity-review}
        - {date: 2026-11-23, kind: team-meeting}
        - {date: 2026-12-01, kind: test-and-improve}
    actions:
"""
NEVER = ("reviewed: 2026-11-20\n", "")
EARLIER = (
    '      - {date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++?++"}\n',
    """\
      - {date: 2026-09-14, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++???"}
      - {date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++?++"}
""",
)


def brief(root: Path, plan: str, *arguments: str) -> dict[str, Any]:
    """Give the brief of the one account as a machine reads it."""
    write_tree(root, {"accounts/mill.yml": plan})
    ran = gosart(root, "brief", "mill/stones", "--format", "json", *arguments)
    assert ran.returncode == 0, ran.stderr
    data: dict[str, Any] = json.loads(ran.stdout)
    return data


@pytest.mark.parametrize(
    ("plan", "day", "why"),
    [
        (changed(PLAN, NEVER, (REVIEWS, REVIEWED)), "2026-11-09", "review"),
        (changed(PLAN, NEVER, EARLIER), "2026-09-14", "assessment"),
        (changed(PLAN, NEVER), "2026-10-24", "days"),
    ],
    ids=["the latest review before today", "the assessment before the present one", "a month"],
)
def test_last_time_is_the_review_else_the_assessment_before_else_a_month_ago(
    tmp_path: Path, plan: str, day: str, why: str
) -> None:
    assert brief(tmp_path, plan)["since"] == {"date": day, "why": why}


def test_an_account_as_a_whole_counts_the_day_it_was_reviewed_itself(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    assert json.loads(gosart(tmp_path, "brief", "mill", "--format", "json").stdout)["since"] == {
        "date": "2026-11-20",
        "why": "review",
    }


def test_a_day_that_is_asked_for_wins_over_the_plan(tmp_path: Path) -> None:
    plan = changed(PLAN, (REVIEWS, REVIEWED))
    assert brief(tmp_path, plan, "--since", "2026-08-01")["since"] == {
        "date": "2026-08-01",
        "why": "asked",
    }


def test_work_is_due_until_the_next_review_that_is_noted_else_two_weeks(tmp_path: Path) -> None:
    planned = brief(tmp_path, changed(PLAN, (REVIEWS, REVIEWED)))
    assert planned["until"] == {"date": "2026-12-01", "why": "review"}
    assert [item["id"] for item in planned["due"]] == ["M1"]
    unplanned = brief(tmp_path, PLAN)
    assert unplanned["until"] == {"date": "2026-12-07", "why": "days"}
    assert [item["id"] for item in unplanned["due"]] == ["M1", "M2"]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (changed(PLAN, NEVER, (REVIEWS, REVIEWED)), "Since the review of 9 Nov 2026."),
        (
            changed(PLAN, NEVER, EARLIER),
            "Since 14 Sep 2026, the previous assessment: no review is recorded.",
        ),
        (
            changed(PLAN, NEVER),
            "Since 24 Oct 2026, a month ago: no review or earlier assessment is recorded.",
        ),
    ],
    ids=["review", "assessment", "days"],
)
def test_the_brief_says_which_day_it_took_and_why(tmp_path: Path, plan: str, said: str) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": plan})
    assert said in gosart(tmp_path, "brief", "mill/stones").stdout


@pytest.mark.parametrize(
    "typed", ["12.11.2026", "2026-02-30", "yesterday", "2026-11-23", "2027-01-01"]
)
def test_a_day_that_is_none_or_not_past_cannot_be_looked_back_to(
    tmp_path: Path, typed: str
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    ran = gosart(tmp_path, "brief", "mill", "--since", typed)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--since" in ran.stderr
    assert typed in ran.stderr
