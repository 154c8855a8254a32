"""A story says nothing of what is, or once was, for narrower readers than the build's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosart.config.model import options_from
from gosart.history import loader
from gosart.history.loader import Today
from gosart.history.model import History
from gosart.method.loader import load_method
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.repository.loader import read_repository
from tests.history.stories import PLAN, TODAY, Repository, changed, read, sentences_in

MILL = "accounts/mill.yml"
SECRET = "      - {id: M3, type: minimise, what: Walk away at 81 thousand, owner: ada, due: 2026-12-09, status: open}\n"
NARROW = SECRET.replace("status: open}", "status: open, audience: sales}")


def shown(root: Path, audience: str = "everyone") -> History:
    """Give the history as a build for some readers may tell it."""
    options = options_from({"today": TODAY.isoformat(), "audience": audience}, root, {})
    repository = read_repository(root, "accounts")
    portfolio = load_portfolio(repository, load_method("en"), plan_options(options))
    return read(root, today=Today(repository, portfolio), audience=audience)


def lines(history: History) -> str:
    """Give everything a history says."""
    return "\n".join(
        f"{story.title} {story.moved.name} {line}"
        for story in history.stories
        for line in sentences_in(story)
    )


def test_an_entry_that_was_narrowed_is_told_in_no_older_story(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-02", {MILL: PLAN + SECRET})
    assert "81 thousand" in lines(shown(tmp_path))
    made.commit("2026-11-03", {MILL: PLAN + NARROW})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "81 thousand" in lines(shown(tmp_path, "sales"))


def test_what_was_narrow_and_is_gone_stays_untold(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for day, end in (("01", ""), ("02", SECRET), ("03", NARROW), ("04", "")):
        made.commit(f"2026-11-{day}", {MILL: PLAN + end})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "81 thousand" in lines(shown(tmp_path, "sales"))


def test_what_is_open_again_is_told_again(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for day, end in (("01", ""), ("02", NARROW), ("03", SECRET)):
        made.commit(f"2026-11-{day}", {MILL: PLAN + end})
    assert "81 thousand" in lines(shown(tmp_path))


def test_a_person_who_was_narrowed_is_named_in_no_sentence_about_others(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit(
        "2026-11-02",
        {
            MILL: changed(
                PLAN,
                (
                    "reports_to: dana, influence: inner-circle",
                    "reports_to: emil, influence: inner-circle",
                ),
            )
        },
    )
    assert "Emil Ash" in lines(shown(tmp_path))
    narrow = changed(PLAN, ("emil: {name: Emil Ash,", "emil: {audience: sales, name: Emil Ash,"))
    made.commit("2026-11-03", {MILL: narrow})
    assert "Emil" not in lines(shown(tmp_path))
    assert "Emil" in lines(shown(tmp_path, "sales"))


def test_an_account_for_narrower_readers_has_no_story_at_all(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01",
        {MILL: PLAN, "accounts/other.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n"},
    )
    made.commit("2026-11-02", {MILL: PLAN + "audience: sales\n"})
    assert {story.moved.account for story in shown(tmp_path).stories} == {"other"}
    assert {story.moved.account for story in shown(tmp_path, "sales").stories} == {"mill", "other"}


def test_an_account_that_is_secret_under_its_new_id_has_no_story_under_the_old_one(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-02", {MILL: None, "accounts/stone.yml": PLAN})
    made.commit("2026-11-03", {"accounts/stone.yml": PLAN + "audience: sales\n"})
    assert lines(shown(tmp_path)) == ""


def test_a_plan_that_cannot_be_read_and_hides_something_is_silent(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN + NARROW})
    made.commit("2026-11-02", {MILL: "nam: x\n" + PLAN + NARROW})
    assert lines(shown(tmp_path)) == ""


def test_where_plans_say_who_may_see_what_no_title_is_shown_to_wider_readers(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN}, "We walk away at 81 thousand")
    assert "81 thousand" in lines(shown(tmp_path))
    made.commit("2026-11-02", {MILL: PLAN + NARROW}, "The floor is for sales")
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "We walk away" in lines(read(tmp_path, audience="account-team"))


def test_a_shared_entry_that_was_narrowed_is_not_told(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01", {MILL: PLAN, "accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\n"}
    )
    made.commit(
        "2026-11-02",
        {"accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\nwhet: {name: Whet Ltd}\n"},
    )
    assert "Whet Ltd" in lines(shown(tmp_path))
    made.commit(
        "2026-11-03",
        {
            "accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\nwhet: {name: Whet Ltd, audience: sales}\n"
        },
    )
    assert "Whet Ltd" not in lines(shown(tmp_path))


def test_only_the_accounts_whose_audiences_changed_are_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path)
    other = "accounts/other.yml"
    made.commit("2026-10-31", {other: PLAN})
    made.commit("2026-11-01", {MILL: PLAN + NARROW, other: PLAN + SECRET})
    asked: list[list[str]] = []
    tell = loader.tell

    def watched(*more: Any) -> Any:
        asked.append(sorted({account for accounts in more[4].values() for account in accounts}))
        return tell(*more)

    monkeypatch.setattr(loader, "tell", watched)
    assert "81 thousand" in lines(shown(tmp_path))
    assert asked == [["mill", "other"]]
    made.commit("2026-11-02", {MILL: PLAN + NARROW + "industry: Food\n"})
    shown(tmp_path)
    assert asked[1:] == [["mill"]], "of a longer history only what is new is told"
    made.commit("2026-11-03", {other: PLAN + NARROW})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert {*asked[2]} == {"other"}
    count = len(asked)
    shown(tmp_path)
    assert len(asked) == count
