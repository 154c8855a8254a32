"""The worksheet of an assessment: criteria down, dates and raters across, the latest date first.

Worksheet ── columns (one an assessment), each of a vendor
          └─ blocks (one a question) ── rows (one a criterion) ── cells (one a column), evidence
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment, Standing
from gosart.analysis.movement import Movement
from gosart.method.enums import Confidence, Rating
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import Assessment, Competitor
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
    leads: bool
    """Whether it is one of the sets that speak for us about the vendor; else it is dissent."""


@dataclass(frozen=True, eq=False, slots=True)
class Cell:
    """A rating: how a leading one moved, and whether another one differs."""

    rating: Rating | None
    column: Column
    move: Movement | None
    """What moved since the leading ratings of the day before; None where nothing did."""
    differs: bool
    """Whether it is in a set that does not lead, and other than the rating that leads now."""


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
    """The evidence that is behind our leading rating, of whatever day it is."""
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
        by = assessment.by.name if assessment.by else ""
        leads = any(assessment is item for item in opportunity.leading)
        columns.append(Column(assessment.date, vendor, by, first, leads))
    standings = {standing.rival: standing for standing in opportunity.standings}
    blocks, index = [], 0
    for question in method.questions:
        rows = []
        for criterion in question.criteria:
            rows.append(_row(criterion, index, assessments, columns, standings))
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


def _row(
    criterion: Criterion,
    index: int,
    assessments: Sequence[Assessment],
    columns: Sequence[Column],
    standings: Mapping[Competitor | None, Standing],
) -> Row:
    """Return a criterion's row; `index` is its position among the ratings of an assessment."""
    cells = []
    for assessment, column in zip(assessments, columns, strict=True):
        rating, standing = assessment.ratings[index].rating, standings[assessment.rival]
        move = _move(criterion, index, assessment, standing) if column.leads else None
        differs = not column.leads and rating not in (None, standing.leading[index].rating)
        cells.append(Cell(rating, column, move, differs))
    evidence = tuple(_evidence(index, assessments, columns))
    latest = _behind(index, standings.get(None), evidence)
    return Row(
        criterion, tuple(cells), latest, tuple(entry for entry in evidence if entry is not latest)
    )


def _move(
    criterion: Criterion, index: int, assessment: Assessment, standing: Standing
) -> Movement | None:
    """Return how a leading set's rating moved from the state of the day before."""
    earlier = [state for state in standing.states if state.set.date < assessment.date]
    before = earlier[-1].ratings[index].rating if earlier else None
    after = assessment.ratings[index].rating
    if before is None or after is None or before is after:
        return None
    return Movement(criterion, assessment.rival, before, after)


def _behind(index: int, us: Standing | None, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return which evidence our leading rating rests on."""
    if us is None:
        return None
    rating = us.leading[index]
    return next(
        (
            entry
            for entry in evidence
            if entry.column.leads
            and entry.column.vendor.key == "us"
            and entry.column.date == rating.evidence_on
            and entry.text == rating.evidence
        ),
        None,
    )


def _evidence(
    index: int, assessments: Sequence[Assessment], columns: Sequence[Column]
) -> Iterator[Evidence]:
    """Yield the evidence of one criterion, in the order of the columns."""
    for assessment, column in zip(assessments, columns, strict=True):
        rating = assessment.ratings[index]
        if rating.evidence:
            yield Evidence(column, rating.rating, rating.evidence, rating.source, rating.confidence)
