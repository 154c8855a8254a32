"""What a theme puts around our pages: no more than it needs, and nothing a reader misses."""

from __future__ import annotations

import pytest

from gosart.mkdocs_plugin.page_frame import shorten_frame
from tests.site.building import Built, build_site
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

MOST = 11_000
"""Bytes of a frame in Material as it comes."""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the small plan, and a page of the user's own with code."""
    root = write_tree(
        tmp_path_factory.mktemp("frame"),
        {
            "accounts/mill.yml": MILL,
            "mkdocs.yml": CONFIG.replace("docs_dir: accounts", "docs_dir: docs"),
            "docs/own.md": "# Own\n\n## Part\n\n    first\n\n    third\n",
        },
    )
    return build_site(root, root / "site")


def frame_of(text: str) -> str:
    head, _, rest = text.partition("<article")
    return head + rest.rpartition("</article>")[2]


@pytest.mark.parametrize("part", ["", "assessment/", "relationships/", "value/", "review/"])
def test_the_frame_of_an_accounts_page_is_at_most_eleven_kilobytes(mill: Built, part: str) -> None:
    text = mill.text(f"accounts/mill/{part}index.html")
    assert len(frame_of(text).encode()) <= MOST


def test_the_drawer_has_the_tabs_and_a_page_of_a_section_its_neighbours(mill: Built) -> None:
    def drawer(address: str) -> list[str]:
        (nav,) = [
            nav
            for nav in mill.page(address).all("nav")
            if "md-nav--primary" in nav.get("class").split()
        ]
        return [link.text for link in nav.all("a") if "md-nav__link" in link.get("class").split()]

    assert drawer("accounts/mill/")[:4] == ["Portfolio", "Accounts", "Actions", "Method"]
    assert "Assessment criteria" in drawer("method/")


def test_a_page_of_a_rule_and_that_for_administrators_have_the_menu_of_the_method(
    mill: Built,
) -> None:
    for address in ("method/rules/g005/", "method/pull-requests/"):
        page = mill.page(address)
        (tab,) = [
            item
            for item in page.all("li")
            if {"md-tabs__item", "md-tabs__item--active"} <= set(item.get("class").split())
        ]
        assert tab.text.strip() == "Method"
        links = [
            link.text.strip()
            for link in page.all("a")
            if "md-nav__link" in link.get("class").split()
        ]
        assert {"Tests of a plan", "Plan format"} <= set(links), address


def test_no_section_stays_marked_for_the_pages_that_follow(mill: Built) -> None:
    active = "md-tabs__item--active"
    for address in ("", "own/"):
        items = [item for item in mill.page(address).all("li") if active in item.get("class")]
        assert "Method" not in [item.text.strip() for item in items]


def test_every_page_can_be_skipped_to_its_content(mill: Built) -> None:
    for address in ("accounts/mill/", "accounts/mill/assessment/", "accounts/mill/value/"):
        page = mill.page(address)
        (skip,) = [link for link in page.all("a") if link.get("class") == "md-skip"]
        assert skip["href"].removeprefix("#") in page.ids


def test_contents_that_are_not_hidden_stay_whole(mill: Built) -> None:
    page = mill.page("accounts/mill/review/")
    headings = [heading["id"] for heading in page.content.all("h2", having="id")]
    links = [
        link["href"].removeprefix("#")
        for link in page.all("a", having="href")
        if "md-nav__link" in link.get("class").split()
    ]
    assert headings
    assert set(headings) <= set(links)


def test_a_page_of_the_users_own_is_left_as_it_is(mill: Built) -> None:
    text = mill.text("own/index.html")
    assert "first\n\nthird" in text
    assert "\n    " in frame_of(text)


@pytest.mark.parametrize(
    "html",
    [
        "<main>\n  <p>No article</p>\n</main>",
        "<pre>\n  a\n</pre>\n  <article>b</article>",
        "<article>b</article>\n  <textarea>\n  a</textarea>",
    ],
)
def test_where_spaces_may_mean_something_nothing_is_taken_out(html: str) -> None:
    assert shorten_frame(html) == html


def test_the_content_itself_is_never_touched() -> None:
    content = "<article>\n   <pre>\n  a\n\n b</pre>\n</article>"
    page = f"<div>\n   <b>x</b>\n\n{content}\n\n  </div>"
    assert shorten_frame(page) == f"<div>\n<b>x</b>\n{content}\n</div>"


def test_words_side_by_side_stay_apart() -> None:
    html = "<a>One</a>\n   <a>Two</a>\n  and\n  <b>three</b><article></article>"
    assert shorten_frame(html) == ("<a>One</a>\n<a>Two</a>\nand\n<b>three</b><article></article>")
