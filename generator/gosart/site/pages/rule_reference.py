"""Pages of the rules: a list of all, and one for each, made from the rule and its example."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gosart.rules.registry import FAMILIES, OWN, Family, Rule
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.rules import rule_view, rules_view
from gosart.urls import RULES, rule_page

__all__ = ["rule_files"]

_LIST, _RULE = "method_rules.md.j2", "method_rule.md.j2"


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
    title = translator.text("Tests of a plan")
    front = {
        "title": title,
        "description": translator.text("What each rule looks for, why, and how to fix it"),
    }
    page = rules_view(View(site, RULES), title, families)
    content = engine.render(_LIST, front, {"rules": page})
    files = [GeneratedFile(RULES, content, templates=(_LIST,))]
    order = [rule for _, members in families for rule in members]

    def written(index: int, rule: Rule, uri: str, front: Mapping[str, str]) -> GeneratedFile:
        before = order[index - 1] if index else None
        after = order[index + 1] if index + 1 < len(order) else None
        page = rule_view(View(site, uri), rule, before, after)
        return GeneratedFile(uri, engine.render(_RULE, front, {"rule": page}))

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
