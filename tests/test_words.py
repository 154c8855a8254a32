"""One word for one thing: names in the code that are not to be used, and where they may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from gosart.cli import cli
from gosart.plan.schema.reference import reference_parts
from gosart.rules.registry import our_rules
from tests.i18n.extraction import CATALOGUE

PACKAGE = Path(__file__).parents[1] / "generator/gosart"
TEMPLATES = Path(__file__).parents[1] / "site_templates/pages"

# Say what it is (finding, person, change), not what was done with it.
ALONE = {"found", "told", "one", "kept", "shown", "known", "said", "place", "places"}
ALONE |= {"mark", "marks", "moved", "sides"}
# Rating, location, redact, write, opportunity: also as a part of a longer name.
WITHIN = {"told", "said", "spot", "spots", "veil", "veiled", "teller", "heard", "desk", "crowd"}
WITHIN |= {"knife", "deal", "deals", "mark", "marks"}
EXCEPTIONS = {
    "_RIGHT_TO_LEFT_MARK": "Unicode's own name of the character",
    "byte_order_mark": "Unicode's own name of the character",
    "context_mark": "ruamel's own name of a position",
    "problem_mark": "ruamel's own name of a position",
    "major_tick_mark": "PowerPoint's own name of a line across an axis",
    "start_mark": "ruamel's own name of a position",
    "QUESTIONS_PROBE_WEAK_SPOTS": "a weak spot is what the customer's questions probe",
    "known": "a count in the JSON of a brief: criteria on which both companies are known",
    "sides": "the two columns of a letter of GOSART; the two sides that a line may leave a card on",
    "ONE": "the number",
}


def words_of(name: str) -> set[str]:
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)
    return {part.lower() for part in parts}


def is_forbidden(name: str) -> bool:
    if name in EXCEPTIONS:
        return False
    return name.strip("_").lower() in ALONE or bool(words_of(name) & WITHIN)


def names_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield what a module names itself: functions, classes, arguments, variables, attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


def test_no_name_in_the_code_is_a_forbidden_word() -> None:
    assert [
        f"{path.relative_to(PACKAGE)}:{line}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, line in (
            (path.stem, 1),
            *names_in(ast.parse(path.read_text("utf-8"))),
        )
        if is_forbidden(name)
    ] == []


def test_no_variable_of_a_template_is_a_forbidden_word() -> None:
    bound = re.compile(r"\{%-? *(?:for|set) +([\w, ]+?) +(?:in|=)|\{%-? *macro +(\w+\([\w, =]*\))")
    assert [
        f"{path.name}: {name}"
        for path in sorted(TEMPLATES.glob("*.j2"))
        for match in bound.finditer(path.read_text("utf-8"))
        for name in re.findall(r"\w+", match[1] or match[2])
        if is_forbidden(name)
    ] == []


def test_every_exception_is_still_needed() -> None:
    used = {
        name
        for path in PACKAGE.rglob("*.py")
        for name, _ in names_in(ast.parse(path.read_text("utf-8")))
    }
    assert EXCEPTIONS.keys() - used == set()


def test_the_search_finds_what_it_looks_for() -> None:
    tree = ast.parse("def f(found, open_deals):\n    self.told = 1\n    is_known = finding = 2\n")
    assert [name for name, _ in names_in(tree) if is_forbidden(name)] == [
        "found",
        "open_deals",
        "told",
    ]


PAGES_WORDS = re.compile(r"\b(deals?|rivals?|told)\b", re.IGNORECASE)
"""Words of the pages: at a terminal it is an opportunity, a competitor, and printed."""


def helps(command: click.Command, path: str = "gosart") -> Iterator[tuple[str, str]]:
    """Yield every text of a command's help, and of the commands below it."""
    context = click.Context(command)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from helps(below, f"{path} {name}")


def test_the_help_of_no_command_says_deal_or_rival() -> None:
    texts = dict(helps(cli))
    assert {"gosart diff", "gosart new", "gosart brief"} <= set(texts)
    assert [
        f"{path}: {word[0]}" for path, text in texts.items() for word in PAGES_WORDS.finditer(text)
    ] == []


def test_the_meaning_of_no_key_says_deal_or_rival() -> None:
    meanings = {part.word: part.meaning for part in reference_parts()} | {
        f"{part.word}.{spec.name}": spec.meaning
        for part in reference_parts()
        for spec in part.fields
    }
    assert len(meanings) > 200
    # who told us something is no output of ours; a value of a key stands between backticks
    words = re.compile(r"\b(deals?|rivals?)\b", re.IGNORECASE)
    assert [
        name for name, text in meanings.items() if words.search(re.sub("`[^`]*`", "", text))
    ] == []


KEY_IN_BRACKETS = re.compile(r"[(（](?:`|[a-z]+(?:[_.][a-z]+)+[)）])")
"""A key that a sentence does not name: where it helps, it stands in the sentence, as code."""

NOT_WRITTEN = re.compile(
    r"\b(?:rivals?|of (?:ours|theirs)|somebody|anybody|everybody|mend(?:ed|s|ing)?|and yet|told|"
    r"lately|weak points?|vulnerabilit(?:y|ies)|control signals?|"
    r"past (?:its|their) day|one of the two|is hoped)\b|^whoever\b|[.:;] whoever\b",
    re.IGNORECASE,
)
"""What no native editor lets pass in a finding, a hint or a reason."""


def texts_of_rules() -> dict[str, str]:
    """Return titles and reasons of our rules, and every message in their modules, by place."""
    texts = {f"{rule.code} title": str(rule.title) for rule in our_rules()}
    texts |= {f"{rule.code} why": str(rule.why) for rule in our_rules()}
    for path in sorted((PACKAGE / "rules").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "msg" and node.args:
                texts[f"{path.name}:{node.lineno}"] = ast.literal_eval(node.args[0])
    return texts


def as_read(text: str) -> str:
    """Return a sentence without its values and its code."""
    return re.sub(r"\{\w+\}|`[^`]*`", "", text)


def test_no_text_of_a_rule_has_a_key_in_brackets() -> None:
    texts = texts_of_rules()
    assert len(texts) > 500
    assert [place for place, text in texts.items() if KEY_IN_BRACKETS.search(text)] == []


def test_no_text_of_a_rule_has_a_key_in_brackets_in_chinese() -> None:
    english = set(texts_of_rules().values())
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    assert [
        str(message.string)
        for message in catalogue
        if message.id in english and KEY_IN_BRACKETS.search(str(message.string))
    ] == []


def test_no_text_of_a_rule_says_what_no_native_editor_would() -> None:
    assert [
        f"{place}: {word[0]}"
        for place, text in texts_of_rules().items()
        for word in NOT_WRITTEN.finditer(as_read(text))
    ] == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Name the part (`strategy.scope`).", True),
        ("写明是哪一部分（`strategy.scope`）。", True),
        ("Get in touch, and record it (last_contact).", True),
        ("Get in touch, and record the date in `last_contact`.", False),
        ("The resources cost {planned} (plus {others}, not counted)", False),
    ],
)
def test_a_key_in_brackets_is_found(text: str, is_found: bool) -> None:
    assert bool(KEY_IN_BRACKETS.search(text)) is is_found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No supporter of ours; mend it.", ["of ours", "mend"]),
        ("Whoever signs decides. Ask whoever delivers.", ["Whoever"]),
        ("No response to what we expect from {rival}", []),
        ("Write `rival: quern`.", []),
    ],
)
def test_a_word_that_is_not_written_is_found(text: str, words: list[str]) -> None:
    assert [word[0] for word in NOT_WRITTEN.finditer(as_read(text))] == words
