"""A folder -> a case, or everything that is wrong with it, at its place.

read_cases ── our cases and those of a company's own folder      read_case ── one of them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gosart.exercises
from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.errors import GosartError
from gosart.exercises.case_problems import CaseProblems
from gosart.exercises.model import Case, Step
from gosart.exercises.read_expectations import read_expectations
from gosart.i18n.languages import LANGUAGES
from gosart.method.model import Method
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import is_id
from gosart.repository.read_file import read_file
from gosart.text.suggest import suggestion
from gosart.yaml.document import Document

__all__ = [
    "BRIEFING",
    "EXPECTED",
    "START",
    "ReadCase",
    "case_folder",
    "case_ids",
    "our_cases",
    "read_case",
]

BRIEFING, EXPECTED, START = "case.md", "expected.yml", "start"
_KEYS = ("title", "steps", "minutes", "language")
_EXPECTED_KEYS = ("account", "opportunity", "day", "expect")


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case that was read."""

    id: str
    case: Case | None
    """None where it cannot be used."""
    problems: tuple[Diagnostic, ...]


def our_cases() -> Path:
    """Return the folder of the cases that come with the package."""
    return Path(gosart.exercises.__file__).parent / "cases"


def case_ids(own: Path | None) -> tuple[str, ...]:
    """Return the ids of all cases: ours, then a company's own.

    Args:
        own: The company's folder, None for none.

    Raises:
        GosartError: There is no such folder.
    """
    if own is not None and not own.is_dir():
        raise GosartError(f"There is no folder of cases at {own}.")
    return tuple(dict.fromkeys(id_ for root in _roots(own) for id_ in _ids(root)))


def case_folder(id_: str, own: Path | None) -> Path:
    """Return the folder of a case; a company's own leads.

    Args:
        id_: The case.
        own: The company's folder, None for none.

    Raises:
        GosartError: There is no such case; the sentence has the nearest.
    """
    ids = case_ids(own)
    if id_ not in ids:
        raise GosartError(f"There is no exercise '{id_}'. {suggestion(id_, ids)}")
    return next(root / id_ for root in reversed(_roots(own)) if id_ in _ids(root))


def read_case(folder: Path, method: Method) -> ReadCase:
    """Read a case; nothing is raised for what its files hold.

    Args:
        folder: Its folder, whose name is its id.
        method: The method by whose words plans are rated.

    Returns:
        The case, or what is wrong with it; paths begin with the name of the folder.
    """
    reader = _CaseReader(folder)
    case = reader.read(method)
    problems = tuple(reader.problems)
    return ReadCase(folder.name, None if problems else case, problems)


def _roots(own: Path | None) -> tuple[Path, ...]:
    return (our_cases(),) if own is None else (our_cases(), own)


def _ids(root: Path) -> Iterator[str]:
    return (
        path.name
        for path in sorted(root.iterdir())
        if is_id(path.name) and (path / BRIEFING).exists()
    )


class _CaseReader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Diagnostic] = []

    def read(self, method: Method) -> Case | None:
        """Read the files, as far as they can be."""
        front, expected = self._document(BRIEFING), self._document(EXPECTED)
        if not (self._folder / START).is_dir():
            self._missing(START, is_folder=True)
        if front is None or expected is None:
            return None
        about, text = mapping(front.data), CaseProblems(front)
        text.check_keys(about, (), _KEYS)
        title = text.text(about, (), "title")
        minutes = text.number(about, (), "minutes")
        language = self._language(text.text(about, (), "language"), text)
        steps = self._steps(text)
        data, wanted = mapping(expected.data), CaseProblems(expected)
        wanted.check_keys(data, (), _EXPECTED_KEYS)
        case = Case(
            id=self._folder.name,
            folder=self._folder,
            title=title,
            steps=steps,
            minutes=minutes,
            language=language,
            briefing=front.body.strip() + "\n",
            account=self._id(wanted, "account"),
            opportunity=self._id(wanted, "opportunity"),
            day=wanted.day(data, (), "day"),
            expectations=read_expectations(data.get("expect"), wanted, method, steps),
        )
        self.problems += [*text.diagnostics, *wanted.diagnostics]
        return case

    def _document(self, name: str) -> Document | None:
        """Read a file of the case, None where it cannot be used."""
        if not (self._folder / name).exists():
            self._missing(name)
            return None
        document, problems = read_file(self._folder.parent, f"{self._folder.name}/{name}")
        self.problems += problems
        usable = document is not None and isinstance(document.data, dict)
        if document is not None and not usable and not problems:
            wrong = CaseProblems(document)
            message = msg("Keys and values are expected here.")
            wrong.add(
                "E004",
                (),
                message,
                msg("Write something such as {example}.", example="day: 2027-03-08"),
            )
            self.problems += wrong.diagnostics
        return document if usable else None

    def _missing(self, name: str, *, is_folder: bool = False) -> None:
        message = (
            msg("The case has no folder {name}/.", name=name)
            if is_folder
            else msg("The case has no file {name}.", name=name)
        )
        location = Location(f"{self._folder.name}/{name}")
        hint = msg("Add it: a case is {files}.", files=f"{BRIEFING}, {START}/, {EXPECTED}")
        self.problems.append(Diagnostic("E001", Severity.ERROR, location, message, hint))

    def _language(self, language: str, problems: CaseProblems) -> str:
        if language and language not in LANGUAGES:
            message = msg("There is no language '{name}'.", name=language)
            problems.add("E005", ("language",), message, suggestion(language, LANGUAGES))
        return language

    def _steps(self, problems: CaseProblems) -> tuple[Step, ...]:
        data = mapping(problems.document.data)
        if "steps" not in data:
            message = msg("The key '{name}' is missing.", name="steps")
            hint = msg("Name the steps of the course that it trains, such as [1, 2].")
            problems.add("E003", ("steps",), message, hint, at_key=True)
            return tuple(Step)
        steps = []
        for text in problems.texts(data["steps"], ("steps",)):
            if text in {str(int(step)) for step in Step}:
                steps.append(Step(int(text)))
            else:
                message = msg("There is no step '{name}'.", name=text)
                problems.add("E005", ("steps",), message, msg("The steps are 1 to 7."))
        return tuple(sorted(set(steps)))

    def _id(self, problems: CaseProblems, name: str) -> str:
        value = problems.text(mapping(problems.document.data), (), name)
        if value and not is_id(value):
            message = msg("'{value}' is not an id.", value=value)
            hint = msg("Use lower-case letters, digits and single hyphens.")
            problems.add("E004", (name,), message, hint)
        return value
