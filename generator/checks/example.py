"""A rule's example: a plan that fails and the same mended, real plans beside the rule, read as a site reads its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.analysis.deal import read_account
from generator.checks.choice import all_rules, choose
from generator.checks.findings import Finding, Thresholds
from generator.checks.rule import Rule
from generator.checks.running import run_account
from generator.diagnostics import Diagnostic
from generator.errors import GosartError
from generator.methodology.catalogue import Method
from generator.options import RuleOptions
from generator.plan.portfolio import PlanOptions, load_portfolio
from generator.source.layout import read_repository
from generator.source.method_file import load_method
from generator.source.reader import read_document

__all__ = ["TODAY", "Example", "example_of"]

TODAY = date(2026, 11, 24)
"""The day that examples are read on."""
AMOUNTS = ("min_order_amount", "min_future_revenue", "min_profit")
"""Options of the site that an example may set."""
FAILS, MENDED = "fails", "mended"


@dataclass(frozen=True, eq=False, slots=True)
class Example:
    """A plan that a rule finds something in, and the same in which it finds nothing. `options` are the site's, as text, "" for none."""

    fails: str
    mended: str
    options: str
    findings: tuple[Finding, ...]
    """What the rule finds in the plan that fails."""
    left: tuple[Finding, ...]
    """What it finds in the mended one: nothing, if the example is right."""
    problems: tuple[Diagnostic, ...]
    """What is wrong with the plans as plans: nothing, if the example is right."""


def example_of(one: Rule, method: Method, language: str) -> Example | None:
    """Read and run a rule's example; None where it has none. Raises GosartError for files that are none.

    Ours are rated by our own method, whatever `method` a site rates by: its criteria may be others.
    """
    return _run(one, method) if one.origin else _run_ours(one, language)


@lru_cache(maxsize=1024)
def _run_ours(one: Rule, language: str) -> Example | None:
    return _run(one, load_method(language))


def _run(one: Rule, method: Method) -> Example | None:
    folder = one.examples
    texts = [folder / f"{name}.yml" for name in (FAILS, MENDED)]
    if not all(path.is_file() for path in texts):
        return None
    settings, options = _settings(one)
    repository = read_repository(folder.parent, folder.name)
    portfolio = load_portfolio(repository, method, PlanOptions(root=folder.parent, folder=folder.name))
    amounts = {name: Decimal(str(settings[name]).replace("_", "")) for name in AMOUNTS if name in settings}
    thresholds = Thresholds(
        min_order_amount=amounts.get("min_order_amount"),
        min_future_revenue=amounts.get("min_future_revenue"),
        min_profit=amounts.get("min_profit"),
    )
    touched: Mapping[str, Any] = settings.get("touched") or {}
    plain = (
        all_rules() if thresholds == Thresholds() and not one.origin else choose(RuleOptions(), thresholds, (one,) if one.origin else ())
    )
    wanted = plain if one.scope == "ignores" else plain.alone(one)
    found: dict[str, tuple[Finding, ...]] = {}
    for account in portfolio.accounts:
        reading = read_account(account, method, TODAY, thresholds.review_days)
        day = date.fromisoformat(str(touched[account.id])) if account.id in touched else None
        report = run_account(reading, method, TODAY, thresholds, wanted, day)
        found[account.id] = tuple(item for item in report.findings if item.code == one.code)
    return Example(
        texts[0].read_text(encoding="utf-8"),
        texts[1].read_text(encoding="utf-8"),
        options,
        found.get(FAILS, ()),
        found.get(MENDED, ()),
        portfolio.problems,
    )


def _settings(one: Rule) -> tuple[dict[str, Any], str]:
    """Return what the example says of the site's options, as data and as text."""
    path = one.examples / "_options.yml"
    if not path.is_file():
        return {}, ""
    document, problems = read_document(one.examples, path.name)
    if document is None or problems or not isinstance(document.data, dict):
        raise GosartError(f"{path} does not hold options.")
    return document.data, path.read_text(encoding="utf-8")
