"""Pages of the rules: a list of all, and one for each, made from the rule and its example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from gosart.i18n.translator import Translator
from gosart.rules.example_plans import TODAY, Example, example_of
from gosart.rules.findings import Ask
from gosart.rules.registry import FAMILIES, OWN, Family, Rule
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.urls import RULES, rule_page

__all__ = ["ask_title", "rule_files", "severity_names"]

_LIST, _RULE = "method_rules.md.j2", "method_rule.md.j2"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an example's plan."""

    number: int
    """Counted from 1."""
    text: str
    kind: str
    """`found` where a finding is, `new` where the mended plan differs, else ""; a class of CSS."""


def ask_title(translator: Translator, ask: Ask) -> str:
    """Return the question of a sales manager that a group of rules answers.

    Args:
        translator: The language of the page.
        ask: The question.
    """
    titles = {
        Ask.REAL: translator.text("Is the deal real, and worth it?"),
        Ask.PEOPLE: translator.text("Who decides, and which of them are for us?"),
        Ask.VALUE: translator.text("What is it worth to them?"),
        Ask.WIN: translator.text("How do we win against the others?"),
        Ask.WORK: translator.text("Who does what by when, and with what?"),
        Ask.TRUE: translator.text("Is the plan still true?"),
    }
    return titles[ask]


def severity_names(translator: Translator) -> dict[str, str]:
    """Return the severities as a page calls them.

    Args:
        translator: The language of the page.
    """
    return {
        "error": translator.text("error"),
        "warning": translator.text("warning"),
        "advice": translator.text("advice"),
    }


def rule_files(engine: Engine, site: Site) -> list[GeneratedFile]:
    """Write the list of all rules and the page of each.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.

    Returns:
        The files.
    """
    translator, rules = engine.translator, site.rules
    families: list[tuple[Family, list[Rule]]] = [
        (family, members)
        for family in (*FAMILIES, OWN)
        if (members := [rule for rule in rules.all if rule.family == family])
    ]
    shared = {
        "severities": severity_names(translator),
        "severity_class": {"error": "bad", "warning": "warn", "advice": "advice"},
        "rules": rules,
        "rule_page": rule_page,
        "rules_uri": RULES,
    }
    title = translator.text("Tests of a plan")
    front = {
        "title": title,
        "description": translator.text("What each rule looks for, why, and how to fix it"),
    }
    values = shared | {"view": View(site, RULES), "title": title, "families": families}
    files = [GeneratedFile(RULES, engine.render(_LIST, front, values), templates=(_LIST,))]
    order = [rule for _, members in families for rule in members]

    def written(index: int, rule: Rule, uri: str, front: Mapping[str, str]) -> GeneratedFile:
        example = example_of(rule, site.method, translator.language)
        reason = translator.text("why it is so")
        values = shared | {
            "view": View(site, uri),
            "rule": rule,
            "severity": rules.severity(rule),
            "asks": ask_title(translator, rule.asks),
            "limits": sorted(rules.limits(rule).items()),
            "example": example,
            "day": TODAY,
            "ignore": f"ignore: {{rule: {rule.code}, reason: {reason}, until: 2027-03-31}}",
            "fails": _failing_lines(example),
            "mended": _mended_lines(example),
            "before": order[index - 1] if index else None,
            "after": order[index + 1] if index + 1 < len(order) else None,
        }
        return GeneratedFile(uri, engine.render(_RULE, front, values))

    for index, rule in enumerate(order):
        uri = rule_page(rule.code)
        front = {
            "title": f"{rule.code} · {translator.say(rule.title)}",
            "description": translator.say(rule.why),
        }
        make = partial(written, index, rule, uri, front)
        entries = page_entries(front)
        files.append(GeneratedFile(uri, later(make), search=entries, templates=(_RULE,)))
    return files


def _failing_lines(example: Example | None) -> list[_Line]:
    """Return the lines of the plan that fails, and which of them have a finding."""
    if example is None:
        return []
    with_finding = {finding.location.line for finding in example.findings}
    return [
        _Line(number, text, "found" if number in with_finding else "")
        for number, text in enumerate(example.fails.splitlines(), 1)
    ]


def _mended_lines(example: Example | None) -> list[_Line]:
    """Return the lines of the mended plan, and which of them differ."""
    if example is None:
        return []
    before, after = example.fails.splitlines(), example.mended.splitlines()
    unchanged = {
        block.b + offset
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for offset in range(block.size)
    }
    return [
        _Line(number + 1, text, "" if number in unchanged else "new")
        for number, text in enumerate(after)
    ]
