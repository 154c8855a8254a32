"""Stories as an Atom feed (RFC 4287): what a feed reader or a chat channel shows of the plans as they move."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from gosart.comparison.sentences import Sentences
from gosart.history.model import Story
from gosart.history.summary import headline, lines
from gosart.i18n.translator import Translator
from gosart.site.renderer import GeneratedFile
from gosart.site.template_context import Site
from gosart.urls import account_page, feed_of

__all__ = ["feed_file"]

_ATOM = "http://www.w3.org/2005/Atom"
_UNSEEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 20
"""How many changes an entry lists: more is on its page."""


def feed_file(
    page: str,
    title: str,
    stories: Iterable[Story],
    translator: Translator,
    site: Site,
    site_url: str,
    told_at: Collection[str],
) -> GeneratedFile:
    """Write the feed beside the page `page`. Addresses are whole where the site's own is known, else relative to the feed.

    `stories` are the latest first; `told_at` are the accounts that have a page of their story. Ids come from commit and account, so an
    entry is the same one in every build.
    """
    told, uri, addresses = list(stories), feed_of(page), site.addresses

    def address(target: str, anchor: str = "") -> str:
        if site_url:
            return site_url + addresses.of(target) + (f"#{anchor}" if anchor else "")
        return addresses.between(uri, target, anchor) or "./"

    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _id(site_url, uri))
    _add(feed, "title", title)
    _add(
        feed, "updated", _stamp(told[0].when if told else datetime.combine(site.today, time(), UTC))
    )
    _add(feed, "link", rel="self", type="application/atom+xml", href=address(uri))
    _add(feed, "link", rel="alternate", type="text/html", href=address(page))
    _add(feed, "generator", "gosart")
    for story in told:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(story.commit, story.moved.account))
        _add(entry, "title", headline(story, translator))
        _add(entry, "updated", _stamp(story.when))
        for name in story.who or ("?",):
            _add(_add(entry, "author"), "name", name)
        # an account that is gone, or cannot be read now, has no page of its story
        target = (
            (account_page(story.moved.account, "history"), story.anchor)
            if story.moved.account in told_at
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
    child = ElementTree.SubElement(
        parent,
        f"{{{_ATOM}}}{name}",
        {key: _UNSEEN.sub("", value) for key, value in attributes.items()},
    )
    child.text = _UNSEEN.sub("", text) or None
    return child


def _content(story: Story, sentences: Sentences) -> str:
    told = lines(story, sentences)
    items = [f"<li>{html.escape(line)}</li>" for line in told[:_SHOWN]]
    if len(told) > _SHOWN:
        items.append(
            f"<li>{html.escape(sentences.translator.text('and {n} more', n=sentences.translator.number(len(told) - _SHOWN)))}</li>"
        )
    title = f"<p>{html.escape(story.title)}</p>" if story.title else ""
    return f"{title}<ul>{''.join(items)}</ul>"


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'gosart:' + ' '.join(parts))}"


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
