"""The same plans give the same bytes, in any process and folder, the first time or the tenth."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.structure.files import File, Files

from gosart.errors import GosartError
from gosart.site.builder import SiteBuilder, SiteResult, build
from gosart.site.writer import MANIFEST, write_site
from tests.site.building import Built, build_site, made_of, options_of
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree


@pytest.fixture(scope="module")
def sample_result(sample_root: Path) -> SiteResult:
    """The sample's files as the generator gives them."""
    return made_of(sample_root)


def unequal(one: Built, other: Built) -> list[str]:
    """Name the files that only one of two sites has, or that differ.

    What is packed carries the time of its packing.
    """
    names = (one.files.keys() | other.files.keys()) - {"sitemap.xml.gz"}
    return sorted(name for name in names if one.files.get(name) != other.files.get(name))


def test_two_builds_in_two_processes_give_the_same_bytes(
    sample_site: Built, audience_sites: Mapping[str, Built]
) -> None:
    # With another seed for the hashes of texts, so that no order leans on it.
    again = audience_sites["account-team"]
    assert len(again.files) > 150
    assert unequal(sample_site, again) == []


@dataclass(frozen=True)
class Elsewhere:
    """The sample built in another folder, and the bytes of each file handed to MkDocs."""

    site: Built
    handed: Mapping[str, bytes]


@pytest.fixture(scope="module")
def elsewhere(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """A copy of the sample repository, built."""
    folder = tmp_path_factory.mktemp("elsewhere")
    handed: dict[str, bytes] = {}
    append = Files.append

    def noting(files: Files, file: File) -> None:
        if file.generated_by == "gosart":
            handed[file.src_uri] = file.content_bytes
        append(files, file)

    with patch.object(Files, "append", noting):
        root = shutil.copytree(sample_root, folder / "deeper" / "plans")
        return Elsewhere(build_site(root, folder / "site"), handed)


def test_another_place_on_the_disk_gives_the_same_bytes(
    sample_site: Built, elsewhere: Elsewhere
) -> None:
    assert unequal(sample_site, elsewhere.site) == []


def test_no_file_of_the_site_holds_the_place_it_was_built_in(sample_site: Built) -> None:
    assert [
        name
        for name, content in sample_site.files.items()
        if str(sample_site.root).encode() in content
    ] == []


def test_another_day_gives_other_bytes(sample_root: Path, sample_result: SiteResult) -> None:
    options = options_of(sample_root)
    later = build(options_of(sample_root, today=options.today.replace(year=2027)))
    assert {file.uri for file in later.files} == {file.uri for file in sample_result.files}
    assert later.files != sample_result.files


def test_a_builder_that_has_built_before_gives_the_same_as_a_new_one(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {"accounts/mill.yml": MILL, "accounts/north.yml": MINIMAL_ACCOUNT, "mkdocs.yml": CONFIG},
    )
    builder = SiteBuilder()
    builder.build(options_of(root))
    write_tree(root, {"accounts/north.yml": MINIMAL_ACCOUNT + "region: Northern isles\n"})
    again = builder.build(options_of(root))
    assert again.files == build(options_of(root)).files
    assert any("Northern isles" in str(file.content) for file in again.files)


def test_plugin_and_writer_give_the_same_bytes(
    elsewhere: Elsewhere, sample_result: SiteResult, tmp_path: Path
) -> None:
    write_site(sample_result, tmp_path / "written")
    written = {
        path.relative_to(tmp_path / "written").as_posix(): path.read_bytes()
        for path in (tmp_path / "written").rglob("*")
        if path.is_file()
    }
    del written[MANIFEST]
    assert len(written) > 100
    assert elsewhere.handed == written


def test_writing_twice_touches_nothing(sample_result: SiteResult, tmp_path: Path) -> None:
    first = write_site(sample_result, tmp_path / "docs")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")}
    second = write_site(sample_result, tmp_path / "docs")
    assert len(first.changed) == second.unchanged == len(sample_result.files)
    assert (second.changed, second.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")} == before


def test_what_is_no_more_is_removed_and_nothing_else(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path / "plans", {"accounts/mill.yml": MILL, "accounts/north.yml": MINIMAL_ACCOUNT}
    )
    docs = tmp_path / "docs"
    write_site(build(options_of(root)), docs)
    write_tree(docs, {"accounts/north/mine.md": "# Mine\n", "rules.md": "# Rules\n"})
    (root / "accounts/north.yml").unlink()
    done = write_site(build(options_of(root)), docs)
    assert "accounts/north/index.md" in done.removed
    assert sorted(
        path.relative_to(docs).as_posix()
        for path in (docs / "accounts").rglob("*.md")
        if "mill" not in str(path)
    ) == [
        "accounts/index.md",
        "accounts/north/mine.md",
    ]
    assert (docs / "rules.md").is_file()


def test_a_folder_that_is_no_more_needed_goes(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path / "plans", {"accounts/mill.yml": MILL, "accounts/north.yml": MINIMAL_ACCOUNT}
    )
    write_site(build(options_of(root)), tmp_path / "docs")
    (root / "accounts/north.yml").unlink()
    write_site(build(options_of(root)), tmp_path / "docs")
    assert not (tmp_path / "docs/accounts/north").exists()


def test_a_file_of_the_users_own_is_never_overwritten(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "plans", {"accounts/mill.yml": MILL})
    write_tree(tmp_path / "docs", {"index.md": "# Mine\n"})
    with pytest.raises(GosartError, match=r"index\.md is not ours"):
        write_site(build(options_of(root)), tmp_path / "docs")
    assert (tmp_path / "docs/index.md").read_text() == "# Mine\n"


@pytest.mark.parametrize("name", ["../outside.md", "/outside.md", "accounts/../../outside.md"])
def test_a_list_from_elsewhere_leads_out_of_no_folder(tmp_path: Path, name: str) -> None:
    root = write_tree(tmp_path / "plans", {"accounts/mill.yml": MILL})
    write_tree(tmp_path, {"outside.md": "# Not yours\n", f"docs/{MANIFEST}": json.dumps([name])})
    done = write_site(build(options_of(root)), tmp_path / "docs")
    assert done.removed == ()
    assert (tmp_path / "outside.md").is_file()


def test_the_generator_itself_logs_nothing(
    sample_root: Path, sample_result: SiteResult, caplog: pytest.LogCaptureFixture
) -> None:
    assert (
        sample_result.problems == ()
    )  # built once before: a library may tell what it loads the first time it is used
    with caplog.at_level(logging.DEBUG):
        assert build(options_of(sample_root)).problems == ()
    assert caplog.records == []
