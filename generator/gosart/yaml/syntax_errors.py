"""A parser's complaint -> a sentence: where a person would point, what is wrong there, and what to do.

The parser says where it gave up and what it had hoped for ("expected <block end>"). What was meant is read from the text around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gosart.diagnostics import Message, msg
from gosart.yaml.codes import FileProblems

__all__ = ["explain"]

_MARKS_ONLY = re.compile(r"[-+?. ]+$")
_END_OF_TEXT = re.compile(r"\s+#|[,\]}]")
_BARE_LINE = re.compile(r"^\s*(?:- +)?([\w-]+):[ \t]+([-?])[ \t]*(?:#.*)?$")
_BLOCK_HEAD = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*\s*(?:#.*)?$")
_BARE_RATING = re.compile(r"\brating:[ \t]+([-?])[ \t]*(?=[,}])")
_NO_BLANK = re.compile(r"^\s*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s:/])")
_CONFLICT = re.compile(r"<{7}(?: |$)")
_QUOTE_IT = msg("Put the whole text in quotes.")


@dataclass(frozen=True, slots=True)
class _Scene:
    """The complaint and the text around it; lines and columns from 0."""

    complaint: str
    context: str
    lines: list[str]
    line: int
    column: int
    context_line: int
    context_column: int

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def found(self) -> str:
        """What the parser met instead: a token's name, or a character."""
        match = re.search(r"(?:found|got) \(?'([^']*)'", self.complaint)
        return match[1] if match else ""

    def above(self) -> int | None:
        """Number of the nearest line above that says something."""
        return next(
            (
                n
                for n in range(self.line - 1, -1, -1)
                if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class _Verdict:
    code: str
    line: int
    column: int
    message: Message
    hint: Message
    length: int = 1


def explain(error: Exception, text: str, problems: FileProblems, shift: int) -> None:
    """Note what is wrong where the parser gave up. `shift` is the number of lines of the file above `text`."""
    scene = _scene(error, text)
    verdict = (
        _conflict(scene)
        or _marks(scene)
        or _directive(scene)
        or _scanning(scene)
        or _colons(scene)
        or _structure(scene)
        or _unknown(scene)
    )
    problems.add(
        verdict.code,
        verdict.message,
        verdict.hint,
        verdict.line + shift + 1,
        verdict.column + 1,
        verdict.length,
    )
    if verdict.code == "S010":
        for line, column, mark in _more_bare_marks(scene, verdict.line):
            problems.add("S010", *_bare(mark), line + shift + 1, column + 1)


def _conflict(scene: _Scene) -> _Verdict | None:
    """The lines that git leaves where two people changed the same place."""
    number = next(
        (number for number, line in enumerate(scene.lines) if _CONFLICT.match(line)), None
    )
    if number is None:
        return None
    hint = msg(
        "Keep one of the two versions between the lines <<<<<<<, ======= and >>>>>>>, and delete these lines."
    )
    message = msg("A conflict of a merge begins here and has not been settled.")
    return _Verdict("S024", number, 0, message, hint, len(scene.lines[number].rstrip()))


def _scene(error: Any, text: str) -> _Scene:
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if (
        line >= len(lines) or not "\n".join(lines[line:]).strip()
    ):  # the parser ran to the end: point at the last thing said
        line = next((n for n in range(min(line, len(lines) - 1), -1, -1) if lines[n].strip()), 0)
        column = max(0, len(lines[line].rstrip()) - 1)
    context_line, context_column = (
        (start.line, start.column) if start and start.line < len(lines) else (line, column)
    )
    complaint, context = (
        getattr(error, "problem", None) or str(error),
        getattr(error, "context", None) or "",
    )
    return _Scene(complaint, context, lines, line, column, context_line, context_column)


def _bare(mark: str) -> tuple[Message, Message]:
    return msg("A bare {mark} means something else in YAML.", mark=mark), msg(
        'Quote it: write "{mark}".', mark=mark
    )


def _marks(scene: _Scene) -> _Verdict | None:
    """A `-` or `?` where a value is expected: a bare mark, a row of marks, a text that begins so, or a list on its key's line."""
    mark = scene.text[scene.column : scene.column + 1]
    if mark not in ("-", "?") or not scene.complaint.startswith(
        ("sequence entries", "mapping keys", "expected the node content")
    ):
        return None
    if not scene.before.strip():
        return None
    end = _END_OF_TEXT.search(scene.text, scene.column)
    rest = scene.text[scene.column : end.start() if end else None].rstrip()
    if rest == mark:
        return _Verdict("S010", scene.line, scene.column, *_bare(mark))
    if _MARKS_ONLY.match(rest):
        message = msg(
            "A row of marks that begins with {mark} means something else in YAML.", mark=mark
        )
        return _Verdict(
            "S010",
            scene.line,
            scene.column,
            message,
            msg('Quote it: write "{marks}".', marks=rest),
            len(rest),
        )
    hint = (
        msg("Put the whole text in quotes. If it is a list, begin it on the next line.")
        if mark == "-"
        else _QUOTE_IT
    )
    return _Verdict(
        "S011",
        scene.line,
        scene.column,
        msg("A text that begins with {mark} has to be in quotes.", mark=mark),
        hint,
        len(rest),
    )


def _more_bare_marks(scene: _Scene, after: int) -> list[tuple[int, int, str]]:
    """Find the other bare marks of the same kind further down, so that all are told in one run."""
    indent = _indent(scene.lines[after])
    found = []
    block: int | None = None  # indentation of the key whose block of text this is
    for number, text in enumerate(scene.lines[after + 1 :], after + 1):
        if block is not None and (not text.strip() or _indent(text) > block):
            continue
        block = _indent(text) if _BLOCK_HEAD.search(text) else None
        match = _BARE_LINE.match(text)
        if match and (match[1] == "rating" or _indent(text) == indent):
            found.append((number, match.start(2), match[2]))
        found += [(number, rating.start(1), rating[1]) for rating in _BARE_RATING.finditer(text)]
    return found


def _scanning(scene: _Scene) -> _Verdict | None:
    """Complaints about single characters: quotes, escapes, tabs, and characters that mean something at the beginning of a text."""
    complaint, context = scene.complaint, scene.context
    start = scene.context_line, scene.context_column
    first = scene.lines[start[0]][start[1] : start[1] + 1]
    if "cannot start any token" in complaint:
        char = scene.text[scene.column : scene.column + 1]
        if char == "\t":
            if scene.before.strip():
                hint = msg(
                    "Write a blank instead, or put the text in quotes if the tab belongs to it."
                )
            else:
                hint = msg(
                    "Indent with blanks: two for each level. Set your editor to write blanks for a tab."
                )
            return _Verdict(
                "S009",
                scene.line,
                scene.column,
                msg("A tab stands where YAML allows blanks only."),
                hint,
            )
        return _Verdict(
            "S011",
            scene.line,
            scene.column,
            msg("A text that begins with {mark} has to be in quotes.", mark=char),
            _QUOTE_IT,
        )
    if "quoted scalar" in context or "double-quoted" in context:
        if "escape" in complaint:
            hint = msg(
                "Write \\\\ for a backslash, or use single quotes, in which it means itself."
            )
            return _Verdict(
                "S014",
                scene.line,
                scene.column,
                msg("In double quotes a backslash begins an escape, and this is none."),
                hint,
            )
        return _Verdict(
            "S012",
            *start,
            msg("The text that begins here has no closing quote."),
            msg("Add the quote at its end: {mark}", mark=first),
        )
    if "block scalar" in context:
        hint = msg("Put the whole text in quotes, or begin it on the next line.")
        return _Verdict(
            "S011",
            *start,
            msg("A text that begins with {mark} has to be in quotes.", mark=first),
            hint,
        )
    if "tag handle" in complaint:
        return _Verdict(
            "S016",
            *start,
            msg("A tag (!…) says of what type a value is; a plan's keys know that by themselves."),
            _QUOTE_IT,
        )
    if re.search(r"an? (?:alias|anchor|tag)$", context):
        return _Verdict(
            "S011",
            *start,
            msg("A text that begins with {mark} has to be in quotes.", mark=first),
            _QUOTE_IT,
        )
    return None


def _no_blank(scene: _Scene, number: int) -> _Verdict | None:
    match = _NO_BLANK.match(scene.lines[number])
    if match is None:
        return None
    message = msg("A blank is missing after the colon of '{key}'.", key=match[1])
    hint = msg("Write '{key}: ' and then the value.", key=match[1])
    return _Verdict("S014", number, match.end(1), message, hint)


def _colons(scene: _Scene) -> _Verdict | None:
    """A colon that makes a key where there cannot be one, or a key without its colon."""
    if scene.complaint.startswith("mapping values are not allowed"):
        if re.search(r":\s+\S|^\s*-\s+\S.*:\s", scene.before):
            return _second_colon(scene)
        above = scene.above()
        if above is not None and _indent(scene.lines[above]) >= _indent(scene.text):
            return _no_blank(scene, above) or _no_colon(scene, above, _indent(scene.lines[above]))
        hint = msg(
            "Align it with the keys above. If it belongs to the text above, put that whole text in quotes."
        )
        message = msg(
            "This line is indented as if it belonged to the value above, which is a text already."
        )
        return _Verdict("S013", scene.line, _indent(scene.text), message, hint)
    if scene.complaint.startswith("could not find expected ':'"):
        return _no_blank(scene, scene.context_line) or _no_colon(
            scene, scene.context_line, scene.context_column
        )
    return None


def _second_colon(scene: _Scene) -> _Verdict:
    hint = msg("Put the whole text in quotes: a colon and a blank begin a value.")
    return _Verdict(
        "S011",
        scene.line,
        scene.column,
        msg("This text holds a colon followed by a blank and is not in quotes."),
        hint,
    )


def _no_colon(scene: _Scene, line: int, column: int) -> _Verdict:
    length = len(scene.lines[line].rstrip()) - column
    hint = msg(
        "Write 'key: value'. If the line belongs to the text above, indent it further than that text's key."
    )
    return _Verdict(
        "S014",
        line,
        column,
        msg("Here a key and a colon are expected, and there is no colon."),
        hint,
        max(1, length),
    )


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _structure(scene: _Scene) -> _Verdict | None:
    """Complaints about what follows what: brackets, text after an end, indentation."""
    if not scene.complaint.startswith("expected "):
        return None
    found, before = scene.found, scene.before.rstrip()
    here = scene.line, scene.column
    if scene.context.endswith(("flow mapping", "flow sequence")):
        inside = (
            _indent(scene.text) > _indent(scene.lines[scene.context_line])
            or scene.line == scene.context_line
        )
        if found in ("<stream end>", "]", "}") or not inside:
            return _unclosed(scene.context_line, scene.context_column)
        if found == ":":
            return _second_colon(scene)
    elif scene.context.endswith("flow node") and (found == "<stream end>" or not before):
        if found == "-":
            message = msg("A - begins an item of a list, but not inside brackets.")
            return _Verdict(
                "S014", *here, message, msg("Part the items by commas, or close the bracket above.")
            )
        still_open = _last_bracket(scene)
        if still_open is not None:
            return still_open
    if found == "<scalar>" and scene.text[scene.column : scene.column + 1] == ":":
        message = msg("A blank is missing after this colon.")
        return _Verdict(
            "S014", *here, message, msg("Write a blank between the colon and the value.")
        )
    if found in ("]", "}"):
        message = msg("The bracket {mark} closes nothing.", mark=found)
        return _Verdict(
            "S012",
            *here,
            message,
            msg(
                "Remove it, or add the bracket that opens. A text with brackets has to be in quotes."
            ),
        )
    if before.endswith(('"', "'")):
        message = msg("After the closing quote there is more text.")
        hint = msg(
            "Put the whole text in one pair of quotes. An apostrophe inside '…' is written twice; inside \"…\" it needs nothing."
        )
        return _Verdict("S011", *here, message, hint)
    if before.endswith(("]", "}")):
        message = msg("After the closing bracket there is more text.")
        return _Verdict(
            "S011",
            *here,
            message,
            msg("Put the whole text in quotes if the brackets belong to it."),
        )
    if found == ",":
        message = msg("A value is missing before this comma.")
        return _Verdict(
            "S014",
            *here,
            message,
            msg("Write the value, or put the text in quotes if the comma belongs to it."),
        )
    if before:
        return _Verdict(
            "S011", *here, msg("Here the text before ends, and something else begins."), _QUOTE_IT
        )
    return _indentation(scene)


def _unclosed(line: int, column: int) -> _Verdict:
    hint = msg("Add the bracket that closes it. A text with brackets has to be in quotes.")
    return _Verdict("S012", line, column, msg("This bracket is not closed."), hint)


def _last_bracket(scene: _Scene) -> _Verdict | None:
    """Find the opening bracket that is still open where the text ends."""
    still: list[tuple[int, int]] = []
    for number in range(scene.line + 1):
        said_there = re.split(
            r"(?:^|[\s,\[{])#",
            scene.lines[number]
            if number < scene.line or scene.found == "<stream end>"
            else scene.before,
        )[0]
        for match in re.finditer(r"[\[{]|[\]}]", said_there):
            if match[0] in "[{":
                still.append((number, match.start()))
            elif still:
                still.pop()
    return _unclosed(*still[-1]) if still else None


def _indentation(scene: _Scene) -> _Verdict:
    place = scene.line, scene.column
    if scene.found in ("-", "<block sequence start>"):
        message = msg("An item of a list stands where a key is expected.")
        return _Verdict(
            "S013",
            *place,
            message,
            msg("Align the - with the items above, or write the list's key before it."),
        )
    if scene.found == "?" and scene.context.endswith("block collection"):
        message = msg("A key stands where an item of the list above is expected.")
        return _Verdict(
            "S013",
            *place,
            message,
            msg(
                "Begin the line with - if it is an item; indent it if it belongs to the item above."
            ),
        )
    message = msg("This line is indented as none of the lines above it.")
    return _Verdict(
        "S013",
        *place,
        message,
        msg("Align it with the key it belongs beside: two blanks for each level."),
    )


def _directive(scene: _Scene) -> _Verdict | None:
    if not scene.context.endswith("a directive"):
        return None
    message = msg("A line that begins with % is a directive of YAML, which a plan does not use.")
    return _Verdict(
        "S019",
        scene.line,
        0,
        message,
        msg("Remove the line, or put the text in quotes."),
        len(scene.text.rstrip()),
    )


def _unknown(scene: _Scene) -> _Verdict:
    hint = msg(
        "Look at its quotes, brackets, colons and indentation; put a text with such characters in quotes."
    )
    return _Verdict(
        "S014", scene.line, scene.column, msg("This line cannot be read as YAML."), hint
    )
