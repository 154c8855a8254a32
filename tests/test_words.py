"""One word for one thing: names in the code that are not to be used, and where they may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click

from gosart.cli import cli
from gosart.plan.schema.reference import reference_parts

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
