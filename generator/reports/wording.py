"""A finding as one text: what is wrong, and what to do."""

from __future__ import annotations

from generator.diagnostics import Diagnostic

__all__ = ["told"]


def told(item: Diagnostic) -> str:
    """Return message and hint as sentences."""
    message, hint = str(item.message), str(item.hint)
    if hint and message[-1:] not in tuple(".!?。"):
        message += "."
    return f"{message} {hint}".strip()
