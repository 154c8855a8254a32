"""Files for a forge, as the page of recipes shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

__all__ = ["RecipeView", "RecipesView", "code_of"]


@dataclass(frozen=True, slots=True)
class RecipeView:
    """One file."""

    path: str
    """Where it belongs in a repository."""
    anchor: str
    about: str
    copy: str
    """Its address, to be saved."""
    name: str
    """What it is saved as."""
    text: Markup


@dataclass(frozen=True, slots=True)
class RecipesView:
    """The page of all of them."""

    title: str
    recipes: tuple[RecipeView, ...]


def code_of(text: str) -> Markup:
    """Return a file's text for a `<pre>`, in one line of a page's source.

    `renderer.tidy` would strip lines that it sees.

    Args:
        text: The text.

    Returns:
        HTML, escaped.
    """
    return Markup(str(escape(text.rstrip("\n"))).replace("\n", "&#10;"))
