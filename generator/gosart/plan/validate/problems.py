"""The problems of one account in the order they are found, with the keys they were found at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from gosart.diagnostics import Address, Diagnostic, Location, Message, Severity
from gosart.plan.address import opportunity_in
from gosart.plan.validate.codes import SPELLINGS
from gosart.plan.validate.source_map import SourceMap, at_key
from gosart.text.odd_characters import explained, odd_characters
from gosart.yaml.codes import MOST_PROBLEMS
from gosart.yaml.document import Key
from gosart.yaml.more_problems import more_problems
from gosart.yaml.syntax_lookalikes import lookalike_in
from gosart.yaml.syntax_structure import blank_missing, glued_key

__all__ = ["Located", "Problems"]

Located: TypeAlias = tuple[Diagnostic, Key | None]
"""A problem and the key it was found at, None where it was found in the text of a file."""


class Problems:
    """Diagnostics of one account in the order they are found.

    Of each file so many are listed; the rest are counted.

    Args:
        source_map: Where its keys and values are typed.
        account: Id of the account, "" for the shared files.
    """

    def __init__(self, source_map: SourceMap, account: str) -> None:
        self.source_map = source_map
        self.account = account
        self.diagnostics: list[Diagnostic] = []
        self.keys: set[Key] = set()
        self._keys: list[Key | None] = []
        self._counts: Counter[str] = Counter()
        files = (*source_map.own.mounts, *source_map.shared.mounts)
        self._only_file = files[0].document.path if len(files) == 1 else ""
        """Where every key is typed, so that it need not be looked up to be counted."""
        self._first_more: dict[str, tuple[Location, Key | None, Severity]] = {}

    def located(self) -> tuple[Located, ...]:
        """Return the problems so far, each with its key.

        Returns:
            The problems in their order, then of each file how many more there are; the key is None
            for one in the text of a file.
        """
        return (*zip(self.diagnostics, self._keys, strict=True), *self._more())

    def all(self) -> tuple[Diagnostic, ...]:
        """Return the problems so far, and of each file how many more there are.

        Returns:
            The problems in their order.
        """
        return tuple(problem for problem, _ in self.located())

    def is_full(self, path: str) -> bool:
        """Whether problems of a file are only counted from now on.

        Args:
            path: The file.

        Returns:
            True where as many are listed as are listed of any file.
        """
        return self._counts[path] >= MOST_PROBLEMS

    def only_counts(self, key: Key, severity: Severity = Severity.ERROR) -> bool:
        """Count the problem of a key where its file has enough of them.

        Asked before words are made: a hint may compare a word with a thousand names.

        Args:
            key: The key.
            severity: How grave the problem is.

        Returns:
            Whether it was counted, and needs no words.
        """
        if not any(count >= MOST_PROBLEMS for count in self._counts.values()):
            return False
        first = self._first_more.get(self._only_file)
        location = first[0] if first else self.source_map.position(key)[0].key
        return self.is_full(location.path) and not self.count(key, location, severity)

    def count(self, key: Key | None, location: Location, severity: Severity) -> bool:
        """Count a problem.

        Args:
            key: The key it is found at, None for one in the text of a file.
            location: Where it is.
            severity: How grave it is.

        Returns:
            Whether it is one that is listed.
        """
        if key is not None:
            self.keys.add(key)
        full = self.is_full(location.path)
        self._counts[location.path] += 1
        if full:
            first = self._first_more.get(location.path, (location, key, severity))
            worst = severity if severity is Severity.ERROR else first[2]
            self._first_more[location.path] = (*first[:2], worst)
        return not full

    def _more(self) -> Iterator[Located]:
        for path, (location, key, severity) in self._first_more.items():
            more = more_problems(self._counts[path] - MOST_PROBLEMS, location)
            yield replace(more, account=self.account, severity=severity), key

    def at_value(
        self,
        key: Key,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report what is wrong with a value.

        Args:
            key: The way to the value.
            code: Of the kind of problem.
            message: What is wrong.
            hint: What would be right.
            severity: How grave it is.
        """
        self._add(key, self.source_map.position(key)[0].value, code, message, hint, severity)

    def at_key(
        self,
        key: Key,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report what is wrong with a key, or that something is missing below it.

        Args:
            key: The key.
            code: Of the kind of problem.
            message: What is wrong.
            hint: What would be right.
            severity: How grave it is.
        """
        self._add(key, self.source_map.position(key)[0].key, code, message, hint, severity)

    def inside(
        self,
        key: Key,
        start: int,
        length: int,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report what is wrong with some characters of a text.

        Args:
            key: The way to the text.
            start: The first of them, from 0.
            length: How many.
            code: Of the kind of problem.
            message: What is wrong.
            hint: What would be right.
            severity: How grave it is.
        """
        self._add(key, self.source_map.inside(key, start, length), code, message, hint, severity)

    def at_part(
        self, key: Key, location: Location, code: str, message: Message, hint: Message
    ) -> None:
        """Warn of something beside a value.

        Args:
            key: The way to the value.
            location: Where it is.
            code: Of the kind of problem.
            message: What is wrong.
            hint: What would be right.
        """
        self._add(key, location, code, message, hint, Severity.WARNING)

    def at_location(
        self,
        location: Location,
        source: str,
        code: str,
        message: Message,
        hint: Message,
        about: Address,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report what is wrong at a location that is no key of the plan.

        Args:
            location: The location.
            source: The text of its line.
            code: Of the kind of problem.
            message: What is wrong.
            hint: What would be right.
            about: What the problem is about, the same wherever it is typed.
            severity: How grave it is.
        """
        if not self.count(None, location, severity):
            return
        self._keys.append(None)
        self.diagnostics.append(
            Diagnostic(
                code,
                severity,
                location,
                message,
                hint,
                source,
                self.account,
                about=about,
            )
        )

    def _add(
        self,
        key: Key,
        location: Location,
        code: str,
        message: Message,
        hint: Message,
        severity: Severity,
    ) -> None:
        if (glued := glued_key(key)) and at_key(self.source_map.own.data, key) is None:
            if key in self.keys:
                return
            name, value = glued
            location = replace(location, column=location.column + len(name), length=1)
            code, message, hint = "P002", *blank_missing(name, value)
        if not self.count(key, location, severity):
            return
        self._keys.append(key)
        hint = self._with_cause(code, location, hint)
        address = self.source_map.address(key)
        self.diagnostics.append(
            Diagnostic(
                code,
                severity,
                replace(location, address=address),
                message,
                hint,
                self.source_map.line(location),
                self.account,
                opportunity_in(address),
                self.source_map.entry(key),
            )
        )

    def _with_cause(self, code: str, location: Location, hint: Message) -> Message:
        """Name the first character of a word that only looks like what was meant."""
        line, start = self.source_map.line(location), location.column - 1
        word = line[start : start + location.length]
        odd = None
        if code == "P005":  # a text, since what was meant for a colon is none
            odd = lookalike_in(line)
            start = 0
        elif code in SPELLINGS and not word.isascii():
            odd = next(odd_characters(word), None)
        return explained(odd, start + odd.offset + 1, hint) if odd else hint

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(problem.severity is Severity.ERROR for problem in self.diagnostics) or any(
            severity is Severity.ERROR for *_, severity in self._first_more.values()
        )
