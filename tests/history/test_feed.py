"""The feed is valid Atom whatever people wrote: ids that stay, times in UTC, addresses that lead to
the step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gosart.history.model import Story
from gosart.i18n.translator import translator_for
from gosart.method.loader import load_method
from gosart.rules.selection import RuleSet
from gosart.site.pages.atom_feed import feed_file
from gosart.site.site_context import Site
from gosart.urls import Addresses
from tests.history.stories import PLAN, TODAY, Repository, changed, read

MILL = "accounts/mill.yml"
ATOM = "{http://www.w3.org/2005/Atom}"


def site(today: date = TODAY) -> Site:
    """Give what a feed needs of a site."""
    return Site(
        load_method("en"),
        translator_for("en"),
        today,
        Addresses(),
        (),
        "everyone",
        False,
        {},
        RuleSet((), ()),
    )


def feed(
    stories: tuple[Story, ...],
    address: str = "https://plans.example/",
    told_at: tuple[str, ...] = ("mill",),
) -> ElementTree.Element:
    """Write a feed of the portfolio and read it again."""
    made = feed_file(
        "history/index.md", "What moved", stories, translator_for("en"), site(), address, told_at
    )
    assert made.uri == "history/feed.xml"
    assert isinstance(made.content, bytes)
    return ElementTree.fromstring(made.content)


def text(parent: ElementTree.Element, name: str) -> str:
    """Give the text of the one child of a name."""
    (found,) = parent.findall(ATOM + name)
    return found.text or ""


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository of two steps."""
    repository = Repository(tmp_path)
    repository.commit("2026-11-01T23:30:00-05:00", {MILL: PLAN})
    repository.commit(
        "2026-11-10",
        {MILL: changed(PLAN, ("probability: 60", "probability: 70"))},
        "Good <b>news</b> & more (#5)",
        "Ben & Moss",
    )
    return repository


def test_a_feed_has_what_the_standard_wants(made: Repository) -> None:
    found = feed(read(made.root).stories)
    assert found.tag == ATOM + "feed"
    assert text(found, "title") == "What moved"
    assert text(found, "updated") == "2026-11-10T12:00:00Z"
    entries = found.findall(ATOM + "entry")
    assert [text(entry, "updated") for entry in entries] == [
        "2026-11-10T12:00:00Z",
        "2026-11-02T04:30:00Z",
    ]
    assert [text(entry, "title") for entry in entries] == [
        "Mill & Sons: 1 improvement",
        "Mill & Sons: A new plan",
    ]
    assert entries[0].findtext(f"{ATOM}author/{ATOM}name") == "Ben & Moss"
    ids = [text(entry, "id") for entry in (found, *entries)]
    assert len(set(ids)) == 3
    assert all(id_.startswith("urn:uuid:") for id_ in ids)


def test_people_s_text_is_text_in_the_content_too(made: Repository) -> None:
    entry = feed(read(made.root).stories).findall(ATOM + "entry")[0]
    (content,) = entry.findall(ATOM + "content")
    assert content.get("type") == "html"
    assert content.text == (
        "<p>Good &lt;b&gt;news&lt;/b&gt; &amp; more</p><ul><li>▲ New stones: probability rose from "
        "60% to 70%.</li></ul>"
    )


def test_an_entry_leads_to_its_step_by_a_whole_address_or_from_the_feed(made: Repository) -> None:
    stories = read(made.root).stories

    def links(found: ElementTree.Element) -> list[str]:
        return [link.get("href") or "" for link in found.iter(ATOM + "link")]

    assert links(feed(stories))[:3] == [
        "https://plans.example/history/feed.xml",
        "https://plans.example/history/",
        f"https://plans.example/accounts/mill/history/#{stories[0].anchor}",
    ]
    assert links(feed(stories, ""))[1:3] == ["./", f"../accounts/mill/history/#{stories[0].anchor}"]
    assert links(feed(stories, told_at=()))[2] == "https://plans.example/history/"


def test_ids_stay_while_the_feed_grows(made: Repository) -> None:
    before = [text(entry, "id") for entry in feed(read(made.root).stories).findall(ATOM + "entry")]
    made.commit("2026-11-12", {MILL: PLAN})
    after = [text(entry, "id") for entry in feed(read(made.root).stories).findall(ATOM + "entry")]
    assert after[1:] == before


def test_a_character_that_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN}, "A bell \x07 rings")
    entry = feed(read(tmp_path).stories).findall(ATOM + "entry")[0]
    assert "A bell  rings" in text(entry, "content")


def test_a_feed_of_nothing_was_updated_on_the_day_of_the_build() -> None:
    assert text(feed(()), "updated") == "2026-11-23T00:00:00Z"


def test_a_long_story_is_shortened_and_says_so(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    people = "".join(
        f"  p{number}: {{name: Person {number}, title: Miller}}\n" for number in range(30)
    )
    made.commit("2026-11-02", {MILL: PLAN.replace("competitors:\n", people + "competitors:\n")})
    content = text(feed(read(tmp_path).stories).findall(ATOM + "entry")[0], "content")
    assert content.count("<li>") == 21
    assert "and 10 more" in content
