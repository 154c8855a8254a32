"""`gosart exercise`: from the list to the certificate."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gosart.exercises.read_case import our_cases
from tests.editing.conftest import Gosart, gosart
from tests.exercises.test_reading import PLAN, small_case
from tests.writing import write_tree

__all__ = ["gosart"]

SOLUTION = our_cases() / "cold-chain" / "solution"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def test_the_way_from_the_list_to_a_certificate(gosart: Gosart, tmp_path: Path) -> None:
    assert "cold-chain   The cold chain at Fenmarsh Foods  1 2 5    75       -" in (
        gosart("exercise", "list").out
    )

    assert gosart("exercise", "start", "cold-chain").code == 0
    assert sorted(tree(tmp_path / "cold-chain")) == [
        "accounts/fenmarsh/account.yml",
        "accounts/fenmarsh/opportunities/safe-load.yml",
        "briefing.md",
        "exercise.yml",
        "mkdocs.yml",
    ]
    to_file = ("--certificate", "certificates.yml", "--by", "ann-berg", "--date", "2027-03-09")
    ran = gosart("exercise", "check", "cold-chain", *to_file)
    assert ran.code == 1
    assert "Step 2, Set the competitive strategy: 0 of 7" in ran.out
    assert "0 of 39 are right. 39 are missing." in ran.out
    assert "cold-chain/accounts/fenmarsh/opportunities/safe-load.yml:13:3" in ran.out
    assert "%" not in ran.out.replace("80%", "").replace("31%", "")
    assert "No certificate yet" in ran.err
    assert not (tmp_path / "certificates.yml").exists()

    shutil.copytree(SOLUTION, tmp_path / "cold-chain", dirs_exist_ok=True)
    ran = gosart("exercise", "check", "cold-chain", *to_file)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "39 of 39 are right.")
    assert (tmp_path / "certificates.yml").read_text("utf-8").splitlines()[1:] == [
        "certificates:",
        "  - {by: ann-berg, case: cold-chain, date: 2027-03-09, right: 39, of: 39}",
    ]
    assert "ann-berg" in gosart("exercise", "list").out


def test_a_certificate_touches_no_other_byte_and_stands_once(
    gosart: Gosart, tmp_path: Path
) -> None:
    before = (
        "# ours\ncertificates: # all of them\n"
        "- {by: 'Bo Dahl', case: cold-chain,   date: 2027-01-01, right: 2, of: 2}\n"
        "note: {kept: [as, it,   is]}\n"
    )
    write_tree(tmp_path, {"team.yml": before})
    shutil.copytree(SOLUTION, tmp_path / "done")
    arguments = ("exercise", "check", "done", "--case", "cold-chain", "--certificate", "team.yml")
    first = gosart(*arguments, "--by", "Åsa Lund", "--date", "2027-03-09")
    after = (tmp_path / "team.yml").read_text("utf-8")
    second = gosart(*arguments, "--by", "Åsa Lund", "--date", "2027-03-09")
    assert (first.code, second.code) == (0, 0)
    assert (tmp_path / "team.yml").read_text("utf-8") == after
    added = [line for line in after.splitlines() if "Åsa Lund" in line]
    assert len(added) == 1
    assert after.replace(added[0] + "\n", "") == before


def test_nothing_is_overwritten(gosart: Gosart, tmp_path: Path) -> None:
    write_tree(tmp_path, {"here/briefing.md": "Mine.\n"})
    ran = gosart("exercise", "start", "cold-chain", "here")
    assert ran.code == 2
    assert "already exists, and nothing is overwritten" in ran.err
    assert tree(tmp_path / "here") == {"briefing.md": b"Mine.\n"}


def test_a_case_of_a_companys_own_is_found_again_without_naming_its_folder(
    gosart: Gosart, tmp_path: Path
) -> None:
    small_case(tmp_path / "cases", "step: 1, value: opportunity.probability")
    assert "small        Small" in gosart("exercise", "list", "--cases", "cases").out
    assert gosart("exercise", "start", "small", "work/mine", "--cases", "cases").code == 0
    assert "day: 2027" not in (tmp_path / "work/mine/exercise.yml").read_text("utf-8")
    ran = gosart("exercise", "check", "work/mine", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    assert (report["case"], report["right"], report["of"]) == ("small", 0, 1)
    assert report["steps"][0]["expectations"][0] == {
        "asks": "value",
        "about": ["opportunity.probability"],
        "right": False,
        "says": "`opportunity.probability` is empty",
        "why": "Because.",
        "path": "accounts/mill.yml",
        "line": 10,
        "column": 3,
        "answer": None,
    }


def test_a_case_with_problems_is_exit_1_of_the_list_and_2_of_the_rest(
    gosart: Gosart, tmp_path: Path
) -> None:
    small_case(tmp_path / "cases", "step: 1, no: [Z999]")
    listed = gosart("exercise", "list", "--cases", "cases")
    assert (listed.code, "small/expected.yml:5:19: E005" in listed.err) == (1, True)
    assert gosart("exercise", "start", "small", "--cases", "cases").code == 2
    assert not (tmp_path / "small").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("start", "cold-chian"), "Did you mean 'cold-chain'?"),
        (("check", "."), "this is no exercise"),
        (("list", "--cases", "nowhere"), "There is no folder of cases"),
        (
            ("check", ".", "--case", "cold-chain"),
            "The folder of accounts 'accounts' does not exist",
        ),
        (("check", "mill", "--case", "cold-chain"), "no plan of the account 'fenmarsh'"),
        (("check", ".", "--case", "cold-chain", "--certificate", "c.yml"), "with --by"),
    ],
)
def test_what_cannot_run_is_exit_2_and_a_sentence(
    gosart: Gosart, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, {"mill/accounts/mill.yml": PLAN})
    ran = gosart("exercise", *arguments)
    assert ran.code == 2
    assert sentence in ran.err


def test_a_plan_with_errors_cannot_be_checked_and_says_where(
    gosart: Gosart, tmp_path: Path
) -> None:
    small_case(tmp_path / "cases", "step: 1, value: tier")
    write_tree(tmp_path, {"accounts/mill.yml": PLAN.replace("owner: ada\n", "owner: nobody\n", 1)})
    ran = gosart("exercise", "check", ".", "--case", "small", "--cases", "cases")
    assert ran.code == 2
    assert "accounts/mill.yml:2:8: P" in ran.err
    assert "The plan has errors" in ran.err


def test_answers_are_said_only_when_asked_for(gosart: Gosart, tmp_path: Path) -> None:
    small_case(tmp_path / "cases", "step: 1, person: dana, is: {status: [mentor, supporter]}")
    shutil.copytree(tmp_path / "cases/small/start", tmp_path / "mine")
    arguments = ("exercise", "check", "mine", "--case", "small", "--cases", "cases")
    assert "mentor" not in gosart(*arguments).out
    assert "Right: status: mentor | supporter" in gosart(*arguments, "--answers").out
