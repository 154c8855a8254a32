"""The folder of accounts -> which files belong to which account, nothing opened.

    Listing ── accounts ── Listed (id, the files of one account)
            ├─ shared (the files of `_shared`)
            └─ problems (names that are no account's)

Equal signatures mean unchanged files, so this is all that has to run again when a repository is
checked a second time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.errors import GosartError
from gosart.plan_paths import SHARED, ending_of, is_id, slug_of
from gosart.repository.account_ids import check_names
from gosart.repository.file_source import Entry, FileSource, Kind, LastingFiles
from gosart.repository.links import link_problem, linked_folder, unfollowed
from gosart.repository.synchronised_copy import copy_of, copy_problem
from gosart.repository.unread_files import is_placeholder, texts_of, unread_files
from gosart.repository.working_tree import as_source
from gosart.yaml.codes import problem_at

__all__ = [
    "NOT_FOLLOWED",
    "Listed",
    "Listing",
    "Names",
    "Signature",
    "holds_accounts",
    "list_accounts",
    "scan_repository",
]

Signature: TypeAlias = tuple[tuple[str, str], ...]
"""(path, state) of files, sorted: equal signatures mean unchanged files."""

NOT_FOLLOWED = "not-followed:"
"""How the state of a link begins that is not followed."""
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MAX_FOLDERS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of one account, attachments too.

    `path` is its file or folder; a second one of the same id is a problem.
    """

    id: str
    path: str
    is_folder: bool
    files: Signature
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder of accounts holds, accounts sorted by id."""

    accounts: tuple[Listed, ...]
    shared: Listed
    problems: tuple[Diagnostic, ...] = ()
    ids: frozenset[str] = frozenset()
    """Ids of all accounts of the folder, also of those that were not asked for."""

    @property
    def signatures(self) -> tuple[tuple[str, Signature], ...]:
        """Id and signature of every account."""
        return tuple((account.id, account.files) for account in self.accounts)

    @property
    def shared_signature(self) -> Signature:
        """Signature of the shared files."""
        return self.shared.files


@dataclass(frozen=True, slots=True)
class Names:
    """The accounts of a folder by their names alone, and the problems of names that are none."""

    ids: frozenset[str]
    problems: tuple[Diagnostic, ...]


def holds_accounts(files: FileSource, accounts_dir: str) -> bool:
    """Whether a source has the folder of accounts.

    Args:
        files: Where the plans are.
        accounts_dir: Folder of the accounts, posix.

    Returns:
        True for a folder; False for a file of that name, too.
    """
    try:
        return files.kind(accounts_dir) is Kind.FOLDER
    except (OSError, ValueError):
        return False


def list_accounts(files: FileSource | Path, accounts_dir: str) -> Names:
    """Return which accounts there are, without looking at what they hold.

    Args:
        files: Where they are; a folder on the disk may be given by its path.
        accounts_dir: Folder of the accounts, posix.

    Returns:
        Their ids, and the problems of names that are none.

    Raises:
        GosartError: The folder of accounts is not there.
    """
    sources = _sources(as_source(files), accounts_dir)
    return Names(sources.ids, sources.problems)


def scan_repository(
    files: FileSource | Path, accounts_dir: str, only: frozenset[str] | None = None
) -> Listing:
    """List the accounts below `accounts_dir`, only those named in `only` if it is given.

    Args:
        files: Where they are; a folder on the disk may be given by its path.
        accounts_dir: Folder of the accounts, posix.
        only: Ids of accounts.

    Returns:
        The accounts sorted by id, what they share, and the problems of names.

    Raises:
        GosartError: The folder is not there, or `only` names an account that is not.
    """
    files = as_source(files)
    sources = _sources(files, accounts_dir)
    if only is not None:
        check_names(only, sources.ids)
    accounts = tuple(
        _list_account(files, id_, sources.accounts[id_], accounts_dir)
        for id_ in sorted(sources.ids if only is None else only)
    )
    return Listing(
        accounts,
        _list_shared(files, sources.shared, accounts_dir),
        sources.problems if only is None else (),
        sources.ids,
    )


@dataclass(frozen=True, slots=True)
class _Sources:
    """The files and folders of each account by its id, and the folder of what they share."""

    accounts: Mapping[str, list[Entry]]
    ids: frozenset[str]
    shared: Entry | None
    problems: tuple[Diagnostic, ...]


def _sources(files: FileSource, accounts_dir: str) -> _Sources:
    """Return what stands for accounts; of a commit, which never changes, it is listed once."""
    if not isinstance(files, LastingFiles):
        return _list_sources(files, accounts_dir)
    listed = files.listings.get(accounts_dir)
    if not isinstance(listed, _Sources):
        listed = files.listings[accounts_dir] = _list_sources(files, accounts_dir)
    return listed


def _list_sources(files: FileSource, accounts_dir: str) -> _Sources:
    """List a folder of accounts."""
    if not holds_accounts(files, accounts_dir):
        try:
            files.kind(accounts_dir)
            what = "is not a folder"
        except (OSError, ValueError):
            what = "does not exist"
        raise GosartError(
            f"The folder of accounts '{accounts_dir}' {what}. "
            f"Create it below {files.label}, or set the option 'accounts_dir'."
        )
    if files.resolve(accounts_dir) is None:
        raise GosartError(
            f"The folder of accounts '{accounts_dir}' lies outside the repository {files.label}. "
            "Put it inside, or set 'accounts_dir'."
        )
    problems: list[Diagnostic] = []
    sources: dict[str, list[Entry]] = {}
    shared: Entry | None = None
    stray: list[str] = []
    problems += _ignored_links(files, accounts_dir, accounts_dir)
    for entry in _entries(files, accounts_dir, problems, also=SHARED):
        if entry.name == SHARED:
            shared = entry
            continue
        account = _account_id(files, entry, f"{accounts_dir}/{entry.name}", problems)
        if account:
            sources.setdefault(account, []).append(entry)
        elif entry.kind is Kind.FILE and not ending_of(entry.name):
            stray.append(f"{accounts_dir}/{entry.name}")
    plans = (
        f"{accounts_dir}/{entry.name}"
        for entries in sources.values()
        for entry in entries
        if ending_of(entry.name)
    )
    problems += unread_files(stray, texts_of(files, plans))
    return _Sources(sources, frozenset(sources), shared, tuple(problems))


def _entries(
    files: FileSource, path: str, problems: list[Diagnostic], also: str = ""
) -> list[Entry]:
    """Return what a folder holds, by name, hidden names left out.

    The name `also` is there in any case, and so is what stands for a file in a cloud.
    """
    try:
        entries = sorted(
            (
                entry
                for entry in files.entries(path)
                if not entry.name.startswith((".", "_"))
                or entry.name == also
                or is_placeholder(entry.name)
            ),
            key=lambda entry: entry.name,
        )
    except OSError as error:
        message = msg("This folder cannot be read ({reason}).", reason=error.strerror or str(error))
        problems.append(
            problem_at("S003", Location(path), message, msg("Give yourself permission to read it."))
        )
        return []
    listed = [entry for entry in entries if not _UNSHOWABLE.search(entry.name)]
    if len(listed) < len(entries):
        message = msg("A name in this folder contains characters that cannot be displayed.")
        problems.append(
            problem_at(
                "S030", Location(path), message, msg("Rename it with letters, digits and hyphens.")
            )
        )
    return listed


def _is_folder(entry: Entry) -> bool:
    """Tell whether an entry is a folder to enter; one with a file's name is none, nor a link."""
    return entry.kind is Kind.FOLDER and not entry.is_link and not ending_of(entry.name)


