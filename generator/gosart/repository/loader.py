"""A folder of accounts -> the data of each, put together from its files.

The one rule: a file's path is the key of what it holds.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.plan_paths import ENDINGS, MARKDOWN, ending_of, is_id, slug_of
from gosart.progress import Watch, unwatched
from gosart.repository.discovery import NOT_FOLLOWED, Listed, Listing, scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.merge import key_of, plant
from gosart.repository.read_file import is_file, read_file
from gosart.repository.synchronised_copy import copy_of, copy_problem
from gosart.repository.unread_files import unread_files
from gosart.repository.working_tree import as_source
from gosart.yaml.codes import FileProblems, problem_at
from gosart.yaml.document import AccountFiles, Document, Mount, NoteFile, Repository, Tree
from gosart.yaml.positions import Positions

__all__ = ["SHARED_KEYS", "misnamed_documents", "read_account", "read_listed", "read_repository"]

SHARED_KEYS = ("team", "competitors", "partners", "offerings")
"""Keys whose entries every account may refer to.

Not derived: this room stands below the schema and may not know it. A test holds the two together.
"""

_NOTES = "notes"


def read_repository(
    files: FileSource | Path,
    accounts_dir: str,
    only: frozenset[str] | None = None,
    cache: DocumentCache | None = None,
    watch: Watch = unwatched,
) -> Repository:
    """Read the accounts below `accounts_dir`.

    What is wrong with a file is among the problems of its account, which is there in any case.

    Args:
        files: Where they are: a revision, or a folder on the disk, which may be given by its path.
        accounts_dir: Folder of the accounts, posix.
        only: Ids of the accounts to read, all where it is None.
        cache: What was read before.
        watch: Shows the progress.

    Returns:
        The accounts sorted by id, what they share, and the problems of no account.

    Raises:
        GosartError: The folder is not there, or `only` names an account that is not.
    """
    files = as_source(files)
    listing = scan_repository(files, accounts_dir, only)
    cache = cache or DocumentCache()
    read = read_listed(files, listing, listing.accounts, cache, watch)
    if only is None:
        groups = (*listing.accounts, listing.shared)
        cache.sweep(
            files,
            [
                path
                for listed in groups
                for path in (listed.path, *(path for path, _ in listed.files))
            ],
        )
    return read


def read_listed(
    files: FileSource,
    listing: Listing,
    accounts: Sequence[Listed],
    cache: DocumentCache,
    watch: Watch = unwatched,
) -> Repository:
    """Read some accounts of a folder that was looked through, and what all share.

    Args:
        files: Where they are.
        listing: What the folder holds.
        accounts: Those of it to read.
        cache: What was read before.
        watch: Shows the progress.

    Returns:
        The accounts in the order given, what they share, and the problems of no account.
    """
    read = tuple(read_account(files, listed, cache) for listed in watch(accounts, "Reading plans"))
    shared, problems = _read_shared(files, listing.shared, cache)
    return Repository(
        read,
        shared,
        listing.problems + problems,
        listing.shared.files,
        tuple(misnamed_documents(files, listing.problems)),
        listing.ids,
    )


def misnamed_documents(files: FileSource, problems: Iterable[Diagnostic]) -> Iterator[Document]:
    """Yield the main file of what would be an account if its name were right.

    It says who may know of it.

    Args:
        files: Where the plans are.
        problems: Of names that are no account's.

    Yields:
        The documents; an unread one for a file that cannot be read.
    """
    for path in sorted({problem.location.path for problem in problems}):
        mains = [path] if ending_of(path) else [f"{path}/account{ending}" for ending in ENDINGS]
        for main in mains:
            if is_file(files, main, FileProblems(main)):
                document, _ = read_file(files, main)
                yield document or _unread(main)


def _unread(path: str) -> Document:
    """Stand in for a file of which nothing is known but its name."""
    return Document(path, None, Positions(path, {}), (), is_whole=False)


def read_account(files: FileSource, listed: Listed, cache: DocumentCache) -> AccountFiles:
    """Read one account of a folder that was looked through.

    Args:
        files: Where it is.
        listed: The account.
        cache: What was read before.

    Returns:
        What its files say, and what is wrong with them.
    """
    cached = cache.account(files, listed.path, listed.files)
    if cached is not None and not listed.problems:
        return cached
    if any(
        problem.code == "S031" for problem in listed.problems
    ):  # which of the two is meant, nobody knows
        account = AccountFiles(
            listed.id,
            listed.path,
            Tree({}, (), tuple(_claims(files, listed, cache))),
            signature=listed.files,
            problems=listed.problems,
        )
    elif listed.is_folder:
        account = _read_folder(files, listed, cache)
    else:
        account = _read_file(files, listed, cache)
    account = replace(
        account,
        problems=tuple(
            replace(_placed(problem, listed), account=listed.id) for problem in account.problems
        ),
    )
    cache.keep(files, listed.path, account)
    return account


def _placed(problem: Diagnostic, listed: Listed) -> Diagnostic:
    """Return the problem of a file with what the file holds as its address."""
    path = problem.location.path
    inside = path.removeprefix(f"{listed.path}/")
    parts = inside.removesuffix(ending_of(inside)).split("/") if inside != path else ()
    address = tuple(map(str, key_of(tuple(parts))))
    return replace(problem, location=replace(problem.location, address=address))


def _claims(files: FileSource, listed: Listed, cache: DocumentCache) -> Iterator[Mount]:
    """Yield the files of two accounts that claim one id."""
    folder = listed.path.removesuffix(ending_of(listed.path))
    for path, state in listed.files:
        ending = ending_of(path)
        if ending:
            parts = tuple(path.removesuffix(ending).removeprefix(folder).split("/")[1:])
            document, _ = cache.read(files, path, state)
            yield Mount(key_of(parts), document or _unread(path))


def _read_file(files: FileSource, listed: Listed, cache: DocumentCache) -> AccountFiles:
    """Read an account that is one file."""
    problems = list(listed.problems)
    mounts = []
    for path, state in listed.files:
        document, problems_ = cache.read(files, path, state)
        problems += problems_
        mounts.append(Mount((), document or _unread(path)))
    tree, unfit = plant(mounts)
    return AccountFiles(
        listed.id,
        listed.path,
        tree,
        signature=listed.files,
        problems=(*problems, *unfit),
    )


def _read_folder(files: FileSource, listed: Listed, cache: DocumentCache) -> AccountFiles:
    """Read an account that is a folder: each file by its place in it."""
    problems = list(listed.problems)
    mounts: list[Mount] = []
    notes: list[NoteFile] = []
    left_out: list[Mount] = []
    attachments: list[str] = []
    mains: list[str] = []
    for path, state in listed.files:
        ending = ending_of(path)
        parts = tuple(path.removeprefix(f"{listed.path}/").removesuffix(ending).split("/"))
        in_notes = len(parts) > 1 and parts[0] == _NOTES
        if not ending or (in_notes and ending.lower() != MARKDOWN):
            seen = FileProblems(path)
            if not state.startswith(NOT_FOLLOWED) and is_file(
                files, path, seen
            ):  # it may be published: a link must not lead anywhere
                attachments.append(path)
            problems += seen.diagnostics
            continue
        document, problems_ = cache.read(files, path, state)
        problems += problems_
        if parts == ("account",):
            mains.append(path)
        if not is_id(parts[-1]) and (copied := copy_of(posixpath.basename(path))):
            problems.append(copy_problem(path, copied))
            left_out.append(Mount(parts, document or _unread(path)))
        elif in_notes:
            wrong = _note_name(path, parts[1:], document)
            if wrong is not None:
                problems.append(wrong)
            if wrong is not None or document is None:
                left_out.append(Mount(parts, document or _unread(path)))
            else:
                notes.append(NoteFile("/".join(parts[1:]), document))
        else:
            mounts.append(Mount(key_of(parts), document or _unread(path)))
    documents = [*(mount.document for mount in mounts), *(note.document for note in notes)]
    problems += unread_files(attachments, (document.body for document in documents))
    if not mains and not any(problem.location.path == listed.path for problem in listed.problems):
        message = msg("This folder is an account, but there is no account.yml or account.md in it.")
        hint = msg(
            "Add account.yml with the account's name, or start the folder's name with _ if it is "
            "not an account."
        )
        problems.append(problem_at("S033", Location(listed.path), message, hint))
    tree, unfit = plant(mounts)
    path = min(mains, key=lambda main: ENDINGS.index(ending_of(main).lower()), default=listed.path)
    return AccountFiles(
        listed.id,
        path,
        replace(tree, left_out=(*tree.left_out, *left_out)),
        tuple(notes),
        tuple(attachments),
        (*problems, *unfit),
        listed.files,
    )


def _note_name(path: str, parts: tuple[str, ...], document: Document | None) -> Diagnostic | None:
    """Refuse a note whose name is no address."""
    wrong = next((part for part in parts if not is_id(part)), None)
    if wrong is None:
        return None
    message = msg(
        "'{name}' becomes part of a page's address, so use lower-case letters, digits and single "
        "hyphens.",
        name=wrong,
    )
    near = slug_of(wrong)
    hint = msg("Rename it to '{name}'.", name=near) if near else msg("Rename it.")
    return problem_at("S030", Location(path), message, hint, document.lines[0] if document else "")


def _read_shared(
    files: FileSource, listed: Listed, cache: DocumentCache
) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Read the entries that every account may refer to."""
    problems = list(listed.problems)
    mounts = []
    others = []
    for path, state in listed.files:
        ending = ending_of(path)
        if not ending:
            others.append(path)
            continue
        parts = tuple(path.removeprefix(f"{listed.path}/").removesuffix(ending).split("/"))
        if copied := copy_of(posixpath.basename(path)):
            problems.append(copy_problem(path, copied))
            continue
        if parts[0] not in SHARED_KEYS:
            message = msg("'{key}' is not shared between accounts.", key=parts[0])
            hint = msg(
                "Allowed here: {keys}. Start the name with _ if it is not meant to be read.",
                keys=", ".join(SHARED_KEYS),
            )
            problems.append(problem_at("S034", Location(path), message, hint))
            continue
        document, problems_ = cache.read(files, path, state)
        problems += problems_
        mounts.append(Mount(parts, document or _unread(path)))
    problems += unread_files(others, (mount.document.body for mount in mounts))
    tree, unfit = plant(mounts, keys_only=True)
    return tree, tuple(_placed(problem, listed) for problem in (*problems, *unfit))
