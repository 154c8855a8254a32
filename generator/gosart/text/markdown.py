"""People's text as safe HTML: Markdown fields rendered and sanitised, plain fields escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape, unescape

import markdown
import nh3
from markupsafe import Markup

__all__ = ["inline", "paragraphs", "plain_heading", "render_body", "slug"]

# A text without any of these cannot be Markdown; most fields are such a text and skip the parser.
_MAY_BE_MARKDOWN = re.compile(
    r"[*_`\[\]<>&#|~\\!\n=]|https?:|^\s*(?:[-+]|\d+[.)])\s|^\s{4}|--|\"|'"
)
_EXTENSIONS = (
    "tables",
    "fenced_code",
    "sane_lists",
    "footnotes",
    "admonition",
    "def_list",
    "attr_list",
)
_TAGS = nh3.ALLOWED_TAGS - {"a", "img"} | {"a", "img", "section", "figure", "figcaption"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title", "width", "height"},
    "div": {"class"},
    "p": {"class"},
    "code": {"class"},
    "sup": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "style"},
}


@lru_cache(maxsize=1)
def _parser() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        filter_style_properties={"text-align"},
    )


@lru_cache(maxsize=20_000)
def _convert(text: str) -> str:
    parser = _parser()
    parser.reset()
    return _clean(parser.convert(text)).strip()


@lru_cache(maxsize=20_000)
def paragraphs(text: str) -> Markup:
    """Render a Markdown text; raw HTML in it is reduced to harmless tags.

    Args:
        text: The text as typed.

    Returns:
        HTML of blocks without a blank line, "" for no text.
    """
    if not text:
        return Markup("")
    if not _MAY_BE_MARKDOWN.search(text):
        return Markup(f"<p>{escape(text, quote=False)}</p>")
    return Markup(_one_line(_convert(text)))


@lru_cache(maxsize=20_000)
def inline(text: str) -> Markup:
    """Render a Markdown text for the cell of a table.

    Args:
        text: The text as typed.

    Returns:
        As `paragraphs`, but a single paragraph without its `<p>`.
    """
    html = str(paragraphs(text))
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])
    return Markup(html)


def _one_line(html: str) -> str:
    """Remove line ends, which keep their meaning only in `<pre>`.

    The HTML goes into a page of Markdown, where a blank line would end the block.
    """
    if "\n" not in html:
        return html
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        part.replace("\n", "&#10;") if part.startswith("<pre>") else re.sub(r"\s*\n\s*", " ", part)
        for part in parts
    )


@lru_cache(maxsize=5_000)
def plain_heading(text: str) -> Markup:
    """Escape a text for a Markdown heading.

    Args:
        text: Any text.

    Returns:
        One line, in which each character with a meaning in Markdown or HTML is a reference.
    """
    safe = (
        char if char.isalnum() or char in " ,'’·–" else f"&#{ord(char)};"
        for char in " ".join(text.split())
    )
    return Markup("".join(safe))


def slug(text: str) -> str:
    """Make the anchor of a heading.

    Args:
        text: The heading.

    Returns:
        Lower case with hyphens; letters of any script stay, so a Chinese heading has an anchor too.
    """
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_") or "section"


_LINK = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)


def render_body(
    text: str, resolve: Callable[[str], str], taken_anchors: Sequence[str] = ()
) -> list[tuple[int, str, str] | Markup]:
    """Render the body of a note. Its headings stay apart: the page makes them its own headings.

    Only so the table of contents and the search, which MkDocs builds from Markdown, know them.

    Args:
        text: The body as typed.
        resolve: Turns a link as typed into an address of the site.
        taken_anchors: Anchors that the page has already.

    Returns:
        Headings as (level from 2, text, anchor), and the HTML between them.
    """
    html = _convert(text)

    def relink(match: re.Match[str]) -> str:
        return match[1] + escape(resolve(unescape(match[2]))) + match[3]

    html = _LINK.sub(relink, html)
    levels = [int(match[1]) for match in _HEADING.finditer(html)]
    level_shift = 2 - min(levels, default=2)
    anchors = set(taken_anchors)
    blocks: list[tuple[int, str, str] | Markup] = []
    position = 0
    for match in _HEADING.finditer(html):
        if between := html[position : match.start()].strip():
            blocks.append(Markup(_one_line(between)))
        title = unescape(re.sub(r"<[^>]+>", "", match[2])).strip()
        anchor = base = slug(title)
        number = 2
        while anchor in anchors:
            anchor, number = f"{base}-{number}", number + 1
        anchors.add(anchor)
        blocks.append((min(int(match[1]) + level_shift, 6), title, anchor))
        position = match.end()
    if rest := html[position:].strip():
        blocks.append(Markup(_one_line(rest)))
    return blocks
