"""Reads commits.yml, and undoes its commits one after the other, the newest first.

Each commit says what was different before it, so the newest state is always that of `accounts/`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from gosart.config.mkdocs_yml import read_config
from gosart.config.model import SiteOptions, options_from
from gosart.editing.edit_values import Assignment, edit_plan
from gosart.editing.locate import open_plan
from gosart.editing.patch import write
from gosart.errors import GosartError
from mirror import read_files

__all__ = ["ABSENT", "Commit", "State", "read_commits", "states"]

ABSENT = "~"
"""What a key, a file or a plan is before it is there."""
_ENDINGS = (".yml", ".yaml", ".md")

State = Mapping[str, bytes]
"""The files of a commit: their bytes by path."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as it is described."""

    when: datetime
    by: str
    """Id of a person of `accounts/_shared/team.yml`."""
    message: str
    before: Mapping[str, Any]
    """What was different: values by key, by plan; or `~` for a plan or file that was not there."""
    merges: tuple[Commit, ...] = ()
    """The commits of the branch that it merges."""

    @property
    def title(self) -> str:
        """The commit in a sentence."""
        return f"{self.when:%Y-%m-%d}, {self.message.splitlines()[0]!r}"


def read_commits(path: Path) -> tuple[Commit, ...]:
    """Read the description of the past.

    Args:
        path: The file.

    Returns:
        The commits, the oldest first.
    """
    # every value stays the text that is typed, as in `gosart edit KEY=VALUE`
    described = YAML(typ="base", pure=True).load(path.read_text("utf-8"))
    return tuple(_commit(entry) for entry in described)


def states(
    root: Path, commits: tuple[Commit, ...], left_out: list[str]
) -> Iterator[tuple[Commit, State]]:
    """Undo all commits.

    Args:
        root: A copy of the newest state; it is the oldest at the end.
        commits: The commits, the oldest first; a merge is followed by those that it merges.
        left_out: Takes a sentence for each commit that cannot be undone.

    Yields:
        Each commit that can be undone with the files it left, the newest first.
    """
    config = read_config(root)
    options = options_from(config.options, root, {}, config.mkdocs, config.locate)
    for commit in reversed(commits):
        after = read_files(root)
        try:
            for target, values in commit.before.items():
                _undo(options, target, values)
        except (GosartError, OSError) as error:
            for name in read_files(root).keys() - after.keys():
                (root / name).unlink()
            for name, content in after.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(content)
            left_out.append(f"{commit.title}: {error}")
        else:
            if commit.before and read_files(root) == after:
                left_out.append(f"{commit.title}: nothing was different before it.")
            else:
                yield commit, after


def _commit(entry: Mapping[str, Any]) -> Commit:
    return Commit(
        datetime.fromisoformat(entry["on"]).replace(tzinfo=UTC),
        entry["by"],
        entry["message"].strip() + "\n",
        entry.get("before", {}),
        tuple(_commit(merged) for merged in entry.get("merges", ())),
    )


def _undo(options: SiteOptions, target: str, values: Any) -> None:
    """Set a plan to what it was, or take away a plan or file."""
    if target.startswith(f"{options.accounts_dir}/"):
        (options.root / target).unlink()
    elif values == ABSENT:
        _remove(options, target)
    else:
        plan = open_plan(options, target)
        typed = [Assignment(key, value, False) for key, value in values.items() if value != ABSENT]
        unset = [key for key, value in values.items() if value == ABSENT]
        for key in unset:
            _refuse_what_is_not_there(plan.data, target, key)
        write(options.root, edit_plan(plan, typed, unset))


def _refuse_what_is_not_there(data: Any, target: str, key: str) -> None:
    """Raise GosartError where a key that is to go is not there: the description is behind."""
    for part in key.split("."):
        if isinstance(data, list):
            ids = [str(item.get("id")) if isinstance(item, dict) else "" for item in data]
            number = ids.index(part) if part in ids else int(part) - 1 if part.isdigit() else -1
            inside = data[number] if 0 <= number < len(data) else None
        else:
            inside = data.get(part) if isinstance(data, dict) else None
        if inside is None:
            raise GosartError(f"{target} has no '{key}'.")
        data = inside


def _remove(options: SiteOptions, target: str) -> None:
    """Take away an account or an opportunity, with all of its files."""
    account, _, opportunity = target.partition("/")
    path = options.root / options.accounts_dir / account
    if opportunity:
        path = path / "opportunities" / opportunity
    files = [file for ending in _ENDINGS if (file := path.with_name(path.name + ending)).is_file()]
    for file in files:
        file.unlink()
    if path.is_dir():
        shutil.rmtree(path)
    elif not files and opportunity:  # it stands in a file of the account
        plan = open_plan(options, account)
        key = f"opportunities.{opportunity}"
        _refuse_what_is_not_there(plan.data, account, key)
        write(options.root, edit_plan(plan, [], [key]))
    elif not files:
        raise GosartError(f"There is no account '{account}'.")
