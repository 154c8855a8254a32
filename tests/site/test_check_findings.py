"""Findings in a check: chosen, counted, explained, and when they fail it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.editing.conftest import Gosart, Ran, gosart
from tests.site.repositories import MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

WRONG = MINIMAL_ACCOUNT + "flavour: rye\n"


LATE = MINIMAL_ACCOUNT + (
    "opportunities:\n  mill:\n    name: Mill\n    actions:\n"
    "      - {id: A1, type: prove, what: Show it, owner: ada, due: 2026-11-01}\n"
)


def codes(ran: Ran) -> set[object]:
    return {found["code"] for found in ran.findings}


def test_a_finding_names_its_account_and_opportunity_and_the_place_of_the_value(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/late.yml": LATE})
    (found,) = [
        item
        for item in gosart("check", "--format", "json", "--select", "N002").findings
        if item["code"] == "N002"
    ]
    assert (found["kind"], found["account"], found["opportunity"], found["entry"]) == (
        "finding",
        "late",
        "mill",
        "A1",
    )
    assert found["severity"] == "error"
    assert found["values"] == {"action": "A1", "time": 22}
    assert found["sentence"] == "“Show it” (A1) is overdue by 22 days"
    line = LATE.splitlines()[int(str(found["line"])) - 1]
    assert line[int(str(found["column"])) - 1 :].startswith("2026-11-01")


@pytest.mark.parametrize(
    ("option", "arguments", "code"),
    [
        ("", (), 0),
        ("", ("--fail-on", "error"), 1),
        ("", ("--fail-on", "error", "--ignore", "N002,K,G,D"), 0),
        ("fail_on: error", (), 1),
        ("fail_on: error", ("--select", "T008"), 0),
        ("fail_on: error", ("--fail-on", "never"), 0),
    ],
)
def test_a_finding_fails_where_somebody_asks_for_it(
    tmp_path: Path, gosart: Gosart, option: str, arguments: tuple[str, ...], code: int
) -> None:
    settings = "plugins:\n  - search\n  - gosart:\n      today: 2026-11-23\n"
    settings += f"      {option}\n" if option else ""
    write_tree(tmp_path, {"mkdocs.yml": "site_name: Plans\n" + settings, "accounts/late.yml": LATE})
    assert gosart("check", *arguments).code == code


def test_rules_are_selected_and_ignored_on_the_command_line(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/late.yml": LATE})
    assert codes(gosart("check", "--format", "json", "--select", "N002,staleness")) == {"N002"}
    everything = codes(gosart("check", "--format", "json"))
    assert codes(gosart("check", "--format", "json", "--ignore", "N,K")) == {
        code for code in everything if str(code)[0] not in "NK"
    }


def test_a_rule_that_the_site_ignores_is_run_when_it_is_asked_for(
    tmp_path: Path, gosart: Gosart
) -> None:
    settings = "site_name: Plans\nplugins:\n  - gosart:\n      rules: {ignore: [N002]}\n"
    write_tree(tmp_path, {"mkdocs.yml": settings, "accounts/late.yml": LATE})
    assert "N002" not in codes(gosart("check", "--format", "json"))
    assert codes(gosart("check", "--format", "json", "--select", "N002")) == {"N002"}
    assert "N002" not in codes(gosart("check", "--format", "json"))


def test_a_choice_of_rules_that_there_are_not_could_not_run(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/late.yml": LATE})
    ran = gosart("check", "--select", "assesment")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "gosart: Option 'rules' (select): there is no rule 'assesment'. "
        "Did you mean 'assessment'?\n"
    )


def test_sums_are_told_by_account_the_worst_first(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/late.yml": LATE, "accounts/south.yml": MINIMAL_ACCOUNT})
    lines = gosart("check", "--select", "N002,T004").err.splitlines()
    assert lines == [
        "late   1 error, 1 warning",
        "south  1 warning",
        "1 error, 2 warnings in 2 files.",
    ]


def test_statistics_count_by_code(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/late.yml": LATE,
            "accounts/south.yml": MINIMAL_ACCOUNT,
            "accounts/wrong.yml": WRONG,
        },
    )
    ran = gosart("check", "--statistics", "--select", "T004,N002")
    assert [line.split(maxsplit=3) for line in ran.out.splitlines()] == [
        ["2", "T004", "warning", "Account reviewed recently"],
        ["1", "N002", "error", "Nothing overdue"],
        ["1", "P002", "error", "Unknown key"],
    ]
    told = json.loads(gosart("check", "--statistics", "--select", "N002", "--format", "json").out)[
        "statistics"
    ]
    assert {"code": "N002", "severity": "error", "count": 1, "title": "Nothing overdue"} in told


@pytest.mark.parametrize("code", ["C004", "c004"])
def test_a_code_is_explained_with_its_example(tmp_path: Path, gosart: Gosart, code: str) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    ran = gosart("check", "--explain", code)
    assert ran.code == 0
    assert ran.out.startswith(
        "C004 Frontal with a clear lead (warning)\n\n"
        "Family: strategy; thresholds: ratio 3\n\nIn a head-on contest "
    )
    assert "strategy: {type: frontal, target: torrent}" in ran.out
    assert (
        "-> 10:22: Frontal strategy against Torrent, but the customer sees no clear lead: 1 to 1"
        in ran.out
    )
    assert "strategy: {type: flanking, target: torrent}" in ran.out
    told = json.loads(gosart("check", "--explain", code, "--format", "json").out)
    assert (told["code"], told["family"], told["thresholds"], told["active"]) == (
        "C004",
        "strategy",
        {"ratio": 3},
        True,
    )


def test_every_code_of_a_problem_is_explained_and_no_other(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    assert gosart("check", "--explain", "P003").out.startswith(
        "P003 A value is not one of those allowed (error)\n"
    )
    ran = gosart("check", "--explain", "N0002")
    assert (ran.code, ran.err) == (2, "gosart: There is no code 'N0002'. Did you mean 'N002'?\n")


def test_what_is_found_today_is_not_taken_for_tomorrow(
    tmp_path: Path, gosart: Gosart, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"accounts/late.yml": LATE})
    found = []
    for epoch in (
        "1793404800",
        "1793577600",
        "1793404800",
    ):  # 31 October, 2 November 2026, and back
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        found.append("N002" in codes(gosart("check", "--format", "json")))
    assert found == [False, True, False]


def test_a_plan_that_nobody_has_touched_is_found_by_git(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/south.yml": MINIMAL_ACCOUNT})
    assert "D001" not in codes(gosart("check", "--format", "json"))
    day = {"GIT_AUTHOR_DATE": "2026-01-05T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-05T12:00:00Z"}
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@mill.example"]
    for arguments in (["init", "-q"], ["add", "accounts"], ["commit", "-qm", "Plans"]):
        subprocess.run(
            ["git", *who, *arguments], check=True, cwd=tmp_path, env={**os.environ, **day}
        )
    assert "D001" in codes(gosart("check", "--format", "json"))
    write_tree(tmp_path, {"accounts/south.yml": MINIMAL_ACCOUNT + "region: South\n"})
    assert "D001" not in codes(gosart("check", "--format", "json"))
