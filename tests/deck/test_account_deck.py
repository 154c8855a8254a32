"""What the deck of an account's review says: goal, deals, money, people, changes, work."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from gosart.deck.load import Kind
from tests.comparison.repositories import PLAN, changed, commit, git, repository
from tests.deck.making import CONFIG, made, notes_of, opened, table_of, texts_of
from tests.writing import write_tree

TULLOCH = (
    "Graham Tulloch supports Steam & chilled water, phase 1, but opposes Batch genealogy at six "
    "creameries"
)


@pytest.fixture(scope="module")
def marwick(sample_decks: Mapping[str, bytes]) -> Any:
    return opened(sample_decks["marwick-thorne"])


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def test_each_title_is_a_sentence_that_says_what_there_is_to_read_off(marwick: Any) -> None:
    assert titles(marwick) == [
        "\u00a33.7M is open in 2 deals, \u00a32.1M weighted",
        "1 of 2 open deals is at risk",
        "Most closes in March 2027: \u20ac3.7M",
        TULLOCH,
        "\u00a31.6M is potential still to be won, \u00a3930K is with competitors",
        "Nothing has changed since 19 Nov 2026",
        "5 overdue, 8 due by 7 Dec 2026",
        "5 overdue, 8 due by 7 Dec 2026 (2)",
        "We ask for an owner and a day for 2 moves",
    ]


def test_goal_and_period_come_first(marwick: Any) -> None:
    texts = texts_of(marwick.slides[0])
    assert "Jul 2026 \u2013 Jun 2028" in texts
    (heads, goals) = table_of(marwick.slides[0])
    assert heads == ["Their goal", "Our goal"]
    assert goals[0].startswith("Be the dairy that a supermarket can put its own name on")


def test_deals_are_a_table_with_amounts_call_lights_and_next_move(marwick: Any) -> None:
    rows = table_of(marwick.slides[1])
    assert rows[0][0] == "Deal"
    assert rows[1][:2] == [
        "Batch genealogy at six creameries\nProposal", "\u00a33.2M\n55%\n25 Mar 2027",
    ]  # fmt: skip
    assert rows[1][2].startswith("Change strategy\n6 weeks 1 day too late")
    assert "Plan: Off track" in rows[1][3]
    assert rows[1][4].startswith("Bring the order forward by 43 days")


def test_what_closes_when_and_the_white_space_are_charts_with_figures(marwick: Any) -> None:
    forecast, space = (
        next(shape.chart for shape in marwick.slides[number].shapes if shape.has_chart)
        for number in (2, 4)
    )
    assert list(forecast.plots[0].categories)[-1] == "Mar 2027"
    assert [series.name for series in forecast.plots[0].series] == ["Commit", "Best case"]
    assert "At the rates of 20 Nov 2026" in texts_of(marwick.slides[2])
    series = {item.name: tuple(item.values) for item in space.plots[0].series}
    assert list(series) == ["Won", "Open", "Potential", "With competitors"]
    assert series["Won"][0] == 310_000
    assert sum(series["With competitors"]) == 930_000


def test_relationships_are_a_table_deal_by_deal(marwick: Any) -> None:
    rows = table_of(marwick.slides[3])
    assert rows[0][1:3] == ["Batch genealogy at six creameries", "Steam & chilled water, phase 1"]
    tulloch = next(row for row in rows if row[0].startswith("Graham Tulloch"))
    assert tulloch[1:4] == ["Opposes us\ninner circle", "Supports us\ninner circle", "Sunita Raman"]


def test_overdue_work_comes_first_and_goes_on_on_another_slide(marwick: Any) -> None:
    first, second = table_of(marwick.slides[6]), table_of(marwick.slides[7])
    assert first[0] == second[0] == ["Action", "Deal", "Owner", "Due"]
    assert len(first) + len(second) - 2 == 13
    assert first[1][3] == "10 days overdue, blocked"
    assert "A3: Get the rework clause" in notes_of(marwick.slides[6])


def test_what_changed_since_the_review_comes_from_git(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN}
    with patch.dict(os.environ, {"GIT_COMMITTER_DATE": "2026-11-19T12:00:00Z"}):
        root = repository(tmp_path, files)
    git(root, "switch", "--quiet", "main")
    late = changed(PLAN, ("close_date: 2027-03-01", "close_date: 2027-06-01"))
    with patch.dict(os.environ, {"GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z"}):
        commit(write_tree(root, {"accounts/mill.yml": late}), "Later")
    (deck,) = made(root, "mill", kind=Kind.ACCOUNT).values()
    slide = next(
        item for item in opened(deck).slides if "Since" in item.shapes.title.text_frame.text
    )
    assert slide.shapes.title.text_frame.text.startswith("Since 20 Nov 2026: ")
    rows = [row[1:] for row in table_of(slide)]
    assert ["\u25bc Worse", "Close date slipped by 92 days, from 1 Mar 2027 to 1 Jun 2027."] in rows
    assert "Compared with the commit " in notes_of(slide)


def test_an_account_without_deals_says_so_and_what_to_add(
    sample_decks: Mapping[str, bytes],
) -> None:
    osterby = opened(sample_decks["osterby-marine"])
    assert titles(osterby)[0] == "No deal is open"
    assert "No deals yet." in str(texts_of(osterby.slides[0]))
