"""Real git repositories for the tests of a review: a plan with a known little of everything,
committed, then changed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from gosart.cli import main
from gosart.comparison.compare import compare_states
from gosart.comparison.model import AccountChange, Change, Comparison
from gosart.comparison.sentences import Sentences
from gosart.config.model import options_from
from gosart.i18n.translator import translator_for
from gosart.method.loader import load_method
from gosart.vcs.revisions import choose_snapshots
from tests.writing import write_tree

__all__ = [
    "DAY",
    "PLAN",
    "Ran",
    "changed",
    "commit",
    "compare",
    "git",
    "gosart",
    "repository",
    "say",
    "sentences",
    "sentences_in",
    "the_account",
]

DAY = date(2026, 11, 23)

PLAN = """\
name: Mill & Sons
owner: ada
reviewed: 2026-11-20
team:
  ada: {name: Ada Brook}
  ben: {name: Ben Moss}
people:
  dana:
    name: Dana Oak
    title: Managing director
    influence: inner-circle
    status: supporter
    coverage: multiple
  emil: {name: Emil Ash, title: Miller, reports_to: dana, influence: political-structure, \
status: mentor, coverage: in-depth}
  fern: {name: Fern Yew, title: CFO, reports_to: dana, influence: inner-circle, status: neutral, \
coverage: brief}
competitors:
  quern: {name: Quern Co, threat: medium}
opportunities:
  stones:
    name: New stones
    stage: proposal
    amount: 90_000
    close_date: 2027-03-01
    probability: 60
    owner: ada
    objective:
      customer: Grind 20 % more by June
      team: Sign 90,000 by 1 March
    assessments:
      - {date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++?++"}
      - {date: 2026-11-01, for: quern, by: ada, ratings: "++++- -++-+ +-+-?"}
    milestones:
      - {name: Board meets, date: 2027-02-10}
      - {name: Trial grind, date: 2026-12-12}
    actions:
      - {id: M1, type: prove, what: Grind a sack, who: [emil], owner: ada, due: 2026-12-01, \
status: open}
      - {id: M2, type: retrieve, what: Ask for the budget, who: [fern], owner: ben, \
due: 2026-12-05, status: open}
"""
"""An account of three people and one opportunity; a test says what it changes by
`changed(PLAN, (old, new))`."""

_WHO = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository, as somebody without settings of their own."""
    ran = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **_WHO},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def repository(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Make a repository whose branch main holds these files, and stand on a branch of it."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    write_tree(root, files)
    commit(root, "Plans")
    git(root, "checkout", "--quiet", "-b", "change")
    return root


def commit(root: Path, message: str) -> str:
    """Commit everything; give the commit's id."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """Replace texts that are there, each once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def compare(
    root: Path, base: str = "", head: str = "", *, staged: bool = False, **options: object
) -> Comparison:
    """Compare two states of a repository on the tests' day."""
    site_options = options_from({"today": DAY.isoformat(), **options}, root, {})
    snapshots = choose_snapshots(root, base, head, staged=staged)
    return compare_states(site_options, *snapshots, load_method(site_options.language))


def the_account(comparison: Comparison) -> AccountChange:
    """Give the one account of a comparison that has one."""
    (found,) = comparison.accounts
    return found


def sentences_in(language: str) -> Sentences:
    """Return what puts changes into words of a language."""
    return Sentences(translator_for(language), load_method(language))


def say(change: Change) -> str:
    """Return the English sentence of a change."""
    return sentences_in("en").of(change)


def sentences(found: AccountChange) -> list[str]:
    """Give what is said of an account: `worse The plan no longer has a mentor.`"""
    return [f"{change.direction} {say(change)}" for change in (*found.effects, *found.changes)]


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    returncode: int
    stdout: str
    stderr: str


def gosart(root: Path, *arguments: str) -> Ran:
    """Run the command as a person would, in the test's own process: to start another takes longer
    than most commands do."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    nothing = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    environ = {**_WHO, "SOURCE_DATE_EPOCH": "1795435200"}
    with (
        chdir(root),
        patch.dict(os.environ, environ),
        patch.multiple(sys, argv=["gosart", *arguments], stdin=nothing, stdout=out, stderr=err),
        pytest.raises(SystemExit) as stopped,
    ):
        main()
    printed = (stream.buffer.getvalue().decode("utf-8") for stream in (out, err))
    return Ran(int(stopped.value.code or 0), *printed)
