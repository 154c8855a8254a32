"""A parser's events become plain data, with line and column of every key and value.

Events need no recursion: depth is counted as it comes, and no input can exhaust the stack. What
YAML allows and a plan does not (anchors, tags, merge keys, second documents) is refused here, each
where it stands and all of one file in one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gosart.diagnostics import msg
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.positions import PackedPosition, Span
from gosart.yaml.syntax_structure import colon_missing
from gosart.yaml.text_file import INVISIBLE

__all__ = ["MAX_DEPTH", "Composed", "Composer", "TooDeepError"]

MAX_DEPTH = 20
"""Most lists and mappings inside each other."""
MAX_EVENTS = 60_000
"""Most keys, values, lists and mappings of a file, and ends of these."""

_NO_COLON = re.compile(r"([\w-]+)\s+([\[{])")
"""A key that goes on in a bracket: `ann {name: Ann}` on a line of its own."""
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Composed:
    """The data of a text, and where it stands."""

    data: Node
    positions: dict[Key, PackedPosition]
    complete: bool
    """False where reading had to stop; then `data` means nothing."""
    empty: bool = False
    """Whether there is nothing but comments."""


@dataclass(slots=True)
class _Frame:
    """An open list or mapping."""

    data: Any
    prefix: Key | None
    """Key of the list or mapping, None where its content is dropped: it is the value of a key that
    was refused, or is itself written as a key."""
    is_mapping: bool
    line: int
    column: int
    awaits_key: bool = True
    key: str | None = None
    """The key whose value comes next, None for one that was refused."""
    key_span: Span = (1, 1, 1)
    is_key: bool = False
    key_positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key so far, to name the first when it comes again."""


class TooDeepError(Exception):
    """The text is nested too deep, or holds too much; the problem has been added already."""


