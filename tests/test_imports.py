"""Imports go one way through the house, and each library stays in its room. Read from the source, so nothing is imported to find out."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

# A room may import those to its right, and itself.
ORDER = (
    "plugin", "cli", "commands", "writer", "authoring", "checking", "reports", "site", "history", "brief", "review", "exchange", "pages",
    "charts", "checks", "analysis", "plan", "source", "methodology", "language", "options", "progress", "forges", "diagnostics", "errors",
)  # fmt: skip

# An edge is started from outside; no room knows it.
EDGES = frozenset({"plugin", "cli"})

# Which rooms (or single modules, dotted) may use a library. What is not listed may be used nowhere.
LIBRARIES = {
    "babel": ("language",),
    "click": ("cli", "commands"),
    "jinja2": ("pages",),
    "markdown": ("pages", "plan.links"),  # there only to find what a text links
    "markupsafe": ("pages",),
    "mkdocs": ("plugin",),
    "nh3": ("pages",),
    "plotly": ("charts",),
    "pydantic": ("plan", "methodology"),
    "pydantic_core": ("plan", "methodology"),
    "ruamel": ("source",),
    "subprocess": ("source.history", "source.git"),
}


def imported(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Yield (line, full dotted name) of everything a module imports, at the top or inside a function."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from generator import cli` names the room only in the imported name
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
        if top == "generator":
            target = inside.split(".")[0]
            if target not in ORDER or target == room:
                continue
            if not room or target in EDGES or ORDER.index(target) < ORDER.index(room):
                found.append(f"{module}:{line}: {room or 'the package itself'} may not import {target}")
        elif top in LIBRARIES:
            if not any(here[: len(place.split("."))] == place.split(".") for place in LIBRARIES[top]):
                found.append(f"{module}:{line}: {top} belongs in {' and '.join(LIBRARIES[top])}")
        elif top not in sys.stdlib_module_names:
            found.append(f"{module}:{line}: {top} has no room in LIBRARIES")
    return found


def modules() -> Iterator[tuple[Path, str]]:
    """Yield every module of the package with its dotted name; the templates are files of another kind."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "site_templates" not in parts:
            yield path, ".".join(parts).removesuffix(".__init__")


def test_every_module_imports_in_the_right_direction_and_its_own_libraries_only() -> None:
    checked = list(modules())
    assert len(checked) > 5
    wrong = [sentence for path, name in checked for sentence in wrong_imports(path.read_text("utf-8"), name, path.name == "__init__.py")]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source", "sentence"),
    [
        ("generator.source.yaml", "from generator.plan.model import Account", "generator.source.yaml:1: source may not import plan"),
        ("generator.pages.account", "import generator.site", "generator.pages.account:1: pages may not import site"),
        ("generator.charts.radar", "from generator import pages", "generator.charts.radar:1: charts may not import pages"),
        ("generator.plan.reader", "from ..checks import rules", "generator.plan.reader:1: plan may not import checks"),
        ("generator.writer", "from generator.cli import main", "generator.writer:1: writer may not import cli"),
        ("generator.cli", "from generator.plugin import GosartPlugin", "generator.cli:1: cli may not import plugin"),
        ("generator.errors", "from generator.diagnostics import Spot", "generator.errors:1: errors may not import diagnostics"),
        ("generator.site", "import mkdocs.config", "generator.site:1: mkdocs belongs in plugin"),
        ("generator.source.files", "import subprocess", "generator.source.files:1: subprocess belongs in source.history and source.git"),
        ("generator.pages.account", "from plotly import offline", "generator.pages.account:1: plotly belongs in charts"),
        ("generator.analysis.value", "import numpy as np", "generator.analysis.value:1: numpy has no room in LIBRARIES"),
        ("generator.extras.thing", "", "generator.extras.thing: the room 'extras' has no place in ORDER"),
    ],
)
def test_a_wrong_import_is_named(module: str, source: str, sentence: str) -> None:
    assert wrong_imports(source, module) == [sentence]


def test_an_import_inside_a_function_or_for_types_only_counts_as_well() -> None:
    source = dedent("""\
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from generator.site import SiteOptions


        def late():
            from generator.writer import write_site
        """)
    assert wrong_imports(source, "generator.pages.account") == [
        "generator.pages.account:4: pages may not import site",
        "generator.pages.account:8: pages may not import writer",
    ]


def test_the_package_itself_imports_no_room() -> None:
    assert wrong_imports("from generator.site import build", "generator", is_package=True) == [
        "generator:1: the package itself may not import site"
    ]


@pytest.mark.parametrize(
    ("module", "is_package", "source"),
    [
        ("generator.pages.account", False, "import re\nfrom jinja2 import Environment\nfrom generator.charts.radar import radar"),
        ("generator.plan.model", False, "from generator.plan.people import Person"),
        ("generator.plan", True, "from .model import Account\nfrom ..source import document"),
        ("generator.source.history", False, "import subprocess"),
        ("generator.cli", False, "import click\nfrom generator import __version__\nfrom generator.writer import write_site"),
    ],
)
def test_an_import_to_the_right_or_of_the_rooms_own_library_is_fine(module: str, is_package: bool, source: str) -> None:
    assert wrong_imports(source, module, is_package) == []
