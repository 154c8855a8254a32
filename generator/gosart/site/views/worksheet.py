"""The worksheet of an assessment: criteria down, dates and vendors across, the latest date first.

Worksheet ── columns (one an assessment), each of a vendor
          └─ blocks (one a question) ── rows (one a criterion) ── cells (one a column), evidence
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import Move, OpportunityAssessment
from gosart.method.enums import Confidence, Rating
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import Assessment
from gosart.plan.model.people import Person

__all__ = ["Cell", "Column", "Evidence", "Row", "Vendor", "Worksheet", "worksheet_of"]

DENSE = 6
"""More columns have upright heads, so that a phone and a sheet of paper hold them."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor of the worksheet."""

    key: str
    """`us`, or the rival's id."""
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """One assessment of a vendor."""

    date: date
    vendor: Vendor
    by: str
    """Who rated, "" where nobody is named."""
    first: bool
    """Whether a new date begins with it."""


@dataclass(frozen=True, eq=False, slots=True)
class Cell:
    """A rating and how it changed since the vendor's assessment of the date before."""

    rating: Rating | None
    column: Column
    move: Move | None
    """None where it did not change, or where there is no assessment before."""


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """What is behind a rating, whose word it is and how sure the rater is."""

    column: Column
    rating: Rating | None
    text: str
    source: Person | None
    confidence: Confidence | None


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """A criterion with its ratings and their evidence."""

    criterion: Criterion
    cells: tuple[Cell, ...]
    """One a column, in their order."""
    latest: Evidence | None
    """Our evidence of the latest date."""
    others: tuple[Evidence, ...]
    """All other evidence, the latest first."""


@dataclass(frozen=True, eq=False, slots=True)
class Worksheet:
    """All ratings of an opportunity."""

    columns: tuple[Column, ...]
    dates: tuple[tuple[date, int], ...]
    """Each date with the number of its columns."""
    vendors: tuple[Vendor, ...]
    blocks: tuple[tuple[Question, tuple[Row, ...]], ...]
    """Each question with a row for each of its criteria."""
    notes: tuple[tuple[Column, str], ...]
    """What an assessment says about itself."""

    @property
    def dense(self) -> bool:
        """Whether there are so many columns that their heads are upright."""
        return len(self.columns) > DENSE


def worksheet_of(opportunity: OpportunityAssessment, method: Method) -> Worksheet:
    """Put the assessments of an opportunity side by side.

    Args:
        opportunity: Where each vendor stands, with every assessment behind it.
        method: Whose criteria are the rows.

    Returns:
        The worksheet: the latest date first; on a date us first, then the rivals in the order of
        the radar.
    """
    order = {standing.rival: index for index, standing in enumerate(opportunity.standings)}
    assessments = sorted(
        opportunity.columns,
        key=lambda assessment: (
            -assessment.date.toordinal(),
            assessment.rival is not None,
            order.get(assessment.rival, 99),
        ),
    )
    columns: list[Column] = []
    dates: list[tuple[date, int]] = []
    for assessment in assessments:
        first = not dates or dates[-1][0] != assessment.date
        if first:
            dates.append((assessment.date, 1))
        else:
            dates[-1] = (assessment.date, dates[-1][1] + 1)
        vendor = Vendor(
            assessment.rival.id if assessment.rival else "us",
            assessment.rival.name if assessment.rival else method.us,
        )
        columns.append(
            Column(assessment.date, vendor, assessment.by.name if assessment.by else "", first)
        )
    before = [_before(assessments, assessment) for assessment in assessments]
    blocks, index = [], 0
    for question in method.questions:
        rows = []
        for criterion in question.criteria:
            rows.append(_row(criterion, index, assessments, columns, before))
            index += 1
        blocks.append((question, tuple(rows)))
    return Worksheet(
        columns=tuple(columns),
        dates=tuple(dates),
        vendors=tuple(dict.fromkeys(column.vendor for column in columns)),
        blocks=tuple(blocks),
        notes=tuple(
            (column, assessment.note)
            for column, assessment in zip(columns, assessments, strict=True)
            if assessment.note
        ),
    )


def _before(assessments: Sequence[Assessment], assessment: Assessment) -> Assessment | None:
    """Return the same vendor's assessment of the date before; the latest stands first."""
    return next(
        (
            other
            for other in assessments
            if other.rival is assessment.rival and other.date < assessment.date
        ),
        None,
    )


def _row(
    criterion: Criterion,
    index: int,
    assessments: Sequence[Assessment],
    columns: Sequence[Column],
    before: Sequence[Assessment | None],
) -> Row:
    """Return a criterion's row; `index` is its position among the ratings of an assessment."""
    cells = []
    for assessment, column, earlier in zip(assessments, columns, before, strict=True):
        rating = assessment.ratings[index].mark
        previous = earlier.ratings[index].mark if earlier else rating
        move = Move(criterion, previous, rating) if previous is not rating else None
        cells.append(Cell(rating, column, move))
    evidence = tuple(_evidence(index, assessments, columns))
    newest = next((column for column in columns if column.vendor.key == "us"), None)
    latest = next((entry for entry in evidence if entry.column is newest), None)
    return Row(
        criterion, tuple(cells), latest, tuple(entry for entry in evidence if entry is not latest)
    )


def _evidence(
    index: int, assessments: Sequence[Assessment], columns: Sequence[Column]
) -> Iterator[Evidence]:
    """Yield the evidence of one criterion, in the order of the columns."""
    for assessment, column in zip(assessments, columns, strict=True):
        rating = assessment.ratings[index]
        if rating.evidence:
            yield Evidence(column, rating.mark, rating.evidence, rating.source, rating.confidence)
