"""The parts of the documentation that are made from the code, each between two comments.

`python -m tests.docs.generated` (or `make tables`) writes them; a test fails when they are behind.
A part begins with `<!-- command check: made by make tables -->` and ends with
`<!-- /command check -->`, each a line of its own.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from gosart.briefing.renderers import json as brief_json
from gosart.briefing.renderers.gosart_json import gosart_letters
from gosart.briefing.renderers.judgement_json import judgement
from gosart.cli import cli
from gosart.comparison.renderers import json as diff_json
from gosart.config.reference import options_table, sources_table, table
from gosart.exercises import renderers as exercise_renderers
from gosart.i18n.translator import translator_for
from gosart.lint.formats import json as check_json
from gosart.method.loader import read_method
from gosart.plan.schema.part_examples import part_example
from gosart.plan.schema.reference import ReferencePart, reference_parts, type_words

__all__ = ["DOCS", "PARTS", "as_made", "begin_of", "pages"]

DOCS = Path(__file__).parents[2] / "docs"


def begin_of(name: str) -> str:
    """Return the comment that a part begins with."""
    return f"<!-- {name}: made by `make tables` -->"


def as_made(text: str) -> str:
    """Return a page with its parts as the code makes them today."""
    for name in re.findall(r"^<!-- (.+): made by `make tables` -->$", text, re.MULTILINE):
        begin, end = begin_of(name), f"<!-- /{name} -->"
        pattern = f"{re.escape(begin)}.*?{re.escape(end)}"
        made = f"{begin}\n\n{PARTS[name]()}\n{end}"
        text, count = re.subn(pattern, lambda _: made, text, flags=re.DOTALL)  # noqa: B023
        assert count == 1, f"there are {count} parts between {begin} and {end}"
    return text


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each page of the documentation with its text."""
    for path in sorted(DOCS.rglob("*.md")):
        yield path, path.read_text("utf-8")


def command_help(name: str) -> str:
    """Return the reference of a command, made of what its parser knows."""
    command = cli.commands[name]
    texts = [_help_of(command, name)]
    if isinstance(command, click.Group):
        texts += [
            f"### gosart {name} {below}\n\n{_help_of(command.commands[below], f'{name} {below}')}"
            for below in command.commands
        ]
    return "\n".join(texts)


def _help_of(command: click.Command, name: str) -> str:
    """Return usage, help and options of one command."""
    context = click.Context(command, info_name=f"gosart {name}", terminal_width=96)
    usage = context.get_usage().removeprefix("Usage: ")
    rows = [row for item in command.get_params(context) if (row := _option(item, context))]
    options = [table(("option", ""), rows)] if rows else []
    return "\n".join([f"```text\n{usage}\n```\n", *_paragraphs(command.help or ""), *options])


def _paragraphs(help_text: str) -> Iterator[str]:
    """Yield the paragraphs of a command's help; what click does not rewrap is code."""
    for paragraph in inspect.cleandoc(help_text).split("\n\n"):
        if not paragraph.startswith("\b"):
            yield " ".join(paragraph.split()) + "\n"
            continue
        lines = paragraph.splitlines()[1:]
        if text := [line for line in lines if not line.startswith(" ")]:
            yield " ".join(text) + "\n"
        code = [line.removeprefix("  ") for line in lines if line.startswith(" ")]
        yield "\n".join(["```text", *code, "```"]) + "\n"


