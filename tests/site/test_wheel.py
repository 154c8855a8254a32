"""The package as others get it: a wheel in a fresh environment builds a site from two files."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.site.building import ENVIRON, ROOT, Built
from tests.site.links import dead_links
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

pytestmark = pytest.mark.slow

PATIENCE = 300


def run(*command: str | Path, cwd: Path, expected: int = 0) -> str:
    """Run a command with nothing of the working copy in its way; give what it prints."""
    environ = {
        key: value for key, value in os.environ.items() if not key.startswith("PYTHON")
    } | ENVIRON
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environ,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == expected, (
        f"{command} gives {done.returncode}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working copy."""
    folder = tmp_path_factory.mktemp("dist")
    # With the build backend at hand nothing has to be fetched for it.
    alone = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    run(sys.executable, "-m", "build", "--wheel", *alone, "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that has the wheel.

    The dependencies are those of the interpreter that runs the tests.
    """
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    interpreter = folder / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        interpreter,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    packages = min(folder.glob("[Ll]ib*/**/site-packages"))  # lib64 may be a link to lib
    # A path in a .pth file is searched after the environment's own packages, and the .pth files in
    # it (an editable install) are not read.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return interpreter


@pytest.fixture(scope="module")
def installed_site(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of two files, built by the installed package."""
    root = write_tree(
        tmp_path_factory.mktemp("two-files"), {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG}
    )
    run(python, "-m", "mkdocs", "build", "--strict", cwd=root)
    return Built(root, root / "site")


def test_templates_styles_method_and_catalogues_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    templates = {
        f"gosart/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "site_templates").rglob("*")
        if path.is_file()
    }
    own = ROOT / "generator"
    data = {
        path.relative_to(own).as_posix()
        for path in own.rglob("*")
        if path.suffix in (".py", ".yml", ".mo", ".po")
    }
    assert len(templates) > 15
    assert (templates | data) - packed == set()


def test_nothing_but_the_package_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"gosart"}


def test_the_installed_package_is_the_wheels_own(python: Path, tmp_path: Path) -> None:
    place = run(python, "-c", "import gosart; print(gosart.__file__)", cwd=tmp_path).strip()
    assert Path(place).is_relative_to(python.parents[1])
    assert not Path(place).is_relative_to(ROOT)


def test_the_installed_package_builds_a_site_from_two_files(installed_site: Built) -> None:
    assert installed_site.page("accounts/mill/").only("h1").text.startswith("Mill & Sons")
    assert {
        "assets/gosart/gosart.css",
        "assets/gosart/gosart.js",
        "method/politics/index.html",
    } <= installed_site.files.keys()
    assert dead_links(installed_site) == []


def test_the_installed_command_checks_and_writes(python: Path, tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {"accounts/mill.yml": MILL, "accounts/wrong.yml": "name: Wrong\n", "mkdocs.yml": CONFIG},
    )
    gosart = python.parent / "gosart"
    assert "accounts/wrong.yml:1:1: P001" in run(gosart, "check", cwd=tmp_path, expected=1)
    assert " written, 0 removed" in run(gosart, "write", "docs", cwd=tmp_path, expected=1)
    assert (tmp_path / "docs/accounts/mill/index.md").is_file()
