"""Sets the rules and results wrong, one place at a time, and shows what no test notices.

A mutant is a module with one comparison, one whole number or one `and` changed. It lives in the
memory of a child process alone: an import hook gives it in place of the module, so no file is
touched and several runs do not meet. Libraries that do this (mutmut, cosmic-ray) rewrite a copy of
the whole tree or the files themselves and start an interpreter a mutant; neither takes a sample by
a seed.

`python -m benchmarks.mutate rules analysis --sample 60 --seed 1`. It forks: Linux and macOS only.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import os
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

__all__ = ["Mutant", "changed", "main", "mutants_of", "survivors"]

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "gosart"
TESTS = {
    # A rule reads results, and many results are seen best in what a rule says of them.
    "rules": ("tests/rules", "tests/analysis"),
    "analysis": ("tests/analysis", "tests/rules"),
    "comparison": ("tests/comparison",),
}
"""The tests that are run for a room, those first that notice most."""
LIBRARIES = ("babel", "jinja2", "markdown", "nh3", "pydantic", "ruamel.yaml", "yaml")
"""What every child would import again; nothing of ours, or a mutant would come too late; no plugin
of pytest, which wants to be first at it."""
OTHERS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
SLACK = 5
"""How many times the processor time of the unchanged tests a mutant may take; some never end."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    room: str
    path: Path
    line: int
    change: str
    """What it was and what it becomes."""
    number: int
    """Which of the module's changes it is, from 0."""

    @property
    def module(self) -> str:
        """The dotted name by which the module is imported."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def __str__(self) -> str:
        """Say where it is, what changes, and the line as it was."""
        line = self.path.read_text("utf-8").splitlines()[self.line - 1].strip()
        return f"{self.path.relative_to(ROOT)}:{self.line}  {self.change}    {line}"


def mutants_of(room: str) -> list[Mutant]:
    """Return every mutant of a room, by file, then as the syntax tree is walked.

    Args:
        room: A folder of the package.
    """
    return [
        Mutant(room, path, line, change, number)
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for number, (line, change, _) in enumerate(_changes(ast.parse(path.read_bytes())))
    ]


def changed(source: str | bytes, number: int) -> ast.Module:
    """Return a module with one of its changes made.

    Args:
        source: The module's text.
        number: Which change, from 0.

    Raises:
        IndexError: It has fewer.
    """
    tree = ast.parse(source)
    _, _, apply = list(_changes(tree))[number]
    apply()
    return tree


def _changes(tree: ast.Module) -> Iterator[tuple[int, str, Callable[[], None]]]:
    """Yield the line of each change that a tree allows, its words, and what makes it."""
    # The size of a cache changes nothing that a test should see.
    keywords = [node for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    sizes = {keyword.value for keyword in keywords if keyword.arg == "maxsize"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for index, operator in enumerate(node.ops):
                new = OTHERS[type(operator)]
                words = f"{SIGNS[type(operator)]} → {SIGNS[new]}"
                yield node.lineno, words, partial(node.ops.__setitem__, index, new())
        elif isinstance(node, ast.BoolOp):
            both = isinstance(node.op, ast.And)
            other = ast.Or() if both else ast.And()
            words = "and → or" if both else "or → and"
            yield node.lineno, words, partial(setattr, node, "op", other)
        elif isinstance(node, ast.Constant) and type(node.value) is int and node not in sizes:
            for value in (node.value + 1, node.value - 1):
                words = f"{node.value} → {value}"
                yield node.lineno, words, partial(setattr, node, "value", value)


class _Loader(SourceFileLoader):
    """Loads a module with one change; what Python has cached of it is not asked."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.path))
        self._number = mutant.number

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - importlib calls it so
        tree = changed(Path(self.path).read_bytes(), self._number)
        code: CodeType = compile(tree, self.path, "exec")
        return code


class _Finder(MetaPathFinder):
    """Finds the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - importlib calls it so
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._mutant.path, loader=_Loader(self._mutant)
        )


def _start(room: str, mutant: Mutant | None, seconds: int, folder: str) -> int:
    """Run a room's tests in a child, on a mutant or on the code as it is; return the child's id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        if mutant:
            sys.meta_path.insert(0, _Finder(mutant))
        chosen = ("-m", "not browser and not slow", *TESTS[room])
        options = ("-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--basetemp", folder)
        code = int(pytest.main([*options, *chosen]))
    finally:
        os._exit(code)


def _passed(status: int) -> bool:
    """Tell by how a child ended whether its tests passed."""
    code = os.waitstatus_to_exitcode(status)
    if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED, 70):
        raise SystemExit("The tests could not be run: try them with pytest.")
    return code == pytest.ExitCode.OK


def survivors(mutants: Sequence[Mutant], jobs: int) -> Iterator[Mutant]:
    """Yield the mutants that every test of their room passes, as they are found.

    Args:
        mutants: What is tried.
        jobs: How many at a time.

    Raises:
        SystemExit: The tests fail, or cannot be run, on the code as it is.
    """
    for name in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)
    limits = {}
    for room in sorted({mutant.room for mutant in mutants}):
        with tempfile.TemporaryDirectory() as temporary:
            _, status, used = os.wait4(_start(room, None, 0, temporary), 0)
        if not _passed(status):
            raise SystemExit(f"The tests of {room} fail as the code is: mend them first.")
        limits[room] = int((used.ru_utime + used.ru_stime) * SLACK) + 5
    waiting = list(reversed(mutants))
    running: dict[int, tuple[Mutant, tempfile.TemporaryDirectory[str]]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant, folder = waiting.pop(), tempfile.TemporaryDirectory()
            running[_start(mutant.room, mutant, limits[mutant.room], folder.name)] = mutant, folder
        child, status = os.wait()
        mutant, folder = running.pop(child)
        folder.cleanup()
        if _passed(status):
            yield mutant


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, try the mutants and print what survives.

    Args:
        arguments: What is typed, `sys.argv` where nothing is given.
    """
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("rooms", nargs="*", metavar="room", help=f"of {', '.join(TESTS)}; all")
    parser.add_argument("--sample", type=int, metavar="N", help="try N of them")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which N; 1")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many at a time; 1")
    parser.add_argument("--at", default="", metavar="TEXT", help="only where file:line has this")
    given = parser.parse_args(arguments)
    if wrong := set(given.rooms) - set(TESTS):
        parser.error(f"no tests are known for {', '.join(sorted(wrong))}")
    mutants = [mutant for room in given.rooms or TESTS for mutant in mutants_of(room)]
    mutants = [mutant for mutant in mutants if given.at in f"{mutant.path}:{mutant.line}:"]
    if given.sample is not None and given.sample < len(mutants):
        mutants = random.Random(given.seed).sample(mutants, given.sample)
    os.nice(10)
    alive = 0
    for mutant in survivors(mutants, given.jobs):
        alive += 1
        print(mutant, flush=True)
    killed = len(mutants) - alive
    share = f" ({killed / len(mutants):.0%})" if mutants else ""
    print(f"{killed} of {len(mutants)} mutants were noticed{share}.")


if __name__ == "__main__":
    main()
