"""Notes of an account: front matter checked, text as typed, files it links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from gosart.diagnostics import Diagnostic
from gosart.plan.audience import (
    is_open,
)
from gosart.plan.audience_check import (
    check_audiences,
)
from gosart.plan.model.account import Note
from gosart.plan.options import PlanOptions
from gosart.plan.schema.account import NoteEntry
from gosart.plan.validate.links import attachments, check_links, find_links
from gosart.plan.validate.messages import tell_errors
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.slips import check_slips
from gosart.plan.validate.source_map import SourceMap, mapping
from gosart.plan.validate.texts import check_body, check_texts
from gosart.yaml.document import Mount, NoteFile, Tree

__all__ = ["LoadedNote", "load_note"]

_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)")


@dataclass(frozen=True, eq=False)
class LoadedNote:
    """What became of a note. `note` is None where it is wrong or the build may not show it."""

    note: Note | None
    problems: tuple[Diagnostic, ...]


def load_note(file: NoteFile, account: str, options: PlanOptions) -> LoadedNote:
    """Check one note and make it. `account` is the account's id.

    Args:
        file: The file.
        account: The account's id.
        options: The options of the build.

    Returns:
        The note with its problems.
    """
    document = file.document
    data = {} if document.data is None else document.data
    tree = Tree(mapping(data), (Mount((), document),))
    problems = Problems(SourceMap(tree, Tree({}, ()), document.path), account)
    check_texts(problems, tree.data)
    check_body(problems, document)
    links = find_links(document)
    check_links(problems, document, links, options)
    check_audiences(problems, data, options)
    try:
        entry = NoteEntry.model_validate(data)
    except ValidationError as error:
        tell_errors(problems, NoteEntry, data, error)
        return LoadedNote(None, problems.all())
    check_slips(problems, NoteEntry, tree.data)
    if problems.failed or not is_open(data, options):
        return LoadedNote(None, problems.all())
    linked = attachments(document.path, links, account, options)
    note = Note(
        file.slug,
        entry.title or _title(file.slug),
        entry.date,
        document.body,
        entry.tags or (),
        document.path,
        linked,
        entry,
    )
    return LoadedNote(note, problems.all())


def _title(slug: str) -> str:
    """Make a title of a file's name: `2026/2026-10-02-hallen-desk` is `Hallen desk`."""
    translator = (
        _DATED.sub("", PurePosixPath(slug).name, count=1)
        .replace("-", " ")
        .replace("_", " ")
        .strip()
        or slug
    )
    return translator[:1].upper() + translator[1:]
