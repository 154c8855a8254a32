"""GitHub's workflow commands: annotations of lines, within what GitHub shows of a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosart.diagnostics import Severity
from gosart.lint.formats.annotations import Annotation

__all__ = ["MOST", "github", "github_error"]

MOST = 10
"""Annotations of each level that GitHub shows of a step; it drops the others without a word."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(annotations: Sequence[Annotation], left_out: Callable[[int], str]) -> str:
    """Write a line for each annotation, the gravest first.

    Args:
        annotations: In the order in which they are wanted.
        left_out: Says that so many are not shown. Of more than ten of a severity it is the last.

    Returns:
        The lines, each ended; "" where there are none.
    """
    lines = []
    for severity, level in _LEVELS.items():
        several = [annotation for annotation in annotations if annotation.severity is severity]
        listed = several if len(several) <= MOST else several[: MOST - 1]
        lines += [_command(level, annotation) for annotation in listed]
        if len(several) > len(listed):
            lines.append(f"::{level} title=gosart::{_data(left_out(len(several) - len(listed)))}")
    return "".join(f"{line}\n" for line in lines)


def github_error(text: str) -> str:
    """Write the line for an error that has no location.

    Args:
        text: What is wrong.

    Returns:
        The line, ended.
    """
    return f"::error title=gosart::{_data(text)}\n"


def _command(level: str, annotation: Annotation) -> str:
    location = annotation.location
    properties = {
        "file": location.path,
        "line": str(location.line),
        "col": str(location.column),
        "endColumn": str(location.column + max(1, location.length)),
        "title": annotation.title,
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {named}::{_data(annotation.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
