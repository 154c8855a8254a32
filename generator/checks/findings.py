"""What a rule finds, how rules are registered, and what a plan accepts with a reason.

Rule ── code, severity, part, title ── a function (DealContext or AccountContext) -> findings
Report ── findings, accepted findings (an `ignore` with its reason), rules passed
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.analysis.deal import AccountReading, DealReading
from generator.diagnostics import Said, Severity, Spot
from generator.methodology.catalogue import Method
from generator.methodology.enums import Side
from generator.plan.model import Account, Ignore

__all__ = ["RULES", "Accepted", "Context", "Finding", "Report", "Rule", "Thresholds", "rule", "run_rules"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits that rules compare with; None is no limit. Amounts are in `currency`."""

    review_days: int = 30
    evidence_days: int = 120
    min_order_amount: Decimal | None = None
    max_days_to_close: int | None = None
    currency: str = "EUR"


@dataclass(frozen=True, eq=False, slots=True)
class Context:
    """What a rule may look at. `deal` is None while the account's own rules run."""

    account: AccountReading
    deal: DealReading | None
    method: Method
    today: date
    thresholds: Thresholds


@dataclass(frozen=True, eq=False, slots=True)
class Finding:
    """One thing a rule found. `entry` is the id of the person or action it is about, "" for the plan as a whole."""

    code: str
    severity: Severity
    message: Said
    hint: Said
    spot: Spot
    part: str
    side: Side = Side.TEAM
    account: str = ""
    deal: str = ""
    entry: str = ""


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule. `scope` is "deal" or "account"; `part` the page of the plan that shows it."""

    code: str
    severity: Severity
    part: str
    title: Said
    scope: str
    check: Callable[[Context], Iterable[Finding]]


RULES: dict[str, Rule] = {}
"""All rules by code, filled once while the rule modules are imported."""


def rule(
    code: str, severity: Severity, part: str, title: Said, *, scope: str = "deal"
) -> Callable[[Callable[[Context], Found]], Callable[[Context], Found]]:
    """Register a function as a rule; what it yields gets the rule's code, severity and part."""

    def register(check: Callable[[Context], Found]) -> Callable[[Context], Found]:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, part, title, scope, check)
        return check

    return register


def finding(message: Said, hint: Said, spot: Spot, *, side: Side = Side.TEAM, entry: str = "") -> Finding:
    """Make a finding; its rule adds code, severity and part."""
    return Finding("", Severity.ADVICE, message, hint, spot, "", side, entry=entry)


def deal_of(context: Context) -> DealReading:
    """Return the deal a deal's rule runs on. Raises TypeError for a rule registered in the wrong scope."""
    if context.deal is None:
        raise TypeError("a deal's rule was run on an account")
    return context.deal


def run_rules(context: Context) -> Report:
    """Run the rules of the context's scope and set aside what the plan accepts."""
    account = context.account.account
    deal = context.deal.deal if context.deal else None
    scope = "deal" if deal else "account"
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    passed = 0
    for registered in sorted(RULES.values(), key=lambda found: found.code):
        if registered.scope != scope:
            continue
        results = [
            replace(
                found,
                code=registered.code,
                severity=registered.severity,
                part=registered.part,
                account=account.id,
                deal=deal.id if deal else "",
            )
            for found in registered.check(context)
        ]
        passed += not results
        for result in results:
            ignore = _ignored(result, account, deal.ignores if deal else (), context.today)
            if ignore:
                accepted.append(Accepted(result, ignore))
            else:
                kept.append(result)
    order = [Severity.ERROR, Severity.WARNING, Severity.ADVICE]
    kept.sort(key=lambda found: (order.index(found.severity), found.code, found.spot.path, found.spot.line))
    return Report(tuple(kept), tuple(accepted), passed)


def _ignored(found: Finding, account: Account, own: tuple[Ignore, ...], today: date) -> Ignore | None:
    """Return the ignore that covers a finding: of its rule, for this entry or the whole plan, not run out."""
    for ignore in (*own, *account.ignores):
        if ignore.rule == found.code and ignore.entry in ("", found.entry) and (ignore.until is None or ignore.until >= today):
            return ignore
    return None
