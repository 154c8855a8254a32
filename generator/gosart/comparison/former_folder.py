"""Two snapshots whose folders of accounts have different names: refused, not called all new."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.config.mkdocs_yml import CONFIG_NAMES, options_in
from gosart.config.model import DEFAULTS
from gosart.errors import GosartError
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.file_source import MAX_BYTES, FileTooLargeError, Kind
from gosart.vcs.snapshot import Snapshot

__all__ = ["refuse_other_folder"]


def refuse_other_folder(base: Snapshot, head: Snapshot, folder: str) -> None:
    """Refuse two states one of which has its accounts in a folder of another name.

    Args:
        base: The plans before.
        head: The plans after.
        folder: Folder of the accounts, by the options of now.

    Raises:
        GosartError: One of them has; its own configuration says so, or the folder is not there and
            another that the other state lacks holds some of the same accounts.
    """
    for state, other in ((base, head), (head, base)):
        name = _by_configuration(state, other, folder) or _by_content(state, other, folder)
        if name:
            raise GosartError(
                f"The folder of accounts is '{folder}' in {other.name} and '{name}' in "
                f"{state.name}: plans of folders with different names are not compared. "
                "Compare states of one side of the renaming."
            )


def _by_configuration(state: Snapshot, other: Snapshot, folder: str) -> str:
    """Return the folder that a state's configuration names where the other's names `folder`."""
    name = _configured(state)
    differs = name not in ("", folder) and _configured(other) == folder
    return name if differs and holds_accounts(state.files, name) else ""


def _by_content(state: Snapshot, other: Snapshot, folder: str) -> str:
    """Return a folder that the other state lacks, with accounts that it has in `folder`."""
    if holds_accounts(state.files, folder) or not holds_accounts(other.files, folder):
        return ""
    ids = list_accounts(other.files, folder).ids
    for name in _folders(state):
        if not holds_accounts(other.files, name) and list_accounts(state.files, name).ids & ids:
            return name
    return ""


def _folders(state: Snapshot) -> Iterator[str]:
    for entry in sorted(state.files.entries(""), key=lambda entry: entry.name):
        if entry.kind is Kind.FOLDER and not entry.is_link and not entry.name.startswith("."):
            yield entry.name


def _configured(state: Snapshot) -> str:
    """Return the folder that a state's own configuration names, "" without a configuration."""
    for name in CONFIG_NAMES:
        try:
            content = state.files.read(name, MAX_BYTES)
        except (OSError, ValueError, FileTooLargeError):
            continue
        return str(options_in(content).get("accounts_dir") or DEFAULTS.accounts_dir).strip("/")
    return ""
