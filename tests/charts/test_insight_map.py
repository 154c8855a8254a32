"""Chains of cards: every card once, none over another, each word inside its card, holes named."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.insight_map import CardState, ChainBand, ChainCard, ChainColumn, draw_chains
from gosart.charts.svg import inside_html
from gosart.i18n.translator import translator_for
from tests.charts.drawn_radar import SVG, Box
from tests.charts.drawn_value import faults, text_boxes

COLUMNS = tuple(
    ChainColumn(name, "what is in the way of it")
    for name in ("Ziel", "Geschäftsdruck", "Initiative", "障碍", "Solution", "Unique value")
)
TEXTS = (
    "Rückverfolgbarkeit an allen sechs Standorten in vier Stunden vor dem Auslistungstermin",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "化成段一次合格率提高三点八个百分点并且每年节省三千二百万元由质量部按月统计",
    "Gas",
)


def draw(bands: tuple[ChainBand, ...]) -> ElementTree.Element:
    words = translator_for("en")
    svg = draw_chains(COLUMNS, bands, "Not written", words, name="m", title="5 of 9 confirmed")
    return ElementTree.fromstring(svg)


def card(key: str, column: int, text: str, state: CardState = CardState.CONFIRMED) -> ChainCard:
    return ChainCard(key, column, text, state, ("Owner: Siobhán O'Brien", "✓ 20 Aug"))


def cards_of(root: ElementTree.Element) -> list[tuple[Box, ElementTree.Element]]:
    result = []
    for group in root.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        assert rect is not None
        x, y, wide, high = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        result.append((Box("", x, y, x + wide, y + high), group))
    return result


def test_what_a_link_skips_is_a_hole_that_says_so() -> None:
    band = ChainBand(
        "Deal", "", (card("a", 0, "A goal"), card("b", 3, "An obstacle")), (("b", "a"),)
    )
    root = draw((band,))
    holes = [group for _, group in cards_of(root) if "gw-missing" in group.get("class", "")]
    assert [box.text for hole in holes for box in text_boxes(hole)] == ["Not written"] * 2
    links = [path for path in root.iter(f"{SVG}path") if "gw-link" in path.get("class", "")]
    assert len(links) == 3


def test_a_link_is_as_weak_as_its_weaker_end() -> None:
    sure, assumed = card("a", 0, "A"), card("b", 1, "B", CardState.ASSUMED)
    third = card("c", 2, "C")
    for pair, is_weak in ((("a", "b"), True), (("a", "c"), True)):
        root = draw((ChainBand("", "", (sure, assumed, third), (pair,)),))
        kinds = [path.get("class", "") for path in root.iter(f"{SVG}path")]
        assert any("gw-weak" in kind for kind in kinds) is is_weak
    root = draw((ChainBand("", "", (sure, card("d", 1, "D")), (("a", "d"),)),))
    assert not [path for path in root.iter(f"{SVG}path") if "gw-weak" in path.get("class", "")]


def test_a_text_that_is_cut_is_whole_for_a_reader_who_points_at_it() -> None:
    long = " ".join(TEXTS[:1] * 4)
    ((_, group),) = cards_of(draw((ChainBand("", "", (card("a", 0, long),)),)))
    assert group.findtext(f"{SVG}title") == long
    assert text_boxes(group)[4].text.endswith("…")


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 40), st.integers(1, 3))
def test_no_card_is_over_another_or_outside_and_every_card_is_there_once(
    data: st.DataObject, count: int, bands: int
) -> None:
    made = []
    for band in range(bands):
        size = -(-count // bands)
        cards = tuple(
            card(
                f"{band}-{index}",
                data.draw(st.integers(0, 5)),
                data.draw(st.sampled_from(TEXTS)),
                data.draw(st.sampled_from(CardState)),
            )
            for index in range(size)
        )
        keys = st.sampled_from([item.key for item in cards])
        links = data.draw(
            st.lists(st.tuples(keys, keys).filter(lambda pair: pair[0] != pair[1]), max_size=6)
        )
        made.append(ChainBand(f"Deal {band}", TEXTS[0], cards, tuple(links)))
    root = draw(tuple(made))
    boxes = cards_of(root)
    holes = sum("Not written" in "".join(group.itertext()) for _, group in boxes)
    assert len(boxes) - holes == sum(len(band.cards) for band in made)
    assert not [pair for pair in combinations([box for box, _ in boxes], 2) if overlaps(*pair)]
    assert list(faults(root)) == []
    for box, group in boxes:
        for line in text_boxes(group):
            assert box.left < line.left
            assert line.right < box.right + 0.5
            assert box.top < line.top
            assert line.bottom < box.bottom


def overlaps(one: Box, other: Box) -> bool:
    return one.overlaps(other)


def test_a_usual_map_is_at_most_12_kilobytes() -> None:
    cards = tuple(card(f"{index}", index % 6, TEXTS[0]) for index in range(14))
    bands, words = (ChainBand("Deal", "", cards),), translator_for("en")
    svg = draw_chains(COLUMNS, bands, "Not written", words, name="m", title="5 of 9 confirmed")
    assert len(inside_html(svg).encode()) < 12_000
