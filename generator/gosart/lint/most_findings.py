"""Many findings of one rule in one file: the first are listed, the rest are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gosart.diagnostics import AnyDiagnostic, Diagnostic, Location, msg
from gosart.lint.fingerprint import stamped

__all__ = ["MOST_FINDINGS", "capped", "stands_for_others"]

_MORE = "more"

MOST_FINDINGS = 200
"""Most findings of one code in one file that are listed."""


def capped(findings: Iterable[AnyDiagnostic]) -> tuple[AnyDiagnostic, ...]:
    """Return findings, of each code and file so many, and one that stands for the rest.

    The one that stands for others has their code and severity, so that it fails what they fail.
    What is the same at one location (of a person, in each opportunity) is one finding: of those
    that are listed the first two are left, by which `merged` knows that it is of several.

    Args:
        findings: Of one account, or of several.

    Returns:
        The findings in their order. Behind them, for each code and file of which more are left
        out, a finding at the place of the first of these, whose `count` says how many they are.
    """
    listed: list[AnyDiagnostic] = []
    again: dict[tuple[str, Location, str], int] = {}
    counts: dict[tuple[str, str, str], int] = {}
    first_more: dict[tuple[str, str, str], AnyDiagnostic] = {}
    for item in findings:
        kind = (item.code, item.account, item.location.path)
        same = (item.code, item.location, str(item.message))
        number = again[same] = again.get(same, 0) + 1
        if number > 1:
            if number == 2 and counts[kind] <= MOST_FINDINGS:
                listed.append(item)
            continue
        count = counts[kind] = counts.get(kind, 0) + 1
        if count <= MOST_FINDINGS:
            listed.append(item)
        elif count == MOST_FINDINGS + 1:
            first_more[kind] = item
    for kind, item in first_more.items():
        listed.append(_standing_for(item, counts[kind] - MOST_FINDINGS))
    return tuple(listed)


def stands_for_others(item: Diagnostic) -> bool:
    """Return whether a finding stands for others that are only counted.

    Args:
        item: What a check found.
    """
    return item.about is not None and item.about[:1] == (_MORE,)


def _standing_for(first: AnyDiagnostic, count: int) -> AnyDiagnostic:
    """Return the finding for several that are not listed, the first of them given."""
    more = replace(
        first,
        location=replace(first.location, address=()),
        message=msg("There is one more finding of this rule in this file.")
        if count == 1
        else msg("There are {count} more findings of this rule in this file.", count=count),
        hint=msg("Fix those above, and check again."),
        opportunity="",
        entry="",
        about=(_MORE, first.location.path),
        count=count,
        fingerprint="",
    )
    return stamped((more,))[0] if first.fingerprint else more
