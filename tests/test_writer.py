"""Writing a site into a folder: only what changed, and nothing of anybody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.site.builder import SiteResult
from gosart.site.generated_file import GeneratedFile
from gosart.site.writer import MANIFEST, write_site


def site(**files: str) -> SiteResult:
    return SiteResult(
        tuple(
            GeneratedFile(name.replace("__", "/") + ".md", text)
            for name, text in sorted(files.items())
        ),
        (),
        (),
    )


def test_a_file_that_did_not_change_is_not_touched(tmp_path: Path) -> None:
    write_site(site(index="one", actions="two"), tmp_path)
    before = {
        name: (tmp_path / name).stat().st_mtime_ns for name in ("index.md", "actions.md", MANIFEST)
    }
    written = write_site(site(index="one", actions="other"), tmp_path)
    assert written.changed == ("actions.md",)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in ("index.md", MANIFEST)} == {
        name: before[name] for name in ("index.md", MANIFEST)
    }


def test_what_is_no_more_goes_with_its_empty_folder(tmp_path: Path) -> None:
    write_site(site(index="one", accounts__acme__index="two"), tmp_path)
    written = write_site(site(index="one"), tmp_path)
    assert written.removed == ("accounts/acme/index.md",)
    assert not (tmp_path / "accounts").exists()


def test_what_we_did_not_write_stays(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("mine", encoding="utf-8")
    write_site(site(index="one"), tmp_path)
    write_site(site(), tmp_path)
    assert (tmp_path / "own.md").read_text(encoding="utf-8") == "mine"


def test_a_file_of_the_users_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("mine", encoding="utf-8")
    with pytest.raises(GosartError, match=r"index\.md"):
        write_site(site(index="ours"), tmp_path)
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "mine"


def test_a_list_of_files_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / MANIFEST).write_text('["../outside.md"]', encoding="utf-8")
    write_site(site(index="one"), folder)
    assert outside.exists()
