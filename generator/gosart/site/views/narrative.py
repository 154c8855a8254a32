"""What a plan tells in its own text, below small headings of the page that shows it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gosart.text.markdown import render_body

__all__ = ["narrative_of"]


def narrative_of(text: str, resolve: Callable[[str], str], heading: str = "h4") -> Markup:
    """Render a narrative; its headings are small ones inside the page.

    Args:
        text: Markdown.
        resolve: Turns a link as typed into an address of the site.
        heading: What each heading becomes.

    Returns:
        HTML, escaped.
    """
    parts = [
        block if isinstance(block, Markup) else Markup("<{0}>{1}</{0}>").format(heading, block[1])
        for block in render_body(text, resolve)
    ]
    return Markup("\n").join(parts)
