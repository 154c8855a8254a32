"""A user's own repository: two files are enough, own pages stay, one account builds alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.building import Built, build_site, made_pages
from tests.site.links import addresses, dead_links
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

TWO_FILES = {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG}


def test_two_files_are_a_site(tmp_path: Path) -> None:
    site = build_site(write_tree(tmp_path, TWO_FILES), tmp_path / "site")
    assert site.louder == []
    assert site.page("accounts/mill/").only("h1").text.startswith("Mill & Sons")
    assert "Mill & Sons" in site.page("").content.text
    assert dead_links(site) == []


def test_without_a_line_about_docs_a_folder_docs_does(tmp_path: Path) -> None:
    config = CONFIG.replace("    docs_dir: accounts\n", "")
    site = build_site(
        write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": config, "docs/.keep": ""}),
        tmp_path / "site",
    )
    assert "accounts/mill/index.html" in site.files
    assert site.louder == []


def test_a_repository_without_an_account_says_what_to_add(tmp_path: Path) -> None:
    site = build_site(
        write_tree(tmp_path, {"accounts/.keep": "", "mkdocs.yml": CONFIG}), tmp_path / "site"
    )
    assert "Add a file accounts/acme.yml" in site.page("").content.text
    assert "Add a file accounts/acme.yml" in site.page("accounts/").content.text
    assert dead_links(site) == []


def test_addresses_without_folders_lead_somewhere_too(tmp_path: Path) -> None:
    config = CONFIG + "    use_directory_urls: false\n"
    site = build_site(write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": config}), tmp_path / "site")
    assert {
        "accounts/mill/assessment/index.html",
        "method/politics/index.html",
        "accounts/mill/index.html",
    } <= set(site.files)
    assert dead_links(site) == []
    folders = {
        address
        for page in site.pages.values()
        for _, address in addresses(page)
        if address.endswith("/") and address.startswith(".")
    }
    assert folders == set()


DOCS = CONFIG.replace("docs_dir: accounts", "docs_dir: docs")


def tabs_of(site: Built, address: str) -> list[tuple[str, str]]:
    links = site.page(address).all("a")
    return [(link.text, link.get("href")) for link in links if "md-tabs__link" in link.get("class")]


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_beside_a_front_page_of_the_users_own_the_portfolio_has_an_address_and_its_tab(
    tmp_path: Path, name: str
) -> None:
    pages = {f"docs/{name}": "# Welcome\n\nOur own words.\n", "docs/rules.md": "# House rules\n"}
    site = build_site(
        write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": DOCS, **pages}), tmp_path / "site"
    )
    assert "Our own words." in site.page("").content.text
    assert "Open opportunities" not in site.page("").content.text
    assert "1 open deal" in site.page("portfolio/").content.text
    assert tabs_of(site, "accounts/mill/")[:2] == [
        ("Welcome", "../.."),
        ("Portfolio", "../../portfolio/"),
    ]
    assert site.page("rules/").only("h1").text.startswith("House rules")
    assert dead_links(site) == []
    assert "../portfolio/" in {link.get("href") for link in site.page("people/").content.all("a")}
    assert [line for line in site.log if "gosart:" in line] == [
        "INFO gosart: a page of your own has the address '/', so ours is at 'portfolio/'."
    ]
    assert site.louder == []


def test_no_page_of_ours_is_lost_to_a_page_of_the_users_own(tmp_path: Path) -> None:
    pages = {
        "docs/people.md": "# Our people\n",
        "docs/portfolio.md": "# Our portfolio\n",
        "docs/index.md": "# Welcome\n",
        "docs/accounts/mill/index.md": "# The mill, in our words\n",
    }
    site = build_site(
        write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": DOCS, **pages}), tmp_path / "site"
    )
    assert site.page("people/").only("h1").text.startswith("Our people")
    assert site.page("portfolio/people/").only("h1").text.startswith("People")
    assert "1 open deal" in site.page("portfolio-2/").content.text
    assert site.page("portfolio/accounts/mill/").only("h1").text.startswith("Mill & Sons")
    assert dead_links(site) == []
    assert len([line for line in site.log if "a page of your own has the address" in line]) == 3


def test_a_page_that_is_excluded_takes_no_address(tmp_path: Path) -> None:
    config = DOCS + "    exclude_docs: index.md\n"
    root = write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": config, "docs/index.md": "# Draft\n"})
    site = build_site(root, tmp_path / "site")
    assert "1 open deal" in site.page("").content.text
    assert "portfolio/index.html" not in site.files


def test_a_page_of_the_users_own_is_in_the_navigation(tmp_path: Path) -> None:
    config = CONFIG.replace("docs_dir: accounts", "docs_dir: docs")
    site = build_site(
        write_tree(
            tmp_path, {**TWO_FILES, "mkdocs.yml": config, "docs/rules.md": "# House rules\n"}
        ),
        tmp_path / "site",
    )
    tabs = [link.text for link in site.page("").all("a") if "md-tabs__link" in link.get("class")]
    assert tabs[-1] == "House rules"
    assert {"Portfolio", "Accounts", "Actions", "Method"} <= set(tabs)


def test_a_navigation_of_the_users_own_is_kept(tmp_path: Path) -> None:
    config = CONFIG + "    nav: [{Who: accounts/index.md}, {Everything: index.md}]\n"
    site = build_site(write_tree(tmp_path, {**TWO_FILES, "mkdocs.yml": config}), tmp_path / "site")
    tabs = [link.text for link in site.page("").all("a") if "md-tabs__link" in link.get("class")]
    assert tabs == ["Who", "Everything"]


def test_the_folder_of_plans_may_have_another_name(tmp_path: Path) -> None:
    config = CONFIG.replace("docs_dir: accounts", "docs_dir: plans").replace(
        "gosart]", "gosart: {accounts_dir: plans}]"
    )
    site = build_site(
        write_tree(tmp_path, {"plans/mill.yml": MILL, "mkdocs.yml": config}), tmp_path / "site"
    )
    assert "accounts/mill/index.html" in site.files
    assert [name for name in site.files if name.endswith(".yml")] == []


def test_a_template_of_the_users_own_replaces_ours(tmp_path: Path) -> None:
    files = {
        **TWO_FILES,
        "site_templates/pages/all_actions.md.j2": "# To do\n\n{{ actions.all }} things.\n",
        "site_templates/assets/gosart.css": ":root { --gosart-us: #123456; }\n",
        "site_templates/assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    }
    site = made_pages(write_tree(tmp_path, files))
    assert "1 things." in site.page("actions/").content.text
    sheet = site.text("assets/gosart/gosart.css")
    assert sheet.startswith(":root { --gosart-us: #123456; }\n")
    assert "--gosart-us: #1565c0" not in sheet
    assert ".gosart-radar" in sheet  # of a part that is ours still
    assert "assets/gosart/logo.svg" in site.files
    assert "assets/gosart/gosart.js" in site.files


@pytest.mark.parametrize("how", ["environment", "option"])
def test_the_named_accounts_alone_are_built(tmp_path: Path, how: str) -> None:
    root = write_tree(
        tmp_path,
        {**TWO_FILES, "accounts/north.yml": MINIMAL_ACCOUNT, "accounts/south.yml": MINIMAL_ACCOUNT},
    )
    if how == "environment":
        site = build_site(root, tmp_path / "site", environ={"GOSART_ONLY": "mill, north"})
    else:
        site = build_site(root, tmp_path / "site", {"only": ["mill", "north"]})
    built = {
        name.split("/")[1]
        for name in site.files
        if name.startswith("accounts/") and name.count("/") > 1
    }
    assert built == {"mill", "north"}
    assert dead_links(site) == []


def test_a_opportunity_that_is_added_moves_the_pages_of_the_first(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path, {**TWO_FILES, "accounts/mill.yml": MILL + "      roof: {name: New roof}\n"}
    )
    site = build_site(root, tmp_path / "site")
    assert {
        "accounts/mill/stones/assessment/index.html",
        "accounts/mill/roof/assessment/index.html",
    } <= set(site.files)
    names = [
        link.text
        for link in site.page("accounts/mill/assessment/").content.all("a")
        if "stones" in link.get("href")
    ]
    assert "New stones" in names
    shutil.rmtree(site.folder)
    write_tree(tmp_path, TWO_FILES)
    again = build_site(root, site.folder)
    assert "accounts/mill/stones/assessment/index.html" not in again.files
