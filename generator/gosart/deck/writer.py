"""Writes decks in one design: ours with the company's logo, or that of its template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from gosart.config.model import SiteOptions
from gosart.deck.brand import brand_of
from gosart.deck.drawing.deck_file import deck_bytes
from gosart.deck.drawing.own_design import own_design
from gosart.deck.drawing.template import open_template, read_template
from gosart.deck.model import Deck
from gosart.i18n.translator import translator_for

__all__ = ["DeckWriter"]


class DeckWriter:
    """Writes decks as PowerPoint files.

    Args:
        options: The site's options.
        settings: Of its configuration, as far as they say how the company looks.
        template: The company's own file, None for our design.

    Raises:
        GosartError: The template is no PowerPoint file.
    """

    def __init__(
        self, options: SiteOptions, settings: Mapping[str, Any], template: Path | None = None
    ) -> None:
        self._today, self._translator = options.today, translator_for(options.language)
        brand = brand_of(options.root, settings)
        self._author = brand.name
        if template is not None:
            self._open = partial(open_template, read_template(template), template)
            self._name = f"the template {template}"
            return
        self._open = partial(own_design, brand)
        self._name = "our design"

    def bytes_of(self, deck: Deck) -> bytes:
        """Return a deck as a file.

        Args:
            deck: The deck.

        Raises:
            GosartError: The design has no layout that can be used.
        """
        return deck_bytes(deck, self._open, self._name, self._author, self._today, self._translator)
