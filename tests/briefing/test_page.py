"""The page of a brief: what leads to it, that it prints on one sheet of A4, and that it is made
again only when touched."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from gosart.site.builder import SiteBuilder
from gosart.site.pages import brief_cache as keeping
from gosart.site.pages.brief import brief_page
from gosart.vcs.git import ask_git
from gosart.vcs.last_touched import last_touched
from tests.briefing.plans import CROWDED, crowded
from tests.briefing.test_moved import SINCE, begun, committed
from tests.comparison.repositories import PLAN, changed, git
from tests.site.axe import faults
from tests.site.browsing import served
from tests.site.building import Built, build_site, options_of
from tests.site.links import dead_links
from tests.writing import write_tree

CONFIG = """\
site_name: Plans
site_url: http://localhost/
docs_dir: accounts
theme: {{name: material, font: false}}
plugins: [search, {{gosart: {{language: {language}}}}}]
"""
MANY = {
    **CROWDED,
    "accounts/deals.yml": crowded(
        "Many deals of one customer with a name that goes on", opportunities=12, actions=3
    ),
    "accounts/alone.yml": crowded(
        "Einzelgeschäftsübernahmevertrag " * 6, opportunities=1, actions=30
    ),
    "accounts/minus.yml": crowded(
        "Schiffbauunternehmensgruppe " * 5, opportunities=1, actions=30, unknown="-"
    ),
    "accounts/empty.yml": "name: Empty\nowner: ada\nteam: {ada: {name: Ada}}\n",
}


@pytest.fixture(
    scope="module",
    params=["en", "zh"] if os.environ.get("GOSART_ALL_SHAPES") else ["en"],
)
def crowded_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of plans that have far too much for a page; `make soak` has it in Chinese, too."""
    root = write_tree(
        tmp_path_factory.mktemp("crowded"),
        {**MANY, "mkdocs.yml": CONFIG.format(language=request.param)},
    )
    return build_site(root, tmp_path_factory.mktemp("site"))


def briefs(site: Built) -> list[str]:
    """Give the addresses of a site's briefs."""
    return sorted(
        name.removesuffix("index.html") for name in site.files if name.endswith("/brief/index.html")
    )


def sheets(browser: WebDriver, address: str) -> tuple[int, float]:
    """Print a page as a reader would; give the number of sheets and how much of one the brief
    takes."""
    browser.get(address)
    told = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})  # type: ignore[no-untyped-call]
    pdf = base64.b64decode(told["data"])
    box = re.search(rb"MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert box
    assert [round(float(side) / 72 * 25.4) for side in box.groups()] == [210, 297], "A4, upright"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})  # type: ignore[no-untyped-call]
    size = {"width": 718, "height": 1047, "deviceScaleFactor": 1, "mobile": False}  # 190 by 277 mm
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)  # type: ignore[no-untyped-call]
    bottom = browser.execute_script(
        "return document.querySelector('.gb-brief').getBoundingClientRect().bottom + scrollY"
    )  # type: ignore[no-untyped-call]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})  # type: ignore[no-untyped-call]
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})  # type: ignore[no-untyped-call]
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), bottom / 1047


def test_every_sample_brief_prints_on_one_sheet_with_room_for_other_fonts(
    chromium: WebDriver, sample_site: Built
) -> None:
    found = briefs(sample_site)
    assert len(found) == 26
    # each takes a second to print; `make soak` prints all
    found = found if os.environ.get("GOSART_ALL_SHAPES") else found[::3]
    with served(sample_site.folder) as address:
        printed = {name: sheets(chromium, address + name) for name in found}
    assert {name: pages for name, (pages, _) in printed.items() if pages != 1} == {}
    assert {name: share for name, (_, share) in printed.items() if share > 0.95} == {}


