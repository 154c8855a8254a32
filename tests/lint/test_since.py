"""`gosart check --since`: what a change brought, by fingerprint and not by line; what was there before fails no pull request."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.repository.file_source import FileSource
from gosart.repository.read_file import read_content
from gosart.rules.fingerprint import fingerprints, new_ones
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
    told = json.loads(gosart("check", "--format", "json", *arguments).out)
    return [(item["path"], item["line"]) for item in (*told["problems"], *told["findings"])]


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
    write_tree(branched, {"lists/old.yml": OLD})
    (branched / "accounts/old.yml").unlink()
    (branched / "accounts/old.yml").symlink_to("../lists/old.yml")
    git(branched, "add", ".")
    git(branched, "commit", "-qm", "A link")
    assert found(gosart, "--since", "HEAD") == found(gosart, "--since", "main") == []
    write_tree(branched, {"lists/old.yml": OLD + "colour: red\n"})
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


def a_finding(
    message: str, line: int = 1, path: str = "accounts/mill.yml", account: str | None = "mill"
) -> Diagnostic:
    return Diagnostic(
        "T001",
        Severity.WARNING,
        Location(path, line),
        msg("{text}", text=message),
        msg("Do it."),
        "",
        account,
    )


def test_lines_counted_days_and_files_do_not_make_a_finding_new() -> None:
    before = [a_finding("Action A2 is overdue by 12 days"), a_finding("Odds 2 to 1", 7)]
    after = [
        a_finding("Action A2 is overdue by 1,013 days", 90, "accounts/mill/account.yml"),
        a_finding("Odds -3 to 1.5", 2),
    ]
    assert new_ones(after, before) == []


def test_another_name_account_or_a_second_one_of_a_kind_is_new() -> None:
    before = [a_finding("Action A2 is overdue by 12 days")]
    for other in (
        a_finding("Action A3 is overdue by 12 days"),
        a_finding("Action A2 is overdue by 12 days", account="south"),
    ):
        assert new_ones([*before, other], before) == [other]
    second = a_finding("Action A2 is overdue by 4 days", 9)
    assert new_ones([*before, second], before) == [second]
    assert len(set(fingerprints([*before, second, second]))) == 3
