"""The search over many accounts in a real browser: Material's box, keys and looks, our answers."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from gosart.mkdocs_plugin.account_index import write_account_index
from tests.site.account_search import many_accounts
from tests.site.axe import faults
from tests.site.browsing import served, wait
from tests.site.test_browser import outside

pytestmark = pytest.mark.browser

OURS = ".md-search-result__item a[href*='/accounts/']"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of four accounts, taken for many."""
    return many_accounts(tmp_path_factory.mktemp("many")).folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The same, served."""
    with served(folder) as base:
        yield base


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site in Chinese."""
    with served(many_accounts(tmp_path_factory.mktemp("chinese"), "zh").folder) as base:
        yield base


def shown(browser: WebDriver, base: str) -> list[tuple[str, str]]:
    """Give the title and the address of every hit, in their order."""
    links = browser.execute_script(
        'return [...document.querySelectorAll(".md-search-result__list a")].map((link) =>'
        '[link.querySelector("h1, h2").textContent, link.href])'
    )
    return [(title, re.sub(r"\?h=[^#]*", "", href.removeprefix(base))) for title, href in links]


def search(browser: WebDriver, base: str, query: str, title: str) -> list[tuple[str, str]]:
    """Type a query after the key that opens the box, and wait for a hit of this title."""
    browser.get(base)
    wait(browser, "document.querySelector('[data-md-component=search-query]')")
    ActionChains(browser).send_keys("/").perform()
    ActionChains(browser).send_keys(query).perform()
    wait(
        browser,
        f"[...document.querySelectorAll({json.dumps(OURS)})]"
        f".some((link) => link.textContent.includes({json.dumps(title)}))",
    )
    return shown(browser, base)


@pytest.mark.parametrize(
    ("query", "title", "place"),
    [
        ("Siobhan", "Siobhán Ó Néill", "accounts/acme/relationships/#person-siobhan"),
        ("siobhán", "Siobhán Ó Néill", "accounts/acme/relationships/#person-siobhan"),
        ("lukas", "Łukasz Wrona", "accounts/acme/relationships/#person-lukasz"),
        ("acme wrona", "Łukasz Wrona", "accounts/acme/relationships/#person-lukasz"),
        ("robots", "Rival Robots", "accounts/acme/value/#competitor-robots"),
        ("two presses", "Two new presses", "accounts/acme/presses/"),
        ("uptime", "Uptime above all", "accounts/acme/value/#criteria"),
        ("their choice", "Their first choice for presses", "accounts/acme/"),
        ("小明", "王小明", "accounts/north/relationships/#person-wang"),
        ("采购", "王小明", "accounts/north/relationships/#person-wang"),
        ("siobhan wrona", "Acme Evidence", "accounts/acme/"),
        ("contracted", "Acme Evidence", "accounts/acme/"),
        ("number17", "Person Number17", "accounts/crowd/relationships/#person-p17"),
    ],
)
def test_a_person_competitor_goal_opportunity_or_criterion_is_a_hit_and_enter_leads_to_it(
    chromium: WebDriver, address: str, query: str, title: str, place: str
) -> None:
    assert (title, place) in search(chromium, address, query, title)
    ActionChains(chromium).send_keys(Keys.ENTER).perform()
    wait(chromium, f"(location.pathname + location.hash) === {json.dumps('/' + place)}")


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("小明", ("王小明", "accounts/north/relationships/#person-wang")),
        ("北方 经理", ("李明小", "accounts/north/relationships/#person-li")),
        ("Siobhan", ("Siobhán Ó Néill", "accounts/acme/relationships/#person-siobhan")),
    ],
)
def test_a_site_in_chinese_finds_the_same(
    chromium: WebDriver, chinese: str, query: str, hit: tuple[str, str]
) -> None:
    assert hit in search(chromium, chinese, query, hit[0])
    meta = chromium.find_element(By.CSS_SELECTOR, ".md-search-result__meta").text
    assert re.search(r"[\u4e00-\u9fff]", meta)


