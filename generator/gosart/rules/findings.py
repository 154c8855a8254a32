"""What a rule may look at, what it finds, and what a plan accepts with a reason.

Context ── account, deal, method, today, limits ── what a rule is given
Report ── findings, accepted findings (an `ignore` with its reason), how many rules found nothing
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.config.model import DEFAULTS
from gosart.diagnostics import Location, Message, Severity
from gosart.method.enums import Side
from gosart.method.model import Method
from gosart.plan.model.account import Ignore

__all__ = [
    "Accepted",
    "Ask",
    "Context",
    "Finding",
    "Found",
    "Report",
    "Thresholds",
    "finding",
    "opportunity_of",
]

_NONE: Mapping[str, int] = MappingProxyType({})


class Ask(StrEnum):
    """What a sales manager asks of a deal, in this order."""

    REAL = "real"
    PEOPLE = "people"
    VALUE = "value"
    WIN = "win"
    WORK = "work"
    TRUE = "true"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of the site that several rules compare with; None is no limit. Amounts are in `currency`."""

    review_days: int = DEFAULTS.stale_days
    evidence_days: int = DEFAULTS.evidence_days
    min_order_amount: Decimal | None = None
    max_days_to_close: int | None = None
    min_future_revenue: Decimal | None = None
    min_profit: Decimal | None = None
    currency: str = DEFAULTS.currency


@dataclass(frozen=True, eq=False, slots=True)
class Context:
    """What a rule may look at. `deal` is None while the account's own rules run."""

    account: AccountAnalysis
    opportunity: OpportunityAnalysis | None
    method: Method
    today: date
    thresholds: Thresholds
    touched: date | None = None
    """Day the account's files were last changed, None where nobody knows."""
    limits: Mapping[str, int] = field(default_factory=lambda: _NONE)
    """The running rule's own limits, as the site sets them."""
    unused: tuple[Ignore, ...] = ()
    """Ignores of the account or deal that covered no finding; filled when all other rules have run."""
    codes: frozenset[str] = frozenset()
    """Codes of all rules there are."""

    def limit(self, name: str) -> int:
        """Return a limit that the running rule declares."""
        return self.limits[name]


@dataclass(frozen=True, eq=False, slots=True)
class Finding:
    """One thing a rule found. `entry` is the id of the person or action it is about, "" for the plan as a whole."""

    code: str
    severity: Severity
    message: Message
    hint: Message
    location: Location
    part: str
    side: Side = Side.TEAM
    account: str = ""
    opportunity: str = ""
    entry: str = ""
    asks: Ask = Ask.TRUE
    """The manager's question that it answers."""


@dataclass(frozen=True, eq=False, slots=True)
class Accepted:
    """A finding that the plan accepts with a reason."""

    finding: Finding
    ignore: Ignore


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """Findings of one deal (or of the account itself) with the counts a summary shows."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    passed: int
    """How many rules found nothing."""

    def count(self, severity: str) -> int:
        """Return how many findings have this severity."""
        return sum(found.severity == severity for found in self.findings)


Found = Iterator[Finding]


def finding(
    message: Message | str,
    hint: Message | str,
    location: Location,
    *,
    side: Side = Side.TEAM,
    entry: str = "",
) -> Finding:
    """Make a finding; its rule adds code, severity and part. A plain text stands for a sentence that has no translation."""
    return Finding(
        "", Severity.ADVICE, sentence(message), sentence(hint), location, "", side, entry=entry
    )


def sentence(text: Message | str) -> Message:
    """Return a sentence as it is, a plain text (braces and all) as a sentence."""
    return text if isinstance(text, Message) else Message("{text}", {"text": text})


def opportunity_of(context: Context) -> OpportunityAnalysis:
    """Return the deal a deal's rule runs on. Raises TypeError for a rule registered in the wrong scope."""
    if context.opportunity is None:
        raise TypeError("a rule about a deal was run on an account")
    return context.opportunity
