"""Links to nothing, and files that go in the middle of a build, stop no site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import run_mkdocs
from tests.site.serving import serving
from tests.writing import MINIMAL_ACCOUNT, write_tree

SITE = """\
site_name: Plans
docs_dir: docs
theme: {name: material, font: false}
plugins: [search, gosart]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with links to nothing among its own pages and among the plans."""
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": SITE,
            "docs/own.md": "# Own\n",
            "accounts/mill/account.yml": MINIMAL_ACCOUNT,
            "accounts/pier.yml": MINIMAL_ACCOUNT,
        },
    )
    (tmp_path / "docs/gone.md").symlink_to("nowhere.md")
    (tmp_path / "docs/gone.png").symlink_to("/nonexistent/x.png")
    (tmp_path / "accounts/mill/offer.pdf").symlink_to("nowhere.pdf")
    return tmp_path


def test_a_build_names_what_it_leaves_out(root: Path) -> None:
    done = run_mkdocs(root, "build", "--site-dir", "site")
    said = done.stderr + done.stdout
    assert "Traceback" not in said
    assert "'gone.md' is a link to nothing, and is left out." in said
    assert "'gone.png' is a link to nothing, and is left out." in said


def test_a_server_lives_on(root: Path) -> None:
    with serving(root, root.parent / f"{root.name}-said.txt") as site:
        site.page("/accounts/mill/")
        (root / "docs/more.md").symlink_to("nowhere.md")
        write_tree(root, {"accounts/pier.yml": MINIMAL_ACCOUNT + "region: Northumbria\n"})
        site.until(
            "/accounts/pier/",
            lambda status, text: status == 200 and "Northumbria" in text,
            "the plan that was saved",
        )
        assert "Traceback" not in site.said