def test_an_address_may_come_with_a_query_and_words_are_marked_on_the_page(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(f"{address}?q=robots")
    wait(chromium, f"document.querySelector({json.dumps(OURS)})")
    ActionChains(chromium).send_keys(Keys.ENTER).perform()
    wait(
        chromium, "location.pathname.endsWith('/value/') && document.querySelector('article mark')"
    )


def test_a_name_is_found_among_accounts_that_have_its_parts_only(
    chromium: WebDriver, folder: Path, tmp_path: Path
) -> None:
    def account(number: int, people: tuple[str, ...]) -> list[dict[str, Any]]:
        place = f"accounts/a{number}/"
        return [
            {"location": place, "title": f"Company {number}", "text": "", "boost": 4.0},
            *({"location": f"{place}#{name}", "title": name, "text": "Buyer"} for name in people),
        ]

    accounts = {f"a{number}": account(number, ("Ada Lund", "Ben Keller")) for number in range(600)}
    accounts["a150"] = account(150, ("Ada Keller", "Ben Lund"))
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    shutil.rmtree(site / "search" / "pagefind")
    write_account_index(site, "en", accounts)
    with served(site) as base:
        hits = search(chromium, base, "ada keller", "Company 150")
    assert [title for title, place in hits if place.startswith("accounts/")] == [
        "Company 150",
        "Ada Keller",
    ]


def test_characters_in_another_order_are_another_name(chromium: WebDriver, address: str) -> None:
    titles = [title for title, _ in search(chromium, address, "小明", "王小明")]
    assert "李明小" not in titles


def test_an_account_stands_before_a_rule_and_both_are_counted(
    chromium: WebDriver, address: str
) -> None:
    hits = search(chromium, address, "evidence", "Acme Evidence")
    wait(chromium, "document.querySelectorAll('.md-search-result__item').length > 1")
    hits = shown(chromium, address)
    assert hits[0] == ("Acme Evidence", "accounts/acme/")
    assert any(place.startswith("method/") for _, place in hits[1:])
    meta = chromium.find_element(By.CSS_SELECTOR, ".md-search-result__meta").text
    count = len(chromium.find_elements(By.CSS_SELECTOR, ".md-search-result__item"))
    assert int(meta.split()[0]) >= count


def test_keys_and_looks_are_materials(chromium: WebDriver, address: str) -> None:
    search(chromium, address, "presses", "Two new presses")
    # the colour of a mark is Material's own, and a little too light
    found = faults(chromium, "default", ".md-search-result__list")
    assert [fault for fault in found if not fault.startswith("color-contrast")] == []
    active = "document.activeElement"
    for _ in range(2):
        ActionChains(chromium).send_keys(Keys.ARROW_DOWN).perform()
    wait(chromium, f"{active}.matches('.md-search-result__link') && {active}.querySelector('h2')")
    assert chromium.find_element(By.CSS_SELECTOR, ".md-search-result__item mark").text == "presses"
    ActionChains(chromium).send_keys(Keys.ESCAPE).perform()
    wait(chromium, "!document.getElementById('__search').checked")


def test_what_is_typed_on_or_deleted_leaves_no_hit_behind(
    chromium: WebDriver, address: str
) -> None:
    search(chromium, address, "robots", "Rival Robots")
    ActionChains(chromium).send_keys("qwxyz").perform()
    wait(chromium, f"!document.querySelector({json.dumps(OURS)})")
    wait(
        chromium, "document.querySelector('.md-search-result__meta').textContent.match(/No match/)"
    )
    chromium.find_element(By.CSS_SELECTOR, ".md-search [type=reset]").click()
    wait(chromium, f"!document.querySelector({json.dumps(OURS)})")


def test_the_search_asks_no_other_host_and_says_nothing_to_the_console(
    chromium: WebDriver, address: str
) -> None:
    chromium.get_log("browser")
    chromium.get_log("performance")
    search(chromium, address, "robots", "Rival Robots")
    assert outside(chromium, address) == []
    assert chromium.get_log("browser") == []


def test_from_a_folder_the_other_pages_are_found_and_nothing_fails(
    chromium: WebDriver, folder: Path
) -> None:
    chromium.get_log("browser")
    chromium.get((folder / "index.html").as_uri())
    wait(chromium, "document.querySelector('[data-md-component=search-query]')")
    assert [line for line in chromium.get_log("browser") if "pagefind" in line["message"]] == []
