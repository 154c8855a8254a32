"""The rules as their pages show them: a list of all, and each with its example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from markupsafe import Markup

from gosart.i18n.translator import Translator
from gosart.rules.example_plans import TODAY, Example, example_of
from gosart.rules.findings import Ask
from gosart.rules.registry import Family, Rule
from gosart.site.template_context import View
from gosart.site.views.elements import code_spans
from gosart.site.views.rules_model import (
    ExampleFindingView,
    ExampleLineView,
    ExampleView,
    LimitView,
    RuleFamilyView,
    RuleLinkView,
    RuleRowView,
    RulesView,
    RuleView,
)
from gosart.site.views.severities import SEVERITY_TONES, severity_names
from gosart.urls import RULES, rule_page

__all__ = ["ask_title", "rule_view", "rules_view"]


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


def rules_view(
    view: View, title: str, families: Sequence[tuple[Family, Sequence[Rule]]]
) -> RulesView:
    """Return the list of all rules.

    Args:
        view: The page.
        title: Its title.
        families: Each family with its rules.
    """
    return RulesView(
        title,
        tuple(
            RuleFamilyView(
                family.key, view.say(family.title), tuple(_row(view, rule) for rule in members)
            )
            for family, members in families
        ),
    )


def rule_view(view: View, rule: Rule, before: Rule | None, after: Rule | None) -> RuleView:
    """Return the page of a rule.

    Args:
        view: The page.
        rule: The rule.
        before: The one before it, None for the first.
        after: The one after it, None for the last.
    """
    translator, rules = view.translator, view.site.rules
    example = example_of(rule, view.method, translator.language)
    severity = rules.severity(rule)
    reason = translator.text("why it is so")
    return RuleView(
        code=rule.code,
        heading=f"{rule.code} \u00b7 {view.say(rule.title)}",
        tone=SEVERITY_TONES[severity],
        severity=severity_names(translator)[severity],
        family=view.say(rule.family.title),
        family_href=view.to(RULES, rule.family.key),
        asks=ask_title(translator, rule.asks),
        is_off=rule.code not in rules.active,
        why=code_spans(view.say(rule.why)) if rule.why.template else Markup(),
        limits=tuple(
            LimitView(name, translator.number(value))
            for name, value in sorted(rules.limits(rule).items())
        ),
        examples=(_example(view, example),) if example else (),
        ignore=f"ignore: {{rule: {rule.code}, reason: {reason}, until: 2027-03-31}}",
        before=tuple(_link(view, before)),
        after=tuple(_link(view, after)),
    )


def _row(view: View, rule: Rule) -> RuleRowView:
    rules = view.site.rules
    severity = rules.severity(rule)
    return RuleRowView(
        anchor=f"rule-{rule.code.lower()}",
        code=view.rule(rule.code),
        href=view.to(rule_page(rule.code)),
        title=view.say(rule.title),
        is_off=rule.code not in rules.active,
        tone=SEVERITY_TONES[severity],
        severity=severity_names(view.translator)[severity],
    )


def _link(view: View, rule: Rule | None) -> Iterator[RuleLinkView]:
    if rule is not None:
        yield RuleLinkView(rule.code, view.say(rule.title), view.to(rule_page(rule.code)))


def _example(view: View, example: Example) -> ExampleView:
    return ExampleView(
        options=tuple(example.options.splitlines()),
        fails=tuple(_failing_lines(example)),
        day=view.translator.date(TODAY),
        findings=tuple(
            ExampleFindingView(
                view.say(finding.message),
                finding.location.line,
                finding.location.column,
                code_spans(view.say(finding.hint)),
            )
            for finding in example.findings
        ),
        fixed=tuple(_fixed_lines(example)),
    )


def _failing_lines(example: Example) -> Iterator[ExampleLineView]:
    """Yield the lines of the plan that fails, and which of them have a finding."""
    with_finding = {finding.location.line for finding in example.findings}
    for number, text in enumerate(example.fails.splitlines(), 1):
        yield ExampleLineView(number, text or " ", "found" if number in with_finding else "")


def _fixed_lines(example: Example) -> Iterator[ExampleLineView]:
    """Yield the lines of the fixed plan, and which of them differ."""
    before, after = example.fails.splitlines(), example.mended.splitlines()
    unchanged = {
        block.b + offset
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for offset in range(block.size)
    }
    for number, text in enumerate(after):
        yield ExampleLineView(number + 1, text or " ", "" if number in unchanged else "new")
