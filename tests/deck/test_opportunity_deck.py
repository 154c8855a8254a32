"""What the deck of an opportunity says: one thought a slide, tables, drawings, notes and foot."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.deck.making import CONFIG, leaves, made, notes_of, opened, table_of, texts_of
from tests.writing import MINIMAL_ACCOUNT, write_tree


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def slide(presentation: Any, title: str) -> Any:
    return next(item for item in presentation.slides if title in item.shapes.title.text_frame.text)


def test_each_title_is_a_sentence_that_says_what_there_is_to_read_off(genealogy: Any) -> None:
    assert titles(genealogy) == [
        "Change strategy: 6 weeks 1 day too late (latest order 10 Feb 2027)",
        "Our strategy is flanking, against Hollin Dairy Tech",
        "3 actions are overdue, 1 is blocked",
        "Against Hollin Dairy Tech we are ahead on 3, behind on 1 of 12 known for both; 3 unknown",
        "2 of 4 votes needed are for us; against us: Graham Tulloch",
        "Inner circle: 2 for us, 1 undecided, 1 against us",
        "It pays back in month 18 on confirmed figures alone",
        "6 weeks 1 day too late (latest order 10 Feb 2027)",
        "6 open risks, each with an action against it",
        "We ask for an owner and a day for 1 move",
    ]


def test_the_first_slide_has_figures_lights_with_their_words_and_three_moves(
    genealogy: Any,
) -> None:
    first = genealogy.slides[0]
    texts = texts_of(first)
    for words in ("Proposal", "\u00a33.2M", "55%", "25 Mar 2027", "Can we win?", "Off track"):
        assert words in texts
    assert texts.count("Yes") == 2
    assert texts.count("In doubt") == 2
    rows = table_of(first)
    assert rows[0] == ["", "Moves that matter", "Owner", "Due"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    assert rows[2][1].startswith("Get the rework clause confirmed in writing")
    assert rows[2][2:] == ["R\u00f3is\u00edn O'Neill", "10 days overdue, blocked"]


def test_gosart_is_a_table_of_the_customer_and_us(genealogy: Any) -> None:
    rows = table_of(genealogy.slides[1])
    assert rows[0] == ["", "Customer", "Sales team"]
    assert [row[0].replace("\n", " ") for row in rows[1:]] == [
        "G Goal", "O Objective", "S Strategy",
    ]  # fmt: skip
    assert "Payback within 20 months" in rows[2][1]
    assert rows[3][2].startswith("Flanking, against Hollin Dairy Tech.")
    rows = table_of(genealogy.slides[2])
    assert [row[0][0] for row in rows[1:]] == ["A", "R", "T"]


def test_the_radar_is_drawn_of_shapes_with_a_sign_beside_each_criterion(genealogy: Any) -> None:
    radar = next(shape for shape in genealogy.slides[3].shapes if shape.name == "Radar")
    texts = [text for text in texts_of(genealogy.slides[3]) if "\u00a0" in text]
    assert len(texts) == 20
    assert "Degree of risk\u00a0\u2212" in texts
    assert "Profitability\u00a0?" in texts
    assert "Solution fit\u00a0+" in texts
    about = radar._element.nvGrpSpPr.cNvPr.get("descr")
    assert about.startswith("Against Hollin Dairy Tech we are ahead on 3")
    # lines, areas and points are shapes that can be edited; nothing is a picture
    kinds = {shape.shape_type for shape in leaves(genealogy.slides[3].shapes)}
    assert "PICTURE (13)" not in {str(kind) for kind in kinds}
    assert len(list(leaves(radar.shapes))) > 80


def test_the_position_by_date_is_a_chart_with_its_figures(genealogy: Any) -> None:
    chart = next(shape.chart for shape in genealogy.slides[3].shapes if shape.has_chart)
    plot = chart.plots[0]
    assert list(plot.categories) == ["14 Jul", "22 Sep", "17 Nov"]
    assert {series.name: tuple(series.values) for series in plot.series} == {
        "ahead": (0.0, 0.0, 3.0),
        "behind": (3.0, 1.0, 1.0),
    }


def test_people_stand_by_role_and_by_support_in_words(genealogy: Any) -> None:
    rows = table_of(genealogy.slides[4])
    assert rows[0] == ["", "Supports us", "Undecided", "Opposes us"]
    assert rows[1][3] == "Graham Tulloch (inner circle)"
    grid = next(shape for shape in genealogy.slides[5].shapes if shape.name == "Power by support")
    texts = texts_of(genealogy.slides[5])
    assert {"Inner circle", "Political structure", "Outside"} < set(texts)
    assert "Chief digital officer\nnot met, Post advertised in October" in texts
    assert len(list(leaves(grid.shapes))) > 40


def test_the_time_chain_says_its_days_and_the_next_actions_their_owners(genealogy: Any) -> None:
    plan = genealogy.slides[7]
    texts = texts_of(plan)
    for words in ("Today, 23 Nov 2026", "Close, 25 Mar 2027", "Live, 14 Oct 2027",
                  "Delivery, 29 weeks", "Latest order date, 10 Feb 2027"):  # fmt: skip
        assert words in texts
    rows = table_of(plan)
    assert rows[0] == ["Next actions", "Owner", "Due"]
    assert ["Run the trace exercise at Kelso with Brightwell watching", "Dario Marchetti",
            "11 Dec 2026"] in rows  # fmt: skip


def test_notes_say_file_line_day_and_who_rated(genealogy: Any) -> None:
    notes = notes_of(genealogy.slides[3])
    assert notes.startswith(
        "Sources\n\u2022 Us: 17 Nov 2026, R\u00f3is\u00edn O'Neill \u2013 accounts/"
    )
    line = next(line for line in notes.splitlines() if "Unique business value +" in line)
    assert "accounts/marwick-thorne/opportunities/batch-genealogy/" in line
    path, number = line.rsplit(" \u2013 ", 1)[1].rsplit(":", 1)
    assert int(number) > 0
    assert path.endswith(".yml")
    assert "Chidi Okafor differs on" in notes
    assert "A3: Get the rework clause" in notes_of(genealogy.slides[7])


def test_the_line_of_a_note_is_where_the_thing_is_typed(genealogy: Any, sample_root: Path) -> None:
    line = next(line for line in notes_of(genealogy.slides[7]).splitlines() if "A1: " in line)
    path, number = line.rsplit(" \u2013 ", 1)[1].rsplit(":", 1)
    typed = (sample_root / path).read_text("utf-8").splitlines()[int(number) - 1]
    assert "A1" in typed


def test_the_foot_names_deal_day_revision_and_readers_and_counts_the_slides(
    genealogy: Any,
) -> None:
    for number, item in enumerate(genealogy.slides, 1):
        texts = [shape.text_frame.text for shape in item.placeholders]
        foot = next(text for text in texts if "As of" in text)
        assert foot.startswith("Marwick & Thorne Dairies \u00b7 Batch genealogy")
        assert "As of 23 Nov 2026 \u00b7 Revision " in foot
        assert foot.endswith("For the account team")
        assert str(number) in texts


def test_the_same_plans_on_the_same_day_are_the_same_bytes(
    sample_root: Path, sample_decks: Mapping[str, bytes]
) -> None:
    name = "marwick-thorne_batch-genealogy"
    again = made(sample_root, "marwick-thorne/batch-genealogy")[name]
    assert again == sample_decks[name]
    with zipfile.ZipFile(BytesIO(again)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(again).core_properties
    assert str(properties.created) == str(properties.modified) == "2026-11-23 00:00:00"
    assert properties.author == "Tarnbeck account plans"
    assert properties.title == "Marwick & Thorne Dairies \u00b7 Batch genealogy at six creameries"


def test_a_won_deal_says_why_by_whom_and_what_to_reuse(
    sample_decks: Mapping[str, bytes],
) -> None:
    won = opened(sample_decks["penarroya_kiln-energy"])
    assert titles(won)[0] == "Won, 2 Oct 2026: Won two weeks early"
    rows = dict(row[:2] for row in table_of(won.slides[0]))
    assert rows["Supported by"].startswith("\u00cd\u00f1igo Pe\u00f1arroya Saavedra")
    assert rows["Against"] == "Steinmark Digital"
    assert "Reuse" in rows
    assert not any("overdue" in title or "We ask" in title for title in titles(won))
    assert "Our strategy was frontal, against Steinmark Digital" in titles(won)


def test_a_stopped_deal_says_where_they_were_ahead(sample_decks: Mapping[str, bytes]) -> None:
    stopped = opened(sample_decks["tallgrass-packaging_lakes-line-screens"])
    assert titles(stopped)[0].startswith("Disengaged, 14 Aug 2026: Plantiva had been paid")
    assert "Where they were ahead" in dict(row[:2] for row in table_of(stopped.slides[0]))


def test_a_plan_that_has_only_begun_says_what_it_needs_first(tmp_path: Path) -> None:
    plan = MINIMAL_ACCOUNT + "opportunities: {stones: {name: Millstones, amount: 90_000}}\n"
    root = write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    (deck,) = made(root, "mill/stones").values()
    presentation = opened(deck)
    assert titles(presentation) == ["Not assessed: Nothing has been assessed yet"]
    rows = table_of(presentation.slides[0])
    assert rows[0] == ["What the plan needs first", ""]
    assert ["Rate the criteria", "gosart assess mill/stones"] in rows


def test_the_properties_of_a_file_hold_the_beginning_of_names_that_are_too_long_for_them(
    tmp_path: Path,
) -> None:
    long = "W" * 250
    plan = f"name: {long}\nowner: ada\nteam: {{ada: {{name: Ada}}}}\n"
    plan += f"opportunities: {{stones: {{name: {long}, amount: 90_000}}}}\n"
    config = CONFIG.replace("Plans", f"{long} {long}")
    root = write_tree(tmp_path, {"mkdocs.yml": config, "accounts/mill.yml": plan})
    (deck,) = made(root, "mill/stones").values()
    properties = opened(deck).core_properties
    for text in (properties.title, properties.author, properties.subject):
        assert (text[:50], text[-1], len(text) <= 255) == ("W" * 50, "\u2026", True)
