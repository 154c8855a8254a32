"""Answers from a file, or from a session that was left: read, checked, kept.

The file is YAML: `ratings` from criterion to a mark, or to `{rating, evidence, source, action: {what, owner, due}}`; beside it `note`.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.editing.assessment_session import Answer, Coach, Planned
from gosart.plan.schema.scalars import is_date
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.load import compose
from gosart.yaml.positions import Positions

__all__ = [
    "MARKS",
    "draft_path",
    "forget",
    "keep",
    "kept",
    "questionnaire",
    "read_answers",
    "wrong_reference",
]

MARKS = ("+", "-", "?")


def read_answers(
    text: str, path: str, coach: Coach
) -> tuple[dict[str, Answer], str, tuple[Diagnostic, ...]]:
    """Return the answers by criterion, the note, and everything that is wrong with its place. An empty `rating` is no answer."""
    lines = tuple(text.splitlines())
    problems = FileProblems(path, lines)
    composed = compose(text.replace("\r\n", "\n"), problems)
    if problems.diagnostics or not composed.complete:
        return {}, "", tuple(problems.diagnostics)
    reader = _Reader(path, lines, Positions(path, composed.positions), coach)
    return *reader.read(composed.data), tuple(reader.problems)


def wrong_reference(coach: Coach, kind: str, value: str) -> tuple[Message, Message] | None:
    """Say what is wrong with the id of a `person` or of one of ours (`team`), None where nothing is."""
    if kind == "person":
        known = [person.id for person in coach.account.organisation.people]
        message = msg("There is nobody '{name}' among their people.", name=value)
    else:
        known = list(coach.team)
        message = msg("There is nobody '{name}' in our team.", name=value)
    if value in known:
        return None
    near = get_close_matches(value, known, 1)
    if near:
        return message, msg("Did you mean '{name}'?", name=near[0])
    if not known:
        return message, msg("Leave it out, or write the entry first.")
    return message, msg(
        "There are: {names}.", names=", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    )


def questionnaire(coach: Coach, translator: Iterable[str]) -> str:
    """Return an empty file of answers, with the questions of each criterion as comments; `words` stand on top."""
    out = [f"# {line}" for text in translator for line in textwrap.wrap(text, 110)]
    out += ["note:", "ratings:"]
    block = ""
    for item in coach.items:
        if item.question != block:
            block = item.question
            out += ["", f"  # == {block}"]
        out.append(f"  # {item.criterion.title}")
        out += [f"  #   - {question}" for question in item.criterion.questions]
        out.append(f"  #   {item.criterion.evidence}")
        if item.last:
            out.append(
                f"  #   {item.last.day} {item.last.mark} {' '.join(item.last.evidence.split())}".rstrip()
            )
        out += [f"  #   {item.figures}"] if item.figures else []
        out.append(f"  {item.criterion.key}: {{rating: , evidence: }}")
    return "\n".join(out) + "\n"


def draft_path(root: Path, coach: Coach) -> Path:
    """Return where an assessment that was left is kept, out of git."""
    return (
        root
        / ".cache"
        / "gosart"
        / "assess"
        / f"{coach.account.id}.{coach.opportunity.id}.{coach.company}.json"
    )


def keep(path: Path, answers: Mapping[str, Answer]) -> None:
    """Keep answers until the next session."""
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    path.write_text(
        json.dumps(
            {key: asdict(answer) for key, answer in answers.items()}, ensure_ascii=False, indent=1
        ),
        encoding="utf-8",
    )


def kept(path: Path) -> dict[str, Answer]:
    """Return the answers of a session that was left, none where there are none or they cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {key: _answer(value) for key, value in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def forget(path: Path) -> None:
    """Remove what was kept."""
    path.unlink(missing_ok=True)


def _answer(value: dict[str, Any]) -> Answer:
    action = value.pop("action", None)
    return Answer(**value, action=Planned(**action) if action else None)


class _Reader:
    """Reads one file of answers; what is wrong is noted, and the answer left out."""

    def __init__(
        self, path: str, lines: tuple[str, ...], positions: Positions, coach: Coach
    ) -> None:
        self.path = path
        self.lines = lines
        self.positions = positions
        self.coach = coach
        self.problems: list[Diagnostic] = []

    def read(self, data: Node) -> tuple[dict[str, Answer], str]:
        top = self._fields((), data, ("ratings", "note"))
        note = self._text(("note",), top.get("note"))
        ratings = self._fields(
            ("ratings",), top.get("ratings"), tuple(item.criterion.key for item in self.coach.items)
        )
        found = {
            key: answer
            for key, value in ratings.items()
            if (answer := self._answer(("ratings", key), value))
        }
        return found, note

    def _answer(self, key: Key, value: Node) -> Answer | None:
        if value is None:
            return None
        if not isinstance(value, dict):
            return Answer(self._mark(key, value)) if self._mark(key, value) else None
        entry = self._fields(key, value, ("rating", "evidence", "source", "action"))
        mark = (
            self._mark((*key, "rating"), entry.get("rating"))
            if entry.get("rating") is not None
            else ""
        )
        if not mark:
            return None
        source = self._reference((*key, "source"), entry.get("source"), "person")
        action = (
            self._action((*key, "action"), entry["action"])
            if entry.get("action") is not None
            else None
        )
        if action and mark != "?":
            self._wrong(
                (*key, "action"),
                msg("An action to find out belongs to a '?'."),
                msg("Plan any other action in the plan itself."),
            )
        return Answer(mark, self._text((*key, "evidence"), entry.get("evidence")), source, action)

    def _action(self, key: Key, value: Node) -> Planned | None:
        entry = self._fields(key, value, ("what", "owner", "due"))
        missing = [name for name in ("what", "due") if not entry.get(name)]
        if missing:
            self._wrong(
                key,
                msg("'{key}' is missing.", key=missing[0]),
                msg("An action has `what` and `due`, and an `owner` if it is not yours."),
            )
            return None
        due = self._text((*key, "due"), entry.get("due"))
        if not is_date(due):
            self._wrong(
                (*key, "due"),
                msg("'{value}' is not a date.", value=due),
                msg("Write year, month and day: 2026-11-23."),
            )
        owner = self._reference((*key, "owner"), entry.get("owner") or self.coach.by, "team")
        return Planned(self._text((*key, "what"), entry.get("what")), owner, due)

    def _mark(self, key: Key, value: Node) -> str:
        if isinstance(value, str) and value in MARKS:
            return value
        if value != ".":
            self._wrong(key, msg("This is not a mark."), msg('Write "+", "-" or "?", in quotes.'))
        return ""

    def _text(self, key: Key, value: Node) -> str:
        if isinstance(value, dict | list):
            self._wrong(
                key,
                msg("A text is expected here."),
                msg("Write one text, in quotes if it begins with a bracket."),
            )
            return ""
        return (value or "").strip()

    def _reference(self, key: Key, value: Node, kind: str) -> str:
        text = self._text(key, value)
        wrong = wrong_reference(self.coach, kind, text) if text else None
        if wrong:
            self._wrong(key, *wrong)
        return text

    def _fields(self, key: Key, value: Node, known: tuple[str, ...]) -> dict[str, Node]:
        if not isinstance(value, dict):
            if value is not None:
                self._wrong(
                    key,
                    msg("Keys and values are expected here."),
                    msg("Write 'key: value' on lines of their own, indented."),
                )
            return {}
        for name in value:
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = (
                    msg("Did you mean '{name}'?", name=near[0])
                    if near
                    else msg("There are: {names}.", names=", ".join(known))
                )
                self._wrong(
                    (*key, name), msg("There is no key '{key}' here.", key=name), hint, at_key=True
                )
        return {name: item for name, item in value.items() if name in known}

    def _wrong(self, key: Key, message: Message, hint: Message, *, at_key: bool = False) -> None:
        while key and key not in self.positions:
            key = key[:-1]
        place = self.positions[key]
        location: Location = place.key if at_key else place.value
        line = self.lines[location.line - 1] if location.line <= len(self.lines) else ""
        self.problems.append(Diagnostic("E001", Severity.ERROR, location, message, hint, line))
