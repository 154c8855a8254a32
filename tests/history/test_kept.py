"""What was told once is not read again: kept by commit, and only as long as it would be told in the
same way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gosart.history import loader as reading
from gosart.history.loader import Historian
from gosart.repository.cache_file import read_cache, write_cache
from gosart.vcs.log import Step
from tests.history.stories import PLAN, Repository, changed, read, sentences_in

MILL = "accounts/mill.yml"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The days of the steps that had to be told, one list for each time anything had to be."""
    asked: list[list[str]] = []
    replay_steps = reading.replay_steps

    def watched(
        options: Any,
        method: Any,
        steps: Sequence[Step],
        wanted: frozenset[str],
        *more: Any,
    ) -> Any:
        asked.append([step.day.isoformat() for step in steps if step.id in wanted])
        return replay_steps(options, method, steps, wanted, *more)

    monkeypatch.setattr(reading, "replay_steps", watched)
    return asked


def made(root: Path) -> Repository:
    """Make a repository of two steps."""
    repository = Repository(root)
    repository.commit("2026-11-01", {MILL: PLAN})
    repository.commit("2026-11-10", {MILL: changed(PLAN, ("probability: 60", "probability: 70"))})
    return repository


def test_the_second_time_nothing_is_told_and_the_same_is_said(
    tmp_path: Path, told: list[list[str]]
) -> None:
    made(tmp_path)
    first = read(tmp_path)
    again = read(tmp_path)
    assert told == [["2026-11-01", "2026-11-10"]]
    assert again.stories == first.stories


def test_of_a_longer_history_only_what_is_new_is_told(
    tmp_path: Path, told: list[list[str]]
) -> None:
    repository = made(tmp_path)
    read(tmp_path)
    repository.commit("2026-11-12", {MILL: changed(PLAN, ("probability: 60", "probability: 75"))})
    history = read(tmp_path)
    assert told[1:] == [["2026-11-12"]]
    assert sentences_in(history.stories[0]) == [
        "better New stones: probability rose from 70% to 75%."
    ]
    (tmp_path / ".cache/gosart").joinpath(
        next(iter(p.name for p in (tmp_path / ".cache/gosart").glob("history-*")))
    ).unlink()
    assert read(tmp_path).stories == history.stories


def test_a_commit_in_the_middle_that_was_not_told_is_told_between_the_others(
    tmp_path: Path, told: list[list[str]]
) -> None:
    repository = made(tmp_path)
    repository.commit("2026-11-12", {MILL: changed(PLAN, ("probability: 60", "probability: 75"))})
    whole = read(tmp_path)
    (kept,) = (tmp_path / ".cache/gosart").glob("history-*.json")
    data = read_cache(tmp_path, kept.name)
    del data[whole.stories[1].commit]
    write_cache(tmp_path, kept.name, data)
    assert read(tmp_path).stories == whole.stories
    assert told[1:] == [["2026-11-10"]]


def test_a_plan_that_was_half_written_the_last_time_is_compared_with_what_could_be_read_before(
    tmp_path: Path,
) -> None:
    repository = made(tmp_path)
    for day, text in (("11", "nam: x\n"), ("12", "nam: y\n")):
        repository.commit(f"2026-11-{day}", {MILL: text})
    read(tmp_path)
    repository.commit("2026-11-13", {MILL: changed(PLAN, ("probability: 60", "probability: 75"))})
    history = read(tmp_path)
    assert sentences_in(history.stories[0]) == [
        "The plan can be read again.",
        "better New stones: probability rose from 70% to 75%.",
    ]
    short = read(tmp_path, history_days=10, language="zh")
    (tmp_path / ".cache/gosart").rename(tmp_path / "away")
    assert read(tmp_path).stories == history.stories
    assert (
        read(tmp_path, history_days=365, language="zh").stories[: len(short.stories)]
        == short.stories
    )


def test_a_history_that_somebody_else_wrote_is_not_believed(
    tmp_path: Path, told: list[list[str]]
) -> None:
    made(tmp_path)
    first = read(tmp_path)
    (kept,) = (tmp_path / ".cache/gosart").glob("history-*.json")
    forged = kept.read_text("utf-8").replace("probability", "improbability")
    kept.write_text(forged, "utf-8")
    assert read(tmp_path).stories == first.stories
    kept.write_text(forged.partition("\n")[2], "utf-8")
    assert read(tmp_path).stories == first.stories
    assert len(told) == 3


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": {"mill": {}}}', '{"x": 1}', "\x00"])
def test_a_file_that_is_damaged_is_an_empty_one(
    tmp_path: Path, told: list[list[str]], damage: str
) -> None:
    made(tmp_path)
    first = read(tmp_path)
    (kept,) = (tmp_path / ".cache/gosart").glob("history-*.json")
    kept.write_text(damage, "utf-8")
    assert read(tmp_path).stories == first.stories
    assert len(told) == 2


def test_other_readers_are_told_their_own_and_all_languages_the_same(
    tmp_path: Path, told: list[list[str]]
) -> None:
    made(tmp_path)
    english = read(tmp_path)
    read(tmp_path, audience="account-team")
    assert len(told) == 2
    chinese = read(tmp_path, language="zh")
    assert chinese.stories == english.stories
    assert len(told) == 2


def test_while_no_commit_comes_a_running_preview_gets_the_very_same(
    tmp_path: Path, told: list[list[str]]
) -> None:
    repository = made(tmp_path)
    historian = Historian()
    first = read(tmp_path, historian)
    (tmp_path / MILL).write_text("name: x\n", "utf-8")
    assert read(tmp_path, historian) is first
    repository.git("checkout", "--quiet", MILL)
    repository.commit("2026-11-13", {})
    assert read(tmp_path, historian) is not first
    assert len(told) == 1


def test_a_repository_that_cannot_be_written_has_its_history_all_the_same(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / ".cache").write_text("a file in the way", "utf-8")
    assert len(read(tmp_path).stories) == 2


def test_what_is_kept_is_never_committed(tmp_path: Path) -> None:
    repository = made(tmp_path)
    read(tmp_path)
    assert repository.git("status", "--porcelain") == ""


def test_what_is_new_is_read_with_shared_entries_that_nobody_has_changed_since(
    tmp_path: Path,
) -> None:
    team, plan = "team:\n  ada: {name: Ada Brook}\n  ben: {name: Ben Moss}\n", PLAN
    repository = Repository(tmp_path)
    repository.commit(
        "2026-11-01",
        {"accounts/_shared/team.yml": team.removeprefix("team:\n").replace("  ", "")
         , MILL: plan.replace(team, "")},
    )  # fmt: skip
    read(tmp_path)
    later = changed(plan.replace(team, ""), ("probability: 60", "probability: 75"))
    repository.commit("2026-11-12", {MILL: later})
    assert sentences_in(read(tmp_path).stories[0]) == [
        "better New stones: probability rose from 60% to 75%."
    ]
