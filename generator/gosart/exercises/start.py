"""A case -> a small repository to work in, and from such a repository back to its case."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gosart.config.mkdocs_yml import CONFIG_NAMES
from gosart.diagnostics import render
from gosart.errors import GosartError
from gosart.exercises.model import Case
from gosart.exercises.read_case import START
from gosart.plan.validate.source_map import mapping
from gosart.repository.read_file import read_file
from gosart.repository.write_file import NewContent, write_files
from gosart.yaml.dump import flow

__all__ = ["MARKER", "Started", "read_marker", "start_exercise"]

MARKER = "exercise.yml"
"""The file that says which case a repository is for."""
_BRIEFING = "briefing.md"

_MKDOCS = """\
site_name: {title}
docs_dir: accounts
theme: {{name: material, font: false, language: {language}}}
plugins:
  - search
  - gosart:
      audience: account-team
      language: {language}
      today: {day} # the day of the case, by which the plan is read
"""


@dataclass(frozen=True, slots=True)
class Started:
    """What a repository says of the case it is for."""

    id: str
    cases: Path | None
    """The company's folder of cases, None for one of ours."""


def start_exercise(case: Case, folder: Path, cases: Path | None) -> tuple[Path, ...]:
    """Write the repository of a case; nothing is overwritten.

    Args:
        case: The case.
        folder: Where to.
        cases: The company's folder that the case is from, None for one of ours.

    Returns:
        The files, sorted.

    Raises:
        GosartError: One of them is there already, or cannot be written; then none is written.
    """
    begun = case.folder / START
    contents = {
        path.relative_to(begun).as_posix(): path.read_bytes()
        for path in sorted(begun.rglob("*"))
        if path.is_file()
    }
    if not any(name in contents for name in CONFIG_NAMES):
        settings = {"title": flow(case.title), "language": case.language, "day": case.day}
        contents["mkdocs.yml"] = _MKDOCS.format(**settings).encode()
    contents[_BRIEFING] = f"# {case.title}\n\n{case.briefing}".encode()
    marker = [f"case: {case.id}"]
    if cases is not None:
        marker.append(f"cases: {flow(_relative(cases, folder))}")
    contents[MARKER] = ("\n".join(marker) + "\n").encode()
    files = {folder / name: content for name, content in sorted(contents.items())}
    write_files(NewContent(path, content) for path, content in files.items())
    return tuple(files)


def read_marker(folder: Path) -> Started:
    """Return which case a repository is for.

    Args:
        folder: The repository.

    Raises:
        GosartError: It does not say.
    """
    if not (folder / MARKER).is_file():
        raise GosartError(
            f"{folder / MARKER} is not there, so this is no exercise. "
            "Begin one with `gosart exercise start`, or name it with --case."
        )
    document, problems = read_file(folder, MARKER)
    if problems:
        raise GosartError("\n".join(map(render, problems)))
    data = mapping(document.data if document else None)
    id_, cases = data.get("case"), data.get("cases")
    if not isinstance(id_, str) or not isinstance(cases, str | None):
        raise GosartError(f"{folder / MARKER} does not say which exercise it is: `case: ID`.")
    return Started(id_, folder / cases if cases else None)


def _relative(cases: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(cases, folder)).as_posix()
    except ValueError:  # on another drive
        return cases.resolve().as_posix()
