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

from gosart.plan.audience import (
    AUDIENCE,
    account_is_open,
    closed_keys,
    document_speaks,
    is_open,
    sealed,
    unclear_keys,
)
from gosart.plan.field_audience import AUDIENCES, SEALED, is_withheld, level_at, narrowed_lines
from gosart.plan.free_keys import free_keys
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.repository.loader import SHARED_KEYS
from gosart.yaml.document import AccountFiles, Key, Node, NoteFile, Repository, Tree

__all__ = ["PastAudience", "alike", "heir_of", "identities", "masked", "veiled"]

_LIKE = ("id", "date", "for", "name", "kind")
"""Fields by which an item without an id is taken for the same one."""
_NOTES = "notes"
_PEOPLE_OF_OPPORTUNITY = ("opportunities", "…", "people")
_NEVER = "9999-12-31"
"""Day on which ratings are opened that a build of today must not show."""
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
            overlay = _Overlay(self.options, _closed_people(data, self.options))
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
        overlay = _Overlay(self.options, frozenset())
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
            overlay = _Overlay(options, frozenset())
            data = mapping(overlay.over(files.tree.data, today.tree.data, ()))
            files = replace(files, tree=replace(files.tree, data=data), signature=())
        accounts.append(files)
    return replace(then, accounts=tuple(accounts))


def veiled(then: Repository, now: Repository, options: PlanOptions) -> Repository:
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
    ids = {
        f"{section}/{name}"
        for section in ("people", "opportunities", "competitors", "partners", "insights", "units")
        for name in mapping(data.get(section))
    }
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


class _Overlay:
    """One laying of audiences over data."""

    def __init__(self, options: PlanOptions, closed_people: frozenset[str]) -> None:
        self.options = options
        self.closed_people = closed_people

    def over(self, then: Node, now: Node, key: Key) -> Node:
        """Return `then` with everything closed that `now` closes at the same place."""
        if isinstance(now, list) and then is not None and self._closes(now, key):
            return self._items(then if isinstance(then, list) else [then], now, key)
        if isinstance(then, dict):
            if isinstance(now, dict):
                return self._mapping(then, now, key)
            if self.closed_people and len(key) <= len(_PEOPLE_OF_OPPORTUNITY):
                return self._mapping(then, {}, key)
        return then

    def _mapping(self, then: dict[str, Node], now: dict[str, Node], key: Key) -> Node:
        closed = {
            name for name, value in now.items() if not is_open(value, self.options, (*key, name))
        }
        stray = closed - then.keys()
        if key[-1:] == ("people",) and len(key) in (1, len(_PEOPLE_OF_OPPORTUNITY)):
            closed |= self.closed_people
        data: dict[str, Node] = {}
        then = self._with_lines(then, now, key)
        for name, value in then.items():
            if name == AUDIENCES:
                data[name] = value
            elif name in closed or (stray and name not in now and name != AUDIENCE):
                if key[-1:] == ("ratings",) and not isinstance(value, dict):
                    data[name] = value  # a rating counts, whatever becomes of its evidence
                elif isinstance(value, dict) or free_keys(key) is not None:
                    data[name] = sealed(value, self.options)
            else:
                data[name] = self.over(value, now.get(name), (*key, name))
        return data

    def _with_lines(self, then: dict[str, Node], now: dict[str, Node], key: Key) -> dict[str, Node]:
        """Return an entry of the past with the lines of today that say who may see its fields.

        A field is as narrow as it was and as it is; a line that is gone widens nothing any more.
        """
        level = level_at(key)
        if level is None or not level.is_record or not now:
            return then
        lines, old = mapping(now.get(AUDIENCES)), mapping(then.get(AUDIENCES))
        kept = {
            name: audience
            for name, audience in old.items()
            if name in lines or not (isinstance(audience, str) and self.options.shows(audience))
        }
        merged = narrowed_lines(lines, kept, self.options)
        without = {name: value for name, value in then.items() if name != AUDIENCES}
        return {**without, AUDIENCES: merged} if merged else without

    def _items(self, then: list[Node], now: list[Node], key: Key) -> Node:
        opened = [item for item in now if is_open(item, self.options, (*key, 0))]
        closed = [item for item in now if not is_open(item, self.options, (*key, 0))]
        ids = {_id(item) for item in closed} - {""}
        # one that cannot be found again may be any of those that are gone
        stray = any(not _id(item) for item in closed) or not ids <= {_id(item) for item in then}
        items: list[Node] = []
        for item in then:
            same = next((other for other in opened if _content(item) == _content(other)), None)
            like = [other for other in opened if alike(item, other)]
            if same is not None or (like and not any(alike(item, other) for other in closed)):
                items.append(self.over(item, like[0] if same is None else same, (*key, 0)))
            elif (
                stray
                or _id(item) in ids
                or any(alike(item, other) for other in closed)
                or self._closes(opened, key)
            ):
                if isinstance(item, dict):
                    items.append(_closed_item(item, key, self.options))
            else:
                items.append(item)
        return items

    def _closes(self, node: Node, key: Key) -> bool:
        """Tell whether anything below is closed."""
        return any(closed != key for closed in closed_keys(node, self.options, key))


def _closed_item(item: dict[str, Node], key: Key, options: PlanOptions) -> Node:
    """Return an item for the narrowest readers alone, a set of ratings for nobody."""
    if len(key) == 3 and key[0] == "opportunities" and key[2] == "assessments":
        item = {**item, SEALED: _NEVER}
    return sealed(item, options)


def _id(item: Node) -> str:
    entry = mapping(item)
    if "ratings" in entry and entry.get("by"):  # nobody rates twice on one day
        return "/".join(str(entry.get(name) or "") for name in ("date", "for", "by"))
    return str(entry.get("id") or "")


def _content(item: Node) -> Node:
    """Return what an item says, whoever may read it: a text typed alone or under `text` is one."""
    if not isinstance(item, dict):
        return item
    left = {name: value for name, value in item.items() if name != AUDIENCE}
    return left["text"] if left.keys() == {"text"} else left


def alike(item: Node, other: Node) -> bool:
    """Whether two items of a list are the same one.

    Args:
        item: An item.
        other: One of another state.

    Returns:
        Whether they have the same id, or else the same day, name or kind, or else the same content.
    """
    if not isinstance(item, dict) or not isinstance(other, dict):
        return (_text(item) or "") == (_text(other) or "\0")
    if item.get("id") or other.get("id"):
        return item.get("id") == other.get("id")
    named = [name for name in _LIKE if item.get(name) or other.get(name)]
    if named:
        if "ratings" in item and "ratings" in other:
            named.append("by")
        return all(item.get(name) == other.get(name) for name in named)
    return _content(item) == _content(other)


def _text(node: Node) -> str | None:
    """Return an item's text, typed as one or under `text`."""
    text = node.get("text") if isinstance(node, dict) else node
    return text if isinstance(text, str) else None
