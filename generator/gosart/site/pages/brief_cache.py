"""What is written from the past of an account: its briefs, and the page that it opens with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice

from gosart.briefing.builder import make_brief, stamped_reports
from gosart.briefing.changes_since import Asked, ChangesSince, Present, read_moves, stamps
from gosart.comparison.snapshots import Plan
from gosart.repository.content_stamp import stamp_of
from gosart.rules.evaluate import Examiner
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account import summary_file
from gosart.site.pages.brief import brief_page
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.store.account_pages import AccountPages, PageState
from gosart.site.store.accounts import Accounts
from gosart.site.store.records import AccountRecord, BriefRecord
from gosart.yaml.document import Tree

__all__ = ["BriefCache"]


_TEMPLATES = ("account_brief.md.j2",)
MANY = 50
"""Accounts whose past is read together: git is asked alike often for one and for fifty."""


class BriefCache:
    """The pages of all briefs, and each account's own page.

    They are the very objects of before while an account and its past are.

    Args:
        on_demand: Whether somebody looks at single pages, and the past of one account is enough.
    """

    def __init__(self, *, on_demand: bool = False) -> None:
        self._together = 1 if on_demand else MANY
        self._cached: dict[str, tuple[object, list[GeneratedFile]]] = {}
        """What an account's briefs depend on, and their pages, by its id."""

    def files(
        self,
        engine: Engine,
        site: Site,
        examiner: Examiner,
        accounts: Accounts,
        pages: AccountPages,
        shared: Tree,
        clean: Collection[str],
        state: PageState,
    ) -> Iterator[GeneratedFile]:
        """Yield the page of every brief, and each account's own page with what changed lately.

        Args:
            engine: What renders the templates.
            site: What is the same for all pages.
            examiner: What analyses a plan of the past.
            accounts: The accounts as they are now.
            pages: Their pages without what changed.
            shared: What they share.
            clean: Ids of the accounts whose files git has as they are.
            state: What pages depend on besides their account.
        """
        pasts = stamps(
            examiner,
            [
                (record.id, brief.since.day)
                for record in accounts.visible
                for brief in record.briefs
            ],
        )
        moves = _Moves(examiner, accounts, shared, clean, self._together)
        current: dict[str, tuple[object, list[GeneratedFile]]] = {}
        for record in accounts.visible:
            past = tuple(pasts.get((record.id, brief.since.day)) for brief in record.briefs)
            # what rules say of the past is in it, too: with the key of all that they are given
            basis = record.key, record.content, record.id in clean, past
            key = stamp_of(basis, state.of(_TEMPLATES))
            cached = self._cached.get(record.id)
            if cached is None or cached[0] != (key, state.whole):
                write = partial(_written, engine, site, accounts, record, moves)
                files = [
                    GeneratedFile(brief.uri, partial(write, brief), brief.edit_path, (), key=key)
                    for brief in record.briefs
                ]
                own = partial(_summary, engine, site, examiner, accounts, record, moves)
                files += [
                    page.made_by(own).keyed(stamp_of(basis, state.of(page.templates)))
                    for page in pages.summary(record, state)
                ]
                cached = (key, state.whole), files
            current[record.id] = cached
            yield from cached[1]
        self._cached = current


class _Moves:
    """What moved in accounts since days of theirs, read when the first brief is written."""

    def __init__(
        self,
        examiner: Examiner,
        accounts: Accounts,
        shared: Tree,
        clean: Collection[str],
        together: int,
    ) -> None:
        self._examiner = examiner
        self._accounts = accounts
        self._shared = shared
        self._clean = clean
        self._together = together
        self._read: dict[Asked, ChangesSince] = {}

    def since(self, record: AccountRecord, brief: BriefRecord) -> ChangesSince:
        """Return what moved in an account since the day of a brief."""
        key = record.id, brief.since.day
        if key not in self._read:
            records = self._with_others(record)
            asked = [
                (own.id, each.since.day)
                for own in records
                for each in own.briefs
                if self._together > 1 or each.since.day == brief.since.day
            ]
            dated = {
                (own.id, each.since.day): each.dated
                for own in records
                for each in own.briefs
                if each.dated is not None
            }
            present = Present(self._shared, _Plans(self._accounts, records), self._clean, dated)
            self._read |= read_moves(self._examiner, present, asked)
        return self._read[key]

    def _with_others(self, record: AccountRecord) -> list[AccountRecord]:
        """Return an account with those after it whose briefs will be asked for, too."""
        records = list(self._accounts.visible) if self._together > 1 else [record]
        start = next((n for n, own in enumerate(records) if own.id == record.id), 0)
        others = (own for own in records[start + 1 :] if own.id in self._accounts.examined)
        return [record, *islice(others, self._together - 1)]


class _Plans(Mapping[str, Plan]):
    """The plans of some accounts, each examined when somebody asks for it."""

    def __init__(self, accounts: Accounts, records: Iterable[AccountRecord]) -> None:
        self._accounts = accounts
        self._ids = tuple(record.id for record in records)
        self._plans: dict[str, Plan] = {}

    def __getitem__(self, account: str) -> Plan:
        if account not in self._ids:
            raise KeyError(account)
        if account not in self._plans:
            self._plans[account] = self._accounts.plan(account)
        return self._plans[account]

    def __contains__(self, account: object) -> bool:
        return account in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _written(
    engine: Engine,
    site: Site,
    accounts: Accounts,
    record: AccountRecord,
    moves: _Moves,
    brief: BriefRecord,
) -> str | bytes:
    """Write the page of a brief."""
    result = accounts.result(record)
    made = make_brief(
        result.analysis,
        brief.opportunity,
        stamped_reports(result.own, result.reports),
        (brief.since, brief.until),
        moves.since(record, brief),
        site.method,
        engine.translator,
        site.today,
    )
    return brief_page(engine, site, made).made()


def _summary(
    engine: Engine,
    site: Site,
    examiner: Examiner,
    accounts: Accounts,
    record: AccountRecord,
    moves: _Moves,
) -> str | bytes:
    """Write the page that an account opens with."""
    brief = record.briefs[0]  # the account's own comes first
    lately = brief.since, moves.since(record, brief)
    result, root = accounts.result(record), examiner.options.root
    return summary_file(engine, site, result, root, lately).made()
