"""A page as a tree that a test can query: elements by name and attribute, their text, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser

__all__ = ["Element", "Markup", "parse", "quoted"]

VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )  # never closed
)


def quoted(text: str) -> str:
    """Give a page with every attribute in double quotes, as a pattern expects it."""
    return re.sub(
        r"<[a-zA-Z][^<>]*>",
        lambda tag: re.sub(r"""=([^\s"'<>=`]+)(?=[\s>])""", r'="\1"', tag[0]).replace(" />", "/>"),
        text,
    )


class Element:
    """An element with its attributes; one without a value has "" as HTML says."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str) -> str:
        """Give an attribute, "" where there is none."""
        return self.attributes.get(attribute, "")

    def all(self, *names: str, having: str = "") -> Iterator[Element]:
        """Yield the elements inside that have one of the names (any without), and an attribute."""
        rest = self.children[::-1]
        while rest:
            child = rest.pop()
            if isinstance(child, Element):
                if (not names or child.name in names) and (
                    not having or having in child.attributes
                ):
                    yield child
                rest += child.children[::-1]

    def with_class(self, name: str) -> list[Element]:
        """Give the elements inside that have a class."""
        return [found for found in self.all(having="class") if name in found["class"].split()]

    @property
    def text(self) -> str:
        """All words inside, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        rest = self.children[::-1]
        while rest:
            child = rest.pop()
            if isinstance(child, str):
                yield child
            else:
                rest += child.children[::-1]

    def __repr__(self) -> str:
        return f"<{self.name} {self.attributes}>"


class Markup(Element):
    """A whole page."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """What a fragment may lead to."""
        named = {found["name"] for found in self.all("a", having="name")}
        return frozenset({found["id"] for found in self.all(having="id")} | named)

    @cached_property
    def content(self) -> Element:
        """The page's own part, without the theme's header and navigation."""
        return next(self.all("article"))

    def only(self, *names: str, having: str = "") -> Element:
        """Give the one element of these names."""
        (found,) = self.all(*names, having=having)
        return found

    def by_id(self, name: str) -> Element:
        """Give the element of an id."""
        (found,) = (element for element in self.all(having="id") if element["id"] == name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Markup("", {})
        self.open: list[Element] = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Markup:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
