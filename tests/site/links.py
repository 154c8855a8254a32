"""Where the links of a built page lead, and which of the site's own lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.building import Built
from tests.site.markup import Element

__all__ = ["CSS_ADDRESS", "SITE", "addresses", "dead_links", "is_inside", "leads_nowhere"]

SITE = "http://localhost:8000/"
"""What every test's configuration gives as the address of its site."""
CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")


def addresses(page: Element) -> Iterator[tuple[Element, str]]:
    """Yield what a page leads to or loads, each with its element."""
    for element in page.all():
        for attribute in ("href", "src", "xlink:href", "data", "action", "poster"):
            if attribute in element.attributes:
                yield element, element[attribute]
        yield from (
            (element, part.split()[0]) for part in element.get("srcset").split(",") if part.strip()
        )
        yield from ((element, found) for found in CSS_ADDRESS.findall(element.get("style")))
        if element.name == "style":
            yield from ((element, found) for found in CSS_ADDRESS.findall(element.text))


def leads_nowhere(site: Built, name: str, address: str) -> bool:
    """Tell whether an address in the file `name` is of no file, or of no id in it."""
    full = urlsplit(urljoin(SITE + name.removesuffix("index.html"), address))
    path = unquote(full.path).removeprefix("/")
    file = f"{path}index.html" if path.endswith("/") or not path else path
    if file not in site.files:
        return True
    return (
        bool(full.fragment)
        and file in site.pages
        and unquote(full.fragment) not in site.pages[file].ids
    )


def is_inside(address: str) -> bool:
    parts = urlsplit(address)
    return address.startswith(SITE) or not (parts.scheme or parts.netloc)


def dead_links(site: Built, among: Callable[[str], bool] = bool) -> list[tuple[str, str]]:
    """Give every link of a site to itself that leads nowhere, as (file, address).

    `among` chooses the files.
    """
    found = [
        (name, address)
        for name in filter(among, site.pages)
        for _, address in addresses(site.pages[name])
        if is_inside(address)
    ]
    assert len(found) > 100
    return [(name, address) for name, address in found if leads_nowhere(site, name, address)]
