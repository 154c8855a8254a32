"""Places labels of a drawing one after the other where nothing stands yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gosart.charts.svg import escape_xml, number
from gosart.text.measure import BOLD, text_width

__all__ = ["FreeLabels"]

_GAP = 2.0
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class FreeLabels:
    """The labels of one drawing, and what they must not cover."""

    width: float
    height: float
    points: list[tuple[float, float]] = field(default_factory=list)
    """Points of lines that a label had better not cover."""
    boxes: list[Box] = field(default_factory=list)
    """Where labels stand."""

    def put(
        self,
        text: str,
        size: float,
        positions: Sequence[tuple[float, float, str]],
        kind: str,
        *,
        is_bold: bool = False,
        is_over_lines: bool = True,
    ) -> str:
        """Write a label at the first position that is free.

        Args:
            text: What is written.
            size: Its font size.
            positions: (x, baseline, anchor) of each position, the best first.
            kind: Its class.
            is_bold: Whether its class makes it bold.
            is_over_lines: Whether it may cover lines where there is no better position.

        Returns:
            The label; "" where it would cover another one or leave the picture everywhere.
        """
        wide = text_width(text, size * (BOLD if is_bold else 1.0))
        candidates = [(position, self._box(position, wide, size)) for position in positions]
        free = [item for item in candidates if self._is_free(item[1])]
        open_ones = [item for item in free if not self._covers(item[1], self.points)]
        for (x, y, anchor), box in (*open_ones, *(free if is_over_lines else ()))[:1]:
            self.boxes.append(box)
            side = "" if anchor == "start" else f' text-anchor="{anchor}"'
            return (
                f'<text class="{kind}" x="{number(x)}" y="{number(y)}" font-size="{size:g}"{side}>'
                f"{escape_xml(text)}</text>"
            )
        return ""

    def _box(self, position: tuple[float, float, str], wide: float, size: float) -> Box:
        x, y, anchor = position
        left = x - _SHIFTS[anchor] * wide
        return left, y - size * 0.8, left + wide, y + size * 0.25

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(
            left < other[2] + _GAP
            and other[0] - _GAP < right
            and top < other[3] + _GAP
            and other[1] - _GAP < bottom
            for other in self.boxes
        )

    @staticmethod
    def _covers(box: Box, points: Iterable[tuple[float, float]]) -> bool:
        left, top, right, bottom = box
        return any(
            left - _GAP < x < right + _GAP and top - _GAP < y < bottom + _GAP for x, y in points
        )
