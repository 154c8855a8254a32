"""`gosart check --since`: what a change brought, by fingerprint and not by line; what was there
before fails no pull request."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gosart.repository.file_source import FileSource
from gosart.repository.read_file import read_content
from tests.editing.conftest import Gosart, gosart
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

OLD = MINIMAL_ACCOUNT + "flavour: rye\n"


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    command = [
        "git",
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@mill.example",
        "-c",
        "init.defaultBranch=main",
        "-C",
        str(folder),
    ]
    subprocess.run([*command, *arguments], check=True, capture_output=True)


@pytest.fixture
def branched(tmp_path: Path) -> Path:
    """A repository with an old mistake on main, on a branch of its own."""
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "accounts/mill.yml": MILL,
            "accounts/old.yml": OLD,
            ".gitignore": ".cache/\n",
        },
    )
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Plans")
    git(tmp_path, "checkout", "-qb", "change")
    return tmp_path


def found(gosart: Gosart, *arguments: str) -> list[tuple[str, int]]:
    """Path and line of all that a check says."""
    data = json.loads(gosart("check", "--format", "json", *arguments).out)
    return [(item["path"], item["line"]) for item in (*data["problems"], *data["findings"])]


def test_a_change_that_brings_nothing_is_clean_though_lines_have_moved(
    branched: Path, gosart: Gosart
) -> None:
    write_tree(
        branched,
        {
            "accounts/old.yml": "# moved\n\n# down\n" + OLD,
            "accounts/mill.yml": "# moved\n" + "\n".join(["", MILL]),
        },
    )
    assert gosart("check").code == 1
    ran = gosart("check", "--since", "main")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("Not shown: ")
    assert ran.err.endswith(" were there before.\nNo problems.\n")


def test_only_what_the_change_brought_is_shown_and_fails(branched: Path, gosart: Gosart) -> None:
    write_tree(branched, {"accounts/old.yml": "colour: red\n" + OLD})
    git(branched, "commit", "-qam", "Worse")
    assert found(gosart, "--since", "main") == [("accounts/old.yml", 1)]
    assert gosart("check", "--since", "main").code == 1
    assert gosart("check", "--since", "HEAD").code == 0


def test_what_was_mended_on_the_other_branch_in_the_meantime_is_not_brought_by_this_one(
    branched: Path, gosart: Gosart
) -> None:
    git(branched, "checkout", "-q", "main")
    write_tree(branched, {"accounts/old.yml": MINIMAL_ACCOUNT})
    git(branched, "commit", "-qam", "Mended")
    git(branched, "checkout", "-q", "change")
    assert gosart("check", "--since", "main").code == 0


def test_a_new_account_is_new_with_all_that_is_found_in_it(branched: Path, gosart: Gosart) -> None:
    write_tree(branched, {"accounts/fresh.yml": MINIMAL_ACCOUNT + "colour: red\n"})
    assert {path for path, _ in found(gosart, "--since", "main")} == {"accounts/fresh.yml"}
    assert gosart("check", "accounts/fresh.yml", "--since", "main").code == 1


def test_a_plan_split_into_files_brings_nothing(branched: Path, gosart: Gosart) -> None:
    (branched / "accounts/old.yml").unlink()
    write_tree(branched, {"accounts/old/account.yml": OLD})
    assert gosart("check", "--since", "main").code == 0


def test_a_site_below_the_top_of_the_repository_is_compared_and_named_as_the_forge_sees_it(
    tmp_path: Path, gosart: Gosart, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"plans/mkdocs.yml": CONFIG, "plans/accounts/old.yml": OLD})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Plans")
    write_tree(tmp_path, {"plans/accounts/old.yml": OLD + "colour: red\n"})
    monkeypatch.chdir(tmp_path / "plans")
    ran = gosart("check", "--since", "HEAD", "--format", "github")
    assert [line.split(",")[:2] for line in ran.out.splitlines()] == [
        ["::error file=plans/accounts/old.yml", "line=6"]
    ]


@pytest.mark.parametrize("revision", ["nowhere", "--all"])
def test_a_revision_that_git_does_not_know_is_told(
    branched: Path, gosart: Gosart, revision: str
) -> None:
    ran = gosart("check", f"--since={revision}")
    assert (ran.code, ran.out) == (2, "")
    assert f"There is no revision '{revision}'." in ran.err


def test_without_a_repository_there_is_nothing_to_compare_with(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/old.yml": OLD})
    ran = gosart("check", "--since", "main")
    assert (ran.code, ran.out) == (2, "")
    assert "is not in a git repository. --since compares with a revision" in ran.err


def test_what_an_archive_leaves_out_was_there_before(branched: Path, gosart: Gosart) -> None:
    write_tree(branched, {".gitattributes": "accounts/** export-ignore\n"})
    git(branched, "add", ".")
    git(branched, "commit", "-qm", "Attributes")
    assert found(gosart, "--since", "HEAD") == []


def test_what_a_link_leads_to_was_there_before(branched: Path, gosart: Gosart) -> None:
    write_tree(branched, {"accounts/_lists/old.yml": OLD})
    (branched / "accounts/old.yml").unlink()
    (branched / "accounts/old.yml").symlink_to("_lists/old.yml")
    git(branched, "add", ".")
    git(branched, "commit", "-qm", "A link")
    assert found(gosart, "--since", "HEAD") == found(gosart, "--since", "main") == []
    write_tree(branched, {"accounts/_lists/old.yml": OLD + "colour: red\n"})
    assert found(gosart, "--since", "HEAD") == [("accounts/old.yml", 6)]


def test_a_plan_that_refers_to_what_was_changed_is_looked_at_on_both_sides(
    branched: Path, gosart: Gosart
) -> None:
    oak = "people:\n  oak: {name: Dana Oak, title: Chair}\n"
    refers = (
        MINIMAL_ACCOUNT + "people:\n  ash: {name: Dana Oak, title: Chair, same_as: north/oak}\n"
    )
    write_tree(
        branched,
        {"accounts/north.yml": MINIMAL_ACCOUNT + oak, "accounts/south.yml": refers},
    )
    git(branched, "add", ".")
    git(branched, "commit", "-qm", "North and south")
    write_tree(branched, {"accounts/north.yml": MINIMAL_ACCOUNT + "# nobody\n"})
    assert ("accounts/south.yml", 6) in found(gosart, "--since", "HEAD")
    git(branched, "commit", "-qam", "Nobody")
    write_tree(branched, {"accounts/north.yml": MINIMAL_ACCOUNT})
    assert found(gosart, "--since", "HEAD") == []


def test_a_name_that_is_no_id_is_new_where_it_came(branched: Path, gosart: Gosart) -> None:
    write_tree(branched, {"accounts/Beta.yml": OLD})
    assert found(gosart, "--since", "main") == [("accounts/Beta.yml", 1)]
    git(branched, "add", ".")
    git(branched, "commit", "-qm", "Beta")
    assert found(gosart, "--since", "HEAD") == []


def test_of_the_base_only_what_differs_is_read(
    branched: Path, gosart: Gosart, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(branched, {"accounts/mill.yml": MILL.replace("90_000", "80_000")})
    gosart("check")
    paths: list[str] = []

    def noting(files: FileSource, path: str) -> object:
        paths.append(path)
        return read_content(files, path)

    monkeypatch.setattr("gosart.repository.document_cache.read_content", noting)
    assert found(gosart, "--since", "main") == []
    assert set(paths) == {"accounts/mill.yml"}


def test_without_a_common_commit_nothing_is_compared(branched: Path, gosart: Gosart) -> None:
    git(branched, "checkout", "-q", "--orphan", "apart")
    git(branched, "commit", "-qm", "Apart")
    ran = gosart("check", "--since", "main")
    assert (ran.code, ran.out) == (2, "")
    assert "'main' and 'HEAD' have no common commit" in ran.err


PEOPLE = """\
people:
  dana: {name: Dana Oak, title: Chief, role: approver, influence: inner-circle, status: enemy}
