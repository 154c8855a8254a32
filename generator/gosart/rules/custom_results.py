"""What a company's own rule gives back, looked at before anything of ours relies on it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any

from gosart.diagnostics import Location, Message
from gosart.method.enums import Side
from gosart.plan.model.account import Account
from gosart.plan_paths import SHARED, account_of
from gosart.rules.findings import Finding

__all__ = ["MOST_FINDINGS", "checked_results"]

MOST_FINDINGS = 1000
"""Findings that a rule may give of one opportunity; one that gives more may never end."""
_WANTED = "yield finding(message, hint, location) for each"


def checked_results(results: Any, account: Account) -> list[Finding]:
    """Return the findings of an own rule, each of which is one.

    Args:
        results: What its function returned.
        account: What it was run on.

    Returns:
        The findings in their order.

    Raises:
        TypeError: It is none, or something in it is of another type.
        ValueError: There are too many, or one stands in a file of another account.
    """
    if isinstance(results, Finding):
        raise TypeError(f"it returned one finding where a row of them is wanted: {_WANTED}")
    if not isinstance(results, Iterable):
        raise TypeError(
            f"it returned {type(results).__name__} where findings are wanted: {_WANTED}, "
            "or return [] where there is none"
        )
    findings: list[Finding] = []
    for item in results:
        if len(findings) >= MOST_FINDINGS:
            raise ValueError(f"it gave more than {MOST_FINDINGS} findings of one plan")
        if not isinstance(item, Finding):
            raise TypeError(f"it gave {type(item).__name__} where a finding is wanted: {_WANTED}")
        _check(item, account)
        findings.append(item)
    return findings


def _check(finding: Finding, account: Account) -> None:
    """Raise where a finding holds what cannot be written."""
    location: Any = finding.location
    if not isinstance(location, Location):
        name = type(location).__name__
        way = "write `.location` or `.at(…)` behind it" if name == "Locator" else _TO_WRITE
        raise TypeError(f"it gave {name} where a location is wanted: {way}")
    for name, value, wanted in (
        ("message", finding.message, Message),
        ("hint", finding.hint, Message),
        ("entry", finding.entry, str),
        ("side", finding.side, Side),
        ("path of the location", location.path, str),
        ("line of the location", location.line, int),
        ("column of the location", location.column, int),
        ("length of the location", location.length, int),
        *(("about", part, str) for part in finding.about or ()),
        *(("address of the location", part, str) for part in location.address or ()),
    ):
        if not isinstance(value, wanted):
            raise TypeError(
                f"the {name} of a finding is {type(value).__name__} where {wanted.__name__} "
                "is wanted"
            )
    str(finding.message), str(finding.hint)
    if min(location.line, location.column) < 1:
        raise ValueError("the location of a finding has no line: lines and columns start at 1")
    folder = _folder(account)
    is_inside = location.path.startswith(f"{folder}/") if folder else True
    if not is_inside or account_of(location.path, folder) not in (account.id, SHARED):
        raise ValueError(
            f"the location of a finding is in '{location.path}', no file of the plan: {_TO_WRITE}"
        )


_TO_WRITE = "write the locator of an entry and `.location` or `.at(…)`"


def _folder(account: Account) -> str:
    """Return the folder of the accounts, by the path of an account's main file."""
    folder = posixpath.dirname(account.path)
    is_folder = posixpath.basename(folder) == account.id
    return posixpath.dirname(folder) if is_folder else folder
