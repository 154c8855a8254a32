"""The plan that a person names, and the file and key that hold one value of it.

`acme/main` names an opportunity; `actions.A2.status` a value of it. Neither says in which of the
account's files the value is: it may be one file, or a folder with a file for each key.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.errors import GosartError
from gosart.plan.validate.source_map import at_key, has_key, mapping
from gosart.repository.discovery import scan_repository
from gosart.repository.loader import read_repository
from gosart.text.suggest import nearest, suggestion
from gosart.yaml.document import AccountFiles, Key, Node

__all__ = ["FileKey", "OpenPlan", "open_plan"]


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key in the file that holds it, or to which it has to be added."""

    path: str
    """The file, relative to the repository."""
    key: Key
    """The key in that file."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """An account or one of its opportunities, with the account's files."""

    root: Path
    files: AccountFiles
    opportunity: str = ""
    """Id of the opportunity, "" for the account itself."""

    @property
    def base(self) -> Key:
        """Key of the opportunity in the account, () for the account itself."""
        return ("opportunities", self.opportunity) if self.opportunity else ()

    @property
    def data(self) -> Node:
        """The data of the account or opportunity."""
        return at_key(self.files.tree.data, self.base)

    def parse_key(self, typed: str) -> Key:
        """Read a key as a person types it.

        Args:
            typed: Names with dots between them; an item of a list by its id, or its number from 1.

        Returns:
            The key in the account.

        Raises:
            GosartError: A part is empty, or a list has no such item.
        """
        parts = typed.split(".")
        if not all(parts):
            raise GosartError(
                f"'{typed}' is not a key: "
                "write names with a dot between them, as in actions.A2.status."
            )
        key: Key = self.base
        for part in parts:
            value = at_key(self.files.tree.data, key)
            key = (*key, _item(value, part, typed) if isinstance(value, list) else part)
        return key

    def locate(self, key: Key) -> FileKey:
        """Find the file of a key.

        Args:
            key: A key in the account, which need not be there.

        Returns:
            The file that holds it, or the nearest key above it, and the key in that file.
        """
        # As `Tree` does: a Markdown file without front matter holds no keys, so it comes last.
        mounts = sorted(
            self.files.tree.mounts, key=lambda mount: (not mount.document.data, -len(mount.at))
        )
        for length in range(len(key), -1, -1):
            above = key[:length]
            for mount in mounts:
                inside = above[len(mount.at) :]
                if above[: len(mount.at)] == mount.at and (
                    has_key(mount.document.data, inside) if inside else True
                ):
                    return FileKey(mount.document.path, key[len(mount.at) :])
        return FileKey(self.files.path, key)


def open_plan(options: SiteOptions, target: str) -> OpenPlan:
    """Open a plan to change it.

    Args:
        options: The site's options.
        target: `ACCOUNT` or `ACCOUNT/OPPORTUNITY`, as typed.

    Returns:
        The plan with its files.

    Raises:
        GosartError: There is no such plan, or one of its files cannot be read.
    """
    account, _, opportunity = target.strip("/").partition("/")
    repository = scan_repository(options.root, options.accounts_dir)
    accounts = [listed.id for listed in repository.accounts]
    if account not in accounts:
        raise GosartError(
            f"There is no account '{account}' in {options.accounts_dir}/. "
            f"{_hint(account, accounts, target)}"
        )
    files = read_repository(options.root, options.accounts_dir, frozenset({account})).accounts[0]
    if files.problems:
        location = files.problems[0].location
        raise GosartError(
            f"{location.path}:{location.line}: {files.problems[0].message} "
            "Fix it first: `gosart check` shows it."
        )
    opportunities = list(mapping(files.tree.data.get("opportunities")))
    if opportunity and opportunity not in opportunities:
        raise GosartError(
            f"The account '{account}' has no opportunity '{opportunity}'. "
            f"{_hint(opportunity, opportunities, target)}"
        )
    return OpenPlan(options.root, files, opportunity)


def _item(items: list[Node], part: str, typed: str) -> int:
    """Return the index of the item that a part of a key names."""
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == part:
            return number
    if part.isdigit() and 1 <= int(part) <= len(items):
        return int(part) - 1
    ids = [str(item["id"]) for item in items if isinstance(item, dict) and item.get("id")]
    if ids:
        hint = f"There are {', '.join(ids)}."
    elif items:
        hint = f"There are {len(items)}; name one by its number from 1."
    else:
        hint = "There is none."
    raise GosartError(f"'{typed}': the list has no '{part}'. {hint}")


def _hint(name: str, names: list[str], target: str) -> str:
    """Suggest a name that is there; where none is near, how to write a new plan too."""
    command = f"`gosart new {target}` writes one."
    if not names:
        return f"There is none yet. {command}"
    hint = str(suggestion(name, names))
    return hint if nearest(name, names) else f"{hint} {command}"
