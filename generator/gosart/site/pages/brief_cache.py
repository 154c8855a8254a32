"""The briefs of a whole site: the past is read for all at once, a page written when it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from gosart.briefing.builder import make_brief, stamped_reports
from gosart.briefing.changes_since import Asked, ChangesSince, Present, read_moves, stamps
from gosart.briefing.period import Since, Until, last_time, next_time
from gosart.comparison.snapshots import Plan
from gosart.plan.validate.source_map import SourceMap
from gosart.rules.evaluate import Examined, Examiner
from gosart.rules.findings import Report
from gosart.rules.runner import AccountReport
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.brief import brief_address, brief_page
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.yaml.document import Repository

__all__ = ["BriefCache"]


@dataclass(frozen=True, eq=False, slots=True)
class _Briefs:
    """The briefs of one account."""

    result: AccountResult
    pages: tuple[tuple[str, Since, Until], ...]
    """(opportunity's id, since, until) of each; the account's own has the id ""."""

    @property
    def periods(self) -> list[Asked]:
        """The account and the first day of each period, whose changes have to be read."""
        return [(self.result.analysis.account.id, since.day) for _, since, _ in self.pages]


class BriefCache:
    """Writes the pages of all briefs, cached while an account and its past are the same."""

    def __init__(self) -> None:
        self._cached: dict[str, tuple[object, list[GeneratedFile]]] = {}
        """What an account's briefs depend on, and their pages, by its id."""

    def files(
        self,
        engine: Engine,
        site: Site,
        examiner: Examiner,
        results: Mapping[str, tuple[object, AccountResult]],
        repository: Repository,
        clean: Collection[str],
    ) -> list[GeneratedFile]:
        """Write every brief.

        Args:
            engine: What renders the templates.
            site: What is the same for all pages.
            examiner: What analyses a plan of the past.
            results: Accounts by id, each after what its pages depend on.
            repository: The files as they are now.
            clean: Ids of the accounts whose files git has as they are.

        Returns:
            The files.
        """
        by_account = {
            account: _Briefs(result, tuple(_periods(result, examiner)))
            for account, (_, result) in results.items()
        }
        pasts = stamps(
            examiner, [period for briefs in by_account.values() for period in briefs.periods]
        )
        keys = {
            account: (
                results[account][0],
                account in clean,
                tuple(pasts.get(period) for period in briefs.periods),
            )
            for account, briefs in by_account.items()
        }
        stale = {
            account: briefs
            for account, briefs in by_account.items()
            if self._cached.get(account, (None,))[0] != keys[account]
        }
        plans = {account: _plan(briefs.result, repository) for account, briefs in stale.items()}
        periods = [period for briefs in stale.values() for period in briefs.periods]
        changes = read_moves(examiner, Present(repository, plans, clean), periods)
        files: list[GeneratedFile] = []
        current: dict[str, tuple[object, list[GeneratedFile]]] = {}
        for account, briefs in by_account.items():
            pages = (
                list(_pages(engine, site, briefs, changes, examiner.options.root))
                if account in stale
                else self._cached[account][1]
            )
            current[account] = (keys[account], pages)
            files += pages
        self._cached = current
        return files


def _periods(result: AccountResult, examiner: Examiner) -> Iterator[tuple[str, Since, Until]]:
    """Yield (opportunity's id, since, until) of each brief, the account's own first."""
    analysis, today = result.analysis, examiner.options.today
    opportunities = analysis.opportunities
    yield "", last_time(analysis, opportunities, today), next_time(opportunities, today)
    for opportunity in opportunities if len(opportunities) > 1 else ():
        since, until = last_time(analysis, [opportunity], today), next_time([opportunity], today)
        yield opportunity.opportunity.id, since, until


def _plan(result: AccountResult, repository: Repository) -> Plan:
    """Return an account as a comparison takes it, without analysing it again."""
    account = result.analysis.account
    files = next(candidate for candidate in repository.accounts if candidate.id == account.id)
    report = AccountReport(result.own, dict(result.reports), result.problems)
    return Plan(
        account.id,
        files,
        Examined(result.analysis, report),
        None,
        SourceMap(files.tree, repository.shared, files.path),
    )


def _pages(
    engine: Engine, site: Site, briefs: _Briefs, changes: Mapping[Asked, ChangesSince], root: Path
) -> Iterator[GeneratedFile]:
    """Write the briefs of one account."""
    result = briefs.result
    account = result.analysis.account.id

    @cache  # once for all briefs of the account, when the first of them is written
    def reports() -> tuple[Report, Mapping[str, Report]]:
        return stamped_reports(result.own, result.reports)

    def written(opportunity: str, since: Since, until: Until, past: ChangesSince) -> GeneratedFile:
        brief = make_brief(
            result.analysis,
            opportunity,
            reports(),
            (since, until),
            past,
            site.method,
            engine.translator,
            site.today,
        )
        return brief_page(engine, site, result, root, brief)

    for opportunity, since, until in briefs.pages:
        uri, edit = brief_address(result.analysis, opportunity)
        make = partial(written, opportunity, since, until, changes[account, since.day])
        yield GeneratedFile(uri, later(make), edit, ())
