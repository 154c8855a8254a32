"""The sample repository as a site: it builds without a warning, and every link leads somewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from gosart.site.builder import SiteBuilder
from tests.site.building import Built, options_of
from tests.site.links import CSS_ADDRESS, SITE, addresses, is_inside, leads_nowhere
from tests.site.markup import parse

LOADING = (
    "link",
    "script",
    "img",
    "source",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "image",
    "use",
    "form",
    "base",
)
"""Elements whose address a browser asks for by itself."""


def test_a_strict_build_logs_nothing_but_mkdocs_own_lines(sample_site: Built) -> None:
    said = [
        re.sub(r"\d+\.\d+ seconds", "some seconds", line.removeprefix("INFO").strip(" -"))
        for line in sample_site.log
    ]
    assert said == [
        "Cleaning site directory",
        f"Building documentation to directory: {sample_site.folder}",
        "Documentation built in some seconds",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "accounts/",
        "actions/",
        "method/",
        "method/assessment/",
        "method/strategies/",
        "method/politics/",
        "method/actions/",
        "method/value/",
        "method/reviews/",
        "accounts/osterby-marine/",
        "accounts/osterby-marine/assessment/",
        "accounts/osterby-marine/relationships/",
        "accounts/osterby-marine/value/",
        "accounts/osterby-marine/actions/",
        "accounts/osterby-marine/review/",
        "accounts/marwick-thorne/",
        "accounts/marwick-thorne/assessment/",
        "accounts/marwick-thorne/batch-genealogy/assessment/",
        "accounts/marwick-thorne/batch-genealogy/relationships/",
        "accounts/marwick-thorne/batch-genealogy/value/",
        "accounts/marwick-thorne/batch-genealogy/actions/",
        "accounts/marwick-thorne/batch-genealogy/review/",
        "accounts/marwick-thorne/steam-phase-one/actions/",
        "accounts/marwick-thorne/notes/",
        "accounts/marwick-thorne/notes/2026-09-15-rework-walk/",
    ],
)
def test_a_page_stands_at_its_promised_address(sample_site: Built, address: str) -> None:
    assert f"{address}index.html" in sample_site.files


def test_every_account_and_opportunity_has_its_pages(sample_site: Built) -> None:
    parts = ("assessment", "relationships", "value", "actions", "review", "brief")
    expected = set()
    for account in SiteBuilder().load(options_of(sample_site.root)).accounts:
        home = f"accounts/{account.id}"
        expected |= {
            f"{home}/index.html",
            f"{home}/history/index.html",
            *(f"{home}/{part}/index.html" for part in parts),
        }
        expected |= {f"{home}/notes/{note.slug}/index.html" for note in account.notes}
        if account.notes:
            expected.add(f"{home}/notes/index.html")
        expected |= {f"{home}/{opportunity.id}/index.html" for opportunity in account.opportunities}
        if len(account.opportunities) > 1:
            expected |= {
                f"{home}/{opportunity.id}/{part}/index.html"
                for opportunity in account.opportunities
                for part in parts
            }
    built = {name for name in sample_site.pages if name.startswith("accounts/")} - {
        "accounts/index.html"
    }
    assert built == expected
    assert len(expected) > 100


def test_what_a_note_links_is_published_beside_it(sample_site: Built) -> None:
    source = sample_site.root / "accounts/marwick-thorne/notes/creamery-lines.csv"
    assert (
        sample_site.files["accounts/marwick-thorne/notes/creamery-lines.csv"] == source.read_bytes()
    )


def test_no_file_of_a_plan_is_published_as_it_is(sample_site: Built) -> None:
    assert [
        name for name in sample_site.files if name.endswith((".yml", ".yaml", ".md", ".j2"))
    ] == []


def test_every_internal_link_and_fragment_leads_somewhere(sample_site: Built) -> None:
    links = [
        (name, address)
        for name, page in sample_site.pages.items()
        for _, address in addresses(page)
        if is_inside(address)
    ]
    assert len(links) > 5000
    assert [
        (name, address) for name, address in links if leads_nowhere(sample_site, name, address)
    ] == []


def test_no_link_of_the_samples_is_a_bare_hash(sample_site: Built) -> None:
    assert [
        name
        for name, page in sample_site.pages.items()
        for _, address in addresses(page)
        if address == "#"
    ] == []


def test_every_address_of_the_sitemap_is_a_page(sample_site: Built) -> None:
    found = re.findall(r"<loc>(.*?)</loc>", sample_site.text("sitemap.xml"))
    assert len(found) > 100
    assert [
        address
        for address in found
        if not address.startswith(SITE) or leads_nowhere(sample_site, "", address)
    ] == []


def test_nothing_is_loaded_from_another_address(sample_site: Built) -> None:
    outside = {
        (element.name, address)
        for page in sample_site.pages.values()
        for element, address in addresses(page)
        if (element.name in LOADING or "style" in element.attributes or element.name == "style")
        and not is_inside(address)
    }
    assert outside == set()
    sheets = {
        name: content.decode()
        for name, content in sample_site.files.items()
        if name.endswith(".css")
    }
    assert len(sheets) >= 3
    loaded = [address for text in sheets.values() for address in CSS_ADDRESS.findall(text)]
    assert [
        address for address in loaded if not address.startswith("data:") and not is_inside(address)
    ] == []


def test_only_the_plans_the_repository_and_the_theme_link_elsewhere(sample_site: Built) -> None:
    websites = {
        account.website
        for account in SiteBuilder().load(options_of(sample_site.root)).accounts
        if account.website
    }
    outside = {
        address
        for page in sample_site.pages.values()
        for element, address in addresses(page)
        if element.name == "a" and not is_inside(address)
    }
    assert websites - outside == set()
    rest = {
        urlsplit(address).netloc
        for address in outside - websites
        if not address.startswith("mailto:")
    }
    assert rest == {"forge.example", "squidfunk.github.io"}


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<a href='../nowhere/'>x</a>", "../nowhere/"),
        ("<a href='#nobody'>x</a>", "#nobody"),
        (
            "<a href='http://localhost:8000/accounts/nobody/'>x</a>",
            "http://localhost:8000/accounts/nobody/",
        ),
        ("<img srcset='gone.png 2x'>", "gone.png"),
    ],
)
def test_the_search_for_dead_links_finds_one(sample_site: Built, html: str, address: str) -> None:
    assert [found for _, found in addresses(parse(html))] == [address]
    assert leads_nowhere(sample_site, "accounts/index.html", address)


def test_a_page_read_by_the_tests_is_whole(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/")
    assert page.only("h1").text.startswith("Marwick & Thorne Dairies")
    assert "For the account team: what others may not see is included" in page.content.text
