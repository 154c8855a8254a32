"""ruamel's scanner, which forbids tabs nearly everywhere, reads them where YAML allows them.

A tab may part what stands on one line, stand inside a text, before a comment, and on a line that
holds nothing else. It never indents: there it is refused, as before.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.scanner import Scanner, ScannerError

__all__ = ["TabScanner"]

_ENDS = "\0\r\n\x85\u2028\u2029"
_BREAKS = "\r\n\x85\u2028\u2029"
_NESTED = re.compile(r"[-?][ \t]|(?![\"'\[{])[^#\r\n]*?:(?:\s|$)")
"""What begins a list or a mapping on the line of another item: there a tab would indent."""


class TabScanner(Scanner):
    """Scans YAML 1.2 with its tabs."""

    def scan_to_next_token(self) -> Any:
        """Step over blanks, tabs and comments up to the next token.

        Returns:
            As the scanner's own.
        """
        while True:
            super().scan_to_next_token()
            if self.flow_level or self.reader.peek() != "\t":
                return
            length = 1
            while self.reader.peek(length) in " \t":
                length += 1
            behind = self.reader.peek(length)
            if behind not in f"{_ENDS}#" and self._indents(length):
                return  # the scanner refuses it: no token begins with a tab
            self.reader.forward(length)

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:  # noqa: ARG002 - ruamel's
        """Scan what stands between two words of a text without quotes.

        Args:
            indent: As the scanner has it.
            start_mark: Where the text begins.

        Returns:
            As the scanner's own.
        """
        peek, forward = self.reader.peek, self.reader.forward
        length = 0
        while peek(length) in " \t":
            length += 1
        blanks = self.reader.prefix(length)
        forward(length)
        if peek() not in _BREAKS:
            return [blanks] if blanks else []
        first = self.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while True:
            if self._ends_document():
                return None
            self._step_over_blanks(indent)
            if peek() not in _BREAKS:
                break
            breaks.append(self.scan_line_break())
        if first != "\n":
            return [first, *breaks]
        return breaks or [" "]

    def _step_over_blanks(self, indent: int) -> None:
        """Step over the blanks at the beginning of a line of a text."""
        peek, forward = self.reader.peek, self.reader.forward
        length = 0
        tab = -1
        while peek(length) in " \t":
            if tab < 0 and peek(length) == "\t":
                tab = length
            length += 1
        is_indentation = 0 <= tab < indent and not self.flow_level
        if is_indentation and peek(length) not in f"{_ENDS}#":
            forward(tab)
            raise ScannerError(
                "while scanning for the next token",
                None,
                "found character '\\t' that cannot start any token",
                self.reader.get_mark(),
            )
        forward(length)

    def _ends_document(self) -> bool:
        return self.reader.prefix(3) in ("---", "...") and self.reader.peek(3) in f"{_ENDS} \t"

    def _indents(self, length: int) -> bool:
        """Tell whether a run of tabs and blanks stands where only blanks may: as indentation."""
        reader = self.reader
        before = reader.buffer[reader.pointer - reader.column : reader.pointer].rstrip(" \t")
        if not before:
            return True
        if not before.endswith(("-", "?", ":")):
            return False
        return _NESTED.match(reader.buffer, reader.pointer + length) is not None
