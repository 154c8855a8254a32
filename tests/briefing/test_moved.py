"""What moved since last time: the plan of that day in git against the files as they are, by the
sentences of gosart diff."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.briefing.running import gosart
from tests.comparison.repositories import PLAN, changed, git
from tests.writing import write_tree

SINCE = "2026-11-10"


def committed(root: Path, day: str, files: dict[str, str]) -> str:
    """Commit files as of a day on the committer's clock; give the commit's id."""
    write_tree(root, files)
    stamp = {
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+0800",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+0800",
    }
    who = {
        f"GIT_{role}_{what}": "ada@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environ = {
        **os.environ,
        **stamp,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    git(root, "add", "--all")
    subprocess.run(
        ["git", "commit", "--quiet", "--allow-empty", "-m", day],
        cwd=root,
        env=environ,
        check=True,
        timeout=60,
    )
    return git(root, "rev-parse", "HEAD")


def begun(root: Path) -> Path:
    """Make an empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


def changes_since(
    root: Path, *arguments: str, target: str = "mill", since: str = SINCE
) -> dict[str, Any]:
    """Give what moved, as a machine reads it."""
    ran = gosart(root, "brief", target, "--since", since, "--format", "json", *arguments)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)["changes_since"]
    return found


def sentences(found: dict[str, Any]) -> list[str]:
    """Give the sentences with their directions."""
    return [f"{change['direction']} {change['sentence']}" for change in found["changes"]]


