"""What `gosart check` says of codes: how often each was found, and what one means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Any

from gosart.diagnostics import Diagnostic
from gosart.errors import GosartError
from gosart.method.model import Method
from gosart.method.problems import CODES as METHOD_CODES
from gosart.plan.validate.messages import CODES as PLAN_CODES
from gosart.rules.custom_rules import CODES as OWN_CODES
from gosart.rules.example_plans import example_of
from gosart.rules.registry import Rule
from gosart.rules.selection import RuleSet
from gosart.text.suggest import nearest
from gosart.yaml.codes import CODES as FILE_CODES

__all__ = ["explain", "explain_json", "statistics", "statistics_text"]

_TITLES = {
    code: str(title)
    for codes in (FILE_CODES, PLAN_CODES, METHOD_CODES, OWN_CODES)
    for code, title in codes.items()
}


def statistics(found: Sequence[Diagnostic], rules: RuleSet) -> list[dict[str, Any]]:
    """Return how often each code was found, the most frequent first: code, severity, count, title."""
    counts = Counter((item.code, item.severity) for item in found)
    return [
        {"code": code, "severity": str(severity), "count": count, "title": _title(code, rules)}
        for (code, severity), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0][0])
        )
    ]


def statistics_text(counted: Sequence[Mapping[str, Any]]) -> str:
    """Return the counts as lines, "" for none."""
    return "\n".join(
        f"{item['count']:>6}  {item['code']}  {item['severity']:<7}  {item['title']}"
        for item in counted
    )


def explain_json(code: str, rules: RuleSet, method: Method, language: str) -> dict[str, Any]:
    """Return what a code means: title and severity, and for a rule why it matters, its limits and its example.

    Raises GosartError for a code that there is not, with the nearest one.
    """
    one = rules.get(code.upper())
    if one is None:
        return {"code": code.upper(), "severity": "error", "title": _known(code.upper(), rules)}
    told: dict[str, Any] = {
        "code": one.code,
        "severity": str(rules.severity(one)),
        "family": one.family.key,
        "title": str(one.title),
        "why": str(one.why),
        "active": one.code in rules.active,
        "thresholds": dict(rules.limits(one)),
    }
    example = example_of(one, method, language)
    if example is not None:
        told["finds"] = [
            f"{found.location.line}:{found.location.column}: {found.message}"
            for found in example.findings
        ]
        told["hint"] = str(example.findings[0].hint) if example.findings else ""
        told |= {"fails": example.fails, "mended": example.mended}
    return told


def explain(code: str, rules: RuleSet, method: Method, language: str) -> str:
    """Return what a code means as a person reads it. Raises GosartError for a code that there is not."""
    told = explain_json(code, rules, method, language)
    lines = [f"{told['code']} {told['title']} ({told['severity']})"]
    if "family" in told:
        limits = ", ".join(f"{name} {value}" for name, value in told["thresholds"].items())
        about = [
            f"Family: {told['family']}",
            *([f"thresholds: {limits}"] if limits else []),
            *([] if told["active"] else ["not run here"]),
        ]
        lines += ["", "; ".join(about), "", told["why"]]
    if "fails" in told:
        lines += [
            "",
            "Fails:",
            "",
            indent(told["fails"].rstrip(), "    "),
            "",
            *(f"    -> {found}" for found in told["finds"]),
        ]
        lines += [
            f"       = {told['hint']}",
            "",
            "Mended:",
            "",
            indent(told["mended"].rstrip(), "    "),
        ]
    elif "family" not in told:
        lines += [
            "",
            "A plan with this is no plan yet: the message says what is wrong and what would be right.",
        ]
    return "\n".join(line for line in lines if line is not None)


def _title(code: str, rules: RuleSet) -> str:
    one: Rule | None = rules.get(code)
    return str(one.title) if one else _TITLES.get(code, "")


def _known(code: str, rules: RuleSet) -> str:
    title = _title(code, rules)
    if not title:
        near = nearest(code, [*rules.codes, *_TITLES])
        raise GosartError(
            f"There is no code '{code}'."
            + (f" Did you mean '{near}'?" if near else " `gosart check --statistics` names some.")
        )
    return title
