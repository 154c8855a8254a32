"""Mechanical fixes: a quote, a word's spelling, a date's form, where a hint leaves no doubt."""

from __future__ import annotations

import re

from gosart.diagnostics import Diagnostic

__all__ = ["fix_of"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def fix_of(problem: Diagnostic) -> str:
    """Return the line of a problem as it should be.

    Args:
        problem: With its source line; a finding has no mechanical fix.

    Returns:
        The whole line, "" where what is meant is not certain.
    """
    values = problem.hint.values
    source, start = problem.source, problem.location.column - 1
    if not source or start < 0 or not problem.has_whole_line:
        return ""
    if problem.code == "S010" and (rating := values.get("text")):
        return _replaced(source, start, str(rating), f'"{rating}"')
    wrong = source[start : start + problem.location.length]
    if problem.code in (
        "P002",
        "P003",
        "P010",
        "P020",
        "P021",
        "P022",
        "P023",
        "P025",
        "P026",
        "P027",
        "P028",
    ) and values.get("nearest"):
        return _replaced(source, start, wrong, str(values["nearest"]))
    if problem.code == "P006" and _DATE.fullmatch(str(values.get("date", ""))):
        return _replaced(source, start, wrong, str(values["date"]))
    return ""


def _replaced(source: str, start: int, wrong: str, right: str) -> str:
    """Put the right text where the wrong one stands, "" where something else stands there."""
    if not wrong or source[start : start + len(wrong)] != wrong or "\n" in right:
        return ""
    if wrong[:1] in "\"'" and wrong[-1:] == wrong[:1] and right[:1] not in "\"'":
        right = wrong[0] + right + wrong[0]
    return source[:start] + right + source[start + len(wrong) :]
