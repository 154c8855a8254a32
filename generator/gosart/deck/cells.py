"""Views of the site as cells of a deck's tables: the same words, with their weight and tone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from gosart.deck.model import Cell, Facts, Line, Span, Tone
from gosart.i18n.translator import Translator
from gosart.site.views.sheet_model import ActionView, AimView, CellView, FactView, LineView
from gosart.site.views.slides_model import SlideRowView

__all__ = ["TONES", "cell", "facts_of", "letter_cell", "line", "more_of", "row_cells", "text_of"]

TONES = {"yes": Tone.GOOD, "doubt": Tone.WARN, "no": Tone.BAD, "open": Tone.MUTED}
"""The tone of a light, by what the style sheet calls its state."""


def text_of(value: Markup | str) -> str:
    """Return a text of a view without markup.

    Args:
        value: HTML or plain text.
    """
    return " ".join((value.striptags() if isinstance(value, Markup) else value).split())


def line(*parts: str | Span) -> Line:
    """Return a paragraph of what is not empty, with blanks between.

    Args:
        parts: Words, plain or of some look.
    """
    spans = [Span(part) if isinstance(part, str) else part for part in parts]
    spans = [replace(span, text=" ".join(span.text.split())) for span in spans]
    spans = [span for span in spans if span.text]
    return tuple(
        Span(f" {span.text}" if number else span.text, span.is_bold, span.tone)
        for number, span in enumerate(spans)
    )


def cell(*parts: str | Span) -> Cell:
    """Return a cell of one paragraph.

    Args:
        parts: As for `line`.
    """
    return Cell((line(*parts),))


def row_cells(row: SlideRowView) -> tuple[Cell, Cell]:
    """Return a point and what is to be said of it as two cells.

    Args:
        row: The point.
    """
    lines = [line(text) for text in row.texts]
    if row.note:
        tone = Tone.BAD if row.is_bad else Tone.MUTED
        lines.append(line(Span(row.note, is_bold=row.is_bad, tone=tone)))
    return cell(Span(row.label, is_bold=True)), Cell(tuple(lines) or ((),))


def facts_of(facts: tuple[FactView, ...]) -> Facts:
    """Return figures of a view as a block.

    Args:
        facts: The figures.
    """
    return Facts(tuple((fact.label, fact.value, fact.is_bad) for fact in facts))


def more_of(translator: Translator, count: int) -> str:
    """Return how many rows have no room, in words.

    Args:
        translator: The reader's language.
        count: How many.
    """
    return translator.plural("{n} more", "{n} more", count)


def letter_cell(view: CellView) -> Cell:
    """Return what a letter of GOSART says of one side as a cell.

    Args:
        view: The side.
    """
    lines = [
        *(_line(item) for item in view.heads),
        *(part for item in view.aims for part in _aim(item)),
        *(_action(item) for item in view.actions),
        *(_line(item) for item in view.lines),
    ]
    lines += [line(Span(text, tone=Tone.MUTED)) for text in (view.more, view.question) if text]
    return Cell(tuple(lines) or ((),))


def _line(item: LineView) -> Line:
    tone = Tone.WARN if item.is_warning else Tone.PLAIN
    head = item.head
    if head and (item.text or item.note) and head[-1] not in ".:?!":
        head = f"{head}:"
    return line(Span(head, is_bold=True, tone=tone), item.text, Span(item.note, tone=Tone.MUTED))


def _aim(item: AimView) -> Iterator[Line]:
    number = "".join(f"{entry.number}" for entry in item.numbers)
    note = Span(item.note, tone=Tone.MUTED)
    yield line(Span(number, is_bold=True, tone=Tone.US), text_of(item.text), note)
    for bar in item.bars:
        figures = f"{bar.start} \u2192 {bar.end}"
        rest = f"\u00b7 {bar.note}" if bar.note else ""
        yield line(Span(figures, is_bold=True), Span(rest, tone=Tone.MUTED))


def _action(item: ActionView) -> Line:
    served = [str(slot.objective.number) for slot in item.slots if slot.is_served]
    number = Span(", ".join(served), is_bold=True, tone=Tone.US)
    return line(
        number, text_of(item.text), Span(_joined((item.owner,)), tone=Tone.MUTED),
        Span(item.due, is_bold=item.is_bad, tone=Tone.BAD if item.is_bad else Tone.MUTED),
    )  # fmt: skip


def _joined(words: Iterable[str]) -> str:
    text = ", ".join(filter(None, words))
    return f"\u00b7 {text} \u00b7" if text else ""
