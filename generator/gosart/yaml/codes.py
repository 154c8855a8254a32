"""The codes of everything that can be wrong with a file or its place, and the problems of one file as they are found.

A code never changes its meaning and is never used again: pages, `ignore` entries and people's notes name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg

__all__ = ["CODES", "FileProblems", "problem_at"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "S001": msg("The file is empty"),
        "S002": msg("The file is not UTF-8"),
        "S003": msg("The file cannot be read"),
        "S004": msg("A folder stands where a file is expected"),
        "S005": msg("A link leads out of its folder"),
        "S006": msg("The file is too large"),
        "S007": msg("Nested too deep"),
        "S008": msg("A character that cannot be shown"),
        "S009": msg("A tab stands where a blank is expected"),
        "S010": msg("A mark is not in quotes"),
        "S011": msg("A text has to be in quotes"),
        "S012": msg("A quote or a bracket is not closed"),
        "S013": msg("The indentation does not fit"),
        "S014": msg("A line is not YAML"),
        "S015": msg("An anchor or an alias"),
        "S016": msg("A tag"),
        "S017": msg("A merge key"),
        "S018": msg("A second document"),
        "S019": msg("A directive"),
        "S020": msg("A key stands twice"),
        "S021": msg("A key is not a text"),
        "S022": msg("Keys and values are expected"),
        "S023": msg("The front matter is not closed"),
        "S024": msg("A conflict of a merge is left in the file"),
        "S030": msg("A name is not an id"),
        "S031": msg("An account stands in two places"),
        "S032": msg("A key is supplied by two files"),
        "S033": msg("An account's folder has no account.yml"),
        "S034": msg("A shared file that no account can refer to"),
        "S035": msg("A file has no place in what another file says"),
        "S036": msg("A submodule is not compared"),
    }
)
"""Code to title."""


def problem_at(
    code: str, location: Location, message: Message, hint: Message, source: str = ""
) -> Diagnostic:
    """Make the error of a code of this room; a code that is not in the table is a mistake here and raises KeyError."""
    CODES[code]
    return Diagnostic(code, Severity.ERROR, location, message, hint, source)


class FileProblems:
    """What is found in one file. `lines` may be filled once the text is known: the line of a problem is shown with it."""

    def __init__(self, path: str, lines: tuple[str, ...] = ()) -> None:
        self.path = path
        self.lines = lines
        self.found: list[Diagnostic] = []

    def add(
        self,
        code: str,
        message: Message,
        hint: Message,
        line: int = 1,
        column: int = 1,
        length: int = 1,
    ) -> None:
        """Add an error at a line and column from 1."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.found.append(
            problem_at(
                code, Location(self.path, line, column, max(1, length)), message, hint, source
            )
        )
