"""The bytes of a file -> a document: YAML, or Markdown with front matter, with the place of every key and value.

Reading never raises for what a file holds: a document that cannot be read comes back with `data` None, its lines, and what is wrong.
"""

from __future__ import annotations

from gosart.diagnostics import Diagnostic, msg
from gosart.plan_paths import MARKDOWN
from gosart.yaml.codes import FileProblems
from gosart.yaml.composer import Composed
from gosart.yaml.document import Document, Node
from gosart.yaml.load import compose
from gosart.yaml.positions import Places
from gosart.yaml.text_file import TextFile, decode

__all__ = ["read_document"]

"""What is read; every other file is an attachment."""

_FENCE = "---"


def read_document(path: str, content: bytes) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read what a file holds, `path` relative to the repository (posix), with what is wrong with it.

    The document's `data` is None where it cannot be parsed. Keys that stand twice, anchors and the like leave the rest of the data in
    place. Nothing is raised.
    """
    problems = FileProblems(path)
    file = decode(content, problems)
    if not file.sound:
        document = Document(path, None, Places(path, {}), file.lines)
    elif not file.text.strip():
        problems.add(
            "S001", msg("The file is empty."), msg("Write what it is for into it, or delete it.")
        )
        document = Document(path, None, Places(path, {}), file.lines)
    elif path.endswith(MARKDOWN):
        document = _markdown(path, file, problems)
    else:
        composed = compose(file.text, problems)
        if composed.empty:
            problems.add(
                "S001",
                msg("The file holds comments only."),
                msg("Write what it is for into it, or delete it."),
            )
        document = Document(
            path, _checked(composed, problems, lists=True), Places(path, composed.marks), file.lines
        )
    return document, tuple(problems.found)


def _markdown(path: str, file: TextFile, problems: FileProblems) -> Document:
    """Read the front matter between two lines `---`, the first of them the file's first, as YAML; the rest is the body."""
    if file.lines[0].rstrip() != _FENCE:
        return Document(path, {}, Places(path, {(): (1, 1, 1, 1, 1, 1)}), file.lines, file.text, 1)
    end = next(
        (number for number, line in enumerate(file.lines[1:], 1) if line.rstrip() == _FENCE), None
    )
    if end is None:
        message = msg("The front matter that begins here is not closed.")
        problems.add(
            "S023",
            message,
            msg("Put a line --- between the keys and the text."),
            length=len(_FENCE),
        )
        return Document(path, None, Places(path, {}), file.lines)
    composed = compose("\n".join(file.lines[1:end]) + "\n", problems, shift=1)
    body = "\n".join(file.lines[end + 1 :])
    if composed.empty:
        return Document(path, {}, Places(path, {(): (1, 1, 1, 1, 1, 1)}), file.lines, body, end + 2)
    return Document(
        path,
        _checked(composed, problems, lists=False),
        Places(path, composed.marks),
        file.lines,
        body,
        end + 2,
    )


def _checked(composed: Composed, problems: FileProblems, *, lists: bool) -> Node:
    """Return the data if the top is a mapping (or, in YAML, a list), else note what is there instead."""
    if isinstance(composed.data, dict) or (lists and isinstance(composed.data, list)):
        return composed.data
    if composed.complete and not composed.empty:
        line, column, length, *_ = composed.marks.get((), (1, 1, 1, 1, 1, 1))
        if isinstance(composed.data, list):
            message = msg("A list stands here where keys and values are expected.")
        else:
            message = msg("A text stands here where keys and values are expected.")
        problems.add(
            "S022",
            message,
            msg("Write 'key: value', a blank after the colon."),
            line,
            column,
            length,
        )
    return None
