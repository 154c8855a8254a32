"""Findings in colour, for those who look at a terminal and have not said no (NO_COLOR)."""

from __future__ import annotations

import os

import click

from gosart.diagnostics import Diagnostic, Say, Severity, render

__all__ = ["coloured", "wanted"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def wanted() -> bool | None:
    """Tell click whether to colour: never where NO_COLOR is set to anything (https://no-color.org), else where there is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def coloured(problem: Diagnostic, say: Say = str) -> str:
    """Write a finding as `render` does, the place bold, code and caret in the colour of its severity."""
    colour = _COLOURS[problem.severity]
    head, *rest = render(problem, say).split("\n")
    place, code, message = head.partition(f": {problem.code} ")
    lines = [
        click.style(place + ":", bold=True)
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
