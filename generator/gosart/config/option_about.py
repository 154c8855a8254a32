"""What an option's reference says of it, beside its type, its default and its docstring."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["About", "Variable"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the environment that sets an option."""

    name: str
    description: str
    overrides: bool
    """Whether it wins over the file; else it holds where the file is silent."""


@dataclass(frozen=True, slots=True)
class About:
    """What the options' reference says beside a field's type, default and docstring."""

    unset: str = ""
    """What holds where the option is not set, for a default that does not say it itself."""
    chapter: str = ""
    """Page and heading of the documentation with more on it, as `guide/rules.md#thresholds`."""
    variable: Variable | None = None
    """What sets it from outside."""
