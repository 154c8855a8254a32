"""Takes a human out of the plans: what is theirs goes, what others say of them loses the name.

Their place in the map stays as an unnamed post, under an id that says nothing, so that the plan is
as valid as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.editing.locate import OpenPlan
from gosart.editing.patch import FileChanges, Proposal
from gosart.personal_data.collect import names_in
from gosart.personal_data.identify import identify
from gosart.personal_data.model import Subject, SubjectKind
from gosart.personal_data.names import Names
from gosart.personal_data.statements import entry_keys, references_in
from gosart.plan.validate.source_map import at_key, mapping, texts_in
from gosart.plan_paths import SHARED
from gosart.repository.loader import read_repository
from gosart.repository.working_tree import WorkingTree
from gosart.yaml.document import AccountFiles, Document, Key, Node, Repository
from gosart.yaml.dump import block_lines
from gosart.yaml.edit.remove import unset_value
from gosart.yaml.edit.rename_key import rename_key
from gosart.yaml.edit.rewrite_text import rewrite_text
from gosart.yaml.edit.set_value import set_value

__all__ = ["NAME", "Erasure", "erase"]

NAME = "(name erased)"
"""What stands in texts in place of a name."""
_FORMER = {SubjectKind.PERSON: "former-contact", SubjectKind.MEMBER: "former-colleague"}
_STAYS = ("unit", "reports_to")
"""What of a person's entry is about the post."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would change."""

    subjects: tuple[Subject, ...]
    names: Names
    ids: tuple[tuple[Subject, str], ...]
    """The id of each entry from now on."""
    proposals: tuple[Proposal, ...]
    removed: tuple[str, ...]
    """Paths of files that were about them alone, and go."""


def erase(options: SiteOptions, typed: str) -> Erasure:
    """Work out how to take a human out of the plans; nothing is written.

    Args:
        options: The site's options.
        typed: `ACCOUNT/ID`, an id, or a name.

    Returns:
        The files as they are to be.

    Raises:
        GosartError: There is nobody of this id or name, or several; a file cannot be edited.
    """
    repository = read_repository(WorkingTree(options.root), options.accounts_dir)
    subjects = identify(repository, typed)
    names = names_in(repository, subjects)
    new_ids = dict(_new_ids(repository, subjects))
    eraser = _Eraser(options.root, names, new_ids)
    shared = AccountFiles(SHARED, "", repository.shared)
    for files in (shared, *repository.accounts):
        eraser.take(files)
    proposals = (*eraser.changes.proposals(), *eraser.added)
    return Erasure(
        subjects,
        names,
        tuple(new_ids.items()),
        tuple(
            own for own in proposals if own.before != own.after and own.path not in eraser.removed
        ),
        tuple(sorted(eraser.removed)),
    )


