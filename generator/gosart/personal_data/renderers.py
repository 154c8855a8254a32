"""The file about one human as Markdown, to hand over, and as JSON, for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from gosart.diagnostics import Message, msg
from gosart.i18n.translator import Translator
from gosart.personal_data.model import Former, Nature, PersonFile, Source, Statement
from gosart.text.escape_markdown import readable

__all__ = ["as_json", "as_markdown"]

SCHEMA_VERSION = 1

_TITLES: dict[Nature, Message] = {
    Nature.ENTRY: msg("Their own entry"),
    Nature.REFERENCE: msg("What else names them"),
    Nature.MENTION: msg("Texts with their name"),
    Nature.POSSIBLE: msg("Texts that may mean them"),
}


def as_markdown(file: PersonFile, translator: Translator) -> str:
    """Write the file for a person to read.

    Args:
        file: What is said.
        translator: The language.

    Returns:
        Markdown, with a line feed at its end.
    """
    return "\n".join(_Writer(translator).lines(file)) + "\n"


class _Writer:
    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._text = translator.text

    def lines(self, file: PersonFile) -> Iterator[str]:
        text = self._text
        name = next((own.name for own in file.subjects if own.name != own.id), file.subjects[0].id)
        title = text("What the plans say about {name}", name=readable(name))
        yield f"# {title}"
        yield ""
        day = self._translator.date(file.today)
        yield text(
            "As of {day}. It has everything, whatever its audience: do not publish it. Whoever "
            "hands it over first reads what it says of others.",
            day=day,
        )
        yield ""
        for subject in file.subjects:
            yield f"- `{subject.address}`: {readable(subject.name)}"
        for nature, heading in _TITLES.items():
            own = [statement for statement in file.statements if statement.nature is nature]
            if own:
                yield from ("", f"## {self._translator.say(heading)}")
                for account, inside in groupby(own, key=lambda statement: statement.account):
                    yield from ("", f"### {account}", "")
                    for statement in inside:
                        yield from self._statement(statement)
        past = text("No longer in the plans")
        yield from ("", f"## {past}", "")
        if file.no_history is not None:
            reason = self._translator.say(file.no_history)
            yield text("The history was not read. {reason}", reason=reason)
        elif not file.former:
            yield text("Nothing: whatever was ever said still stands.")
        else:
            yield text(
                "The history of the repository still has it, and so has every copy of the "
                "repository."
            )
            yield ""
            for former in file.former:
                yield from self._former(former)

    def _statement(self, statement: Statement) -> Iterator[str]:
        yield f"- `{statement.key}`: {_one_line(statement.value)}"
        for key, value in statement.context:
            yield f"    - `{key}`: {_one_line(value)}"
        yield f"    - {self._source(statement)}"

    def _source(self, statement: Statement) -> str:
        location = statement.location
        parts = [
            f"`{location.path}:{location.line}:{location.column}`",
            self._text("for {audience}", audience=statement.audience),
        ]
        if statement.since:
            parts.append(
                self._text(
                    "since {day}, {authors}",
                    day=self._translator.date(statement.since.day),
                    authors=", ".join(map(readable, statement.since.authors)),
                )
            )
        return " · ".join(parts)

    def _former(self, former: Former) -> Iterator[str]:
        statement = former.statement
        yield f"- {statement.account}, `{statement.key}`: {_one_line(statement.value)}"
        gone = self._text(
            "until {day}, {authors}",
            day=self._translator.date(former.until.day),
            authors=", ".join(map(readable, former.until.authors)),
        )
        yield f"    - {self._source(statement)} · {gone}"


def _one_line(text: str) -> str:
    return readable(" ".join(text.split()))


def as_json(file: PersonFile, translator: Translator) -> str:
    """Write the file for a program.

    Args:
        file: What is said.
        translator: The language of the reason why there is no history.

    Returns:
        JSON, with a line feed at its end.
    """
    reason = file.no_history
    value = {
        "schema_version": SCHEMA_VERSION,
        "today": file.today.isoformat(),
        "entries": [
            {"account": own.account, "kind": own.kind.value, "id": own.id, "name": own.name}
            for own in file.subjects
        ],
        "statements": _statements(file.statements),
        "former": [
            {**_statement(own.statement), "until": _source(own.until)} for own in file.former
        ],
        "no_history": None if reason is None else translator.say(reason),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _statements(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    return [_statement(statement) for statement in statements]


def _statement(statement: Statement) -> dict[str, Any]:
    location = statement.location
    return {
        "account": statement.account,
        "nature": statement.nature.value,
        "key": statement.key,
        "value": statement.value,
        "context": dict(statement.context),
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "audience": statement.audience,
        "since": _source(statement.since),
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    authors = list(source.authors)
    return {"commit": source.commit, "day": source.day.isoformat(), "authors": authors}
