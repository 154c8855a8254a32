"""The worksheet of an assessment as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.movement import Movement, MovementKind
from gosart.method.enums import Rating
from gosart.site.template_context import View
from gosart.site.views.worksheet import Cell, Column, Evidence, Row, Worksheet
from gosart.site.views.worksheet_model import (
    WorksheetBlockView,
    WorksheetCellView,
    WorksheetColumnView,
    WorksheetDateView,
    WorksheetEvidenceView,
    WorksheetNoteView,
    WorksheetRowView,
    WorksheetVendorView,
    WorksheetView,
)
from gosart.text.markdown import inline

__all__ = ["worksheet_view"]

_OURS = "us"


def worksheet_view(view: View, worksheet: Worksheet, account: str) -> WorksheetView:
    """Return a worksheet in the words of its page.

    Args:
        view: The page.
        worksheet: All ratings of an opportunity.
        account: Id of the account.
    """
    newest = worksheet.dates[0][1]
    write = _Rows(view, account, newest)
    return WorksheetView(
        is_dense=worksheet.dense,
        has_several=len(worksheet.columns) > 1,
        has_dates=len(worksheet.dates) > 1,
        vendors=tuple(WorksheetVendorView(vendor.key, vendor.name) for vendor in worksheet.vendors),
        widths=tuple(_widths(worksheet.columns, newest)),
        dates=tuple(
            WorksheetDateView(
                day.isoformat(), view.translator.date(day), count, number > 0, number == 0
            )
            for number, (day, count) in enumerate(worksheet.dates)
        ),
        columns=tuple(
            _column(column, is_earlier=number >= newest)
            for number, column in enumerate(worksheet.columns)
        ),
        span=len(worksheet.columns) + 1,
        blocks=tuple(
            WorksheetBlockView(question.label, tuple(write.row(row) for row in rows))
            for question, rows in worksheet.blocks
        ),
        notes=tuple(
            WorksheetNoteView(view.translator.date(column.date), column.vendor.name, inline(note))
            for column, note in worksheet.notes
        ),
    )


def _widths(columns: Sequence[Column], newest: int) -> Iterator[bool]:
    """Yield for each column of the table whether it is ours; evidence stands after the newest."""
    for number, column in enumerate(columns):
        if number == newest:
            yield False
        yield column.vendor.key == _OURS
    if len(columns) == newest:
        yield False


def _column(column: Column, *, is_earlier: bool) -> WorksheetColumnView:
    return WorksheetColumnView(
        vendor=column.vendor.key,
        title=column.by or column.vendor.name,
        vendor_name=column.vendor.name if column.by else "",
        is_first=column.first,
        is_ours=column.vendor.key == _OURS,
        is_earlier=is_earlier,
        is_dissent=not column.leads,
    )


class _Rows:
    """Writes the rows of a worksheet."""

    def __init__(self, view: View, account: str, newest: int) -> None:
        self.view = view
        self.account = account
        self.newest = newest
        text = view.translator.text
        self.gained, self.lost = text("gained"), text("lost")
        self.sight_lost = text("no longer known")
        self.differs = text("differs from the leading rating")

    def row(self, row: Row) -> WorksheetRowView:
        view, criterion = self.view, row.criterion
        number = view.number(criterion)
        cells = tuple(self.cell(cell) for cell in row.cells)
        return WorksheetRowView(
            anchor=view.anchor(criterion),
            number=number,
            criterion=view.questions(criterion, f"{number} {criterion.title}"),
            cells=cells[: self.newest],
            latest=(self.evidence(row.latest),) if row.latest else (),
            others=tuple(self.evidence(item) for item in row.others),
            other_count=len(row.others),
            earlier=cells[self.newest :],
        )

    def cell(self, cell: Cell) -> WorksheetCellView:
        kind, sign, word = self.view.rating_look(cell.rating)
        change, text = self.change_of(cell.move) if cell.move else ("", "")
        if cell.differs and not cell.move:
            change, text = "other", self.differs
        return WorksheetCellView(kind, sign, word, cell.column.first, change, text)

    def change_of(self, move: Movement) -> tuple[str, str]:
        """Return class and text of how a rating moved."""
        if move.kind is MovementKind.SIGHT_LOST:
            return "gone", self.sight_lost
        has_gained = move.after is Rating.PLUS
        way, text = ("up", self.gained) if has_gained else ("down", self.lost)
        return (f"{way} bad" if move.kind.direction < 0 else way), text

    def evidence(self, item: Evidence) -> WorksheetEvidenceView:
        view, column = self.view, item.column
        return WorksheetEvidenceView(
            rating=view.rating(item.rating),
            day=view.translator.date(column.date),
            age=view.since((view.today - column.date).days),
            vendor=column.vendor.name,
            by=column.by,
            text=inline(item.text),
            has_origin=bool(item.source or item.confidence),
            source=view.person(item.source, self.account) if item.source else Markup(),
            confidence=view.label(item.confidence),
        )
