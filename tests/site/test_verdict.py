"""A sheet shows first what an opportunity's plan calls for; the portfolio has the calls."""

from __future__ import annotations

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.briefing.judged import JUDGED
from tests.comparison.repositories import changed
from tests.site.axe import faults
from tests.site.browsing import served
from tests.site.building import Built, build_site
from tests.site.markup import Element
from tests.writing import write_tree

CONFIG = (
    "site_name: Plans\nsite_url: http://localhost/\ndocs_dir: accounts\n"
    "theme: {name: material, font: false, palette: {scheme: default}}\nplugins: [search, gosart]\n"
)
SHAPES = ("circle", "path", "rect")
LATE = changed(
    JUDGED,
    ("10 weeks", "24 weeks"),
    ("    name: New stones\n", "    name: New stones\n    strategy: {type: fragment}\n"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of the plan that is in time and of the same plan with a delivery that is not."""
    folder = tmp_path_factory.mktemp("verdicts")
    plans = {"accounts/mill.yml": JUDGED, "accounts/late.yml": LATE}
    return build_site(
        write_tree(folder / "plans", {**plans, "mkdocs.yml": CONFIG}), folder / "site"
    )


def sheet(site: Built, address: str) -> Element:
    """Give the sheet of an opportunity."""
    (found,) = site.page(address).with_class("gs-sheet")
    return found


def texts(element: Element, name: str) -> list[str]:
    """Give the words of the elements inside that have a class."""
    return [" ".join(found.text.split()) for found in element.with_class(name)]


def test_a_sheet_shows_call_review_lights_float_and_moves(site: Built) -> None:
    verdict = sheet(site, "accounts/mill/stones/")
    (sentence,) = texts(verdict, "gs-verdict")
    assert sentence.startswith("Pursue. (review of 2 Nov 2026: change strategy)")
    assert texts(verdict, "gv-question") == [
        "Is there an opportunity?",
        "Can we compete?",
        "Can we win?",
        "Is it worth winning?",
        "Does the plan hold?",
    ]
    assert texts(verdict, "gv-word") == ["Yes", "In doubt", "In doubt", "Yes", "At risk"]
    assert texts(verdict, "gv-reason")[-1] == "We have not met Fern Yew, who decides"
    assert texts(verdict, "gs-time")[0].startswith(
        "Time 2 weeks 2 days to spare (latest order 17 Mar 2027)"
    )
    (moves,) = verdict.with_class("gs-moves")
    assert texts(moves, "gs-what") == ["Meet Fern Yew (CFO), who decides", "Grind a sack"]
    assert texts(moves, "gs-who") == ["No action yet", "Ada Brook"]
    assert texts(moves, "gs-due") == ["", "3 days overdue"]
    assert not verdict.with_class("gs-alarm")


def test_a_card_of_the_account_has_call_lights_and_the_first_move(site: Built) -> None:
    page = site.page("accounts/mill/")
    (card,) = page.with_class("ga-deal")
    assert texts(card, "ga-verdict")[0].startswith("Pursue.")
    assert texts(card, "gv-question") == ["Opportunity", "Compete", "Win", "Worth", "Plan"]
    assert texts(card, "gv-word") == ["Yes", "In doubt", "In doubt", "Yes", "At risk"]
    assert texts(card, "ga-move") == ["Next move Meet Fern Yew (CFO), who decides No action yet"]


def test_lights_have_a_shape_of_their_own_for_each_state(site: Built) -> None:
    shapes = {
        light["class"]: tuple(part.name for part in light.all() if part.name in SHAPES)
        for page in ("accounts/mill/stones/", "accounts/late/stones/")
        for light in sheet(site, page).with_class("gv-light")
    }
    assert shapes == {
        "gv-light gv-yes": ("circle", "path"),
        "gv-light gv-doubt": ("path", "path"),
        "gv-light gv-no": ("rect", "path"),
    }


def test_an_order_that_comes_too_late_is_said_before_all_else(site: Built) -> None:
    too_late = "11 weeks 5 days too late (latest order 9 Dec 2026)."
    for page, name in (("accounts/late/stones/", "gs-verdict"), ("accounts/late/", "ga-verdict")):
        (sentence,) = texts(site.page(page).content, name)
        assert sentence.startswith(f"{too_late} Change strategy."), page
    assert texts(sheet(site, "accounts/late/stones/"), "gv-word")[-1] == "Off track"


def test_a_decided_opportunity_shows_only_that(site: Built) -> None:
    decided = sheet(site, "accounts/mill/sieves/")
    assert texts(decided, "gs-verdict") == ["Decided. Lost to Quern Co on 1 Oct 2026."]
    assert decided.with_class("gv-light") == []


def test_the_portfolio_has_the_call_of_each_opportunity(site: Built) -> None:
    table = site.page("").by_id("opportunities-table")
    rows = [next(row.all("th")).text for row in next(table.all("tbody")).all("tr")]
    assert sorted(row.partition("\u00b7 ")[2] for row in rows) == ["Change strategy", "Pursue"]


@pytest.mark.browser
@pytest.mark.parametrize(
    "page", ["accounts/mill/", "accounts/late/", "accounts/late/stones/", "accounts/late/brief/"]
)
def test_axe_finds_nothing_wrong_and_a_phone_scrolls_nothing_sideways(
    chromium: WebDriver, site: Built, page: str
) -> None:
    with served(site.folder) as address:
        chromium.get(address + page)
        assert faults(chromium, "default") == []
        assert faults(chromium, "slate") == []
        size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        try:
            chromium.get(address + page)
            assert chromium.execute_script("return document.documentElement.scrollWidth") <= 390
            within = ".gs-sheet" if "brief" not in page else ".gb-brief"
            assert faults(chromium, "default", within) == []
        finally:
            chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_each_light_links_to_its_rule_in_words_on_the_methods_page(site: Built) -> None:
    verdict = sheet(site, "accounts/mill/stones/")
    hrefs = [link["href"] for link in verdict.with_class("gv-question")]
    assert [href.rpartition("#")[2] for href in hrefs] == [
        "light-is-there-an-opportunity",
        "light-can-we-compete",
        "light-can-we-win",
        "light-is-it-worth-winning",
        "light-people",
    ]
    page = site.page("method/assessment/")
    for href in hrefs:
        assert page.by_id(href.rpartition("#")[2])
    rule = page.by_id("light-can-we-win").text
    assert "no approver or decision maker opposes us" in rule
    assert "“Political alignment” is −" in rule


def test_the_strategy_shows_which_precondition_is_unmet(site: Built) -> None:
    page = site.page("accounts/late/stones/value/")
    needs = texts(page.content, "gst-needs")
    assert needs[2] == (
        "Not met A scope that can be divided and is named The plan does not say which part we go "
        "for Met Someone for us who can buy that part Dana Oak (Owner) supports us"
    )
