"""What a step did to a plan is told by the very sentences of `gosart diff`, whatever became of its
files."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from gosart.history.loader import Historian
from gosart.vcs.last_touched import last_touched
from tests.comparison.repositories import compare, sentences, the_account
from tests.history.stories import (
    PLAN,
    TODAY,
    Repository,
    changed,
    read,
    sentences_in,
    single,
)

MILL = "accounts/mill.yml"
SLIPPED = changed(
    PLAN,
    ("close_date: 2027-03-01", "close_date: 2027-04-30"),
    ("status: supporter", "status: neutral"),
)


def two(
    root: Path, files: dict[str, str | None], message: str = "Change", who: str = "Ben Moss"
) -> Repository:
    """Make a repository of the plan and one commit after it."""
    made = Repository(root)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-20", files, message, who)
    return made


def cache_left_out(root: Path) -> Historian:
    """Remove what is cached of a history, and return what reads it anew."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    return Historian()


def test_a_step_says_what_the_diff_of_its_two_states_says(tmp_path: Path) -> None:
    two(tmp_path, {MILL: SLIPPED})
    story = single(read(tmp_path))
    assert sentences_in(story) == sentences(
        the_account(compare(tmp_path, "HEAD~1", "HEAD", today="2026-11-20"))
    )
    assert (
        "worse New stones: close date slipped by 60 days, from 1 Mar 2027 to 30 Apr 2027."
        in sentences_in(story)
    )
    assert "worse We lost a supporter among those who decide: Dana Oak." in sentences_in(story)


def test_two_processes_tell_the_history_that_one_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("acme", "brook", "copse", "delta")
    files: dict[str, str | None] = {f"accounts/{name}.yml": PLAN for name in names}
    repository = Repository(tmp_path)
    repository.commit("2026-11-01", files)
    for day, name in enumerate(names, 2):
        repository.commit(f"2026-11-{day:02}", {f"accounts/{name}.yml": SLIPPED})
    repository.git("mv", "accounts/delta.yml", "accounts/dale.yml")
    repository.commit("2026-11-20", {"accounts/acme.yml": PLAN, "accounts/brook.yml": "name: ["})
    told = []
    for processes in (1, 2):
        monkeypatch.setattr("gosart.history.shares.room_for", lambda *_, count=processes: count)
        told.append(read(tmp_path, cache_left_out(tmp_path)).stories)
    assert told[0] == told[1]
    assert len(told[0]) == 11


def test_a_story_knows_who_when_and_the_request(tmp_path: Path) -> None:
    two(tmp_path, {MILL: SLIPPED}, "The board waits for spring (#31)", "Ben Moss")
    story = single(read(tmp_path))
    assert (story.who, story.day.isoformat(), story.request, story.title) == (
        ("Ben Moss",),
        "2026-11-20",
        31,
        "The board waits for spring",
    )


def test_a_new_plan_and_a_deleted_one_are_told_as_that(tmp_path: Path) -> None:
    two(
        tmp_path,
        {MILL: None, "accounts/other.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n"},
    )
    texts = {
        story.account_changes.account: sentences_in(story)[0]
        for story in read(tmp_path).stories
        if story.day.day == 20
    }
    assert texts == {"mill": "The plan was deleted.", "other": "A new plan."}


def test_another_order_and_another_form_are_no_story(tmp_path: Path) -> None:
    lines = PLAN.replace(
        "{name: Quern Co, threat: medium}", "\n    threat: medium\n    name: 'Quern Co'"
    )
    two(tmp_path, {MILL: lines + "# a remark\n"})
    assert [sentences_in(story)[0] for story in read(tmp_path).stories] == ["A new plan."]


def test_a_plan_split_into_many_files_goes_on_with_its_story(tmp_path: Path) -> None:
    head, _, opportunities = PLAN.partition("opportunities:\n")
    people = head.partition("people:\n")[2].partition("competitors:\n")[0]
    account = head.replace("people:\n" + people, "")
    opportunity = "\n".join(line[4:] for line in opportunities.partition("\n")[2].split("\n"))
    made = two(
        tmp_path,
        {
            MILL: None,
            "accounts/mill/account.yml": account,
            "accounts/mill/people.yml": "\n".join(line[2:] for line in people.split("\n")),
            "accounts/mill/opportunities/stones.yml": opportunity,
        },
    )
    made.commit(
        "2026-11-21",
        {
            "accounts/mill/opportunities/stones.yml": opportunity.replace(
                "probability: 60", "probability: 70"
            )
        },
    )
    texts = [sentences_in(story) for story in read(tmp_path).by_account["mill"]]
    assert texts[0] == ["better New stones: probability rose from 60% to 70%."]
    assert texts[1][0] == "A new plan."
    assert len(texts) == 2


