"""Links in the folder of accounts: which are followed, and what is said of the others.

A link is followed to a file of the folder, and only where nobody reads by it what the file itself
would not show: not into an account, or a part of one, that may be for fewer readers, and not from
what is published as it is to a plan, which is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.plan_paths import SHARED, account_of, ending_of
from gosart.repository.file_source import FileSource, FileTooLargeError, Kind
from gosart.repository.read_file import MAX_BYTES
from gosart.text.lookalike import resembles
from gosart.yaml.broken_text import key_words
from gosart.yaml.codes import problem_at
from gosart.yaml.front_matter import NARROWING

__all__ = ["is_for_fewer", "link_problem", "linked_folder", "unfollowed"]

_NOTES = "notes"
_HINT = msg("Put the file itself here. A link to a single file of the folder is fine.")


def linked_folder(path: str) -> Diagnostic:
    """Make the problem of a link to a folder.

    Args:
        path: The link.

    Returns:
        An error.
    """
    message = msg("This is a link to another folder, and is not followed.")
    hint = msg("Put the folder itself here. A link to a single file of the folder is fine.")
    return problem_at("S005", Location(path), message, hint)


def unfollowed(files: FileSource, path: str, top: str) -> Diagnostic | None:
    """Return a warning where a link whose name says that nothing is read leads out of the folder.

    Args:
        files: Where it is.
        path: The link.
        top: The folder of accounts.

    Returns:
        The warning, None where it leads to something inside.
    """
    if _below(files, path, top) is not None:
        return None
    message = msg("This is a link that leads out of '{folder}': nothing in it is read.", folder=top)
    hint = msg("Remove the link, or put the right file here.")
    return replace(problem_at("S005", Location(path), message, hint), severity=Severity.WARNING)


def link_problem(files: FileSource, path: str, top: str) -> Diagnostic | None:
    """Return why a link to a file is not followed, None where it is, or leads to nothing.

    Args:
        files: Where it is.
        path: The link.
        top: The folder of accounts.

    Returns:
        The problem.
    """
    try:
        inside = _below(files, path, top)
    except OSError:  # back to itself: whoever reads it says so
        return None
    reason: Message | None = None
    if inside is None:
        reason = msg(
            "This is a link that leads out of '{folder}', and is not followed.", folder=top
        )
    elif ending_of(inside) and not ending_of(path):
        reason = msg("This is a link to a plan under another name, and is not followed.")
    elif is_for_fewer(files, f"{top}/{inside}", top, account_of(path, top)):
        reason = msg(
            "This is a link to something that may be for a narrower audience, and is not followed."
        )
    return problem_at("S005", Location(path), reason, _HINT) if reason else None


def is_for_fewer(files: FileSource, path: str, top: str, account: str) -> bool:
    """Tell whether something above a file may keep it from readers of an account.

    Args:
        files: Where it is.
        path: The file, links followed.
        top: The folder of accounts.
        account: The id of the account whose readers would see it.

    Returns:
        True where a file that supplies an entry around it speaks of an audience, or cannot be read.
        What the file itself says goes wherever the file goes.
    """
    inside = path.removeprefix(f"{top}/")
    first, *below = inside.split("/")
    if first == SHARED:
        return False
    in_entries = bool(below) and below[0] != _NOTES
    at_top = account_of(path, top) != account
    return (in_entries or at_top) and any(
        _speaks(files, document, at_top=at_top or not is_main, in_entries=in_entries)
        for document, is_main in _above(files, inside, top)
        if document != path
    )


def _below(files: FileSource, path: str, top: str) -> str | None:
    """Return where a link leads, below the folder of accounts; None for anywhere else."""
    real, folder = files.resolve(path), files.resolve(top)
    if real is None or folder is None:
        return None
    start = f"{folder}/" if folder else ""
    return real.removeprefix(start) if real.startswith(start) and real != folder else None


def _above(files: FileSource, inside: str, top: str) -> Iterator[tuple[str, bool]]:
    """Yield the files that supply an entry around a file, and whether it is the account itself."""
    parts = inside.split("/")
    for depth in range(len(parts)):
        folder = "/".join((top, *parts[:depth]))
        wanted = {parts[depth].removesuffix(ending_of(parts[depth])), "account", "opportunity"}
        for entry in files.entries(folder):
            ending = ending_of(entry.name)
            name = entry.name.removesuffix(ending) if ending else ""
            if entry.kind is not Kind.FOLDER and (
                name == parts[0] if depth == 0 else name in wanted
            ):
                yield f"{folder}/{entry.name}", depth == 0 or (depth == 1 and name == "account")


def _speaks(files: FileSource, path: str, *, at_top: bool, in_entries: bool) -> bool:
    """Tell whether a file may name an audience, of the whole account or of an entry in it."""
    try:
        lines = files.read(path, MAX_BYTES).decode("utf-8", errors="replace").splitlines()
    except (OSError, ValueError, FileTooLargeError):
        return True
    return any(
        resembles(NARROWING, word.text)
        for word in key_words(lines)
        if (at_top if word.is_top else in_entries)
    )
