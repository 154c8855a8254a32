"""Which site a command means: from every folder below it, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.find_site import find_site
from gosart.errors import GosartError
from tests.writing import write_tree

OURS = "site_name: Plans\nplugins: [search, gosart]\n"
OTHER = "site_name: Handbook\nplugins: [search]\n"


@pytest.mark.parametrize(
    ("files", "start", "root"),
    [
        ({"mkdocs.yml": OURS}, "", ""),
        ({"mkdocs.yml": OURS}, "accounts/acme/opportunities", ""),
        ({"mkdocs.yaml": "plugins:\n- gosart: {today: 2026-01-01}\n"}, "a/b", ""),
        ({"properdocs.yml": "plugins: {gosart: {}}\n"}, "a", ""),
        ({"base.yml": OURS, "mkdocs.yml": "INHERIT: base.yml\n"}, "a", ""),
        # a site of its own comes before one that holds it
        ({"mkdocs.yml": OURS, "inner/mkdocs.yml": OURS}, "inner/accounts", "inner"),
        ({"mkdocs.yml": OURS, "inner/mkdocs.yml": OTHER}, "inner", "inner"),
        # without our plugin it is ours where we stand among its plans
        ({"mkdocs.yml": OTHER}, "accounts/acme", ""),
        ({"zensical.toml": ""}, "accounts", ""),
        ({"mkdocs.yml": OTHER}, "work/new", "work/new"),
        ({"mkdocs.yml": "a: [\n"}, "work/new", "work/new"),
        ({"mkdocs.yml": OURS, "inner/mkdocs.yml": OTHER}, "inner/deep", ""),
        ({}, "work", "work"),
    ],
)
def test_the_nearest_site_of_ours_is_meant(
    tmp_path: Path, files: dict[str, str], start: str, root: str
) -> None:
    write_tree(tmp_path, files)
    (tmp_path / start).mkdir(parents=True, exist_ok=True)
    assert find_site(tmp_path / start).root == tmp_path / root


def test_a_folder_that_anybody_may_write_to_names_no_site(tmp_path: Path) -> None:
    public = tmp_path / "public"
    start = public / "mine"
    start.mkdir(parents=True)
    write_tree(public, {"mkdocs.yml": OURS})
    public.chmod(0o777)
    assert find_site(start).root == start
    public.chmod(0o755)
    assert find_site(start).root == public


def test_a_named_configuration_is_taken_from_where_it_is(tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/mkdocs.yml": OURS, "two/other.yml": OURS})
    site = find_site(tmp_path / "one", Path("../two/other.yml"))
    assert (site.root, site.config) == (tmp_path / "two", tmp_path / "two/other.yml")


@pytest.mark.parametrize(("name", "what"), [("none.yml", "is not there"), ("one", "is a folder")])
def test_a_named_configuration_that_is_none_is_an_error(
    tmp_path: Path, name: str, what: str
) -> None:
    write_tree(tmp_path, {"one/mkdocs.yml": OURS})
    with pytest.raises(GosartError, match=f"{name} {what}"):
        find_site(tmp_path, Path(name))


def test_a_configuration_of_ours_that_cannot_be_read_is_an_error_from_below_too(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": "plugins: [gosart\nx: y\n", "accounts/a.yml": "name: A\n"})
    with pytest.raises(GosartError, match=r"mkdocs\.yml cannot be read"):
        find_site(tmp_path / "accounts")
