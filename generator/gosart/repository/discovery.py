"""The folder of accounts -> which files belong to which account, with their signatures, nothing opened.

    Listing ── accounts ── Listed (id, the files of one account)
            ├─ shared (the files of `_shared`)
            └─ problems (names that are no account's)

Equal signatures mean unchanged files, so this is all that has to run again when a repository is checked a second time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.errors import GosartError
from gosart.plan_paths import SHARED, ending_of, is_id, slug_of
from gosart.yaml.codes import problem_at
from gosart.yaml.text_file import is_inside

__all__ = ["Listed", "Listing", "Signature", "scan_repository"]

Signature: TypeAlias = tuple[tuple[str, int, int], ...]
"""(path, mtime in ns, size) of files, sorted."""

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MAX_FOLDERS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of one account, attachments too. `path` is its file or folder; a second one of the same id is a problem."""

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

    @property
    def signatures(self) -> tuple[tuple[str, Signature], ...]:
        """Id and signature of every account."""
        return tuple((account.id, account.files) for account in self.accounts)

    @property
    def shared_signature(self) -> Signature:
        """Signature of the shared files."""
        return self.shared.files


def scan_repository(root: Path, accounts_dir: str, only: frozenset[str] | None = None) -> Listing:
    """List the accounts below `root/accounts_dir`, only those named in `only` if it is given.

    Raises GosartError when the folder is not there or `only` names an account that is not.
    """
    folder = root / accounts_dir
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise GosartError(
            f"The folder of accounts '{accounts_dir}' {what}. Create it below {root}, or set the option 'accounts_dir'."
        )
    if not is_inside(root, accounts_dir):
        raise GosartError(
            f"The folder of accounts '{accounts_dir}' lies outside the repository {root}. Put it inside, or set 'accounts_dir'."
        )
    problems: list[Diagnostic] = []
    sources: dict[str, list[os.DirEntry[str]]] = {}
    for entry in _entries(folder, accounts_dir, problems):
        found = _account_id(entry, f"{accounts_dir}/{entry.name}", problems)
        if found:
            sources.setdefault(found, []).append(entry)
    if only is not None:
        _check_names(only, sources)
        problems.clear()
    accounts = tuple(
        _list_account(id_, sources[id_], accounts_dir)
        for id_ in sorted(sources)
        if only is None or id_ in only
    )
    return Listing(accounts, _list_shared(folder, accounts_dir), tuple(problems))


