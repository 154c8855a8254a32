"""Problems of plans as readers of a wider build may read them, in a page, a log or a comparison.

A message, a hint or a source line may quote what is for narrower readers. So where an account's
files keep anything from the readers, only code, title and line of a problem are published, and of
one inside an entry they may not see, not even the line. `gosart check`, which is for whoever may
read the files, tells everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.plan.audience import account_is_open, document_speaks, hides, is_open, speaks
from gosart.plan.options import PlanOptions
from gosart.plan.shared_entries import Shared
from gosart.plan.validate.codes import CODES as PLAN_CODES
from gosart.plan.validate.problems import Located
from gosart.plan.withheld import (
    may_withhold,
    withheld_keys,
)
from gosart.plan_paths import SHARED
from gosart.yaml.codes import CODES as FILE_CODES
from gosart.yaml.document import AccountFiles, Document, Key, NoteFile, Repository, Tree

__all__ = ["published", "published_shared"]

_TITLES = {**FILE_CODES, **PLAN_CODES}
_UNREAD = "S040"
"""Of a file that nothing reads: it does not say who may know of it, nor may its name."""


def published(
    problems: Iterable[Located], files: AccountFiles, shared: Shared, options: PlanOptions
) -> tuple[Diagnostic, ...]:
    """Return the problems of one account for the readers of a build.

    Args:
        problems: All of them.
        files: The account's files.
        shared: What all accounts share; where it speaks of audiences, a hint may quote it.
        options: Whom the build is for.

    Returns:
        The very problems where nothing is kept from the readers. Warnings that only the narrower
        readers can understand are left out.
    """
    if not account_is_open(files, options):
        return _unplaced(problems, options)
    if not options.is_narrowest:
        problems = [located for located in problems if located[0].code != _UNREAD]
    if not (shared.speaks_of_audiences or speaks(files, options)):
        is_withheld = _withheld_in(files.tree, options)
        return tuple(
            _bare(problem, Location(problem.location.path, problem.location.line))
            if is_withheld(problem, key)
            else problem
            for problem, key in problems
        )
    return tuple(_published(problems, files.path, _hidden_in(files.tree, files.notes, options)))


def published_shared(
    repository: Repository, shared: Shared, options: PlanOptions
) -> tuple[Diagnostic, ...]:
    """Return the problems that belong to no account for the readers of a build.

    They are those of the shared entries, and names that are no account's.

    Args:
        repository: The files as read.
        shared: The entries that all accounts share.
        options: The options of the build.
    """
    folder = f"{options.folder}/{SHARED}"
    of_shared: list[Located] = list(shared.located)
    stray: list[Diagnostic] = []
    for problem in repository.problems:
        path = problem.location.path
        if problem.code == _UNREAD and not options.is_narrowest:
            continue
        if path == folder or path.startswith(f"{folder}/"):
            of_shared.append((problem, None))
        elif all(
            _main_is_open(document, options)
            for document in repository.misnamed
            if document.path == path or document.path.startswith(f"{path}/")
        ):
            stray.append(problem)
        else:
            stray += _unplaced([(problem, None)], options)
    if not shared.speaks_of_audiences:
        is_withheld = _withheld_in(shared.tree, options)
        published = (
            _bare(problem, Location(problem.location.path, problem.location.line))
            if is_withheld(problem, key)
            else problem
            for problem, key in of_shared
        )
        return (*published, *stray)
    hidden = _hidden_in(shared.tree, (), options)
    return (*_published(of_shared, folder, hidden), *stray)


def _main_is_open(document: Document, options: PlanOptions) -> bool:
    return is_open(document.data, options) and (
        document.is_whole or not document_speaks(document, options)
    )


def _hidden_in(
    tree: Tree, notes: Iterable[NoteFile], options: PlanOptions
) -> Callable[[Diagnostic, Key | None], bool]:
    """Return what tells whether a problem stands in something that the readers may not see."""
    keys = {mount.document.path: mount.at for mount in tree.mounts if mount.document.is_whole}
    open_paths = {path for path, key in keys.items() if not hides(tree.data, key, options)}
    open_paths |= {
        mount.document.path
        for mount in tree.mounts
        if not mount.document.is_whole
        and not document_speaks(mount.document, options, mount.at)
        and not hides(tree.data, mount.at, options)
    }
    open_paths |= {
        note.document.path for note in notes if not document_speaks(note.document, options)
    }

    def is_hidden(problem: Diagnostic, key: Key | None) -> bool:
        if problem.location.path not in open_paths:
            return True
        return key is not None and hides(tree.data, key, options)

    return is_hidden


def _withheld_in(tree: Tree, options: PlanOptions) -> Callable[[Diagnostic, Key | None], bool]:
    """Return what tells whether a problem could quote what no build may show.

    That is a private field or a sealed set of ratings: the problem is at a key in one, or on a line
    of one, or in a file of which nobody knows whether it has one.
    """
    keys = list(withheld_keys(tree.data, options.today))
    lines = {
        (mount.document.path, position.value.line)
        for mount in (tree.mounts if keys else ())  # positions are made as they are asked for
        for key, position in mount.document.positions.items()
        if any((*mount.at, *key)[: len(closed)] == closed for closed in keys)
    }
    unclear = {
        mount.document.path
        for mount in (*tree.mounts, *tree.left_out)
        if not mount.document.is_whole and may_withhold(mount.document.lines)
    }

    def is_withheld(problem: Diagnostic, key: Key | None) -> bool:
        line = (problem.location.path, problem.location.line)
        at = key or ()
        return (
            line in lines
            or line[0] in unclear
            or any(at[: len(closed)] == closed for closed in keys)
        )

    return is_withheld


def _published(
    problems: Iterable[Located], path: str, is_hidden: Callable[[Diagnostic, Key | None], bool]
) -> Iterator[Diagnostic]:
    for problem, key in problems:
        if not is_hidden(problem, key):
            yield _bare(problem, Location(problem.location.path, problem.location.line))
        elif problem.severity is Severity.ERROR:
            yield _bare(problem, Location(path))


def _unplaced(problems: Iterable[Located], options: PlanOptions) -> tuple[Diagnostic, ...]:
    return tuple(
        _bare(problem, Location(options.folder))
        for problem, _ in problems
        if problem.severity is Severity.ERROR
    )


def _bare(problem: Diagnostic, location: Location) -> Diagnostic:
    """Return a problem without anything that quotes a plan."""
    return replace(
        problem,
        location=location,
        message=_TITLES.get(problem.code, msg("Something is wrong here")),
        hint=msg("Run `gosart check` where you have access to the file."),
        source="",
        opportunity="",
        entry="",
        about=(),
    )
