"""People's text as safe HTML: Markdown fields rendered and sanitised, plain fields escaped.

No page of ours loads anything from another address: where a text has a picture of one, a link to it
stands instead. And a parser gets no text that would keep it for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape, unescape

import markdown
import nh3
from markupsafe import Markup

from gosart.text.markdown_bounds import excess_of

__all__ = [
    "SCHEMES",
    "TAGS",
    "distant_pictures",
    "html_as_typed",
    "inline",
    "may_show_distant",
    "paragraphs",
    "plain_heading",
    "render_body",
    "slug",
]

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
TAGS = nh3.ALLOWED_TAGS - {"a", "img"} | {"a", "img", "section", "figure", "figcaption"}
"""Elements that a page shows; of others it shows what stands in them, of some not even that."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Addresses of other sites that a link may lead to."""
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
        tags=TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel="noopener",
        filter_style_properties={"text-align"},
    )


@lru_cache(maxsize=4_000)
def _convert(text: str) -> str:
    return _with_links(_converted(text))


def _converted(text: str) -> str:
    """Return safe HTML, its pictures as they were typed."""
    if excess_of(text):
        lines = (
            f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip()
        )
        return "".join(lines)
    return _clean(html_as_typed(text)).strip()


def html_as_typed(text: str) -> str:
    """Return the HTML of a text with everything in it: nothing that a page may show.

    Args:
        text: Markdown that is not too much for a parser.
    """
    parser = _parser()
    parser.reset()
    return parser.convert(text)


_ANCHOR_OR_PICTURE = re.compile(r'<a(?=[\s>])|</a>|<img((?:\s+[\w-]+(?:="[^"]*")?)*)\s*/?>')
"""In HTML that nh3 wrote: each value stands in double quotes."""
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+")
"""What a browser leaves out of an address, and more."""
_DISTANT = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)


def _is_distant(address: str) -> bool:
    """Tell whether an address is not one of the site's own; a browser takes `/` backwards too."""
    return _DISTANT.match(_UNSEEN.sub("", address)) is not None


def _pictures(html: str) -> Iterator[tuple[re.Match[str], bool, dict[str, str]]]:
    """Yield each picture with whether it stands in a link, and its attributes."""
    in_link = False
    for match in _ANCHOR_OR_PICTURE.finditer(html):
        if match[1] is None:
            in_link = match[0] != "</a>"
        else:
            attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
            yield match, in_link, attributes


def _with_links(html: str) -> str:
    """Put a link in the place of each picture of another address, its words where that is one."""
    if "<img" not in html:
        return html
    parts, end = [], 0
    for match, in_link, attributes in _pictures(html):
        address = attributes.get("src", "")
        if _is_distant(address):
            words = escape(attributes.get("alt", "").strip() or address, quote=False)
            link = f'<a href="{escape(address)}" rel="noopener">{words}</a>'
            parts += [html[end : match.start()], words if in_link else link]
            end = match.end()
    return "".join((*parts, html[end:]))


_MAY_SHOW = re.compile(r"!\[|<img", re.IGNORECASE)
_MAY_BE_DISTANT = re.compile(r"[:&]|[/\\]\s*[/\\]")


def may_show_distant(text: str) -> bool:
    """Tell in no time whether a text may have a picture that is not the site's own.

    Args:
        text: The text.

    Returns:
        Whether it may.
    """
    return _MAY_SHOW.search(text) is not None and _MAY_BE_DISTANT.search(text) is not None


def distant_pictures(text: str) -> tuple[str, ...]:
    """Return the addresses of the pictures of a text that are not the site's own, in order.

    Args:
        text: Markdown as typed.
    """
    if not may_show_distant(text):
        return ()
    addresses = (attributes.get("src", "") for *_, attributes in _pictures(_converted(text)))
    return tuple(address for address in addresses if _is_distant(address))


@lru_cache(maxsize=4_000)
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


@lru_cache(maxsize=4_000)
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


_AROUND_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
"""A line end and the blanks around it, looked for from the first of them only."""


def _one_line(html: str) -> str:
    """Remove line ends, which keep their meaning only in `<pre>`.

    The HTML goes into a page of Markdown, where a blank line would end the block.
    """
    if "\n" not in html:
        return html
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        part.replace("\n", "&#10;") if part.startswith("<pre>") else _AROUND_BREAK.sub(" ", part)
        for part in parts
    )


@lru_cache(maxsize=1_000)
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
    numbers: dict[str, int] = {}
    blocks: list[tuple[int, str, str] | Markup] = []
    position = 0
    for match in _HEADING.finditer(html):
        if between := html[position : match.start()].strip():
            blocks.append(Markup(_one_line(between)))
        title = unescape(re.sub(r"<[^>]+>", "", match[2])).strip()
        anchor = base = slug(title)
        number = numbers.get(base, 2)
        while anchor in anchors:
            anchor, number = f"{base}-{number}", number + 1
        anchors.add(anchor)
        numbers[base] = number  # the next of many alike need not try all of them again
        blocks.append((min(int(match[1]) + level_shift, 6), title, anchor))
        position = match.end()
    if rest := html[position:].strip():
        blocks.append(Markup(_one_line(rest)))
    return blocks
