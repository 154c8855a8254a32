"""Which colour a tone has in a design: the theme's own, and states that can be read on it."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from gosart.deck.model import Tone

__all__ = ["DARK", "LIGHT", "Palette"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a design, by tone."""

    states: tuple[tuple[Tone, str], ...]
    """Colours that mean the same in every theme: six hexadecimal digits."""
    shades: tuple[tuple[Tone, MSO_THEME_COLOR, float], ...]
    """Colours of the theme, and how much lighter or darker they are."""

    def set(self, color: ColorFormat, tone: Tone) -> None:
        """Give something a colour.

        Args:
            color: Whose.
            tone: What it stands for.
        """
        for name, digits in self.states:
            if name is tone:
                color.rgb = RGBColor.from_string(digits)
                return
        for name, theme, shade in self.shades:
            if name is tone:
                color.theme_color = theme
                if shade:
                    color.brightness = shade
                return

    def fill(self, tone: Tone) -> str:
        """Return the fill of a line or an area as the file writes it.

        Args:
            tone: What it stands for.
        """
        color = ""
        for name, digits in self.states:
            if name is tone:
                color = f'<a:srgbClr val="{digits}"/>'
        for name, theme, shade in self.shades:
            if name is tone:
                scale = round((1 - abs(shade)) * 100_000)
                offset = f'<a:lumOff val="{100_000 - scale}"/>' if shade > 0 else ""
                inner = f'<a:lumMod val="{scale}"/>{offset}' if shade else ""
                color = f'<a:schemeClr val="{theme.xml_value}">{inner}</a:schemeClr>'
        return f"<a:solidFill>{color}</a:solidFill>"


_OF_THE_THEME = (
    (Tone.PLAIN, MSO_THEME_COLOR.TEXT_1, 0.0),
    (Tone.BACK, MSO_THEME_COLOR.BACKGROUND_1, 0.0),
)
LIGHT = Palette(
    ((Tone.GOOD, "1E7A3C"), (Tone.WARN, "8A5A00"), (Tone.BAD, "B3261E")),
    (
        *_OF_THE_THEME,
        (Tone.US, MSO_THEME_COLOR.ACCENT_1, 0.0),
        (Tone.MUTED, MSO_THEME_COLOR.TEXT_1, 0.3),
        (Tone.RIVAL, MSO_THEME_COLOR.TEXT_1, 0.25),
        (Tone.FAINT, MSO_THEME_COLOR.BACKGROUND_1, -0.2),
    ),
)
"""For a light background; the states have a contrast of 5 to 1 and more on white."""
DARK = Palette(
    ((Tone.GOOD, "7FD89A"), (Tone.WARN, "F0C060"), (Tone.BAD, "FF9C92")),
    (
        *_OF_THE_THEME,
        (Tone.US, MSO_THEME_COLOR.ACCENT_1, 0.6),
        (Tone.MUTED, MSO_THEME_COLOR.TEXT_1, -0.15),
        (Tone.RIVAL, MSO_THEME_COLOR.TEXT_1, -0.2),
        (Tone.FAINT, MSO_THEME_COLOR.TEXT_1, -0.5),
    ),
)
"""For a dark background."""
