"""Digests of what all accounts of a build depend on, of which the key of each is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gosart.plan.portfolio_loader import Meeting
from gosart.plan.shared_use import SharedIds, SharedStamps
from gosart.repository.content_stamp import stamp_of

__all__ = ["Stamps"]


@dataclass(frozen=True, slots=True)
class Stamps:
    """Digests of what all accounts depend on."""

    people: str
    """Of what decides whom the readers may see."""
    all: str
    """Of everything but the shared entries."""
    shared: SharedStamps
    runs_own: bool = False
    """Whether a company's own rules run: such a rule may look at anything, so they run each time,
    and nothing is read from the disk."""

    def key_of(
        self,
        states: Mapping[str, str],
        days: Mapping[str, date],
        account: str,
        met: Mapping[str, Meeting],
        shared: SharedIds,
    ) -> str:
        """Return the key of all that an account depends on.

        Args:
            states: A digest of each account's files, by id.
            days: The day on which each was last touched, by id.
            account: The account's id.
            met: Whom it may refer to in others.
            shared: The shared entries that it mentions.
        """
        entries = self.shared.of(shared)
        return stamp_of(self.all, entries, states[account], sorted(met.items()), days.get(account))
