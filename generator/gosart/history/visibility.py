"""What plans of today, or of some day since, keep from a build's readers of older states.

Visibility ── past: audiences to be laid over old data ── digest: what they come to, for a cache
           └─ silent accounts, and whether commits may have their titles
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from gosart.comparison.closed_between import remembered_tree
from gosart.comparison.closed_entries import outline
from gosart.comparison.past_audience import PastAudience, heir_of
from gosart.history.model import StepChanges
from gosart.plan.audience import AUDIENCE, account_is_open, speaks, tree_speaks
from gosart.plan.options import PlanOptions
from gosart.plan.portfolio_loader import nameable
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED
from gosart.repository.loader import SHARED_KEYS
from gosart.yaml.document import AccountFiles, Node, Repository, Tree

__all__ = ["Records", "Visibility", "visibility_of"]

Records = Mapping[str, Mapping[str, StepChanges]]
"""What steps did, by commit (the oldest first) and account."""


@dataclass(frozen=True, eq=False)
class Visibility:
    """How the readers of a build may see the past."""

    past: PastAudience
    """The audiences of today and of any day since, by account."""
    silent: frozenset[str]
    """Accounts of which nothing is said, under whatever id."""
    has_titles: bool
    """Whether no plan, then or now, keeps anything from the readers: a title may reveal it."""
    shared_ids: frozenset[str]
    """Ids of shared entries, of today and before."""
    nameable: frozenset[str]
    """What an account may name in others: their ids, and `account/person`, as they are today."""

    def digest(self, account: str) -> str:
        """Return a digest of what is kept from the readers of an account's past.

        Args:
            account: Id of the account, `_shared` for the shared entries.

        Returns:
            The digest, "" for nothing. An equal one means the same stories.
        """
        if account == SHARED:
            return self._shared
        files = self.past.present.get(account)
        options = self.past.options
        closed = outline(files.tree.data, options) if files else None
        notes = sorted(self.past.closed_notes(files)) if files else []
        if closed is None and not notes and not self._shared:
            return ""
        slugs = sorted(note.slug for note in files.notes) if files and notes else []
        return _digest([closed, notes, slugs, self._shared])

    @cached_property
    def _shared(self) -> str:
        closed = outline(self.past.shared_now.data, self.past.options)
        elsewhere = [
            f"{key}/{name}"
            for key in SHARED_KEYS
            for name in sorted(self.past.closed_in_accounts(key))
            if f"{key}/{name}" in self.shared_ids
        ]
        unclear = sorted(map(list, self.past.unclear))
        return _digest([closed, elsewhere, unclear]) if closed or elsewhere or unclear else ""


def visibility_of(
    repository: Repository,
    visible: Collection[str],
    private: Collection[str],
    records: Records,
    options: PlanOptions,
) -> Visibility:
    """Return how the readers of a build may see the past.

    Args:
        repository: The plans of today.
        visible: Ids of the accounts that the build shows.
        private: Ids of those whose plan cannot be read and speaks of audiences: nobody knows what
            it hides, so nothing is said of it.
        records: What steps did, as far as it has been replayed.
        options: Whom the build is for.

    Returns:
        The audiences to be laid over old data, and what is not mentioned at all.
    """
    today = {files.id: files for files in repository.accounts}
    closed = {files.id for files in today.values() if not account_is_open(files, options)}
    closed |= set(private)
    heirs = _heirs(records, closed, [today[name] for name in sorted(closed) if name in today])
    ids = {account for accounts in records.values() for account in accounts} - {
        SHARED
    } | today.keys()
    remembered: dict[str, list[StepChanges]] = {}
    for accounts in records.values():
        for account, account_changes in accounts.items():
            if account_changes.closed is not None:
                remembered.setdefault(heirs.get(account, account), []).append(account_changes)
    present = {}
    for account in sorted(ids):
        heir = heirs.get(account, account)
        files = today.get(heir) or AccountFiles(heir, "", Tree({}, ()))
        present[account] = _remembering(files, remembered.get(heir, ()), options)
    shared = replace(
        repository.shared,
        data=_data(repository.shared, remembered.get(SHARED, ()), options),
    )
    silent = closed | {
        account for account, files in present.items() if not account_is_open(files, options)
    }
    silent |= {account for account, heir in heirs.items() if heir in silent}
    has_titles = not (
        any(speaks(files, options) for files in repository.accounts)
        or tree_speaks(repository.shared, options)
        or any(
            account_changes.guarded
            for accounts in records.values()
            for account_changes in accounts.values()
        )
    )
    shared_ids = {
        f"{key}/{name}" for key in SHARED_KEYS for name in mapping(repository.shared.data.get(key))
    }
    shared_ids |= {
        name
        for accounts in records.values()
        if SHARED in accounts
        for name in accounts[SHARED].identities
    }
    readable = sorted(set(visible) & today.keys() - silent)
    return Visibility(
        PastAudience(present, shared, options),
        frozenset(silent),
        has_titles,
        frozenset(shared_ids),
        nameable([present[account] for account in readable], options),
    )


def _heirs(
    records: Records, closed_ids: Collection[str], closed: Iterable[AccountFiles]
) -> dict[str, str]:
    """Return the id of today of each account that had another one.

    One that goes in the step in which a closed one comes may be that one, whatever it is called
    and holds by then.
    """
    heirs: dict[str, str] = {}
    come: dict[str, str] = {}
    for commit, accounts in records.items():
        for account in accounts:
            come.setdefault(account, commit)
    ever = {
        account
        for accounts in records.values()
        for account, changes in accounts.items()
        if account in closed_ids or AUDIENCE in mapping(changes.closed)
    }
    for commit, accounts in reversed(list(records.items())):
        for account, changes in accounts.items():
            if changes.renamed_from:
                heirs[changes.renamed_from] = heirs.get(account, account)
            elif changes.fate == "removed" and changes.identities and account not in heirs:
                heir = heir_of(frozenset(changes.identities), closed)
                new = [name for name in sorted(accounts) if come[name] == commit and name in ever]
                if heir is not None and heir.id != account:
                    heirs[account] = heir.id
                elif new:
                    heirs[account] = heirs.get(new[0], new[0])
    return heirs


def _remembering(
    files: AccountFiles, remembered: Iterable[StepChanges], options: PlanOptions
) -> AccountFiles:
    data = _data(files.tree, remembered, options)
    return (
        files
        if data is files.tree.data
        else replace(files, tree=replace(files.tree, data=data), signature=())
    )


def _data(tree: Tree, remembered: Iterable[StepChanges], options: PlanOptions) -> dict[str, Node]:
    """Return a plan of today, or nothing where it is gone, with what was closed in it before."""
    return remembered_tree(tree, [changes.closed for changes in remembered], options).data


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
