"""The option `rules`: which rules run, how grave they are, and from what number on."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

from gosart.config.option_values import Names, Severities, Thresholds

__all__ = ["OPTIONS", "RuleOptions", "fields_of"]

# `reference.py` reads the fields' docstrings on demand: pydantic would parse this file each time.
OPTIONS = ConfigDict(extra="forbid", validate_default=True)


@dataclass(frozen=True, slots=True, config=OPTIONS)
class RuleOptions:
    """Which rules a site runs and how strictly.

    A name is `all`, a family, its letter, a code or the beginning of one; the most exact holds.
    """

    select: Annotated[Names, Field(examples=[["A", "K002"]])] = ("all",)
    """Rules that run: families, their letters, codes, or the beginning of a code."""
    ignore: Annotated[Names, Field(examples=[["A008", "staleness"]])] = ()
    """Rules that do not run, of those selected."""
    severity: Annotated[Severities, Field(examples=[{"people": "error", "K004": "warning"}])] = ()
    """Severity of a rule or family, where it is to be another than its own."""
    thresholds: Annotated[Thresholds, Field(examples=[{"D002": 45, "review": {"days": 21}}])] = ()
    """Where a rule or family begins to find something, where it is to be elsewhere."""


def fields_of(model: type) -> dict[str, FieldInfo]:
    """Return pydantic's fields of a model.

    Args:
        model: `Options` or `RuleOptions`.

    Returns:
        Field by name, in the order of their declaration.
    """
    declared: dict[str, FieldInfo] = model.__pydantic_fields__  # type: ignore[attr-defined]
    return declared
