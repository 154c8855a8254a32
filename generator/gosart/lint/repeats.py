"""What is the same at one location is listed once, however many plans it is true of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gosart.diagnostics import AnyDiagnostic

__all__ = ["merged"]

RULE_FAILS = "X003"
"""`gosart.rules` knows it too, but takes a second to be imported."""


def merged(diagnostics: Iterable[AnyDiagnostic]) -> tuple[AnyDiagnostic, ...]:
    """Return diagnostics as a reader wants them.

    What is wrong with a person of the account is found in each opportunity: it is listed once, of
    none of them. A company's own rule that fails is listed for the first plan, not for a thousand.

    Args:
        diagnostics: Those of one state, or those that a change brought; compare before you merge.

    Returns:
        The first of each, in their order, with the fingerprint it had.
    """
    first: dict[tuple[object, ...], AnyDiagnostic] = {}
    for item in diagnostics:
        key = (item.code, item.location, "" if item.code == RULE_FAILS else str(item.message))
        earlier = first.get(key)
        if earlier is None:
            first[key] = item
        elif earlier.opportunity != item.opportunity:
            first[key] = replace(earlier, opportunity="")
    return tuple(first.values())
