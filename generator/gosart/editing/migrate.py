"""Plans of an older edition of the criteria brought to that of today; every other byte stays.

migrate_account ── each set of ratings of an earlier edition ── rewritten, or left with the reason
               └─ `plan.method`                              ── the version of today
migrate_method_file ── keys of a company's file by their name of today
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.config.model import SiteOptions
from gosart.diagnostics import Location
from gosart.editing.locate import OpenPlan
from gosart.editing.patch import FileChanges, Proposal
from gosart.method.editions import Edition, edition_of
from gosart.method.model import Method
from gosart.method.overrides import RENAMED_SETS
from gosart.plan.schema.ratings_shorthand import count_of, fits, in_edition, ratings_of
from gosart.plan.validate.source_map import mapping
from gosart.plan.withheld import is_sealed
from gosart.repository.read_file import read_file
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.rename_key import rename_key
from gosart.yaml.edit.rewrite_text import rewrite_text
from gosart.yaml.edit.set_value import set_value

__all__ = ["Left", "Migration", "migrate_account", "migrate_method_file"]

_US = "us"
_VERSION: Key = ("plan", "method")


@dataclass(frozen=True, slots=True)
class Left:
    """A set of ratings that stays as it is."""

    location: Location
    reason: str
    """Why, as a sentence."""
    is_wrong: bool = False
    """Whether somebody has to mend it first."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What an account becomes."""

    proposals: tuple[Proposal, ...]
    """The files that change."""
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A set of ratings as it is read."""

    key: Key
    typed: str | None
    """Its short form, None for a long one."""
    own: str
    """The edition that it names, "" for none."""
    rival: bool
    edition: Edition
    sealed: str
    """The day until which it is sealed, "" for one that is open."""

    def edition_with(self, editions: tuple[Edition, ...], plan: str) -> Edition:
        """Return the edition that it is read by where the plan names a version."""
        count = None if self.typed is None else count_of(self.typed)
        return edition_of(editions, self.own, plan, count, rival=self.rival)


def migrate_account(plan: OpenPlan, method: Method, today: date) -> Migration:
    """Rewrite an account's sets of ratings for the edition of the criteria of today.

    What an edition had not is not rated afterwards, as before. A rating on a criterion that is no
    more is never thrown away: such a set stays, and names its edition. So does one that is sealed.

    Args:
        plan: The account.
        method: The method of today.
        today: The day, on which sets may be sealed.

    Returns:
        The files that change and the sets that stay; no file changes a second time.

    Raises:
        GosartError: Something cannot be changed safely; edit it by hand.
    """
    return _Migration(plan, method).run(today)


def migrate_method_file(options: SiteOptions) -> tuple[Proposal, ...]:
    """Write the keys of a company's method file by their name of today.

    Args:
        options: The site's options.

    Returns:
        The file, nothing where no key has another name.

    Raises:
        GosartError: A key cannot be changed safely; edit it by hand.
    """
    document, problems = read_file(options.root, options.method) if options.method else (None, ())
    if document is None or problems:
        return ()
    terms = mapping(mapping(document.data).get("terms"))
    changes = FileChanges(options.root)
    for former, name in RENAMED_SETS.items():
        if former in terms and name not in terms:
            path = options.method
            changes[path] = rename_key(changes[path], path, ("terms", former), name)
    return changes.proposals()


class _Migration:
    """The migration of one account."""

    def __init__(self, plan: OpenPlan, method: Method) -> None:
        self.plan = plan
        self.editions = method.editions
        self.now = method.editions[0]
        self.groups = tuple(
            tuple(criterion.key for criterion in question.criteria) for question in method.questions
        )
        self.data = plan.files.tree.data
        self.changes = FileChanges(plan.root)
        self.left: list[Left] = []

    def run(self, today: date) -> Migration:
        """Decide about each set, then write what is decided."""
        typed = mapping(self.data.get("plan")).get("method")
        before = typed if isinstance(typed, str) else ""
        sets = tuple(_sets(self.data, self.editions, before, today))
        old = [item for item in sets if item.edition is not self.now]
        stays = [item for item in old if item.sealed or self._misfit(item)]
        unknown = [item for item in sets if item.own and item.own not in self._versions()]
        after = self.now.version if before in self._versions() else before
        if any(
            item.edition_with(self.editions, after) is not item.edition
            for item in (*stays, *unknown)
        ):
            after = before  # one that nobody may touch is read by it
        for item in stays:
            self._leave(item)
        for item in unknown:
            reason = f"The method has no edition '{item.own}', so these ratings stay."
            self.left.append(Left(self._location((*item.key, "method")), reason, is_wrong=True))
        for item in old:
            if item not in stays and item not in unknown:
                self._migrate(item, after)
        if after != before:
            self._set(_VERSION, after)
        proposals = tuple(
            proposal for proposal in self.changes.proposals() if proposal.before != proposal.after
        )
        return Migration(proposals, tuple(self.left))

    def _migrate(self, item: _Set, plan: str) -> None:
        """Rewrite a set, or name its edition where it rates what is no more."""
        migrated = item
        if lost := self._lost(item):
            names = ", ".join(lost)
            reason = f"Edition {self.now.version} has no {names}: rated by edition "
            reason += f"{item.edition.version}, these ratings stay."
            self.left.append(Left(self._location((*item.key, "ratings")), reason))
            wanted = item.edition
        else:
            wanted = self.now
            if item.typed is not None:
                migrated = replace(item, typed=self._rewrite(item, item.typed))
            if item.own:
                migrated = replace(migrated, own=wanted.version)
        if migrated.edition_with(self.editions, plan) is not wanted:
            migrated = replace(migrated, own=wanted.version)
        if migrated.own != item.own:
            self._set((*item.key, "method"), migrated.own)

    def _rewrite(self, item: _Set, typed: str) -> str:
        """Rewrite a short form for today's edition, and return it."""

        def rewrite(text: str) -> str:
            return in_edition(text, item.edition, self.now, self.groups, item.rival)

        file = self.plan.locate((*item.key, "ratings"))
        before = self.changes[file.path]
        self.changes[file.path] = rewrite_text(before, file.path, file.key, typed, rewrite)
        return rewrite(typed)

    def _lost(self, item: _Set) -> list[str]:
        """Return the criteria of a short form's ratings that have no place in today's edition."""
        if item.typed is None:  # the long form names them, and may go on doing so
            return []
        count = len(self.now.criteria) if self._rates_all(item) else 0
        stays = self.now.keys(count, rival=item.rival)
        ratings = ratings_of(item.typed, item.edition, item.rival)
        return [key for key, (rating, _) in ratings.items() if rating and key not in stays]

    def _rates_all(self, item: _Set) -> bool:
        return item.typed is not None and count_of(item.typed) == len(item.edition.criteria)

    def _misfit(self, item: _Set) -> bool:
        return item.typed is not None and not fits(item.typed, item.edition, item.rival)

    def _leave(self, item: _Set) -> None:
        if item.sealed:
            reason = f"Sealed until {item.sealed}: these ratings stay as they are until then."
            self.left.append(Left(self._location(item.key), reason))
        else:
            reason = f"These ratings do not fit edition {item.edition.version}, so they stay."
            location = self._location((*item.key, "ratings"))
            self.left.append(Left(location, reason, is_wrong=True))

    def _versions(self) -> Collection[str]:
        return {edition.version for edition in self.editions}

    def _set(self, key: Key, value: str) -> None:
        file = self.plan.locate(key)
        self.changes[file.path] = set_value(self.changes[file.path], file.path, file.key, value)

    def _location(self, key: Key) -> Location:
        return self.plan.files.tree.locate(key)[0].key


def _sets(
    data: Mapping[str, Node], editions: tuple[Edition, ...], plan: str, today: date
) -> Iterator[_Set]:
    """Yield the sets of ratings of all opportunities of an account."""
    for name, opportunity in mapping(data.get("opportunities")).items():
        listed = mapping(opportunity).get("assessments")
        for number, entry in enumerate(listed if isinstance(listed, list) else ()):
            typed = mapping(entry).get("ratings")
            if not isinstance(entry, dict) or not isinstance(typed, str | dict):
                continue
            own = entry.get("method")
            key: Key = ("opportunities", name, "assessments", number)
            item = _Set(
                key=key,
                typed=typed if isinstance(typed, str) else None,
                own=own if isinstance(own, str) else "",
                rival=entry.get("for") != _US,
                edition=editions[0],
                sealed=str(entry.get("sealed_until") or "") if is_sealed(entry, key, today) else "",
            )
            yield replace(item, edition=item.edition_with(editions, plan))
