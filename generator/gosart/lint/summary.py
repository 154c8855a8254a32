"""The sums at the end of a check, by account and severity."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.diagnostics import Diagnostic, Severity

__all__ = ["summary"]

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("advice", "advice"),
}


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the sums of a check.

    Args:
        diagnostics: What the check lists.

    Returns:
        A line for each account where there are several, the most errors first, then one for all.
    """
    if not diagnostics:
        return "No problems."
    files = len({item.location.path for item in diagnostics})
    last = f"{_counts(diagnostics)} in {files} {'file' if files == 1 else 'files'}."
    by_account: dict[str, list[Diagnostic]] = {}
    for item in diagnostics:
        by_account.setdefault(item.account or "(shared)", []).append(item)
    if len(by_account) == 1:
        return last
    width = max(len(name) for name in by_account)
    order = sorted(
        by_account.items(),
        key=lambda entry: ([-_count(entry[1], severity) for severity in Severity], entry[0]),
    )
    return "\n".join([*(f"{name:<{width}}  {_counts(items)}" for name, items in order), last])


def _count(diagnostics: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(item.count for item in diagnostics if item.severity is severity)


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    counts = [(_count(diagnostics, severity), severity) for severity in Severity]
    return ", ".join(
        f"{count} {_NAMES[severity][count != 1]}" for count, severity in counts if count
    )
