"""The method of a site: ours in its language, with a company's own file laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import gosart.method
from gosart.diagnostics import Diagnostic, Location, Severity, msg, render
from gosart.errors import GosartError
from gosart.method.model import Method
from gosart.method.overrides import extend
from gosart.method.problems import MethodProblem, MethodProblems
from gosart.method.stamp import method_stamp
from gosart.repository.read_file import read_file
from gosart.yaml.document import Document

__all__ = ["MethodFile", "load_method", "read_method"]


JUDGEMENT = "judgement.yml"
"""The rules of lights, verdict and preconditions, beside the files of the languages."""


@dataclass(frozen=True, eq=False, slots=True)
class MethodFile:
    """The method of a site, and what is wrong in the company's own file and left out of it."""

    method: Method
    problems: tuple[Diagnostic, ...] = ()


@lru_cache(maxsize=8)
def load_method(language: str, root: Path | None = None) -> Method:
    """Load the method of a language.

    Args:
        language: Its code, as in the name of `method.<language>.yml`.
        root: Folder of the file; None for the method that comes with the package.

    Returns:
        The method.

    Raises:
        GosartError: There is no such file, it cannot be read, or it does not hold a method.
    """
    name = f"method.{language}.yml"
    try:
        return Method.model_validate(_method_data(language, root))
    except ValueError as error:  # what pydantic raises; its sentences name the key
        raise GosartError(f"{name} does not hold a method: {error}") from error


def read_method(language: str, root: Path, path: str) -> MethodFile:
    """Return the method of a site.

    While the files stay the same it is the very same object, so that what others made from it
    (charts, schemas) can be used again.

    Args:
        language: Code of the language of our method.
        root: The repository.
        path: The company's own file, relative to `root`; "" for none.

    Returns:
        The method, and everything that is wrong in the company's file.

    Raises:
        GosartError: There is no method in this language.
    """
    if not path:
        return _our_method(language)
    return _company_method(language, root, path, method_stamp(root, path))


@lru_cache(maxsize=8)
def _our_method(language: str) -> MethodFile:
    return MethodFile(load_method(language))


@lru_cache(maxsize=8)
def _company_method(language: str, root: Path, path: str, stamp: tuple[int, int]) -> MethodFile:
    del stamp  # only a part of the cache's key: another stamp is another file
    ours = load_method(language)
    document, file_problems = read_file(root, path)
    if document is None or document.data is None:
        return MethodFile(ours, file_problems)
    problems = MethodProblems()
    data = extend(_method_data(language, None), document.data, problems)
    diagnostics = [_diagnostic(document, problem) for problem in problems.problems]
    try:
        method = Method.model_validate(data)
    except ValueError as error:  # `extend` overlooked something: ours stands in for the whole
        message = msg("This is not a valid method.")
        hint = msg("Fix what is named here: {error}", error=" ".join(str(error).split()))
        diagnostics.append(Diagnostic("M099", Severity.ERROR, Location(path), message, hint))
        method = ours
    return MethodFile(method, (*file_problems, *diagnostics))


def _diagnostic(document: Document, problem: MethodProblem) -> Diagnostic:
    """Locate a problem: at its key, or at the nearest key above it that is there."""
    path = problem.path
    while path and path not in document.positions:
        path = path[:-1]
    position = document.positions.get(path)
    location = Location(document.path)
    if position is not None:
        location = position.key if problem.at_key else position.value
    line = document.lines[location.line - 1] if location.line <= len(document.lines) else ""
    return Diagnostic(problem.code, problem.severity, location, problem.message, problem.hint, line)


@lru_cache(maxsize=8)
def _method_data(language: str, root: Path | None) -> Any:
    """Return the data of a language's method file, with the rules that all languages share."""
    folder = root or Path(gosart.method.__file__).parent
    name = f"method.{language}.yml"
    if "/" in language or not (folder / name).is_file():
        languages = sorted(path.name.split(".")[1] for path in folder.glob("method.*.yml"))
        raise GosartError(
            f"There is no method in the language '{language}'. "
            f"Choose one of: {', '.join(languages) or 'none'}."
        )
    data = _file_data(folder, name)
    if (folder / JUDGEMENT).is_file():
        data = _merged(data, _file_data(folder, JUDGEMENT))
    return data


def _file_data(folder: Path, name: str) -> Any:
    document, problems = read_file(folder, name)
    if document is None or problems:
        raise GosartError(
            "The method cannot be read.\n" + "\n".join(render(problem) for problem in problems)
        )
    return document.data


def _merged(words: Any, rules: Any) -> Any:
    """Put two mappings together, and what is a mapping in both likewise; the rules' order leads."""
    if not isinstance(words, dict) or not isinstance(rules, dict):
        return rules
    shared = {
        key: _merged(words[key], value) if key in words else value for key, value in rules.items()
    }
    return {**{key: value for key, value in words.items() if key not in rules}, **shared}
