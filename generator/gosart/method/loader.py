"""The method's data file of a language, and a company's own file over it -> the method, with what is wrong in the company's file."""

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
from gosart.method.problems import Mistake, Mistakes
from gosart.method.stamp import method_stamp
from gosart.repository.read_file import read_file
from gosart.yaml.document import Document

__all__ = ["MethodFile", "load_method", "read_method"]


@dataclass(frozen=True, eq=False, slots=True)
class MethodFile:
    """The method of a site, and what is wrong in the company's own file (what is wrong is left out of the method)."""

    method: Method
    problems: tuple[Diagnostic, ...] = ()


@lru_cache(maxsize=8)
def load_method(language: str, root: Path | None = None) -> Method:
    """Read `method.<language>.yml` from `root`, by default the method that comes with the package.

    Raises GosartError when there is no such file, it cannot be read, or it does not hold a method.
    """
    name = f"method.{language}.yml"
    try:
        return Method.model_validate(_shipped(language, root))
    except ValueError as error:  # what pydantic raises; its sentences name the key
        raise GosartError(f"{name} does not hold a method: {error}") from error


def read_method(language: str, root: Path, path: str) -> MethodFile:
    """Return the site's method: ours in a language, changed by the company's file `path` below `root` ("" for none).

    Unchanged files give the very same object again, so that what was made from it stays good. Raises GosartError for a language that is
    not there; everything that is wrong in the company's file is a problem with its place.
    """
    if not path:
        return _plain(language)
    return _company(language, root, path, method_stamp(root, path))


@lru_cache(maxsize=8)
def _plain(language: str) -> MethodFile:
    return MethodFile(load_method(language))


@lru_cache(maxsize=8)
def _company(language: str, root: Path, path: str, stamp: tuple[int, int]) -> MethodFile:
    del stamp  # part of the key of what is remembered
    ours = load_method(language)
    document, problems = read_file(root, path)
    if document is None or document.data is None:
        return MethodFile(ours, problems)
    mistakes = Mistakes()
    data = extend(_shipped(language, None), document.data, mistakes)
    told = [_told(document, mistake) for mistake in mistakes.found]
    try:
        method = Method.model_validate(data)
    except ValueError as error:
        hint = msg("Mend what is named here: {error}", error=" ".join(str(error).split()))
        told.append(
            Diagnostic(
                "M099", Severity.ERROR, Location(path), msg("This does not make a method."), hint
            )
        )
        method = ours
    return MethodFile(method, (*problems, *told))


def _told(document: Document, mistake: Mistake) -> Diagnostic:
    """Give a mistake its line and column: those of its key, or of the nearest key above that is there."""
    path = mistake.path
    while path and path not in document.places:
        path = path[:-1]
    place = document.places.get(path)
    location = (
        Location(document.path) if place is None else place.key if mistake.at_key else place.value
    )
    line = document.lines[location.line - 1] if location.line <= len(document.lines) else ""
    return Diagnostic(mistake.code, mistake.severity, location, mistake.message, mistake.hint, line)


@lru_cache(maxsize=8)
def _shipped(language: str, root: Path | None) -> Any:
    """Return our data of a language as read."""
    folder = root or Path(gosart.method.__file__).parent
    name = f"method.{language}.yml"
    if "/" in language or not (folder / name).is_file():
        known = sorted(path.name.split(".")[1] for path in folder.glob("method.*.yml"))
        raise GosartError(
            f"There is no method in the language '{language}'. Choose one of: {', '.join(known) or 'none'}."
        )
    document, problems = read_file(folder, name)
    if document is None or problems:
        raise GosartError(
            "The method cannot be read.\n" + "\n".join(render(problem) for problem in problems)
        )
    return document.data
