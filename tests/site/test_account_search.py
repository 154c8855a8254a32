"""The search over many accounts: what the index in parts has, and what the log says of it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

import gosart.mkdocs_plugin.site_search
from gosart.mkdocs_plugin import account_index
from tests.site.account_search import CONFIG_OF_MANY, PLANS, many_accounts
from tests.site.building import Built, build_site
from tests.site.repositories import CONFIG
from tests.writing import write_tree

INDEX = "search/pagefind/"
SCRIPT = "assets/gosart/account_search.js"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Four accounts, taken for many."""
    return many_accounts(tmp_path_factory.mktemp("many"))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets four accounts be many."""
    monkeypatch.setattr(gosart.mkdocs_plugin.site_search, "MANY_ACCOUNTS", 4)


def records(site: Built) -> list[dict[str, str]]:
    """Give the address of each thing by its heading, an account each."""
    found = []
    for path in sorted((site.folder / INDEX / "fragment").iterdir()):
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found.append({anchor["text"]: anchor["id"] for anchor in record["anchors"]})
    return found


def index_of(site: Built) -> str:
    return site.text("search/search_index.json")


def test_each_account_is_a_record_and_each_thing_a_heading_in_it(site: Built) -> None:
    things = {next(iter(record)): record for record in records(site)}
    assert set(things) == {"Acme Evidence", "Mill & Sons", "Crowd", "北 方 机 械"}
    acme = things["Acme Evidence"]
    assert acme["Siobhán Ó Néill"] == "accounts/acme/relationships/#person-siobhan"
    assert acme["Rival Robots"] == "accounts/acme/value/#competitor-robots"
    assert acme["Two new presses"] == "accounts/acme/presses/"
    assert acme["Uptime above all"] == "accounts/acme/value/#criteria"
    assert acme["Their first choice for presses"] == "accounts/acme/"


def test_every_person_of_a_large_account_is_a_hit_even_where_names_have_to_do(
    site: Built,
) -> None:
    (crowd,) = (record for record in records(site) if "Crowd" in record)
    people = {name for name, address in crowd.items() if "#person-" in address}
    assert people == {f"Person Number{number}" for number in range(30)}


def test_what_the_index_in_parts_leads_to_is_on_the_page(site: Built) -> None:
    lost = []
    for record in records(site):
        for address in record.values():
            page, _, anchor = address.partition("#")
            if anchor and f'id="{anchor}"' not in site.text(f"{page}index.html"):
                lost.append(address)
    assert lost == []


def test_materials_index_keeps_the_other_pages_only(site: Built) -> None:
    addresses = {entry["location"] for entry in json.loads(index_of(site))["docs"]}
    assert [address for address in addresses if re.match("accounts/.", address)] == []
    assert any(address.startswith("method/") for address in addresses)


def test_pages_ask_the_index_in_parts_and_nothing_is_left_of_other_boxes(site: Built) -> None:
    assert SCRIPT in site.text("index.html")
    assert SCRIPT in site.text("accounts/acme/value/index.html")
    names = {
        name for name in site.files if name.startswith(INDEX) and name.endswith((".js", ".css"))
    }
    assert names == {f"{INDEX}pagefind.js", f"{INDEX}pagefind-worker.js"}


def test_the_log_says_that_this_search_needs_a_server(site: Built) -> None:
    assert any("the search over 4 accounts needs a web server" in line for line in site.log)


def test_the_same_plans_give_the_same_index(site: Built, tmp_path: Path) -> None:
    again = many_accounts(tmp_path)
    first, second = (
        {name: content for name, content in built.files.items() if name.startswith(INDEX)}
        for built in (site, again)
    )
    assert first == second


def test_a_smaller_site_has_one_index_and_no_script(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"mkdocs.yml": CONFIG_OF_MANY, **PLANS})
    site = build_site(root, tmp_path / "site")
    assert "Rival Robots" in index_of(site)
    assert SCRIPT not in site.text("index.html")
    assert not (site.folder / INDEX).exists()
    assert '"only"' not in index_of(site)


@pytest.mark.parametrize(
    ("plugins", "reason"),
    [
        ("[search, offline, gosart]", "offline is for readers without one"),
        ("[search, gosart]", "Pagefind is not installed: pip install 'gosart[pagefind]'"),
    ],
)
def test_without_pagefind_or_without_a_server_all_is_in_materials_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: None, plugins: str, reason: str
) -> None:
    if "offline" not in plugins:
        monkeypatch.setattr(gosart.mkdocs_plugin.site_search, "is_installed", lambda: False)
    config = CONFIG.replace("[search, gosart]", plugins)
    root = write_tree(tmp_path, {"mkdocs.yml": config, **PLANS})
    site = build_site(root, tmp_path / "site")
    assert "Rival Robots" in index_of(site)
    assert SCRIPT not in site.text("index.html")
    assert any(reason in line for line in site.log)


def test_an_index_that_is_cut_short_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, good = gzip.compress(b"a fragment"), b'{"version": "1"}'
    contents = [(good, whole[:-9]), (good, b"x"), (good, whole)]

    async def _index(records: Path, folder: Path, language: str) -> None:
        entry, fragment = contents.pop(0)
        write_tree(folder, {"pagefind-entry.json": entry, "fragment/a.pf_fragment": fragment})

    monkeypatch.setattr(account_index, "_index", _index)
    account_index.write_account_index(tmp_path, "en", {})
    assert contents == []
    contents += [(b"", whole), (b"{", whole), (b"", whole), (good, whole)]
    with pytest.raises(PluginError, match="is not whole"):
        account_index.write_account_index(tmp_path, "en", {})
    assert contents == [(good, whole)]
