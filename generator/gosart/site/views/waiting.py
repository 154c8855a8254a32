"""What the template of a page that waits may use."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WaitingView"]


@dataclass(frozen=True, slots=True)
class WaitingView:
    """What stands for a page that needs every account, while the plans are being read."""

    title: str
    address: str
    """Of the file that says how far the reading is."""
    total: int
    """Accounts to read, at least 1."""
    done: int
    sentence: str
    script: str
    """Address of the script that looks whether it is done."""
