"""Who is meant: the entries of one human in all accounts, from an id or a name as it is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gosart.errors import GosartError
from gosart.personal_data.model import Subject, SubjectKind
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED
from gosart.text.suggest import nearest
from gosart.yaml.document import Node, Repository

__all__ = ["all_subjects", "fold", "identify"]

_MOST_NAMED = 12
"""Entries that a message names at most."""


@dataclass(frozen=True, slots=True)
class _Entry:
    subject: Subject
    same_as: str
    """`account/person` of the same human in another account, "" for none."""


def fold(name: str) -> str:
    """Return a name as it is compared: whatever its capitals, blanks and way to write an accent.

    Args:
        name: The name.
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def all_subjects(account: str, data: Node) -> Iterator[Subject]:
    """Yield every human that an account has an entry of, each once.

    Args:
        account: Its id, `_shared` for the shared entries.
        data: What its files say.
    """
    yield from (entry.subject for entry in _entries(account, data))


def _entries(account: str, data: Node) -> Iterator[_Entry]:
    top = mapping(data)
    seen: dict[tuple[SubjectKind, str], None] = {}
    groups = [(SubjectKind.MEMBER, top.get("team")), (SubjectKind.PERSON, top.get("people"))]
    groups += [
        (SubjectKind.PERSON, mapping(opportunity).get("people"))
        for opportunity in mapping(top.get("opportunities")).values()
    ]
    for kind, group in groups:
        for id_, entry in mapping(group).items():
            if (kind, id_) not in seen:
                seen[kind, id_] = None
                typed = mapping(entry)
                name, same = typed.get("name"), typed.get("same_as")
                yield _Entry(
                    Subject(account, kind, id_, name if isinstance(name, str) else id_),
                    same if isinstance(same, str) else "",
                )


def identify(repository: Repository, typed: str) -> tuple[Subject, ...]:
    """Find the entries of the human that somebody means.

    An id may be that of two humans in two accounts: which one has to be said then, because what is
    said about one must not go to the other. Entries that are linked by `same_as`, and those of one
    name where a name was typed, are of one human.

    Args:
        repository: All plans.
        typed: `ACCOUNT/ID`, an id, or a name.

    Returns:
        The entries, sorted.

    Raises:
        GosartError: There is nobody of this id or name, or several.
    """
    entries = [*_entries(SHARED, repository.shared.data)]
    for files in repository.accounts:
        entries += _entries(files.id, files.tree.data)
    account, slash, id_ = typed.strip().partition("/")
    if slash:
        chosen = [e for e in entries if (e.subject.account, e.subject.id) == (account, id_)]
        name = ""
    else:
        chosen = [e for e in entries if e.subject.id == account]
        name = fold(typed)
    if len({fold(entry.subject.name) for entry in chosen}) > 1:
        raise GosartError(
            f"Several people have the id '{typed}'. Give a name, or ACCOUNT/ID: {_named(chosen)}."
        )
    if name:
        chosen = chosen or [e for e in entries if fold(e.subject.name) == name]
    if not chosen:
        everybody = {e.subject.name for e in entries} | {e.subject.id for e in entries}
        near = nearest(typed, sorted(everybody))
        hint = f" Did you mean '{near}'?" if near else ""
        raise GosartError(f"No plan has a person or team member '{typed}'.{hint}")
    return tuple(sorted({entry.subject for entry in _with_same(chosen, entries)}))


def _with_same(chosen: list[_Entry], entries: list[_Entry]) -> list[_Entry]:
    """Return entries with those that say, or are said, to be the same human."""
    addresses = {entry.subject.address for entry in chosen}
    while True:
        addresses |= {entry.same_as for entry in chosen if entry.same_as}
        more = [
            entry
            for entry in entries
            if entry.subject.address in addresses or entry.same_as in addresses
        ]
        if len(more) == len(chosen):
            return more
        chosen = more
        addresses |= {entry.subject.address for entry in more}


def _named(entries: list[_Entry]) -> str:
    names = [f"{entry.subject.address} ({entry.subject.name})" for entry in entries]
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + rest
