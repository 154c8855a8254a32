"""A YAML text becomes plain data with positions; what is wrong is reported, never raised."""

from __future__ import annotations

import re

from ruamel.yaml.error import YAMLError

from gosart.diagnostics import msg
from gosart.yaml import backend
from gosart.yaml.codes import FileProblems
from gosart.yaml.composer import Composed, Composer, TooDeepError
from gosart.yaml.syntax_errors import explain
from gosart.yaml.text_file import refuse_invisible

__all__ = ["compose"]

_OTHER_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
"""What some version of YAML takes for the end of a line, and the byte-order mark.

The two parsers would count lines differently, so such a text is refused before either reads it.
"""


def compose(text: str, problems: FileProblems, shift: int = 0) -> Composed:
    """Read one document of YAML.

    Args:
        text: The YAML, a line feed at the end of each line.
        problems: Takes what is wrong.
        shift: Number of lines of the file above the text.

    Returns:
        The data with its positions; not `complete` where reading had to stop.
    """
    if refuse_invisible(_OTHER_BREAKS, text, problems, shift):
        return Composed(None, {}, complete=False)
    if backend.is_slow(text):
        return _compose_large(text, problems, shift)
    composed = _compose_fast(text, problems, shift)
    if composed is not None:
        return composed
    parser = backend.PureParser(text)
    try:
        return Composer(parser, problems, shift).run()
    except TooDeepError:
        return Composed(None, {}, complete=False)
    except YAMLError as error:
        explain(error, text, problems, shift)
    except (ValueError, OverflowError):
        # An escape beyond Unicode: ruamel hands its number to chr() unchecked.
        problems.add(
            "S014",
            msg("This escape names no character."),
            msg("Write the character itself."),
            parser.line + shift + 1,
            parser.column + 1,
        )
    return Composed(None, {}, complete=False)


def _compose_large(text: str, problems: FileProblems, shift: int) -> Composed:
    """Read what would keep the pure parser busy for seconds with the C parser alone.

    A plan of people is far smaller. What only the pure parser understands is refused.
    """
    if odd := backend.odd_for_fast(text):
        number = text.count("\n", 0, odd.start())
        problems.add(
            "S006",
            msg(
                "A file of more than {limit} kB with this in it takes too long to read.",
                limit=backend.MOST_PURE // 1000,
            ),
            msg(
                "Use spaces for a tab, and start no line with % or '...'; or split the file: a "
                "file's path is the key of its content."
            ),
            number + shift + 1,
            odd.start() - text.rfind("\n", 0, odd.start()),
        )
        return Composed(None, {}, complete=False)
    try:
        return Composer(backend.C_PARSER(text), problems, shift).run()
    except TooDeepError:
        return Composed(None, {}, complete=False)
    except YAMLError as error:
        explain(error, text, problems, shift)
    return Composed(None, {}, complete=False)


def _compose_fast(text: str, problems: FileProblems, shift: int) -> Composed | None:
    """Read with the C parser, None where there is none or anything is wrong.

    The pure parser then reads the text again, so a problem has the same words with both.
    """
    parser = backend.fast_parser(text)
    if parser is None:
        return None
    fast_problems = FileProblems(problems.path, problems.lines)
    try:
        composed = Composer(parser, fast_problems, shift).run()
    except (YAMLError, TooDeepError):
        return None
    return (
        composed
        if isinstance(composed.data, dict | list) and not fast_problems.diagnostics
        else None
    )
