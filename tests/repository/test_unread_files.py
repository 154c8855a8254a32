"""A file that looks like a plan and is not read is named; what is nobody's plan is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.diagnostics import Severity
from gosart.lint.runner import check_plans
from gosart.repository.loader import read_repository
from tests.plan.planned import HEAD, planned
from tests.writing import write_tree

ACCOUNT = {"accounts/acme/account.md": f"---\n{HEAD}---\n[a](linked.txt) [b](my%20list.json)\n"}


def named(root: Path, *names: str) -> list[str]:
    """Give the files that are named, below the folder of accounts."""
    write_tree(root, {**ACCOUNT, **{f"accounts/{name}": "name: B\n" for name in names}})
    loaded = read_repository(root, "accounts")
    problems = [*loaded.problems, *(p for account in loaded.accounts for p in account.problems)]
    assert {(p.code, p.severity) for p in problems} <= {("S040", Severity.WARNING)}
    return [problem.location.path.removeprefix("accounts/") for problem in problems]


def checked(root: Path, *names: str, code: str = "S042") -> list[str]:
    """Give the files that a check names with a code, below the folder of accounts."""
    write_tree(root, {**ACCOUNT, **{f"accounts/{name}": "name: B\n" for name in names}})
    options = options_from({"today": "2026-11-23"}, root, {})
    return [
        problem.location.path.removeprefix("accounts/")
        for problem in check_plans(options).problems
        if problem.code == code
    ]


@pytest.mark.parametrize(
    "name",
    [
        "beta.markdown",
        "beta.mdown",
        "beta.yml.txt",
        "beta.txt",
        "beta.JSON",
        "beta.toml",
        "beta.yml ",
        "beta.yml.",
        "beta.md_",
        "beta.yml.icloud",
        ".beta.yml.icloud",
        "acme/opportunities/pumps.txt",
        "acme/pumps/opportunity.txt",
        "acme/pumps/assessments/x.txt",
        "acme/.people.yml.icloud",
        "acme/notes/x.markdown",
        "acme/notes/x.txt",
        "_shared/competitors/x.txt",
        "_shared/team.json",
    ],
)
def test_a_file_that_looks_like_a_plan_is_named(tmp_path: Path, name: str) -> None:
    assert named(tmp_path, name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        ".gitkeep",
        ".DS_Store",
        "Thumbs.db",
        "README",
        "README.txt",
        "LICENSE",
        "LICENSE.txt",
        "beta.yml~",
        "#beta.yml#",
        ".beta.yml.swp",
        "beta.yml.swp",
        "_beta.txt",
        "_drafts/beta.txt",
        "logo.png",
        "acme/.gitkeep",
        "acme/notes/plant.jpeg",
        "acme/notes/offer.pdf",
        "acme/notes/sums.xlsx",
        "acme/notes/lines.csv",
        "acme/linked.txt",
        "acme/my list.json",
    ],
)
def test_what_is_no_plan_of_anybody_is_not_named(tmp_path: Path, name: str) -> None:
    assert named(tmp_path, name) == []


@pytest.mark.parametrize(
    "name",
    [
        "logo.png",
        "acme/offer.docx",
        "acme/notes/offer.pdf",
        "acme/notes/sums.xlsx",
        "acme/opportunities/pumps/plan.pptx",
        "_shared/logo.svg",
    ],
)
def test_any_other_file_that_no_text_links_is_named_with_an_advice(
    tmp_path: Path, name: str
) -> None:
    assert checked(tmp_path, name) == [name]
    assert checked(tmp_path, "acme/notes/y.png") == sorted([name, "acme/notes/y.png"])


@pytest.mark.parametrize(
    "name",
    [
        *("README", "LICENSE.txt", "Thumbs.db", "desktop.ini", "acme/~$offer.docx"),
        *("beta.yml~", "acme/.gitkeep", "_beta.docx", "_drafts/beta.pdf", "acme/_offer.docx"),
        *("acme/linked.txt", "acme/notes/plant.jpeg", "_shared/brand.svg"),
    ],
)
def test_a_file_that_is_linked_or_nobodys_is_not_named_at_all(tmp_path: Path, name: str) -> None:
    links = f"---\n{HEAD}---\n![a](notes/plant.jpeg) [b](linked.txt) ![c](../_shared/brand.svg)\n"
    write_tree(tmp_path, {f"accounts/{name}": b"x", "accounts/acme/account.md": links})
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    codes = {problem.code for problem in check_plans(options, use_cache=False).problems}
    assert codes <= {"P040"}  # the other files are not there


def test_a_shared_file_that_any_account_links_is_not_named(tmp_path: Path) -> None:
    links = f"---\n{HEAD}---\n![c](../_shared/brand.svg)\n"
    write_tree(
        tmp_path,
        {
            "accounts/beta.md": f"---\n{HEAD}---\nNothing\n",
            "accounts/acme/account.md": links,
            "accounts/_shared/brand.svg": b"x",
            "accounts/_shared/other.svg": b"x",
        },
    )
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    (problem,) = check_plans(options).problems
    assert problem.location.path == "accounts/_shared/other.svg"


def test_of_many_files_that_no_text_links_the_first_are_named(tmp_path: Path) -> None:
    names = [f"acme/{number:03}.png" for number in range(30)]
    assert checked(tmp_path, *names) == names[:21]


@pytest.mark.parametrize("name", ["acme/notes/x.yml", "acme/notes/2026/x.YAML"])
def test_a_file_of_yaml_among_notes_is_named_though_a_text_links_it(
    tmp_path: Path, name: str
) -> None:
    link = f"---\n{HEAD}---\n[a]({name.removeprefix('acme/')})\n"
    write_tree(tmp_path, {"accounts/acme/account.md": link, f"accounts/{name}": "a: b\n"})
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    (problem,) = check_plans(options).problems
    assert (problem.code, problem.severity) == ("S040", "warning")
    assert "is among the notes, but nothing reads it." in str(problem.message)


def test_a_text_beside_an_account_of_one_file_that_links_it_is_not_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/beta.md": f"---\n{HEAD}---\n[a](beta-list.txt)\n"})
    assert named(tmp_path, "beta-list.txt", "other-list.txt") == ["other-list.txt"]


def test_a_placeholder_is_called_one(tmp_path: Path) -> None:
    write_tree(tmp_path, {**ACCOUNT, "accounts/.beta.yml.icloud": "x"})
    (problem,) = read_repository(tmp_path, "accounts").problems
    assert "cloud drive's placeholder" in str(problem.message)


def test_a_wider_build_does_not_name_a_file_that_nothing_reads(tmp_path: Path) -> None:
    files = {**ACCOUNT, "accounts/acme/linked.txt": "", "accounts/acme/my list.json": ""}
    files["accounts/hidco.yml.txt"] = "name: Hidden\naudience: account-team\n"
    narrow = planned(tmp_path, files, "account-team")
    assert [problem.code for problem in narrow.published] == ["S040"]
    assert planned(tmp_path, {}, "everyone").published == ()


def test_a_pipe_beside_a_file_that_nothing_reads_is_not_waited_for(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": "name: Mill\n", "accounts/prices.txt": "1\n"})
    os.mkfifo(tmp_path / "accounts/pipe.yml")
    loaded = read_repository(tmp_path, "accounts")
    (pipe,) = (account for account in loaded.accounts if account.id == "pipe")
    assert [problem.code for problem in pipe.problems] == ["S003"]
