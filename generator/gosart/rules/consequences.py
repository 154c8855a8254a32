"""What follows from what each rule finds: the class by which findings are put in order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.analysis.consequence import Consequence
from gosart.diagnostics import Severity
from gosart.rules.findings import Finding

__all__ = ["CODES_BY_CONSEQUENCE", "consequence_of", "finding_order"]

CODES_BY_CONSEQUENCE: Mapping[Consequence, tuple[str, ...]] = MappingProxyType(
    {
        Consequence.STOP_OR_GO: ("T007", "A014", "C008", "L007"),
        Consequence.TIME: ("G009", "G010", "G011", "G005", "G012", "G004", "N001"),
        Consequence.VOTE: ("K014", "K013", "K007", "K001"),
        Consequence.VALUE: ("V004", "V010", "V011", "V001", "V002", "V008", "A005", "N009", "V013"),
        Consequence.COMPETITOR: ("C009", "L008", "C004", "C003", "C005", "C002"),
        Consequence.UNKNOWN: (
            "A001",
            "A007",
            "V003",
            "A006",
            "A021",
            "G015",
            "G016",
            "G014",
            "L009",
        ),
        Consequence.REST: (
            *("T005", "N002", "A010", "A002", "N004", "K002", "K012", "K107", "K008", "K006"),
            "L002",
        ),
        Consequence.HOUSEKEEPING: (
            *("A008", "A009", "A017", "D001", "D004", "D005", "G013", "K005", "K011", "L001"),
            *("L003", "N003", "N005", "N007", "N012", "R002", "R005", "T006", "T009", "T021"),
            *("T022", "V006", "V021"),
        ),
    }
)
"""Codes by class, in the order of weight within it. A rule that is not here is of the rest. An
overdue action that the deal hangs on, and a vote that decides, are moves of their own."""

_CLASSES = {
    code: consequence for consequence, codes in CODES_BY_CONSEQUENCE.items() for code in codes
}
_WEIGHTS = {
    code: index for codes in CODES_BY_CONSEQUENCE.values() for index, code in enumerate(codes)
}
_SEVERITIES = list(Severity)


def consequence_of(code: str) -> Consequence:
    """Return what follows from what a rule finds.

    Args:
        code: Its code; a company's own rules are of the rest.
    """
    return _CLASSES.get(code, Consequence.REST)


def finding_order(finding: Finding) -> tuple[int, int, int, str]:
    """Return what sorts findings by consequence.

    Args:
        finding: The finding.

    Returns:
        Its class, its severity, then its rule's weight within the class and its code.
    """
    return (
        consequence_of(finding.code).rank,
        _SEVERITIES.index(finding.severity),
        _WEIGHTS.get(finding.code, len(_WEIGHTS)),
        finding.code,
    )
