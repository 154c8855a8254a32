"""YAML text -> plain data with its marks, by whichever parser will do; what is wrong is noted, never raised."""

from __future__ import annotations

import re

from ruamel.yaml.error import YAMLError

from gosart.diagnostics import msg
from gosart.yaml import backend
from gosart.yaml.codes import FileProblems
from gosart.yaml.composer import Composed, Composer, TooDeepError
from gosart.yaml.syntax_errors import explain
from gosart.yaml.text_file import refuse_unseen

__all__ = ["compose"]

_OTHER_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
"""What YAML has taken for the end of a line in some of its versions, and the byte-order mark."""


def compose(text: str, problems: FileProblems, shift: int = 0) -> Composed:
    """Read one document. `shift` is the number of lines of the file above the text; what is wrong goes to `problems`, nothing is raised."""
    if refuse_unseen(_OTHER_BREAKS, text, problems, shift):
        return Composed(None, {}, complete=False)
    composed = _quickly(text, problems, shift)
    if composed is not None:
        return composed
    parser = backend.PureParser(text)
    try:
        return Composer(parser, problems, shift).run()
    except TooDeepError:
        return Composed(None, {}, complete=False)
    except YAMLError as error:
        explain(error, text, problems, shift)
    except (
        ValueError,
        OverflowError,
    ):  # an escape beyond Unicode: the parser hands the number to chr()
        message = msg("This escape names no character.")
        problems.add(
            "S014",
            message,
            msg("Write the character itself."),
            parser.line + shift + 1,
            parser.column + 1,
        )
    return Composed(None, {}, complete=False)


def _quickly(text: str, problems: FileProblems, shift: int) -> Composed | None:
    """Read with the C parser; None where there is none, or something is wrong: the other parser then tells what, in one way."""
    parser = backend.fast_parser(text)
    if parser is None:
        return None
    found = FileProblems(problems.path, problems.lines)
    try:
        composed = Composer(parser, found, shift).run()
    except (YAMLError, TooDeepError):
        return None
    return composed if isinstance(composed.data, dict | list) and not found.diagnostics else None
