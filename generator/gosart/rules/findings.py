"""What a rule may look at, what it finds, and what a plan accepts with a reason.

Context ── account, opportunity, method, today, limits ── what a rule is given
Report ── findings, accepted findings (an `ignore` with its reason), how many rules found nothing
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.config.model import DEFAULTS
from gosart.diagnostics import Diagnostic, Kind, Location, Message, Severity
from gosart.method.enums import Side
from gosart.method.model import Method
from gosart.plan.model.account import Ignore

__all__ = [
    "Accepted",
    "Ask",
    "Context",
    "Finding",
    "Findings",
    "Report",
    "Thresholds",
    "finding",
    "opportunity_of",
]

_NONE: Mapping[str, int] = MappingProxyType({})


class Ask(StrEnum):
    """What a sales manager asks of an opportunity, in this order."""

    REAL = "real"
    PEOPLE = "people"
    VALUE = "value"
    WIN = "win"
    WORK = "work"
    TRUE = "true"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of the site that several rules compare with; None is no limit.

    Days are counted in days, amounts are in `currency`.
    """

    review_days: int = 0
    """Between two reviews of any plan; 0 for its cadence, by tier and stage."""
    evidence_days: int = DEFAULTS.evidence_days
    min_order_amount: Decimal | None = None
    max_days_to_close: int | None = None
    min_future_revenue: Decimal | None = None
    min_profit: Decimal | None = None
    currency: str = DEFAULTS.currency


@dataclass(frozen=True, eq=False, slots=True)
class Context:
    """What a rule may look at. `opportunity` is None while the account's own rules run."""

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
    """Ignores of the account or opportunity that covered no finding of all other rules."""
    codes: frozenset[str] = frozenset()
    """Codes of all rules there are."""

    def limit(self, name: str) -> int:
        """Return a limit that the running rule declares.

        Args:
            name: The id.

        Raises:
            KeyError: It declares no limit of that name.
        """
        return self.limits[name]


@dataclass(frozen=True, eq=False, slots=True)
class Finding(Diagnostic):
    """What a rule finds: a diagnostic with what its rule says of all of them."""

    part: str = ""
    """The page of the plan that shows what it is about."""
    side: Side = Side.TEAM
    """Whose work it is."""
    asks: Ask = Ask.TRUE
    """The manager's question that it answers."""
    kind: Kind = Kind.FINDING
    """A rule found it."""


@dataclass(frozen=True, eq=False, slots=True)
class Accepted:
    """A finding that the plan accepts with a reason."""

    finding: Finding
    ignore: Ignore


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """Findings of one opportunity (or of the account itself) with the counts a summary shows."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    passed: int
    """How many rules found nothing."""

    def count(self, severity: str) -> int:
        """Return how many findings have this severity.

        Args:
            severity: The severity.
        """
        return sum(finding.severity == severity for finding in self.findings)


Findings: TypeAlias = Iterator[Finding]
"""What a rule's function returns."""


def finding(
    message: Message | str,
    hint: Message | str,
    location: Location,
    *,
    side: Side = Side.TEAM,
    entry: str = "",
    about: Sequence[str] | None = None,
) -> Finding:
    """Make a finding; its rule adds code, severity and part.

    It is recognised tomorrow by its rule, its opportunity and what it is about: never by its
    sentence or its line.

    Args:
        message: What is wrong. A plain text stands for a sentence that has no translation.
        hint: What to do.
        location: The place of the value that is wrong: `opportunity.locator.at("close_date")`. What
            stands there is what the finding is about.
        side: Whose work it is.
        entry: Id of the person or action that it is about, "" for the plan as a whole.
        about: What it is about where the location is only one of several that it is about (the
            first key player) or several findings of one rule share it: `("people",)`,
            `("competitors", rival.id)`. An entry is named by its section and its id.

    Returns:
        The finding, to be yielded by the rule.

    Raises:
        TypeError: A sentence is no text, or `about` is one.
    """
    if isinstance(about, str):
        raise TypeError(f"'about' is a text; write it as a row of texts: ({about!r},)")
    subject = None if about is None else tuple(" ".join(part.split()) for part in about)
    return Finding(
        "",
        Severity.ADVICE,
        location,
        sentence(message),
        sentence(hint),
        entry=entry,
        about=subject,
        side=side,
    )


def sentence(text: Message | str) -> Message:
    """Return a text as a sentence.

    Args:
        text: A sentence, which stays as it is, or a plain text, whose braces mean nothing.

    Raises:
        TypeError: It is neither.
    """
    if not isinstance(text, Message | str):
        raise TypeError(f"{type(text).__name__} instead of text")
    return text if isinstance(text, Message) else Message("{text}", {"text": text})


def opportunity_of(context: Context) -> OpportunityAnalysis:
    """Return the opportunity that a rule runs on.

    Args:
        context: What the rule was given.

    Raises:
        TypeError: The rule has the scope of an account, and none is given to it.
    """
    if context.opportunity is None:
        raise TypeError("a rule about an opportunity was run on an account")
    return context.opportunity
