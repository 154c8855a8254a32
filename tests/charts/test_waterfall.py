"""The waterfall and the running total: each entry once, nothing over another, nothing misread."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.money_axis import money_axis
from gosart.charts.running_total import (
    LineKind,
    MonthLimit,
    TotalLine,
    Unknown,
    draw_running_total,
)
from gosart.charts.svg import inside_html
from gosart.charts.waterfall import (
    FLOOR,
    TOP,
    Bar,
    BarGroup,
    BarKind,
    draw_waterfall,
    drawn_levels,
    is_cut,
    levels,
)
from gosart.i18n.translator import translator_for
from tests.charts.drawn_radar import SVG
from tests.charts.drawn_value import faults, rect_boxes, text_boxes

NAMES = (
    "Instandhaltungskosten der Rückverfolgbarkeitslösung",
    "Produktionsausfall an sechs Umstellungswochenenden",
    "合格电芯产值提升与审核准备人工节省",
    "Gas",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
)


def money(amount: int) -> Decimal:
    return Decimal(amount)


def bar(
    name: str, amount: int | None, *, sure: bool = True, only_us: bool = False, note: str = ""
) -> Bar:
    value = None if amount is None else money(amount)
    kind = BarKind.COST if amount is not None and amount < 0 else BarKind.BENEFIT
    return Bar(name, note, value, kind, is_confirmed=sure, is_only_us=only_us)


def draw(groups: tuple[BarGroup, ...], language: str = "en") -> ElementTree.Element:
    axis = money_axis(drawn_levels(groups), TOP, FLOOR)
    words = translator_for(language)
    return ElementTree.fromstring(
        draw_waterfall(groups, axis, "GBP", words, name="w", title="It pays back")
    )


def test_a_waterfall_of_nine_bars_is_at_most_12_kilobytes() -> None:
    bars = tuple(bar(NAMES[0], -1_000_000 * (n + 1), note="£2.6M a year") for n in range(4))
    groups = tuple(BarGroup(name, "−£3.4M", bars) for name in ("Paid once", "Over 3 years"))
    axis, words = money_axis(drawn_levels(groups), TOP, FLOOR), translator_for("en")
    svg = draw_waterfall((*groups, net(groups)), axis, "GBP", words, name="w", title="It pays")
    assert len(inside_html(svg).encode()) < 12_000


def net(groups: tuple[BarGroup, ...]) -> BarGroup:
    total = levels(groups)[-1][1] if groups else Decimal(0)
    return BarGroup("Net", "net", (Bar("Confirmed", "", total, BarKind.NET),))


CASE = (
    BarGroup("Paid once", "−£30K", (bar("Licences", -20_000), bar("Works", -10_000))),
    BarGroup("Over 3 years", "+£60K", (bar("Gas", 60_000, only_us=True),)),
)
ESTIMATE = BarGroup("Not confirmed", "", (bar("Volume", 900_000, sure=False),), is_doubtful=True)


def test_each_bar_begins_where_the_one_before_ends_and_the_net_from_nothing() -> None:
    groups = (*CASE, net(CASE))
    assert levels(groups) == ((0, -20_000), (-20_000, -30_000), (-30_000, 30_000), (0, 30_000))
    solid = rect_boxes(draw(groups), "gw-solid")
    assert [box.top for box in solid[1:3]] == pytest.approx(
        [solid[0].bottom, solid[3].top], abs=0.2
    )
    heights = [box.bottom - box.top for box in solid]
    # 60,000 from the lowest to the highest level fill the height
    assert heights == pytest.approx([204 / 3, 204 / 6, 204, 204 / 2], abs=0.2)


def test_an_estimate_that_dwarfs_the_rest_is_cut_and_its_amount_stands_at_it() -> None:
    groups = (*CASE, net(CASE), ESTIMATE)
    assert is_cut(groups)
    assert max(drawn_levels(groups)) == 30_000 + Decimal("0.4") * 60_000
    root = draw(groups)
    assert [path for path in root.iter(f"{SVG}path") if path.get("class") == "gw-gap"]
    assert "+£900K" in [box.text for box in text_boxes(root)]
    small = BarGroup("Not confirmed", "", (bar("Volume", 36_000, sure=False),))
    assert not is_cut((*CASE, net(CASE), small))  # 60% of what is drawn is not cut yet
    assert is_cut((*CASE, net(CASE), BarGroup("", "", (bar("Volume", 36_001, sure=False),))))


def test_what_is_confirmed_unconfirmed_unknown_and_only_ours_differ_by_more_than_colour() -> None:
    groups = (*CASE, BarGroup("?", "", (bar("Volume", 9_000, sure=False), bar("Dust", None))))
    root = draw(groups)
    assert len(rect_boxes(root, "gw-solid")) == 3
    assert len(rect_boxes(root, "gw-hatched")) == 1
    assert len(rect_boxes(root, "gw-unknown")) == 1
    assert len(rect_boxes(root, "gw-ring")) == 1
    texts = [box.text for box in text_boxes(root)]
    assert "unknown" in texts
    assert not any(text in ("£0", "+£0") for text in texts[len(texts) // 2 :] if text != "£0")


def test_the_description_says_every_bar_with_its_amount() -> None:
    description = draw((*CASE, net(CASE), ESTIMATE)).findtext(f"{SVG}desc") or ""
    assert "Paid once: Licences −£20K, Works −£10K." in description
    assert "Not confirmed: Volume +£900K." in description


BARS = st.builds(
    lambda name, amount, only_us, note: bar(name, amount, only_us=only_us, note=note),
    st.sampled_from(NAMES),
    st.one_of(st.none(), st.integers(-(10**9), 10**9)),
    st.booleans(),
    st.sampled_from(("", "£2.6M a year, from month 9")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(BARS, min_size=1, max_size=4), min_size=1, max_size=3), st.booleans())
def test_nothing_overlaps_nothing_leaves_the_picture_and_every_bar_is_there_once(
    bars: list[list[Bar]], is_chinese: bool
) -> None:
    names = ("Paid once", "Over 36 months", "Not confirmed")
    groups = tuple(
        BarGroup(name, "−£3.4M", tuple(items)) for name, items in zip(names, bars, strict=False)
    )
    root = draw((*groups, net(groups)), "zh" if is_chinese else "en")
    assert list(faults(root)) == []
    drawn = [node for node in root.iter(f"{SVG}g") if node.find(f"{SVG}title") is not None]
    assert len(drawn) == sum(map(len, bars)) + 1


def total(
    lines: list[TotalLine],
    *,
    limits: tuple[MonthLimit, ...] = (),
    unknown: Unknown = Unknown.NOTHING,
) -> ElementTree.Element:
    axis = money_axis((amount for line in lines for _, amount in line.points), 22, 158)
    return ElementTree.fromstring(
        draw_running_total(
            lines, axis, 36, "GBP", translator_for("en"),
            name="t", title="Running total", description="Month 18", size=(380, 186),
            limits=limits, unknown=(unknown, "saving unknown" if unknown else ""),
        )
    )  # fmt: skip


def line(*amounts: int, kind: LineKind = LineKind.SURE, payback: int | None = None) -> TotalLine:
    months = [round(36 * index / (len(amounts) - 1)) for index in range(len(amounts))]
    points = tuple((month, money(amount)) for month, amount in zip(months, amounts, strict=True))
    label = f"paid back in month {payback}" if payback else ""
    return TotalLine(points, kind, "+£3.6M", payback, label)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(-(10**8), 10**8), min_size=2, max_size=5), min_size=1, max_size=2
    ),
    st.integers(1, 40),
    st.integers(1, 50),
    st.sampled_from(Unknown),
)
def test_no_words_of_a_running_total_overlap_or_leave_it(
    amounts: list[list[int]], payback: int, limit: int, unknown: Unknown
) -> None:
    lines = [line(*each, payback=payback) for each in amounts]
    mark = MonthLimit(limit, f"their limit: month {limit}")
    assert list(faults(total(lines, limits=(mark,), unknown=unknown))) == []


def test_a_line_that_leaves_the_axis_ends_at_its_edge() -> None:
    axis = money_axis((Decimal(-10), Decimal(10)), 20, 220)
    steep = TotalLine(((0, Decimal(-10)), (36, Decimal(350))), LineKind.ESTIMATE)
    root = ElementTree.fromstring(
        draw_running_total(
            [steep], axis, 36, "GBP", translator_for("en"),
            name="t", title="", description="", size=(380, 240),
        )
    )  # fmt: skip
    (path,) = [node.get("d", "") for node in root.iter(f"{SVG}path")
               if "gw-total" in node.get("class", "")]  # fmt: skip
    end_x, end_y = map(float, path.rpartition("L")[2].replace("-", ",-").split(","))
    left = float(path[1:].split(",")[0])
    assert end_y == 20
    assert end_x == pytest.approx(left + (366 - left) * 2 / 36, abs=0.2)  # 20 of 360 by month 2


def test_what_is_not_known_is_a_field_above_what_is_and_no_line() -> None:
    root = total([line(-900, -900, kind=LineKind.OTHER)], unknown=Unknown.SAVING)
    (field,) = rect_boxes(root, "gw-field")
    assert (field.top, round(field.bottom)) == (22, 158)
    assert "saving unknown" in [box.text for box in text_boxes(root)]
    everything = total([line(-3, 5, kind=LineKind.BESIDE)], unknown=Unknown.BOTH)
    (field,) = rect_boxes(everything, "gw-field")
    assert (field.top, field.bottom) == (22, 158)
