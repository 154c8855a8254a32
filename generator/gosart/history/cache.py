"""What each commit did, kept on disk: a commit never changes, and so neither does its story.

The same code makes the same story of it for the same readers, so a stamp of these is in the name of
the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from gosart.comparison.stored import dump_change, load_change
from gosart.comparison.summary import Status
from gosart.config.model import SiteOptions
from gosart.history.figures import dump_figures, load_figures
from gosart.history.model import StepChanges
from gosart.repository.cache_file import FOLDER, drop_oldest, read_cache, write_cache

__all__ = ["FOLDER", "StoryCache", "stamp"]

_FILES = 6
"""How many sets of stories stay on disk: audiences and branches that are built by turns."""


class StoryCache:
    """Stories by commit and account; a file that cannot be read is an empty one.

    Args:
        root: The repository of plans.
        digest: Stamp of everything that the stories depend on.
    """

    def __init__(self, root: Path, digest: str) -> None:
        self.root = root
        self.name = f"history-{digest[:16]}.json"
        self.stories: dict[str, dict[str, StepChanges]] = {}
        try:
            stored = read_cache(root, self.name) or {}
            self.stories = {
                commit: {account: _load(account, step) for account, step in accounts.items()}
                for commit, accounts in stored.items()
            }
        except (ValueError, TypeError, KeyError, AttributeError):
            self.stories = {}

    def save(
        self, stories: Mapping[str, Mapping[str, StepChanges]], alive: Collection[str]
    ) -> None:
        """Write the stories, with those of before whose commit still exists.

        A folder that cannot be written costs speed, nothing else.

        Args:
            stories: By commit and account.
            alive: Commits of the branch.
        """
        before = {commit: steps for commit, steps in self.stories.items() if commit in alive}
        self.stories = before | {commit: dict(steps) for commit, steps in stories.items()}
        dumped = {
            commit: {account: _dump(step) for account, step in steps.items()}
            for commit, steps in self.stories.items()
        }
        write_cache(self.root, self.name, dumped)
        drop_oldest(self.root, "history-*.json", _FILES)


def stamp(options: SiteOptions) -> str:
    """Return a digest of what decides a commit's story.

    Args:
        options: The site's options.

    Returns:
        A digest of our own code, the method, and the options that say who reads what.
    """
    digest = hashlib.sha256(_own().encode())
    if options.method:
        try:
            digest.update((options.root / options.method).read_bytes())
        except OSError:
            digest.update(b"-")
    decisive = (
        options.accounts_dir,
        options.audiences,
        options.audience,
        options.method,
        options.audience_defaults,
        options.stages,
        options.proposal_stage,
        options.review_cadence,
        options.reasons,
        options.currency,
    )
    digest.update(repr((*decisive, options.evidence_days, options.stale_days)).encode())
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


def _dump(step: StepChanges) -> dict[str, Any]:
    status = step.status
    return {
        "name": step.name,
        "status": [status.kind, status.problems, status.old, status.new],
        "fate": step.fate,
        "from": step.renamed_from,
        "broken": step.broken,
        "guarded": step.guarded,
        "opportunities": dict(step.opportunities),
        "closed": step.closed,
        "identities": step.identities,
        "seen_as": step.seen_as,
        "figures": {id_: dump_figures(figures) for id_, figures in step.figures.items()},
        "changes": [dump_change(change) for change in step.changes],
    }


def _load(account: str, stored: Mapping[str, Any]) -> StepChanges:
    return StepChanges(
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
        figures={id_: load_figures(figures) for id_, figures in stored["figures"].items()},
        seen_as=stored["seen_as"],
    )
