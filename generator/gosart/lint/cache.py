"""Results of the last check on the disk: what did not change is neither read nor parsed again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gosart.diagnostics import Diagnostic
from gosart.lint.stored_diagnostics import restored, stored
from gosart.repository.cache_file import read_cache, write_cache

__all__ = ["CheckCache"]

NAME = "check.json"
VERSION = 4
"""Of the file's form; another one is no cache."""

Results = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""Problems and findings."""


class CheckCache:
    """Problems and findings by account, under a stamp of everything they depend on.

    A cache that cannot be read, or that somebody else wrote, is an empty one.

    Args:
        root: The repository, below which the cache is.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stored: dict[str, Any] = {}
        self._next: dict[str, Any] = {}
        try:
            data = read_cache(root, NAME)
            if data is not None and data["version"] == VERSION:
                self._stored = dict(data["accounts"])
        except (ValueError, KeyError, TypeError):
            self._stored = {}

    def get(self, key: str, stamp: str, signatures: Mapping[str, str]) -> Results | None:
        """Return what was found in an account.

        Args:
            key: The account's id, "" for what belongs to none.
            stamp: A digest of what all accounts depend on.
            signatures: Digests of all accounts' files, by id.

        Returns:
            Its problems and findings; None when it, what it depends on or an account that it refers
            to has changed.
        """
        entry = self._stored.get(key)
        try:
            if not isinstance(entry, dict) or entry["stamp"] != stamp:
                return None
            if any(
                signatures.get(account) != signature
                for account, signature in entry["files"].items()
            ):
                return None
            results = (
                tuple(restored(item) for item in entry["problems"]),
                tuple(restored(item) for item in entry["findings"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
        self._next[key] = entry
        return results

    def put(
        self,
        key: str,
        stamp: str,
        signatures: Mapping[str, str],
        others: Sequence[str],
        results: Results,
    ) -> None:
        """Remember what was found in an account.

        Args:
            key: The account's id, "" for what belongs to none.
            stamp: A digest of what all accounts depend on.
            signatures: Digests of all accounts' files, by id.
            others: Ids of the accounts that it refers to.
            results: Its problems and findings.
        """
        files = {account: signatures.get(account) for account in (key, *others) if account}
        problems, findings = results
        self._next[key] = {
            "stamp": stamp,
            "files": files,
            "problems": [stored(problem) for problem in problems],
            "findings": [stored(finding) for finding in findings],
        }

    def save(self, alive: Iterable[str]) -> None:
        """Write the results of some accounts; where that cannot be it costs speed, nothing else.

        Args:
            alive: Ids of the accounts that there are.
        """
        accounts = {*alive, ""}
        entries = {**self._stored, **self._next}
        after = {key: entry for key, entry in entries.items() if key in accounts}
        if after == self._stored:
            return
        write_cache(self._root, NAME, {"version": VERSION, "accounts": after})