def _option(item: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    """Return the row of an option; None for an argument, explained in the text, and `--help`."""
    record = item.get_help_record(context)
    # click keeps the option `--help` with the names of whoever asked first
    if record is None or isinstance(item, click.Argument) or "--help" in item.opts:
        return None
    names, text = record
    if isinstance(item.type, click.Choice):  # without the bars, which part the cells of a table
        names = f"{names.partition(' [')[0]} {', '.join(map(str, item.type.choices))}"
    default = re.search(r"  \[default: (.*)\]$", text)
    text = text.replace(default[0], f" Default: `{default[1]}`.") if default else text
    return f"`{names}`", " ".join(text.split())


def list_of_commands() -> str:
    """Return a table of all commands."""
    context = click.Context(cli)
    rows = [
        (f"[`gosart {name}`](#gosart-{name})", cli.commands[name].get_short_help_str(200))
        for name in cli.list_commands(context)
    ]
    return table(("command", ""), rows)


def plan_format() -> str:
    """Return every part of a plan with its keys."""
    translator = translator_for("en")
    method = read_method("en", DOCS.parent, "").method

    def section(part: ReferencePart) -> str:
        paths = ", ".join(f"`{path}`" for path in part.paths if path)
        rows = [
            (
                f"`{spec.name}`" + (" \\*" if spec.required else ""),
                type_words(spec, translator),
                translator.text(spec.meaning),
            )
            for spec in part.fields
        ]
        texts = [f"### {part.word}", " ".join(part.meaning.split())]
        texts += [f"Found at: {paths}."] if paths else []
        texts += [table(("key", "holds", "meaning"), rows).rstrip()]
        if part.other_keys:
            texts.append(f"Other keys: {translator.say(part.other_keys)}.")
        example = part_example(part, method, translator).rstrip()
        return "\n\n".join([*texts, f"```yaml\n{example}\n```"]) + "\n"

    return "\n".join(section(part) for part in reference_parts())


def check_json_shape() -> str:
    """Return the shape of the JSON of a check."""
    return _code(_indented(check_json.__doc__))


def diff_json_shape() -> str:
    """Return the shape of the JSON of a comparison."""
    return _code(_indented(diff_json.__doc__))


def exercise_json_shape() -> str:
    """Return the shape of the JSON of an exercise's check, and what its docstring says of it."""
    rest = (exercise_renderers.__doc__ or "").strip().rpartition("\n\n")[2]
    return f"{_code(_indented(exercise_renderers.__doc__))}\n{' '.join(rest.split())}\n"


_AT_THE_TOP = """\
These, `positions`, `movement` and `dissent` stand at the top level too where the brief is about one
opportunity.
"""


def brief_json_shape() -> str:
    """Return the shape of the JSON of a brief, with what its opportunities hold besides."""
    whole = (brief_json.__doc__ or "").partition("\n\n")[2]
    shape, _, rest = whole.partition("\nand of each opportunity")
    due = rest.partition("\n\n")[2]
    return "\n".join(
        [
            _code(f"{shape}\n{due.strip()}"),
            f"Each of `opportunities` has `gosart` as well:\n\n{_returned(gosart_letters)}",
            f"And what its plan means:\n\n{_returned(judgement)}",
            _AT_THE_TOP,
        ]
    )


def _indented(doc: str | None) -> str:
    """Return the lines of a docstring that stand further right, which are a shape."""
    lines = (doc or "").splitlines()
    return "\n".join(line[4:] for line in lines if line.startswith("    "))


def _returned(function: Callable[..., object]) -> str:
    """Return the shape that a function says it returns, and what it says of it."""
    text = (inspect.getdoc(function) or "").partition("Returns:\n")[2]
    depth = end = 0
    for end, letter in enumerate(text):  # noqa: B007
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "}" and not depth:
            break
    rest = " ".join(text[end + 1 :].lstrip(" ,;").split())
    return f"{_code(inspect.cleandoc(text[: end + 1]))}\n{rest[:1].upper()}{rest[1:]}\n"


def _code(text: str) -> str:
    return f"```text\n{text}\n```\n"


PARTS: dict[str, Callable[[], str]] = {
    "options": options_table,
    "sources": sources_table,
    "commands": list_of_commands,
    "plan format": plan_format,
    "check JSON": check_json_shape,
    "diff JSON": diff_json_shape,
    "brief JSON": brief_json_shape,
    "exercise JSON": exercise_json_shape,
    **{f"command {name}": (lambda name=name: command_help(name)) for name in cli.commands},
}
"""What makes each part, by its name."""


if __name__ == "__main__":
    for page, text in pages():
        if (made := as_made(text)) != text:
            page.write_text(made, "utf-8")
