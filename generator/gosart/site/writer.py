"""The same files as the plugin's, written into a folder for another generator to read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gosart.errors import GosartError
from gosart.progress import Watch, unwatched
from gosart.site.builder import SiteResult

__all__ = ["MANIFEST", "Written", "write_site"]

MANIFEST = ".gosart-files.json"
"""List of what we wrote, so that nothing else in the folder is ever removed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did."""

    changed: tuple[str, ...]
    """Uris of the files that are new or have other bytes."""
    removed: tuple[str, ...]
    """Uris of files of an earlier run that the site no longer has."""
    unchanged: int
    """How many files were left as they are."""


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
        GosartError: A file of the user's own is in the way.
    """
    if folder.exists() and not folder.is_dir():
        raise GosartError(f"{folder} is a file; name a folder to write into.")
    before = _manifest(folder)
    changed: list[str] = []
    for file in watch(result.files, "Writing files"):
        target = folder / file.uri
        content = file.content.encode() if isinstance(file.content, str) else file.content
        if target.is_file() and target.read_bytes() == content:
            continue
        if target.exists() and file.uri not in before:
            raise GosartError(f"{target} is not ours; move it, or write into another folder.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        changed.append(file.uri)
    now = {file.uri for file in result.files}
    removed = sorted(before - now)
    for uri in removed:
        target = folder / uri
        target.unlink(missing_ok=True)
        _drop_empty(target.parent, folder)
    folder.mkdir(parents=True, exist_ok=True)
    listing = json.dumps(sorted(now), ensure_ascii=False, indent=0) + "\n"
    manifest = folder / MANIFEST
    if not manifest.is_file() or manifest.read_text(encoding="utf-8") != listing:
        manifest.write_text(listing, encoding="utf-8")
    return Written(tuple(changed), tuple(removed), len(result.files) - len(changed))


def _manifest(folder: Path) -> set[str]:
    """Return the uris of the files that an earlier run wrote."""
    path = folder / MANIFEST
    if not path.is_file():
        return set()
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise GosartError(
            f"{path} cannot be read; remove it together with what was written."
        ) from None
    # A list from elsewhere must not lead out of the folder.
    return {
        name
        for name in names
        if isinstance(name, str) and not Path(name).is_absolute() and ".." not in Path(name).parts
    }


def _drop_empty(folder: Path, top: Path) -> None:
    """Remove a folder and those above it while they are empty, up to `top`."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
