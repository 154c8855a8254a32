"""The week of the portfolio: what moved, who moved it, which deals slipped, which plans nobody
touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.comparison.summary import Status
from gosart.history.weekly import untouched, weeks
from tests.history.stories import PLAN, TODAY, Repository, changed, read

MILL = "accounts/mill.yml"


def slipped(day: str) -> str:
    """Give the plan with another close date."""
    return changed(PLAN, ("close_date: 2027-03-01", f"close_date: {day}"))


def test_a_week_has_seven_days_and_ends_today(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-16", {MILL: slipped("2027-03-02")})
    made.commit("2026-11-17", {MILL: slipped("2027-03-03")})
    made.commit("2026-11-23", {MILL: slipped("2027-03-04")})
    this, before = weeks(read(tmp_path).stories, TODAY, 2)
    assert (this.begin, this.end) == (date(2026, 11, 17), date(2026, 11, 23))
    assert [story.day.day for story in this.accounts[0].stories] == [23, 17]
    assert [story.day.day for story in before.accounts[0].stories] == [16]


def test_a_opportunity_slipped_when_it_closes_later_after_the_whole_week(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-18", {MILL: slipped("2027-03-20")})
    made.commit("2026-11-19", {MILL: slipped("2027-04-30")})
    (slip,) = weeks(read(tmp_path).stories, TODAY, 1)[0].slipped
    assert (slip.account, slip.opportunity_name, slip.old, slip.new) == (
        "mill",
        "New stones",
        date(2027, 3, 1),
        date(2027, 4, 30),
    )
    made.commit("2026-11-20", {MILL: PLAN})
    assert weeks(read(tmp_path).stories, TODAY, 1)[0].slipped == ()


def test_who_moved_it_is_counted_in_steps_and_the_worst_account_comes_first(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    other = "accounts/other.yml"
    made.commit("2026-11-01", {MILL: PLAN, other: PLAN.replace("Mill & Sons", "Other")})
    made.commit(
        "2026-11-18",
        {
            other: changed(
                PLAN.replace("Mill & Sons", "Other"), ("probability: 60", "probability: 70")
            )
        },
        who="Ben Moss",
    )
    made.commit(
        "2026-11-19",
        {MILL: slipped("2027-04-30"), other: PLAN.replace("Mill & Sons", "Other")},
        who="Ben Moss",
    )
    made.commit("2026-11-20", {MILL: PLAN}, who="Cleo Ash")
    made.commit(
        "2026-11-21", {MILL: changed(PLAN, ("status: supporter", "status: enemy"))}, who="Cleo Ash"
    )
    made.commit(
        "2026-11-22",
        {
            MILL: changed(
                PLAN, ("status: supporter", "status: enemy"), ("coverage: brief", "coverage: none")
            )
        },
        who="Cleo Ash",
    )
    week = weeks(read(tmp_path).stories, TODAY, 1)[0]
    assert [account.account for account in week.accounts] == ["mill", "other"]
    assert [
        (name, [account.account for account in accounts], steps)
        for name, accounts, steps in week.people
    ] == [
        ("Cleo Ash", ["mill"], 3),
        ("Ben Moss", ["mill", "other"], 2),
    ]
    assert week.accounts[0].changes[0][0].direction == "worse"
    assert week.accounts[0].changes[-1][0].direction != "worse"


def test_a_plan_that_was_broken_for_a_day_is_no_news_and_one_that_still_is_is(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-18", {MILL: "nam: x\n"})
    broken = weeks(read(tmp_path).stories, TODAY, 1)[0].accounts[0]
    assert broken.statuses[0] == Status("unreadable", 3)
    made.commit("2026-11-19", {MILL: PLAN})
    assert weeks(read(tmp_path).stories, TODAY, 1)[0].accounts[0].statuses == ()


def test_an_account_that_was_renamed_in_the_week_is_one_account(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-18", {MILL: slipped("2027-04-30")})
    made.commit("2026-11-19", {MILL: None, "accounts/stone.yml": slipped("2027-04-30")})
    (found,) = weeks(read(tmp_path).stories, TODAY, 1)[0].accounts
    assert (found.account, len(found.stories), found.statuses) == (
        "stone",
        2,
        (Status("renamed", old="mill", new="stone"),),
    )


def test_a_plan_is_untouched_after_more_days_than_the_site_allows_the_longest_first() -> None:
    touched = {
        "new": date(2026, 11, 22),
        "old": date(2026, 9, 1),
        "edge": date(2026, 10, 24),
        "older": date(2026, 8, 1),
    }
    idle = untouched(touched, ["new", "old", "edge", "older", "unknown"], TODAY, 30)
    assert [(plan.account, plan.days) for plan in idle] == [("older", 114), ("old", 83)]
