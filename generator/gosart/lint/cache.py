"""Results of the last check, kept on disk so that an account whose files did not change is neither read nor parsed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gosart.diagnostics import Diagnostic, Location, Message, Severity

__all__ = ["CheckCache", "stamp_of"]

FOLDER = Path(".cache") / "gosart"


class CheckCache:
    """Problems and findings by account under a stamp of everything they depend on; a cache that cannot be read is an empty one."""

    def __init__(self, root: Path) -> None:
        self.path = root / FOLDER / "check.json"
        self._known: dict[str, Any] = {}
        self._next: dict[str, Any] = {}
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            self._known = found if isinstance(found, dict) else {}
        except (OSError, ValueError):
            self._known = {}

    def get(
        self, key: str, source_map: str, signatures: Mapping[str, str]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]] | None:
        """Return problems and findings of an account, None when it, the ground or an account it refers to has changed.

        `signatures` are digests of all accounts' files by id.
        """
        entry = self._known.get(key)
        try:
            if not isinstance(entry, dict) or entry["ground"] != source_map:
                return None
            if any(
                signatures.get(account) != signature
                for account, signature in entry["files"].items()
            ):
                return None
            found = (
                tuple(_load(item, key) for item in entry["problems"]),
                tuple(_load(item, key) for item in entry["findings"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
        self._next[key] = entry
        return found

    def put(
        self,
        key: str,
        source_map: str,
        signatures: Mapping[str, str],
        others: Sequence[str],
        problems: tuple[Diagnostic, ...],
        findings: tuple[Diagnostic, ...],
    ) -> None:
        """Remember what was found for an account that refers to `others`."""
        files = {account: signatures.get(account) for account in (key, *others) if account}
        self._next[key] = {
            "ground": source_map,
            "files": files,
            "problems": [_dump(problem) for problem in problems],
            "findings": [_dump(found) for found in findings],
        }

    def save(self, keep: Iterable[str]) -> None:
        """Write what is known of the accounts in `keep`; a folder that cannot be written costs speed, nothing else."""
        alive = {*keep, ""}
        after = {key: entry for key, entry in {**self._known, **self._next}.items() if key in alive}
        if after == self._known:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            (self.path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            self.path.write_text(json.dumps(after, ensure_ascii=False), encoding="utf-8")
        except OSError:
            return


def stamp_of(*parts: object) -> str:
    """Return a short digest of anything with a stable repr."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _dump(problem: Diagnostic) -> list[Any]:
    location = problem.location
    place = [location.path, location.line, location.column, location.length]
    return [
        problem.code,
        problem.severity.value,
        place,
        str(problem.message),
        str(problem.hint),
        problem.source,
        problem.opportunity,
    ]


def _load(entry: Sequence[Any], account: str) -> Diagnostic:
    code, severity, place, message, hint, source, opportunity = entry
    return Diagnostic(
        code,
        Severity(severity),
        Location(*place),
        Message("{text}", {"text": message}),
        Message("{text}", {"text": hint}),
        source,
        account or None,
        opportunity,
    )
