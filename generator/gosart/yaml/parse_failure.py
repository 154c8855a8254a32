"""Where a parser gave up, with the text around; and the explanation of it that a person reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gosart.diagnostics import Message

__all__ = ["Explanation", "ParseFailure", "indentation", "parse_failure"]

_WORDS = MappingProxyType(
    {
        "did not find expected key": "expected <block end>",
        "did not find expected '-' indicator": "expected <block end>",
        "did not find expected": "expected the",
        "block sequence entries": "sequence entries",
    }
)
"""What the C parser says, and the pure one in its place; the longer words first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong with a text that cannot be parsed; line and column from 0."""

    code: str
    line: int
    column: int
    message: Message
    hint: Message
    length: int = 1


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """The parser's complaint and the text around it; lines and columns from 0."""

    complaint: str
    """What it says is wrong: "expected <block end>, but found ':'"."""
    context: str
    """What it was reading: "while parsing a block mapping"."""
    lines: list[str]
    line: int
    column: int
    context_line: int
    """Where what it was reading begins."""
    context_column: int

    @property
    def text(self) -> str:
        """The line on which the parser gave up."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """The part of that line in front of the column."""
        return self.text[: self.column]

    @property
    def unexpected(self) -> str:
        """What the parser met instead: a token's name, or a character."""
        match = re.search(r"(?:found|got) \(?'([^']*)'", self.complaint)
        return match[1] if match else ""

    @property
    def character(self) -> str:
        """The character at the column, "" at the end of the line."""
        return self.text[self.column : self.column + 1]

    def previous_line(self) -> int | None:
        """Return the nearest line above that is neither blank nor a comment.

        Returns:
            Its number (from 0), None for none.
        """
        return next(
            (
                number
                for number in range(self.line - 1, -1, -1)
                if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#")
            ),
            None,
        )

    def here(self, code: str, message: Message, hint: Message, length: int = 1) -> Explanation:
        """Explain the failure by what is at its own line and column.

        Args:
            code: A key of `codes.CODES`.
            message: What is wrong.
            hint: What to do.
            length: Number of characters to underline.

        Returns:
            The explanation.
        """
        return Explanation(code, self.line, self.column, message, hint, length)

    def at_context(self, code: str, message: Message, hint: Message) -> Explanation:
        """Explain the failure by what the parser was reading, where that begins.

        Args:
            code: A key of `codes.CODES`.
            message: What is wrong.
            hint: What to do.

        Returns:
            The explanation.
        """
        return Explanation(code, self.context_line, self.context_column, message, hint)


def parse_failure(error: Any, text: str) -> ParseFailure:
    """Collect what a parser's error says and where.

    Args:
        error: ruamel's error; `problem_mark`, `context_mark`, `problem` and `context` may each be
            missing.
        text: The text that was parsed.

    Returns:
        The failure, on a line of the text.
    """
    lines = text.split("\n")
    problem_mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context_mark = getattr(error, "context_mark", None) or problem_mark
    line, column = (problem_mark.line, problem_mark.column) if problem_mark else (0, 0)
    if line >= len(lines) or not "\n".join(lines[line:]).strip():
        # The parser ran to the end, past blank lines: the last line with text is what it missed.
        last = min(line, len(lines) - 1)
        line = next((number for number in range(last, -1, -1) if lines[number].strip()), 0)
        column = max(0, len(lines[line].rstrip()) - 1)
    context_line, context_column = line, column
    if context_mark and context_mark.line < len(lines):
        context_line, context_column = context_mark.line, context_mark.column
    return ParseFailure(
        complaint=_as_pure(getattr(error, "problem", None) or str(error)),
        context=getattr(error, "context", None) or "",
        lines=lines,
        line=line,
        column=column,
        context_line=context_line,
        context_column=context_column,
    )


def _as_pure(complaint: str) -> str:
    """Return a complaint of the C parser in the words of the pure one."""
    for fast, pure in _WORDS.items():
        complaint = complaint.replace(fast, pure)
    return complaint


def indentation(text: str) -> int:
    """Return the number of white-space characters at the beginning of a line.

    Args:
        text: The line.

    Returns:
        0 for a line that begins at the margin.
    """
    return len(text) - len(text.lstrip())
