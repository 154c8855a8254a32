"""The codes of what can be wrong with a case of `gosart exercise`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Message, msg

__all__ = ["CODES"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "E001": msg("A file of a case is missing"),
        "E002": msg("A case has no such key"),
        "E003": msg("A key is missing in a case"),
        "E004": msg("A value in a case is not valid"),
        "E005": msg("A case names something that does not exist"),
        "E006": msg("An expectation asks for nothing, or for several things"),
    }
)
"""Title of each code."""
