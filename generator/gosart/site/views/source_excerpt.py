"""The line of a file that a problem stands on, with its position highlighted."""

from __future__ import annotations

from markupsafe import Markup

from gosart.diagnostics import Diagnostic, window

__all__ = ["excerpt"]

EXCERPT_WIDTH = 120
"""Columns of a source line that an excerpt shows."""


def excerpt(problem: Diagnostic) -> Markup:
    """Return the source line of a problem with its position highlighted, for a `<pre>`.

    Args:
        problem: A problem that carries its line of source.
    """
    column = problem.location.column - problem.source_start
    line, start = window(problem.source, column, EXCERPT_WIDTH)
    end = start + max(1, problem.location.length)
    # A position past the end of the line still needs something to highlight.
    highlighted = line[start:end] or " "
    return Markup("{}<mark>{}</mark>{}").format(line[:start], highlighted, line[end:])
