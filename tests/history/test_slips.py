"""The days that dates had before, as the history of the plans knows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.charts.moved_dates import moved_in_words
from gosart.history.slips import DatesPast, dates_of, days_before
from gosart.i18n.translator import translator_for
from tests.history.stories import PLAN, Repository, changed, read

MILL = "accounts/mill.yml"
CLOSE, DUE = "close_date: 2027-03-01", "owner: ada, due: 2026-12-01"


def past(root: Path) -> DatesPast:
    return dates_of(read(root).by_account["mill"])


def test_each_day_of_a_close_date_and_of_an_action_is_remembered(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-05", {MILL: changed(PLAN, (CLOSE, "close_date: 2027-03-20"))})
    moved = changed(PLAN, (CLOSE, "close_date: 2027-05-02"), (DUE, "owner: ada, due: 2026-12-09"))
    made.commit("2026-11-09", {MILL: moved})
    assert past(tmp_path).closes == {
        "stones": [date(2027, 3, 1), date(2027, 3, 20), date(2027, 5, 2)]
    }
    assert past(tmp_path).dues == {("stones", "M1"): [date(2026, 12, 1), date(2026, 12, 9)]}


def test_what_has_another_id_keeps_the_days_that_it_had(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-05", {MILL: changed(PLAN, (DUE, "owner: ada, due: 2026-12-09"))})
    renamed = changed(PLAN, (DUE, "owner: ada, due: 2026-12-09"), ("id: M1,", "id: M9,"))
    made.commit("2026-11-06", {MILL: renamed})
    made.commit("2026-11-07", {MILL: renamed.replace("  stones:", "  millstones:")})
    assert past(tmp_path).dues == {("millstones", "M9"): [date(2026, 12, 1), date(2026, 12, 9)]}
    assert past(tmp_path).appeared("millstones", "M9") == date(2026, 11, 1)


def test_an_action_came_with_its_opportunity_or_on_the_day_on_which_it_was_added(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    action = "{id: M7, type: prove, what: Ask again, owner: ada, due: 2026-12-24}"
    more = f"    actions:\n      - {action}\n"
    made.commit("2026-11-12", {MILL: changed(PLAN, ("    actions:\n", more))})
    assert past(tmp_path).appeared("stones", "M1") == date(2026, 11, 1)
    assert past(tmp_path).appeared("stones", "M7") == date(2026, 11, 12)
    assert past(tmp_path).appeared("grain", "M7") is None


def test_days_before_end_with_another_day_than_the_present_one() -> None:
    first, second = date(2026, 3, 1), date(2026, 4, 1)
    assert days_before([first, second], second) == (first,)
    assert days_before([first, second], date(2026, 5, 1)) == (first, second)
    assert days_before([first, first, second], second) == (first,)
    assert days_before([first], None) == ()


def test_words_count_how_often_a_date_was_put_off_and_by_how_many_days() -> None:
    def words(*days: date) -> str:
        return moved_in_words(days[:-1], days[-1], translator_for("en"))

    start = date(2026, 3, 1)
    assert words(start) == ""
    assert words(start, date(2026, 3, 2)) == "slipped once, 1 day"
    assert words(start, date(2026, 3, 20), date(2026, 5, 2)) == "slipped twice, 62 days"
    assert words(start, date(2026, 3, 5), date(2026, 3, 7), date(2026, 3, 9)) == (
        "slipped 3 times, 8 days"
    )
    assert words(start, date(2026, 2, 27)) == "moved once, now 2 days earlier"
    assert words(start, date(2026, 3, 9), start) == "slipped once, back to the first day"
