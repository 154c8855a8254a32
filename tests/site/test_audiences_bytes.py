"""What is for fewer readers than a build is in no byte of it: page, drawing, index or file name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.site.building import Built, build_site
from tests.site.links import dead_links
from tests.site.repositories import CONFIG
from tests.writing import write_tree

SALES = (
    "Kingfisher",
    "Bramble",
    "Zaunkönig",
    "tumbleweed",
    "Almadraba",
    "Eberwein",
    "slab-line-four",
)
"""Words of the sample plans for the sales team only; older commits had them for everybody."""
PASSED = ("Capercaillie",)
"""A word of an action for the sales team that came and went: it stands in the history only."""
TEAM = (
    "Lapwing", "Corncrake", "Harriet", "harriet-voss", "Turmfalke", "Seidel", "hartwig-seidel",
    "白鹭", "Cottonwood", "Heronsgate", "sable-metals", "Sable Metals", "Sable",
)  # fmt: skip
"""Those only in entries for the account team."""

MAY_NOT_SEE = [("everyone", word) for word in (*SALES, *PASSED, *TEAM)] + [
    ("sales", word) for word in TEAM
]
MAY_SEE = [("sales", word) for word in (*SALES, *PASSED)] + [
    ("account-team", word) for word in (*SALES, *PASSED, *TEAM)
]


def forms(word: str) -> list[bytes]:
    """Give a word as it may be written in a file: plain, in JSON, HTML, an address, an anchor."""
    small = word.casefold()
    found = {
        small,
        small.encode("ascii", "xmlcharrefreplace").decode(),
        small.encode("unicode_escape").decode(),
    }
    found |= {"".join(f"\\u{ord(char):04x}" if ord(char) > 126 else char for char in small)}
    found |= {"".join(f"%{byte:02x}" if byte > 126 else chr(byte) for byte in small.encode())}
    return sorted(form.encode() for form in found)


def told(files: Mapping[str, bytes], word: str) -> list[str]:
    """Name the files that hold a word, in their content or their name."""
    before = (
        b"(?<![a-z])" if word == "Sable" else b""
    )  # disable and usable are words of the theme's
    wanted = re.compile(before + b"(?:" + b"|".join(re.escape(form) for form in forms(word)) + b")")
    return [
        name
        for name, content in files.items()
        if any(wanted.search(text) for text in lowered(name, content))
    ]


@cache
def lowered(name: str, content: bytes) -> tuple[bytes, bytes]:
    """Write a file's content and name in small letters: many words are looked for in each."""
    return content.decode("utf-8", errors="surrogateescape").casefold().encode(
        "utf-8", errors="surrogateescape"
    ), name.casefold().encode()


@pytest.mark.parametrize(("audience", "word"), MAY_NOT_SEE)
def test_a_word_for_fewer_readers_is_in_no_byte(
    audience_sites: dict[str, Built], audience: str, word: str
) -> None:
    assert told(audience_sites[audience].files, word) == []


@pytest.mark.parametrize(("audience", "word"), MAY_SEE)
def test_the_same_word_is_there_for_those_who_may_see_it(
    audience_sites: dict[str, Built], audience: str, word: str
) -> None:
    assert told(audience_sites[audience].files, word) != []


def test_the_words_are_in_the_samples_in_narrower_entries_only(sample_root: Path) -> None:
    plans = {
        path.as_posix(): path.read_bytes()
        for path in (sample_root / "accounts").rglob("*")
        if path.is_file()
    }
    assert [word for word in (*SALES, *TEAM) if not told(plans, word)] == []


def test_the_sample_is_built_for_the_audience_that_its_configuration_names(
    sample_site: Built, audience_sites: dict[str, Built]
) -> None:
    names = sample_site.files.keys() - {"sitemap.xml.gz"}
    assert {
        name
        for name in names
        if sample_site.files[name] != audience_sites["account-team"].files[name]
    } == set()


@pytest.mark.parametrize("audience", ["everyone", "sales", "account-team"])
def test_every_audience_has_a_whole_site(audience_sites: dict[str, Built], audience: str) -> None:
    site = audience_sites[audience]
    assert site.louder == []
    assert dead_links(site) == []


def test_a_person_who_is_left_out_stays_on_the_map_without_a_name(
    audience_sites: dict[str, Built],
) -> None:
    maps = {
        audience: next(
            site.page("accounts/wittgenrode-chemie/relationships/").all(
                "svg", having="aria-labelledby"
            )
        )
        for audience, site in audience_sites.items()
    }
    cards = {
        audience: [card["data-person"] for card in picture.all("g", having="data-person")]
        for audience, picture in maps.items()
    }
    assert len(cards["everyone"]) == len(cards["account-team"])
    assert "hartwig-seidel" in cards["account-team"]
    lines = {
        audience: len(list(picture.all("path", having="data-from")))
        for audience, picture in maps.items()
    }
    assert lines["everyone"] == lines["account-team"]
    assert (
        "not shown here"
        in audience_sites["everyone"]
        .page("accounts/wittgenrode-chemie/relationships/")
        .content.text
    )


def test_a_mark_counts_though_its_evidence_is_left_out(tmp_path: Path) -> None:
    plan = """\
        name: Mill
        owner: ada
        team: {ada: {name: Ada}}
        opportunities:
          stones:
            name: Stones
            assessments:
              - date: 2026-11-01
                for: us
                by: ada
                ratings: {solution_fit: {rating: "+", evidence: Whispered zebra, audience: sales}}
    """
    root = write_tree(tmp_path, {"accounts/mill.yml": plan, "mkdocs.yml": CONFIG})
    marks = {}
    for audience in ("everyone", "sales"):
        site = build_site(root, tmp_path / audience, {"audience": audience})
        assert bool(told(site.files, "zebra")) is (audience == "sales")
        page = site.page("accounts/mill/assessment/")
        marks[audience] = [
            mark["data-rating"]
            for mark in page.all(having="data-rating")
            if mark["data-criterion"] == "solution_fit"
        ]
    assert marks["everyone"] == marks["sales"] == ["+"]


def test_the_messages_of_a_build_quote_plans_only_to_who_builds_it(
    sample_root: Path, audience_sites: dict[str, Built]
) -> None:
    for site in audience_sites.values():
        assert [line for line in site.log if re.search("|".join((*SALES, *TEAM)), line)] == []


def test_the_search_for_words_finds_them_in_every_form() -> None:
    files = {
        "a.html": "<p>ZAUNKÖNIG</p>".encode(),
        "b.json": b'{"t": "zaunk\\u00f6nig"}',
        "c.html": b"<a href='#zaunk%C3%B6nig'>",
        "d.html": b"Zaunk&#246;nig",
        "zaunkönig/index.html": b"",
        "e.html": b"Kingfisher",
    }
    assert told(files, "Zaunkönig") == [
        "a.html",
        "b.json",
        "c.html",
        "d.html",
        "zaunkönig/index.html",
    ]
