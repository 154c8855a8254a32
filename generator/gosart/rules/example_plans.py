"""A rule's example: a plan that fails and the same mended, read as a site reads its own plans."""

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
    """A plan that a rule finds something in, and the same in which it finds nothing."""

    fails: str
    mended: str
    options: str
    """The site's options, as text, "" for none."""
    findings: tuple[Finding, ...]
    """What the rule finds in the plan that fails."""


def example_of(rule: Rule, method: Method, language: str) -> Example | None:
    """Read a rule's example and run the plan that fails.

    Args:
        rule: The rule.
        method: What a company's own rule is tried by. Ours are rated by our own method, whatever a
            site rates by: its criteria may be others.
        language: Language of our method.

    Returns:
        The example, None where the rule has none.

    Raises:
        GosartError: Its files are no example.
    """
    return _example(rule, method) if rule.origin else _our_example(rule, language)


def try_plan(
    rule: Rule, method: Method, name: str
) -> tuple[tuple[Finding, ...], tuple[Diagnostic, ...]]:
    """Run a rule on a plan of its example.

    Args:
        rule: The rule.
        method: The method that the plan is rated by.
        name: Which plan, FAILS or MENDED.

    Returns:
        What the rule finds, and what is wrong with the plan as a plan.
    """
    folder = rule.examples
    settings, _ = _settings(rule)
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
    usual = not amounts and not rule.origin
    rules = (
        all_rules() if usual else choose(RuleOptions(), thresholds, (rule,) if rule.origin else ())
    )
    findings: list[Finding] = []
    for account in portfolio.accounts:
        analysis = analyse_account(account, method, TODAY)
        day = date.fromisoformat(str(touched[name])) if name in touched else None
        # Whether an ignore still applies is known only when all rules have run.
        report = run_account(
            analysis,
            method,
            TODAY,
            thresholds,
            rules if rule.scope == "ignores" else rules.alone(rule),
            day,
        )
        findings += (item for item in report.findings if item.code == rule.code)
    return tuple(findings), portfolio.problems


@lru_cache(maxsize=1024)
def _our_example(rule: Rule, language: str) -> Example | None:
    return _example(rule, load_method(language))


def _example(rule: Rule, method: Method) -> Example | None:
    texts = [rule.examples / f"{name}.yml" for name in (FAILS, MENDED)]
    if not all(path.is_file() for path in texts):
        return None
    fails, mended = (path.read_text(encoding="utf-8") for path in texts)
    return Example(fails, mended, _settings(rule)[1], try_plan(rule, method, FAILS)[0])


def _settings(rule: Rule) -> tuple[dict[str, Any], str]:
    """Return what the example says of the site's options, as data and as text."""
    path = rule.examples / "_options.yml"
    if not path.is_file():
        return {}, ""
    document, problems = read_file(rule.examples, path.name)
    if document is None or problems or not isinstance(document.data, dict):
        raise GosartError(f"{path} does not hold options.")
    return document.data, path.read_text(encoding="utf-8")
