"""The rules of lights, verdict and preconditions as the method's pages explain them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.verdict import Call
from gosart.briefing import judgement
from gosart.i18n.translator import Translator
from gosart.method.condition_words import group_words
from gosart.method.conditions import Condition
from gosart.method.model import Method, StrategyGuide

__all__ = [
    "VERDICT_ANCHOR",
    "CallView",
    "JudgedNeedView",
    "LightRuleView",
    "call_views",
    "light_anchor",
    "light_rule_views",
    "need_views",
    "rule_text",
]

VERDICT_ANCHOR = "verdict"
"""Id of the ladder of calls on the method's page."""


@dataclass(frozen=True, slots=True)
class LightRuleView:
    """The rule of one light."""

    anchor: str
    label: str
    red: tuple[str, ...]
    """What makes it red, any of which is enough."""
    green: tuple[str, ...]
    """What makes it green, all of which must hold."""
    unknown_below: int
    """Known criteria below which it is unknown, 0 for a part of the plan."""
    words: tuple[str, str, str, str]
    """What red, green, amber and unknown are called."""
    example: str


@dataclass(frozen=True, slots=True)
class CallView:
    """One rung of the ladder."""

    label: str
    when: tuple[str, ...]
    """Any of which is enough."""
    example: str


@dataclass(frozen=True, slots=True)
class JudgedNeedView:
    """One precondition of a strategy."""

    label: str
    when: str


def light_anchor(key: str) -> str:
    """Return the id of a light's rule on the method's page.

    Args:
        key: A question's key, or a part of the plan.
    """
    return "light-" + key.replace("_", "-")


def light_rule_views(method: Method, translator: Translator) -> tuple[LightRuleView, ...]:
    """Return the rule of each light in words.

    Args:
        method: The method.
        translator: The reader's language.

    Returns:
        The questions' in their order, then those of the plan.
    """
    text = translator.text
    of_question = (text("No"), text("Yes"), text("In doubt"), text("Not assessed"))
    of_plan = (text("Off track"), text("On track"), text("At risk"), text("Not assessed"))
    labels = {question.key: question.label for question in method.questions}
    keys = (*labels, *(key for key in method.lights if key not in labels))
    views = []
    for key in keys:
        rule = method.light_rule(key)
        views.append(
            LightRuleView(
                light_anchor(key),
                labels.get(key) or rule.label or key,
                tuple(_together(group, method, translator) for group in rule.red),
                tuple(translator.say(clause) for clause in group_words(rule.green, method)),
                rule.unknown_below,
                of_question if key in labels else of_plan,
                rule.example,
            )
        )
    return tuple(views)


def call_views(method: Method, translator: Translator) -> tuple[CallView, ...]:
    """Return the ladder of calls in words, the first rung first.

    Args:
        method: The method.
        translator: The reader's language.
    """
    text = translator.text
    ladder = [
        CallView(
            judgement.call_of(Call.DECIDED, translator),
            (text("the opportunity is won, lost or given up"),),
            "",
        )
    ]
    for name, rule in method.verdict.items():
        when = tuple(_together(group, method, translator) for group in rule.when)
        ladder.append(CallView(judgement.call_of(Call(name), translator), when, rule.example))
    ladder.append(
        CallView(judgement.call_of(Call.PURSUE, translator), (text("nothing above holds"),), "")
    )
    return tuple(ladder)


def need_views(
    guide: StrategyGuide, method: Method, translator: Translator
) -> tuple[JudgedNeedView, ...]:
    """Return what a strategy needs, and when that is met.

    Args:
        guide: The strategy.
        method: The method.
        translator: The reader's language.
    """
    return tuple(
        JudgedNeedView(need.label, _together(need.when, method, translator))
        for need in guide.needs.values()
    )


def rule_text(name: str, method: Method, translator: Translator) -> str:
    """Return the rule of a light, or the ladder of the verdict, for a terminal.

    Args:
        name: A question's key, a part of the plan, or `verdict`.
        method: The method.
        translator: The reader's language.

    Returns:
        Lines of plain text, "" for another name.
    """
    if name == VERDICT_ANCHOR:
        calls = call_views(method, translator)
        lines = [f"{call.label}: {'; '.join(call.when) or '–'}" for call in calls]
        return "\n".join([translator.text("How the verdict is reached"), *lines])
    anchor = light_anchor(name)
    views = light_rule_views(method, translator)
    view = next((item for item in views if item.anchor == anchor), None)
    if view is None:
        return ""
    red, green, amber, _ = view.words
    all_of, any_of = translator.text("all of these:"), translator.text("any of these:")
    lines = [view.label, f"{red}: {any_of} {'; '.join(view.red) or '–'}"]
    lines += [f"{green}: {all_of} {'; '.join(view.green) or '–'}"]
    lines += [f"{amber}: {translator.text('anything else')}"]
    if view.example:
        lines += [f"{translator.text('Example')}: {view.example}"]
    return "\n".join(lines)


def _together(group: Sequence[Condition], method: Method, translator: Translator) -> str:
    together = ""
    for clause in map(translator.say, group_words(group, method)):
        if together:
            together = translator.text("{first}, and {second}", first=together, second=clause)
        else:
            together = clause
    return together
