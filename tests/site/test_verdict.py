"""The summary shows first what an opportunity's plan calls for; the portfolio has the calls."""

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
    "theme: {name: material, font: false}\nplugins: [search, gosart]\n"
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


def block(site: Built, page: str, name: str) -> Element:
    """Give the verdict on an opportunity."""
    return next(
        found
        for found in site.page(page).with_class("gv-block")
        if found["aria-label"] == f"Verdict on {name}"
    )


def texts(element: Element, name: str) -> list[str]:
    """Give the words of the elements inside that have a class."""
    return [found.text for found in element.with_class(name)]


def test_the_summary_shows_call_review_lights_float_and_moves(site: Built) -> None:
    verdict = block(site, "accounts/mill/", "New stones")
    assert texts(verdict, "gv-call") == ["Pursue."]
    assert texts(verdict, "gv-differs") == [
        "The review of 2 Nov 2026 decided otherwise: change strategy"
    ]
    assert texts(verdict, "gv-question") == [
        "Is there an opportunity?",
        "Can we compete?",
        "Can we win?",
        "Is it worth winning?",
        "Does the plan hold?",
    ]
    assert texts(verdict, "gv-word") == ["Yes", "In doubt", "In doubt", "Yes", "At risk"]
    assert texts(verdict, "gv-reason")[-1] == "We have not met Fern Yew (CFO), who decides"
    assert texts(verdict, "gv-float") == [
        "Float: 2 weeks 2 days to spare (latest order 17 Mar 2027)"
    ]
    assert texts(verdict, "gv-what") == ["Meet Fern Yew (CFO), who decides", "Grind a sack"]
    assert texts(verdict, "gv-who") == ["No action yet", "Ada Brook"]
    assert texts(verdict, "gv-when") == ["", "3 days overdue"]
    assert not verdict.with_class("gv-delay")


def test_lights_have_a_shape_of_their_own_for_each_state(site: Built) -> None:
    shapes = {
        light["class"]: tuple(part.name for part in light.all() if part.name in SHAPES)
        for page in ("accounts/mill/", "accounts/late/")
        for light in block(site, page, "New stones").with_class("gv-light")
    }
    assert shapes == {
        "gv-light gv-yes": ("circle", "path"),
        "gv-light gv-doubt": ("path", "path"),
        "gv-light gv-no": ("rect", "path"),
    }


def test_an_order_that_comes_too_late_is_said_before_all_else(site: Built) -> None:
    verdict = block(site, "accounts/late/", "New stones")
    first = next(child for child in verdict.children if isinstance(child, Element))
    assert first["class"] == "gv-delay"
    assert first.text == "! 11 weeks 5 days too late (latest order 9 Dec 2026)"
    assert texts(verdict, "gv-call") == ["Change strategy."]
    assert texts(verdict, "gv-review") == ["The review of 2 Nov 2026 decided: change strategy"]
    assert texts(verdict, "gv-word")[-1] == "Off track"
    assert not verdict.with_class("gv-float")


def test_a_decided_opportunity_shows_only_that(site: Built) -> None:
    assert (
        block(site, "accounts/mill/", "New sieves").text
        == "Decided. Lost to Quern Co on 1 Oct 2026."
    )


def test_the_portfolio_has_the_call_of_each_opportunity(site: Built) -> None:
    table = site.page("").by_id("opportunities-table")
    rows = [next(row.all("th")).text for row in next(table.all("tbody")).all("tr")]
    assert sorted(row.partition("\u00b7 ")[2] for row in rows) == ["Change strategy", "Pursue"]


@pytest.mark.browser
@pytest.mark.parametrize("page", ["accounts/mill/", "accounts/late/", "accounts/late/brief/"])
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
            within = ".gv-block" if "brief" not in page else ".gb-brief"
            assert faults(chromium, "default", within) == []
        finally:
            chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_each_light_links_to_its_rule_in_words_on_the_methods_page(site: Built) -> None:
    verdict = block(site, "accounts/mill/", "New stones")
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
    (needs,) = texts(page.content, "g-needs")
    assert needs == (
        "✗ Unmet A scope that can be divided and is named · The plan does not say which part we go "
        "for✓ Met Someone for us who can buy that part · Dana Oak (Owner) supports us"
    )
