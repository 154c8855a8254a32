"""`make history`: the samples as a git repository whose commits are the same on every machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from gosart import brief, diff
from gosart.config.mkdocs_yml import read_config
from gosart.history import loader
from gosart.repository.loader import read_repository
from gosart.site.builder import SiteBuilder
from gosart.vcs.log import read_log
from tests.history.stories import read
from tests.sharing import Shared
from tests.site.building import ROOT, options_of
from tests.writing import write_tree

PROGRAM = ROOT / ".ci" / "history"
thorough = pytest.mark.skipif(
    not os.environ.get("GOSART_ALL_SHAPES"), reason="makes the past again: `make soak` does"
)


def make(folder: Path, root: Path = ROOT, *options: str, **environ: str) -> str:
    """Make the repository; give what is said on the way."""
    ran = subprocess.run(
        [sys.executable, PROGRAM, "--root", root, "--folder", folder, *options],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stderr


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def past(shared: Shared) -> Path:
    """The repository; no test may change it."""
    return shared("sample-past", lambda folder: make(folder, ROOT, "--strict"))[0]


def test_each_commit_still_applies(past: Path) -> None:
    # made with --strict: what is left out is an error that names the commit
    told = (PROGRAM / "commits.yml").read_text("utf-8").count("message: ")
    assert int(git(past, "rev-list", "--count", "HEAD")) == told


def test_every_story_of_the_samples_is_read_again_as_it_was(
    past: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(past, tmp_path / "past", ignore=shutil.ignore_patterns(".cache"))
    first = read(root, audience="account-team")
    assert len(first.stories) > 40
    replayed: list[object] = []
    monkeypatch.setattr(loader, "replay_steps", lambda *asked: replayed.append(asked) or {})
    assert read(root, audience="account-team").stories == first.stories
    assert replayed == []


@thorough
def test_a_user_s_settings_and_clock_change_no_byte(past: Path, tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "settings": """
                [user]
                name = Somebody
                [commit]
                gpgsign = true
                [core]
                autocrlf = true
                hooksPath = /nowhere
                [init]
                defaultBranch = trunk
                templateDir = /nowhere
            """
        },
    )
    surroundings = {
        "GIT_CONFIG_GLOBAL": str(tmp_path / "settings"),
        "GIT_AUTHOR_NAME": "Somebody",
        "GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z",
        "GIT_DIR": str(tmp_path / "elsewhere"),
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
    }
    make(tmp_path / "again", ROOT, "--strict", **surroundings)
    assert git(tmp_path / "again", "rev-parse", "main") == git(past, "rev-parse", "main")


def test_the_newest_commit_is_the_samples_as_they_are(past: Path) -> None:
    assert git(past, "status", "--porcelain") == ""
    names = git(past, "ls-tree", "-r", "--name-only", "HEAD", "accounts").splitlines()
    assert names == sorted(
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "accounts").rglob("*")
        if path.is_file()
    )
    assert {name: (past / name).read_bytes() for name in names} == {
        name: (ROOT / name).read_bytes() for name in names
    }


def test_half_a_year_of_commits_by_people_of_the_team_ends_on_the_sample_s_day(past: Path) -> None:
    lines = git(past, "log", "--format=%aN <%aE>|%ad|%cd|%P", "--date=short").splitlines()
    authors, written, committed, parents = zip(*(line.split("|") for line in lines), strict=True)
    people = read_repository(ROOT, "accounts").shared.data["team"].values()
    named = {f"{person['name']} <{person['email']}>" for person in people}
    assert set(authors) == named
    assert written == committed
    first, last = date.fromisoformat(min(written)), date.fromisoformat(max(written))
    assert (last - first).days > 170
    assert last.isoformat() == str(read_config(ROOT).options["today"])
    assert sum(len(each.split()) == 2 for each in parents) == 3
    assert len(lines) >= 25


def test_the_plans_of_each_commit_can_be_read(past: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(past), "clone")
    builder, options = SiteBuilder(), replace(options_of(past), root=tmp_path / "clone")
    wrong = {}
    for commit in git(past, "rev-list", "--first-parent", "HEAD").splitlines():
        git(options.root, "checkout", "--quiet", commit)
        portfolio = builder.load(options)
        if portfolio.problems:
            wrong[git(past, "log", "-1", "--format=%s", commit)] = portfolio.problems
    assert wrong == {}


@thorough
def test_a_commit_that_no_longer_applies_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(ROOT / "accounts", root / "accounts")
    for name in ("mkdocs.yml", "site_templates/pages/x.md.j2"):
        write_tree(root, {name: (ROOT / "mkdocs.yml").read_bytes()})
    shutil.copy(ROOT / "method.yml", root)
    (root / "accounts/osterby-marine.yml").unlink()
    said = make(tmp_path / "made", root)
    assert said == (
        "The history leaves out 2026-10-14, 'Østerby: a plan for the relationship, before there "
        "is something to buy': There is no account 'osterby-marine'.\n"
    )
    assert int(git(tmp_path / "made", "rev-list", "--count", "HEAD")) > 40


def module(name: str) -> Any:
    spec = spec_from_file_location(f"history_{name}", PROGRAM / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_what_is_saved_written_anew_or_deleted_reaches_the_served_copy(tmp_path: Path) -> None:
    real = write_tree(
        tmp_path / "real",
        {"mkdocs.yml": "a\n", "accounts/acme.yml": "1\n", "accounts/bo/account.yml": "1\n"},
    )
    copy = write_tree(tmp_path / "copy", {".git/HEAD": "x\n", "accounts/old.yml": "1\n"})
    mirror = module("mirror").Mirror(real, copy)

    def copied() -> dict[str, str]:
        files = (path for path in copy.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(copy).as_posix(): path.read_text() for path in files}

    mirror.update()
    assert copied() == {
        "mkdocs.yml": "a\n", "accounts/acme.yml": "1\n", "accounts/bo/account.yml": "1\n",
    }  # fmt: skip
    write_tree(real, {"accounts/acme.yml": "1\nowner: bo\n", "accounts/new.md": "2\n"})
    write_tree(real, {"accounts/.acme.yml.swp": "of an editor\n"})
    shutil.rmtree(real / "accounts/bo")
    mirror.update()
    assert copied() == {
        "mkdocs.yml": "a\n", "accounts/acme.yml": "1\nowner: bo\n", "accounts/new.md": "2\n",
    }  # fmt: skip


def test_the_story_has_what_a_newcomer_should_see(past: Path) -> None:
    messages = [step.message for step in read_log(past, "accounts").steps]
    for part in (
        "lost its budget", "has left", "Brixo is asked to bid", "Merge pull request #23",
        "slips a second time", "is lost to Plantiva", "is won", "second opinion",
    ):  # fmt: skip
        assert any(part in message for message in messages), part


def test_brief_and_diff_tell_of_the_second_slip(past: Path) -> None:
    moved = brief(past, "marwick-thorne/batch-genealogy").changes_since
    assert moved.commit
    slip = next(change for change in moved.changes if change.field == "close_date")
    assert (str(slip.old), str(slip.new)) == ("2027-02-25", "2027-03-25")
    compared = {account.id for account in diff(past, "HEAD~2..HEAD~1").accounts}
    assert compared == {"marwick-thorne"}