def test_an_account_under_another_id_keeps_its_story(tmp_path: Path) -> None:
    made = two(tmp_path, {MILL: SLIPPED})
    made.commit("2026-11-21", {MILL: None, "accounts/mill-and-sons.yml": SLIPPED})
    history = read(tmp_path)
    texts = [sentences_in(story)[0] for story in history.by_account["mill-and-sons"]]
    assert texts == [
        "Renamed from 'mill' to 'mill-and-sons'.",
        sentences_in(history.stories[1])[0],
        "A new plan.",
    ]
    assert all(story.account_changes.status != "The plan was deleted." for story in history.stories)


def test_a_plan_that_was_half_written_is_told_once_and_compared_with_what_could_last_be_read(
    tmp_path: Path,
) -> None:
    made = two(tmp_path, {MILL: PLAN.replace("name: Mill", "name Mill")})
    made.commit("2026-11-21", {MILL: PLAN.replace("name: Mill", "nam: Mill")})
    made.commit("2026-11-22", {MILL: changed(PLAN, ("probability: 60", "probability: 50"))})
    texts = [sentences_in(story) for story in read(tmp_path).stories]
    assert texts[0] == [
        "The plan can be read again.",
        "worse New stones: probability fell from 60% to 50%.",
    ]
    assert len(texts) == 3
    assert texts[1][0].startswith("The plan can no longer be read:")


