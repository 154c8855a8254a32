"""`gosart check` and `gosart write`: exit codes, formats, paths, and what is not read again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gosart.repository import document_cache as cache_module
from gosart.repository.file_source import FileSource
from tests.editing.conftest import Gosart, Ran, gosart
from tests.site.building import ROOT
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

WRONG = MINIMAL_ACCOUNT + "flavour: rye\n"
WARNED = MINIMAL_ACCOUNT + "plan: {method: '9'}\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "accounts/mill.yml": MILL,
    "accounts/wrong.yml": WRONG,
    "accounts/south.yml": MINIMAL_ACCOUNT,
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Plans that were read, in order."""
    paths: list[str] = []
    really = cache_module.read_content

    def noting(files: FileSource, path: str) -> object:
        paths.append(path)
        return really(files, path)

    monkeypatch.setattr(cache_module, "read_content", noting)
    return paths


def test_nothing_wrong_is_exit_code_0(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": MILL})
    assert gosart("check", "--select", "resources") == Ran(0, "", "No problems.\n")


def test_what_rules_find_is_printed_like_a_problem_and_fails_nothing(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/south.yml": MINIMAL_ACCOUNT})
    ran = gosart("check")
    assert ran.code == 0
    assert ran.out.splitlines()[:4] == [
        "accounts/south.yml:1:1: K005 The relationship map is empty [warning]",
        "    name: Northwind Mills",
        "    ^",
        "    = Add the people who decide under `people`.",
    ]
    assert ran.err == "2 warnings, 1 advice in 1 file.\n"


def test_an_error_is_exit_code_1_with_place_line_and_hint(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("check", "--select", "resources")
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == [
        "accounts/wrong.yml:5:1: P002 There is no key 'flavour' here. [error]",
        "    flavour: rye",
        "    ^^^^^^^",
    ]
    assert ran.out.splitlines()[3].startswith("    = ")
    assert ran.err == "1 error in 1 file.\n"


@pytest.mark.parametrize(
    ("files", "arguments", "sentence"),
    [
        ({"mkdocs.yml": CONFIG}, (), "gosart: The folder of accounts 'accounts' does not exist."),
        (FILES, ("accounts/nobody.yml",), "gosart: There is no accounts/nobody.yml."),
        (FILES, ("mkdocs.yml",), "gosart: mkdocs.yml is not below accounts/, where the plans are."),
        (FILES, ("--fail-on", "panic"), "panic"),
        (FILES, ("--unknown",), "No such option"),
        ({**FILES, "mkdocs.yml": "plugins: [\n"}, (), "gosart: mkdocs.yml cannot be read"),
        (
            {**FILES, "mkdocs.yml": "plugins: [gosart: {audience: nobody}]\n"},
            (),
            (
                "gosart: mkdocs.yml:1:30: Option 'audience': 'nobody' is not one of the site's "
                "audiences"
            ),
        ),
        (
            {**FILES, "mkdocs.yml": "plugins: [gosart: {audiense: sales}]\n"},
            (),
            "Did you mean 'audience'?",
        ),
    ],
)
def test_what_cannot_run_is_exit_code_2_and_one_sentence(
    tmp_path: Path, gosart: Gosart, files: dict[str, str], arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, files)
    ran = gosart("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert "Traceback" not in ran.err


def test_the_json_has_its_documented_shape(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("check", "--format", "json")
    assert ran.code == 1
    assert ran.err == ""
    (problem,) = ran.problems
    assert {**problem, "hint": "", "fingerprint": ""} == {
        "code": "P002",
        "severity": "error",
        "kind": "problem",
        "path": "accounts/wrong.yml",
        "line": 5,
        "column": 1,
        "account": "wrong",
        "opportunity": "",
        "entry": "",
        "values": {"key": "flavour"},
        "sentence": "There is no key 'flavour' here.",
        "hint": "",
        "fingerprint": "",
        "message": "There is no key 'flavour' here.",
    }
    assert problem["hint"]
    assert len(str(problem["fingerprint"])) == 32
    assert json.loads(ran.out)["version"] == 1


def test_json_of_nothing_wrong_is_an_empty_list(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    ran = gosart("check", "--format", "json")
    assert (ran.code, ran.problems) == (0, [])


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("accounts/mill.yml", []),
        ("accounts/wrong.yml", ["accounts/wrong.yml"]),
        ("accounts/deep", ["accounts/deep/account.yml", "accounts/deep/people.yml"]),
        ("accounts/deep/people.yml", ["accounts/deep/people.yml"]),
        (
            "accounts",
            ["accounts/deep/account.yml", "accounts/deep/people.yml", "accounts/wrong.yml"],
        ),
        (".", ["accounts/deep/account.yml", "accounts/deep/people.yml", "accounts/wrong.yml"]),
    ],
)
def test_a_path_restricts_what_is_said(
    tmp_path: Path, gosart: Gosart, path: str, found: list[str]
) -> None:
    deep = {
        "accounts/deep/account.yml": WRONG,
        "accounts/deep/people.yml": "dana: {name: Dana, title: Chief, colour: red}\n",
    }
    write_tree(tmp_path, {**FILES, **deep})
    ran = gosart("check", path, "--format", "json")
    assert [problem["path"] for problem in ran.problems] == found
    assert ran.code == (1 if found else 0)


def test_a_path_restricts_what_is_read(tmp_path: Path, gosart: Gosart, opened: list[str]) -> None:
    write_tree(tmp_path, FILES)
    gosart("check", "accounts/mill.yml")
    assert set(opened) == {"accounts/mill.yml"}


def test_what_did_not_change_is_not_read_again(
    tmp_path: Path, gosart: Gosart, opened: list[str]
) -> None:
    write_tree(tmp_path, FILES)
    first = gosart("check")
    assert sorted(set(opened)) == ["accounts/mill.yml", "accounts/south.yml", "accounts/wrong.yml"]
    opened.clear()
    assert gosart("check") == first
    assert opened == []
    later = (tmp_path / "accounts/south.yml").stat().st_mtime_ns + 1_000_000
    write_tree(tmp_path, {"accounts/south.yml": MINIMAL_ACCOUNT + "region: South\n"})
    os.utime(tmp_path / "accounts/south.yml", ns=(later, later))
    assert gosart("check") == first
    assert set(opened) == {"accounts/south.yml"}


def test_after_a_change_what_depends_on_the_file_is_checked_and_nothing_else(
    tmp_path: Path, gosart: Gosart, opened: list[str]
) -> None:
    people = "people:\n  dana: {name: Dana Oak, title: Chief}\n"
    south = (
        MINIMAL_ACCOUNT + "people:\n  oak: {name: Dana Oak, title: Chair, same_as: north/dana}\n"
    )
    plans = {"north": MINIMAL_ACCOUNT + people, "south": south, "east": MINIMAL_ACCOUNT}
    write_tree(
        tmp_path,
        {"mkdocs.yml": CONFIG, **{f"accounts/{name}.yml": text for name, text in plans.items()}},
    )
    assert [found["code"] for found in gosart("check", "--format", "json").problems] == []
    opened.clear()
    later = (tmp_path / "accounts/north.yml").stat().st_mtime_ns + 1_000_000
    write_tree(tmp_path, {"accounts/north.yml": MINIMAL_ACCOUNT})
    os.utime(tmp_path / "accounts/north.yml", ns=(later, later))
    (problem,) = gosart("check", "--format", "json").problems
    assert (problem["code"], problem["path"]) == ("P029", "accounts/south.yml")
    assert set(opened) == {"accounts/north.yml", "accounts/south.yml"}


def test_without_the_cache_everything_is_read(
    tmp_path: Path, gosart: Gosart, opened: list[str]
) -> None:
    write_tree(tmp_path, FILES)
    first = gosart("check")
    opened.clear()
    assert gosart("check", "--no-cache") == first
    assert set(opened) == {"accounts/mill.yml", "accounts/south.yml", "accounts/wrong.yml"}


def test_the_cache_is_kept_out_of_git(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    gosart("check")
    subprocess.run(["git", "init", "-q", "."], check=True, cwd=tmp_path)
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-uall"],
        check=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    ).stdout
    assert sorted(line.split()[1] for line in seen.splitlines()) == sorted(FILES)


def test_fail_on_decides_what_is_exit_code_1(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {"accounts/warned.yml": WARNED})
    assert [problem["severity"] for problem in gosart("check", "--format", "json").problems] == [
        "warning"
    ]
    assert {
        level: gosart("check", "--fail-on", level).code for level in ("error", "warning", "advice")
    } == {
        "error": 0,
        "warning": 1,
        "advice": 1,
    }
    assert gosart("check", "--select", "resources").err == "1 warning in 1 file.\n"


def test_the_samples_have_no_problem(
    sample_root: Path, gosart: Gosart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_root)
    ran = gosart("check", "--format", "json", "--no-cache")
    assert (ran.code, ran.problems) == (0, [])
    assert {found["account"] for found in ran.findings} > {"marwick-thorne", "hengze-storage"}


def test_write_puts_a_site_into_a_folder_and_says_what_it_did(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": MILL})
    first = gosart("write", "docs")
    assert first.code == 0
    assert first.out.endswith(" written, 0 removed, 0 unchanged in docs\n")
    assert (tmp_path / "docs/accounts/mill/index.md").is_file()
    assert gosart("write", "docs").out.startswith("0 written, 0 removed, ")


def test_write_with_a_broken_plan_is_exit_code_1_and_writes_its_page(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("write", "docs")
    assert ran.code == 1
    assert "accounts/wrong.yml:5:1: P002" in ran.err  # after the progress of a slow machine
    assert "has 1 problem" in (tmp_path / "docs/accounts/wrong/index.md").read_text()


def test_write_builds_for_the_audience_it_is_told(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/mill.yml": MINIMAL_ACCOUNT
            + "profile: {products: [Flour, {text: Zebra meal, audience: sales}]}\n"
        },
    )
    gosart("write", "wide")
    gosart("write", "narrow", "--audience", "sales")
    assert "Zebra" not in (tmp_path / "wide/accounts/mill/value/index.md").read_text()
    assert "Zebra" in (tmp_path / "narrow/accounts/mill/value/index.md").read_text()


def test_the_installed_command_runs(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    command = (
        "import sys; from gosart.cli import main; "
        "sys.argv = ['gosart', 'check', '--select', 'resources']; main()"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (1, "1 error in 1 file.\n")
