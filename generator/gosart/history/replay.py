"""Steps of the main line -> what each did to each account, as `gosart diff` sees it.

Each account is taken through its own files from step to step, so the work grows with the files that
changed; what is stored already is not read again. A day's numbers (what is overdue) are those of
the step's own day: a story never changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from gosart.analysis.opportunity import AccountAnalysis
from gosart.comparison.account_states import Replay
from gosart.comparison.closed_entries import closed_in, closed_part
from gosart.comparison.compare import compare_plans
from gosart.comparison.former_selves import former_self
from gosart.comparison.model import AccountChange, Change
from gosart.comparison.past_audience import identities
from gosart.comparison.snapshots import Plan, plan_of
from gosart.comparison.summary import Status, status_of
from gosart.config.model import SiteOptions
from gosart.diagnostics import Location
from gosart.history.figures import figures_of
from gosart.history.model import StepChanges
from gosart.history.shares import moves, side_by_side
from gosart.history.visibility import Visibility
from gosart.method.model import Method
from gosart.plan.audience import speaks, tree_speaks
from gosart.plan.loader import load_account
from gosart.plan.options import plan_options
from gosart.plan.schema.field import Part
from gosart.plan.shared_entries import SECTIONS, Shared, load_shared
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED
from gosart.progress import Watch, unwatched
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import RuleSet
from gosart.vcs.log import Step
from gosart.yaml.document import AccountFiles, Repository, Tree

__all__ = ["replay_steps"]

Fate: TypeAlias = Literal["added", "removed", "changed"]
Linked: TypeAlias = Mapping[str, Sequence[str]]
_NO_LINKS: Linked = MappingProxyType({})
_NO_RULES = RuleSet((), ())
"""The rules of today say nothing of a plan of long ago."""


def replay_steps(
    options: SiteOptions,
    method: Method,
    steps: Sequence[Step],
    wanted: Mapping[str, frozenset[str]],
    earlier: Sequence[Step] = (),
    linked: Linked = _NO_LINKS,
    watch: Watch = unwatched,
    visibility: Visibility | None = None,
) -> dict[str, dict[str, StepChanges]]:
    """Return what each step did to the accounts asked for.

    Args:
        options: The site's options.
        method: The method of the plans.
        steps: The steps, the oldest first.
        wanted: Ids of accounts by commit; those that one of them may have been are replayed, too.
        earlier: The steps before these, read where a plan is unreadable when they begin.
        linked: Files elsewhere that links of an account lead to, by its id.
        watch: Shows the progress.
        visibility: What of older plans is kept from the readers, though it was open on its day.

    Returns:
        By commit and account, also where a step did nothing that a reader could see.

    Raises:
        GosartError: Git fails.
    """
    replay = Replay(options.root, options.accounts_dir, steps, linked)
    stories = _Replayer(options, method, replay, wanted, earlier, linked, visibility)
    by_commit: dict[str, dict[str, StepChanges]] = {
        step.id: {} for step in steps if step.id in wanted
    }
    for commit, account, change in stories.changes(watch):
        by_commit[commit][account] = change
    for step, change in stories.renamed():
        old, new = by_commit[step.id][change.renamed_from], by_commit[step.id][change.account]
        by_commit[step.id][change.renamed_from] = replace(old, changes=(), status=Status())
        by_commit[step.id][change.account] = replace(
            change,
            guarded=old.guarded or new.guarded,
            closed=new.closed,
            seen_as=new.seen_as,
        )
    for step, change in stories.shared():
        by_commit[step.id][SHARED] = change
    return by_commit


@dataclass(frozen=True, eq=False, slots=True)
class _Version:
    """The shared entries from a step on."""

    step: Step | None
    typed: Tree
    """As they were on their day."""
    guarded: bool
    """Whether they say that some may not see all of them."""
    tree: Tree
    """With what has been narrowed since."""
    entries: Shared


@dataclass(frozen=True, eq=False, slots=True)
class _Good:
    """The last plan that could be read."""

    files: AccountFiles
    shared: _Version
    plan: Plan
    day: date
    """The day that it was examined for."""


class _Replayer:
    def __init__(
        self,
        options: SiteOptions,
        method: Method,
        replay: Replay,
        wanted: Mapping[str, frozenset[str]],
        earlier: Sequence[Step],
        linked: Linked,
        visibility: Visibility | None,
    ) -> None:
        self.options = options
        self.earlier = earlier
        self.linked = linked
        self.method = method
        self.replay = replay
        self.visibility = visibility
        self.plan_options = replace(plan_options(options), follow_links=False)
        self.versions = tuple(self._versions())
        self.indexes = {step.id: index for index, step in enumerate(replay.steps)}
        self.moves = moves(replay)
        self.wanted = {
            commit: accounts | self.moves.get(commit, frozenset())
            for commit, accounts in wanted.items()
        }
        self.gone: dict[str, dict[str, Plan]] = {}
        self.come: dict[str, dict[str, Plan]] = {}

    def accounts(self) -> list[str]:
        """Return the accounts that are replayed."""
        wanted = frozenset[str]().union(*self.wanted.values())
        return [name for name in self.replay.accounts() if name != SHARED and name in wanted]

    def _versions(self) -> Iterator[_Version]:
        for step, repository in self.replay.read(self.replay.states(SHARED)):
            typed = (repository or Repository((), Tree({}, ()))).shared
            tree = self.visibility.past.shared(typed) if self.visibility else typed
            entries = load_shared(tree, self.method, self.plan_options)
            yield _Version(step, typed, tree_speaks(typed, self.plan_options), tree, entries)

    def _shared_at(self, index: int) -> _Version:
        """Return the shared entries after the step of an index, for -1 those before the first."""
        latest = self.versions[0]
        for version in self.versions[1:]:
            if version.step and self.indexes[version.step.id] > index:
                break
            latest = version
        return latest

    def changes(self, watch: Watch) -> list[tuple[str, str, StepChanges]]:
        """Return what each step did to the accounts: its commit, the account, and the change."""
        together = frozenset[str]().union(*self.moves.values())
        stories = sum(len(accounts) for accounts in self.wanted.values())
        self.replay.close()
        return side_by_side(self.accounts(), together, stories, self.account, watch)

    def account(self, account: str) -> Iterator[tuple[Step, StepChanges]]:
        """Yield what each step did to an account."""
        good: _Good | None = None
        broken = False
        typed: AccountFiles | None = None
        speaking = False
        for step, repository in self.replay.read(self.replay.states(account)):
            earlier, typed = typed, _files_of(repository, account)
            spoke, speaking = speaking, typed is not None and speaks(typed, self.plan_options)
            files = self._seen(typed)
            index = self.indexes[step.id] if step else -1
            shared = self._shared_at(index)
            day = step.day if step else self.replay.steps[0].day
            after = self._plan(files, shared, day) if files else None
            if step and account in self.wanted.get(step.id, ()):
                before = self._again(good, self._shared_at(index - 1), day)
                self._remember(step, account, before, after)
                change = (
                    self._step(before, after, was_broken=broken)
                    if before or after
                    else _nothing(account)
                )
                guarded = shared.guarded or spoke or speaking
                yield step, self._with_audiences(change, earlier, typed, guarded=guarded)
            broken = bool(after and after.broken)
            if step is None and broken:
                good = self._before(account)
            elif after is None:
                good = None
            elif after.examined and files:
                good = _Good(files, shared, after, day)

    def _seen(self, files: AccountFiles | None) -> AccountFiles | None:
        """Return an account's files of some day as the readers may see them today."""
        if files is None or self.visibility is None:
            return files
        return self.visibility.past.account(files)

    def _with_audiences(
        self,
        account_changes: StepChanges,
        old: AccountFiles | None,
        new: AccountFiles | None,
        *,
        guarded: bool,
    ) -> StepChanges:
        """Add what the files, as they were on their day, say of who may see what."""
        readers = self.plan_options
        return replace(
            account_changes,
            guarded=guarded,
            closed=closed_in(new, readers) if new else None,
            identities=tuple(sorted(identities(old.tree.data))) if old and not new else (),
            seen_as=self._seen_as(account_changes.account),
        )

    def _seen_as(self, account: str) -> str:
        return self.visibility.digest(account) if self.visibility else ""

    def _before(self, account: str) -> _Good | None:
        """Return an account as it could last be read before the first step."""
        for step in reversed(self.earlier):
            if account in step.files:
                folder = self.options.accounts_dir
                replay = Replay(self.options.root, folder, [step], self.linked)
                _, repository = next(replay.read(replay.states(account)))
                files = self._seen(_files_of(repository, account))
                plan = self._plan(files, self.versions[0], step.day) if files else None
                if files is None or plan is None:
                    return None
                if plan.examined:
                    return _Good(files, self.versions[0], plan, step.day)
        return None

    def renamed(self) -> Iterator[tuple[Step, StepChanges]]:
        """Yield the accounts that a step gave another id."""
        for step in self.replay.steps:
            gone = dict(self.gone.get(step.id, {}))
            for plan in self.come.get(step.id, {}).values():
                before = former_self(plan, gone)
                if before is not None:
                    del gone[before.id]
                    yield step, self._step(before, plan, was_broken=False)

    def shared(self) -> Iterator[tuple[Step, StepChanges]]:
        """Yield what steps did to the entries that all accounts share."""
        for old, new in zip(self.versions, self.versions[1:], strict=False):
            if new.step is None or SHARED not in self.wanted.get(new.step.id, ()):
                continue
            readers = self.plan_options
            ids = (
                f"{section}/{name}"
                for section in SECTIONS
                for name in mapping(new.typed.data.get(section))
            )
            yield (
                new.step,
                StepChanges(
                    SHARED,
                    "",
                    Status(),
                    "changed",
                    "",
                    broken=False,
                    guarded=old.guarded or new.guarded,
                    changes=tuple(self._entries(old.entries, new.entries)),
                    closed=closed_part(new.typed.data, readers),
                    identities=tuple(sorted(ids)),
                    seen_as=self._seen_as(SHARED),
                ),
            )

    def _entries(self, old: Shared, new: Shared) -> Iterator[Change]:
        if not (old.readable and new.readable):
            return
        for section in SECTIONS:
            before, after = getattr(old.visible, section) or {}, getattr(new.visible, section) or {}
            for key in dict.fromkeys((*before, *after)):
                was, now = before.get(key), after.get(key)
                if was == now:
                    continue
                fate: Fate = "added" if was is None else "removed" if now is None else "changed"
                yield Change(
                    kind=fate,
                    subject=f"shared-{section}",
                    name=_name(was if now is None else now, key),
                    part=Part.SUMMARY,
                    field="",
                    old=None,
                    new=None,
                    direction="neutral",
                    location=Location(""),
                    ids=(section, key),
                )

    def _plan(self, files: AccountFiles, shared: _Version, day: date) -> Plan | None:
        loaded = load_account(files, shared.entries, self.method, self.plan_options).account
        return plan_of(files, loaded, self._examiner(day), shared.tree) if loaded else None

    def _again(self, good: _Good | None, shared: _Version, day: date) -> Plan | None:
        """Read the last readable plan as of a step's day and with what is shared then.

        So nothing counts as a change but what the step did.
        """
        if good is None:
            return None
        if good.shared is not shared:
            return self._plan(good.files, shared, day)
        if good.day == day:
            return good.plan
        examined = good.plan.examined
        return (
            plan_of(good.files, examined.analysis.account, self._examiner(day), shared.tree)
            if examined
            else None
        )

    def _examiner(self, day: date) -> Examiner:
        return Examiner(self.method, replace(self.options, today=day), _NO_RULES)

    def _remember(self, step: Step, account: str, before: Plan | None, after: Plan | None) -> None:
        if step.id not in self.moves:
            return
        if before and not after:
            self.gone.setdefault(step.id, {})[account] = before
        elif after and not before:
            self.come.setdefault(step.id, {})[account] = after

    def _step(self, old: Plan | None, new: Plan | None, *, was_broken: bool) -> StepChanges:
        change = compare_plans(old, new, self.options, self.method)
        status = status_of(change)
        if was_broken and new and new.examined:
            status = Status("readable-again")
        elif was_broken and new and new.broken:
            status = Status()  # listed when it broke
        return StepChanges(
            account=change.id,
            name=change.name,
            status=status,
            fate=change.status,
            renamed_from=change.renamed_from,
            broken=change.broken in ("head", "both"),
            guarded=False,
            changes=_lasting(change),
            opportunities=change.opportunities or {},
            figures=figures_of(_analysis(old), _analysis(new)),
        )


def _files_of(repository: Repository | None, account: str) -> AccountFiles | None:
    accounts = repository.accounts if repository else ()
    return next((files for files in accounts if files.id == account), None)


def _analysis(plan: Plan | None) -> AccountAnalysis | None:
    return plan.examined.analysis if plan and plan.examined else None


def _nothing(account: str) -> StepChanges:
    """Return what a step did that the readers see nothing of."""
    return StepChanges(
        account, account, Status(), "changed", "", broken=False, guarded=False, changes=()
    )


def _lasting(change: AccountChange) -> tuple[Change, ...]:
    return tuple(
        replace(item, location=Location("")) for item in (*change.effects, *change.changes)
    )


def _name(entry: object, key: str) -> str:
    return entry if isinstance(entry, str) else str(getattr(entry, "name", None) or key)
