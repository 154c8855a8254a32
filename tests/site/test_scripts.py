"""The scripts of the pages: each is on every page, in ES2020, and our checks refuse the rest."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gosart.site.assets import INSTANT_SCRIPT, SCRIPT_PARTS, SEARCH_SCRIPT, WAITING_SCRIPT
from tests.site.building import ROOT
from tests.writing import write_tree

ASSETS = ROOT / "site_templates" / "assets"
CONFIGURATION = ROOT / ".ci" / "javascript"
TOOLS = ROOT / ".cache" / "javascript" / "node_modules" / ".bin"

REFUSED_BY_LINT = {
    "es2021_syntax": "(() => { 'use strict'; let a; a ??= 1; })();",
    "es2022_syntax": "(() => { 'use strict'; new (class { name = 1; })(); })();",
    "module": "export const a = 1;",
    "shared_name": "const shared = 1; document.title = String(shared);",
    "markup": "(() => { 'use strict'; document.body.innerHTML = document.title; })();",
    "request": "(() => { 'use strict'; fetch('https://example.com/'); })();",
}
REFUSED_BY_TYPES = {
    "es2021_name": "document.title = document.title.replaceAll('a', 'b');",
    "es2022_name": "document.title = document.title.at(-1) ?? '';",
    "untyped": "(() => { 'use strict'; /** @type {any} */ (window).name = (value) => value; })();",
    "absent": "document.querySelector('p').remove();",
    "unknown_word": "/** @param {RadarWords} words */ (words) => words.closed;",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with our scripts and what checks them; the tests add scripts of their own."""
    if not (TOOLS / "tsc").is_file() or not (TOOLS / "eslint").is_file():
        if os.environ.get("GOSART_JAVASCRIPT") == "required":
            pytest.fail("the checks of the JavaScript are required here: make install-javascript")
        pytest.skip(
            "NO NODE: make install-javascript, or nothing proves that the scripts are ES2020"
        )
    shutil.copytree(CONFIGURATION, tmp_path / ".ci" / "javascript")
    folder = tmp_path / "site_templates" / "assets"
    folder.mkdir(parents=True)
    for script in ASSETS.glob("*.js"):
        shutil.copy(script, folder)
    return tmp_path


def add(folder: Path, scripts: dict[str, str]) -> None:
    write_tree(folder, {f"site_templates/assets/{name}.js": text for name, text in scripts.items()})


def refused_by_lint(folder: Path) -> set[str]:
    """Give the names of the scripts that eslint has something against."""
    done = subprocess.run(
        [
            TOOLS / "eslint",
            "--config=.ci/javascript/eslint.config.mjs",
            "--format=json",
            "site_templates/assets",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return {Path(file["filePath"]).stem for file in json.loads(done.stdout) if file["messages"]}


def refused_by_types(folder: Path) -> set[str]:
    """Give the names of the scripts that tsc has something against."""
    done = subprocess.run(
        [TOOLS / "tsc", "--pretty", "false", "--project", ".ci/javascript"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return set(re.findall(r"^site_templates/assets/(\w+)\.js\(", done.stdout, re.MULTILINE))


def test_every_script_of_the_templates_is_on_the_pages_or_that_of_large_sites() -> None:
    large = (SEARCH_SCRIPT, INSTANT_SCRIPT, WAITING_SCRIPT)
    scripts = [*SCRIPT_PARTS, *(Path(script).stem for script in large)]
    assert sorted(scripts) == sorted(path.stem for path in ASSETS.glob("*.js"))


def test_each_script_opens_with_what_it_does() -> None:
    first = {path.name: path.read_text("utf-8").splitlines()[0] for path in ASSETS.glob("*.js")}
    assert [name for name, line in first.items() if not re.match(r"// [A-Z]", line)] == []


def test_lint_refuses_later_syntax_markup_and_requests_and_nothing_of_ours(copy: Path) -> None:
    add(copy, REFUSED_BY_LINT)
    assert refused_by_lint(copy) == set(REFUSED_BY_LINT)


def test_types_refuse_later_names_and_what_may_be_absent_and_nothing_of_ours(copy: Path) -> None:
    add(copy, REFUSED_BY_TYPES)
    assert refused_by_types(copy) == set(REFUSED_BY_TYPES)
