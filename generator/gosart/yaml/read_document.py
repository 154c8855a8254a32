"""The bytes of a file become a document: YAML, or Markdown with front matter.

Reading never raises for what a file holds: a document that cannot be parsed comes back with `data`
None, its lines, and what is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from gosart.diagnostics import Diagnostic, msg
from gosart.plan_paths import MARKDOWN
from gosart.text.odd_characters import explained
from gosart.yaml.codes import FileProblems
from gosart.yaml.composer import Composed
from gosart.yaml.document import Document, Node
from gosart.yaml.front_matter import FENCE, front_matter_end, stray_front_matter
from gosart.yaml.load import compose
from gosart.yaml.more_problems import all_problems
from gosart.yaml.not_a_plan import refuse_conflict, refuse_pointer
from gosart.yaml.positions import PackedPosition, Positions
from gosart.yaml.syntax_lookalikes import lookalike_in
from gosart.yaml.text_file import TextFile, decode

__all__ = ["read_document"]

_TOP_OF_FILE: PackedPosition = (1, 1, 1, 1, 1, 1)


def read_document(path: str, content: bytes) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Parse what a file holds. Keys that come twice, anchors and the like cost only themselves.

    Args:
        path: The file, relative to the repository (posix).
        content: Its bytes.

    Returns:
        The document, its `data` None where it cannot be parsed. With it everything that is wrong.
    """
    problems = FileProblems(path)
    file = decode(content, problems)
    if not file.sound or refuse_pointer(file.text, problems):
        document = Document(path, None, Positions(path, {}), file.lines)
    elif not file.text.strip():
        problems.add("S001", msg("The file is empty."), msg("Fill it, or delete it."))
        document = Document(path, None, Positions(path, {}), file.lines)
    elif "<<<<<<<" in file.text and refuse_conflict(file.lines, problems):
        document = Document(path, None, Positions(path, {}), file.lines)
    elif path.lower().endswith(MARKDOWN):
        document = _markdown(path, file, problems)
    else:
        composed = compose(file.text, problems)
        if composed.empty:
            problems.add(
                "S001",
                msg("The file contains only comments."),
                msg("Fill it, or delete it."),
            )
        document = Document(
            path,
            _checked(composed, problems, lists=True),
            Positions(path, composed.positions),
            file.lines,
        )
    return replace(document, is_whole=not problems.diagnostics), all_problems(problems)


def _markdown(path: str, file: TextFile, problems: FileProblems) -> Document:
    """Read the front matter between two lines `---`, the first on line 1; the rest is the body."""
    nothing = Document(path, None, Positions(path, {}), file.lines)
    if file.lines[0].rstrip() != FENCE:
        if _refuse_stray(file.lines, 0, problems):
            return nothing
        return Document(
            path, {}, Positions(path, {(): _TOP_OF_FILE}), file.lines, file.text, body_line=1
        )
    fence_end = front_matter_end(file.lines)
    if fence_end is None:
        message = msg("The front matter that starts here is not closed.")
        problems.add(
            "S023",
            message,
            msg("Put a line --- between the keys and the text."),
            length=len(FENCE),
        )
        return nothing
    composed = compose("\n".join(file.lines[1:fence_end]) + "\n", problems, shift=1)
    if _refuse_stray(file.lines, fence_end + 1, problems):
        return nothing
    body = "\n".join(file.lines[fence_end + 1 :])
    if composed.empty:
        return Document(
            path, {}, Positions(path, {(): _TOP_OF_FILE}), file.lines, body, fence_end + 2
        )
    return Document(
        path,
        _checked(composed, problems, lists=False),
        Positions(path, composed.positions),
        file.lines,
        body,
        fence_end + 2,
    )


def _refuse_stray(lines: tuple[str, ...], start: int, problems: FileProblems) -> bool:
    """Report lines at the beginning of a text that look like front matter; False for none."""
    number = stray_front_matter(lines[start:], has_own=start > 0)
    if number is None:
        return False
    line = lines[start + number]
    problems.add(
        "S025",
        msg("These lines look like front matter, but would be published as text."),
        msg(
            "Front matter starts on the first line of the file with three hyphens and nothing "
            "else, and ends with the same. For a line across the page, write ***."
        ),
        start + number + 1,
        length=len(line),
    )
    return True


def _checked(composed: Composed, problems: FileProblems, *, lists: bool) -> Node:
    """Return the data where the top is a mapping (or, with `lists`, a list), else report it."""
    if isinstance(composed.data, dict) or (lists and isinstance(composed.data, list)):
        return composed.data
    if composed.complete and not composed.empty:
        line, column, length, *_ = composed.positions.get((), _TOP_OF_FILE)
        if isinstance(composed.data, list):
            message = msg("This is a list, but keys and values are expected.")
        else:
            message = msg("This is text, but keys and values are expected.")
        hint = msg("Write 'key: value', with a space after the colon.")
        odd = lookalike_in(problems.lines[line - 1])
        problems.add(
            "S022",
            message,
            explained(odd, odd.offset + 1, hint) if odd else hint,
            line,
            column,
            length,
        )
    return None
