"""What a preview shows is what a build makes, however the plans have changed since the start."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.site.building import Built, build_site, copy_sample
from tests.site.repositories import CONFIG as IN_ACCOUNTS
from tests.site.repositories import MILL
from tests.site.serving import Served, serving
from tests.writing import MINIMAL_ACCOUNT, write_tree

CONFIG = dedent(IN_ACCOUNTS).lstrip().replace("docs_dir: accounts", "docs_dir: docs")
RELOAD = re.compile(r"<script>[^<]*livereload\([^<]*</script>")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the sample."""
    root = copy_sample(tmp_path_factory.mktemp("edited") / "plans")
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def built_as(site: Served, folder: Path) -> Built:
    """Build what a server serves, for the same address."""
    root = folder / "plans"
    shutil.copytree(site.root, root)
    config = (root / "mkdocs.yml").read_text("utf-8")
    address = f"site_url: {site.address}"
    changed = re.sub(r"^site_url: .*$", address, config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(changed, "utf-8")
    return build_site(root, folder / "site")


def test_every_page_of_a_preview_is_that_of_a_build(edited: Served, tmp_path: Path) -> None:
    write_tree(edited.root, {"accounts/new-mill.yml": MILL})
    edited.until_shown("accounts/new-mill/", "Mill &amp; Sons")
    plan = edited.root / "accounts/osterby-marine.yml"
    text = plan.read_text("utf-8")
    assert "industry: " in text
    plan.write_text(text.replace("industry: ", "industry: Changed ", 1), "utf-8")
    edited.until_shown("accounts/osterby-marine/", "Changed ")
    built = built_as(edited, tmp_path)
    pages = [name for name in built.files if name.endswith("index.html")]
    assert len(pages) > 200
    different = [
        name
        for name in pages
        if RELOAD.sub("", edited.get(name.removesuffix("index.html"))[1]) != built.text(name)
    ]
    assert different == []
    entries = json.loads(edited.get("search/search_index.json")[1])["docs"]
    wanted = json.loads(built.text("search/search_index.json"))["docs"]
    assert len(wanted) > 300
    assert sorted(map(json.dumps, entries)) == sorted(map(json.dumps, wanted))


def test_an_edit_does_not_have_mkdocs_build(edited: Served) -> None:
    before = edited.said.count("Building documentation")
    plan = edited.root / "accounts/sable-metals.yml"
    source = plan if plan.exists() else next((edited.root / "accounts").glob("*.yml"))
    account = source.stem
    text = source.read_text("utf-8")
    source.write_text(re.sub(r"^name: .*$", "name: Renamed & Co", text, flags=re.M), "utf-8")
    edited.until_shown(f"accounts/{account}/", "Renamed &amp; Co")
    assert "Renamed &amp; Co" in edited.get("accounts/")[1]
    assert "Renamed &amp; Co" in edited.get("search/search_index.json")[1]
    assert edited.said.count("Building documentation") == before


@pytest.fixture(scope="module")
def beside_docs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of plans beside pages of the user's own."""
    files = {
        "accounts/mill.yml": MILL,
        "accounts/other.yml": MINIMAL_ACCOUNT,
        "docs/help.md": "# Help\n\nFirst words.\n",
        "site_templates/pages/account_value.md.j2": "# Value\n",
        "mkdocs.yml": CONFIG,
    }
    root = write_tree(tmp_path_factory.mktemp("beside"), files)
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def test_a_page_of_the_users_own_is_rebuilt_as_mkdocs_does(beside_docs: Served) -> None:
    assert "First words." in beside_docs.page("help/").content.text
    write_tree(beside_docs.root, {"docs/help.md": "# Help\n\nSecond words.\n"})
    beside_docs.until_shown("help/", "Second words.")
    assert "Mill & Sons" in beside_docs.page("accounts/mill/").content.text


def test_an_address_without_its_slash_and_one_that_is_not_there(beside_docs: Served) -> None:
    status, text = beside_docs.get("accounts/mill")
    assert (status, "Mill &amp; Sons" in text) == (200, True)
    assert beside_docs.get("accounts/nobody/")[0] == 404
    assert beside_docs.get("../mkdocs.yml")[0] == 404
    assert beside_docs.get("%00")[0] == 404


def test_a_template_that_fails_only_on_its_page_says_so_there_and_in_the_terminal(
    beside_docs: Served,
) -> None:
    template = "site_templates/pages/account_value.md.j2"
    write_tree(beside_docs.root, {template: "# Value\n\n{{ 1 // 0 }}\n"})
    text = beside_docs.until("accounts/mill/value/", lambda status, _: status == 500, "an error")
    assert text == ""
    beside_docs.until_said("account_value.md.j2:3: ZeroDivisionError")
    assert "Mill & Sons" in beside_docs.page("accounts/mill/").content.text
    write_tree(beside_docs.root, {template: "# Value\n\nMended words.\n"})
    beside_docs.until_shown("accounts/mill/value/", "Mended words.")


def test_a_server_that_does_not_watch_has_every_page(tmp_path: Path) -> None:
    files = {"accounts/mill.yml": MILL, "docs/help.md": "# Help\n", "mkdocs.yml": CONFIG}
    root = write_tree(tmp_path / "plans", files)
    with serving(root, tmp_path / "said.txt", arguments=("--no-livereload",)) as site:
        assert "Mill & Sons" in site.page("accounts/mill/").content.text
        assert "Mill &amp; Sons" in site.get("search/search_index.json")[1]


@pytest.fixture(scope="module")
def named_in_a_nav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of plans below the pages of the user's own, one named in a nav without a title."""
    config = CONFIG.replace(
        "plugins: [search, gosart]",
        "plugins: [search, gosart: {accounts_dir: docs/plans, method: method.yml}]\n"
        "nav: [help.md, accounts/mill/index.md]",
    )
    files = {
        "docs/plans/mill/account.yml": MILL,
        "docs/plans/mill/notes/visit.md": "# Visit\n\n[The offer](../offer)\n",
        "docs/plans/mill/offer": "Ten stones.\n",
        "docs/help.md": "# Help\n\nFirst words.\n",
        "method.yml": "version: 1\n",
        "mkdocs.yml": config,
    }
    root = write_tree(tmp_path_factory.mktemp("named") / "plans", files)
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def renamed(name: str) -> str:
    """The plan of the mill under another name."""
    return MILL.replace("Mill & Sons", name)


def test_a_page_that_a_nav_names_without_a_title_stays_a_page(named_in_a_nav: Served) -> None:
    site = named_in_a_nav
    write_tree(site.root, {"docs/plans/mill/account.yml": renamed("Second Mill")})
    assert site.until_shown("accounts/mill/", "Second Mill").all("html")


def test_a_folder_in_the_place_of_an_attachment_ends_no_preview(named_in_a_nav: Served) -> None:
    site, account = named_in_a_nav, "docs/plans/mill"
    (site.root / account / "offer").unlink()
    text = "# Visit\n\n[The offer](../offer/stones.txt)\n"
    files = {f"{account}/offer/stones.txt": "Eleven.\n", f"{account}/notes/visit.md": text}
    write_tree(site.root, files)
    site.until("accounts/mill/offer/stones.txt", lambda _, text: "Eleven" in text, "the offer")
    (site.root / account / "offer/stones.txt").unlink()
    (site.root / account / "offer").rmdir()
    text = "# Visit\n\n[The offer](../offer)\n"
    write_tree(site.root, {f"{account}/offer": "Twelve.\n", f"{account}/notes/visit.md": text})
    site.until("accounts/mill/offer", lambda _, text: "Twelve" in text, "the offer")
    write_tree(site.root, {f"{account}/account.yml": renamed("Third Mill")})
    site.until_shown("accounts/mill/", "Third Mill")


def test_plans_and_pages_saved_at_once_are_both_new(named_in_a_nav: Served) -> None:
    site = named_in_a_nav
    files = {
        "docs/plans/mill/account.yml": renamed("Fourth Mill"),
        "docs/help.md": "# Help\n\nFourth words.\n",
    }
    write_tree(site.root, files)
    site.until_shown("help/", "Fourth words.")
    site.until_shown("accounts/mill/", "Fourth Mill")


def test_a_folder_of_plans_that_goes_and_comes_back_is_watched_again(
    named_in_a_nav: Served,
) -> None:
    site = named_in_a_nav
    (site.root / "docs/plans").rename(site.root / "elsewhere")
    site.until_said("The folder of accounts 'docs/plans' does not exist.")
    (site.root / "elsewhere").rename(site.root / "docs/plans")
    write_tree(site.root, {"docs/plans/mill/account.yml": renamed("Fifth Mill")})
    site.until_shown("accounts/mill/", "Fifth Mill")
    write_tree(site.root, {"docs/plans/mill/account.yml": renamed("Sixth Mill")})
    site.until_shown("accounts/mill/", "Sixth Mill")


def test_a_method_that_an_editor_replaces_is_read_each_time(named_in_a_nav: Served) -> None:
    for key in ("first_key", "second_key"):
        (site_file := named_in_a_nav.root / "method.new").write_text(f"{key}: 1\n", "utf-8")
        site_file.replace(named_in_a_nav.root / "method.yml")
        named_in_a_nav.until_said(key)


def test_a_folder_that_the_configuration_names_meanwhile_is_watched(tmp_path: Path) -> None:
    files = {
        "accounts/mill.yml": MILL,
        "others/mill.yml": renamed("Second Mill"),
        "docs/help.md": "# Help\n",
        "mkdocs.yml": CONFIG,
    }
    root = write_tree(tmp_path / "plans", files)
    with serving(root, tmp_path / "said.txt") as site:
        options = "plugins: [search, gosart: {accounts_dir: others}]"
        config = CONFIG.replace("plugins: [search, gosart]", options)
        write_tree(root, {"mkdocs.yml": config})
        site.until_shown("accounts/mill/", "Second Mill")
        write_tree(root, {"others/mill.yml": renamed("Third Mill")})
        site.until_shown("accounts/mill/", "Third Mill")
