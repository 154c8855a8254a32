"""Imports go one way through the house, and each library stays in its room.

Read from the source, so nothing is imported to find out.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

PACKAGE = Path(__file__).parents[1] / "generator" / "gosart"

# A room may import those to its right, and itself. The exercises stand right of `lint`, which
# explains their codes, and hold a plan against a case by the rules and results that stand below.
ORDER = (
    "mkdocs_plugin", "cli", "deck", "printing", "api", "site", "history", "briefing", "comparison",
    "lint", "exercises", "personal_data", "editing", "rules", "charts", "analysis", "plan",
    "method", "vcs", "repository", "yaml", "config", "i18n", "text", "urls", "plan_paths",
    "diagnostics", "processes", "progress", "errors",
)  # fmt: skip

# An edge is started from outside; no room knows it.
EDGES = frozenset({"mkdocs_plugin", "cli"})

# Which rooms (or single modules, dotted) may use a library. What is not listed may be used nowhere.
LIBRARIES = {
    "babel": ("i18n",),
    "click": ("cli", "mkdocs_plugin.watcher"),  # in the second to see what serve was asked for
    "icalendar": ("site.pages.calendars",),
    "jinja2": ("site",),
    "markdown": (
        "text",
        "site.markdown_html_blocks",
        "plan.validate.links",
    ),  # in the last only to find what a text links
    "lxml": ("deck.drawing",),
    "markupsafe": ("text", "site", "deck"),
    # in the second to make the pages to print as it makes a site
    "mkdocs": ("mkdocs_plugin", "printing.site_build"),
    "nh3": ("text",),
    "pydantic": ("config", "plan", "method"),
    "pydantic_core": ("config", "plan", "method"),
    "pptx": ("deck.drawing",),
    "pypdf": ("printing.bound",),
    "ruamel": ("yaml",),
    # by which MkDocs reads the same file, and the plugins whose files of navigation we look at
    "yaml": ("config.mkdocs_yml", "mkdocs_plugin.nav_plugins"),
    # the second starts ourselves, to read plans beside a preview
    "subprocess": ("vcs.git", "mkdocs_plugin.plan_reading"),
    "watchfiles": ("mkdocs_plugin.watcher",),
    "pagefind": ("mkdocs_plugin.account_index",),
    "wcwidth": ("diagnostics",),
}


def imported(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Yield (line, full dotted name) of all that a module imports, at the top or in a function."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = (
                package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            )
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from gosart import cli` names the room only in the imported name
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def wrong_imports(source: str, module: str, is_package: bool = False) -> list[str]:
    """Say what is wrong with the imports of one module of the package, one sentence each."""
    here = module.split(".")[1:]
    room = here[0] if here else ""
    found = []
    if room and room not in ORDER:
        return [f"{module}: the room '{room}' has no place in ORDER"]
    for line, name in imported(source, module, is_package):
        top, _, inside = name.partition(".")
        if top == "gosart":
            target = inside.split(".")[0]
            if target not in ORDER or target == room:
                continue
            if not room and target == "api":  # what it lists for other programs
                continue
            if not room or target in EDGES or ORDER.index(target) < ORDER.index(room):
                found.append(
                    f"{module}:{line}: {room or 'the package itself'} may not import {target}"
                )
        elif top in LIBRARIES:
            if not any(
                here[: len(place.split("."))] == place.split(".") for place in LIBRARIES[top]
            ):
                found.append(f"{module}:{line}: {top} belongs in {' and '.join(LIBRARIES[top])}")
        elif top not in sys.stdlib_module_names:
            found.append(f"{module}:{line}: {top} has no room in LIBRARIES")
    return found


def modules() -> Iterator[tuple[Path, str]]:
    """Yield every module of the package with its dotted name; templates are another kind."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "site_templates" not in parts:
            yield path, ".".join(parts).removesuffix(".__init__")


def test_every_module_imports_in_the_right_direction_and_its_own_libraries_only() -> None:
    checked = list(modules())
    assert len(checked) > 5
    wrong = [
        sentence
        for path, name in checked
        for sentence in wrong_imports(path.read_text("utf-8"), name, path.name == "__init__.py")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source", "sentence"),
    [
        (
            "gosart.yaml.load",
            "from gosart.plan.loader import load_account",
            "gosart.yaml.load:1: yaml may not import plan",
        ),
        (
            "gosart.charts.radar",
            "import gosart.site.builder",
            "gosart.charts.radar:1: charts may not import site",
        ),
        (
            "gosart.charts.radar",
            "from gosart import site",
            "gosart.charts.radar:1: charts may not import site",
        ),
        (
            "gosart.plan.loader",
            "from ..rules import registry",
            "gosart.plan.loader:1: plan may not import rules",
        ),
        (
            "gosart.site.writer",
            "from gosart.cli import main",
            "gosart.site.writer:1: site may not import cli",
        ),
        (
            "gosart.cli",
            "from gosart.mkdocs_plugin import GosartPlugin",
            "gosart.cli:1: cli may not import mkdocs_plugin",
        ),
        (
            "gosart.errors",
            "from gosart.diagnostics import Spot",
            "gosart.errors:1: errors may not import diagnostics",
        ),
        (
            "gosart.site.builder",
            "import mkdocs.config",
            "gosart.site.builder:1: mkdocs belongs in mkdocs_plugin and printing.site_build",
        ),
        (
            "gosart.vcs.log",
            "import subprocess",
            "gosart.vcs.log:1: subprocess belongs in vcs.git and mkdocs_plugin.plan_reading",
        ),
        (
            "gosart.site.pages.account",
            "from wcwidth import wcswidth",
            "gosart.site.pages.account:1: wcwidth belongs in diagnostics",
        ),
        (
            "gosart.analysis.value",
            "import numpy as np",
            "gosart.analysis.value:1: numpy has no room in LIBRARIES",
        ),
        ("gosart.extras.thing", "", "gosart.extras.thing: the room 'extras' has no place in ORDER"),
    ],
)
def test_a_wrong_import_is_named(module: str, source: str, sentence: str) -> None:
    assert wrong_imports(source, module) == [sentence]


def test_an_import_inside_a_function_or_for_types_only_counts_as_well() -> None:
    source = dedent("""\
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from gosart.site.builder import SiteOptions


        def late():
            from gosart.cli import main
        """)
    assert wrong_imports(source, "gosart.charts.radar") == [
        "gosart.charts.radar:4: charts may not import site",
        "gosart.charts.radar:8: charts may not import cli",
    ]


def test_the_package_itself_imports_no_room() -> None:
    assert wrong_imports("from gosart.site.builder import build", "gosart", is_package=True) == [
        "gosart:1: the package itself may not import site"
    ]


@pytest.mark.parametrize(
    ("module", "is_package", "source"),
    [
        (
            "gosart.site.pages.account",
            False,
            "import re\nfrom jinja2 import Environment\nfrom gosart.charts.radar import radar",
        ),
        ("gosart.plan.model.account", False, "from gosart.plan.model.people import Person"),
        ("gosart.plan", True, "from .model import account\nfrom ..yaml import document"),
        ("gosart.vcs.git", False, "import subprocess"),
        (
            "gosart.cli",
            False,
            (
                "import click\nfrom gosart import __version__\n"
                "from gosart.site.writer import write_site"
            ),
        ),
    ],
)
def test_an_import_to_the_right_or_of_the_rooms_own_library_is_fine(
    module: str, is_package: bool, source: str
) -> None:
    assert wrong_imports(source, module, is_package) == []
