"""Says how large an account's pages are: the frame around each, and block by block what is in it.

A frame is what the theme puts around a page, all outside of `<article>`; content is what we wrote.
`python -m benchmarks.sizes SITE plan-0001 --blocks 2` prints both of a site that is built, and
with `--blocks` every element of at least so many kilobytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.rows import Row

__all__ = ["Block", "Page", "account_pages", "blocks", "main", "sizes"]

KILO = 1000
FRAME = 11_000
"""The most bytes that a page's frame may take."""
CONTENT = 150_000
"""The most bytes that the content of all pages of an account may take."""
VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    )
)  # fmt: skip
"""Elements that have no end of their own."""


@dataclass(slots=True)
class Block:
    """An element of a page and the bytes it takes, all inside it included."""

    name: str
    size: int = 0
    parts: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an account."""

    name: str
    """Its folder below the account's, `summary` of the account's own."""
    text: str

    @property
    def content(self) -> str:
        """What stands inside `<article>`."""
        start = self.text.find("<article")
        end = self.text.rfind("</article>")
        return self.text[self.text.find(">", start) + 1 : end] if start >= 0 else self.text

    @property
    def size(self) -> int:
        """Bytes of the content."""
        return len(self.content.encode())

    @property
    def frame(self) -> int:
        """Bytes of all that is not content."""
        return len(self.text.encode()) - self.size


class _Reader(HTMLParser):
    """Notes where each element begins and ends."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text, self.root = text, Block("content", len(text.encode()))
        self.lines = [0]
        for line in text.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.open: list[tuple[str, Block, int]] = []
        self.feed(text)
        self.close()

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, named as a selector would name it."""
        values = dict(attrs)
        name = tag + "".join(f".{word}" for word in (values.get("class") or "").split())
        block = Block(name + (f"#{values['id']}" if values.get("id") else ""))
        (self.open[-1][1] if self.open else self.root).parts.append(block)
        if tag in VOID:
            block.size = len((self.get_starttag_text() or "").encode())
        else:
            self.open.append((tag, block, self._offset))

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - Python's
        """Count an element that ends where it begins."""
        block = Block(tag, len((self.get_starttag_text() or "").encode()))
        (self.open[-1][1] if self.open else self.root).parts.append(block)

    def handle_endtag(self, tag: str) -> None:
        """Close a block, and with it those that were left open inside it."""
        if not any(name == tag for name, _, _ in self.open):
            return
        end = self.text.find(">", self._offset) + 1
        while self.open:
            name, block, start = self.open.pop()
            block.size = len(self.text[start:end].encode())
            if name == tag:
                return


def blocks(text: str) -> Block:
    """Return the elements of a page's content as a tree with their bytes."""
    return _Reader(text).root


def account_pages(site: Path, account: str) -> list[Page]:
    """Return the pages of an account of a built site, the summary first.

    Args:
        site: The folder of the site.
        account: The account's id.
    """
    folder = site / "accounts" / account
    files = sorted(folder.rglob("index.html"), key=lambda path: (len(path.parts), path.as_posix()))
    return [
        Page(path.parent.relative_to(folder).as_posix().replace(".", "summary"), text)
        for path in files
        for text in [path.read_text("utf-8")]
    ]


def sizes(site: Path, account: str) -> list[Row]:
    """Measure frames and content of an account's pages against their goals."""
    pages = account_pages(site, account)
    content, frame = sum(page.size for page in pages), max(page.frame for page in pages)
    behind = ", ".join(f"{page.name} {page.size / KILO:.0f}" for page in pages)
    return [
        Row(
            "The content of an account's pages",
            content,
            f"{content / KILO:.0f} kB",
            behind,
            f"at most {CONTENT / KILO:g} kB",
            content <= CONTENT,
        ),
        Row(
            "The largest frame of an account's pages",
            frame,
            f"{frame / KILO:.1f} kB",
            f"{frame} B",
            f"at most {FRAME / KILO:g} kB",
            frame <= FRAME,
        ),
    ]


def _lines(block: Block, least: int, depth: int = 0) -> Iterator[str]:
    """Name blocks of at least so many bytes; what is alike side by side is added up."""
    together: dict[str, list[Block]] = {}
    for part in block.parts:
        together.setdefault(part.name.partition("#")[0], []).append(part)
    named: Mapping[str, list[Block]] = {
        (group[0].name if len(group) == 1 else f"{len(group)} x {name}"): group
        for name, group in together.items()
    }
    for name, group in named.items():
        size = sum(part.size for part in group)
        if size < least:
            continue
        yield f"{'  ' * depth}{size / KILO:8.1f}  {name}"
        inside = Block(name, size, [inner for part in group for inner in part.parts])
        yield from _lines(inside, least, depth + 1)


def main() -> None:
    """Print the sizes of an account's pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sizes", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a site that is built")
    parser.add_argument("account", help="the account's id")
    parser.add_argument("--blocks", type=float, help="elements of at least so many kilobytes")
    parser.add_argument("--page", help="this page alone")
    arguments = parser.parse_args()
    pages = account_pages(arguments.site, arguments.account)
    if not pages:
        sys.exit(f"There is no page of {arguments.account} in {arguments.site}.")
    print(f"{'':16}{'content':>9}{'frame':>8}   kB")
    for page in pages:
        print(f"{page.name:16}{page.size / KILO:9.1f}{page.frame / KILO:8.1f}")
    print(f"{'together':16}{sum(page.size for page in pages) / KILO:9.1f}")
    if arguments.blocks is not None:
        for page in pages:
            if arguments.page in (None, page.name):
                print(f"\n{page.name}")
                print("\n".join(_lines(blocks(page.content), int(arguments.blocks * KILO))))


if __name__ == "__main__":
    main()
