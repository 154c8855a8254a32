"""What makes a diagnostic the same after an edit: what it is about, never its line or words.

identity ── code, account, opportunity, address of what it is about
stamped ── the same diagnostics with a fingerprint each
Renames ── what the identities of an earlier state are called now
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gosart.diagnostics import Address, AnyDiagnostic, Diagnostic, ordered
from gosart.plan.address import OPPORTUNITIES, entry_in, opportunity_in

__all__ = ["NO_RENAMES", "Renames", "identity", "stamped"]


@dataclass(frozen=True, eq=False, slots=True)
class Renames:
    """What the accounts and entries of an earlier state are called now."""

    account: str = ""
    """Id of the account now, "" where it is the same."""
    entries: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """Id of the opportunity now ("" for the account's own), section, name then: name now."""

    def opportunity(self, name: str) -> str:
        """Return the id that an opportunity has now.

        Args:
            name: The id it had.

        Returns:
            The id, the same where it was not renamed.
        """
        return self.entries.get(("", OPPORTUNITIES, name), name)

    def address(self, opportunity: str, address: Address) -> Address:
        """Return what an address is now.

        Args:
            opportunity: Id of the opportunity now that the address is in, "" for none.
            address: Its parts below the opportunity: a section, then a name, as often as needed.

        Returns:
            The address with the names of now.
        """
        parts = list(address)
        for index, (section, name) in enumerate(itertools.pairwise(address), 1):
            for scope in (opportunity, ""):
                if (scope, section, name) in self.entries:
                    parts[index] = self.entries[scope, section, name]
                    break
        return tuple(parts)

    def entry(self, opportunity: str, name: str) -> str:
        """Return the id that an entry has now whose section nobody has said.

        Args:
            opportunity: Id of the opportunity now that the entry is in, "" for none.
            name: The id it had.

        Returns:
            The id, the same where it was not renamed.
        """
        for (scope, _, old), new in self.entries.items():
            if old == name and scope in (opportunity, ""):
                return new
        return name


NO_RENAMES = Renames()


def identity(item: Diagnostic, renames: Renames = NO_RENAMES) -> tuple[str, ...]:
    """Return what a diagnostic is recognised by.

    Args:
        item: Any problem or finding.
        renames: What the entries of its state are called in the state it is compared with.

    Returns:
        Code, account, opportunity, then what it is about: the address that its rule gives, else
        the address of its place, with the entry that it names. What has neither and belongs to no
        account is told by its file.
    """
    address = item.location.address if item.about is None else item.about
    opportunity = item.opportunity or opportunity_in(address)
    if opportunity and opportunity_in(address) == opportunity:
        address = address[2:]
    opportunity = renames.opportunity(opportunity)
    subject = renames.address(opportunity, address)
    if item.about is None and item.entry and not entry_in(address):
        subject = (*subject, renames.entry(opportunity, item.entry))
    account = (renames.account or item.account) if item.account else ""
    if not subject and not account:
        subject = (item.location.path,)
    return (item.code, account, opportunity, *subject)


def stamped(
    diagnostics: Iterable[AnyDiagnostic], renames: Renames = NO_RENAMES
) -> tuple[AnyDiagnostic, ...]:
    """Give each diagnostic its fingerprint.

    Args:
        diagnostics: All of an account, or all that belong to none: of several alike the second by
            its place gets another fingerprint than the first.
        renames: What their entries are called in the state they are compared with.

    Returns:
        The same diagnostics in their order, each once, with 32 hexadecimal digits.
    """
    unique = {
        (item.location, item.code, str(item.message), item.opportunity): item
        for item in diagnostics
    }
    seen: Counter[tuple[str, ...]] = Counter()
    fingerprints: dict[int, str] = {}
    for item in ordered(unique.values()):
        parts = identity(item, renames)
        seen[parts] += 1
        again = f"\1{seen[parts]}" if seen[parts] > 1 else ""
        text = ("\0".join(parts) + again).encode("utf-8", "surrogatepass")
        fingerprints[id(item)] = hashlib.sha256(text).hexdigest()[:32]
    return tuple(replace(item, fingerprint=fingerprints[id(item)]) for item in unique.values())
