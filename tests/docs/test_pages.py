"""README and documentation: links that lead somewhere, commands that exist, examples that work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest
from markdown.extensions.toc import slugify, unique
from ruamel.yaml import YAML

import gosart
from gosart.cli import cli
from gosart.config.model import options_from
from gosart.method.loader import read_method
from tests.docs.generated import DOCS
from tests.writing import write_tree

ROOT = DOCS.parent
CONFIG = ROOT / "docs.yml"
PAGES = sorted(DOCS.rglob("*.md"))
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES)
}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
OTHERS = {"--help", "--version", "--strict"}
"""Options of all commands, and of programs that are not ours."""
STYLES = ("--md-", "--gosart-")
"""What variables of style sheets begin with."""

every_page = pytest.mark.parametrize("name", sorted(TEXTS))


def prose(text: str) -> str:
    """Return a page without its code."""
    return SPAN.sub("", FENCE.sub("", text))


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    text = FENCE.sub("", path.read_text("utf-8"))
    made: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        made.add(unique(slugify(re.sub(r"[`*]", "", heading), "-"), made))
    return made


def snippets(text: str) -> list[str]:
    """Return what a page shows of commands: lines of code, and code in a sentence."""
    lines = [line for _, code in FENCE.findall(text) for line in code.splitlines()]
    return [
        *(line.strip().removeprefix("$ ") for line in lines),
        *SPAN.findall(FENCE.sub("", text)),
    ]


def read_yaml(text: str) -> Any:
    """Return YAML 1.2 as plain data."""
    return YAML(typ="safe", pure=True).load(text)


def examples(name: str, language: str) -> list[str]:
    """Return the code of a language on a page."""
    return [code for kind, code in FENCE.findall(TEXTS[name]) if kind == language]


def test_the_readme_has_at_most_200_lines() -> None:
    assert len(TEXTS["README.md"].splitlines()) <= 200


@every_page
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    here = ROOT / name
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(TEXTS[name])):
        path, _, anchor = target.partition("#")
        if re.match(r"https?:", target):
            continue
        file = here.parent / path if path else here
        is_wrong = anchor and file.suffix == ".md" and anchor not in anchors(file)
        if not file.exists() or is_wrong:
            lost.append(target)
    assert lost == []


@every_page
def test_a_page_of_the_documentation_links_nothing_beside_it(name: str) -> None:
    """MkDocs copies the folder alone."""
    if name.startswith("docs/"):
        here = ROOT / name
        targets = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", TEXTS[name])]
        local = [target for target in targets if target and "://" not in target]
        outside = [
            target
            for target in local
            if not (here.parent / target).resolve().is_relative_to(DOCS.resolve())
        ]
        assert outside == []


def test_every_page_is_in_the_navigation() -> None:
    named = re.findall(r"[\w/-]+\.md", str(read_yaml(CONFIG.read_text("utf-8"))["nav"]))
    assert sorted(named) == sorted(path.relative_to(DOCS).as_posix() for path in PAGES)


def test_the_documentation_fetches_nothing_from_elsewhere() -> None:
    config = read_yaml(CONFIG.read_text("utf-8"))
    assert config["theme"]["font"] is False
    assert not {"extra_css", "extra_javascript"} & config.keys()
    assert [name for name, text in TEXTS.items() if re.search(r"!\[[^\]]*\]\(http", text)] == []


def test_every_picture_is_shown() -> None:
    text = "".join(TEXTS.values())
    assert [path.name for path in DOCS.glob("pictures/*") if path.name not in text] == []


OPTIONS = {
    name: {
        option
        for below in (command, *getattr(command, "commands", {}).values())
        for item in below.get_params(click.Context(below))
        for option in (*item.opts, *item.secondary_opts)
    }
    for name, command in cli.commands.items()
}
"""The options of each command, with those of the commands below it."""


def unknown(text: str) -> list[str]:
    """Return the commands and options that a page names and that do not exist."""
    every = set().union(*OPTIONS.values()) | OTHERS
    wrong = []
    for snippet in snippets(text):
        # an import of the package, an option of the site and a path are no command
        for name, rest in re.findall(
            r"(?<!from )\bgosart ([a-z]+)\b(?![\w./:-])([^|;)#]*)", snippet
        ):
            named = re.findall(r"(?<![\w-])--[a-z][\w-]*", rest)
            wrong += [
                f"{name} {option}" for option in named if option not in OPTIONS.get(name, named)
            ]
            wrong += [] if name in OPTIONS else [name]
        wrong += [
            option for option in re.findall(r"^--[a-z][\w-]*", snippet) if option not in every
        ]
    return [text for text in wrong if not text.startswith(STYLES)]


@every_page
def test_every_command_and_option_that_a_page_names_exists(name: str) -> None:
    assert unknown(TEXTS[name]) == []


def test_a_command_or_option_that_does_not_exist_is_noticed() -> None:
    text = "`gosart prnt acme`, `gosart check --sinse main --fail-on error` and `--langage zh`"
    assert unknown(text) == ["prnt", "check --sinse", "--langage"]


@every_page
def test_every_yaml_example_can_be_read_and_its_options_exist(name: str, tmp_path: Path) -> None:
    write_tree(tmp_path, {"rules/own.py": "", "accounts/acme.yml": "name: Acme\n"})
    for code in examples(name, "yaml"):
        if code.startswith("---\n"):  # the front matter of a Markdown file
            code = code.split("---\n")[1]
        read = read_yaml(code)
        for plugin in read.get("plugins", []) if isinstance(read, dict) else []:
            if isinstance(plugin, dict) and "gosart" in plugin:
                options_from(plugin["gosart"], tmp_path, {})


@pytest.mark.parametrize("name", ["README.md", "docs/guide/preview.md"])
def test_the_two_files_of_a_first_repository_are_a_plan_without_problems(
    name: str, tmp_path: Path
) -> None:
    plan, config = examples(name, "yaml")
    write_tree(tmp_path, {"accounts/acme.yml": plan, "mkdocs.yml": config})
    assert [item for item in gosart.check(tmp_path) if item.kind == "problem"] == []


@pytest.mark.parametrize("number", range(3))
def test_the_examples_of_a_method_are_method_files_without_a_mistake(
    number: int, tmp_path: Path
) -> None:
    code = examples("docs/guide/method.md", "yaml")[number]
    write_tree(tmp_path, {"method.yml": code})
    assert read_method("en", tmp_path, "method.yml").problems == ()
