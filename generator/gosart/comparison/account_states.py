"""Steps of the history -> one account after each of them, read by the loader of today's files.

A state is a list of git's objects, changed from step to step, so that only what a step changed is
parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from gosart.plan_paths import SHARED, account_of
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileTooLargeError
from gosart.repository.loader import read_repository
from gosart.repository.working_tree import real_folder
from gosart.vcs.log import FileChange, Step
from gosart.vcs.objects import SUBMODULE, Item, Objects
from gosart.vcs.snapshot import list_files
from gosart.vcs.tree_files import ListedFiles
from gosart.yaml.document import Repository

__all__ = ["Replay", "State"]

_MOST = 2 * 1024 * 1024
"""Bytes of a file that is looked through at most; a plan has fewer."""

_FEW = 100
"""Accounts up to which only their own files are looked at, not those of the whole portfolio."""

_AHEAD = 32
"""States whose files are asked for at a time."""

State = Mapping[str, Item]
"""Files of an account by their paths, and those elsewhere that its links lead to.

Empty where it has none of its own.
"""


class Replay:
    """The accounts of a repository, from the state before the first of some steps on.

    Args:
        root: The repository of plans.
        folder: Folder of the accounts.
        steps: The oldest first.
        linked: Files elsewhere that links of an account lead to, by its id.
    """

    def __init__(
        self,
        root: Path,
        folder: str,
        steps: Sequence[Step],
        linked: Mapping[str, Sequence[str]],
    ) -> None:

        self.folder = folder = real_folder(root, folder)
        self.steps = tuple(steps)
        self._objects = Objects(root)
        self._mentions: dict[str, bool] = {}
        self._start: dict[str, dict[str, Item]] = {}
        if steps and steps[0].parent:
            elsewhere = {path for paths in linked.values() for path in paths}
            wanted = [f"{folder}/", *sorted(path for path in elsewhere if not self._is_own(path))]
            # what all share is read with each of them, whoever changed it last
            own = [f"{folder}/{account}" for account in {SHARED, *self.accounts()}]
            starts = (*own, *sorted(elsewhere)) if len(own) <= _FEW else ()
            files = list_files(root, steps[0].parent, wanted, starts)
            for path, item in files.items():
                account = account_of(path, folder) if self._is_own(path) else ""
                if account:
                    self._start.setdefault(account, {})[path] = item
            for account, paths in linked.items():
                self._start.setdefault(account, {}).update(
                    {path: files[path] for path in paths if path in files}
                )

    def close(self) -> None:
        """End git, for a copy of this process must not ask the same one; reading starts another."""
        self._objects.close()

    def _is_own(self, path: str) -> bool:
        return path.startswith(f"{self.folder}/")

    def accounts(self) -> tuple[str, ...]:
        """Return the accounts that a step changed.

        Returns:
            Their ids, sorted; `_shared` is one of them.
        """
        return tuple(sorted({account for step in self.steps for account in step.files}))

    def states(self, account: str) -> Iterator[tuple[Step | None, State]]:
        """Yield an account's files after each of its steps.

        Args:
            account: Id of the account.

        Yields:
            The state before the first step (None), then each step that changed it with the state
            after.
        """
        files = dict(self._start.get(account, {}))
        yield None, self._state(files, account)
        for step in self.steps:
            if account in step.files:
                _apply(files, step.files[account])
                yield step, self._state(files, account)

    def _state(self, files: Mapping[str, Item], account: str) -> State:
        """Return an account's files, none where only those are left that its links have led to."""
        is_there = any(
            account_of(path, self.folder) == account for path in files if self._is_own(path)
        )
        return dict(files) if is_there else {}

    def mentions(self, state: State, pattern: re.Pattern[bytes]) -> bool:
        """Tell whether a file of a state holds something, without parsing it.

        Args:
            state: An account's files by path.
            pattern: What is looked for in their bytes.
        """
        for item in state.values():
            if item.id not in self._mentions:
                try:
                    content = self._objects.read(item.id, _MOST)
                except FileTooLargeError:  # nor is it read as a plan
                    content = b""
                self._mentions[item.id] = pattern.search(content) is not None
            if self._mentions[item.id]:
                return True
        return False

    def _ahead(
        self, states: Iterable[tuple[Step | None, State]]
    ) -> Iterator[tuple[Step | None, State]]:
        """Yield states whose files git has been asked for, many at a time."""
        waiting = iter(states)
        seen: set[str] = set()
        while some := list(islice(waiting, _AHEAD)):
            new = {item.id: None for _, state in some for item in state.values()}
            self._objects.fetch([name for name in new if name not in seen])
            seen.update(new)
            yield from some

    def read(
        self, states: Iterable[tuple[Step | None, State]]
    ) -> Iterator[tuple[Step | None, Repository | None]]:
        """Yield the repository that holds one account alone, or the shared entries, at each state.

        Args:
            states: What `states` yields.

        Yields:
            The step and the repository, None where there is no such account.
        """
        cache = DocumentCache()
        for step, state in self._ahead(states):
            files = ListedFiles(self._objects, state, "")
            yield step, read_repository(files, self.folder, cache=cache) if state else None


def _apply(files: dict[str, Item], changes: Iterable[FileChange]) -> None:
    for change in changes:
        if change.blob and change.mode != SUBMODULE:
            files[change.path] = Item(change.mode, change.blob)
        else:
            files.pop(change.path, None)
