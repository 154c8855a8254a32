"""Each page says for whom its build is, and a switch makes it fit for a screen others see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import press, served, wait
from tests.site.building import Built, build_site, made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
    name: Mill
    owner: ada
    team: {ada: {name: Ada Brook}}
    people:
      dana: {name: Dana Oak, title: Director, influence: inner-circle, status: mentor}
      emil: {name: Emil Ash, title: Miller, reports_to: dana, status: enemy}
      fern: {name: Fern Yew, title: Finance, reports_to: dana, status: neutral}
    opportunities:
      stones: {name: New stones, stage: proposal, close_date: 2027-03-01}
"""
HARSH = ("Mentor", "Enemy")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({}, "For everyone"),
        (
            {"audience": "account-team"},
            "For the account team: what others may not see is included",
        ),
        ({"audience": "sales"}, "For the sales team: what others may not see is included"),
        (
            {"audiences": ["all-staff", "deal-desk"], "audience": "deal-desk"},
            "For deal desk: what others may not see is included",
        ),
        ({"audiences": ["all-staff", "deal-desk"]}, "For all staff"),
        ({"language": "zh"}, "供所有人阅读"),
    ],
)
def test_every_page_says_for_whom_it_is(
    tmp_path: Path, options: dict[str, object], line: str
) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    site = made_pages(root, options)
    for address in ("", "accounts/mill/value/", "method/"):
        (said,) = site.page(address).with_class("g-readers")
        assert next(said.all("span")).text == line, address
    sheet = site.page("accounts/mill/stones/")
    (foot,) = sheet.with_class("gs-foot")
    assert line in foot.text


def test_the_switch_knows_the_companys_own_words_for_people(tmp_path: Path) -> None:
    method = "terms: {status: {mentor: {label: Champion}}}\n"
    root = write_tree(
        tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG, "method.yml": method}
    )
    site = made_pages(root, {"method": "method.yml"})
    (switch,) = site.page("accounts/mill/value/").with_class("g-projector")
    words = json.loads(switch["data-words"])
    assert words["Champion"] == words["Supporter"] == "Supports us"
    assert words["Enemy"] == words["Non-supporter"] == "Opposes us"
    assert "Mentor" not in words


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site for everyone whose account has a mentor, an enemy, and a person with no status."""
    root = write_tree(
        tmp_path_factory.mktemp("audience"), {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG}
    )
    built: Built = build_site(root, root / "site")
    with served(built.folder) as base:
        yield base


def words_of(browser: WebDriver) -> str:
    text = browser.execute_script("return document.querySelector('article').innerText")
    return str(text)


@pytest.mark.browser
def test_for_a_projector_people_support_or_oppose_us_on_every_page_until_it_is_off_again(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(f"{address}accounts/mill/relationships/")
    assert all(word in words_of(chromium) for word in HARSH)

    press(chromium, ".g-projector")
    wait(chromium, "document.querySelector('.g-projector[aria-pressed=true]')")
    text = words_of(chromium)
    assert not any(word in text for word in HARSH)
    assert "Supports us" in text
    assert "Opposes us" in text
    signs = "return document.querySelectorAll('.gosart [class*=enemy], .gosart [data-sign=★]')"
    assert chromium.execute_script(f"{signs}.length") == 0

    chromium.get(f"{address}people/")
    assert not any(word in words_of(chromium) for word in HARSH)

    chromium.get(f"{address}accounts/mill/stones/")
    wait(chromium, "document.querySelector('.gs-foot .g-projector[aria-pressed=true]')")
    press(chromium, ".g-projector")
    wait(chromium, "document.querySelector('.g-projector[aria-pressed=false]')")
    chromium.get(f"{address}accounts/mill/relationships/")
    assert all(word in words_of(chromium) for word in HARSH)


@pytest.mark.browser
def test_for_a_projector_nothing_says_that_something_is_not_shown(
    chromium: WebDriver, tmp_path: Path
) -> None:
    options = {"audience_defaults": {"people.status": "account-team"}}
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    built = build_site(root, root / "site", options)
    script = "return document.querySelector('article').innerText"
    with served(built.folder) as base:
        chromium.get(f"{base}accounts/mill/relationships/")
        assert "not shown" in chromium.execute_script(script)
        press(chromium, ".g-projector")
        wait(chromium, "document.querySelector('.g-projector[aria-pressed=true]')")
        assert "not shown" not in chromium.execute_script(script)
