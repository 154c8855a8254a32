"""New plans as text: what is known stands in them, everything else is a question and an example behind `#`.

A line of explanation begins with `##`, an example with `#`: an editor's "toggle comment" on a whole passage makes the examples live and
leaves the explanations comments. Words come from the site's method, in its language.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date, timedelta

from gosart.i18n.translator import Translator
from gosart.method.model import Letter, Method
from gosart.yaml.document import Node
from gosart.yaml.dump import block_lines

__all__ = ["account_lines", "modeline", "opportunity_lines"]

_WIDTH = 110


def modeline(schema: str) -> str:
    """Return the line by which an editor finds the schema of a file (a path relative to it)."""
    return f"# yaml-language-server: $schema={schema}"


def account_lines(
    known: dict[str, Node], method: Method, translator: Translator, today: date
) -> list[str]:
    """Return the lines of an account of which so much is known; `known` holds at least `name` and `owner`."""
    profile, goal = method.by_key.get("customer_business_profile"), _letter(method, "goal")
    lines = [*_head(translator), "", *block_lines(known)]
    head: dict[str, Node] = {
        "region": translator.text("Where they are"),
        "website": "https://example.org",
        "reviewed": str(today),
    }
    lines += _more(
        known, translator.text("Where are they, and when did others last look at this plan?"), head
    )
    lines += _passage(
        translator.text("The customer's business"),
        profile.questions if profile else (),
        {"profile": {
            "summary": translator.text("Who they are, in two sentences"),
            "products": [translator.text("What they sell")],
            "drivers": [translator.text("What forces them to change, with a figure")],
            "initiatives": [translator.text("What they do about it, by its name")],
        }},
    )  # fmt: skip
    if goal:
        lines += _passage(
            _title(goal), _ask(goal), {"goal": {"customer": goal.customer, "team": goal.team}}
        )
    lines += _passage(
        translator.text("Their people"),
        (
            translator.text("Who decides, who has to approve, who advises, who will use it? Who reports to whom, and who sways whom?"),
            *_terms(method, "influence"),
            *_terms(method, "status"),
        ),
        {"people": {
            "first-person": {"name": translator.text("Their name"), "title": translator.text("Position"), "role": "decision-maker",
                             "influence": "inner-circle", "status": "neutral", "coverage": "none",
                             "business_agenda": translator.text("What they want for the business"),
                             "personal_agenda": translator.text("What they want for themselves"),
                             "approach": {"verb": "cultivate", "owner": known["owner"]}},
            "second-person": {"name": translator.text("Their name"), "title": translator.text("Position"), "role": "evaluator",
                              "reports_to": "first-person", "influences": ["first-person"], "status": "supporter", "coverage": "brief"},
        }},
    )  # fmt: skip
    rival: Node = {
        "name": translator.text("Their name"),
        "threat": "medium",
        "strengths": [translator.text("What they are good at")],
    }
    lines += _passage(
        translator.text("Rivals"),
        (translator.text("Who else wants this account? To do nothing is always one of them."),),
        {"competitors": {"rival": rival}},
    )
    return lines


def opportunity_lines(
    known: dict[str, Node], method: Method, translator: Translator, today: date, target: str
) -> list[str]:
    """Return the lines of a deal of which so much is known; `known` holds at least `name` and `owner`. `target` is `account/deal`."""
    owner = known["owner"]
    soon, later = str(today + timedelta(days=14)), str(today + timedelta(days=60))
    lines = [*_head(translator), "", *block_lines(known)]
    head: dict[str, Node] = {
        "amount": "100_000",
        "close_date": later,
        "probability": "50",
        "cost_of_sale": "5_000",
    }
    lines += _more(
        known,
        translator.text(
            "What is it worth, when will they sign, how likely, and what may winning it cost us?"
        ),
        head,
    )
    letters = {letter.key: letter for letter in method.gosart}
    if objective := letters.get("objective"):
        theirs: Node = {
            "text": objective.customer,
            "measure": translator.text("What is counted"),
            "target": "10 %",
            "by": later,
        }
        lines += _passage(
            _title(objective),
            _ask(objective),
            {"objective": {"customer": theirs, "team": objective.team}},
        )
    if strategy := letters.get("strategy"):
        example: Node = {
            "type": "frontal",
            "customer": strategy.customer,
            "team": strategy.team,
            "rationale": translator.text("Why it will work here"),
        }
        lines += _passage(
            _title(strategy),
            (*_ask(strategy), *_terms(method, "strategy-type")),
            {"strategy": example},
        )
    event, value = method.by_key.get("compelling_event"), method.by_key.get("unique_business_value")
    lines += _passage(
        translator.text("Value"),
        (*(event.questions if event else ()), *(value.questions if value else ())),
        {"value": {
            "compelling_event": event.evidence if event else translator.text("Why they must act by a date"),
            "unique_business_value": value.evidence if value else translator.text("The result in their figures"),
            "differentiation": translator.text("What only we do, and why it matters to them"),
        }},
    )  # fmt: skip
    formal = method.by_key.get("formal_decision_criteria")
    wanted: Node = {
        "name": translator.text("What they compare, in their words"),
        "formal": "true",
        "mandatory": "false",
        "us": "same",
    }
    lines += _passage(
        translator.text("What they judge by"),
        formal.questions if formal else (),
        {"decision_criteria": [wanted]},
    )
    step: Node = {"name": translator.text("The board decides"), "date": later}
    lines += _passage(
        translator.text("Their steps"),
        (translator.text("Which steps do they take up to the signature, and when?"),),
        {"milestones": [step]},
    )
    lines += _passage(
        translator.text("Assessment"),
        (
            translator.text(
                "`gosart assess {target}` asks the questions and writes the marks here.",
                target=target,
            ),
            translator.text(
                "By hand: one mark a criterion in the order of the questions, + - ? or . for not rated yet."
            ),
        ),
        {"assessments": [{"date": str(today), "for": "us", "by": owner, "ratings": _dots(method)}]},
    )
    if actions := letters.get("actions"):
        first: Node = {
            "id": "A1",
            "type": "retrieve",
            "what": translator.text("Ask who can release the money"),
            "owner": owner,
            "due": soon,
        }
        lines += _passage(
            _title(actions), (*_ask(actions), *_terms(method, "action-type")), {"actions": [first]}
        )
    if resources := letters.get("resources"):
        need: Node = {
            "name": translator.text("Whom or what"),
            "kind": "person",
            "quantity": translator.text("5 days"),
            "needed_by": soon,
            "approved": "false",
        }
        lines += _passage(_title(resources), _ask(resources), {"resources": [need]})
    if test := letters.get("test"):
        review: dict[str, Node] = {
            "date": str(today),
            "kind": "initial-qualification",
            "presenter": owner,
            "decision": "continue",
        }
        review["control_signals"] = []
        signs = translator.text(
            "Signs that we are not in control stand in the review's `control_signals`; [] says that there were none."
        )
        lines += _passage(
            _title(test),
            (*_ask(test), signs),
            {"test": {"customer": test.customer, "team": test.team, "reviews": [review]}},
        )
    return lines


def _head(translator: Translator) -> list[str]:
    return _explained((
        translator.text("What begins with ## says what belongs here, what begins with # is an example: remove the #, and write your own."),
        translator.text("`gosart check` says what is wrong and what to do next; `mkdocs serve` shows the plan while you write."),
    ))  # fmt: skip


def _passage(title: str, explanations: Iterable[str], example: dict[str, Node]) -> list[str]:
    return [
        "",
        *_explained((title, *explanations)),
        *(f"# {line}".rstrip() for line in block_lines(example)),
    ]


def _more(known: dict[str, Node], question: str, examples: dict[str, Node]) -> list[str]:
    """Return examples of keys of the head that nobody has given yet, right below those that are known."""
    missing = {key: value for key, value in examples.items() if key not in known}
    return (
        [*_explained((question,)), *(f"# {line}" for line in block_lines(missing))]
        if missing
        else []
    )


def _explained(texts: Iterable[str]) -> list[str]:
    return [
        f"## {line}"
        for text in texts
        for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False, subsequent_indent="  ")
    ]


def _letter(method: Method, key: str) -> Letter | None:
    return next((letter for letter in method.gosart if letter.key == key), None)


def _title(letter: Letter) -> str:
    return f"{letter.letter} · {letter.label}"


def _ask(letter: Letter) -> tuple[str, str]:
    return letter.question, " ".join(letter.help.split())


def _terms(method: Method, name: str) -> Iterable[str]:
    return (f"- {value}: {term.description}" for value, term in method.terms.get(name, {}).items())


def _dots(method: Method) -> str:
    return " ".join("." * len(question.criteria) for question in method.questions)
