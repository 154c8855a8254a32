"""Commands know where they are: below the site's folder as in it, and with `--config-file`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.conftest import Gosart, gosart
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

SITE = "site_name: Plans\ndocs_dir: accounts\nplugins:\n- gosart: {today: 2026-11-23}\n"
FILES = {
    "mkdocs.yml": SITE,
    "accounts/mill/account.yml": MINIMAL_ACCOUNT,
    "accounts/mill/opportunities/stones.yml": "name: New stones\n",
    "other/notes.txt": "",
}


def files_of(root: Path) -> list[str]:
    """Give the paths of all files, without the cache."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    )


@pytest.mark.parametrize("folder", ["accounts", "accounts/mill/opportunities", "other"])
@pytest.mark.parametrize(
    "command",
    ["check", "check --format json", "brief mill/stones", "explain action", "check --explain P021"],
)
def test_a_command_says_the_same_from_every_folder_below(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gosart: Gosart,
    folder: str,
    command: str,
) -> None:
    write_tree(tmp_path, FILES)
    at_the_top = gosart(*command.split())
    monkeypatch.chdir(tmp_path / folder)
    assert gosart(*command.split()) == at_the_top
    monkeypatch.chdir(tmp_path.parent)
    name = f"{tmp_path.name}/mkdocs.yml"
    assert gosart(*command.split(), "-f", name) == at_the_top
    assert gosart(*command.split(), "--config-file", str(tmp_path / "mkdocs.yml")) == at_the_top


def test_what_is_new_is_written_into_the_site_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    monkeypatch.chdir(tmp_path / "accounts/mill")
    made = gosart("new", "beta", "--yes")
    assert (made.code, made.out.splitlines()[0]) == (0, "Wrote ../beta/account.yml")
    assert gosart("new", "mill/doors", "--yes").code == 0
    assert gosart("edit", "mill", "region=EMEA").code == 0
    assert files_of(tmp_path) == sorted(
        [*FILES, "accounts/beta/account.yml", "accounts/mill/opportunities/doors.yml"]
    )
    assert gosart("schemas", "-q").code == 0
    assert {Path(path).parts[0] for path in files_of(tmp_path)} == {
        ".vscode", "accounts", "mkdocs.yml", "other", "schemas",
    }  # fmt: skip
    assert not list((tmp_path / "accounts").rglob("*.json"))


def test_a_path_is_one_of_the_folder_that_the_command_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gosart: Gosart
) -> None:
    write_tree(tmp_path, {**FILES, "accounts/bakery.yml": "nam: x\n"})
    monkeypatch.chdir(tmp_path / "accounts")
    assert gosart("check", "-q", "mill").code == 0
    assert gosart("check", "-q", "bakery.yml").code == 1
    assert gosart("write", "../pages", "-q").code == 1
    assert (tmp_path / "pages/index.md").is_file()


@pytest.mark.parametrize(
    "folder",
    ["accounts", "accounts/mill", "accounts/new/deep", ".", "..", "link", ".git/pages", "rules",
     "schemas/pages"],
)  # fmt: skip
def test_pages_are_not_written_among_what_is_something_else(
    tmp_path: Path, gosart: Gosart, folder: str
) -> None:
    files = {**FILES, "mkdocs.yml": SITE.replace("{today", "{rules_dir: rules, today")}
    write_tree(tmp_path, {**files, "rules/own.py": "", ".git/config": ""})
    (tmp_path / "link").symlink_to(tmp_path / "accounts")
    before = files_of(tmp_path)
    refused = gosart("write", folder)
    assert (refused.code, refused.err[:8]) == (2, "gosart: ")
    assert files_of(tmp_path) == before


