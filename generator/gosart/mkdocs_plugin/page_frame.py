"""What a theme puts around a page of ours, as short as it can be without another template.

Material's templates indent each line by how deep it stands and write a table of contents into pages
that hide it: a third of all it writes.
"""

from __future__ import annotations

import re

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

__all__ = ["based_at", "join_section", "shorten_contents", "shorten_frame", "top_entries"]

_INDENTED = re.compile(r"\s*\n\s*")
_BETWEEN_BOXES = re.compile(
    r"(?<=>)\n(?=</?(?:article|body|div|footer|form|head|header|html|input|label|li|link|main|meta|nav"
    r"|ol|p|path|script|style|svg|title|ul)\b)"
)
"""A line end before what is a box of its own, or not shown: nobody sees it."""


def top_entries(nav: Navigation, page: Page) -> Navigation:
    """Return the navigation of a page that hides it: the tabs, for the drawer of a phone as well.

    An entry leads to the first page below it, where its own navigation is; that of the page itself
    stays as it is.

    Args:
        nav: The site's own navigation.
        page: The page.
    """
    if "navigation" not in (page.meta.get("hide") or ()):
        return nav
    items = [
        _as_link(item) if isinstance(item, Section) and not item.active else item
        for item in nav.items
    ]
    return Navigation(items, nav.pages)


def join_section(nav: Navigation, page: Page) -> None:
    """Give a page below one of the navigation the section of that one, so that it has its menu.

    The navigation stays short, whatever there is below its entries: a page of a rule has the menu
    of the list of rules, and the tab above it is marked.

    Args:
        nav: The site's own navigation.
        page: The page, which MkDocs makes at the moment.
    """
    if page.parent is not None or page in nav.pages:
        return
    above = [
        entry
        for entry in nav.pages
        if entry.parent and len(entry.url) > 2 and page.url.startswith(entry.url)
    ]
    if above:
        page.parent = max(above, key=lambda entry: len(entry.url)).parent
        page.active = True  # once more, for the sections: MkDocs ends it for both


def _as_link(section: Section) -> Section | Link:
    first = section.children[0] if section.children else None
    return Link(section.title, first.url) if isinstance(first, Page) else section


def shorten_contents(page: Page) -> None:
    """Leave of the contents of a page that hides them what "Skip to content" leads to.

    Args:
        page: The page, whose contents are changed.
    """
    if "toc" not in (page.meta.get("hide") or ()):
        return
    for entry in page.toc:
        entry.children = []
    page.toc.items = page.toc.items[:1]


def based_at(page: bytes, address: str) -> bytes:
    """Return a page that is answered at another address than its own, with links that still lead.

    Args:
        page: The page, in UTF-8.
        address: Its own address on the server, with a slash at its end.
    """
    return page.replace(b"<head>", f'<head><base href="{address}">'.encode(), 1)


def shorten_frame(html: str) -> str:
    """Take indentation and empty lines out of all that stands around the content.

    A browser takes a line end and any number of spaces for one space. Where that is not so, in
    `<pre>` and `<textarea>`, or where there is no `<article>`, nothing is changed.

    Args:
        html: A page.

    Returns:
        The page.
    """
    head, opening, rest = html.partition("<article")
    content, closing, foot = rest.rpartition("</article>")
    if not closing or "<pre" in head + foot or "<textarea" in head + foot:
        return html
    return "".join((_short(head), opening, content, closing, _short(foot)))


def _short(html: str) -> str:
    return _BETWEEN_BOXES.sub("", _INDENTED.sub("\n", html))