def test_a_plan_with_far_too_much_prints_on_one_sheet_too(
    chromium: WebDriver, crowded_site: Built
) -> None:
    found = [
        name for name in briefs(crowded_site) if not re.search(r"deals/d\d", name) or "d1/" in name
    ]
    assert len(found) == 14
    found = found[::4]  # each takes a second to print
    with served(crowded_site.folder) as address:
        printed = {name: sheets(chromium, address + name) for name in found}
    assert {name: pages for name, (pages, _) in printed.items() if pages != 1} == {}
    assert {name: share for name, (_, share) in printed.items() if share > 0.97} == {}
    assert max(share for _, share in printed.values()) > 0.75, "the sheet is used"


def test_a_brief_without_its_bounds_would_not_fit(chromium: WebDriver, tmp_path: Path) -> None:
    root = write_tree(
        tmp_path / "plans",
        {"accounts/de.yml": CROWDED["accounts/de.yml"], "mkdocs.yml": CONFIG.format(language="en")},
    )
    with patch("gosart.briefing.one_page.BUDGET", 400.0):
        site = build_site(root, tmp_path / "site")
    with served(site.folder) as address:
        assert sheets(chromium, address + "accounts/de/brief/")[0] > 1


@pytest.mark.parametrize(
    "page",
    [
        "accounts/wittgenrode-chemie/mes-successor/brief/",
        "accounts/penarroya/brief/",
        "accounts/osterby-marine/brief/",
    ],
)
def test_axe_finds_nothing_wrong_in_either_palette_and_on_a_phone(
    chromium: WebDriver, sample_site: Built, page: str
) -> None:
    with served(sample_site.folder) as address:
        chromium.get(address + page)
        assert faults(chromium, "default") == []
        assert faults(chromium, "slate") == []
        chromium.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True},
        )  # type: ignore[no-untyped-call]
        try:
            chromium.get(address + page)
            assert chromium.execute_script("return document.documentElement.scrollWidth") <= 390  # type: ignore[no-untyped-call]
            assert faults(chromium, "default") == []
        finally:
            chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})  # type: ignore[no-untyped-call]


def test_each_account_has_a_brief_and_each_of_several_opportunities_its_own(
    sample_site: Built,
) -> None:
    pages = briefs(sample_site)
    assert "accounts/osterby-marine/brief/" in pages
    assert {
        "accounts/penarroya/brief/",
        "accounts/penarroya/kiln-energy/brief/",
        "accounts/penarroya/glaze-recipes/brief/",
    } <= set(pages)


@pytest.mark.parametrize(
    "page",
    ["accounts/penarroya/", "accounts/penarroya/review/", "accounts/penarroya/kiln-energy/review/"],
)
def test_the_pages_of_an_account_lead_to_the_brief(sample_site: Built, page: str) -> None:
    links = {link["href"] for link in sample_site.page(page).all("a", having="href")}
    assert any(re.fullmatch(r"(\.\./)*(kiln-energy/)?brief/", link) for link in links)


def test_the_search_leaves_briefs_out(crowded_site: Built) -> None:
    assert "/brief/" not in crowded_site.text("search/search_index.json")


def test_links_of_the_briefs_lead_somewhere(crowded_site: Built) -> None:
    assert dead_links(crowded_site, lambda name: "/brief/" in name) == []


def test_what_could_prove_us_wrong_has_room_beside_how_they_will_judge(sample_site: Built) -> None:
    page = sample_site.page("accounts/hengze-storage/ningchuan-phase-three/brief/").content.text
    line = page.partition("they will judge by ")[2]
    assert "we could be wrong: 什么情况下" in line
    assert "we could be wrong…" not in line


def test_the_methods_page_shows_the_perspectives_that_a_brief_links(sample_site: Built) -> None:
    assert 'id="perspective-rival"' in sample_site.text("method/reviews/index.html")
    assert "method/reviews/#perspectives" in sample_site.text(
        "accounts/osterby-marine/brief/index.html"
    )


