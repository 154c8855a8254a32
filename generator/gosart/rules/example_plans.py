"""A rule's example: a plan that fails and the same mended, real plans beside the rule, read as a site reads its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from gosart.analysis.opportunity import analyse_account
from gosart.config.model import RuleOptions
from gosart.diagnostics import Diagnostic
from gosart.errors import GosartError
from gosart.method.loader import load_method
from gosart.method.model import Method
from gosart.plan.portfolio_loader import PlanOptions, load_portfolio
from gosart.repository.loader import read_repository
from gosart.repository.read_file import read_file
from gosart.rules.findings import Finding, Thresholds
from gosart.rules.registry import Rule
from gosart.rules.runner import run_account
from gosart.rules.selection import all_rules, choose

__all__ = ["FAILS", "MENDED", "TODAY", "Example", "example_of", "try_plan"]

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


def example_of(one: Rule, method: Method, language: str) -> Example | None:
    """Read a rule's example and run the plan that fails; None where it has none. Raises GosartError for files that are none.

    Ours are rated by our own method, whatever `method` a site rates by: its criteria may be others.
    """
    return _example(one, method) if one.origin else _our_example(one, language)


def try_plan(
    one: Rule, method: Method, name: str
) -> tuple[tuple[Finding, ...], tuple[Diagnostic, ...]]:
    """Return what a rule finds in one plan of its example (FAILS or MENDED), and what is wrong with it as a plan."""
    folder = one.examples
    settings, _ = _settings(one)
    repository = read_repository(folder.parent, folder.name, frozenset({name}))
    portfolio = load_portfolio(
        repository, method, PlanOptions(root=folder.parent, folder=folder.name)
    )
    amounts = {
        name: Decimal(str(settings[name]).replace("_", "")) for name in AMOUNTS if name in settings
    }
    thresholds = Thresholds(
        min_order_amount=amounts.get("min_order_amount"),
        min_future_revenue=amounts.get("min_future_revenue"),
        min_profit=amounts.get("min_profit"),
    )
    touched: Mapping[str, Any] = settings.get("touched") or {}
    usual = not amounts and not one.origin
    rules = (
        all_rules() if usual else choose(RuleOptions(), thresholds, (one,) if one.origin else ())
    )
    found: list[Finding] = []
    for account in portfolio.accounts:
        reading = analyse_account(account, method, TODAY, thresholds.review_days)
        day = date.fromisoformat(str(touched[name])) if name in touched else None
        # Whether an ignore still applies is known only when all rules have run.
        report = run_account(
            reading,
            method,
            TODAY,
            thresholds,
            rules if one.scope == "ignores" else rules.alone(one),
            day,
        )
        found += (item for item in report.findings if item.code == one.code)
    return tuple(found), portfolio.problems


@lru_cache(maxsize=1024)
def _our_example(one: Rule, language: str) -> Example | None:
    return _example(one, load_method(language))


def _example(one: Rule, method: Method) -> Example | None:
    texts = [one.examples / f"{name}.yml" for name in (FAILS, MENDED)]
    if not all(path.is_file() for path in texts):
        return None
    fails, mended = (path.read_text(encoding="utf-8") for path in texts)
    return Example(fails, mended, _settings(one)[1], try_plan(one, method, FAILS)[0])


def _settings(one: Rule) -> tuple[dict[str, Any], str]:
    """Return what the example says of the site's options, as data and as text."""
    path = one.examples / "_options.yml"
    if not path.is_file():
        return {}, ""
    document, problems = read_file(one.examples, path.name)
    if document is None or problems or not isinstance(document.data, dict):
        raise GosartError(f"{path} does not hold options.")
    return document.data, path.read_text(encoding="utf-8")
