"""The order of a closed set's values, for sorted columns."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["order"]


def order(value: StrEnum | None) -> int:
    """Return the position of a value in its closed set, for sorting.

    Args:
        value: The value; one that is not given comes last.
    """
    if value is None:
        return 99
    return list(type(value).__members__.values()).index(value)
