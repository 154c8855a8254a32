"""Problems and findings in colour, at a terminal and where NO_COLOR is not set."""

from __future__ import annotations

import os

import click

from gosart.diagnostics import Diagnostic, Say, Severity, render

__all__ = ["colour_wanted", "coloured"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def colour_wanted() -> bool | None:
    """Return what click needs to know about colour.

    Returns:
        False where NO_COLOR is set to anything (https://no-color.org), else None, by which click
        itself looks whether there is a terminal.
    """
    return False if os.environ.get("NO_COLOR") else None


def coloured(problem: Diagnostic, say: Say = str) -> str:
    """Write a diagnostic as `render` does, with colour.

    Args:
        problem: A problem or finding.
        say: Writes a message in a language.

    Returns:
        The location bold, code and caret in the colour of the severity, the hint dim.
    """
    colour = _COLOURS[problem.severity]
    head, *rest = render(problem, say).split("\n")
    location, code, message = head.partition(f": {problem.code} ")
    lines = [
        click.style(location + ":", bold=True)
        + " "
        + click.style(problem.code, fg=colour, bold=True)
        + " "
        + message
        if code
        else head
    ]
    for number, line in enumerate(rest):
        caret = problem.source and number == 1
        hint = number == len(rest) - 1 and line.startswith("    = ")
        lines.append(
            click.style(line, fg=colour) if caret else click.style(line, dim=True) if hint else line
        )
    return "\n".join(lines)
