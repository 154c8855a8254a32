"""Repositories whose commits have days, authors and branches, and what the history tells of
them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gosart.comparison.summary import status_sentence
from gosart.config.model import options_from
from gosart.history.loader import Historian, Today
from gosart.history.model import History, Story
from gosart.i18n.translator import translator_for
from gosart.method.loader import load_method
from tests.comparison.repositories import PLAN, changed, say
from tests.writing import write_tree

__all__ = ["PLAN", "TODAY", "Repository", "changed", "read", "sentences_in", "single"]

TODAY = date(2026, 11, 23)


class Repository:
    """A repository of plans that grows by commits of a day and a person."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-11-01", who: str = "Ada Brook") -> str:
        """Run git as somebody on a day."""
        environ = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        stamp = day if "T" in day else f"{day}T12:00:00Z"
        for role in ("AUTHOR", "COMMITTER"):
            environ |= {
                f"GIT_{role}_NAME": who,
                f"GIT_{role}_EMAIL": "one@example.org",
                f"GIT_{role}_DATE": stamp,
            }
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **environ},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == 0, ran.stderr.decode()
        return ran.stdout.decode().strip()

    def commit(
        self,
        day: str,
        files: Mapping[str, str | None],
        message: str = "Plans",
        who: str = "Ada Brook",
    ) -> str:
        """Write files (None removes one), commit them, and give the commit's id."""
        write_tree(self.root, {path: text for path, text in files.items() if text is not None})
        for path, text in files.items():
            if text is None:
                (self.root / path).unlink()
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, day=day, who=who)
        return self.git("rev-parse", "HEAD")

    def merge(self, day: str, message: str, branch: str, who: str = "Petra Lind") -> str:
        """Merge a branch into the one we stand on, by a commit of its own."""
        self.git("merge", "--quiet", "--no-ff", "-m", message, branch, day=day, who=who)
        return self.git("rev-parse", "HEAD")


def read(
    root: Path, historian: Historian | None = None, today: Today | None = None, **options: object
) -> History:
    """Read a repository's history on the tests' day, with the audiences of the plans of today where
    they are given."""
    site_options = options_from({"today": TODAY.isoformat(), **options}, root, {})
    return (historian or Historian()).read(
        site_options, load_method(site_options.language), today=today
    )


def single(history: History) -> Story:
    """Give the latest story."""
    return history.stories[0]


def sentences_in(story: Story) -> list[str]:
    """Give what is said in a story: `worse The plan no longer has a mentor.`"""
    status = status_sentence(story.account_changes.status, translator_for("en"))
    return ([status] if status else []) + [
        f"{change.direction} {say(change)}" for change in story.account_changes.changes
    ]
