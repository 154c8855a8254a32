"""`acme/main` -> the account's files and the key of the deal in them; `actions.A2.status` -> the file and key of one value."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.errors import GosartError
from gosart.plan.validate.source_map import at_key, has_key, mapping
from gosart.repository.discovery import scan_repository
from gosart.repository.loader import read_repository
from gosart.yaml.document import AccountFiles, Key, Node

__all__ = ["Opened", "Placed", "open_plan"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A key of the plan in the file that holds it, or that it has to be added to."""

    path: str
    """Relative to the repository."""
    key: Key
    """As the file has it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An account (`deal` "") or one of its deals, as its files are."""

    root: Path
    files: AccountFiles
    opportunity: str = ""

    @property
    def base(self) -> Key:
        """Key of what is opened in the whole plan."""
        return ("opportunities", self.opportunity) if self.opportunity else ()

    @property
    def data(self) -> Node:
        """What the plan says there."""
        return at_key(self.files.tree.data, self.base)

    def key_of(self, typed: str) -> Key:
        """Read `actions.A2.status`: an item of a list is named by its id, or by its number from 1. Raises GosartError."""
        parts = typed.split(".")
        if not all(parts):
            raise GosartError(
                f"'{typed}' is no key: write names with a dot between them, as in actions.A2.status."
            )
        key: Key = self.base
        for part in parts:
            here = at_key(self.files.tree.data, key)
            key = (*key, _item(here, part, typed) if isinstance(here, list) else part)
        return key

    def place(self, key: Key) -> Placed:
        """Return the file that holds a key, or the nearest one above that it belongs into."""
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
                    return Placed(mount.document.path, key[len(mount.at) :])
        return Placed(self.files.path, key)


def open_plan(options: SiteOptions, target: str) -> Opened:
    """Open `ACCOUNT` or `ACCOUNT/OPPORTUNITY` for a change.

    Raises GosartError where there is no such plan (with the nearest name), or one of its files cannot be read.
    """
    account, _, opportunity = target.strip("/").partition("/")
    known = [listed.id for listed in scan_repository(options.root, options.accounts_dir).accounts]
    if account not in known:
        raise GosartError(
            f"There is no account '{account}' in {options.accounts_dir}/. {_near(account, known, 'gosart new ' + target)}"
        )
    files = read_repository(options.root, options.accounts_dir, frozenset({account})).accounts[0]
    if files.problems:
        location = files.problems[0].location
        raise GosartError(
            f"{location.path}:{location.line}: {files.problems[0].message} Mend it first; `gosart check` shows it."
        )
    opportunities = list(mapping(files.tree.data.get("opportunities")))
    if opportunity and opportunity not in opportunities:
        raise GosartError(
            f"The account '{account}' has no opportunity '{opportunity}'. {_near(opportunity, opportunities, 'gosart new ' + target)}"
        )
    return Opened(options.root, files, opportunity)


def _item(items: list[Node], part: str, typed: str) -> int:
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == part:
            return number
    if part.isdigit() and 1 <= int(part) <= len(items):
        return int(part) - 1
    ids = [str(item["id"]) for item in items if isinstance(item, dict) and item.get("id")]
    there = (
        f"There are {', '.join(ids)}."
        if ids
        else f"There are {len(items)}; name one by its number from 1."
        if items
        else "There is none."
    )
    raise GosartError(f"'{typed}': the list has no '{part}'. {there}")


def _near(name: str, known: list[str], command: str) -> str:
    close = get_close_matches(name, known, 1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return (
        f"There are: {', '.join(known)}." if known else "There is none yet."
    ) + f" `{command}` writes one."
