"""The codes of everything that can be wrong with a file or its place, and the problems of one file as they are found.

A code never changes its meaning and is never used again: pages, `ignore` entries and people's notes name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Diagnostic, Said, Severity, Spot, said

__all__ = ["CODES", "FileProblems", "problem_at"]

CODES: Mapping[str, Said] = MappingProxyType(
    {
        "S001": said("The file is empty"),
        "S002": said("The file is not UTF-8"),
        "S003": said("The file cannot be read"),
        "S004": said("A folder stands where a file is expected"),
        "S005": said("A link leads out of its folder"),
        "S006": said("The file is too large"),
        "S007": said("Nested too deep"),
        "S008": said("A character that cannot be shown"),
        "S009": said("A tab stands where a blank is expected"),
        "S010": said("A mark is not in quotes"),
        "S011": said("A text has to be in quotes"),
        "S012": said("A quote or a bracket is not closed"),
        "S013": said("The indentation does not fit"),
        "S014": said("A line is not YAML"),
        "S015": said("An anchor or an alias"),
        "S016": said("A tag"),
        "S017": said("A merge key"),
        "S018": said("A second document"),
        "S019": said("A directive"),
        "S020": said("A key stands twice"),
        "S021": said("A key is not a text"),
        "S022": said("Keys and values are expected"),
        "S023": said("The front matter is not closed"),
        "S024": said("A conflict of a merge is left in the file"),
        "S030": said("A name is not an id"),
        "S031": said("An account stands in two places"),
        "S032": said("A key is supplied by two files"),
        "S033": said("An account's folder has no account.yml"),
        "S034": said("A shared file that no account can refer to"),
        "S035": said("A file has no place in what another file says"),
    }
)
"""Code to title."""


def problem_at(code: str, spot: Spot, message: Said, hint: Said, source: str = "") -> Diagnostic:
    """Make the error of a code of this room; a code that is not in the table is a mistake here and raises KeyError."""
    CODES[code]
    return Diagnostic(code, Severity.ERROR, spot, message, hint, source)


class FileProblems:
    """What is found in one file. `lines` may be filled once the text is known: the line of a problem is shown with it."""

    def __init__(self, path: str, lines: tuple[str, ...] = ()) -> None:
        self.path = path
        self.lines = lines
        self.found: list[Diagnostic] = []

    def add(self, code: str, message: Said, hint: Said, line: int = 1, column: int = 1, length: int = 1) -> None:
        """Add an error at a line and column from 1."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.found.append(problem_at(code, Spot(self.path, line, column, max(1, length)), message, hint, source))
