"""Nothing of the folder of accounts is in a site but the pages and files that are made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.site.builder import SiteBuilder
from tests.site.building import Built, build_site, options_of
from tests.site.repositories import CONFIG
from tests.writing import MINIMAL_ACCOUNT, write_tree

SECRET = "zebra-crossing"


def published(site: Built) -> list[str]:
    """Give the files of a site that hold the secret."""
    return sorted(
        path.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    )


@pytest.mark.parametrize("docs", ["accounts", "docs"])
def test_what_lies_in_the_folder_or_is_led_to_from_it_is_not_in_the_site(
    tmp_path: Path, docs: str
) -> None:
    root = write_tree(
        tmp_path / "repository",
        {
            "mkdocs.yml": CONFIG.replace("docs_dir: accounts", f"docs_dir: {docs}"),
            "docs/about.md": "# About\n",
            "accounts/mill/account.yml": MINIMAL_ACCOUNT,
            "accounts/mill/notes/talk.md": "Text [file](linked.csv)\n",
            "accounts/mill/notes/linked.csv": "a;b\n",
            "accounts/mill/notes/unlinked.csv": SECRET,
            "accounts/mill/notes/Plan.docx": SECRET,
            "accounts/_drafts/new.md": SECRET,
            "accounts/readme.txt": SECRET,
            "accounts/_old.yml": f"name: {SECRET}\n",
            "beside/plan.md": SECRET,
            ".git/config": SECRET,
        },
    )
    (tmp_path / "outside.md").write_text(SECRET, "utf-8")
    links = {
        "accounts/_beside": "../beside",
        "accounts/_config.txt": "../.git/config",
        "accounts/mill/_deep": "../../beside",
        "accounts/mill/notes/_out.md": str(tmp_path / "outside.md"),
        "docs/plans": "../accounts/_drafts",
        "docs/old.txt": "../accounts/readme.txt",
    }
    for path, target in links.items():
        (root / path).symlink_to(target)
    site = build_site(root, tmp_path / "site")
    assert published(site) == []
    assert (site.folder / "accounts/mill/notes/linked.csv").read_text("utf-8") == "a;b\n"
    assert (site.folder / "about/index.html").exists() == (docs == "docs")


def test_links_that_are_not_followed_stop_a_build_or_are_told(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {"mkdocs.yml": CONFIG, "accounts/mill/account.yml": MINIMAL_ACCOUNT, "beside.md": SECRET},
    )
    for path in ("mill/notes.md", "mill/people.YML", "bo.yml", "x.png", "_drafts.md"):
        (root / "accounts" / path).symlink_to(root / "beside.md")
    problems = SiteBuilder().check(options_of(root))
    assert [
        (problem.location.path.removeprefix("accounts/"), problem.code, problem.severity)
        for problem in problems
        if problem.code == "S005"
    ] == [
        ("_drafts.md", "S005", "warning"),
        ("bo.yml", "S005", "error"),
        ("mill/notes.md", "S005", "error"),
        ("mill/people.YML", "S005", "error"),
        ("x.png", "S005", "error"),
    ]
    assert SECRET not in repr(problems)
