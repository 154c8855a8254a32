"""What is narrow today was never wide: a plan of the past, without what the plan of today keeps from the build's readers.

An entry that everybody could read in an old revision and that only some may read now must not come back as "no longer in the plan".
So the audiences of today are laid over the old data before it is loaded; where an entry that is kept back today cannot be found in the
old data (it may have had another id), what is gone from beside it is kept back as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gosart.plan.audience import cut_account, is_open
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.repository.loader import SHARED_KEYS
from gosart.yaml.document import AccountFiles, Node, NoteFile, Repository, Tree

__all__ = ["masked", "veiled"]

_NAMES = (("units",), ("offerings",), ("crm",))
_LIKE = ("id", "date", "for", "name", "kind")
"""Fields by which an item without an id is taken for the same one."""


def masked(
    then: Repository, present: Mapping[str, AccountFiles], shared_now: Tree, options: PlanOptions
) -> Repository:
    """Return the repository of the past with the audiences of today; `present` has the files of today by the account's id of then.

    An account without files of today is not to be shown to anybody but the narrowest audience, and is left out.
    """
    if options.is_narrowest:
        return then
    veil = _Veil(options)
    shared = mapping(shared_now.data)
    accounts = []
    for files in then.accounts:
        today = present.get(files.id)
        if today is None:
            continue
        data = {**today.tree.data}
        for key in SHARED_KEYS:  # an entry may have gone to the shared ones, and be narrow there
            hidden = {
                name: value
                for name, value in mapping(shared.get(key)).items()
                if not is_open(value, options)
            }
            if hidden:
                data[key] = {**mapping(data.get(key)), **hidden}
        tree = (
            files.tree
            if cut_account(data, options).data is data
            else _with(files.tree, veil.over(files.tree.data, data, ()))
        )
        accounts.append(
            replace(files, tree=tree, notes=_notes(files, today, options), signature=())
        )
    entries = {**mapping(veil.over(then.shared.data, shared, ()))}
    for key in SHARED_KEYS:  # or it has gone from there into the account's own
        kept_back = _hidden(present.values(), key, options) - _shown(shared, key, options)
        entries |= (
            {key: _hiding(mapping(entries.get(key)), kept_back, veil)} if key in entries else {}
        )
    return replace(
        then, accounts=tuple(accounts), shared=_with(then.shared, entries), shared_signature=()
    )


def veiled(then: Repository, now: Repository, options: PlanOptions) -> Repository:
    """Return the repository of a base with the audiences of the head: what is narrow there is not told as gone.

    An account that has another id in the head is known by its name; one that is gone altogether stays as it was, one that the head keeps
    from the readers is left out.
    """
    if options.is_narrowest:
        return then
    present = {files.id: files for files in now.accounts}
    old = {files.id for files in then.accounts}
    heirs = {
        str(files.tree.data.get("name")): files for files in now.accounts if files.id not in old
    }
    for files in then.accounts:
        heir = heirs.get(str(files.tree.data.get("name")))
        if files.id not in present and heir is not None:
            present[files.id] = heir
    shown = {key: files for key, files in present.items() if is_open(files.tree.data, options)}
    whole = masked(then, shown, now.shared, options)
    gone = tuple(files for files in then.accounts if files.id not in present)
    return replace(
        whole, accounts=tuple(sorted((*whole.accounts, *gone), key=lambda files: files.id))
    )


def _hiding(entries: dict[str, Node], names: set[str], veil: _Veil) -> Node:
    return {name: veil.secret(value) if name in names else value for name, value in entries.items()}


def _with(tree: Tree, data: Node) -> Tree:
    return replace(tree, data=mapping(data))


def _hidden(accounts: Iterable[AccountFiles], key: str, options: PlanOptions) -> set[str]:
    found = (mapping(files.tree.data.get(key)) for files in accounts)
    return {
        name for entries in found for name, value in entries.items() if not is_open(value, options)
    }


def _shown(shared: Mapping[str, Node], key: str, options: PlanOptions) -> set[str]:
    return {name for name, value in mapping(shared.get(key)).items() if is_open(value, options)}


def _notes(then: AccountFiles, now: AccountFiles, options: PlanOptions) -> tuple[NoteFile, ...]:
    hidden = {note.slug for note in now.notes if not is_open(note.document.data, options)}
    stray = hidden - {note.slug for note in then.notes}
    there = {note.slug for note in now.notes}
    return tuple(
        note for note in then.notes if note.slug not in hidden and (note.slug in there or not stray)
    )


class _Veil:
    def __init__(self, options: PlanOptions) -> None:
        self.options = options

    def secret(self, value: Node) -> Node:
        """Return an entry as one for the narrowest audience alone; what is no mapping cannot say so and is None."""
        return (
            {**value, "audience": self.options.audiences[-1]} if isinstance(value, dict) else None
        )

    def over(self, then: Node, now: Node, key: tuple[str, ...]) -> Node:
        """Return `then` with everything kept back that `now` keeps back at the same place."""
        if isinstance(then, dict) and isinstance(now, dict):
            return self._mapping(then, now, key)
        if isinstance(then, list) and isinstance(now, list) and self._hides(now):
            return self._items(then, now, key)
        return then

    def _mapping(self, then: dict[str, Node], now: dict[str, Node], key: tuple[str, ...]) -> Node:
        hidden = {
            name
            for name, value in now.items()
            if (*key, name) not in _NAMES and not is_open(value, self.options)
        }
        stray = hidden - then.keys()
        found: dict[str, Node] = {}
        for name, value in then.items():
            if name in hidden or (stray and name not in now and name != "audience"):
                if isinstance(value, dict):
                    found[name] = self.secret(value)
                elif key[-1:] == ("ratings",):  # a mark counts, whatever becomes of its evidence
                    found[name] = value
            else:
                found[name] = self.over(value, now.get(name), (*key, name))
        return found

    def _items(self, then: list[Node], now: list[Node], key: tuple[str, ...]) -> Node:
        shown = [item for item in now if is_open(item, self.options)]
        hidden = [item for item in now if not is_open(item, self.options)]
        found: list[Node] = []
        stray = any(not any(_alike(item, other) for other in then) for item in hidden)
        for item in then:
            like = next((other for other in shown if _alike(item, other)), None)
            if like is not None:
                found.append(self.over(item, like, key))
            elif any(_alike(item, other) for other in hidden) or stray or self._hides(shown):
                if (kept := self.secret(item)) is not None:
                    found.append(kept)
            else:
                found.append(item)
        return found

    def _hides(self, node: Node) -> bool:
        """Tell whether anything below is kept back."""
        if isinstance(node, dict):
            return any(
                not is_open(value, self.options) or self._hides(value) for value in node.values()
            )
        return isinstance(node, list) and any(
            not is_open(item, self.options) or self._hides(item) for item in node
        )


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two items of a list are the same one: by id, by what else names them, or by all that they say."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return (_text(one) or "") == (_text(other) or "\0")
    if one.get("id") or other.get("id"):
        return one.get("id") == other.get("id")
    named = [name for name in _LIKE if one.get(name) or other.get(name)]
    if named:
        return all(one.get(name) == other.get(name) for name in named)
    return {name: value for name, value in one.items() if name != "audience"} == {
        name: value for name, value in other.items() if name != "audience"
    }


def _text(node: Node) -> str | None:
    """Return an item's text, typed as one or under `text`."""
    found = node.get("text") if isinstance(node, dict) else node
    return found if isinstance(found, str) else None
