"""Pages of the rules: one that lists them by the question they answer, and one for each, made from the rule itself and its example."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from gosart.i18n.translator import Translator
from gosart.rules.example_plans import TODAY, Example, example_of
from gosart.rules.findings import Ask
from gosart.rules.registry import FAMILIES, OWN, Family, Rule
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site, View
from gosart.urls import RULES, rule_page

__all__ = ["ask_title", "rule_files", "severity_names"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an example's plan. `kind` is "found", "new" or ""."""

    number: int
    text: str
    kind: str


def ask_title(translator: Translator, ask: Ask) -> str:
    """Return the question of a sales manager that a group of rules answers."""
    titles = {
        Ask.REAL: translator.text("Is the deal real, and worth it?"),
        Ask.PEOPLE: translator.text("Who decides, and who of them is for us?"),
        Ask.VALUE: translator.text("What is it worth to them?"),
        Ask.WIN: translator.text("How do we win against the others?"),
        Ask.WORK: translator.text("Who does what by when, and with what?"),
        Ask.TRUE: translator.text("Is what the plan says still true?"),
    }
    return titles[ask]


def severity_names(translator: Translator) -> dict[str, str]:
    """Return the severities as a page calls them."""
    return {
        "error": translator.text("error"),
        "warning": translator.text("warning"),
        "advice": translator.text("advice"),
    }


def rule_files(engine: Engine, site: Site) -> list[GeneratedFile]:
    """Write the list of all rules and the page of each."""
    translator, rules = engine.translator, site.rules
    families: list[tuple[Family, list[Rule]]] = [
        (family, members)
        for family in (*FAMILIES, OWN)
        if (members := [one for one in rules.all if one.family == family])
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
        "description": translator.text("What each rule looks for, why, and how it is mended"),
    }
    values = shared | {"view": View(site, RULES), "title": title, "families": families}
    files = [GeneratedFile(RULES, engine.render("method_rules.md.j2", front, values))]
    order = [one for _, members in families for one in members]
    for place, one in enumerate(order):
        uri = rule_page(one.code)
        example = example_of(one, site.method, translator.language)
        values = shared | {
            "view": View(site, uri),
            "one": one,
            "severity": rules.severity(one),
            "asks": ask_title(translator, one.asks),
            "limits": sorted(rules.limits(one).items()),
            "example": example,
            "day": TODAY,
            "accepting": f"ignore: {{rule: {one.code}, reason: {translator.text('why it is so')}, until: 2027-03-31}}",
            "fails": _failing(example),
            "mended": _mended(example),
            "before": order[place - 1] if place else None,
            "after": order[place + 1] if place + 1 < len(order) else None,
        }
        front = {
            "title": f"{one.code} · {translator.say(one.title)}",
            "description": translator.say(one.why),
        }
        files.append(GeneratedFile(uri, engine.render("method_rule.md.j2", front, values)))
    return files


def _failing(example: Example | None) -> list[_Line]:
    """Return the lines of the plan that fails, those that a finding stands on marked."""
    if example is None:
        return []
    marked = {found.location.line for found in example.findings}
    return [
        _Line(number, text, "found" if number in marked else "")
        for number, text in enumerate(example.fails.splitlines(), 1)
    ]


def _mended(example: Example | None) -> list[_Line]:
    """Return the lines of the mended plan, those that differ marked."""
    if example is None:
        return []
    before, after = example.fails.splitlines(), example.mended.splitlines()
    kept = {
        block.b + offset
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for offset in range(block.size)
    }
    return [
        _Line(number + 1, text, "" if number in kept else "new")
        for number, text in enumerate(after)
    ]