def _entries(folder: Path, path: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """Return what a folder holds, by name, without what is hidden by its name."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(
                (entry for entry in found if not entry.name.startswith((".", "_"))),
                key=lambda entry: entry.name,
            )
    except OSError as error:
        message = msg("This folder cannot be read ({reason}).", reason=error.strerror or str(error))
        problems.append(
            problem_at("S003", Location(path), message, msg("Give yourself the right to read it."))
        )
        return []
    shown = [entry for entry in entries if not _UNSHOWABLE.search(entry.name)]
    if len(shown) < len(entries):
        message = msg("A name in this folder holds characters that cannot be shown.")
        problems.append(
            problem_at(
                "S030", Location(path), message, msg("Rename it with letters, digits and hyphens.")
            )
        )
    return shown


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder that may be entered; one with a file's name is not, nor a link."""
    return entry.is_dir(follow_symlinks=False) and not ending_of(entry.name)


def _links_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _account_id(entry: os.DirEntry[str], path: str, problems: list[Diagnostic]) -> str:
    """Return the id of the account an entry stands for, "" for what is none."""
    if _is_folder(entry) or (_links_to_folder(entry) and not ending_of(entry.name)):
        name = entry.name
    elif ending_of(entry.name):
        name = entry.name.removesuffix(ending_of(entry.name))
    elif ending_of(entry.name.lower()):
        hint = msg(
            "Rename it to '{name}'.",
            name=slug_of(Path(entry.name).stem) + ending_of(entry.name.lower()),
        )
        problems.append(
            problem_at(
                "S030", Location(path), msg("A file's ending is written in small letters."), hint
            )
        )
        return ""
    else:
        return ""
    if is_id(name):
        return name
    near = slug_of(name)
    message = msg(
        "'{name}' is not an id: small letters, digits and single hyphens, since it is the page's address.",
        name=name,
    )
    if near:
        hint = msg(
            "Rename it to '{name}', or begin its name with _ if it is no account.",
            name=entry.name.replace(name, near),
        )
    else:
        hint = msg("Rename it, or begin its name with _ if it is no account.")
    problems.append(problem_at("S030", Location(path), message, hint))
    return ""


def _check_names(only: frozenset[str], known: Iterable[str]) -> None:
    ids = sorted(known)
    for name in sorted(only):
        if name not in ids:
            near = get_close_matches(name, ids, 1, 0.5)
            more = (
                f"Did you mean '{near[0]}'?"
                if near
                else f"There are: {', '.join(ids[:10]) or 'none'}{', …' if len(ids) > 10 else ''}."
            )
            raise GosartError(f"There is no account '{name}'. {more}")


def _list_account(id_: str, sources: list[os.DirEntry[str]], accounts_dir: str) -> Listed:
    problems: list[Diagnostic] = []
    files: list[tuple[str, int, int]] = []
    paths = [f"{accounts_dir}/{entry.name}" for entry in sources]
    for entry, path in zip(sources, paths, strict=True):
        if _is_folder(entry):
            files += _walk(Path(entry.path), path, problems)
        elif _links_to_folder(entry):
            problems.append(_linked_folder(path))
        else:
            files.append((path, *_stamp(entry)))
    for path in paths[1:]:
        message = msg("The account '{id}' stands here and at {path}.", id=id_, path=paths[0])
        hint = msg("Keep one of them: either a file, or a folder with account.yml in it.")
        problems.append(problem_at("S031", Location(path), message, hint))
    return Listed(id_, paths[0], not ending_of(paths[0]), tuple(sorted(files)), tuple(problems))


def _list_shared(folder: Path, accounts_dir: str) -> Listed:
    problems: list[Diagnostic] = []
    path, shared = f"{accounts_dir}/{SHARED}", folder / SHARED
    if shared.is_symlink():
        problems.append(_linked_folder(path))
    files = _walk(shared, path, problems) if shared.is_dir() and not problems else ()
    return Listed(
        SHARED, path, is_folder=True, files=tuple(sorted(files)), problems=tuple(problems)
    )


def _walk(top: Path, path: str, problems: list[Diagnostic]) -> Iterator[tuple[str, int, int]]:
    """Yield every file below a folder. Links to folders are refused, so there is no circle and nothing is counted twice."""
    waiting = [(top, path, 1)]
    while waiting:
        folder, name, depth = waiting.pop()
        if depth > _MAX_FOLDERS:
            message = msg("Folders are nested deeper than {limit} levels.", limit=_MAX_FOLDERS)
            problems.append(problem_at("S007", Location(name), message, msg("Move it up.")))
            continue
        for entry in _entries(folder, name, problems):
            inner = f"{name}/{entry.name}"
            if _is_folder(entry):
                waiting.append((Path(entry.path), inner, depth + 1))
            elif _links_to_folder(entry):
                problems.append(_linked_folder(inner))
            else:
                yield (inner, *_stamp(entry))


def _linked_folder(path: str) -> Diagnostic:
    message = msg("This is a link to another folder, and is not followed.")
    return problem_at(
        "S005",
        Location(path),
        message,
        msg("Put the folder itself here. A link to a single file of the repository is fine."),
    )


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int]:
    """Return mtime in ns and size of a file, of the link itself where it leads to nothing."""
    try:
        status = entry.stat()
    except OSError:
        status = entry.stat(follow_symlinks=False)
    return status.st_mtime_ns, status.st_size