class Composer:
    """One run over the events of one document.

    Args:
        parser: ruamel's pure or C parser, before its first event.
        problems: Takes what is wrong.
        shift: Number of lines of the file above the text.
    """

    def __init__(self, parser: Any, problems: FileProblems, shift: int) -> None:
        self.parser = parser
        self.problems = problems
        self.first_line = shift + 1
        self.positions: dict[Key, PackedPosition] = {}
        self.top: Node = None
        self.frames: list[_Frame] = []

    def run(self) -> Composed:
        """Read the first document to its end, and refuse a second.

        Returns:
            The data with its positions.

        Raises:
            TooDeepError: The text is nested too deep, or holds too much.
            YAMLError: The parser gave up.
        """
        next_event = self.parser.get_event
        next_event()  # the start of the stream
        if type(next_event()) is StreamEndEvent:
            return Composed(None, {}, complete=True, empty=True)
        empty = self._document(next_event)
        event = next_event()
        if type(event) is DocumentStartEvent:
            self._refuse_second(event)
        return Composed(self.top, self.positions, complete=True, empty=empty)

    def _refuse_second(self, event: Any) -> None:
        """Report the line that begins a second document, or the one that ends the first."""
        line = event.start_mark.line + self.first_line
        message = msg("A second document starts here; a plan is a single document.")
        hint = msg("Remove the line ---, or put what follows into a file of its own.")
        if not event.explicit:  # no line ---: what ended the first is a line ...
            above = range(min(line, len(self.problems.lines)) - 1, self.first_line - 2, -1)
            end = next((n for n in above if self.problems.lines[n].startswith("...")), None)
            if end is not None:
                line = end + 1
                message = msg("A line ... ends the file for YAML; what follows would be ignored.")
                hint = msg("Remove the line, or put it in quotes if you mean it as text.")
        self.problems.add("S018", message, hint, line, event.start_mark.column + 1, 3)

    def _document(self, next_event: Any) -> bool:
        """Read the nodes of the document; return whether it holds nothing."""
        # Types are compared rather than asked with isinstance: this loop is the time of a load.
        count = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.ctag is not None:
                    self._refuse_properties(event)
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.ctag is not None:
                    self._refuse_properties(event)
                self._open(event, kind is MappingStartEvent)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentEndEvent:
                return count == 1 and self.top is None
            else:
                frame = self.frames.pop()
                if frame.is_key:
                    self.frames[-1].key, self.frames[-1].awaits_key = None, False
            count += 1
            if count > MAX_EVENTS:
                self._refuse_many(event)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column, text = start.line + self.first_line, start.column + 1, event.value
        plain = event.implicit[0] and not event.style
        length = (
            max(1, end.column - start.column)
            if end.line == start.line and event.style not in ("|", ">")
            else 1
        )
        if event.style == '"' and (invisible := INVISIBLE.search(text)):
            self._escape(invisible[0], line, column)
            text = INVISIBLE.sub("\ufffd", text)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.is_mapping and frame.awaits_key:
            self._key(frame, text, plain, (line, column, length))
            return
        if plain and text in _NULLS:
            if not text and frame is not None:  # an empty value: the two parsers differ
                line, column, length = frame.key_span if frame.is_mapping else (line, column, 1)
            self._put(None, (line, column, length))
            return
        if plain and text in ("-", "?"):
            self._bare_indicator(text, line, column)
        self._put(text, (line, column, length))

    def _key(self, frame: _Frame, text: str, plain: bool, span: Span) -> None:
        """Take a key, or refuse it: then the value that follows is dropped."""
        line, column, length = span
        frame.key_span = span
        frame.key, frame.awaits_key = None, False
        if plain and text in _NULLS:
            # `?` alone is a mapping with an empty key to YAML; the writer meant a rating.
            indicator = self._line(frame.line)[frame.column - 1 : frame.column]
            if not text and indicator == "?" and not frame.key_positions:
                self._bare_indicator("?", frame.line, frame.column)
            else:
                self.problems.add(
                    "S021",
                    msg("A key is missing here: there is nothing before the colon."),
                    msg("Write the key before the colon. A key called null has to be in quotes."),
                    line,
                    column,
                    length,
                )
        elif plain and text == "<<":
            self.problems.add(
                "S017",
                msg(
                    "A merge key (<<) copies something from elsewhere; a plan states everything "
                    "in place."
                ),
                msg("Write the keys out here."),
                line,
                column,
                length,
            )
        elif plain and (match := _NO_COLON.match(text)):
            self.problems.add(
                "S014",
                *colon_missing(match[1], match[2]),
                line,
                column,
                len(match[1]),
            )
        elif text in frame.key_positions:
            first_line, first_column = frame.key_positions[text]
            self.problems.add(
                "S020",
                msg(
                    "The key '{key}' is here a second time; the first is at {place}.",
                    key=text,
                    place=f"{self.problems.path}:{first_line}:{first_column}",
                ),
                msg("Merge them under one key, or rename one of them."),
                line,
                column,
                length,
            )
        else:
            frame.key_positions[text] = (line, column)
            frame.key = text

    def _put(self, node: Node, span: Span) -> Key | None:
        """Put a value under its key and return that key, None where the value is dropped."""
        if not self.frames:
            self.top = node
            self.positions[()] = span + span
            return ()
        frame = self.frames[-1]
        if frame.is_mapping:
            frame.awaits_key = True
            if frame.prefix is None or frame.key is None:
                return None
            frame.data[frame.key] = node
            position_key: Key = (*frame.prefix, frame.key)
            self.positions[position_key] = frame.key_span + span
            return position_key
        if frame.prefix is None:
            return None
        position_key = (*frame.prefix, len(frame.data))
        frame.data.append(node)
        self.positions[position_key] = span + span
        return position_key

    def _open(self, event: Any, is_mapping: bool) -> None:
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        if len(self.frames) >= MAX_DEPTH:
            self.problems.add(
                "S007",
                msg("This is nested more than {limit} levels deep.", limit=MAX_DEPTH),
                msg(
                    "A plan needs far less: look for brackets or dashes that you mean as text, "
                    "and put that text in quotes."
                ),
                line,
                column,
            )
            raise TooDeepError
        data: Any = {} if is_mapping else []
        parent = self.frames[-1] if self.frames else None
        if parent is not None and parent.is_mapping and parent.awaits_key:
            if parent.prefix is not None:  # of keys in keys only the outer is reported
                self.problems.add(
                    "S021",
                    msg("This is a list or a mapping, but a key is expected."),
                    msg("A key is a text: put it in quotes if the brackets belong to it."),
                    line,
                    column,
                )
            self.frames.append(_Frame(data, None, is_mapping, line, column, is_key=True))
            return
        self.frames.append(
            _Frame(data, self._put(data, (line, column, 1)), is_mapping, line, column)
        )

    def _refuse_many(self, event: Any) -> None:
        self.problems.add(
            "S006",
            msg("The file has more than {limit} keys and values.", limit=MAX_EVENTS // 2),
            msg("Split it: a file's path is the key of its content."),
            event.start_mark.line + self.first_line,
            event.start_mark.column + 1,
        )
        raise TooDeepError

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        self.problems.add(
            "S015",
            msg(
                "*{name} refers to something elsewhere (an alias); a plan states everything in "
                "place.",
                name=event.anchor,
            ),
            msg("Write the value out, or put the text in quotes if it should start with *."),
            line,
            column,
            len(event.anchor) + 1,
        )
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.is_mapping and frame.awaits_key:
            frame.key, frame.awaits_key = None, False
            return
        self._put(None, (line, column, len(event.anchor) + 1))

    def _refuse_properties(self, event: Any) -> None:
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        if event.anchor is not None:
            self.problems.add(
                "S015",
                msg(
                    "&{name} gives this a name to refer to (an anchor); a plan has no such names.",
                    name=event.anchor,
                ),
                msg("Remove it, or put the text in quotes if it should start with &."),
                line,
                column,
                len(event.anchor) + 1,
            )
        if event.ctag is not None:
            self.problems.add(
                "S016",
                msg(
                    "A tag (!…) gives the type of a value; a plan's keys already know their types."
                ),
                msg(
                    "Remove it, or put the text in quotes if it should start with an exclamation "
                    "mark."
                ),
                line,
                column,
            )

    def _bare_indicator(self, indicator: str, line: int, column: int) -> None:
        self.problems.add(
            "S010",
            msg("A bare {character} means something else in YAML.", character=indicator),
            msg('Quote it: write "{text}".', text=indicator),
            line,
            column,
        )

    def _escape(self, char: str, line: int, column: int) -> None:
        message = msg(
            "An escape in this text makes the character U+{number}, which is invisible and does "
            "not belong in text.",
            number=f"{ord(char):04X}",
        )
        self.problems.add(
            "S008", message, msg("Write the character itself, or leave it out."), line, column
        )

    def _line(self, number: int) -> str:
        lines = self.problems.lines
        return lines[number - 1] if number <= len(lines) else ""
