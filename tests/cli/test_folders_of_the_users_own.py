"""A repository may have folders named like ours: they neither hide the package nor are hidden."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

SCRIPTS = Path(sys.executable).parent
TRAP = 'raise RuntimeError("the folder of the user was imported")\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with packages `gosart` and `generator` of its own, and a broken one of ours."""
    return write_tree(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "accounts/mill.yml": MILL,
            "gosart/__init__.py": TRAP,
            "gosart/cli/__init__.py": TRAP,
            "generator/__init__.py": TRAP,
            "generator/gosart/__init__.py": TRAP,
        },
    )


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_check_reads_the_plans(root: Path) -> None:
    result = run(root, "gosart", "check")
    assert (result.returncode in (0, 1), "the folder of the user" in result.stderr) == (True, False)
    assert "accounts/mill.yml" in result.stdout


def test_a_build_has_the_pages(root: Path) -> None:
    result = run(root, "mkdocs", "build", "--site-dir", "site")
    assert (result.returncode, "the folder of the user" in result.stderr) == (0, False)
    assert "Mill &amp; Sons" in (root / "site/accounts/mill/index.html").read_text("utf-8")
    assert not (root / "site/gosart").exists()
    assert not (root / "site/generator").exists()
