"""Which site a command means: the one whose configuration is named, or the nearest one above."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gosart.config.mkdocs_yml import CONFIG_NAMES, read_config
from gosart.errors import GosartError, reason_of

__all__ = ["SiteFolder", "find_site"]


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """Where a site is."""

    root: Path
    """The folder of the repository: what the options name is below it."""
    config: Path | None = None
    """Its configuration, None where that is the usual one, or there is none."""


def find_site(start: Path, config: Path | None = None) -> SiteFolder:
    """Find the site that a command means.

    Args:
        start: The folder that the command runs in.
        config: The configuration that was named, relative to `start`; None for none.

    Returns:
        The folder of the configuration. Without one it is `start` where that has a configuration of
        its own, else the nearest folder above that is a site of ours: its configuration names our
        plugin, or the plans in which `start` lies. Where there is none, it is `start`: a new site
        begins there. Above a folder that anybody may write to, or that is another user's, nothing
        is looked for: a configuration may name code to run.

    Raises:
        GosartError: There is no such configuration, or one above cannot be read.
    """
    if config is not None:
        path = start / config
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there"
            raise GosartError(f"The configuration {config} {what}.")
        return SiteFolder(path.resolve().parent, path.resolve())
    folders = (start, *_trusted_above(start))
    return SiteFolder(next((folder for folder in folders if _is_site(folder, start)), start))


def _trusted_above(start: Path) -> Iterator[Path]:
    """Yield the folders above, up to one that somebody else may have put a site into."""
    try:
        owners = {start.stat().st_uid, os.geteuid()} if os.name == "posix" else set()
        for folder in start.parents:
            status = folder.stat()
            if owners and (status.st_uid not in owners or status.st_mode & stat.S_IWOTH):
                return
            yield folder
    except OSError:  # what may not even be looked at is nobody's site
        return


def _is_site(folder: Path, start: Path) -> bool:
    """Tell whether a folder holds the site that `start` belongs to."""
    try:
        path = next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)
    except OSError as error:
        raise GosartError(f"{folder} cannot be read: {reason_of(error)}.") from error
    if path is None:
        is_site = (folder / "zensical.toml").is_file()
        return is_site and (folder == start or _below(start, folder / "accounts"))
    if folder == start:
        return True
    try:
        config = read_config(folder, path)
    except GosartError:
        if b"gosart" in path.read_bytes():
            raise
        return False  # somebody else's, above a site that is to begin here
    return config.names_plugin or _below(
        start, folder / str(config.options.get("accounts_dir") or "accounts")
    )


def _below(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents
