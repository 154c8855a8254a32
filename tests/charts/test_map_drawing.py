"""The relationship map as a whole: its words for who does not see it, links, colours, legend."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

import pytest

from gosart.charts.relationship_map import MapLinks, draw_map, legend
from gosart.charts.relationship_map.stylesheet import STYLE
from gosart.method import enums
from gosart.plan.model.people import Line, Organisation, Person
from tests.charts.drawn_map import METHOD, SVG, WORDS, DrawnMap, organisation, people

TEAM = (
    Person("a", "Ada", "CEO", influence=enums.Influence.INNER_CIRCLE, status=enums.Status.MENTOR),
    Person(
        "b", "Ben", "CFO", influence=enums.Influence.POLITICAL_STRUCTURE, status=enums.Status.ENEMY
    ),
    Person("c", "Cy", "User", influence=enums.Influence.OUTSIDE, status=enums.Status.NEUTRAL),
)


def test_the_map_says_in_words_what_it_shows() -> None:
    of = organisation(
        TEAM, "formal a b", "formal a c", "influence c b", "conflict b c", "informal a b"
    )
    root = DrawnMap(draw_map(of, METHOD, WORDS, title="Who sways whom")).root
    assert root.attrib["role"] == "group"
    assert root.find(f"{SVG}title[@id='map-title']").text == "Who sways whom"  # type: ignore[union-attr]
    assert root.find(f"{SVG}desc[@id='map-desc']").text == (  # type: ignore[union-attr]
        "3 people \u00b7 2 key players \u00b7 1 with us \u00b7 1 against us \u00b7 "
        "2 reporting lines \u00b7 1 informal line \u00b7 1 line of influence \u00b7 1 conflict"
    )


def test_two_maps_of_one_page_share_no_id() -> None:
    of = organisation(TEAM, "influence a b")
    first, second = (
        re.findall(
            r'\bid="([^"]+)"',
            draw_map(
                of, METHOD, WORDS, name=name, title="Map", links=MapLinks(anchor=f"{name}-card-")
            ),
        )
        for name in ("one", "two")
    )
    assert first == ["one-title", "one-desc", "one-head", "one-card-a", "one-card-b", "one-card-c"]
    assert not set(first) & set(second)


def test_every_reference_inside_the_map_leads_to_an_id_of_it() -> None:
    text = draw_map(organisation(TEAM, "influence a b"), METHOD, WORDS, name="deal", title="Map")
    ids = set(re.findall(r'\bid="([^"]+)"', text))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) == {"deal-head"} <= ids
    assert set(re.findall(r'aria-\w+by="([^"]+)"', text)) <= ids


def test_cards_are_links_where_there_is_an_address_and_reachable_by_keyboard_where_not() -> None:
    text = draw_map(
        Organisation(TEAM),
        METHOD,
        WORDS,
        title="Map",
        links=MapLinks(lambda person: "" if person.id == "c" else f"../people/#{person.id}&x"),
    )
    root = ElementTree.fromstring(text)
    assert [link.attrib["{http://www.w3.org/1999/xlink}href"] for link in root.iter(f"{SVG}a")] == [
        "../people/#a&x",
        "../people/#b&x",
    ]
    assert [group.attrib["tabindex"] for group in DrawnMap(text).groups] == ["-1", "-1", "0"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("formal a b", "Ben reports to Ada"),
        ("informal a b", "Ben reports informally to Ada"),
        ("influence a b", "Ada influences Ben"),
        ("conflict a b", "Ada is in conflict with Ben"),
    ],
)
def test_a_line_says_in_words_what_it_means(line: str, words: str) -> None:
    path = DrawnMap(draw_map(organisation(TEAM, line), METHOD, WORDS, title="Map")).paths[0]
    assert path.findtext(f"{SVG}title") == words
    assert (path.attrib["data-from"], path.attrib["data-to"]) == ("a", "b")


def test_only_influence_has_an_arrow_and_only_conflict_a_cross() -> None:
    of = organisation(TEAM, "formal a b", "informal a c", "influence b a", "conflict b c")
    drawing = DrawnMap(draw_map(of, METHOD, WORDS, title="Map"))
    assert [path.attrib["data-kind"] for path in drawing.paths if "marker-end" in path.attrib] == [
        "influence"
    ]
    assert drawing.text.count('class="gm-cross"') == 1


def test_the_strength_of_influence_changes_the_line() -> None:
    lines = tuple(
        Line(enums.LineKind.INFLUENCE, TEAM[0], TEAM[1], strength) for strength in enums.Strength
    )
    paths = DrawnMap(draw_map(Organisation(TEAM, lines), METHOD, WORDS, title="Map")).paths
    assert [path.attrib["class"] for path in paths] == [
        "gm-line gm-influence gm-weak", "gm-line gm-influence", "gm-line gm-influence gm-strong",
    ]  # fmt: skip
    widths = [
        float(re.search(rf"\.gm-influence{kind}{{[^}}]*stroke-width:([\d.]+)", STYLE)[1])
        for kind in (r"\.gm-weak", "", r"\.gm-strong")
    ]  # type: ignore[index]
    assert widths == sorted(set(widths))


def test_each_kind_of_line_has_a_pattern_of_its_own() -> None:
    patterns = [
        re.search(rf"}}\.gm-{kind}{{[^}}]*stroke-dasharray:([^;}}]+)", STYLE)
        for kind in ("informal", "influence", "conflict")
    ]
    assert len({pattern[1] for pattern in patterns if pattern}) == 3


def test_no_colour_stands_in_the_drawing_itself() -> None:
    of = organisation(TEAM, "formal a b", "influence b a", "conflict b c")
    text = draw_map(of, METHOD, WORDS, title="Map")
    outside = text.replace(f"<style>{STYLE}</style>", "")
    assert outside != text
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\b(?:style|fill|stroke)=", outside)


def test_every_colour_of_the_style_can_be_set_by_a_palette() -> None:
    without_variables = re.sub(r"var\(--[\w-]+,#[0-9a-f]+\)", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,6}\b", without_variables)


def test_every_variable_the_style_uses_is_given_a_value() -> None:
    used = set(re.findall(r"var\((--gm-[\w-]+)\)", STYLE))
    assert used <= set(re.findall(r"(--gm-[\w-]+):", STYLE))


def test_the_legend_shows_what_occurs_and_nothing_else() -> None:
    drawing = legend(organisation(TEAM, "formal a b", "conflict b c"), METHOD, WORDS)
    labels = re.findall(r"(?:</svg>|</b>)([^<]+)</span>", drawing)
    assert labels == [
        "inner-circle label",
        "political-structure label",
        "outside label",
        "mentor label",
        "neutral label",
        "enemy label",
        "unknown",
        "Key player",
        "reports to",
        "in conflict with",
    ]


def test_the_legend_explains_every_special_card_that_occurs() -> None:
    everybody = (
        *people("e", external=True),
        *people("p", placeholder=True),
        *people("h", hidden=True),
    )
    drawing = legend(Organisation(everybody), METHOD, WORDS)
    assert [label in drawing for label in ("External", "Vacant", "Not shown here", "Has left")] == [
        True,
        True,
        True,
        False,
    ]


def test_the_legend_of_nobody_is_nothing() -> None:
    assert legend(Organisation(), METHOD, WORDS) == ""


@pytest.mark.parametrize(("count", "most"), [(20, 15_000), (200, 120_000)])
def test_a_map_is_small_enough_for_its_page(count: int, most: int) -> None:
    everybody = people(
        *(f"person-{number}" for number in range(count)),
        role=enums.Role.EVALUATOR,
        influence=enums.Influence.INNER_CIRCLE,
    )
    lines = [f"formal person-{(number - 1) // 5} person-{number}" for number in range(1, count)]
    lines += [
        f"influence person-{number} person-{number * 7 % count}" for number in range(1, count)
    ]
    text = draw_map(
        organisation(everybody, *lines),
        METHOD,
        WORDS,
        title="Map",
        links=MapLinks(lambda person: f"../people/#{person.id}"),
    )
    assert len(gzip.compress(text.encode())) < most


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_the_darker_a_card_the_more_influence_and_its_words_are_readable(palette: str) -> None:
    light, dark = (
        dict(re.findall(r"--gm-([\w-]+):var\(--gosart-[\w-]+,#([0-9a-f]+)\)", part))
        for part in STYLE.split("[data-md-color-scheme=slate]")[:2]
    )
    colours = light if palette == "light" else light | dark
    fills = [luminance(colours[name]) for name in ("inner", "political", "outside")]
    assert fills[0] < fills[1] < fills[2]
    for fill, name in zip(fills, ("on-inner", "on-political", "on-outside"), strict=True):
        low, high = sorted((fill, luminance(colours[name])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, name


def test_a_card_says_role_status_and_every_line_of_the_person_in_words() -> None:
    of = organisation(
        TEAM, "formal a b", "formal a c", "informal c b", "influence c b", "conflict b a"
    )
    lines = (*of.lines, Line(enums.LineKind.INFLUENCE, TEAM[1], TEAM[0], enums.Strength.STRONG))
    drawing = DrawnMap(draw_map(Organisation(of.people, lines), METHOD, WORDS, title="Map"))
    facts = (
        "Ben, CFO",
        "political-structure label",
        "enemy label",
        "Key player",
        "Reports to Ada",
        "Reports informally to Cy",
    )
    line_facts = ("Influences Ada (strongly)", "Influenced by Cy", "In conflict with Ada")
    assert drawing.title("b") == " \u00b7 ".join((*facts, *line_facts))
    assert drawing.title("a").endswith(
        "Influenced by Ben (strongly) \u00b7 In conflict with Ben \u00b7 2 reports"
    )


def test_the_mark_of_a_conflict_and_the_words_on_a_line_say_whose_they_are() -> None:
    root = DrawnMap(
        draw_map(
            organisation(TEAM, "formal a b", "formal a c", "conflict b c"),
            METHOD,
            WORDS,
            title="Map",
        )
    ).root
    signs = [
        group.attrib for group in root.iter(f"{SVG}g") if group.attrib.get("class") == "gm-mark"
    ]
    assert [(sign["data-on"], sign["data-one"], sign["data-other"]) for sign in signs] == [
        ("conflict", "b", "c")
    ]
