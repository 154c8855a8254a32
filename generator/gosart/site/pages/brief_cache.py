"""The briefs of a whole site: what moved is read for all accounts at once, and a brief is made again only where something of it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gosart.briefing.builder import make_brief
from gosart.briefing.changes_since import Asked, Moved, Present, read_moves, stamps
from gosart.briefing.period import Since, Until, last_time, next_time
from gosart.comparison.snapshots import Plan
from gosart.plan.validate.source_map import SourceMap
from gosart.rules.evaluate import Examined, Examiner
from gosart.rules.runner import AccountReport
from gosart.site.pages.account import AccountResult
from gosart.site.pages.brief import brief_page
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site
from gosart.yaml.document import Repository

__all__ = ["BriefKeeper"]


@dataclass(frozen=True, eq=False, slots=True)
class _Wanted:
    """An account whose briefs are to be made: (deal id, since, until) of each page."""

    result: AccountResult
    pages: tuple[tuple[str, Since, Until], ...]

    @property
    def asked(self) -> list[Asked]:
        """What has to be known of the past."""
        return [(self.result.reading.account.id, since.day) for _, since, _ in self.pages]


class BriefKeeper:
    """Makes the pages of all briefs again and again; those of an account that did not change, nor its past, are kept."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, list[GeneratedFile]]] = {}

    def files(
        self,
        engine: Engine,
        site: Site,
        examiner: Examiner,
        results: Mapping[str, tuple[object, AccountResult]],
        repository: Repository,
        clean: Collection[str],
    ) -> list[GeneratedFile]:
        """Write every brief. `results` are accounts by id with what their pages depend on, `clean` those that git has as they are."""
        wanted = {
            key: _Wanted(result, tuple(_pages(result, examiner)))
            for key, (_, result) in results.items()
        }
        pasts = stamps(examiner, [asked for one in wanted.values() for asked in one.asked])
        keys = {
            account: (
                results[account][0],
                account in clean,
                tuple(pasts.get(asked) for asked in one.asked),
            )
            for account, one in wanted.items()
        }
        again = {
            account: one
            for account, one in wanted.items()
            if self._kept.get(account, (None,))[0] != keys[account]
        }
        plans = {account: _plan(one.result, repository) for account, one in again.items()}
        asked = [found for one in again.values() for found in one.asked]
        moves = read_moves(examiner, Present(repository, plans, clean), asked)
        made: list[GeneratedFile] = []
        kept: dict[str, tuple[object, list[GeneratedFile]]] = {}
        for account, one in wanted.items():
            files = (
                list(_made(engine, site, one, moves, examiner.options.root))
                if account in again
                else self._kept[account][1]
            )
            kept[account] = (keys[account], files)
            made += files
        self._kept = kept
        return made


def _pages(result: AccountResult, examiner: Examiner) -> Iterator[tuple[str, Since, Until]]:
    reading, today = result.reading, examiner.options.today
    yield (
        "",
        last_time(reading, reading.opportunities, today),
        next_time(reading.opportunities, today),
    )
    for found in reading.opportunities if len(reading.opportunities) > 1 else ():
        yield found.opportunity.id, last_time(reading, [found], today), next_time([found], today)


def _plan(result: AccountResult, repository: Repository) -> Plan:
    account = result.reading.account
    files = next(found for found in repository.accounts if found.id == account.id)
    report = AccountReport(result.own, dict(result.reports), result.problems)
    return Plan(
        account.id,
        files,
        Examined(result.reading, report),
        None,
        SourceMap(files.tree, repository.shared, files.path),
    )


def _made(
    engine: Engine, site: Site, one: _Wanted, moves: Mapping[Asked, Moved], root: Path
) -> Iterator[GeneratedFile]:
    result = one.result
    account = result.reading.account.id
    for opportunity, since, until in one.pages:
        moved = moves[account, since.day]
        brief = make_brief(
            result.reading,
            opportunity,
            (result.own, result.reports),
            (since, until),
            moved,
            site.method,
            engine.translator,
            site.today,
        )
        yield brief_page(engine, site, result, root, brief)
