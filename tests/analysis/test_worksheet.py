"""The worksheet: the latest date first, every vendor, what changed, and what backs a rating."""

from __future__ import annotations

from pathlib import Path

from gosart.site.views.worksheet import Worksheet, worksheet_of
from tests.analysis.loading import HEAD, analyse_opportunity, method

DEAL = """\
    assessments:
      - {date: 2026-09-01, for: us, by: ann, ratings: {compelling_event: "?", solution_fit: "+",
          inside_support: "-"}}
      - {date: 2026-09-01, for: rival, by: ann, ratings: {solution_fit: "+"},
          note: Seen at the fair}
      - date: 2026-11-01
        for: us
        by: ann
        ratings:
          compelling_event: {rating: "+", evidence: A letter, source: friend, confidence: high}
          solution_fit: {rating: "-", evidence: Two gaps}
          inside_support: "-"
      - {date: 2026-11-01, for: rival, by: ann, ratings: {solution_fit: {rating: "-",
          evidence: Lost the demo}}}
"""


def sheet(folder: Path) -> Worksheet:
    (opportunity,) = analyse_opportunity(folder, DEAL).opportunities
    return worksheet_of(opportunity.assessment, method())


def test_the_latest_date_stands_first_and_we_before_rivals(tmp_path: Path) -> None:
    worksheet = sheet(tmp_path)
    columns = [(column.date.month, column.vendor.key, column.first) for column in worksheet.columns]
    assert columns == [
        (11, "us", True), (11, "rival", False), (9, "us", True), (9, "rival", False),
    ]  # fmt: skip
    assert [(day.month, count) for day, count in worksheet.dates] == [(11, 2), (9, 2)]


def test_every_criterion_has_a_row_with_a_cell_for_each_column(tmp_path: Path) -> None:
    worksheet = sheet(tmp_path)
    rows = [row for _, rows in worksheet.blocks for row in rows]
    assert [row.criterion for row in rows] == list(method().criteria)
    assert all(len(row.cells) == 4 for row in rows)


def test_a_cell_knows_how_its_mark_changed_since_the_vendors_time_before(tmp_path: Path) -> None:
    rows = {row.criterion.key: row for _, rows in sheet(tmp_path).blocks for row in rows}
    moves = {
        key: [cell.move.kind.value if cell.move else None for cell in row.cells]
        for key, row in rows.items()
    }
    assert moves["compelling_event"] == ["we-gained", None, None, None]
    assert moves["solution_fit"] == ["we-lost", "they-lost", None, None]
    assert moves["inside_support"] == [None, None, None, None]


def test_our_latest_evidence_stands_apart_from_all_other(tmp_path: Path) -> None:
    rows = {row.criterion.key: row for _, rows in sheet(tmp_path).blocks for row in rows}
    latest = rows["compelling_event"].latest
    assert latest is not None
    assert (latest.text, latest.source.id if latest.source else "", str(latest.confidence)) == (
        "A letter",
        "friend",
        "high",
    )
    fit = rows["solution_fit"]
    assert fit.latest is not None
    assert (fit.latest.text, [item.text for item in fit.others]) == ("Two gaps", ["Lost the demo"])


def test_a_note_keeps_whose_and_when_it_is(tmp_path: Path) -> None:
    assert [
        (column.vendor.key, column.date.month, note) for column, note in sheet(tmp_path).notes
    ] == [("rival", 9, "Seen at the fair")]


def test_a_column_is_headed_by_who_rated_and_says_whether_it_leads(tmp_path: Path) -> None:
    later = DEAL + '      - {date: 2026-11-02, for: us, by: bo, ratings: {inside_support: "+"}}\n'
    head = HEAD.replace("  ann: {name: Ann Berg}\n", "  ann: {name: Ann Berg}\n  bo: {name: Bo}\n")
    (opportunity,) = analyse_opportunity(tmp_path, later, head).opportunities
    worksheet = worksheet_of(opportunity.assessment, method())
    assert [(column.by, column.leads) for column in worksheet.columns] == [
        ("Bo", False),
        ("Ann Berg", True),
        ("Ann Berg", True),
        ("Ann Berg", True),
        ("Ann Berg", True),
    ]
    rows = {row.criterion.key: row for _, rows in worksheet.blocks for row in rows}
    assert [cell.differs for cell in rows["inside_support"].cells] == [True, *[False] * 4]


def test_evidence_of_an_earlier_date_stays_behind_a_rating_that_stays(tmp_path: Path) -> None:
    again = (
        DEAL + '      - {date: 2026-11-20, for: us, by: ann, ratings: {compelling_event: "+"}}\n'
    )
    (opportunity,) = analyse_opportunity(tmp_path, again).opportunities
    worksheet = worksheet_of(opportunity.assessment, method())
    rows = {row.criterion.key: row for _, rows in worksheet.blocks for row in rows}
    latest = rows["compelling_event"].latest
    assert latest is not None
    assert (latest.text, latest.column.date.day) == ("A letter", 1)
