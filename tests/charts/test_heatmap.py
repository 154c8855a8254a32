"""The pieces of the heatmap: a cell for each rating, heads, and what the signs mean."""

from __future__ import annotations

import re

import pytest

from gosart.charts.heatmap import criterion_heads, draw_heatmap_legend, heatmap_cell, question_heads
from gosart.i18n.translator import translator_for
from gosart.method.enums import Rating
from tests.charts.drawn_radar import STYLE
from tests.charts.small_method import TWENTY, method_of


@pytest.mark.parametrize(
    ("rating", "cell"),
    [
        (Rating.PLUS, '<td class="hp" data-sort="3"><span>+</span></td>'),
        (Rating.UNKNOWN, '<td class="hu" data-sort="2"><span>?</span></td>'),
        (None, '<td class="hn" data-sort="1"><span>·</span></td>'),
        (Rating.MINUS, '<td class="hm" data-sort="0"><span>−</span></td>'),
    ],
)
def test_a_cell_tells_its_mark_by_a_sign_and_sorts_from_minus_to_plus(
    rating: Rating | None, cell: str
) -> None:
    assert heatmap_cell(rating) == cell


def test_a_cell_leads_to_its_evidence() -> None:
    assert (
        heatmap_cell(Rating.PLUS, '../a/#x"<')
        == '<td class="hp" data-sort="3"><a href="../a/#x&quot;&lt;">+</a></td>'
    )


def test_criteria_are_numbered_through_all_questions_and_the_first_of_each_begins_a_group() -> None:
    heads = re.findall(
        r'<th scope="col" class="([^"]+)" title="([^"]+)"><span>([^<]+)</span></th>',
        criterion_heads(TWENTY),
    )
    assert [text.split()[0] for _, _, text in heads] == [str(index) for index in range(1, 21)]
    assert [index for index, (kind, _, _) in enumerate(heads) if kind == "ha hb"] == [0, 5, 10, 15]
    assert heads[3][1:] == ("Access to funds", "4 Access to funds")


def test_a_question_is_as_wide_as_its_criteria_and_colours_begin_again() -> None:
    heads = question_heads(method_of(*((f"Q{index}", *["c"] * index) for index in range(1, 9))))
    assert re.findall(r'colspan="(\d)"', heads) == list("12345678")
    assert re.findall(r"gosart-heat-q(\d)", heads) == list("12345612")


def test_the_legend_says_what_each_sign_means() -> None:
    text = re.sub(r"<[^>]+>", "", draw_heatmap_legend(TWENTY, translator_for("en")))
    assert text == "+ Positive− Negative? Unknown· not rated"


def test_names_are_text_whatever_they_hold() -> None:
    method = method_of(("<b>&", '<i>"'))
    assert "<b>" not in question_heads(method)
    assert "<i>" not in criterion_heads(method)


@pytest.mark.parametrize(
    "kind",
    ["hp", "hm", "hu", "hn", "ha", "hq", *(f"gosart-heat-q{index}" for index in range(1, 7))],
)
def test_every_class_has_a_look(kind: str) -> None:
    assert re.search(rf"\.{kind}\b[^{{}}]*{{", STYLE)
