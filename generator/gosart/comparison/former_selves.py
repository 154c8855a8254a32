"""Which account that is gone a new one was before it was renamed."""

from __future__ import annotations

from gosart.comparison.changes import records_of
from gosart.comparison.matching import likeness
from gosart.comparison.snapshots import Plan

__all__ = ["former_self"]


def former_self(plan: Plan, gone: dict[str, Plan]) -> Plan | None:
    """Return the plan that another was before its account was renamed.

    Args:
        plan: The plan of an account that is new.
        gone: The plans of accounts that are gone, by id.

    Returns:
        The one of the same name, else one of mostly the same content, else None.
    """
    for candidate in gone.values():
        if (
            candidate.examined
            and plan.examined
            and candidate.examined.analysis.account.name == plan.examined.analysis.account.name
        ):
            return candidate
    if plan.examined is None:
        return None
    own = dict.fromkeys(records_of(plan))
    for candidate in gone.values():
        others = records_of(candidate)
        shared = [ids for ids in own if ids in others]
        if len(own) > 3 and len(shared) > 0.6 * max(len(own), len(others)):
            alike = [likeness(others[ids].fields, records_of(plan)[ids].fields) for ids in shared]
            if sum(alike) / len(alike) > 0.6:
                return candidate
    return None
