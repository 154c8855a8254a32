"""Pages of the rules: one that lists them by the question they answer, and one for each, made from the rule itself and its example."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from gosart.i18n.translator import Words
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


def ask_title(words: Words, ask: Ask) -> str:
    """Return the question of a sales manager that a group of rules answers."""
    titles = {
        Ask.REAL: words.text("Is the deal real, and worth it?"),
        Ask.PEOPLE: words.text("Who decides, and who of them is for us?"),
        Ask.VALUE: words.text("What is it worth to them?"),
        Ask.WIN: words.text("How do we win against the others?"),
        Ask.WORK: words.text("Who does what by when, and with what?"),
        Ask.TRUE: words.text("Is what the plan says still true?"),
    }
    return titles[ask]


def severity_names(words: Words) -> dict[str, str]:
    """Return the severities as a page calls them."""
    return {"error": words.text("error"), "warning": words.text("warning"), "advice": words.text("advice")}


def rule_files(engine: Engine, site: Site) -> list[GeneratedFile]:
    """Write the list of all rules and the page of each."""
    words, rules = engine.words, site.rules
    families: list[tuple[Family, list[Rule]]] = [
        (family, members) for family in (*FAMILIES, OWN) if (members := [one for one in rules.known if one.family == family])
    ]
    shared = {
        "severities": severity_names(words),
        "severity_class": {"error": "bad", "warning": "warn", "advice": "advice"},
        "rules": rules,
        "rule_page": rule_page,
        "rules_uri": RULES,
    }
    title = words.text("Tests of a plan")
    front = {"title": title, "description": words.text("What each rule looks for, why, and how it is mended")}
    values = shared | {"view": View(site, RULES), "title": title, "families": families}
    files = [GeneratedFile(RULES, engine.render("method_rules.md.j2", front, values))]
    order = [one for _, members in families for one in members]
    for place, one in enumerate(order):
        uri = rule_page(one.code)
        example = example_of(one, site.method, words.language)
        values = shared | {
            "view": View(site, uri),
            "one": one,
            "severity": rules.severity(one),
            "asks": ask_title(words, one.asks),
            "limits": sorted(rules.limits(one).items()),
            "example": example,
            "day": TODAY,
            "accepting": f"ignore: {{rule: {one.code}, reason: {words.text('why it is so')}, until: 2027-03-31}}",
            "fails": _failing(example),
            "mended": _mended(example),
            "before": order[place - 1] if place else None,
            "after": order[place + 1] if place + 1 < len(order) else None,
        }
        front = {"title": f"{one.code} · {words.say(one.title)}", "description": words.say(one.why)}
        files.append(GeneratedFile(uri, engine.render("method_rule.md.j2", front, values)))
    return files


def _failing(example: Example | None) -> list[_Line]:
    """Return the lines of the plan that fails, those that a finding stands on marked."""
    if example is None:
        return []
    marked = {found.spot.line for found in example.findings}
    return [_Line(number, text, "found" if number in marked else "") for number, text in enumerate(example.fails.splitlines(), 1)]


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
    return [_Line(number + 1, text, "" if number in kept else "new") for number, text in enumerate(after)]
