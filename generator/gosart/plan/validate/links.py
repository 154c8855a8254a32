"""Links of notes and narratives to files beside them: missing, outside, or to be published.

Links are found by the parser that renders the text, so that an example in a code block is none;
then their location is looked up in the text.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from enum import Enum
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from markdown import Markdown

from gosart.diagnostics import Location, Message, msg
from gosart.plan.model.account import Attachment
from gosart.plan.options import PlanOptions
from gosart.plan.validate.problems import Problems
from gosart.plan_paths import SHARED, account_of, ending_of
from gosart.repository.file_source import FileSource, Kind
from gosart.repository.links import is_for_fewer
from gosart.text.code_in_markdown import without_code
from gosart.text.markdown_bounds import excess_of
from gosart.text.suggest import nearest
from gosart.yaml.document import Document

__all__ = ["Link", "attachments", "check_links", "find_links", "linked_path"]

_MAY_LINK = re.compile(r"\]\(|\]\[|\]:|href|src", re.IGNORECASE)
_LEAD = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|=[\"'])")
"""What stands before the address of a link."""
_WORD = re.compile(r"[^\s)>\"']*")
_MOST_ALIKE = 100
"""So many addresses with the same first word are compared."""


@dataclass(frozen=True)
class Link:
    """A link to a file by its way from the file it stands in, as typed, and where it stands."""

    href: str
    location: Location
    source: str
    """The line it stands in."""


def linked_path(document: str, href: str) -> str | None:
    """Return the path of the file that a link means.

    Args:
        document: Posix path of the document, below the repository.
        href: The link as it is typed; `%20` is a blank.

    Returns:
        A path like `document`'s, without fragment and query; it begins with `..` where it leads
        above the repository. None for what is no link to a file beside the document.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), unquote(parts.path)))


def find_links(document: Document) -> tuple[Link, ...]:
    """Return the links and pictures of a document's body that lead to files beside it.

    Args:
        document: The document.

    Returns:
        The links in their order.
    """
    if not _MAY_LINK.search(document.body) or excess_of(document.body):
        return ()
    parser, links = _parser(), _Links()
    parser.reset()
    try:
        links.feed(parser.convert(document.body))
        links.close()
    except (RecursionError, AssertionError):  # brackets nested a thousand deep are nobody's link
        return ()
    positions = _LinkPositions(document)
    return tuple(
        positions.link(href) for href in links.hrefs if linked_path(document.path, href) is not None
    )


def check_links(
    problems: Problems, document: Document, links: tuple[Link, ...], options: PlanOptions
) -> None:
    """Report each link to a file that is not there, or is outside the accounts folder.

    Args:
        problems: Takes the problems.
        document: The document.
        links: Its links.
        options: Where the files are, and whether links are followed at all.
    """
    if not links or not options.follow_links:
        return
    files = options.source
    goals: dict[str, _Goal] = {}
    names: dict[str, list[str]] = {}
    for link in links:
        path = linked_path(document.path, link.href) or ""
        if path not in goals:
            goals[path] = _goal(path, document.path, options)
        goal = goals[path]
        if (refusal := _refusal(goal, link.href, options.folder)) is not None:
            code, message = refusal
            problems.at_location(
                link.location,
                link.source,
                code,
                message,
                msg("Put a copy of the file next to the text, and link that."),
                ("links", link.href),
            )
        elif goal is _Goal.NOWHERE:
            folder = posixpath.dirname(path)
            if folder not in names:
                names[folder] = _names(files, folder)
            full = problems.is_full(document.path)
            near = "" if full else nearest(PurePosixPath(path).name, names[folder])
            hint = msg("The path starts from the folder of the file with the link.")
            if near:
                hint = msg("Did you mean '{nearest}'?", nearest=near)
            problems.at_location(
                link.location,
                link.source,
                "P040",
                msg("There is no file '{path}'.", path=path),
                hint,
                ("links", link.href),
            )


class _Goal(Enum):
    """What a link leads to."""

    FILE = "file"
    NOWHERE = "nowhere"
    OUTSIDE = "outside"
    FOR_FEWER = "for fewer"
    ELSEWHERE = "elsewhere"
    """Not the account's own, nor what all share: for whom it is, nobody says."""


def _refusal(goal: _Goal, href: str, folder: str) -> tuple[str, Message] | None:
    """Return code and message of a link that is not followed; None for one that may be."""
    match goal:
        case _Goal.OUTSIDE:
            return "P041", msg(
                "The link '{href}' leads out of '{folder}'.", href=href, folder=folder
            )
        case _Goal.FOR_FEWER:
            return "P043", msg(
                "The link '{href}' leads to something that may be for a narrower audience.",
                href=href,
            )
        case _Goal.ELSEWHERE:
            return "P043", msg("The link '{href}' leads to a file in another folder.", href=href)
    return None