opportunities:
  stones:
    name: New stones
    amount: 90_000
    close_date: 2027-03-01
    milestones:
      - {name: Trial grind, date: 2026-11-10}
      - {name: Board meets, date: 2026-11-01}
"""


def committed(folder: Path, files: dict[str, str]) -> None:
    """Write plans and commit them."""
    write_tree(folder, {"mkdocs.yml": CONFIG, ".gitignore": ".cache/\n", **files})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Plans")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dana Oak", "Dana Oakley"),
        ("  dana:", "  d-oak:"),
        ("  stones:", "  grindstones:"),
        ("Board meets", "Board meeting"),
        ("date: 2026-11-01", "date: 2026-10-30"),
    ],
)
def test_a_name_an_id_or_a_day_that_is_corrected_brings_nothing(
    tmp_path: Path, gosart: Gosart, old: str, new: str
) -> None:
    plan = MINIMAL_ACCOUNT + PEOPLE
    committed(tmp_path, {"accounts/mill.yml": plan})
    assert len(gosart("check", "--format", "json").findings) > 10
    write_tree(tmp_path, {"accounts/mill.yml": plan.replace(old, new)})
    assert found(gosart, "--since", "HEAD") == []


def test_an_account_under_another_name_brings_nothing(tmp_path: Path, gosart: Gosart) -> None:
    committed(tmp_path, {"accounts/mill.yml": MINIMAL_ACCOUNT + PEOPLE})
    (tmp_path / "accounts/mill.yml").rename(tmp_path / "accounts/mill-and-sons.yml")
    assert found(gosart, "--since", "HEAD") == []


def test_a_plan_that_points_at_what_the_change_took_away_is_told(
    tmp_path: Path, gosart: Gosart
) -> None:
    pointing = (
        MINIMAL_ACCOUNT + "people:\n  oak: {name: Dana Oak, title: Chair, same_as: mill/dana}\n"
    )
    committed(
        tmp_path,
        {"accounts/mill.yml": MINIMAL_ACCOUNT + PEOPLE, "accounts/south.yml": pointing},
    )
    write_tree(tmp_path, {"accounts/mill.yml": MINIMAL_ACCOUNT + PEOPLE.replace("dana", "d-oak")})
    assert found(gosart, "--since", "HEAD") == [("accounts/south.yml", 6)]
    assert "P029" in gosart("diff", "HEAD").out


def test_a_link_that_led_nowhere_before_is_not_brought_by_a_change_of_its_plan(
    tmp_path: Path, gosart: Gosart
) -> None:
    text = f"---\n{MINIMAL_ACCOUNT}---\n\n[Their study](../south/study.pdf)\n"
    committed(
        tmp_path,
        {"accounts/mill/account.md": text, "accounts/south/account.yml": MINIMAL_ACCOUNT},
    )
    assert gosart("check").code == 1
    write_tree(tmp_path, {"accounts/mill/account.md": text + "\nMore.\n"})
    assert found(gosart, "--since", "HEAD") == []
    assert "P040" not in gosart("diff", "HEAD").out


def test_plans_that_the_shared_entries_break_are_named_once(tmp_path: Path, gosart: Gosart) -> None:
    plan = MINIMAL_ACCOUNT.replace("owner: ada", "owner: bea")
    shared = "bea: {name: Bea}\n"
    committed(
        tmp_path,
        {
            "accounts/_shared/team.yml": shared,
            "accounts/mill.yml": plan,
            "accounts/south.yml": plan,
        },
    )
    write_tree(tmp_path, {"accounts/_shared/team.yml": "bea: [name\n"})
    ran = gosart("check", "--since", "HEAD")
    assert ran.code == 1
    assert {line.split(":")[0] for line in ran.out.splitlines() if line.startswith("acc")} == {
        "accounts/_shared/team.yml"
    }
    assert "The shared entries have errors, so 2 plans cannot be read: mill, south." in ran.err
    assert "there before" not in ran.err


def test_of_a_plan_that_can_be_read_again_errors_alone_are_shown_since_nobody_knows_what_is_new(
    branched: Path, gosart: Gosart
) -> None:
    write_tree(branched, {"accounts/old.yml": MINIMAL_ACCOUNT})
    findings = gosart("check", "accounts/old.yml", "--format", "json").findings
    ran = gosart("check", "--since", "main", "--format", "json")
    assert findings != []
    assert ran.findings == [item for item in findings if item["severity"] == "error"]
    assert [(item["code"], item["path"]) for item in ran.problems] == [("S041", "accounts/old.yml")]


def test_a_check_speaks_the_language_of_its_site_or_the_one_asked_for(
    branched: Path, gosart: Gosart
) -> None:
    write_tree(branched, {"accounts/old.yml": OLD + "colour: red\n"})
    (english,) = gosart("check", "--since", "main", "--format", "json").problems
    (chinese,) = gosart("check", "--since", "main", "--format", "json", "--language", "zh").problems
    assert english["sentence"] == "There is no key 'colour' here."
    assert chinese["sentence"] == "此处没有键“colour”。"
    assert {**english, "sentence": "", "message": "", "hint": ""} == {
        **chinese,
        "sentence": "",
        "message": "",
        "hint": "",
    }
    assert gosart("check", "--language", "zh").out.count("[警告]") > 1
    assert gosart("check", "--language", "xx").code == 2
