"""A folder of accounts -> the files of each, put together by the one rule: a file's path is the key of what it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.plan_paths import ENDINGS, MARKDOWN, ending_of, is_id, slug_of
from gosart.progress import Watch, unwatched
from gosart.repository.discovery import Listed, scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.merge import key_of, plant
from gosart.yaml.codes import FileProblems, problem_at
from gosart.yaml.document import AccountFiles, Document, Mount, NoteFile, Repository, Tree
from gosart.yaml.text_file import is_file

__all__ = ["SHARED_KEYS", "read_repository"]

SHARED_KEYS = ("team", "competitors", "partners", "offerings")
"""Keys whose entries every account may refer to."""

_NOTES = "notes"


def read_repository(
    root: Path,
    accounts_dir: str,
    only: frozenset[str] | None = None,
    cache: DocumentCache | None = None,
    watch: Watch = unwatched,
) -> Repository:
    """Read the accounts below `root/accounts_dir`, only those named in `only` if it is given, through `cache` if there is one.

    What is wrong with a file is among the problems of its account, which is there in any case. Raises GosartError when the folder is
    not there or `only` names an account that is not.
    """
    listing = scan_repository(root, accounts_dir, only)
    cache = cache or DocumentCache()
    accounts = tuple(
        _read_account(root, listed, cache) for listed in watch(listing.accounts, "Reading plans")
    )
    shared, problems = _read_shared(root, listing.shared, cache)
    if only is None:
        groups = (*listing.accounts, listing.shared)
        cache.forget_all_but(
            root,
            [
                path
                for listed in groups
                for path in (listed.path, *(file[0] for file in listed.files))
            ],
        )
    return Repository(accounts, shared, listing.problems + problems, listing.shared.files)


def _read_account(root: Path, listed: Listed, cache: DocumentCache) -> AccountFiles:
    known = cache.account(root, listed.path, listed.files)
    if known is not None and not listed.problems:
        return known
    if any(
        problem.code == "S031" for problem in listed.problems
    ):  # which of the two is meant, nobody knows
        account = AccountFiles(
            listed.id, listed.path, Tree({}, ()), signature=listed.files, problems=listed.problems
        )
    elif listed.is_folder:
        account = _read_folder(root, listed, cache)
    else:
        account = _read_file(root, listed, cache)
    account = replace(
        account,
        problems=tuple(
            replace(_placed(problem, listed), account=listed.id) for problem in account.problems
        ),
    )
    cache.keep(root, listed.path, account)
    return account


def _placed(problem: Diagnostic, listed: Listed) -> Diagnostic:
    """Return the problem of a file with what the file holds as its address, whatever it is called."""
    path = problem.location.path
    inside = path.removeprefix(f"{listed.path}/")
    parts = inside.removesuffix(ending_of(inside)).split("/") if inside != path else ()
    address = tuple(map(str, key_of(tuple(parts))))
    return replace(problem, location=replace(problem.location, address=address))


def _read_file(root: Path, listed: Listed, cache: DocumentCache) -> AccountFiles:
    """Read an account that is one file."""
    problems = list(listed.problems)
    mounts = []
    for file in listed.files:
        document, found = cache.read(root, *file)
        problems += found
        if document is not None:
            mounts.append(Mount((), document))
    tree, unfit = plant(mounts)
    return AccountFiles(
        listed.id, listed.path, tree, signature=listed.files, problems=(*problems, *unfit)
    )


def _read_folder(root: Path, listed: Listed, cache: DocumentCache) -> AccountFiles:
    """Read an account that is a folder: each file by its place in it."""
    problems = list(listed.problems)
    mounts: list[Mount] = []
    notes: list[NoteFile] = []
    attachments: list[str] = []
    mains: list[str] = []
    for file in listed.files:
        path = file[0]
        ending = ending_of(path)
        parts = tuple(path.removeprefix(f"{listed.path}/").removesuffix(ending).split("/"))
        in_notes = len(parts) > 1 and parts[0] == _NOTES
        if not ending or (in_notes and ending != MARKDOWN):
            seen = FileProblems(path)
            if is_file(root, path, seen):  # it may be published: a link must not lead anywhere
                attachments.append(path)
            problems += seen.found
            continue
        document, found = cache.read(root, *file)
        problems += found
        if parts == ("account",):
            mains.append(path)
        if in_notes:
            wrong = _note_name(path, parts[1:], document)
            if wrong is not None:
                problems.append(wrong)
            elif document is not None:
                notes.append(NoteFile("/".join(parts[1:]), document))
        elif document is not None:
            mounts.append(Mount(key_of(parts), document))
    if not mains and not any(problem.location.path == listed.path for problem in listed.problems):
        message = msg("This folder is an account, but there is no account.yml or account.md in it.")
        hint = msg(
            "Add account.yml with the account's name, or begin the folder's name with _ if it is no account."
        )
        problems.append(problem_at("S033", Location(listed.path), message, hint))
    tree, unfit = plant(mounts)
    path = min(mains, key=lambda main: ENDINGS.index(ending_of(main)), default=listed.path)
    return AccountFiles(
        listed.id, path, tree, tuple(notes), tuple(attachments), (*problems, *unfit), listed.files
    )


def _note_name(path: str, parts: tuple[str, ...], document: Document | None) -> Diagnostic | None:
    """Refuse a note whose name is no address."""
    wrong = next((part for part in parts if not is_id(part)), None)
    if wrong is None:
        return None
    message = msg(
        "'{name}' is part of a page's address: small letters, digits and single hyphens.",
        name=wrong,
    )
    near = slug_of(wrong)
    hint = msg("Rename it to '{name}'.", name=near) if near else msg("Rename it.")
    return problem_at("S030", Location(path), message, hint, document.lines[0] if document else "")


def _read_shared(
    root: Path, listed: Listed, cache: DocumentCache
) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Read the entries that every account may refer to."""
    problems = list(listed.problems)
    mounts = []
    for file in listed.files:
        path = file[0]
        ending = ending_of(path)
        if not ending:
            continue
        parts = tuple(path.removeprefix(f"{listed.path}/").removesuffix(ending).split("/"))
        if parts[0] not in SHARED_KEYS:
            message = msg("'{key}' is not shared between accounts.", key=parts[0])
            hint = msg(
                "Here may stand: {keys}. Begin the name with _ if it is not meant to be read.",
                keys=", ".join(SHARED_KEYS),
            )
            problems.append(problem_at("S034", Location(path), message, hint))
            continue
        document, found = cache.read(root, *file)
        problems += found
        if document is not None:
            mounts.append(Mount(parts, document))
    tree, unfit = plant(mounts, keys_only=True)
    return tree, tuple(_placed(problem, listed) for problem in (*problems, *unfit))
