"""What the documentation lists is what the code has: parts made from it, and names checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gosart
import gosart.rules
from gosart.cli import cli
from gosart.config.trust import TRUST
from gosart.method.conditions import ConditionKind
from gosart.plan.schema.reference import PARTS as FORMAT_PARTS
from gosart.printing.browser import VARIABLE
from gosart.repository.cache_file import KEY_VARIABLE
from tests.docs.generated import DOCS, PARTS, as_made, begin_of, pages

REFERENCE = DOCS / "reference"
TEMPLATES = DOCS.parent / "site_templates/pages"


@pytest.mark.parametrize(
    "path", [path for path, _ in pages()], ids=lambda path: path.relative_to(DOCS).as_posix()
)
def test_a_page_has_its_parts_as_the_code_makes_them(path: Path) -> None:
    text = path.read_text("utf-8")
    assert as_made(text) == text, "run `make tables`"


def test_every_part_stands_on_one_page() -> None:
    texts = [text for _, text in pages()]
    assert {name: sum(begin_of(name) in text for text in texts) for name in PARTS} == dict.fromkeys(
        PARTS, 1
    )


def test_a_part_that_is_behind_is_made_anew() -> None:
    text = f"{begin_of('sources')}\n\n| of yesterday |\n\n<!-- /sources -->\n"
    assert "yesterday" not in as_made(text)
    assert "`GOSART_ONLY`" in as_made(text)


def test_every_command_has_a_heading_of_its_own() -> None:
    text = (REFERENCE / "commands.md").read_text("utf-8")
    assert re.findall(r"^## gosart (\w+)$", text, re.MULTILINE) == sorted(cli.commands)


def test_every_option_of_a_command_is_in_its_part() -> None:
    for name, command in cli.commands.items():
        options = {
            option
            for below in (command, *getattr(command, "commands", {}).values())
            for item in below.params
            for option in item.opts
            if option[:2] == "--"
        }
        assert [option for option in options if option not in PARTS[f"command {name}"]()] == []


def test_every_part_of_the_plan_format_has_a_heading() -> None:
    text = (REFERENCE / "format.md").read_text("utf-8")
    assert re.findall(r"^### (\S+)$", text, re.MULTILINE) == list(FORMAT_PARTS)


def test_the_python_reference_shows_every_public_name() -> None:
    shown = re.findall(r"^::: (\S+)$", (REFERENCE / "api.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(shown) == sorted(
        [
            *(f"gosart.{name}" for name in gosart.__all__),
            *(f"gosart.rules.{name}" for name in gosart.rules.__all__),
        ]
    )


def test_every_condition_of_the_method_is_explained() -> None:
    table = (DOCS / "guide/method.md").read_text("utf-8").partition("### Conditions")[2]
    named = set(re.findall(r"`(\w+)`", table.partition("\n## ")[0]))
    assert {kind.value for kind in ConditionKind} - named == set()


def test_every_variable_of_the_environment_is_explained() -> None:
    text = (REFERENCE / "exit-codes.md").read_text("utf-8")
    package = Path(gosart.__file__).parent
    read = {TRUST, VARIABLE, KEY_VARIABLE} | {
        name
        for path in package.rglob("*.py")
        for name in re.findall(r'"(GOSART_[A-Z_]+|NO_COLOR|XDG_\w+)"', path.read_text("utf-8"))
    }
    assert sorted(name for name in read if f"`{name}`" not in text) == []


def test_the_exit_codes_of_every_command_are_named() -> None:
    text = (REFERENCE / "exit-codes.md").read_text("utf-8")
    assert [name for name in cli.commands if not re.search(rf"`gosart {name}\b", text)] == []


def test_every_template_of_a_page_is_in_the_table() -> None:
    text = (REFERENCE / "templates.md").read_text("utf-8")
    pages_of = {path.name for path in TEMPLATES.glob("*.md.j2")}
    assert sorted(name for name in pages_of if f"`{name}`" not in text) == []
