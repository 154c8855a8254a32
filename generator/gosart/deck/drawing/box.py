"""A rectangle of a slide in points, from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pptx.util import Emu

__all__ = ["Box", "emu"]

_EMU = 12_700
"""Units of a PowerPoint file in a point."""


def emu(points: float) -> Emu:
    """Return a length in the unit of the file.

    Args:
        points: The length.
    """
    return Emu(round(points * _EMU))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; lengths in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    def below(self, height: float) -> Box:
        """Return what is left of it below a part.

        Args:
            height: Of the part.
        """
        return replace(self, top=self.top + height, height=self.height - height)

    def upper(self, height: float) -> Box:
        """Return its upper part.

        Args:
            height: Of the part.
        """
        return replace(self, height=height)

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height in the unit of the file."""
        return emu(self.left), emu(self.top), emu(self.width), emu(self.height)
