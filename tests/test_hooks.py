"""The hook as a repository of plans uses it, when somebody commits.

The real pre-commit runs it, installed from our repository.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.site.building import ENVIRON, ROOT
from tests.site.repositories import CONFIG
from tests.writing import MINIMAL_ACCOUNT, write_tree

pytestmark = pytest.mark.slow

PATIENCE = 300


def run(folder: Path, *command: str, expected: int | None = 0, **environ: str) -> str:
    """Run a command as somebody who commits; give what it prints."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada"), ("EMAIL", "a@mill.example"))
    }
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRON, **who, **environ},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    said = done.stdout + done.stderr
    assert expected is None or done.returncode == expected, (
        f"{command} gives {done.returncode}:\n{said[-3000:]}"
    )
    return said


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Our repository as the working copy is, and the commit to name."""
    folder = tmp_path_factory.mktemp("gosart")
    for name in run(
        ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"
    ).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "-A")
    run(folder, "git", "commit", "-qm", "Hooks")
    return folder, run(folder, "git", "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def plans(ours: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of plans with the hook, as a person sets it up; pre-commit's is beside."""
    folder = tmp_path_factory.mktemp("plans") / "repository"
    hook = f"repos:\n- repo: {ours[0]}\n  rev: {ours[1]}\n  hooks: [{{id: gosart-check}}]\n"
    write_tree(
        folder,
        {
            "mkdocs.yml": CONFIG,
            "accounts/mill.yml": MINIMAL_ACCOUNT,
            ".pre-commit-config.yaml": hook,
            "notes.txt": "x\n",
        },
    )
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "-A")
    run(folder, sys.executable, "-m", "pre_commit", "install", **environment(folder))
    run(folder, "git", "commit", "-m", "Plans", **environment(folder))
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Where pre-commit keeps what it installs.

    The libraries of these tests count as installed, so that only gosart itself is built.
    """
    return {
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
        # it clones our folder without most of git's variables, so by the settings of the machine
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "protocol.file.allow",
        "GIT_CONFIG_VALUE_0": "always",
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }


def test_a_commit_that_breaks_a_plan_is_refused_with_the_place_and_what_to_do(plans: Path) -> None:
    write_tree(plans, {"accounts/mill.yml": MINIMAL_ACCOUNT + "flavour: rye\n"})
    before = run(plans, "git", "rev-parse", "HEAD")
    said = run(plans, "git", "commit", "-am", "Broken", expected=1, **environment(plans))
    assert "gosart check" in said
    assert "accounts/mill.yml:5:1: P002 There is no key 'flavour' here." in said
    assert run(plans, "git", "rev-parse", "HEAD") == before
    write_tree(plans, {"accounts/mill.yml": MINIMAL_ACCOUNT + "region: South\n"})
    assert "Passed" in run(plans, "git", "commit", "-am", "Mended", **environment(plans))


def test_a_commit_without_a_plan_is_not_checked(plans: Path) -> None:
    write_tree(plans, {"notes.txt": "y\n"})
    assert "Skipped" in run(plans, "git", "commit", "-am", "Notes", **environment(plans))