def _links_to_folder(entry: Entry) -> bool:
    return entry.is_link and entry.kind is Kind.FOLDER


def _account_id(files: FileSource, entry: Entry, path: str, problems: list[Diagnostic]) -> str:
    """Return the id of the account an entry stands for, "" for what is none."""
    if entry.kind is Kind.SUBMODULE:
        return ""
    if _is_folder(entry) or (_links_to_folder(entry) and not ending_of(entry.name)):
        name = entry.name
    elif ending_of(entry.name):
        name = entry.name.removesuffix(ending_of(entry.name))
    else:
        if entry.is_link and (problem := link_problem(files, path, posixpath.dirname(path))):
            problems.append(problem)
        return ""
    if is_id(name):
        return name
    if copied := copy_of(entry.name):
        problems.append(copy_problem(path, copied))
        return ""
    near = slug_of(name)
    message = msg(
        "'{name}' is not an id. It becomes the page's address, so use lower-case letters, digits "
        "and single hyphens.",
        name=name,
    )
    if near:
        hint = msg(
            "Rename it to '{name}', or start its name with _ if it is not an account.",
            name=entry.name.replace(name, near),
        )
    else:
        hint = msg("Rename it, or start its name with _ if it is not an account.")
    problems.append(problem_at("S030", Location(path), message, hint))
    return ""


