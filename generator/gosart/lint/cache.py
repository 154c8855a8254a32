"""Results of the last check on the disk: what did not change is neither read nor parsed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gosart.diagnostics import Diagnostic
from gosart.lint.stored_diagnostics import restored, stored

__all__ = ["CheckCache", "stamp_of"]

FOLDER = Path(".cache") / "gosart"
VERSION = 2
"""Of the file's form; another one is no cache."""

Results = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""Problems and findings."""


class CheckCache:
    """Problems and findings by account, under a stamp of everything they depend on.

    A cache that cannot be read is an empty one.

    Args:
        root: The repository, below which the cache is.
    """

    def __init__(self, root: Path) -> None:
        self.path = root / FOLDER / "check.json"
        self._stored: dict[str, Any] = {}
        self._next: dict[str, Any] = {}
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            if data["version"] == VERSION:
                self._stored = dict(data["accounts"])
        except (OSError, ValueError, KeyError, TypeError):
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
        text = json.dumps({"version": VERSION, "accounts": after}, ensure_ascii=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            (self.path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            self.path.write_text(text, encoding="utf-8")
        except (OSError, UnicodeError):
            return


def stamp_of(*parts: object) -> str:
    """Return a short digest of anything with a stable repr.

    Args:
        *parts: What the digest is of.

    Returns:
        64 hexadecimal digits.
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()
