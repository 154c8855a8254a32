"""The same files as the plugin's, written into a folder for another generator to read."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.errors import GosartError, reason_of
from gosart.progress import Watch, unwatched
from gosart.repository.write_file import remove_folders, write_file
from gosart.site.builder import SiteResult

__all__ = ["MANIFEST", "Written", "check_folder", "write_site"]

MANIFEST = ".gosart-files.json"
"""List of what we wrote, so that nothing else in the folder is ever removed."""

_OF_NOBODY = frozenset({".DS_Store", ".gitignore", ".gitkeep"})
"""Names that an empty folder has, too."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did."""

    changed: tuple[str, ...]
    """Uris of the files that are new or have other bytes."""
    removed: tuple[str, ...]
    """Uris of files of an earlier run that the site no longer has."""
    unchanged: int
    """How many files were left as they are."""


def check_folder(options: SiteOptions, folder: Path) -> None:
    """Refuse a folder that belongs to something else.

    Args:
        options: The site's options.
        folder: Where the site's files are to be written.

    Raises:
        GosartError: It is the folder of plans, inside it or holds it, or is that of the templates,
            the rules, the schemas, or one of git's and the like; it is the home folder or the top
            of a disk; or it holds files, and none of an earlier run.
    """
    target = folder.resolve()
    plans = (options.root / options.accounts_dir).resolve()
    elsewhere = "Name a folder of its own, such as docs."
    if target == target.parent or target == _home():
        raise GosartError(f"{folder} is where everything else of yours is. {elsewhere}")
    if target.is_relative_to(plans):
        raise GosartError(
            f"{folder} is in {options.accounts_dir}/, where the plans are. {elsewhere}"
        )
    if plans.is_relative_to(target):
        raise GosartError(f"{folder} holds {options.accounts_dir}/ with the plans. {elsewhere}")
    for name in (options.templates_dir, options.rules_dir, "schemas"):
        if name and target.is_relative_to((options.root / name).resolve()):
            raise GosartError(f"{folder} is in {name}/, which is not for pages. {elsewhere}")
    below = target.relative_to(options.root).parts if target.is_relative_to(options.root) else ()
    if any(part.startswith(".") for part in below):
        raise GosartError(f"{folder} is hidden, as what is git's or an editor's is. {elsewhere}")
    if foreign := _foreign(folder):
        raise GosartError(
            f"{folder} holds files that are not ours, such as {foreign}. Name a folder that is new "
            "or empty, or one that was written before."
        )


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):  # a user without a home
        return None


def _foreign(folder: Path) -> str:
    """Return a name in a folder that no run of ours has written into, "" for none."""
    try:
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    except OSError as error:
        raise GosartError(f"{folder} cannot be read: {reason_of(error)}.") from error
    return "" if MANIFEST in names else min(names - _OF_NOBODY, default="")


def write_site(result: SiteResult, folder: Path, watch: Watch = unwatched) -> Written:
    """Write a site's files below a folder.

    A file of the same bytes is not touched, so that a generator that watches the folder does not
    build again; a file of an earlier run that the site no longer has is removed.

    Args:
        result: The site.
        folder: The folder, made where there is none.
        watch: Whoever wants to see the progress.

    Returns:
        What was written and removed.

    Raises:
        GosartError: A file of the user's own is in the way, or something cannot be written. What is
            in the way is found before anything is written; and what a run that was stopped has
            written is known to be ours by the next.
    """
    if folder.exists() and not folder.is_dir():
        raise GosartError(f"{folder} is a file; name a folder to write into.")
    before = _manifest(folder)
    contents = {
        file.uri: file.content.encode() if isinstance(file.content, str) else file.content
        for file in result.files
    }
    new = [uri for uri, content in contents.items() if _is_new(folder, uri, content, before)]
    try:
        _write_manifest(folder, before | set(contents))
        for uri in watch(new, "Writing files"):
            write_file(folder / uri, contents[uri])
        removed = sorted(before - set(contents))
        for uri in removed:
            if _is_inside(folder, uri):
                (folder / uri).unlink(missing_ok=True)
                remove_folders((folder / uri).parent, folder)
        _write_manifest(folder, set(contents))
    except OSError as error:
        raise GosartError(f"{folder} cannot be written: {reason_of(error)}.") from error
    return Written(tuple(new), tuple(removed), len(contents) - len(new))


def _is_new(folder: Path, uri: str, content: bytes, before: set[str]) -> bool:
    """Tell whether a file has to be written; raise GosartError where it is not ours to write."""
    target = folder / uri
    try:
        if not _is_inside(folder, uri):
            raise GosartError(
                f"{target} leads out of {folder} by a link; write into another folder."
            )
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            return False
        if os.path.lexists(target) and (uri not in before or target.is_dir()):
            raise GosartError(f"{target} is not ours; move it, or write into another folder.")
        above = next((path for path in target.parents if os.path.lexists(path)), folder)
        if not above.is_dir():
            raise GosartError(f"{above} is a file; move it, or write into another folder.")
    except OSError as error:
        raise GosartError(f"{target} cannot be read: {reason_of(error)}.") from error
    return True


def _is_inside(folder: Path, uri: str) -> bool:
    """Tell whether a file's folder is below ours, links followed."""
    return (folder / uri).parent.resolve().is_relative_to(folder.resolve())


def _write_manifest(folder: Path, uris: set[str]) -> None:
    listing = (json.dumps(sorted(uris), ensure_ascii=False, indent=0) + "\n").encode("utf-8")
    manifest = folder / MANIFEST
    if not manifest.is_file() or manifest.read_bytes() != listing:
        write_file(manifest, listing, durable=True)


def _manifest(folder: Path) -> set[str]:
    """Return the uris of the files that an earlier run wrote."""
    path = folder / MANIFEST
    if not path.is_file():
        return set()
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(names, list):
            raise ValueError
    except (OSError, ValueError, RecursionError):
        raise GosartError(
            f"{path} cannot be read; remove it together with what was written."
        ) from None
    # A list from elsewhere must not lead out of the folder.
    return {
        name
        for name in names
        if isinstance(name, str) and not Path(name).is_absolute() and ".." not in Path(name).parts
    }