def test_what_is_overdue_is_told_as_of_the_day_of_the_step(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    late = changed(PLAN, ("due: 2026-12-01", "due: 2026-11-10"))
    made.commit("2026-11-05", {MILL: late})
    made.commit("2026-11-15", {MILL: changed(late, ("probability: 60", "probability: 61"))})
    texts = [line for story in read(tmp_path).stories for line in sentences_in(story)]
    assert [line for line in texts if "Overdue" in line] == []
    made.commit("2026-11-16", {MILL: changed(late, ("due: 2026-12-05", "due: 2026-11-12"))})
    assert any(
        "Now overdue by 4 days: M2 Ask for the budget." in line
        for line in sentences_in(single(read(tmp_path)))
    )


def test_entries_that_all_plans_share_have_a_story_of_their_own_and_change_no_plan(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    plan = PLAN.replace(
        "  quern: {name: Quern Co, threat: medium}\n", "  quern: {threat: medium}\n"
    )
    made.commit(
        "2026-11-01", {MILL: plan, "accounts/_shared/competitors.yml": "quern: {name: Quern Co}\n"}
    )
    made.commit(
        "2026-11-10",
        {
            "accounts/_shared/competitors.yml": (
                "quern: {name: Quern Group}\nhone: {name: Hone Ltd}\n"
            )
        },
    )
    made.commit("2026-11-12", {MILL: changed(plan, ("probability: 60", "probability: 65"))})
    history = read(tmp_path)
    assert sentences_in(history.by_account["mill"][0]) == [
        "better New stones: probability rose from 60% to 65%."
    ]
    assert sentences_in(history.shared[0]) == [
        "neutral Competitor shared by all plans: Quern Group was changed.",
        "neutral Competitor shared by all plans: Hone Ltd is new.",
    ]


def test_a_link_to_another_accounts_note_breaks_no_plan_of_the_past(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    other = {
        "accounts/other/account.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n",
        "accounts/other/notes/x.md": "Hello\n",
    }
    text = "---\n" + PLAN + "---\nSee [what they said](other/notes/x.md).\n"
    made.commit("2026-11-01", {"accounts/mill.md": text, **other})
    made.commit(
        "2026-11-02", {"accounts/mill.md": changed(text, ("probability: 60", "probability: 65"))}
    )
    assert sentences_in(single(read(tmp_path))) == [
        "better New stones: probability rose from 60% to 65%."
    ]


def test_a_file_that_is_a_link_to_another_is_read_like_it(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {"accounts/_store/mill.yml": PLAN})
    (tmp_path / MILL).symlink_to("_store/mill.yml")
    made.commit("2026-11-02", {})
    assert sentences_in(single(read(tmp_path)))[0] == "A new plan."


def test_a_huge_file_of_the_past_is_told_as_one_that_cannot_be_read(tmp_path: Path) -> None:
    made = two(tmp_path, {MILL: PLAN + "#" * 1_100_000})
    made.commit("2026-11-21", {MILL: PLAN})
    assert [story.account_changes.status.kind for story in read(tmp_path).stories][
        1
    ] == "unreadable"


def test_a_merge_tells_the_whole_request_and_who_wrote_it(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.git("checkout", "--quiet", "-b", "change")
    made.commit(
        "2026-11-02",
        {MILL: changed(PLAN, ("probability: 60", "probability: 70"))},
        "wip",
        "Ben Moss",
    )
    made.commit(
        "2026-11-03",
        {MILL: changed(PLAN, ("probability: 60", "probability: 80"))},
        "wip",
        "Cleo Ash",
    )
    made.git("checkout", "--quiet", "main")
    made.merge("2026-11-04", "Merge pull request #7 from x/change\n\nThe trial went well", "change")
    story = single(read(tmp_path))
    assert sentences_in(story) == ["better New stones: probability rose from 60% to 80%."]
    assert (story.who, story.request, story.title) == (
        ("Ben Moss", "Cleo Ash"),
        7,
        "The trial went well",
    )


def test_a_site_tells_as_many_days_as_it_wants_and_nothing_after_its_day(tmp_path: Path) -> None:
    made = two(tmp_path, {MILL: SLIPPED})
    made.commit("2026-12-24", {MILL: PLAN})
    assert [story.day.isoformat() for story in read(tmp_path).stories] == [
        "2026-11-20",
        "2026-11-01",
    ]
    short = read(tmp_path, history_days=10)
    assert [story.day.isoformat() for story in short.stories] == ["2026-11-20"]
    assert short.since is not None
    assert read(tmp_path).since is None


def linked(root: Path) -> Repository:
    """Make a repository of a plan whose team is a link to a list beside the plans."""
    start, end = PLAN.index("team:"), PLAN.index("people:")
    made = Repository(root)
    (root / "accounts/mill").mkdir(parents=True)
    (root / "accounts/mill/team.yml").symlink_to("../_lists/emea.yml")
    files = {
        "accounts/mill/account.yml": PLAN[:start] + PLAN[end:],
        "accounts/_lists/emea.yml": "ada: {name: Ada Brook, role: Seller}\nben: {name: Ben Moss}\n",
    }
    made.commit("2026-11-01", files)
    return made


def test_a_step_that_changes_what_a_link_leads_to_is_told_of_the_plan(tmp_path: Path) -> None:
    made = linked(tmp_path)
    made.commit("2026-11-05", {"README.md": "Plans"})
    made.commit(
        "2026-11-10", {"accounts/_lists/emea.yml": "ada: {name: Ada Brook}\n"}, "Ben leaves", "Cleo"
    )
    made.commit(
        "2026-11-12", {"accounts/_lists/emea.yml": "ada: {name: Ada}\nben: {name: Ben}\n"}, "Back"
    )
    texts = [(story.title, story.account_changes.account) for story in read(tmp_path).stories]
    assert texts == [("Back", "mill"), ("Ben leaves", "mill"), ("Plans", "mill")]
    story = read(tmp_path).stories[1]
    assert (story.who, story.account_changes.broken) == (("Cleo",), True)
    assert last_touched(tmp_path, "accounts", TODAY) == {"mill": date(2026, 11, 12)}
    (tmp_path / "accounts/_lists/emea.yml").write_text("ada: {name: Ada}\n", "utf-8")
    assert last_touched(tmp_path, "accounts", TODAY) == {"mill": TODAY}


def test_a_plan_that_is_deleted_is_gone_though_what_its_link_led_to_stays(tmp_path: Path) -> None:
    made = linked(tmp_path)
    made.git("rm", "-r", "--quiet", "accounts/mill")
    made.commit("2026-11-10", {"accounts/other.yml": "name: O\nowner: a\nteam: {a: {name: A}}\n"})
    made.commit("2026-11-12", {"accounts/_lists/emea.yml": "ada: {name: Ada}\n"})
    told = {
        (story.day.day, story.account_changes.account): story.account_changes.fate
        for story in read(tmp_path).stories
    }
    assert told == {(10, "mill"): "removed", (10, "other"): "added", (1, "mill"): "added"}


def test_plans_behind_a_link_have_their_history(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    (tmp_path / "accounts").symlink_to("plans")
    made.commit("2026-11-01", {"plans/mill.yml": PLAN})
    made.commit("2026-11-10", {"plans/mill.yml": SLIPPED}, "Later")
    texts = [(story.title, story.account_changes.account) for story in read(tmp_path).stories]
    assert texts == [("Later", "mill"), ("Plans", "mill")]
    assert last_touched(tmp_path, "accounts", TODAY) == {"mill": date(2026, 11, 10)}
