"""What each commit did, kept on disk: a commit never changes, so neither does what is told of it by the same code to the same readers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from gosart.comparison.stored import dump_change, load_change
from gosart.comparison.summary import Status
from gosart.config.model import SiteOptions
from gosart.history.model import Moved

__all__ = ["Kept", "stamp"]

FOLDER = Path(".cache") / "gosart"
_FILES = 6
"""How many sets of stories stay on disk: audiences and branches that are built by turns."""


class Kept:
    """Stories by commit and account under a stamp of everything they depend on; a file that cannot be read is an empty one."""

    def __init__(self, root: Path, mark: str) -> None:
        self.path = root / FOLDER / f"history-{mark[:16]}.json"
        self.known: dict[str, dict[str, Moved]] = {}
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            self.known = {
                commit: {key: _load(key, one) for key, one in told.items()}
                for commit, told in found.items()
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            self.known = {}

    def save(self, told: Mapping[str, Mapping[str, Moved]], alive: Collection[str]) -> None:
        """Write what is known now, and what was before of commits in `alive`; a folder that cannot be written costs speed, nothing else."""
        before = {commit: found for commit, found in self.known.items() if commit in alive}
        self.known = before | {commit: dict(found) for commit, found in told.items()}
        shown = {
            commit: {key: _dump(one) for key, one in found.items()}
            for commit, found in self.known.items()
        }
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            (self.path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
            fresh.replace(
                self.path
            )  # whole or not at all: a build that is stopped leaves no half of it
            for old in _oldest(self.path.parent.glob("history-*.json")):
                old.unlink(missing_ok=True)
        except OSError:
            return


def stamp(options: SiteOptions) -> str:
    """Return a digest of what decides how a commit is told: our own code, the method, the readers and their options."""
    digest = hashlib.sha256(_own().encode())
    if options.method:
        try:
            digest.update((options.root / options.method).read_bytes())
        except OSError:
            digest.update(b"-")
    told = (
        options.accounts_dir,
        options.audiences,
        options.audience,
        options.method,
        options.stages,
        options.currency,
    )
    digest.update(repr((*told, options.evidence_days, options.stale_days)).encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _own() -> str:
    """Return a digest of the package's own code, wording and method."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if (
            path.suffix in (".py", ".po", ".mo", ".yml")
            and "site_templates" not in path.parts
            and "examples" not in path.parts
        ):
            digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _oldest(files: Iterable[Path]) -> list[Path]:
    return sorted(files, key=lambda path: path.stat().st_mtime_ns)[:-_FILES]


def _dump(moved: Moved) -> dict[str, Any]:
    status = moved.status
    return {
        "name": moved.name,
        "status": [status.kind, status.problems, status.old, status.new],
        "fate": moved.fate,
        "from": moved.renamed_from,
        "broken": moved.broken,
        "guarded": moved.guarded,
        "opportunities": dict(moved.opportunities),
        "closed": moved.closed,
        "identities": moved.identities,
        "seen_as": moved.seen_as,
        "changes": [dump_change(change) for change in moved.changes],
    }


def _load(account: str, stored: Mapping[str, Any]) -> Moved:
    return Moved(
        account=account,
        name=stored["name"],
        status=Status(*stored["status"]),
        fate=stored["fate"],
        renamed_from=stored["from"],
        broken=stored["broken"],
        guarded=stored["guarded"],
        changes=tuple(load_change(change) for change in stored["changes"]),
        opportunities=stored["opportunities"],
        closed=stored["closed"],
        identities=tuple(stored["identities"]),
        seen_as=stored["seen_as"],
    )