def _goal(path: str, document: str, options: PlanOptions) -> _Goal:
    """Tell what a link of a document leads to; a page of ours says itself who may read it."""
    files = options.source
    account = account_of(document, options.folder)
    try:
        real, folder = files.resolve(path), files.resolve(options.folder)
        if not _below(path, options.folder) or not _below(real, folder) or real is None:
            return _Goal.OUTSIDE
        if files.kind(path) is not Kind.FILE:
            return _Goal.NOWHERE
        if ending_of(path):
            return _Goal.FILE
        if not _is_near(path, document, options.folder):
            return _Goal.ELSEWHERE
        inside = real.removeprefix(f"{folder}/") if folder else real
        goal = f"{options.folder}/{inside}"
        # of the account's own files, the build leaves out those that it may not show
        if ending_of(real) or (
            account_of(goal, options.folder) != account
            and is_for_fewer(files, goal, options.folder, account)
        ):
            return _Goal.FOR_FEWER
    except (OSError, ValueError):  # nothing is there, or it is a name no file can have
        return _Goal.NOWHERE
    return _Goal.FILE


def _is_near(path: str, document: str, folder: str) -> bool:
    """Whether a file is of a document's account, of what all share, or beside a plan at the top.

    A link of the file system that stands there is judged where the files are listed.
    """
    own = account_of(document, folder)
    owner = account_of(path, folder) if "/" in path.removeprefix(f"{folder}/") else ""
    at_top = posixpath.dirname(path) == folder == posixpath.dirname(document)
    return owner == SHARED or (owner == own != "") or at_top


def attachments(
    document: str, links: tuple[Link, ...], account: str, options: PlanOptions
) -> tuple[Attachment, ...]:
    """Return the files that are published because `document` links them.

    What becomes a page is none of them: a link to it is for the page to rewrite.

    Args:
        document: Posix path of the document, below the repository.
        links: Its links.
        account: Id of the account.
        options: The folder of accounts.

    Returns:
        Each file once, in the order of the links.
    """
    attached: dict[str, Attachment] = {}
    for link in links:
        path = linked_path(document, link.href)
        if path is not None and not ending_of(path):
            attached.setdefault(path, Attachment(path, _target(path, account, options)))
    return tuple(attached.values())


def _target(path: str, account: str, options: PlanOptions) -> str:
    inside = PurePosixPath(path).relative_to(options.folder)
    if len(inside.parts) > 1 and inside.parts[0] == account:
        inside = inside.relative_to(account)
    return inside.as_posix()


def _below(path: str | None, folder: str | None) -> bool:
    """Tell whether a path lies in a folder; None is one that leads out of the repository."""
    return path is not None and folder is not None and PurePosixPath(path).is_relative_to(folder)


def _names(files: FileSource, folder: str) -> list[str]:
    try:
        return sorted(entry.name for entry in files.entries(folder) if entry.kind is Kind.FILE)
    except (OSError, ValueError):
        return []


@cache
def _parser() -> Markdown:
    # the extensions that decide what is a link and what an example of one
    return Markdown(
        extensions=[
            "tables",
            "fenced_code",
            "sane_lists",
            "footnotes",
            "admonition",
            "def_list",
            "attr_list",
        ]
    )


class _Links(HTMLParser):
    """Collects where links and pictures lead."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "img": "src"}.get(tag)
        self.hrefs += [value for name, value in attrs if name == wanted and value]


class _LinkPositions:
    """Finds the locations of links one after another: a link that is typed twice has two."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = without_code(document.body)
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.begins: dict[str, deque[int]] = {}
        """Where an address may begin, by its first word."""
        for match in _LEAD.finditer(self.text):
            self.begins.setdefault(_first_word(self.text, match.end()), deque()).append(match.end())
        self.taken: set[int] = set()
        self.searched: dict[str, int] = {}
        """How far the text was searched for an address that stands where none begins."""

    def link(self, href: str) -> Link:
        for spelling in dict.fromkeys((href, unquote(href))):
            at = self._begin(spelling)
            at = self._anywhere(spelling) if at is None else at
            if at is not None:
                self.taken.add(at)
                number = bisect_right(self.starts, at) - 1
                return self._at(href, number, at - self.starts[number], len(spelling))
        return self._at(href, 0, 0, 1)

    def _begin(self, spelling: str) -> int | None:
        """Take the first place where an address begins that is this one."""
        begins = self.begins.get(_first_word(spelling, 0), deque())
        for number, at in enumerate(islice(begins, _MOST_ALIKE)):
            if self.text.startswith(spelling, at):
                del begins[number]
                return at
        return None

    def _anywhere(self, spelling: str) -> int | None:
        at = self.text.find(spelling, self.searched.get(spelling, 0))
        while at in self.taken:
            at = self.text.find(spelling, at + 1)
        self.searched[spelling] = len(self.text) if at < 0 else at + 1
        return at if at >= 0 else None

    def _at(self, href: str, number: int, column: int, length: int) -> Link:
        line = self.document.body_line + number
        lines = self.document.lines
        source = lines[line - 1] if line <= len(lines) else ""
        return Link(href, Location(self.document.path, line, column + 1, length), source)


def _first_word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""
