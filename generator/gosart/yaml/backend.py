"""The two parsers of YAML, and which of them reads a text; both give the same events.

YAML 1.2 as ruamel's pure parser reads it is the definition. The C parser is six times faster but
speaks an older YAML: it refuses some of what is fine today (`{ask: Who pays?}`,
`{website: https://…}`), so what it refuses goes to the pure parser, and a text that it would read
differently is not given to it at all. A document is therefore accepted or refused alike, with the
same data and the same sentence, whether the extension is installed or not. The exception is a text
of more than 128 kB, for which the pure parser would take seconds: where the C parser is installed,
what it refuses is refused.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import ScannerError

from gosart.yaml.tab_scanner import TabScanner

__all__ = ["C_PARSER", "MOST_PURE", "PureParser", "fast_parser", "is_slow", "odd_for_fast"]

MOST_PURE = 128_000
"""Most characters that the pure parser reads where there is a faster one."""


class PureParser(Reader, TabScanner, Parser):
    """ruamel's pure parser of YAML 1.2: events only, no composer, no constructor, no recursion.

    `YAML(pure=True)` would bring the composer and constructor too; they resolve types, follow
    aliases and recurse, none of which a plan may trigger.
    """

    # What ruamel's scanner and parser ask of the loader that they usually belong to.
    processing_version = (1, 2)
    comment_handling = None

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text, loader=self)
        TabScanner.__init__(self, loader=self)
        Parser.__init__(self, loader=self)
        self._resolver = self

    def check_directive(self) -> bool:
        """Refuse a line that begins with `%`.

        ruamel would take it for a directive, and `%YAML 1.1` changes how it reads the rest.

        Returns:
            False: no directive is ever handed on.

        Raises:
            ScannerError: The line begins with `%`.
        """
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

_READ_DIFFERENTLY = re.compile(r"\t|[|>][-+0-9]*#|^\.\.\.|^%", re.MULTILINE)
"""Where the two parsers are known to differ.

Tabs, a comment right behind the head of a block scalar, the end of a document, directives.
"""


def fast_parser(text: str) -> Any:
    """Return the C parser for a text.

    Args:
        text: The YAML to parse.

    Returns:
        The parser, or None where it is not installed or would read the text differently.
    """
    return None if C_PARSER is None or _READ_DIFFERENTLY.search(text) else C_PARSER(text)


def is_slow(text: str) -> bool:
    """Whether the C parser has to do: the pure parser would take seconds.

    Args:
        text: The YAML to parse.

    Returns:
        True for a long text where the C parser is installed.
    """
    return C_PARSER is not None and len(text) > MOST_PURE


def odd_for_fast(text: str) -> re.Match[str] | None:
    """Find what the C parser would read differently.

    Args:
        text: The YAML to parse.

    Returns:
        The first of it, None for nothing.
    """
    return _READ_DIFFERENTLY.search(text)
