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

# Nothing in a text without these can be Markdown, and most fields are such a text: they skip the parser.
_MARKED = re.compile(r"[*_`\[\]<>&#|~\\!\n=]|https?:|^\s*(?:[-+]|\d+[.)])\s|^\s{4}|--|\"|'")
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
    """Render a Markdown text to block HTML; raw HTML in it is cut to harmless tags."""
    if not text:
        return Markup("")
    if not _MARKED.search(text):
        return Markup(f"<p>{escape(text, quote=False)}</p>")
    return Markup(_one_line(_convert(text)))


@lru_cache(maxsize=20_000)
def inline(text: str) -> Markup:
    """Render a Markdown text for a cell: one paragraph loses its `<p>`."""
    html = str(paragraphs(text))
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])
    return Markup(html)


def _one_line(html: str) -> str:
    """Take blank lines out (outside `<pre>`), because a blank line ends an HTML block for a Markdown parser."""
    if "\n" not in html:
        return html
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        part.replace("\n", "&#10;") if part.startswith("<pre>") else re.sub(r"\s*\n\s*", " ", part)
        for part in parts
    )


@lru_cache(maxsize=5_000)
def plain_heading(text: str) -> Markup:
    """Write a text as the words of a Markdown heading: every character that Markdown or HTML could read becomes a reference."""
    safe = (
        char if char.isalnum() or char in " ,'’·–" else f"&#{ord(char)};"
        for char in " ".join(text.split())
    )
    return Markup("".join(safe))


def slug(text: str) -> str:
    """Return an anchor for a heading; letters of any script stay."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_") or "section"


_LINKS = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)


def render_body(
    text: str, resolve: Callable[[str], str], seen: Sequence[str] = ()
) -> list[tuple[int, str, str] | Markup]:
    """Render a note's body into blocks: headings as (level from 2, text, anchor) and HTML between them.

    `resolve` turns a link as typed into an address of the site. Headings stay headings of the page, so that its
    table of contents and the search know them; `seen` are anchors that are taken.
    """
    html = _convert(text)

    def relink(found: re.Match[str]) -> str:
        return found[1] + escape(resolve(unescape(found[2]))) + found[3]

    html = _LINKS.sub(relink, html)
    levels = [int(found[1]) for found in _HEADING.finditer(html)]
    shift = 2 - min(levels, default=2)
    taken = set(seen)
    blocks: list[tuple[int, str, str] | Markup] = []
    position = 0
    for found in _HEADING.finditer(html):
        if between := html[position : found.start()].strip():
            blocks.append(Markup(_one_line(between)))
        translator = unescape(re.sub(r"<[^>]+>", "", found[2])).strip()
        anchor = base = slug(translator)
        number = 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        taken.add(anchor)
        blocks.append((min(int(found[1]) + shift, 6), translator, anchor))
        position = found.end()
    if rest := html[position:].strip():
        blocks.append(Markup(_one_line(rest)))
    return blocks
