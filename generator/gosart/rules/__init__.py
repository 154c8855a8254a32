"""The T of GOSART: rules that read a plan's results and say what would lose the deal, each with a stable code.

Our rules and a company's own are written against the same names, those that are given here.

    rule ── makes a rule of a function       Context ── what it may look at
    finding ── what it found                 said ── a sentence that can be translated
"""

from gosart.diagnostics import Severity, msg
from gosart.rules.findings import Ask, Context, Finding, Found, finding, opportunity_of
from gosart.rules.registry import Rule, rule

__all__ = [
    "Ask",
    "Context",
    "Finding",
    "Found",
    "Rule",
    "Severity",
    "finding",
    "msg",
    "opportunity_of",
    "rule",
]
