"""What is wrong in the files of a case, each problem at its key; values taken from a mapping."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.exercises.codes import CODES
from gosart.text.suggest import suggestion
from gosart.yaml.document import Document, Key, Node

__all__ = ["CaseProblems"]


class CaseProblems:
    """The problems of one file of a case, in the order in which reading met them.

    Args:
        document: The file.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.diagnostics: list[Diagnostic] = []

    def add(
        self, code: str, key: Key, message: Message, hint: Message, *, at_key: bool = False
    ) -> None:
        """Add an error at a key, or at the nearest above it that is there.

        Args:
            code: A key of `CODES`.
            key: Of the value.
            message: What is wrong.
            hint: What to do.
            at_key: Whether the key itself is wrong and not its value.
        """
        CODES[code]  # a KeyError here, not a code that nobody explains
        document = self.document
        while key and key not in document.positions:
            key = key[:-1]
        position = document.positions.get(key)
        location = Location(document.path)
        if position is not None:
            location = position.key if at_key else position.value
        lines = document.lines
        line = lines[location.line - 1] if location.line <= len(lines) else ""
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, location, message, hint, line))

    def check_keys(self, data: Mapping[str, Node], key: Key, allowed: Collection[str]) -> None:
        """Report the keys of a mapping that mean nothing.

        Args:
            data: The mapping.
            key: Its key.
            allowed: The keys there are.
        """
        for name in data:
            if name not in allowed:
                message = msg("There is no key '{name}' here.", name=name)
                hint = suggestion(name, allowed)
                self.add("E002", (*key, name), message, hint, at_key=True)

    def text(self, data: Mapping[str, Node], key: Key, name: str) -> str:
        """Return a text that has to be there, "" where it is wrong.

        Args:
            data: The mapping.
            key: Its key.
            name: The key in it.
        """
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        if value is None:
            message = msg("The key '{name}' is missing.", name=name)
            self.add("E003", (*key, name), message, msg("Add it with a text."), at_key=True)
        else:
            message = msg("'{name}' is not a text.", name=name)
            self.add("E004", (*key, name), message, msg("Write a text."))
        return ""

    def number(self, data: Mapping[str, Node], key: Key, name: str) -> int:
        """Return a whole number above 0 that has to be there, 0 where it is wrong.

        Args:
            data: The mapping.
            key: Its key.
            name: The key in it.
        """
        text = self.text(data, key, name)
        if text.isdecimal() and text.isascii() and int(text):
            return int(text)
        if text:
            message = msg("'{value}' is not a whole number above 0.", value=text)
            self.add("E004", (*key, name), message, msg("Write digits alone, such as 60."))
        return 0

    def day(self, data: Mapping[str, Node], key: Key, name: str) -> date:
        """Return a day that has to be there; where it is wrong, any.

        Args:
            data: The mapping.
            key: Its key.
            name: The key in it.
        """
        text = self.text(data, key, name)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                message = msg("'{value}' is not a date.", value=text)
                self.add("E004", (*key, name), message, msg("Write it as 2027-03-08."))
            return date.min

    def texts(self, value: Node, key: Key) -> tuple[str, ...]:
        """Return a text, or each of a list; none where it is something else.

        Args:
            value: The value.
            key: Its key.
        """
        items = value if isinstance(value, list) else [value]
        texts = tuple(item for item in items if isinstance(item, str) and item.strip())
        if not texts or len(texts) < len(items):
            message = msg("A text or a list of texts is expected here.")
            self.add("E004", key, message, msg("Put a sign such as + in quotes."))
        return texts
