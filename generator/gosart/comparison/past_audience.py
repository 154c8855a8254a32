"""What is narrow today was never wide: a plan of the past with the audiences of today.

An entry that everybody could read in an old revision and that only some may read now must not
come back as "no longer in the plan", nor in the words it had. So the audiences of today are laid
over the old data before it is loaded. Where an entry that is closed today has no counterpart in the
old data (it had another id, or none), what is gone from beside it is closed as well.

PastAudience ── account, shared: the old files with the audiences of today
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gosart.comparison.audience_overlay import Overlay, alike
from gosart.plan.audience import (
    account_is_open,
    closed_keys,
    document_speaks,
    is_open,
    sealed,
    unclear_keys,
)
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.plan.withheld import (
    is_withheld,
)
from gosart.repository.loader import SHARED_KEYS
from gosart.yaml.document import AccountFiles, Key, Node, NoteFile, Repository, Tree

__all__ = ["PastAudience", "alike", "heir_of", "identities", "masked", "redacted"]

_NOTES = "notes"
_OWN = ("people", "opportunities", "competitors", "partners", "insights", "units")
"""What tells an account from others: a choice, since our team and offerings are in all of them."""
_ALIKE = 0.6
"""Share of identities that two accounts have in common where they are one under two names."""


class PastAudience:
    """The audiences of today, to be laid over data of the past.

    Args:
        present: The files of today, by the id that their account had then.
        shared: The shared entries of today.
        options: Whom the build is for.
    """

    def __init__(
        self, present: Mapping[str, AccountFiles], shared: Tree, options: PlanOptions
    ) -> None:

        self.options = options
        self.present = present
        self.closed = {
            key: {
                name: entry
                for name, entry in mapping(shared.data.get(key)).items()
                if not is_open(entry, options, (key, name))
            }
            for key in SHARED_KEYS
        }
        self.shared_now = shared
        self.unclear = frozenset(unclear_keys(shared, options))

    def account(self, files: AccountFiles) -> AccountFiles | None:
        """Return an account of the past as the readers of today may see it.

        Args:
            files: The account's files of then.

        Returns:
            The files, None where readers must not know of the account, or it is gone.
        """
        today = self.present.get(files.id)
        if today is None or not account_is_open(today, self.options):
            return None
        data = {**today.tree.data}
        for key, closed in self.closed.items():
            if closed:  # an entry may have gone to the shared ones, and be narrow there
                data[key] = {**mapping(data.get(key)), **closed}
        tree = files.tree
        if any(True for _ in closed_keys(data, self.options)):
            overlay = Overlay(self.options, _closed_people(data, self.options))
            tree = replace(tree, data=mapping(overlay.over(tree.data, data, ())))
        if self.unclear:
            tree = replace(tree, data=self._without_unclear(tree.data))
        return replace(files, tree=tree, notes=self._notes(files, today), signature=())

    def closed_notes(self, today: AccountFiles) -> frozenset[str]:
        """Return the notes of an account that the readers may not see.

        Args:
            today: The account's files of today.

        Returns:
            Their slugs, those of gone notes among them.
        """
        closed = {note.slug for note in today.notes if document_speaks(note.document, self.options)}
        closed |= mapping(today.tree.data.get(_NOTES)).keys() - {note.slug for note in today.notes}
        closed |= {
            "/".join(map(str, mount.at[1:]))
            for mount in today.tree.left_out
            if mount.at[:1] == (_NOTES,)
        }
        return frozenset(closed)

    def _notes(self, then: AccountFiles, today: AccountFiles) -> tuple[NoteFile, ...]:
        closed = self.closed_notes(today)
        stray = closed - {note.slug for note in then.notes}
        there = {note.slug for note in today.notes}
        return tuple(
            note
            for note in then.notes
            if note.slug not in closed and (note.slug in there or not stray)
        )

    def shared(self, then: Tree) -> Tree:
        """Return the shared entries of the past as the readers of today may see them.

        Args:
            then: The shared entries of then.

        Returns:
            The same, without what is closed today in them or in an account.
        """
        overlay = Overlay(self.options, frozenset())
        entries = {**mapping(overlay.over(then.data, self.shared_now.data, ()))}
        for key in SHARED_KEYS:  # an entry may have gone from there into the account's own
            opened = {
                name
                for name, entry in mapping(self.shared_now.data.get(key)).items()
                if is_open(entry, self.options, (key, name))
            }
            closed = self.closed_in_accounts(key) - opened
            if key in entries:
                entries[key] = {
                    name: sealed(entry, self.options) if name in closed else entry
                    for name, entry in mapping(entries[key]).items()
                }
        return replace(then, data=self._without_unclear(entries))

    def _without_unclear(self, data: dict[str, Node]) -> dict[str, Node]:
        """Close what shared entries would narrow if they could be understood."""
        return {
            section: {
                name: sealed(entry, self.options)
                if self.unclear & {(), (section,), (section, name)}
                else entry
                for name, entry in entries.items()
            }
            if section in SHARED_KEYS and isinstance(entries, dict)
            else entries
            for section, entries in data.items()
        }

    def closed_in_accounts(self, key: str) -> set[str]:
        """Return the ids of a section that some account of today closes.

        Args:
            key: Of the section (`competitors`).

        Returns:
            The ids.
        """
        return {
            name
            for files in self.present.values()
            for name, entry in mapping(files.tree.data.get(key)).items()
            if not is_open(entry, self.options, (key, name))
        }


def masked(
    then: Repository, present: Mapping[str, AccountFiles], shared_now: Tree, options: PlanOptions
) -> Repository:
    """Return the repository of the past with the audiences of today.

    Args:
        then: What was read of the past.
        present: The files of today by the account's id of then.
        shared_now: The shared entries of today.
        options: Whom the build is for.

    Returns:
        The accounts that have files of today which the readers may know of.
    """
    if options.is_narrowest:
        return _with_seals(then, present, options)
    past = PastAudience(present, shared_now, options)
    accounts = (past.account(files) for files in then.accounts)
    return replace(
        then,
        accounts=tuple(files for files in accounts if files is not None),
        shared=past.shared(then.shared),
        shared_signature=(),
    )


def _with_seals(
    then: Repository, present: Mapping[str, AccountFiles], options: PlanOptions
) -> Repository:
    """Return the repository of the past without ratings that have been sealed since."""
    accounts = []
    for files in then.accounts:
        today = present.get(files.id)
        if today is not None and is_withheld(today.tree.data, options.today):
            overlay = Overlay(options, frozenset())
            data = mapping(overlay.over(files.tree.data, today.tree.data, ()))
            files = replace(files, tree=replace(files.tree, data=data), signature=())
        accounts.append(files)
    return replace(then, accounts=tuple(accounts))


def redacted(then: Repository, now: Repository, options: PlanOptions) -> Repository:
    """Return the repository of a base with the audiences of the head.

    What is narrow in the head does not appear as gone. An account that has another id there is
    recognised by its name, or by whom and what it holds; one that is gone altogether stays as it
    was, one that the head keeps from the readers is left out.

    Args:
        then: What was read of the base.
        now: What was read of the head.
        options: Whom the build is for.

    Returns:
        The repository of the base, as the readers may see it.
    """
    present = {files.id: files for files in now.accounts}
    if options.is_narrowest:
        return _with_seals(then, present, options)
    old = {files.id for files in then.accounts}
    new = [files for files in now.accounts if files.id not in old]
    for files in then.accounts:
        if files.id not in present:
            heir = heir_of(identities(files.tree.data), new)
            if heir is None:  # a closed one that is new may be any of those that are gone
                heir = next((own for own in new if not account_is_open(own, options)), None)
            if heir is not None:
                present[files.id] = heir
    whole = masked(then, present, now.shared, options)
    gone = tuple(files for files in then.accounts if files.id not in present)
    return replace(
        whole, accounts=tuple(sorted((*whole.accounts, *gone), key=lambda files: files.id))
    )


def identities(data: Mapping[str, Node]) -> frozenset[str]:
    """Return what an account is recognised by.

    Args:
        data: Data of its plan.

    Returns:
        `name/…` for its name, and `section/id` for each thing it holds.
    """
    ids = {f"{section}/{name}" for section in _OWN for name in mapping(data.get(section))}
    name = data.get("name")
    return frozenset(ids | ({f"name/{name}"} if isinstance(name, str) else set()))


def heir_of(own: frozenset[str], accounts: Iterable[AccountFiles]) -> AccountFiles | None:
    """Return the account that another is today.

    Args:
        own: Identities of the account of then.
        accounts: Accounts that have no counterpart of the same id.

    Returns:
        The one of its name, else one that holds mostly the same, else None.
    """
    others = [(files, identities(files.tree.data)) for files in accounts]
    names = {item for item in own if item.startswith("name/")}
    same = next((files for files, other in others if names & other), None)
    if same is not None:
        return same
    return next(
        (
            files
            for files, other in others
            if len(own) > 3 and len(own & other) > _ALIKE * max(len(own), len(other))
        ),
        None,
    )


def _closed_people(data: Mapping[str, Node], options: PlanOptions) -> frozenset[str]:
    """Return the ids of the people who are closed wherever the account names them."""
    people = list(_people(data, options))
    return frozenset(name for name, is_shown in people if not is_shown) - {
        name for name, is_shown in people if is_shown
    }


def _people(data: Mapping[str, Node], options: PlanOptions) -> Iterator[tuple[str, bool]]:
    for name, entry in mapping(data.get("people")).items():
        yield name, is_open(entry, options, ("people", name))
    for id_, opportunity in mapping(data.get("opportunities")).items():
        key: Key = ("opportunities", id_)
        is_shown = is_open(opportunity, options, key)
        for name, entry in mapping(mapping(opportunity).get("people")).items():
            yield name, is_shown and is_open(entry, options, (*key, "people", name))
