"""New plans as text: the answers given, and for everything else a question with an example.

Which keys have an example stands at the fields; only the passages and their order are decided here.

A line of explanation begins with `##`, an example with `#`: an editor's "toggle comment" on a whole
passage makes the examples live and leaves the explanations comments. Words come from the site's
method, in its language.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from gosart.i18n.translator import Translator
from gosart.method.model import Letter, Method
from gosart.plan.cut import LINES
from gosart.plan.schema.account import (
    AccountEntry,
    CompetitorEntry,
    ContractEntry,
    ProfileEntry,
    RevenueEntry,
)
from gosart.plan.schema.actions import ActionEntry, MilestoneEntry, ResourceEntry
from gosart.plan.schema.assessment import AssessmentEntry, DecisionCriterionEntry
from gosart.plan.schema.base import TwoSidesEntry
from gosart.plan.schema.examples import Examples
from gosart.plan.schema.opportunity import ObjectiveEntry, OpportunityEntry, StrategyEntry
from gosart.plan.schema.people import PersonEntry
from gosart.plan.schema.review import ReviewEntry, TestEntry
from gosart.plan.schema.value import ValueEntry
from gosart.yaml.document import Node
from gosart.yaml.dump import block_lines

__all__ = ["account_lines", "modeline", "opportunity_lines"]

_WIDTH = 110


def modeline(schema: str) -> str:
    """Return the line by which an editor finds the schema of a file.

    Args:
        schema: Path of the schema, relative to the file.

    Returns:
        A comment.
    """
    return f"# yaml-language-server: $schema={schema}"


def account_lines(
    given: dict[str, Node],
    method: Method,
    translator: Translator,
    today: date,
    *,
    full: bool = False,
) -> list[str]:
    """Return the lines of a new account.

    Args:
        given: Its keys that have a value, at least `name` and `owner`.
        method: The site's method, for its questions and terms.
        translator: For the words around.
        today: Day on which the plan is begun.
        full: Whether what is asked on demand only is asked too.

    Returns:
        The lines of its file.
    """
    examples = Examples(method, translator, today, str(given["owner"]), full)
    profile = method.by_key.get("customer_business_profile")
    letters = {letter.key: letter for letter in method.gosart}
    lines = [*_head(translator), "", *block_lines(given)]
    lines += _more(
        given,
        translator.text("Where are they, and when did others last review this plan?"),
        examples.of(AccountEntry, values=True),
    )
    lines += _passage(
        translator.text("The customer's business"),
        profile.questions if profile else (),
        {"profile": examples.of(ProfileEntry)},
    )
    if goal := letters.get("goal"):
        lines += _passage(_title(goal), _questions_of(goal), {"goal": examples.of(TwoSidesEntry)})
    first = examples.of(PersonEntry, without=LINES)
    second = examples.of(PersonEntry, only=("name", "title", *LINES))
    question = translator.text(
        "Who decides, who has to approve, who advises, who will use it? Who reports to whom, and "
        "who influences whom?"
    )
    lines += _passage(
        translator.text("Their people"),
        (question, *_terms(method, "influence"), *_terms(method, "status")),
        {"people": {"first-person": first, "second-person": second}},
    )
    lines += _passage(
        translator.text("Competitors"),
        (translator.text("Who else wants this account? Doing nothing is always one of them."),),
        {"competitors": {"rival": examples.of(CompetitorEntry)}},
    )
    if full:
        lines += _passage(
            translator.text("Revenue and contracts"),
            (
                translator.text(
                    "What have they bought, what do we plan to sell, and what renews when?"
                ),
            ),
            {
                "revenue": [examples.of(RevenueEntry)],
                "contracts": [examples.of(ContractEntry, without=("offering", "unit"))],
            },
        )
    return lines


def opportunity_lines(
    given: dict[str, Node],
    method: Method,
    translator: Translator,
    today: date,
    target: str,
    *,
    full: bool = False,
) -> list[str]:
    """Return the lines of a new opportunity.

    Args:
        given: Its keys that have a value, at least `name` and `owner`.
        method: The site's method, for its questions and terms.
        translator: For the words around.
        today: Day on which the plan is begun.
        target: `account/opportunity`, for the commands that the lines name.
        full: Whether what is asked on demand only is asked too.

    Returns:
        The lines of its file.
    """
    examples = Examples(method, translator, today, str(given["owner"]), full)
    letters = {letter.key: letter for letter in method.gosart}
    lines = [*_head(translator), "", *block_lines(given)]
    lines += _more(
        given,
        translator.text(
            "What is it worth, when will they sign, how likely is it, and what may winning it "
            "cost us?"
        ),
        examples.of(OpportunityEntry, values=True),
    )
    if objective := letters.get("objective"):
        example = examples.of(ObjectiveEntry)
        lines += _passage(_title(objective), _questions_of(objective), {"objective": example})
    if strategy := letters.get("strategy"):
        asked = (*_questions_of(strategy), *_terms(method, "strategy-type"))
        lines += _passage(_title(strategy), asked, {"strategy": examples.of(StrategyEntry)})
    questions = [
        question
        for key in ("compelling_event", "unique_business_value")
        if (criterion := method.by_key.get(key))
        for question in criterion.questions
    ]
    lines += _passage(translator.text("Value"), questions, {"value": examples.of(ValueEntry)})
    formal = method.by_key.get("formal_decision_criteria")
    lines += _passage(
        translator.text("What they judge by"),
        formal.questions if formal else (),
        {"decision_criteria": [examples.of(DecisionCriterionEntry)]},
    )
    lines += _passage(
        translator.text("Their steps"),
        (translator.text("Which steps do they take up to the signature, and when?"),),
        {"milestones": [examples.of(MilestoneEntry)]},
    )
    if full:
        lines += _passage(
            translator.text("Their money, our delivery, their decision"),
            (
                translator.text(
                    "How much have they set aside, who approves it, and at which step?"
                ),
                translator.text("How long does it take from the order until they can use it?"),
                translator.text("Who has a vote, and how many of them have to agree?"),
            ),
            examples.of(OpportunityEntry, only=("budget", "delivery", "decision")),
        )
    lines += _passage(
        translator.text("Assessment"),
        (
            translator.text(
                "`gosart assess {target}` asks the questions and writes the ratings here.",
                target=target,
            ),
            translator.text(
                "By hand: one rating per criterion, in the order of the questions: + - ? or . "
                "for not rated yet."
            ),
        ),
        {"assessments": [examples.of(AssessmentEntry)]},
    )
    if actions := letters.get("actions"):
        asked = (*_questions_of(actions), *_terms(method, "action-type"))
        lines += _passage(_title(actions), asked, {"actions": [examples.of(ActionEntry)]})
    if resources := letters.get("resources"):
        example = {"resources": [examples.of(ResourceEntry)]}
        lines += _passage(_title(resources), _questions_of(resources), example)
    if test := letters.get("test"):
        signs = translator.text(
            "Warning signs go into the review's `control_signals`; [] says that there were none."
        )
        example = examples.of(TestEntry) | {"reviews": [examples.of(ReviewEntry)]}
        lines += _passage(_title(test), (*_questions_of(test), signs), {"test": example})
    return lines


def _head(translator: Translator) -> list[str]:
    signs = translator.text(
        "Lines with ## say what belongs here; lines with # are examples: remove the # and write "
        "your own."
    )
    commands = translator.text(
        "`gosart check` says what is wrong and what to do next; "
        "`mkdocs serve` shows the plan while you write."
    )
    return _explained((signs, commands))


def _passage(title: str, explanations: Iterable[str], example: dict[str, Node]) -> list[str]:
    return [
        "",
        *_explained((title, *explanations)),
        *(f"# {line}".rstrip() for line in block_lines(example)),
    ]


def _more(given: dict[str, Node], question: str, examples: dict[str, Node]) -> list[str]:
    """Return examples of keys of the head that nobody has given yet, below those given."""
    missing = {key: value for key, value in examples.items() if key not in given}
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


def _title(letter: Letter) -> str:
    return f"{letter.letter} · {letter.label}"


def _questions_of(letter: Letter) -> tuple[str, str]:
    return letter.question, " ".join(letter.help.split())


def _terms(method: Method, name: str) -> Iterable[str]:
    return (f"- {value}: {term.description}" for value, term in method.terms.get(name, {}).items())
