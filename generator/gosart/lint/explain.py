"""What `gosart check` says of codes: how often each was found, and what one means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Any

from gosart.diagnostics import Diagnostic, Message, Say, Severity
from gosart.errors import GosartError
from gosart.exercises.codes import CODES as CASE_CODES
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.method.problems import CODES as METHOD_CODES
from gosart.plan.validate.codes import CODES as PLAN_CODES
from gosart.rules.custom_rules import CODES as OWN_CODES
from gosart.rules.example_plans import example_of
from gosart.rules.selection import RuleSet
from gosart.text.suggest import nearest
from gosart.yaml.codes import CODES as FILE_CODES

__all__ = ["explain", "explain_json", "statistics", "statistics_text"]

_TITLES = {
    code: title
    for codes in (FILE_CODES, PLAN_CODES, METHOD_CODES, OWN_CODES, CASE_CODES)
    for code, title in codes.items()
}


def statistics(
    diagnostics: Sequence[Diagnostic], rules: RuleSet, say: Say = str
) -> list[dict[str, Any]]:
    """Return how often each code was found.

    Args:
        diagnostics: What was found.
        rules: The rules there are, for their titles.
        say: Writes the titles in a language.

    Returns:
        `{"code", "severity", "count", "title"}` for each code, the most frequent first.
    """
    counts: Counter[tuple[str, Severity]] = Counter()
    for item in diagnostics:
        counts[item.code, item.severity] += item.count
    return [
        {
            "code": code,
            "severity": str(severity),
            "count": count,
            "title": say(title) if (title := _title(code, rules)) else "",
        }
        for (code, severity), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0][0])
        )
    ]


def statistics_text(counted: Sequence[Mapping[str, Any]]) -> str:
    """Return the counts as lines.

    Args:
        counted: What `statistics` returned.

    Returns:
        A line for each code; "" for none.
    """
    return "\n".join(
        f"{item['count']:>6}  {item['code']}  {item['severity']:<7}  {item['title']}"
        for item in counted
    )


def explain_json(
    code: str, rules: RuleSet, method: Method, translator: Translator
) -> dict[str, Any]:
    """Return what a code means, as data.

    Args:
        code: The code, in capital letters or not.
        rules: The rules of the site.
        method: Its method, by whose words a company's own examples are tested.
        translator: Writes the sentences in a language.

    Returns:
        `code`, `severity` and `title`; for a rule also `family`, `why`, `active` and `thresholds`,
        and for one with an example what it `finds`, its `hint`, and the two plans.

    Raises:
        GosartError: There is no such code; the sentence has the nearest one.
    """
    say = translator.say
    rule = rules.get(code.upper())
    if rule is None:
        title = say(_title_or_refuse(code.upper(), rules))
        return {"code": code.upper(), "severity": "error", "title": title}
    explained: dict[str, Any] = {
        "code": rule.code,
        "severity": str(rules.severity(rule)),
        "family": rule.family.key,
        "title": say(rule.title),
        "why": say(rule.why),
        "active": rule.code in rules.active,
        "thresholds": dict(rules.limits(rule)),
    }
    example = example_of(rule, method, translator.language)
    if example is not None:
        explained["finds"] = [
            f"{finding.location.line}:{finding.location.column}: {say(finding.message)}"
            for finding in example.findings
        ]
        explained["hint"] = say(example.findings[0].hint) if example.findings else ""
        explained |= {"fails": example.fails, "mended": example.mended}
    return explained


def explain(code: str, rules: RuleSet, method: Method, translator: Translator) -> str:
    """Return what a code means as a person reads it; see `explain_json`.

    Args:
        code: The code, in capital letters or not.
        rules: The rules of the site.
        method: Its method, by whose words a company's own examples are tested.
        translator: Writes the sentences in a language.

    Returns:
        Lines of plain text.

    Raises:
        GosartError: There is no such code; the sentence has the nearest one.
    """
    explained = explain_json(code, rules, method, translator)
    lines = [f"{explained['code']} {explained['title']} ({explained['severity']})"]
    if "family" in explained:
        limits = ", ".join(f"{name} {value}" for name, value in explained["thresholds"].items())
        about = [
            f"Family: {explained['family']}",
            *([f"thresholds: {limits}"] if limits else []),
            *([] if explained["active"] else ["not run here"]),
        ]
        lines += ["", "; ".join(about), "", explained["why"]]
    if "fails" in explained:
        lines += [
            "",
            "Fails:",
            "",
            indent(explained["fails"].rstrip(), "    "),
            "",
            *(f"    -> {sentence}" for sentence in explained["finds"]),
            f"       = {explained['hint']}",
            "",
            "Mended:",
            "",
            indent(explained["mended"].rstrip(), "    "),
        ]
    elif "family" not in explained:
        lines += [
            "",
            (
                "A plan with this is no plan yet: "
                "the message says what is wrong and what would be right."
            ),
        ]
    return "\n".join(lines)


def _title(code: str, rules: RuleSet) -> Message | None:
    rule = rules.get(code)
    return rule.title if rule else _TITLES.get(code)


def _title_or_refuse(code: str, rules: RuleSet) -> Message:
    title = _title(code, rules)
    if title is None:
        if rules.leaves_out(code) and rules.not_run:
            raise GosartError(
                f"Nothing is known here of '{code}'. {rules.not_run.message} {rules.not_run.hint}"
            )
        near = nearest(code, [*rules.codes, *_TITLES])
        raise GosartError(
            f"There is no code '{code}'."
            + (f" Did you mean '{near}'?" if near else " `gosart check --statistics` names some.")
        )
    return title
