"""How much room words take in a font: lines of a paragraph, and the text that fits some lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.deck.model import Line, Span
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width
from gosart.text.wrap import wrap_to_fill

__all__ = ["LEADING", "LEAST", "FontMeasure", "measure_of"]

LEADING = 1.2
"""Height of a line in font sizes; it is set exactly, so that it is that of every font."""
LEAST = 11.0
"""The smallest type of a deck, in points."""
_NARROWER = {
    "arial": 0.93, "helvetica": 0.93, "helvetica neue": 0.93, "liberation sans": 0.93,
    "calibri": 0.88, "carlito": 0.88, "calibri light": 0.88, "aptos": 0.93, "segoe ui": 0.95,
    "open sans": 0.97, "verdana": 1.04,
}  # fmt: skip
"""How wide well-known fonts are against the wide one that all is measured by, with room to spare.
What is not among them counts as wide."""


def measure_of(font: str) -> FontMeasure:
    """Return the measure of a font.

    Args:
        font: Its name, as a theme has it.
    """
    return FontMeasure(_NARROWER.get(font.strip().casefold(), 1.0))


@dataclass(frozen=True, slots=True)
class FontMeasure:
    """Measures words; sizes and lengths are in points."""

    share: float = 1.0
    """How wide the font is against the one of `gosart.text.measure`."""

    def width(self, text: str, size: float, *, is_bold: bool = False) -> float:
        """Return how wide a text is on one line.

        Args:
            text: What is written.
            size: The font size.
            is_bold: Whether it is set in bold.
        """
        return text_width(text, size * self.share * (BOLD if is_bold else 1.0))

    def count_lines(self, line: Line, size: float, room: float) -> int:
        """Return how many lines a paragraph takes.

        Args:
            line: The paragraph.
            size: The font size.
            room: How wide a line may be.
        """
        return len(wrap_to_fill(_words(line), self._measured(line, size), room))

    def height(self, lines: Sequence[Line], size: float, room: float) -> float:
        """Return how high paragraphs are.

        Args:
            lines: The paragraphs.
            size: The font size.
            room: How wide a line may be.
        """
        return sum(self.count_lines(line, size, room) for line in lines) * size * LEADING

    def shorten(self, line: Line, size: float, room: float, most: int) -> Line:
        """Return a paragraph that takes no more than some lines, its last words left out.

        Args:
            line: The paragraph.
            size: The font size.
            room: How wide a line may be.
            most: The most lines.
        """
        if self.count_lines(line, size, room) <= most:
            return line
        measured = self._measured(line, size)
        # a line that is broken at words is not full: what is cut to fit has to be tried
        share = 1.0
        while share > 0.05:
            cut = _cut(line, measured, most * room * share)
            if self.count_lines(cut, size, room) <= most:
                return cut
            share -= 0.04
        return _cut(line, measured, room * 0.9)

    def fit(self, text: str, size: float, room: float, *, is_bold: bool = False) -> str:
        """Return a text that fits one line.

        Args:
            text: What is written.
            size: The font size.
            room: How wide the line is.
            is_bold: Whether it is set in bold.
        """
        return shorten_to_width(text, size * self.share * (BOLD if is_bold else 1.0), room)

    def _measured(self, line: Line, size: float) -> float:
        """Return the size to measure with: bold words are wider."""
        whole = sum(len(span.text) for span in line)
        bold = sum(len(span.text) for span in line if span.is_bold)
        return size * self.share * (1 + (BOLD - 1) * bold / max(1, whole))


def _words(line: Line) -> str:
    return "".join(span.text for span in line)


def _cut(line: Line, size: float, room: float) -> Line:
    spans: list[Span] = []
    for span in line:
        wide = text_width(span.text, size)
        if wide <= room:
            spans.append(span)
            room -= wide
            continue
        text = shorten_to_width(span.text, size, max(room, size))
        # the blanks at its beginning keep it from the words before
        blank = " " if span.text.startswith(" ") and spans else ""
        spans.append(Span(blank + text, span.is_bold, span.tone))
        break
    return tuple(spans)
