"""The worksheet of an assessment: criteria down, dates and vendors across, the latest date first, each mark with what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import Move, OpportunityAssessment
from gosart.method.enums import Confidence, Rating
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import Assessment
from gosart.plan.model.people import Person

__all__ = ["Evidence", "Worksheet", "worksheet_of"]

DENSE = 6
"""Columns of marks above which their heads stand upright, so that a phone and a sheet of paper hold them."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor of the worksheet: `key` is "us" or the rival's id."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """One assessment. `first` begins a date."""

    date: date
    vendor: Vendor
    by: str
    first: bool


@dataclass(frozen=True, eq=False, slots=True)
class Cell:
    """A mark and how it changed since the vendor's assessment of the date before; `move` None where it did not, or there is none."""

    mark: Rating | None
    column: Column
    move: Move | None


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """What stands behind a mark, who said it and how sure the rater is."""

    column: Column
    mark: Rating | None
    text: str
    source: Person | None
    confidence: Confidence | None


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """A criterion: its marks in the order of the columns, our latest evidence, and all other evidence, the latest first."""

    criterion: Criterion
    cells: tuple[Cell, ...]
    latest: Evidence | None
    others: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Worksheet:
    """All marks of a deal. `dates` are (date, how many columns it has)."""

    columns: tuple[Column, ...]
    dates: tuple[tuple[date, int], ...]
    vendors: tuple[Vendor, ...]
    blocks: tuple[tuple[Question, tuple[Row, ...]], ...]
    notes: tuple[tuple[Column, str], ...]

    @property
    def dense(self) -> bool:
        """Whether there are so many columns that their heads stand upright."""
        return len(self.columns) > DENSE


def worksheet_of(assessment: OpportunityAssessment, method: Method) -> Worksheet:
    """Put the assessments of a deal side by side: the latest date first, on a date us first and the rivals in the order of the radar."""
    order = {standing.rival: index for index, standing in enumerate(assessment.standings)}
    found = sorted(
        assessment.columns,
        key=lambda item: (
            -item.date.toordinal(),
            item.rival is not None,
            order.get(item.rival, 99),
        ),
    )
    columns: list[Column] = []
    dates: list[tuple[date, int]] = []
    for item in found:
        first = not dates or dates[-1][0] != item.date
        if first:
            dates.append((item.date, 1))
        else:
            dates[-1] = (item.date, dates[-1][1] + 1)
        vendor = Vendor(
            item.rival.id if item.rival else "us", item.rival.name if item.rival else method.us
        )
        columns.append(Column(item.date, vendor, item.by.name if item.by else "", first))
    before = [_before(found, item) for item in found]
    blocks, index = [], 0
    for question in method.questions:
        rows = []
        for criterion in question.criteria:
            rows.append(_row(criterion, index, found, columns, before))
            index += 1
        blocks.append((question, tuple(rows)))
    return Worksheet(
        columns=tuple(columns),
        dates=tuple(dates),
        vendors=tuple(dict.fromkeys(column.vendor for column in columns)),
        blocks=tuple(blocks),
        notes=tuple(
            (column, item.note) for column, item in zip(columns, found, strict=True) if item.note
        ),
    )


def _before(found: Sequence[Assessment], item: Assessment) -> Assessment | None:
    """Return the same vendor's assessment of the date before."""
    return next(
        (other for other in found if other.rival is item.rival and other.date < item.date), None
    )


def _row(
    criterion: Criterion,
    index: int,
    found: Sequence[Assessment],
    columns: Sequence[Column],
    before: Sequence[Assessment | None],
) -> Row:
    cells = []
    for item, column, earlier in zip(found, columns, before, strict=True):
        mark = item.ratings[index].mark
        moved = earlier is not None and earlier.ratings[index].mark is not mark
        cells.append(
            Cell(
                mark,
                column,
                Move(criterion, earlier.ratings[index].mark, mark) if earlier and moved else None,
            )
        )
    evidence = tuple(_evidence(index, found, columns))
    newest = next((column for column in columns if column.vendor.key == "us"), None)
    latest = next((item for item in evidence if item.column is newest), None)
    return Row(
        criterion, tuple(cells), latest, tuple(item for item in evidence if item is not latest)
    )


def _evidence(
    index: int, found: Sequence[Assessment], columns: Sequence[Column]
) -> Iterator[Evidence]:
    for item, column in zip(found, columns, strict=True):
        rating = item.ratings[index]
        if rating.evidence:
            yield Evidence(column, rating.mark, rating.evidence, rating.source, rating.confidence)
