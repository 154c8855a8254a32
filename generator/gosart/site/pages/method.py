"""Pages of the method: what each term of a plan means, written from the method's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gosart.diagnostics import Diagnostic
from gosart.i18n.translator import Translator
from gosart.method import enums
from gosart.method.model import Chapter, Method, set_name
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.page_links import TERM_PAGES
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.term_links import question_anchor
from gosart.site.views.judgement_rules import (
    VERDICT_ANCHOR,
    call_views,
    light_rule_views,
    need_views,
)
from gosart.site.views.source_excerpt import excerpt
from gosart.urls import METHOD, RULES

__all__ = ["chapter_title", "method_files", "set_title"]

_TEMPLATE = "method_chapter.md.j2"

CHAPTERS = {
    "overview": ("gosart",),
    "assessment": ("ratings",),
    "strategy": ("strategies",),
    "politics": ("politics", "alignment"),
    "actions": ("prime",),
    "value": ("value", "insights", "partners"),
    "reviews": ("reviews", "control"),
}
"""Passages that open each page, by its name."""

OWN = {"strategy-type", "proposition-template", "rating"}
"""Sets that a page shows in a way of its own."""

Section = tuple[str, str, str, Any]
"""The kind that the template chooses by, an anchor, a title, and what is shown."""


def chapter_title(translator: Translator, name: str) -> str:
    """Return the title of one of the method's pages.

    Args:
        translator: The language of the page.
        name: The page, a key of `urls.METHOD`.
    """
    titles = {
        "overview": translator.text("Method"),
        "assessment": translator.text("Assessment criteria"),
        "strategy": translator.text("Competitive strategies"),
        "politics": translator.text("People and politics"),
        "actions": translator.text("Actions and PRIME"),
        "value": translator.text("Value and partners"),
        "reviews": translator.text("Reviews and tests"),
    }
    return titles[name]


def set_title(translator: Translator, name: str) -> str:
    """Return the heading of a closed set.

    Args:
        translator: The language of the page.
        name: The set, as `set_name` calls it.
    """
    titles = {
        "rating": translator.text("Ratings"),
        "role": translator.text("Buying role"),
        "influence": translator.text("Influence"),
        "adaptability": translator.text("Adaptability to change"),
        "orientation": translator.text("Decision orientation"),
        "status": translator.text("Status towards us"),
        "coverage": translator.text("Coverage"),
        "approach-verb": translator.text("Approach"),
        "level": translator.text("Relationship level"),
        "strength": translator.text("Strength of influence"),
        "line-kind": translator.text("Lines of the map"),
        "tier": translator.text("Tier of an account"),
        "account-status": translator.text("State of an account"),
        "plan-kind": translator.text("Kind of plan"),
        "trend": translator.text("Trend"),
        "insight-kind": translator.text("Links of the chain"),
        "insight-state": translator.text("State of an insight"),
        "whitespace-status": translator.text("White space"),
        "threat": translator.text("Threat of a competitor"),
        "partner-way": translator.text("How a partner helps"),
        "partner-stage": translator.text("Stages of a partner's part"),
        "opportunity-status": translator.text("State of an opportunity"),
        "benefit-kind": translator.text("Kinds of benefit"),
        "cost-kind": translator.text("Kinds of cost"),
        "confidence": translator.text("Confidence"),
        "standing": translator.text("Standing on a decision criterion"),
        "milestone-status": translator.text("State of a milestone"),
        "action-type": translator.text("PRIME types"),
        "action-status": translator.text("State of an action"),
        "side": translator.text("Side"),
        "resource-kind": translator.text("Kinds of resource"),
        "review-kind": translator.text("Kinds of review"),
        "vulnerability-severity": translator.text("Severity of a risk"),
        "decision": translator.text("Decision of a review"),
        "control-signal": translator.text("Control signals"),
        "forecast": translator.text("Forecast"),
        "milestone-kind": translator.text("Kinds of milestone"),
        "decision-rule": translator.text("Rule of the customer's decision"),
        "value-basis": translator.text("What a figure moves"),
        "value-clock": translator.text("Start of the payback"),
        "counter-state": translator.text("State of a competitor's move"),
        "concern": translator.text("On whose desk an insight is"),
        "development": translator.text("Levels of our team"),
    }
    return titles[name]


def method_files(
    engine: Engine, site: Site, problems: Sequence[Diagnostic] = ()
) -> list[GeneratedFile]:
    """Write the method's pages.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        problems: What is wrong in a company's own file of the method; the first page shows it.

    Returns:
        The files.
    """
    return [
        GeneratedFile(
            uri,
            later(partial(_chapter_page, engine, site, problems, name, uri)),
            templates=(_TEMPLATE,),
        )
        for name, uri in METHOD.items()
    ]


def _chapter_page(
    engine: Engine, site: Site, problems: Sequence[Diagnostic], name: str, uri: str
) -> GeneratedFile:
    """Write the page of a chapter."""
    title = chapter_title(engine.translator, name)
    signs = {rating.value: f'"{rating.value}"' for rating in enums.Rating}
    values = {
        "view": View(site, uri),
        "title": title,
        "sections": tuple(_sections(engine.translator, site.method, name)),
        "signs": signs,
        "rules_uri": RULES,
        "count": len(site.rules.all),
        "problems": problems if name == "overview" else (),
        "excerpt": excerpt,
    }
    front = {
        "title": title,
        "description": engine.translator.text("The method: {title}", title=title),
    }
    return GeneratedFile(uri, engine.render(_TEMPLATE, front, values))


def _sections(translator: Translator, method: Method, page: str) -> Iterator[Section]:
    """Yield the sections of a page: its passages, what belongs to each, and its closed sets."""
    for key in CHAPTERS[page]:
        passage = method.chapters.get(key) or Chapter(title=key, text="")
        yield "chapter", key, passage.title, passage.text
        yield from _sections_after(translator, method, key)
    for kind in (getattr(enums, name) for name in enums.__all__):
        name = set_name(kind)
        if TERM_PAGES.get(name, "politics") == page and name not in OWN:
            yield "terms", name, set_title(translator, name), list(method.terms[name].items())
    if page == "reviews":
        if method.perspectives:
            title = translator.text("Perspectives of a review")
            yield "perspectives", "perspectives", title, method.perspectives
        yield "rules", "rules", translator.text("Tests of a plan"), None


def _sections_after(translator: Translator, method: Method, passage: str) -> Iterator[Section]:
    """Yield what follows a passage, written from the method's data."""
    if passage == "gosart":
        yield "letters", "letters", translator.text("The six letters"), method.gosart
    elif passage == "ratings":
        yield "terms", "rating", set_title(translator, "rating"), _ratings(method)
        for question in method.questions:
            yield "question", question_anchor(question), question.label, question
        title = translator.text("How an assessment is read")
        yield "readings", "readings", title, method.readings.items()
        lights = light_rule_views(method, translator)
        yield "lights", "lights", translator.text("How a light is set"), lights
        ladder = call_views(method, translator)
        yield "verdict", VERDICT_ANCHOR, translator.text("How the verdict is reached"), ladder
        if method.meddpicc:
            yield "meddpicc", "meddpicc", "MEDDPICC", method.meddpicc
    elif passage == "strategies":
        terms = method.terms["strategy-type"]
        guides = [
            (value, terms[value], guide, need_views(guide, method, translator))
            for value, guide in method.strategies.items()
        ]
        yield "strategies", "five", translator.text("The strategies"), guides
    elif passage == "value":
        terms = method.terms["proposition-template"]
        shapes = [(value, terms[value], shape) for value, shape in method.propositions.items()]
        title = translator.text("Value propositions")
        yield "propositions", "proposition-template", title, shapes


def _ratings(method: Method) -> list[tuple[str, Any]]:
    """Return the ratings by a name that can be an anchor."""
    names = {"+": "plus", "-": "minus", "?": "unknown"}
    return [(names.get(value, value), term) for value, term in method.terms["rating"].items()]
