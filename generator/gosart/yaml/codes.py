"""The codes of everything that can be wrong with a file or its path, and the problems of one file.

A code never changes its meaning and is never used again: pages, `ignore` entries and people's
notes name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg

__all__ = ["CODES", "MOST_PROBLEMS", "FileProblems", "problem_at"]

MOST_PROBLEMS = 200
"""Most problems of one file that are told; the rest are counted."""

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "S001": msg("The file is empty"),
        "S002": msg("The file is not UTF-8"),
        "S003": msg("The file cannot be read"),
        "S004": msg("A folder where a file is expected"),
        "S005": msg("A link leads out of its folder"),
        "S006": msg("The file is too large"),
        "S007": msg("Nested too deeply"),
        "S008": msg("A character that cannot be displayed"),
        "S009": msg("A tab where a space is expected"),
        "S010": msg("A rating is not in quotes"),
        "S011": msg("A text has to be in quotes"),
        "S012": msg("A quote or a bracket is not closed"),
        "S013": msg("The indentation is wrong"),
        "S014": msg("A line is not YAML"),
        "S015": msg("An anchor or an alias"),
        "S016": msg("A tag"),
        "S017": msg("A merge key"),
        "S018": msg("A second document"),
        "S019": msg("A directive"),
        "S020": msg("A key is there twice"),
        "S021": msg("A key is not a text"),
        "S022": msg("Keys and values are expected"),
        "S023": msg("The front matter is not closed"),
        "S024": msg("The file contains a merge conflict"),
        "S025": msg("A text looks like front matter"),
        "S026": msg("A Git LFS pointer instead of the file"),
        "S030": msg("A name is not an id"),
        "S031": msg("An account is in two places"),
        "S032": msg("A key is supplied by two files"),
        "S033": msg("An account's folder has no account.yml"),
        "S034": msg("A shared file that no account can refer to"),
        "S035": msg("A file does not fit into what another file says"),
        "S036": msg("A submodule is not compared"),
        "S037": msg("More problems than listed"),
        "S038": msg("A file of ratings does not say whose and from which date"),
        "S039": msg("A copy that a synchronised folder made"),
        "S040": msg("A file looks like a plan, but is not read"),
        "S041": msg("A plan could not be read in the base of a comparison"),
        "S042": msg("A file is neither read nor published"),
    }
)
"""Title of each code."""


def problem_at(
    code: str, location: Location, message: Message, hint: Message, source: str = ""
) -> Diagnostic:
    """Return the error of a code of this room.

    Args:
        code: A key of `CODES`.
        location: Where it is wrong.
        message: What is wrong.
        hint: What to do.
        source: The line of the file, "" for none to show.

    Returns:
        The diagnostic, with severity error.

    Raises:
        KeyError: The code is not in `CODES`, so the caller is wrong.
    """
    CODES[code]  # a KeyError here, not a code that no page explains
    return Diagnostic(code, Severity.ERROR, location, message, hint, source)


class FileProblems:
    """The problems of one file, in the order in which they were met; beyond 200 they are counted.

    Args:
        path: The file, relative to the repository (posix).
        lines: The file's lines, shown with each problem; may be set later, once there is a text.
    """

    def __init__(self, path: str, lines: tuple[str, ...] = ()) -> None:
        self.path = path
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []
        self.more = 0
        """How many there are beyond these."""
        self.first_more = Location(path)
        """Where the first of those is."""

    def add(
        self,
        code: str,
        message: Message,
        hint: Message,
        line: int = 1,
        column: int = 1,
        length: int = 1,
    ) -> None:
        """Add an error.

        Args:
            code: A key of `CODES`.
            message: What is wrong.
            hint: What to do.
            line: Line in the file, from 1.
            column: Column in characters, from 1.
            length: Number of characters to underline.
        """
        location = Location(self.path, line, column, max(1, length))
        if len(self.diagnostics) >= MOST_PROBLEMS:
            self.first_more = self.first_more if self.more else location
            self.more += 1
            return
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.diagnostics.append(problem_at(code, location, message, hint, source))