MENTOR_GONE = changed(
    PLAN,
    ("status: mentor", "status: neutral"),
    ("close_date: 2027-03-01", "close_date: 2027-04-30"),
)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A plan that was committed twice before the day, once on it and changed in the files since."""
    root = begun(tmp_path / "plans")
    committed(root, "2026-10-01", {"accounts/mill.yml": changed(PLAN, ("90_000", "10_000"))})
    committed(root, "2026-11-10", {"accounts/mill.yml": PLAN})
    committed(
        root,
        "2026-11-15",
        {"accounts/mill.yml": changed(PLAN, ("close_date: 2027-03-01", "close_date: 2027-04-30"))},
    )
    write_tree(root, {"accounts/mill.yml": MENTOR_GONE})
    return root


def test_the_files_as_they_are_are_told_against_the_last_commit_of_that_day(mill: Path) -> None:
    movement = changes_since(mill)
    assert (movement["by"], movement["why"]) == ("git", "")
    assert movement["commit"] == git(mill, "log", "--format=%H", "-1", "--before=2026-11-11")
    assert sentences(movement) == [
        "worse New stones: close date slipped by 60 days, from 1 Mar 2027 to 30 Apr 2027.",
        "worse The plan no longer has a mentor.",
        "worse Emil Ash (Miller) moved from mentor to neutral.",
        "worse We lost a supporter among those who decide: Emil Ash.",
    ]


def test_they_are_the_very_sentences_of_the_diff(mill: Path) -> None:
    base = git(mill, "log", "--format=%H", "-1", "--before=2026-11-11")
    account = json.loads(gosart(mill, "diff", base, "--format", "json").stdout)["accounts"][0]
    told = [
        f"{change['direction']} {change['sentence']}"
        for change in (*account["effects"], *account["changes"])
    ]
    assert sorted(sentences(changes_since(mill))) == sorted(told)


def test_a_day_before_another_has_the_commit_before(mill: Path) -> None:
    assert "better New stones: amount rose from €10,000 to €90,000." in sentences(
        changes_since(mill, since="2026-11-09")
    )


def test_a_branch_counts_by_the_day_it_was_merged(tmp_path: Path) -> None:
    root = begun(tmp_path)
    committed(root, "2026-11-01", {"accounts/mill.yml": PLAN})
    git(root, "checkout", "--quiet", "-b", "branch")
    committed(root, "2026-11-05", {"accounts/mill.yml": MENTOR_GONE})
    git(root, "checkout", "--quiet", "main")
    committed(root, "2026-11-06", {"accounts/other.yml": PLAN})
    environ = {"GIT_COMMITTER_DATE": "2026-11-12T12:00:00+0800"}
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "merge",
            "--quiet",
            "--no-ff",
            "-m",
            "m",
            "branch",
        ],
        cwd=root,
        env={**os.environ, **environ},
        check=True,
        timeout=60,
    )
    assert any("slipped" in text for text in sentences(changes_since(root))), (
        "the branch's own day is not when main had it"
    )


def test_a_reformat_since_then_is_no_movement(tmp_path: Path) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": PLAN})
    write_tree(
        root,
        {"accounts/mill.yml": "# a remark\n" + PLAN.replace("amount: 90_000", "amount:   90000")},
    )
    assert changes_since(root)["changes"] == []
    assert "No changes." in gosart(root, "brief", "mill", "--since", SINCE).stdout


def test_only_the_account_that_is_asked_for_is_told(mill: Path) -> None:
    committed(mill, "2026-11-20", {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")})
    assert all("Other" not in text for text in sentences(changes_since(mill)))


def test_a_opportunity_is_told_what_concerns_it_and_the_account_and_not_its_neighbour(
    tmp_path: Path,
) -> None:
    two = PLAN + "  belts:\n    name: New belts\n    amount: 5_000\n    close_date: 2027-05-01\n"
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": two})
    now = changed(
        two,
        ("amount: 90_000", "amount: 80_000"),
        ("amount: 5_000", "amount: 6_000"),
        ("title: Miller", "title: Head miller"),
    )
    write_tree(root, {"accounts/mill.yml": now})
    stones = " ".join(sentences(changes_since(root, target="mill/stones")))
    assert "New stones: amount fell" in stones
    assert "Head miller" in stones
    assert "New belts" not in stones
    whole = " ".join(sentences(changes_since(root)))
    assert "New belts: amount rose" in whole
    assert "New stones: amount fell" in whole


def test_an_account_that_has_another_name_since_keeps_its_past(tmp_path: Path) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": PLAN})
    git(root, "mv", "accounts/mill.yml", "accounts/mill-group.yml")
    write_tree(root, {"accounts/mill-group.yml": MENTOR_GONE})
    movement = changes_since(root, target="mill-group")
    assert movement["by"] == "git"
    assert "worse The plan no longer has a mentor." in sentences(movement)


def test_a_split_into_files_is_no_movement(tmp_path: Path) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": PLAN})
    people, rest = PLAN.index("people:"), PLAN.index("competitors:")
    (root / "accounts/mill.yml").unlink()
    people_file = "\n".join(line[2:] for line in PLAN[people:rest].splitlines()[1:]) + "\n"
    write_tree(
        root,
        {
            "accounts/mill/account.yml": PLAN[:people] + PLAN[rest:],
            "accounts/mill/people.yml": people_file,
        },
    )
    assert changes_since(root)["changes"] == []


def test_below_the_top_of_the_repository_the_plans_have_their_past_too(tmp_path: Path) -> None:
    top = begun(tmp_path)
    committed(top, SINCE, {"sales/accounts/mill.yml": PLAN})
    write_tree(top, {"sales/accounts/mill.yml": MENTOR_GONE})
    assert changes_since(top / "sales")["by"] == "git"
    assert "worse The plan no longer has a mentor." in sentences(changes_since(top / "sales"))


def test_a_symbolic_link_of_then_is_followed(tmp_path: Path) -> None:
    root = begun(tmp_path)
    write_tree(root, {"accounts/_plans/mill.yml": PLAN})
    (root / "accounts/mill.yml").symlink_to("_plans/mill.yml")
    committed(root, SINCE, {})
    write_tree(root, {"accounts/_plans/mill.yml": MENTOR_GONE})
    assert "worse The plan no longer has a mentor." in sentences(changes_since(root))


@pytest.mark.parametrize("uncommitted", [True, False])
def test_what_a_link_led_to_then_is_what_the_plan_said(tmp_path: Path, uncommitted: bool) -> None:
    root = begun(tmp_path)
    (root / "accounts").mkdir()
    (root / "accounts/mill.yml").symlink_to("_plans/mill.yml")
    committed(root, SINCE, {"accounts/_plans/mill.yml": PLAN})
    write_tree(root, {"accounts/_plans/mill.yml": MENTOR_GONE})
    if not uncommitted:
        committed(root, "2026-11-15", {})
    assert "worse The plan no longer has a mentor." in sentences(changes_since(root))


LATER = '      - {date: 2026-11-15, for: us, by: ada, ratings: "+?-?+ ?-+?+ --+?+ ++?++"}\n'
DATED = changed(
    PLAN,
    ("reviewed: 2026-11-20\n", ""),
    ("      - {date: 2026-11-01, for: us", f"{LATER}      - {{date: 2026-11-01, for: us"),
    (
        "{name: Trial grind, date: 2026-12-12}",
        "{name: Trial grind, date: 2026-11-18, status: done}",
    ),
    (
        "due: 2026-12-01, status: open}",
        "due: 2026-12-01, status: done, done: 2026-11-16, outcome: Fine flour}",
    ),
    (
        "    actions:\n",
        (
            "    test:\n      reviews: [{date: 2026-11-12, kind: team-meeting, decision: "
            "continue}]\n  "
            "  actions:\n"
        ),
    ),
)
OF_DATES = {
    "neutral M1 Grind a sack: day it was done, 16 Nov 2026.",
    "neutral Our assessment of 15 Nov 2026.",
    "neutral Review of 12 Nov 2026.",
}


def no_git(root: Path) -> Path:
    return write_tree(root, {"accounts/mill.yml": DATED})


def shallow(root: Path) -> Path:
    source = begun(root / "source")
    committed(source, "2026-11-01", {"accounts/mill.yml": PLAN})
    committed(source, "2026-11-20", {"accounts/mill.yml": DATED})
    git(root, "clone", "--quiet", "--depth=1", f"file://{source}", str(root / "clone"))
    return root / "clone"


def late_git(root: Path) -> Path:
    committed(begun(root), "2026-11-20", {"accounts/mill.yml": DATED})
    return root


def late_plan(root: Path) -> Path:
    committed(
        begun(root), "2026-11-01", {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")}
    )
    committed(root, "2026-11-20", {"accounts/mill.yml": DATED})
    return root


def broken_then(root: Path) -> Path:
    committed(begun(root), "2026-11-01", {"accounts/mill.yml": PLAN + "nonsense: 1\n"})
    committed(root, "2026-11-20", {"accounts/mill.yml": DATED})
    return root


@pytest.mark.parametrize(
    ("made", "why", "said"),
    [
        (no_git, "no-git", "These plans are not in git"),
        (shallow, "shallow", "This clone has only part of the history"),
        (late_git, "before", "Change history starts after that date"),
        (late_plan, "new", "The plan was added to git after that date"),
        (broken_then, "broken", "The plan as it was then cannot be read"),
    ],
    ids=[
        "no git",
        "a shallow clone",
        "a day before the first commit",
        "a plan that came later",
        "a plan that was broken",
    ],
)
def test_where_git_cannot_tell_the_plans_own_dates_do_and_the_brief_says_why(
    tmp_path: Path, made: Any, why: str, said: str
) -> None:
    root = made(tmp_path)
    movement = changes_since(root)
    assert (movement["by"], movement["why"], movement["commit"]) == ("dates", why, "")
    texts = set(sentences(movement))
    assert texts >= OF_DATES
    text = gosart(root, "brief", "mill", "--since", SINCE).stdout
    assert f"{said}; only dated entries are listed." in " ".join(text.split())


def test_what_the_dates_tell_of_the_future_has_not_moved(tmp_path: Path) -> None:
    planned = changed(
        PLAN,
        (
            "    actions:\n",
            "    test:\n      reviews: [{date: 2026-12-02, kind: team-meeting}]\n    actions:\n",
        ),
    )
    write_tree(tmp_path, {"accounts/mill.yml": planned})
    texts = sentences(changes_since(tmp_path))
    assert texts
    assert not [sentence for sentence in texts if "Review" in sentence]


def test_new_and_solved_findings_are_counted_as_the_diff_counts_them(mill: Path) -> None:
    write_tree(
        mill, {"accounts/mill.yml": changed(MENTOR_GONE, ("due: 2026-12-01", "due: 2026-11-20"))}
    )
    base = git(mill, "log", "--format=%H", "-1", "--before=2026-11-11")
    found = json.loads(gosart(mill, "diff", base, "--format", "json").stdout)["accounts"][0][
        "findings"
    ]
    movement = changes_since(mill)
    assert (movement["new"], movement["solved"]) == (len(found["new"]), len(found["solved"]))
    assert movement["new"] > 0


def test_a_parent_company_that_was_there_before_is_no_change(tmp_path: Path) -> None:
    root = begun(tmp_path / "plans")
    holding = "name: Holding\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"
    before = f"parent: hold\n{PLAN}"
    committed(root, "2026-11-01", {"accounts/mill.yml": before, "accounts/hold.yml": holding})
    committed(root, "2026-11-15", {"accounts/mill.yml": changed(before, ("90_000", "80_000"))})
    assert sentences(changes_since(root)) == [
        "worse New stones: amount fell from €90,000 to €80,000."
    ]
