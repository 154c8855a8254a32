"""The ground of the project: what is declared, how it is named, what no shared file may hold."""

from __future__ import annotations

import ast
import contextlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

import gosart

ROOT = Path(__file__).parents[1]
CODE = {".py", ".css", ".js", ".html", ".toml", ".yml", ".sh", ""}

# Written so that these patterns do not find themselves.
MACHINE_PATH = re.compile(r"(?<![\w.}\])])/(?:work|root|home|Users|tmp/v)/|\b[A-Z]:\\Users")
INDEX_HOST = re.compile(
    r"index[-_]url|trusted[-_]host|pythonhoste[d]|pypi\.org/sim[p]le|find[-]links", re.IGNORECASE
)
LEFT_OVER = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc"}


def tracked() -> list[Path]:
    """Give the files that others get: those of git, with the new ones that it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted(path for path in files if path.is_file())


def lines_matching(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Say where a pattern is found, `path:line: text`."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:100]}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip(
            "needs the git repository: in an unpacked source distribution there is no list of "
            "tracked files"
        )
    return tracked()


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text.partition("\ndependencies = [\n")[2].partition("\n]")[0].splitlines()
    assert len(block) == len(tomllib.loads(text)["project"]["dependencies"]) > 0
    assert [line for line in block if not re.search(r'",\s+# \w.{6,}', line)] == []


def test_every_direct_dependency_is_pinned_in_the_constraints() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=!~; ]", requirement)[0].lower() for requirement in wanted}
    pinned = {line.partition("==")[0].lower() for line in constraints()}
    assert names - pinned == set()


def test_the_constraints_are_plain_versions() -> None:
    assert [
        line
        for line in constraints()
        if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)
    ] == []


def test_every_pinned_release_runs_on_the_oldest_python_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = f"{project['requires-python'].removeprefix('>=')}.0"
    pinned = [line.partition("==")[0] for line in constraints()]
    refusing = {}
    for name in pinned:
        with contextlib.suppress(PackageNotFoundError):
            asked = metadata(name).get("Requires-Python", "")
            if not SpecifierSet(asked).contains(oldest):
                refusing[name] = asked
    assert refusing == {}


def constraints() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_no_module_is_longer_than_400_lines(files: list[Path]) -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files
        if path.suffix == ".py"
    }
    assert {name: count for name, count in lengths.items() if count > 400} == {}


def test_no_module_or_folder_has_a_name_that_says_nothing(files: list[Path]) -> None:
    named = [path.relative_to(ROOT) for path in files if path.suffix == ".py"]
    assert [
        path.as_posix()
        for path in named
        if VAGUE & {part.strip("_").lower() for part in path.with_suffix("").parts}
    ] == []


def test_every_module_opens_with_a_sentence(files: list[Path]) -> None:
    modules = [
        path for path in files if path.suffix == ".py" and path.is_relative_to(ROOT / "generator")
    ]
    assert [
        path.name for path in modules if not re.match(r'r?"""\S.{10,}', path.read_text("utf-8"))
    ] == []


def documented(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Give the public functions of a module, and the public methods of its public classes."""
    for node in tree.body:
        body = node.body if isinstance(node, ast.ClassDef) else [node]
        if getattr(node, "name", "_").startswith("_"):
            continue
        for item in body:
            if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
                yield item


def missing_sections(function: ast.FunctionDef) -> list[str]:
    """Say which sections a docstring lacks.

    One that begins with Return, Yield or Tell whether has said what comes back. A property has
    no arguments, and a setter is explained by its property.
    """
    if any(re.search("property|setter|overload", ast.unparse(d)) for d in function.decorator_list):
        return []
    docstring = ast.get_docstring(function) or ""
    arguments = function.args
    given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    given += [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    missing = []
    if any(item.arg not in ("self", "cls") for item in given) and "Args:" not in docstring:
        missing.append("Args")
    gives = function.returns is not None and ast.unparse(function.returns) != "None"
    said = re.search(r"^(?:Returns|Yields):", docstring, re.MULTILINE) or re.match(
        r"(?:Return|Yield)s?\b|(?:Tell w|W)hether\b", docstring
    )
    return [*missing, "Returns"] if gives and not said else missing


def test_every_public_function_explains_its_arguments_and_what_it_returns() -> None:
    package = ROOT / "generator/gosart"
    # the docstring of a command is its help, and a rule is explained by `@rule`
    others = (package / "cli", package / "rules/builtin")
    assert [
        f"{path.relative_to(package)}:{function.lineno}: {function.name} lacks {section}"
        for path in sorted(package.rglob("*.py"))
        if not any(path.is_relative_to(other) for other in others)
        for function in documented(ast.parse(path.read_text("utf-8")))
        for section in missing_sections(function)
    ] == []


def test_a_missing_section_of_a_docstring_is_noticed() -> None:
    source = 'def total(of: int) -> int:\n    """Add up."""\ndef _own(of: int) -> int: ...\n'
    (function,) = documented(ast.parse(source))
    assert missing_sections(function) == ["Args", "Returns"]


def test_no_file_holds_a_path_of_somebodys_machine(files: list[Path]) -> None:
    assert lines_matching(MACHINE_PATH, files) == []


def test_no_file_names_a_package_index(files: list[Path]) -> None:
    assert lines_matching(INDEX_HOST, files) == []


def test_no_work_is_left_as_a_mark_in_the_source(files: list[Path]) -> None:
    assert lines_matching(LEFT_OVER, [path for path in files if path.suffix in CODE]) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, "sys.path.append('" + "/home" + "/ada/plans')"),
        (MACHINE_PATH, "see " + "/work" + "/main/accounts"),
        (INDEX_HOST, "--extra-" + "index" + "-url https://packages.example/"),
        (LEFT_OVER, "# TO" + "DO: later"),
    ],
)
def test_the_search_finds_what_it_looks_for(
    tmp_path: Path, pattern: re.Pattern[str], line: str
) -> None:
    assert pattern.search(line)


def test_the_readme_opens_with_the_two_commands() -> None:
    before_first_section = (ROOT / "README.md").read_text("utf-8").partition("\n## ")[0]
    commands = re.findall(r"^\s*(?:\$ )?make (\w+)", before_first_section, re.MULTILINE)
    assert commands == ["serve", "test"]


def test_the_makefile_has_every_command_that_the_documents_name() -> None:
    named = {
        target
        for document in ("README.md", "CONTRIBUTING.md", "docs/index.md")
        for target in re.findall(
            r"(?:^|`)make (\w+)", (ROOT / document).read_text("utf-8"), re.MULTILINE
        )
    }
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named - targets == set()


def test_the_changelog_has_this_version() -> None:
    headings = re.findall(
        r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert headings[:1] == [gosart.__version__]
