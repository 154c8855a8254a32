"""From files to the portfolio: all accounts, cut to the build's audience, with all problems.

load_portfolio ── load_shared, then load_account for each (or what a PlanCache kept of the build
                  before)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from gosart.diagnostics import Diagnostic, Severity, ordered
from gosart.method.model import Method
from gosart.plan.audience import account_is_open
from gosart.plan.audience import is_open as entry_is_open
from gosart.plan.loader import Loaded, load_account
from gosart.plan.model.account import Account, BrokenAccount, Portfolio
from gosart.plan.model.people import TeamMember
from gosart.plan.options import PlanOptions
from gosart.plan.published_problems import published_shared
from gosart.plan.shared_entries import Shared, load_shared
from gosart.plan.shared_use import SharedStamps, stamps_of_shared
from gosart.plan.validate.consistency import Meeting, meetings_of
from gosart.plan.validate.source_map import mapping
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.repository.discovery import Listed
from gosart.yaml.document import AccountFiles, Key, Node, Repository

__all__ = [
    "Humans",
    "Loaded",
    "Meeting",
    "Named",
    "PlanCache",
    "PlanOptions",
    "Shared",
    "load_account",
    "load_portfolio",
    "load_shared",
    "meeting_of",
    "meetings",
    "nameable",
    "named_in",
]


@dataclass
class PlanCache:
    """Accounts of earlier builds, used again until they or what they depend on has changed.

    Files without a signature are loaded each time. Another method object empties the cache.
    """

    _method: Method | None = None
    _shared: tuple[object, Shared] | None = None
    _stamps: tuple[object, SharedStamps] | None = None
    _accounts: dict[str, tuple[object, Loaded]] = field(default_factory=dict)
    _people: dict[str, tuple[AccountFiles, PlanOptions, Named]] = field(default_factory=dict)

    def shared(self, repository: Repository, method: Method, options: PlanOptions) -> Shared:
        """Return the shared entries, read again if their files, method or options are others.

        Args:
            repository: The files as read.
            method: The method.
            options: The options of the build.
        """
        if method is not self._method:
            self._method, self._shared, self._accounts = method, None, {}
        state = (repository.shared_signature, options)
        unsigned = (
            repository.shared.mounts and not repository.shared_signature
        )  # where nothing is shared, nothing can have changed
        if self._shared is None or self._shared[0] != state or unsigned:
            self._shared = (state, load_shared(repository.shared, method, options))
        return self._shared[1]

    def shared_stamps(self, shared: Shared, listed: Listed) -> SharedStamps:
        """Return the digests of the shared entries, those of before while they are the same.

        Args:
            shared: The shared entries.
            listed: Their files.
        """
        state = shared, listed.files, listed.problems
        if self._stamps is None or self._stamps[0] != state:
            everything = stamp_of(listed.files, listed.problems)
            self._stamps = state, stamps_of_shared(shared, everything, listed.problems)
        return self._stamps[1]

    def account(
        self,
        files: AccountFiles,
        shared: Shared,
        method: Method,
        options: PlanOptions,
        met: Mapping[str, Meeting],
    ) -> Loaded:
        """Return one account, loaded again where what it depends on is another.

        That is its files, the shared entries, the options, and who is met elsewhere.

        Args:
            files: The account's files.
            shared: The entries that all accounts share.
            method: The method.
            options: The options of the build.
            met: Whom accounts may refer to in others.
        """
        state = (files.signature, files.problems, shared, options, tuple(sorted(met.items())))
        cached = self._accounts.get(files.id)
        if cached is None or cached[0] != state or not files.signature:
            cached = (state, load_account(files, shared, method, options, met))
            self._accounts[files.id] = cached
        return cached[1]

    def named(self, files: AccountFiles, options: PlanOptions) -> Named:
        """Return who is in an account and whom it names, read again where its files are others.

        Args:
            files: The account's files.
            options: The options of the build.
        """
        cached = self._people.get(files.id)
        if cached is None or cached[0] is not files or cached[1] != options:
            cached = (files, options, named_in(files, options))
            self._people[files.id] = cached
        return cached[2]

    def keep_only(self, ids: Iterable[str]) -> None:
        """Drop accounts that are gone.

        Args:
            ids: The ids.
        """
        for gone in self._accounts.keys() - set(ids):
            del self._accounts[gone]
            self._people.pop(gone, None)


def load_portfolio(
    repository: Repository,
    method: Method,
    options: PlanOptions,
    cache: PlanCache | None = None,
    watch: Watch = unwatched,
) -> Portfolio:
    """Load every account of a repository for the audience of the build.

    Problems are those of the repository, of the shared entries and of all accounts, also of those
    that the build does not show. With a cache, an account that has not changed is the very object
    of the build before.

    Args:
        repository: The files as read.
        method: The method.
        options: The options of the build.
        cache: What an earlier build has loaded, None for none.
        watch: Shows the progress.

    Returns:
        The accounts with everything that is wrong.
    """
    cache = cache or PlanCache()
    shared = cache.shared(repository, method, options)
    met = meetings(repository, options, cache)
    loaded = [
        cache.account(files, shared, method, options, met[files.id])
        for files in watch(repository.accounts, "Checking plans")
    ]
    cache.keep_only(met)
    team: dict[str, TeamMember] = dict(shared.team)
    for item in loaded:
        for member in item.team:
            team.setdefault(member.id, member)
    problems: list[Diagnostic] = [*repository.problems, *shared.problems]
    problems += (problem for item in loaded for problem in item.problems)
    return Portfolio(
        accounts=tuple(item.account for item in loaded if isinstance(item.account, Account)),
        broken=tuple(item.account for item in loaded if isinstance(item.account, BrokenAccount)),
        team=tuple(team.values()),
        problems=ordered(problems),
        published=ordered(
            (
                *published_shared(repository, shared, options),
                *(problem for account in loaded for problem in account.published),
            )
        ),
    )


def meetings(
    repository: Repository, options: PlanOptions, cache: PlanCache | None = None
) -> dict[str, dict[str, Meeting]]:
    """Return for each account (by id) what is behind each `same_as` of it.

    Args:
        repository: The files as read.
        options: The options of the build.
        cache: What an earlier build has read, None for none.
    """
    cache = cache or PlanCache()
    named = {files.id: cache.named(files, options) for files in repository.accounts}
    humans = {account: people for account, (people, _) in named.items()}
    return {
        account: {same: meeting_of(same, humans, options, repository.ids) for same in others}
        for account, (_, others) in named.items()
    }


def nameable(accounts: Iterable[AccountFiles], options: PlanOptions) -> frozenset[str]:
    """Return what an account may name in some others.

    Args:
        accounts: Those others.
        options: Whom the build is for.

    Returns:
        The id of each account that the readers may know of, and `account/person` for its people.
    """
    humans = {files.id: Humans.of(files, options) for files in accounts}
    return frozenset(
        name
        for id_, there in humans.items()
        if there.is_open
        for name in (id_, *(f"{id_}/{person}" for person in there.visible))
    )


@dataclass(frozen=True)
class Humans:
    """The people of an account, read off the data before anything is checked."""

    readable: bool
    """Whether nothing of its files is broken."""
    is_open: bool
    """Whether the readers may know that there is such an account."""
    everybody: frozenset[str]
    """Ids of all its people."""
    visible: frozenset[str]
    """Ids of those whom the readers may see."""

    @classmethod
    def of(cls, files: AccountFiles, options: PlanOptions) -> Humans:
        """Return the people of an account.

        Args:
            files: The account's files.
            options: Whom the build is for.
        """
        data = files.tree.data
        entries = list(_entries(data, options))
        secret = {name for name, is_shown in entries if not is_shown}
        everybody = frozenset(name for name, _ in entries)
        is_open = account_is_open(files, options)
        visible = everybody - secret if is_open else frozenset()
        readable = not any(problem.severity is Severity.ERROR for problem in files.problems)
        return cls(readable, is_open, everybody, visible)


Named: TypeAlias = tuple[Humans, Collection[str]]
"""Who is in an account, and whom it calls the same as somebody of another."""


def _entries(data: Mapping[str, Node], options: PlanOptions) -> Iterator[tuple[str, bool]]:
    """Yield who is in an account, or met in a single deal of it, and whether they may be shown."""
    people = mapping(data.get("people"))
    for name, entry in people.items():
        yield name, entry_is_open(entry, options, ("people", name))
    for id_, opportunity in mapping(data.get("opportunities")).items():
        key: Key = ("opportunities", id_)
        is_visible = entry_is_open(opportunity, options, key)
        for name, entry in mapping(mapping(opportunity).get("people")).items():
            if name not in people:
                yield name, is_visible and entry_is_open(entry, options, (*key, "people", name))


def named_in(files: AccountFiles, options: PlanOptions) -> Named:
    """Return who is in an account, and whom it calls the same as somebody of another.

    Args:
        files: The account's files.
        options: Whom the build is for.
    """
    return Humans.of(files, options), tuple(meetings_of(files.tree.data))


def meeting_of(
    same: str, humans: Mapping[str, Humans], options: PlanOptions, ids: frozenset[str]
) -> Meeting:
    """Return what is behind a reference of an account to another.

    Args:
        same: `account/person`, or an account's id, as it is typed.
        humans: The people of each account, by its id.
        options: Whom the build is for.
        ids: Ids of all accounts there are, also of those that were not read; empty: nobody knows.
    """
    account, is_person, person = same.partition("/")
    there = humans.get(account)
    if not is_person:  # the account itself
        if there is not None:
            return Meeting.VISIBLE if there.is_open else Meeting.HIDDEN
        if ids and account not in ids:
            return Meeting.MISSING
    if (
        there is None
    ):  # an account that was not read (a build of a few) may be one that this build must not name
        return Meeting.ELSEWHERE if options.is_narrowest else Meeting.HIDDEN
    if person in there.visible:
        return Meeting.VISIBLE
    # Of files that could not be read nobody knows whom they would show.
    return Meeting.HIDDEN if person in there.everybody or not there.readable else Meeting.MISSING
