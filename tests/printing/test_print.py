"""`gosart print` as a person runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.site.building import ENVIRON, ROOT
from tests.writing import write_tree

pytestmark = pytest.mark.browser

FILES = {
    "mkdocs.yml": """\
        site_name: Plans
        docs_dir: accounts
        theme: {name: material, font: false}
        plugins: [gosart]
        """,
    "accounts/acme.yml": """\
        name: Acme & <Sons>
        owner: ann
        team: {ann: {name: Ann Berg}}
        people:
          eve: {name: Eve Grey, title: Buyer}
          zed: {name: Zed Hidden, title: Board, audience: account-team}
        opportunities:
          pumps:
            name: Pump "renewal"
            actions:
              - {id: A1, type: prove, what: Show the test rig, owner: ann, due: 2026-12-01}
          valves: {name: Valves}
        """,
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    if shutil.which("chromium") is None and os.environ.get("GOSART_BROWSER") != "required":
        pytest.skip("NO BROWSER: install chromium, or nothing proves that pages are printed")
    return write_tree(tmp_path, FILES)


def run(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from gosart.cli import main; main()", "print", *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRON, "PYTHONPATH": str(ROOT / "generator"), **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def texts(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_each_opportunity_is_a_file_and_one_file_has_all_pages_with_bookmarks(plans: Path) -> None:
    done = run(plans, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in (plans / "pdf").iterdir()) == [
        "acme_pumps.pdf", "acme_valves.pdf",
    ]  # fmt: skip
    (sheet,) = texts(plans / "pdf" / "acme_pumps.pdf")
    assert 'Pump "renewal" \u00b7 Acme & <Sons> \u00b7 Page 1 of 1' in sheet
    assert "As of 23 Nov 2026" in sheet
    assert not (plans / "site").exists()

    done = run(plans, "acme/pumps", "--pages", "sheet,actions,relationships", "--one",
               "--out", "board.pdf", "--audience", "account-team")  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "board.pdf\n"), done.stderr
    reader = PdfReader(plans / "board.pdf")
    titles = [item.title for item in reader.outline[1]]  # type: ignore[union-attr]
    assert titles == ["Sheet", "Relationships", "Actions"]
    whole = " ".join(texts(plans / "board.pdf"))
    assert "Show the test rig" in whole
    assert "Zed Hidden" in whole
    assert "For the account team" in whole

    done = run(plans, "acme/pumps", "--pages", "relationships", "--out", "wide")
    assert done.returncode == 0, done.stderr
    whole = " ".join(texts(plans / "wide" / "acme_pumps.pdf"))
    assert "Eve Grey" in whole
    assert "Zed Hidden" not in whole


def test_what_cannot_be_printed_is_one_line_and_code_2(plans: Path) -> None:
    done = run(plans, "acme/pump")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gosart: 'acme' has no opportunity 'pump'. Did you mean 'pumps'?\n"
    done = run(plans, "--out", "accounts/sheets")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("gosart: accounts/sheets is in accounts/, where the plans are.")
    done = run(plans, PATH="/nowhere", HOME=str(plans), GOSART_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 2
    assert done.stderr.startswith("gosart: GOSART_CHROMIUM names '/nowhere/chromium'")
    (plans / "mkdocs.yml").write_text("site_name: Plans\ndocs_dir: accounts\ntheme: nix\n"
                                      "plugins: [gosart]\n")  # fmt: skip
    done = run(plans)
    assert done.returncode == 2
    assert "theme" in done.stderr
    assert "Traceback" not in done.stderr
