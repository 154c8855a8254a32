"""People's text never becomes markup, and a link leads where it says."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gosart.site.markdown_html_blocks import CLOSE, OPEN, BlocksExtension
from gosart.site.renderer import front_matter, safe_url, tidy
from gosart.text.markdown import inline, paragraphs, plain_heading, render_body
from gosart.urls import ACTIONS, METHOD, PORTFOLIO, Addresses, account_page, opportunity_page

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    f"{CLOSE}<script>alert(1)</script>{OPEN}",
    '<div style="background:url(https://elsewhere.example)">x</div>',
    "<iframe src='https://elsewhere.example'></iframe>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_runs_anything_or_ends_our_block(text: str) -> None:
    for html in (
        str(paragraphs(text)),
        str(inline(text)),
        *(str(block) for block in render_body(text, str)),
    ):
        assert not re.search(r"<script|onerror=|href=.javascript|<iframe|style=|<!--", html)
        assert CLOSE not in html


@given(st.text())
def test_any_text_gives_html_without_a_line_that_a_markdown_parser_could_read(text: str) -> None:
    html = str(paragraphs(text))
    assert "\n" not in re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)
    assert "<script" not in html


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=1))
def test_the_quick_way_for_plain_text_gives_what_the_parser_gives(text: str) -> None:
    slow = unescape(re.sub(r"<[^>]*>", "", markdown.markdown(text))).split()
    assert unescape(re.sub(r"<[^>]*>", "", str(paragraphs(text)))).split() == slow


@given(st.text(min_size=1))
def test_a_heading_says_the_text_and_nothing_else(text: str) -> None:
    html = markdown.markdown(f"# {plain_heading(text)}")
    displayed = unescape(re.sub(r"<[^>]*>", "", html)).split()
    expected = " ".join(text.split()).split()
    if all(char.isprintable() for char in "".join(expected)):
        assert displayed == expected
    assert "<script" not in html


def test_headings_of_a_note_stay_headings_with_their_own_anchors() -> None:
    blocks = render_body("# One\n\ntext\n\n## Two\n\n# One\n", str)
    assert [block for block in blocks if isinstance(block, tuple)] == [
        (2, "One", "one"),
        (3, "Two", "two"),
        (2, "One", "one-2"),
    ]
    assert [block for block in blocks if isinstance(block, Markup)] == ["<p>text</p>"]


def test_links_of_a_note_are_resolved() -> None:
    (block,) = render_body("[see](other.md) ![pic](pic.svg)", lambda link: f"/there/{link}")
    assert 'href="/there/other.md"' in str(block)
    assert 'src="/there/pic.svg"' in str(block)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//elsewhere", "not an address"]
)
def test_a_website_that_would_run_something_is_no_link(address: str) -> None:
    assert safe_url(address) == ""


PAGES = [
    PORTFOLIO,
    ACTIONS,
    *METHOD.values(),
    account_page("a"),
    account_page("a", "value"),
    account_page("a", "notes/2026/x y"),
    opportunity_page("a", "d", "value"),
]


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("source", PAGES)
@pytest.mark.parametrize("target", PAGES)
def test_a_relative_address_leads_from_one_page_to_the_other(
    source: str, target: str, directories: bool
) -> None:
    addresses = Addresses(directories)
    base = "https://site.example/sub/"
    goal = urljoin(base + addresses.of(source), addresses.between(source, target))
    assert goal == base + (
        addresses.of(target) if directories or target.endswith(".md") else target
    )


@given(st.text(), st.lists(st.text()))
def test_front_matter_keeps_any_text_on_lines_of_its_own(title: str, tags: list[str]) -> None:
    lines = front_matter({"title": title, "tags": tags}).split("\n")
    assert lines[0] == "---"
    assert all(line.startswith(("title: ", "tags: ")) for line in lines[1 : lines.index("---", 1)])


PAGE = f"""# Title

{OPEN}
<div class="gosart"><p>*not emphasis* &amp; <b>bold</b></p></div>
{CLOSE}

## Part

*emphasis*
"""


def test_a_page_renders_alike_with_and_without_the_extension() -> None:
    def bare(html: str) -> str:
        return re.sub(r"<!--.*?-->|\s+", "", html)

    assert bare(markdown.markdown(PAGE, extensions=[BlocksExtension()])) == bare(
        markdown.markdown(PAGE)
    )


def test_a_block_without_an_end_loses_nothing() -> None:
    html = markdown.markdown(
        f"one\n\n{OPEN}\n<div>two</div>\n\nthree", extensions=[BlocksExtension()]
    )
    assert all(word in html for word in ("one", "two", "three"))


def test_a_block_has_no_blank_line_inside() -> None:
    page = tidy(f"# T\n{OPEN}\n<div>\n\n   <p>x</p>\n\n</div>\n{CLOSE}\nend")
    inner = page.split(OPEN)[1].split(CLOSE)[0]
    assert "\n\n" not in inner