def _list_account(files: FileSource, id_: str, sources: list[Entry], accounts_dir: str) -> Listed:
    problems: list[Diagnostic] = []
    files_: list[tuple[str, str]] = []
    paths = [f"{accounts_dir}/{entry.name}" for entry in sources]
    for entry, path in zip(sources, paths, strict=True):
        if _is_folder(entry):
            files_ += _walk(files, path, accounts_dir, problems)
        elif _links_to_folder(entry):
            problems.append(linked_folder(path))
        else:
            files_.append((path, _state(files, entry, path, accounts_dir, problems)))
    for path in paths[1:]:
        message = msg("The account '{id}' is here and at {path}.", id=id_, path=paths[0])
        hint = msg("Keep one of them: either a file, or a folder with account.yml in it.")
        problems.append(problem_at("S031", Location(path), message, hint))
    return Listed(id_, paths[0], not ending_of(paths[0]), tuple(sorted(files_)), tuple(problems))


def _list_shared(files: FileSource, shared: Entry | None, accounts_dir: str) -> Listed:
    problems: list[Diagnostic] = []
    path = f"{accounts_dir}/{SHARED}"
    if shared is not None and shared.is_link:
        problems.append(linked_folder(path))
    is_read = shared is not None and shared.kind is Kind.FOLDER and not problems
    walked = _walk(files, path, accounts_dir, problems) if is_read else ()
    return Listed(
        SHARED, path, is_folder=True, files=tuple(sorted(walked)), problems=tuple(problems)
    )


def _walk(
    files: FileSource, top: str, accounts_dir: str, problems: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    """Yield every file below a folder.

    Links to folders are refused, so there is no circle and nothing is counted twice.
    """
    waiting = [(top, 1)]
    while waiting:
        folder, depth = waiting.pop()
        if depth > _MAX_FOLDERS:
            message = msg("Folders are nested deeper than {limit} levels.", limit=_MAX_FOLDERS)
            problems.append(problem_at("S007", Location(folder), message, msg("Move it up.")))
            continue
        problems += _ignored_links(files, folder, accounts_dir)
        for entry in _entries(files, folder, problems):
            inner = f"{folder}/{entry.name}"
            if _is_folder(entry):
                waiting.append((inner, depth + 1))
            elif _links_to_folder(entry):
                problems.append(linked_folder(inner))
            elif entry.kind is not Kind.SUBMODULE:
                yield inner, _state(files, entry, inner, accounts_dir, problems)


def _state(
    files: FileSource, entry: Entry, path: str, accounts_dir: str, problems: list[Diagnostic]
) -> str:
    """Return the state of a file; of a link that is not followed, that it is none."""
    problem = link_problem(files, path, accounts_dir) if entry.is_link else None
    if problem is None:
        return files.state(path)
    problems.append(problem)
    return f"{NOT_FOLLOWED}{problem.message}"


def _ignored_links(files: FileSource, folder: str, accounts_dir: str) -> Iterator[Diagnostic]:
    """Yield what is said of links that nothing reads, for their names begin with `_`."""
    try:
        names = sorted(
            entry.name
            for entry in files.entries(folder)
            if entry.is_link and entry.name.startswith("_") and entry.name != SHARED
        )
    except OSError:  # told where the folder is walked
        return
    for name in names:
        if _UNSHOWABLE.search(name):
            continue
        try:
            problem = unfollowed(files, f"{folder}/{name}", accounts_dir)
        except OSError:
            continue
        if problem:
            yield problem
