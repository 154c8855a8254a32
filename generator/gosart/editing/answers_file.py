"""The answers of an assessment in a file: typed by a person, or saved between two sessions.

A person's file is YAML: `ratings` from criterion to a rating, or to a mapping with `rating`, the
fields of a rating that the schema has a question for, and `action` with those of an action; beside
it `note`.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.editing.assessment_session import Answer, AssessmentSession
from gosart.errors import GosartError, reason_of
from gosart.method.enums import Rating
from gosart.plan.schema.actions import ActionEntry
from gosart.plan.schema.assessment import RatingEntry
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.registry import FieldSpec, asked_of
from gosart.plan.schema.scalars import is_date
from gosart.repository.cache_file import FOLDER, cache_folder, read_private, write_private
from gosart.text.suggest import suggestion
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.load import compose
from gosart.yaml.positions import Positions

__all__ = [
    "RATINGS",
    "delete_draft",
    "draft_path",
    "load_draft",
    "questionnaire",
    "read_answers",
    "save_draft",
    "wrong_value",
]

RATINGS = tuple(rating.value for rating in Rating)
_OURS = RefersTo.TEAM

_WIDTH = 110
"""Longest line, in characters, of the comments on top of a questionnaire."""


def read_answers(
    text: str, path: str, session: AssessmentSession
) -> tuple[dict[str, Answer], str, tuple[Diagnostic, ...]]:
    """Read a person's file of answers.

    Args:
        text: The file.
        path: Its name, for the problems.
        session: The assessment that it answers.

    Returns:
        The answers by criterion (an empty rating is none), the note, and everything that is wrong.
    """
    lines = tuple(text.splitlines())
    problems = FileProblems(path, lines)
    composed = compose(text.replace("\r\n", "\n"), problems)
    if problems.diagnostics or not composed.complete:
        return {}, "", tuple(problems.diagnostics)
    reader = _Reader(lines, Positions(path, composed.positions), session)
    return *reader.read(composed.data), tuple(reader.problems)


def wrong_value(
    session: AssessmentSession, spec: FieldSpec, value: str
) -> tuple[Message, Message] | None:
    """Check the value of a field that is asked.

    Args:
        session: The assessment.
        spec: The field.
        value: What is typed, not empty.

    Returns:
        What is wrong and what to do, None where nothing is.
    """
    if spec.about.refers_to in (RefersTo.PERSON, RefersTo.TEAM):
        return _wrong_reference(session, spec.about.refers_to, value)
    if date in spec.types and not is_date(value):
        return (
            msg("'{value}' is not a date.", value=value),
            msg("Write year, month and day: 2026-11-23."),
        )
    choices = [member.value for kind in spec.types if issubclass(kind, StrEnum) for member in kind]
    if choices and value not in choices:
        message = msg("'{value}' is not a value of '{key}'.", value=value, key=spec.name)
        return message, suggestion(value, choices)
    return None


def _wrong_reference(
    session: AssessmentSession, kind: RefersTo, value: str
) -> tuple[Message, Message] | None:
    if kind is RefersTo.PERSON:
        ids = [person.id for person in session.account.organisation.people]
        message = msg("The customer has no person '{name}'.", name=value)
    else:
        ids = list(session.team)
        message = msg("Our team has no member '{name}'.", name=value)
    if value in ids:
        return None
    if not ids:
        return message, msg("Leave it out, or write the entry first.")
    return message, suggestion(value, ids)


def questionnaire(session: AssessmentSession, introduction: Iterable[str]) -> str:
    """Write an empty file of answers, with the questions of each criterion as comments.

    Args:
        session: The assessment.
        introduction: Paragraphs for the top of the file.

    Returns:
        The file, to be filled in and given to `read_answers`.
    """
    lines = [f"# {line}" for text in introduction for line in textwrap.wrap(text, _WIDTH)]
    lines += ["note:", "ratings:"]
    names = ("rating", *(spec.name for spec in asked_of(RatingEntry)))
    fields = ", ".join(f"{name}: " for name in names)
    question = ""
    for item in session.items:
        if item.question != question:
            question = item.question
            lines += ["", f"  # == {question}"]
        lines.append(f"  # {item.criterion.title}")
        lines += [f"  #   - {asked}" for asked in item.criterion.questions]
        lines.append(f"  #   {item.criterion.evidence}")
        if item.prior:
            texts = " ".join(" ".join(item.prior.values.values()).split())
            lines.append(f"  #   {item.prior.day} {item.prior.rating} {texts}".rstrip())
        lines += [f"  #   {item.figures}"] if item.figures else []
        lines.append(f"  {item.criterion.key}: {{{fields}}}")
    return "\n".join(lines) + "\n"


def draft_path(root: Path, session: AssessmentSession) -> Path:
    """Return where the answers of an unfinished assessment are saved, out of git.

    Args:
        root: The repository.
        session: The assessment.

    Returns:
        A file of its own for each opportunity and company, and each second opinion.

    Raises:
        GosartError: A link stands where the folder is, and may lead anywhere.
    """
    rater = f".{session.by}" if session.is_second else ""  # who does not see what others rated
    name = f"{session.account.id}.{session.opportunity.id}.{session.company}{rater}.json"
    folder = cache_folder(root, "assess")
    if folder is None:
        raise GosartError(f"{root / FOLDER} is a link; put a folder there, or remove it.")
    return folder / name


def save_draft(path: Path, answers: Mapping[str, Answer]) -> None:
    """Save answers until the next session.

    Args:
        path: The file, as `draft_path` gives it.
        answers: The answers by criterion.

    Raises:
        GosartError: They cannot be saved.
    """
    data = {
        key: {"rating": answer.rating, **answer.values, "action": answer.action}
        for key, answer in answers.items()
    }
    try:
        text = json.dumps(data, ensure_ascii=False, indent=1)
        write_private(path, text.encode("utf-8"), durable=True)
    except OSError as error:
        raise GosartError(f"{path} cannot be written: {reason_of(error)}.") from error


def load_draft(path: Path) -> dict[str, Answer]:
    """Load the answers of an unfinished session.

    Args:
        path: The file, as `draft_path` gives it.

    Returns:
        The answers by criterion, none where there is no file or it cannot be read.
    """
    try:
        data = json.loads(read_private(path))
        return {key: _answer(value) for key, value in data.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def delete_draft(path: Path) -> None:
    """Delete the answers that were saved.

    Args:
        path: The file, as `draft_path` gives it; it need not be there.
    """
    path.unlink(missing_ok=True)


def _answer(value: dict[str, Any]) -> Answer:
    values = {name: str(text) for name, text in value.items() if name not in ("rating", "action")}
    action = value.get("action")
    return Answer(str(value["rating"]), values, dict(action) if action else None)


class _Reader:
    """Reads one file of answers; what is wrong is reported, and the answer left out."""

    def __init__(
        self, lines: tuple[str, ...], positions: Positions, session: AssessmentSession
    ) -> None:
        self.lines = lines
        self.positions = positions
        self.session = session
        self.problems: list[Diagnostic] = []

    def read(self, data: Node) -> tuple[dict[str, Answer], str]:
        """Return the answers by criterion, and the note."""
        top = self._fields((), data, ("ratings", "note"))
        note = self._text(("note",), top.get("note"))
        criteria = tuple(item.criterion.key for item in self.session.items)
        ratings = self._fields(("ratings",), top.get("ratings"), criteria)
        answers = {
            key: answer
            for key, value in ratings.items()
            if (answer := self._answer(("ratings", key), value))
        }
        return answers, note

    def _answer(self, key: Key, value: Node) -> Answer | None:
        if value is None:
            return None
        if not isinstance(value, dict):
            rating = self._rating(key, value)
            return Answer(rating) if rating else None
        asked = asked_of(RatingEntry)
        entry = self._fields(key, value, ("rating", *(spec.name for spec in asked), "action"))
        rating = ""
        if entry.get("rating") is not None:
            rating = self._rating((*key, "rating"), entry["rating"])
        if not rating:
            return None
        values = {
            spec.name: self._value((*key, spec.name), spec, entry.get(spec.name)) for spec in asked
        }
        action = None
        if entry.get("action") is not None and self.session.is_second:
            self._report(
                (*key, "action"),
                msg("A second opinion plans no action."),
                msg("Leave it out; propose it in the review, or add it to the plan itself."),
            )
        elif entry.get("action") is not None:
            action = self._action((*key, "action"), entry["action"])
        if action and rating != "?":
            self._report(
                (*key, "action"),
                msg("An action to find out needs a '?'."),
                msg("Plan any other action in the plan itself."),
            )
        return Answer(rating, values, action)

    def _action(self, key: Key, value: Node) -> dict[str, str] | None:
        asked = asked_of(ActionEntry)
        entry = self._fields(key, value, tuple(spec.name for spec in asked))
        # who rates finds out, unless somebody else is named
        ours = {spec.name: self.session.by for spec in asked if spec.about.refers_to is _OURS}
        given: dict[str, Node] = {**ours, **{name: node for name, node in entry.items() if node}}
        missing = [spec.name for spec in asked if spec.required and not given.get(spec.name)]
        if missing:
            hint = msg("An action has `what` and `due`, and an `owner` if it is not yours.")
            self._report(key, msg("'{key}' is missing.", key=missing[0]), hint)
            return None
        return {
            spec.name: self._value((*key, spec.name), spec, given.get(spec.name)) for spec in asked
        }

    def _rating(self, key: Key, value: Node) -> str:
        """Return a rating, "" for `.`, which is not rated, and for anything else."""
        if isinstance(value, str) and value in RATINGS:
            return value
        if value != ".":
            self._report(
                key, msg("This is not a rating."), msg('Write "+", "-" or "?", in quotes.')
            )
        return ""

    def _text(self, key: Key, value: Node) -> str:
        if isinstance(value, dict | list):
            hint = msg("Write one text, in quotes if it starts with a bracket.")
            self._report(key, msg("Text is expected here."), hint)
            return ""
        return (value or "").strip()

    def _value(self, key: Key, spec: FieldSpec, value: Node) -> str:
        """Return the text of a field, and report what is wrong with it."""
        text = self._text(key, value)
        wrong = wrong_value(self.session, spec, text) if text else None
        if wrong:
            self._report(key, *wrong)
        return text

    def _fields(self, key: Key, value: Node, names: tuple[str, ...]) -> dict[str, Node]:
        """Return the keys of a mapping that it may have."""
        if not isinstance(value, dict):
            if value is not None:
                hint = msg("Write 'key: value' on lines of their own, indented.")
                self._report(key, msg("Keys and values are expected here."), hint)
            return {}
        for name in value:
            if name not in names:
                message = msg("There is no key '{key}' here.", key=name)
                self._report((*key, name), message, suggestion(name, names), at_key=True)
        return {name: item for name, item in value.items() if name in names}

    def _report(self, key: Key, message: Message, hint: Message, *, at_key: bool = False) -> None:
        while key and key not in self.positions:
            key = key[:-1]
        position = self.positions[key]
        location: Location = position.key if at_key else position.value
        line = self.lines[location.line - 1] if location.line <= len(self.lines) else ""
        self.problems.append(Diagnostic("E001", Severity.ERROR, location, message, hint, line))
