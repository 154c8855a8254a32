"""Two snapshots whose folders of accounts have different names: refused, not called all new."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from gosart.config.mkdocs_yml import CONFIG_NAMES, options_in
from gosart.config.model import DEFAULTS
from gosart.errors import GosartError
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.file_source import MAX_BYTES, FileTooLargeError, Kind
from gosart.vcs.snapshot import Snapshot

__all__ = ["refuse_other_folder"]


def refuse_other_folder(base: Snapshot, head: Snapshot, folder: str, config: str = "") -> None:
    """Refuse two states one of which has its accounts in a folder of another name.

    Args:
        base: The plans before.
        head: The plans after.
        folder: Folder of the accounts, by the options of now.
        config: Name of the site's configuration, "" for the usual one.

    Raises:
        GosartError: One of them has; its own configuration says so, or the folder is not there and
            another that the other state lacks holds some of the same accounts.
    """
    for state, other in ((base, head), (head, base)):
        name = _by_configuration(state, other, folder, config) or _by_content(state, other, folder)
        if name:
            raise GosartError(
                f"The folder of accounts is '{folder}' in {other.name} and '{name}' in "
                f"{state.name}: plans of folders with different names are not compared. "
                "Compare states of one side of the renaming."
            )


def _by_configuration(state: Snapshot, other: Snapshot, folder: str, config: str) -> str:
    """Return the folder that a state's configuration names where the other's names `folder`."""
    name = _configured(state, config)
    differs = name not in ("", folder) and _configured(other, config) == folder
    return name if differs and holds_accounts(state.files, name) else ""


def _by_content(state: Snapshot, other: Snapshot, folder: str) -> str:
    """Return a folder that the other state lacks, with accounts that it has in `folder`."""
    if holds_accounts(state.files, folder) or not holds_accounts(other.files, folder):
        return ""
    ids = list_accounts(other.files, folder).ids
    for name in _folders(state, folder):
        if not holds_accounts(other.files, name) and list_accounts(state.files, name).ids & ids:
            return name
    return ""


def _folders(state: Snapshot, folder: str) -> Iterator[str]:
    """Yield the folders beside one, and those at the top."""
    for parent in dict.fromkeys((posixpath.dirname(folder), "")):
        try:
            entries = state.files.entries(parent)
        except (OSError, ValueError):
            continue
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.kind is Kind.FOLDER and not entry.is_link and not entry.name.startswith("."):
                yield posixpath.join(parent, entry.name)


def _configured(state: Snapshot, config: str) -> str:
    """Return the folder that a state's own configuration names, "" without a configuration."""

    def read(path: str) -> bytes:
        try:
            return state.files.read(path, MAX_BYTES)
        except FileTooLargeError as error:
            raise ValueError(path) from error

    for name in (config,) if config else CONFIG_NAMES:
        options = options_in(read, name, os.environ)
        if options is not None:
            named = options.get("accounts_dir") or DEFAULTS.accounts_dir
            return posixpath.normpath(str(named)).strip("/")
    return ""