def _new_ids(repository: Repository, subjects: Sequence[Subject]) -> Iterator[tuple[Subject, str]]:
    """Yield an id for each entry that says nothing of who it was, and that nobody has."""
    data: dict[str, Node] = {files.id: files.tree.data for files in repository.accounts}
    data[SHARED] = repository.shared.data
    members = {id_ for own in data.values() for id_ in mapping(mapping(own).get("team"))}
    chosen: dict[tuple[SubjectKind, str], str] = {}
    for subject in subjects:
        same = subject.kind, subject.id
        if subject.kind is SubjectKind.MEMBER and same in chosen:
            yield subject, chosen[same]  # an account's entry in place of the shared one
            continue
        top = mapping(data[subject.account])
        taken = set(mapping(top.get("people"))) | members
        for opportunity in mapping(top.get("opportunities")).values():
            taken |= set(mapping(mapping(opportunity).get("people")))
        number, base = 1, _FORMER[subject.kind]
        while (new := base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        chosen[same] = new
        members |= {new}
        yield subject, new


@dataclass
class _Eraser:
    """Changes the files of one account after the other."""

    root: Path
    names: Names
    new_ids: dict[Subject, str]
    changes: FileChanges = field(init=False)
    added: list[Proposal] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.changes = FileChanges(self.root)

    def take(self, files: AccountFiles) -> None:
        """Change the files of an account, or those of the shared entries."""
        plan, data = OpenPlan(self.root, files), files.tree.data
        here = [own for own in self.new_ids if own.account in (files.id, SHARED)]
        own_keys = {
            key: own for own in here if own.account == files.id for key in entry_keys(data, own)
        }
        self._texts(plan, list(own_keys))
        references = references_in(data, here)
        ids = {own.id: new for own, new in self.new_ids.items() if own in here}
        for key in references.values:
            self._set(plan, key, ids[str(at_key(data, key))])
        for key in sorted(references.names, key=len, reverse=True):
            self._rename(plan, key, ids[str(key[-1])])
        for key, own in own_keys.items():
            self._entry(plan, key, self.new_ids[own], own.kind)
        for _, document in files.tree.narratives():
            self._body(document)
        for note in files.notes:
            self._note(note.document)

    def _texts(self, plan: OpenPlan, own_keys: list[Key]) -> None:
        """Take the name out of what others say, and out of who is the same elsewhere."""
        addresses = {own.address for own in self.new_ids}
        for key, text in texts_in(plan.files.tree.data):
            if any(key[: len(above)] == above for above in own_keys):
                continue
            if key[-1] == "same_as" and text in addresses:
                self._unset(plan, key)
            else:
                file = plan.locate(key)
                self._rewrite(file.path, file.key, text)

    def _entry(self, plan: OpenPlan, key: Key, new: str, kind: SubjectKind) -> None:
        """Leave of their own entry what is about the post, under another id."""
        data = plan.files.tree.data
        mounts = [own for own in plan.files.tree.mounts if own.at[: len(key)] == key]
        entry = mapping(at_key(data, key))
        is_view = len(key) > 2 and key[-1] in mapping(mapping(data).get("people"))
        left: dict[str, Node] = (
            {"placeholder": "true"} if kind is SubjectKind.PERSON else {"name": "Former colleague"}
        )
        left |= {name: entry[name] for name in _STAYS if name in entry}
        if mounts:  # files of their own: none of it stays
            self.removed |= {mount.document.path for mount in mounts}
            if not is_view:
                path = Path(mounts[0].document.path).with_name(f"{new}.yml").as_posix()
                content = "".join(f"{line}\n" for line in block_lines(left))
                self.added.append(Proposal(path, None, content.encode()))
            return
        if is_view:
            self._unset(plan, key)
            return
        for name, value in left.items():
            if name not in _STAYS:
                self._set(plan, (*key, name), value)
        for name in entry:
            if name not in left:
                self._unset(plan, (*key, name))
        self._rename(plan, key, new)

    def _set(self, plan: OpenPlan, key: Key, value: Node) -> None:
        file = plan.locate(key)
        self.changes[file.path] = set_value(self.changes[file.path], file.path, file.key, value)

    def _unset(self, plan: OpenPlan, key: Key) -> None:
        file = plan.locate(key)
        self.changes[file.path] = unset_value(self.changes[file.path], file.path, file.key)

    def _rename(self, plan: OpenPlan, key: Key, name: str) -> None:
        file = plan.locate(key)
        self.changes[file.path] = rename_key(self.changes[file.path], file.path, file.key, name)

    def _note(self, document: Document) -> None:
        for key, text in texts_in(document.data):
            self._rewrite(document.path, key, text)
        self._body(document)

    def _rewrite(self, path: str, key: Key, text: str) -> None:
        """Take the name out of a text that has it."""

        def without_name(typed: str) -> str:
            return self.names.replaced_in(typed, NAME)

        if without_name(text) != text:
            content = self.changes[path]
            self.changes[path] = rewrite_text(content, path, key, text, without_name)

    def _body(self, document: Document) -> None:
        """Take the name out of the text of a Markdown file."""
        if document.path in self.removed or not self.names.nature_in(document.body):
            return
        lines = self.changes[document.path].decode("utf-8").splitlines(keepends=True)
        start = document.body_line - 1
        body = self.names.replaced_in("".join(lines[start:]), NAME)
        self.changes[document.path] = ("".join(lines[:start]) + body).encode()
