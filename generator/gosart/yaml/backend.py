"""The two parsers, and which of them reads a text: both give the same events, or the slow one decides.

YAML 1.2 as ruamel's pure parser reads it is the definition. The C parser is six times faster but an older YAML: it refuses some of what
is fine today (`{ask: Who pays?}`, `{website: https://…}`), so what it refuses is asked of the pure one, and what it reads otherwise is not
given to it at all. So a document is accepted or refused alike, with the same data and the same sentence, whether the extension is there
or not.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError

__all__ = ["C_PARSER", "PureParser", "fast_parser"]


class PureParser(Reader, Scanner, Parser):
    """ruamel's pure parser of YAML 1.2: events only, no composer, no constructor, no recursion."""

    processing_version = (1, 2)
    comment_handling = None

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text, loader=self)
        Scanner.__init__(self, loader=self)
        Parser.__init__(self, loader=self)
        self._resolver = self

    def check_directive(self) -> bool:
        """Refuse a line that begins with `%` here, where the parser would take it for a directive and change its own ways."""
        if self.reader.column == 0:
            raise ScannerError(
                "while scanning a directive", None, "directives are refused", self.reader.get_mark()
            )
        return False


C_PARSER: Any = None
"""The class of the C parser, None where the extension is not installed."""
try:
    from ruamel.yaml import cyaml
except ImportError:
    pass
else:
    C_PARSER = cyaml.CParser  # type: ignore[attr-defined]

_READ_OTHERWISE = re.compile(r"\t|[|>][-+0-9]*#|^\.\.\.|^%", re.MULTILINE)
"""Tabs, a comment that sticks to the head of a block of text, the end of a document, directives: where the two are known to part."""


def fast_parser(text: str) -> Any:
    """Return the C parser on a text, None where it is missing or reads such a text otherwise than the pure one."""
    return None if C_PARSER is None or _READ_OTHERWISE.search(text) else C_PARSER(text)
