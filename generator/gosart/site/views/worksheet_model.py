"""What the template of the worksheet may use: a table of ratings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "WorksheetBlockView",
    "WorksheetCellView",
    "WorksheetColumnView",
    "WorksheetDateView",
    "WorksheetEvidenceView",
    "WorksheetNoteView",
    "WorksheetRowView",
    "WorksheetVendorView",
    "WorksheetView",
]


@dataclass(frozen=True, slots=True)
class WorksheetVendorView:
    """A vendor whose columns can be hidden."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class WorksheetDateView:
    """A date over its columns."""

    iso: str
    day: str
    count: int
    """How many columns it has."""
    is_earlier: bool
    """Whether it is not the latest."""
    is_latest: bool


@dataclass(frozen=True, slots=True)
class WorksheetColumnView:
    """The head of a column: one assessment of a vendor."""

    vendor: str
    """The vendor's key."""
    title: str
    """Who rated, or the vendor where nobody is named."""
    vendor_name: str
    """Empty where the title is it."""
    is_first: bool
    """Whether a new date begins with it."""
    is_ours: bool
    is_earlier: bool
    is_dissent: bool


@dataclass(frozen=True, slots=True)
class WorksheetCellView:
    """A rating."""

    kind: str
    """Its class in the style sheet."""
    sign: Markup
    """Its further attributes."""
    word: str
    is_first: bool
    """Whether a new date begins with it."""
    change: str
    """How it moved or differs, for the style sheet; "" for neither."""
    change_text: str
    """The same in words: gained, lost, out of sight, or differing."""


@dataclass(frozen=True, slots=True)
class WorksheetEvidenceView:
    """What is behind a rating."""

    rating: Markup
    day: str
    age: str
    """How long ago that is."""
    vendor: str
    by: str
    """Who rated, "" where nobody is named."""
    text: Markup
    has_origin: bool
    """Whether it names a source or says how sure it is."""
    source: Markup
    confidence: str


@dataclass(frozen=True, slots=True)
class WorksheetRowView:
    """A criterion with its ratings and their evidence."""

    anchor: str
    number: int
    criterion: Markup
    """Number and title, a link to its questions."""
    cells: tuple[WorksheetCellView, ...]
    """Those of the latest date."""
    latest: tuple[WorksheetEvidenceView, ...]
    """The evidence behind our leading rating, one or none."""
    others: tuple[WorksheetEvidenceView, ...]
    """All other evidence, the latest first."""
    other_count: int
    earlier: tuple[WorksheetCellView, ...]
    """Cells of all other dates."""


@dataclass(frozen=True, slots=True)
class WorksheetBlockView:
    """A question with its criteria."""

    label: str
    rows: tuple[WorksheetRowView, ...]


@dataclass(frozen=True, slots=True)
class WorksheetNoteView:
    """What an assessment says about itself."""

    day: str
    vendor: str
    text: Markup


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """All ratings of an opportunity: criteria down, dates and vendors across."""

    is_dense: bool
    """Whether there are so many columns that their heads are upright."""
    has_several: bool
    """Whether there is more than one column."""
    has_dates: bool
    """Whether there is more than one date."""
    vendors: tuple[WorksheetVendorView, ...]
    widths: tuple[bool, ...]
    """Every column after the criteria, and whether it is ours; the evidence's is not."""
    dates: tuple[WorksheetDateView, ...]
    """The latest first."""
    columns: tuple[WorksheetColumnView, ...]
    span: int
    """Columns that a question's row has after its label."""
    blocks: tuple[WorksheetBlockView, ...]
    notes: tuple[WorksheetNoteView, ...]
