"""The T of GOSART: rules that say what would lose the opportunity, each with a stable code.

Our rules and a company's own are written against the same names, those that are given here.

    rule ── makes a rule of a function       Context ── what it may look at
    finding ── what it finds                 msg ── a sentence that can be translated
    named, term, listed, span, amount ── values of a sentence that a machine can read, too
"""

from gosart.diagnostics import Severity, msg
from gosart.rules.findings import Ask, Context, Finding, Findings, finding, opportunity_of
from gosart.rules.registry import Rule, rule
from gosart.rules.values import amount, listed, named, span, term

__all__ = [
    "Ask",
    "Context",
    "Finding",
    "Findings",
    "Rule",
    "Severity",
    "amount",
    "finding",
    "listed",
    "msg",
    "named",
    "opportunity_of",
    "rule",
    "span",
    "term",
]
