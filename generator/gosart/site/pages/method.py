"""Pages of the method: what each term a plan uses means, written from the method's data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gosart.diagnostics import Diagnostic
from gosart.i18n.translator import Words
from gosart.method import enums
from gosart.method.model import Chapter, Method, set_name
from gosart.site.renderer import Engine, GeneratedFile, excerpt
from gosart.site.template_context import TERM_PAGES, Site, View, question_anchor
from gosart.urls import METHOD, RECIPES, RULES

__all__ = ["chapter_title", "method_files"]

CHAPTERS = {
    "overview": ("gosart",),
    "assessment": ("ratings",),
    "strategy": ("strategies",),
    "politics": ("politics", "alignment"),
    "actions": ("prime",),
    "value": ("value", "insights", "partners"),
    "reviews": ("reviews", "control"),
}
"""Passages that open each page."""

OWN = {"strategy-type", "proposition-template", "mark"}
"""Sets that a page shows in a way of its own."""

SECTION = tuple[str, str, str, Any]


def chapter_title(words: Words, name: str) -> str:
    """Return the title of one of the method's pages."""
    titles = {
        "overview": words.text("Method"),
        "assessment": words.text("Assessment criteria"),
        "strategy": words.text("Competitive strategies"),
        "politics": words.text("People and politics"),
        "actions": words.text("Actions and PRIME"),
        "value": words.text("Value and partners"),
        "reviews": words.text("Reviews and tests"),
    }
    return titles[name]


def set_title(words: Words, name: str) -> str:
    """Return the heading of a closed set."""
    titles = {
        "mark": words.text("Marks"),
        "role": words.text("Buying role"),
        "influence": words.text("Influence"),
        "adaptability": words.text("Adaptability to change"),
        "orientation": words.text("Decision orientation"),
        "status": words.text("Status towards us"),
        "coverage": words.text("Coverage"),
        "approach-verb": words.text("Approach"),
        "level": words.text("Relationship level"),
        "strength": words.text("Strength of influence"),
        "line-kind": words.text("Lines of the map"),
        "tier": words.text("Tier of an account"),
        "account-status": words.text("State of an account"),
        "plan-kind": words.text("Kind of plan"),
        "trend": words.text("Trend"),
        "insight-kind": words.text("Links of the chain"),
        "insight-state": words.text("State of an insight"),
        "whitespace-status": words.text("White space"),
        "threat": words.text("Threat of a rival"),
        "partner-way": words.text("How a partner helps"),
        "partner-stage": words.text("Stages of a partner's part"),
        "opportunity-status": words.text("State of an opportunity"),
        "benefit-kind": words.text("Kinds of benefit"),
        "cost-kind": words.text("Kinds of cost"),
        "confidence": words.text("Confidence"),
        "standing": words.text("Standing on a decision criterion"),
        "milestone-status": words.text("State of a milestone"),
        "action-type": words.text("PRIME types"),
        "action-status": words.text("State of an action"),
        "side": words.text("Side"),
        "resource-kind": words.text("Kinds of resource"),
        "review-kind": words.text("Kinds of review"),
        "vulnerability-severity": words.text("Severity of a vulnerability"),
        "decision": words.text("Decision of a review"),
        "control-signal": words.text("Control signals"),
    }
    return titles[name]


def method_files(engine: Engine, site: Site, problems: Sequence[Diagnostic] = ()) -> list[GeneratedFile]:
    """Write the method's pages; the first shows what is wrong in the company's own file."""
    files = []
    for name, uri in METHOD.items():
        title = chapter_title(engine.words, name)
        signs = {mark.value: f'"{mark.value}"' for mark in enums.Mark}
        values = {
            "view": View(site, uri),
            "title": title,
            "sections": _sections(engine.words, site.method, name),
            "signs": signs,
            "rules_uri": RULES,
            "recipes_uri": RECIPES,
            "count": len(site.rules.known),
            "problems": problems if name == "overview" else (),
            "excerpt": excerpt,
        }
        front = {"title": title, "description": engine.words.text("The method: {title}", title=title)}
        files.append(GeneratedFile(uri, engine.render("method_chapter.md.j2", front, values)))
    return files


def _sections(words: Words, method: Method, page: str) -> list[SECTION]:
    sections: list[SECTION] = []
    for key in CHAPTERS[page]:
        passage = method.chapters.get(key) or Chapter(title=key, text="")
        sections.append(("chapter", key, passage.title, passage.text))
        if key == "gosart":
            sections.append(("letters", "letters", words.text("The six letters"), method.gosart))
        elif key == "ratings":
            sections.append(("terms", "mark", set_title(words, "mark"), _marks(method)))
            sections += [("question", question_anchor(question), question.label, question) for question in method.questions]
            sections.append(("readings", "readings", words.text("How an assessment is read"), method.readings.items()))
            if method.meddpicc:
                sections.append(("meddpicc", "meddpicc", "MEDDPICC", method.meddpicc))
        elif key == "strategies":
            terms = method.terms["strategy-type"]
            guides = [(value, terms[value], guide) for value, guide in method.strategies.items()]
            sections.append(("strategies", "five", words.text("The strategies"), guides))
        elif key == "value":
            terms = method.terms["proposition-template"]
            shapes = [(value, terms[value], shape) for value, shape in method.propositions.items()]
            sections.append(("propositions", "proposition-template", words.text("Value propositions"), shapes))
    for kind in (getattr(enums, found) for found in enums.__all__):
        name = set_name(kind)
        if TERM_PAGES.get(name, "politics") == page and name not in OWN:
            sections.append(("terms", name, set_title(words, name), list(method.terms[name].items())))
    if page == "reviews":
        if method.perspectives:
            sections.append(("perspectives", "perspectives", words.text("Perspectives of a review"), method.perspectives))
        sections.append(("rules", "rules", words.text("Tests of a plan"), None))
        sections.append(("recipes", "pull-requests", words.text("Reviews as pull requests"), None))
    return sections


def _marks(method: Method) -> list[tuple[str, Any]]:
    """Return the marks by a name that can be an anchor."""
    names = {"+": "plus", "-": "minus", "?": "unknown"}
    return [(names.get(value, value), term) for value, term in method.terms["mark"].items()]
