"""No text of a plan makes a page load anything from another address."""

from __future__ import annotations

import pytest

from gosart.text.markdown import distant_pictures, inline, paragraphs, render_body


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("![The hall](https://pic.example/a.png)", "https://pic.example/a.png", "The hall"),
        ("![](//pic.example/a.png 'Hall')", "//pic.example/a.png", "//pic.example/a.png"),
        ("![Hall][1]\n\n[1]: HTTP://pic.example/a", "HTTP://pic.example/a", "Hall"),
        ("<img src=https://pic.example/a alt='1 > 0'>", "https://pic.example/a", "1 &gt; 0"),
        ("<IMG ALT=a SRC='h&#116;tp://pic.example/a'>", "http://pic.example/a", "a"),
        ("<img src='/\\pic.example/a' alt=a>", "/\\pic.example/a", "a"),
        ("<img src='\\\\pic.example/a' alt=a>", "\\\\pic.example/a", "a"),
        ("<img src='/&#9;/pic.example/a' alt=a>", "/\t/pic.example/a", "a"),
        (
            "<picture><source srcset=//pic.example/b><img src=//pic.example/a alt=a></picture>",
            "//pic.example/a",
            "a",
        ),
    ],
)
def test_a_link_stands_in_the_place_of_a_picture_of_another_address(
    text: str, address: str, words: str
) -> None:
    for html in (str(paragraphs(text)), str(inline(text)), str(render_body(text, str)[0])):
        assert "<img" not in html
        assert "src" not in html
        assert f">{words}</a>" in html
    assert distant_pictures(text) == (address,)


def test_in_a_link_only_the_words_of_the_picture_are_left() -> None:
    text = "[![Hall](https://pic.example/a.png) more](https://mill.example)"
    assert str(inline(text)) == '<a href="https://mill.example" rel="noopener">Hall more</a>'


@pytest.mark.parametrize(
    "text", ["![a](b.png)", "![a](b/c:d.png)", "![a](../b.png)", "`![a](//b.example)`"]
)
def test_a_picture_beside_the_text_is_shown(text: str) -> None:
    assert distant_pictures(text) == ()
    assert ("<img" in paragraphs(text)) is not text.startswith("`")


@pytest.mark.parametrize(
    "text",
    [
        "<div style='background: url(//pic.example/a)'>a</div>",
        (
            "<table background=//pic.example/a><tr><td "
            "style='background:url(//pic.example/a)'>a</table>"
        ),
        "<svg><image href=//pic.example/a /></svg>",
        "<video poster=//pic.example/a src=//pic.example/b><track src=//pic.example/c></video>",
        "<link rel=stylesheet href=//pic.example/a>",
        "<style>@import '//pic.example/a';</style>",
        "<img src=b.png srcset='//pic.example/a 2x' lowsrc=//pic.example/c alt=a>",
        "<iframe src=//pic.example/a></iframe><object data=//pic.example/b></object>",
        "a\n{: style='background:url(//pic.example/a)' }",
    ],
)
def test_whatever_else_would_be_loaded_is_left_out(text: str) -> None:
    assert "pic.example" not in paragraphs(text)
