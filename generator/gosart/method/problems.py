"""The codes of what can be wrong with a company's own method, and the problems of one file.

A problem knows the key it belongs to, not the line: `loader`, which has the file, adds that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from gosart.diagnostics import Message, Severity, msg

__all__ = ["CODES", "MethodProblem", "MethodProblems", "Path", "shape_of"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "M002": msg("The method has no such key"),
        "M003": msg("A key is missing in the method"),
        "M004": msg("A value in the method is empty"),
        "M005": msg("The method expects a text"),
        "M006": msg("The method expects a mapping or a list"),
        "M007": msg("A name in the method is not valid"),
        "M008": msg("A name in the method is already taken"),
        "M009": msg("The method has no such name"),
        "M010": msg("A weight is not valid"),
        "M011": msg("`rivals` is neither true nor false"),
        "M012": msg("There is nothing to remove"),
        "M013": msg("A question without criteria"),
        "M014": msg("Slots and sentence do not agree"),
        "M015": msg("A letter has more than one character"),
        "M016": msg("The name of an axis is too long"),
        "M017": msg("Two axes have one name"),
        "M018": msg("The method extends something unknown"),
        "M019": msg("One entry in two places"),
        "M020": msg("Too few or too many axes"),
        "M021": msg("A field of the company is not declared correctly"),
        "M022": msg("A choice and its values do not agree"),
        "M023": msg("An edition of the criteria is not declared correctly"),
        "M024": msg("A condition of a rule is not valid"),
        "M099": msg("The method cannot be understood"),
    }
)
"""Title of each code."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys from the top of the file to a value."""


@dataclass(frozen=True, slots=True)
class MethodProblem:
    """What is wrong at a key of the file."""

    path: Path
    code: str
    message: Message
    hint: Message
    at_key: bool = False
    """Whether the key itself is wrong and not its value."""
    severity: Severity = Severity.ERROR


class MethodProblems:
    """The problems of one file, in the order in which reading met them."""

    def __init__(self) -> None:
        self.problems: list[MethodProblem] = []

    def add(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Add an error of a value.

        Args:
            path: The value's keys.
            code: A key of `CODES`.
            message: What is wrong.
            hint: What to do.
        """
        CODES[code]
        self.problems.append(MethodProblem(path, code, message, hint))

    def at_key(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Add an error of a key, or of what is missing below it.

        Args:
            path: The keys, the last of them the wrong one.
            code: A key of `CODES`.
            message: What is wrong.
            hint: What to do.
        """
        CODES[code]
        self.problems.append(MethodProblem(path, code, message, hint, at_key=True))

    def warn(self, path: Path, code: str, message: Message, hint: Message) -> None:
        """Add a warning of a value: the method can be used as it is.

        Args:
            path: The value's keys.
            code: A key of `CODES`.
            message: What is wrong.
            hint: What to do.
        """
        CODES[code]
        self.problems.append(MethodProblem(path, code, message, hint, severity=Severity.WARNING))

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def shape_of(value: Any) -> Message:
    """Name the shape of a value that should have another.

    Args:
        value: A text, list, mapping or None, as read from the file.

    Returns:
        Such as "a list", to be put into a sentence.
    """
    return (
        msg("a mapping")
        if isinstance(value, dict)
        else msg("a list")
        if isinstance(value, list)
        else msg("a text")
    )
