"""What of one state was there in another: new, cleared and standing, by fingerprint alone.

`gosart check --since`, `gosart diff`, its page and its formats ask here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.diagnostics import Diagnostic
from gosart.lint.fingerprint import NO_RENAMES, Renames, stamped

__all__ = ["NOTHING", "DiagnosticChanges", "compare_diagnostics"]


@dataclass(frozen=True, slots=True)
class DiagnosticChanges:
    """What became of the diagnostics of an account between two states."""

    new: tuple[Diagnostic, ...] = ()
    """Those that only the later state has, with their fingerprints."""
    cleared: tuple[Diagnostic, ...] = ()
    """Those that only the earlier state has, with the fingerprints they would have in the later."""
    standing: tuple[Diagnostic, ...] = ()
    """Those of the later state that the earlier has, too."""


NOTHING = DiagnosticChanges()
"""Nothing is new, cleared or standing."""


def compare_diagnostics(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], renames: Renames = NO_RENAMES
) -> DiagnosticChanges:
    """Compare all diagnostics of an account at two states, or all that belong to no account.

    Args:
        before: Those of the earlier state.
        after: Those of the later.
        renames: What accounts and entries of the earlier state are called in the later.

    Returns:
        Each of them once, in the order given.
    """
    earlier, later = stamped(before, renames), stamped(after)
    before_too = {item.fingerprint for item in earlier}
    left = {item.fingerprint for item in later}
    return DiagnosticChanges(
        tuple(item for item in later if item.fingerprint not in before_too),
        tuple(item for item in earlier if item.fingerprint not in left),
        tuple(item for item in later if item.fingerprint in before_too),
    )