def repository(root: Path) -> Path:
    plan = changed(PLAN, ("reviewed: 2026-11-20", f"reviewed: {SINCE}"))
    begun(root)
    names = {
        f"accounts/{name}.yml": plan.replace("Mill & Sons", name.title())
        for name in ("ash", "elm", "oak")
    }
    committed(root, SINCE, {**names, "mkdocs.yml": CONFIG.format(language="en")})
    committed(
        root,
        "2026-11-15",
        {
            "accounts/ash.yml": names["accounts/ash.yml"].replace(
                "status: mentor", "status: neutral"
            )
        },
    )
    return root


@pytest.fixture
def made() -> Iterator[list[str]]:
    """Tell whose briefs are made."""
    found: list[str] = []

    def watched(*arguments: object) -> object:
        brief = arguments[-1]
        found.append(brief.account.account.id)  # type: ignore[attr-defined]
        return brief_page(*arguments)  # type: ignore[arg-type]

    with patch.object(keeping, "brief_page", watched):
        yield found


def built(builder: SiteBuilder, root: Path) -> dict[str, str]:
    options = options_of(root, history_days=0)  # the history asks git on its own account
    result = builder.build(options, last_touched(options.root, options.accounts_dir, options.today))
    return {
        file.uri: str(file.content) for file in result.files if file.uri.endswith("/brief/index.md")
    }


def test_only_the_brief_of_the_account_that_was_touched_is_made_again(
    tmp_path: Path, made: list[str]
) -> None:
    root, builder = repository(tmp_path), SiteBuilder()
    first = built(builder, root)
    assert made == ["ash", "elm", "oak"]
    assert "no longer has a mentor" in first["accounts/ash/brief/index.md"]
    assert "No changes." in first["accounts/elm/brief/index.md"]
    made.clear()
    assert built(builder, root) == first
    assert made == []
    plan = root / "accounts/elm.yml"
    plan.write_text(
        plan.read_text("utf-8").replace("close_date: 2027-03-01", "close_date: 2027-04-30"), "utf-8"
    )
    second = built(builder, root)
    assert made == ["elm"]
    assert "slipped by 60 days" in second["accounts/elm/brief/index.md"]
    assert second["accounts/ash/brief/index.md"] == first["accounts/ash/brief/index.md"]


def test_git_is_asked_alike_often_for_any_number_of_accounts_and_days(tmp_path: Path) -> None:
    def asked(count: int) -> int:
        root = begun(tmp_path / str(count))
        plans = {
            f"accounts/a{number}.yml": changed(
                PLAN, ("reviewed: 2026-11-20", f"reviewed: 2026-11-{number + 1:02}")
            )
            for number in range(count)
        }
        committed(root, "2026-10-01", {**plans, "mkdocs.yml": CONFIG.format(language="en")})
        for number in range(count):
            committed(root, f"2026-11-{number + 1:02}", {f"accounts/n{number}.yml": PLAN})
        for path in root.glob("accounts/*.yml"):
            path.write_text(
                path.read_text("utf-8").replace("amount: 90_000", "amount: 80_000"), "utf-8"
            )
        calls: list[tuple[str, ...]] = []

        def counted(root: Path, *arguments: str, **more: object) -> bytes:
            calls.append(arguments)
            return ask_git(root, *arguments, **more)  # type: ignore[arg-type]

        with patch("gosart.vcs.git.ask_git", counted):
            found = built(SiteBuilder(), root)
        assert all(
            "amount fell" in text for uri, text in found.items() if re.search("/a[1-9]", uri)
        )
        return len(calls)

    assert asked(3) == asked(9)


def test_what_did_not_change_in_git_is_not_read(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "status")
    with patch(
        "gosart.briefing.changes_since.read_repository",
        side_effect=AssertionError("an old plan was read"),
    ):
        plan = root / "accounts/ash.yml"
        git(root, "checkout", "--quiet", "HEAD~1", "--", "accounts/ash.yml")
        git(
            root,
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "commit",
            "--quiet",
            "-m",
            "back",
        )
        assert "status: mentor" in plan.read_text("utf-8")
        assert all("No changes." in text for text in built(SiteBuilder(), root).values())
