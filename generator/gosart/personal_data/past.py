"""What the plans said about one human at each commit: since when it stands, what is gone again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from gosart.config.model import SiteOptions
from gosart.diagnostics import Message
from gosart.personal_data.identify import all_subjects, fold
from gosart.personal_data.model import Former, Source, Statement, Subject
from gosart.personal_data.names import Names
from gosart.personal_data.statements import statements_in, statements_of_shared
from gosart.plan.options import PlanOptions
from gosart.plan_paths import SHARED
from gosart.progress import Watch, unwatched
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.vcs.log import Step, read_log
from gosart.vcs.snapshot import Snapshots
from gosart.yaml.document import Node

__all__ = ["read_past"]

_Identity = tuple[object, ...]


def read_past(
    options: SiteOptions,
    readers: PlanOptions,
    subjects: Sequence[Subject],
    names: Names,
    present: Sequence[Statement],
    watch: Watch = unwatched,
) -> tuple[tuple[Statement, ...], tuple[Former, ...], Message | None]:
    """Follow what is said about a human through the commits of the main line.

    Args:
        options: The site's options.
        readers: The site's audiences.
        subjects: Their entries as they are today.
        names: What texts name them by.
        present: What is said today.
        watch: Whoever wants to see the progress.

    Returns:
        What is said today, each with the commit that it came with; what is said no longer, the
        latest end first; and why there is no past, None where there is one.

    Raises:
        GosartError: Git fails.
    """
    log = read_log(options.root, options.accounts_dir)
    if not log.steps:
        return tuple(present), (), log.reason
    replay = _Replay(options, readers, subjects, names)
    for step in watch(log.steps, "Reading the history"):
        replay.take(step)
    current = {statement.identity for statement in present}
    since = {identity: source for identity, (_, source) in replay.standing.items()}
    dated = tuple(replace(statement, since=since.get(statement.identity)) for statement in present)
    former = [own for own in replay.former if own.statement.identity not in current]
    former.sort(key=lambda own: (own.statement.account, own.statement.key))
    former.sort(key=lambda own: own.until.day, reverse=True)
    return dated, tuple(former), None


class _Replay:
    """Takes the steps of a history one by one."""

    def __init__(
        self,
        options: SiteOptions,
        readers: PlanOptions,
        subjects: Sequence[Subject],
        names: Names,
    ) -> None:
        self._options = options
        self._readers = readers
        self._subjects = subjects
        self._names = names
        self._snapshots = Snapshots(options.root)
        self._documents = DocumentCache()
        self._shared = {own for own in subjects if own.account == SHARED}
        self._words = [word.encode().lower() for word in _searched(subjects, names)]
        self.standing: dict[_Identity, tuple[Statement, Source]] = {}
        """What stands after the latest step, with the step that it came with."""
        self.former: list[Former] = []
        self._accounts: set[str] = set()
        """Accounts in which something has been said."""

    def take(self, step: Step) -> None:
        """Compare what an account says after a step with what it said before."""
        for account, changes in step.files.items():
            blobs = [change.blob for change in changes if change.blob]
            if account not in self._accounts and not any(map(self._may_name, blobs)):
                continue
            self._accounts.add(account)
            source = Source(step.id, step.day, step.authors.get(account, ()))
            self._replace(account, self._statements(step, account), source)

    def _may_name(self, blob: str) -> bool:
        content = self._snapshots.objects.read(blob).lower()
        return any(word in content for word in self._words)

    def _replace(self, account: str, after: Iterable[Statement], source: Source) -> None:
        stated = {statement.identity: statement for statement in after}
        for identity, (before, since) in list(self.standing.items()):
            if before.account == account and identity not in stated:
                del self.standing[identity]
                self.former.append(Former(replace(before, since=since), source))
        for identity, statement in stated.items():
            self.standing.setdefault(identity, (statement, source))

    def _statements(self, step: Step, account: str) -> Iterator[Statement]:
        files = self._snapshots.commit(step.id).files
        folder = self._options.accounts_dir
        there = list_accounts(files, folder).ids if holds_accounts(files, folder) else frozenset()
        only = frozenset({account}) & there
        if not only and account != SHARED:
            return
        repository = read_repository(files, folder, only, self._documents)
        self._documents = DocumentCache()
        readers = replace(self._readers, files=files)
        if account == SHARED:
            subjects = self._then(SHARED, repository.shared.data)
            yield from statements_of_shared(repository.shared, subjects, self._names, readers)
        for own in repository.accounts:
            subjects = self._then(own.id, own.tree.data)
            yield from statements_in(own, subjects, self._names, readers)

    def _then(self, account: str, data: Node) -> Collection[Subject]:
        """Return the human's entries at a step: of the same id, or the same name under another.

        An id may have been that of a predecessor, whose name has no word in common: what was said
        of them is not for whoever asks today.
        """
        then = {
            old
            for old in all_subjects(account, data)
            for own in self._subjects
            if (old.account, old.kind) == (own.account, own.kind) and _is_same(old, own)
        }
        elsewhere = {own for own in self._subjects if own.account not in (account, SHARED)}
        return sorted(then | elsewhere | (self._shared if account != SHARED else set()))


def _is_same(old: Subject, own: Subject) -> bool:
    if fold(old.name) == fold(own.name):
        return True
    has_no_name = old.name == old.id or own.name == own.id
    common = set(fold(old.name).split()) & set(fold(own.name).split())
    return old.id == own.id and (has_no_name or bool(common))


def _searched(subjects: Sequence[Subject], names: Names) -> Iterator[str]:
    """Yield what a file has in it that says something about a human."""
    yield from (subject.id for subject in subjects)
    for name in (*names.certain, *names.possible):
        yield from name.split()[-1:]