def test_pages_are_not_written_into_the_home_folder_or_the_top_of_a_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gosart: Gosart
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    write_tree(tmp_path / "site", FILES)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(tmp_path / "site")
    for folder in (str(home), "../home", tmp_path.anchor):
        refused = gosart("write", folder)
        assert (refused.code, "is where everything else of yours is" in refused.err) == (2, True)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("there", "code"),
    [("letters/bank.txt", 2), ("index.html", 2), (".gitkeep", 0)],
)
def test_pages_are_not_written_among_files_of_others(
    tmp_path: Path, gosart: Gosart, there: str, code: int
) -> None:
    write_tree(tmp_path, {**FILES, f"docs/{there}": "mine"})
    before = files_of(tmp_path / "docs")
    ran = gosart("write", "docs")
    assert ran.code == code, ran.err
    if code:
        assert f"holds files that are not ours, such as {there.partition('/')[0]}" in ran.err
        assert files_of(tmp_path / "docs") == before


def test_files_of_others_may_join_pages_that_are_there(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    assert gosart("write", "docs").code == 0
    write_tree(tmp_path, {"docs/mine.md": "mine"})
    assert gosart("write", "docs").code == 0


@pytest.mark.parametrize("theirs", ["index.md", "accounts/mill/index.md", "method"])
def test_where_one_file_is_not_ours_none_is_written(
    tmp_path: Path, gosart: Gosart, theirs: str
) -> None:
    write_tree(tmp_path, {**FILES, f"docs/{theirs}": "mine\n"})
    before = files_of(tmp_path)
    refused = gosart("write", "docs")
    assert refused.code == 2
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("link", ["accounts", "index.md"])
def test_pages_do_not_leave_their_folder_by_a_link(
    tmp_path: Path, gosart: Gosart, link: str
) -> None:
    write_tree(tmp_path, {**FILES, "theirs/index.md": "mine\n", "docs/own.md": "mine\n"})
    target = tmp_path / "theirs" / ("" if link == "accounts" else "index.md")
    (tmp_path / "docs" / link).symlink_to(target)
    before = files_of(tmp_path)
    assert gosart("write", "docs").code == 2
    assert files_of(tmp_path) == before
    assert (tmp_path / "theirs/index.md").read_text("utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        ({"mill.yml": "", "mill/account.yml": ""}, ["mill.yml", "mill", "mill/account.yml"]),
        ({"mill.yml": "", "mill.md": ""}, ["mill.yml", "mill.md"]),
        ({"mill.yml": "", "mill.yaml": "", "mill.md": ""}, ["mill.yml", "mill.yaml", "mill.md"]),
        (
            {
                "mill/account.yml": "people: {dana: {name: Dana}}\n",
                "mill/people.yml": "eva: {name: Eva}\n",
            },
            ["mill/account.yml", "mill/people.yml"],
        ),
        (
            {
                "mill/account.yml": "",
                "mill/value.yml": "{solution: x}",
                "mill/value.md": "---\nsolution: y\n---\n",
            },
            ["mill/value.yml", "mill/value.md"],
        ),
    ],
)  # fmt: skip
def test_a_path_to_check_says_that_another_file_claims_the_same(
    tmp_path: Path, gosart: Gosart, files: dict[str, str], paths: list[str]
) -> None:
    mains = ("mill.yml", "mill.yaml", "mill/account.yml")
    write_tree(
        tmp_path,
        {
            f"accounts/{path}": (MINIMAL_ACCOUNT if path in mains else "") + text
            for path, text in files.items()
        }
        | {"mkdocs.yml": SITE},
    )
    for path in paths:
        checked = gosart("check", "--format", "json", f"accounts/{path}")
        assert checked.code == 1
        assert {problem["code"] for problem in checked.problems} & {"S031", "S032"}, path


def test_a_new_plan_that_cannot_be_begun_leaves_nothing(tmp_path: Path, gosart: Gosart) -> None:
    for arguments in (
        ("acme",),
        ("acme/pumps", "-y"),
        ("Ä cme", "-y"),
        ("acme", "-y", "--stage", "x"),
    ):
        assert gosart("new", *arguments).code == 2
        assert list(tmp_path.iterdir()) == []
