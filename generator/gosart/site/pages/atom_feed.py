"""The history as an Atom feed (RFC 4287), for a feed reader or a chat channel."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from gosart.comparison.sentences import Sentences
from gosart.history.model import Story
from gosart.history.summary import headline, lines
from gosart.i18n.translator import Translator
from gosart.site.generated_file import GeneratedFile
from gosart.site.site_context import Site
from gosart.site.views.elements import listed_changes
from gosart.urls import account_page, feed_of

__all__ = ["feed_file"]

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHANGES = 20
"""How many changes an entry lists; its page has all."""


def feed_file(
    page: str,
    title: str,
    stories: Iterable[Story],
    translator: Translator,
    site: Site,
    site_url: str,
    with_page: Collection[str],
) -> GeneratedFile:
    """Write the feed beside a page.

    Ids come from commit and account, so an entry has the same one in every build.

    Args:
        page: The page's uri.
        title: The feed's title.
        stories: The entries, the latest first.
        translator: The language of the feed.
        site: What is the same for all pages.
        site_url: The address of the site, by which addresses in the feed are whole; where it is ""
            they are relative to the feed.
        with_page: Ids of the accounts that have a page of their history.

    Returns:
        The file.
    """
    entries, uri, addresses = list(stories), feed_of(page), site.addresses

    def address(target: str, anchor: str = "") -> str:
        if site_url:
            return site_url + addresses.of(target) + (f"#{anchor}" if anchor else "")
        return addresses.between(uri, target, anchor) or "./"

    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _id(site_url, uri))
    _add(feed, "title", title)
    latest = entries[0].when if entries else datetime.combine(site.today, time(), UTC)
    _add(feed, "updated", _timestamp(latest))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address(uri))
    _add(feed, "link", rel="alternate", type="text/html", href=address(page))
    _add(feed, "generator", "gosart")
    for story in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(story.commit, story.account_changes.account))
        _add(entry, "title", headline(story, translator))
        _add(entry, "updated", _timestamp(story.when))
        for name in story.who or ("?",):
            _add(_add(entry, "author"), "name", name)
        # An account that is gone, or cannot be read now, has no page of its history.
        target = (
            (account_page(story.account_changes.account, "history"), story.anchor)
            if story.account_changes.account in with_page
            else (page,)
        )
        _add(entry, "link", rel="alternate", type="text/html", href=address(*target))
        _add(entry, "content", _content(story, Sentences(translator, site.method)), type="html")
    ElementTree.indent(feed)
    text = ElementTree.tostring(feed, encoding="unicode")
    return GeneratedFile(uri, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode())


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    """Add an element; characters that XML cannot hold are left out."""
    child = ElementTree.SubElement(
        parent,
        f"{{{_ATOM}}}{name}",
        {key: _NOT_XML.sub("", value) for key, value in attributes.items()},
    )
    child.text = _NOT_XML.sub("", text) or None
    return child


def _content(story: Story, sentences: Sentences) -> str:
    """Write an entry's changes as HTML."""
    translator = sentences.translator
    changes = lines(story, sentences)
    items = changes[:_CHANGES]
    if len(changes) > _CHANGES:
        rest = translator.number(len(changes) - _CHANGES)
        items = [*items, translator.text("and {n} more", n=rest)]
    return listed_changes(story.title, items)


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'gosart:' + ' '.join(parts))}"


def _timestamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
