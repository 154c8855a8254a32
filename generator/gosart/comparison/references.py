"""Which fields of records name something in another account.

A plan that is read without the others does not know whether its readers may see what it names
there, so each comparison of the past asks that by itself.
"""

from __future__ import annotations

from gosart.comparison.model import Change

__all__ = ["ACCOUNT", "SAME_AS", "names_an_account"]

ACCOUNT = "account"
"""Kind of a record, and of a reference to another account."""
SAME_AS = "same_as"
"""The field of a person who is in another account, too: `account/person`."""
_PARENT = "parent"


def names_an_account(change: Change) -> bool:
    """Tell whether a change is one of what an account names in others.

    Args:
        change: The change.

    Returns:
        True for its parent company, and for a person of another account.
    """
    return change.field == SAME_AS or (change.subject == ACCOUNT and change.field == _PARENT)
