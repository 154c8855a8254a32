"""The method's data file of a language -> the method, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import generator.methodology
from generator.diagnostics import render
from generator.errors import GosartError
from generator.methodology.catalogue import Method
from generator.source.reader import read_document

__all__ = ["load_method"]


@lru_cache(maxsize=8)
def load_method(language: str, root: Path | None = None) -> Method:
    """Read `method.<language>.yml` from `root`, by default the method that comes with the package.

    Raises GosartError when there is no such file, it cannot be read, or it does not hold a method.
    """
    folder = root or Path(generator.methodology.__file__).parent
    name = f"method.{language}.yml"
    if "/" in language or not (folder / name).is_file():
        known = sorted(path.name.split(".")[1] for path in folder.glob("method.*.yml"))
        raise GosartError(f"There is no method in the language '{language}'. Choose one of: {', '.join(known) or 'none'}.")
    document, problems = read_document(folder, name)
    if document is None or problems:
        raise GosartError("The method cannot be read.\n" + "\n".join(render(problem) for problem in problems))
    try:
        return Method.model_validate(document.data)
    except ValueError as error:  # what pydantic raises; its sentences name the key
        raise GosartError(f"{name} does not hold a method: {error}") from error
