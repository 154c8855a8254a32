"""One account from its files to what the site keeps of it, under all that is the same for a build.

    Examination ── examine(files, meetings, day) -> Examined: its record, and its result
                └─ who(files)                    -> its people, and whom it names elsewhere

Nothing here remembers anything: the same arguments give the same, in whatever process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.course import course_of
from gosart.analysis.member_work import members_of
from gosart.analysis.opportunity import AccountAnalysis, analyse_account
from gosart.analysis.overview_of_account import overview_of
from gosart.briefing.dated_entries import dated_since
from gosart.briefing.period import last_time, next_time
from gosart.comparison.snapshots import Plan
from gosart.config.model import SiteOptions
from gosart.diagnostics import Severity
from gosart.plan.loader import Loaded, load_account
from gosart.plan.model.account import BrokenAccount
from gosart.plan.options import PlanOptions
from gosart.plan.portfolio_loader import Named, named_in
from gosart.plan.shared_entries import Shared
from gosart.plan.shared_use import KeyOf, SharedIds, mentioned_in
from gosart.plan.validate.consistency import Meeting
from gosart.plan.validate.source_map import SourceMap
from gosart.repository.file_source import FileSource
from gosart.repository.recording_source import RecordingSource
from gosart.rules.evaluate import Examined as Evaluated
from gosart.rules.evaluate import thresholds_of
from gosart.rules.runner import AccountReport, run_account
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account import account_files
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.brief import brief_address
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.store.records import AccountRecord, BriefRecord, PageRecord
from gosart.site.store.stored_accounts import Entries
from gosart.yaml.document import AccountFiles

__all__ = ["Examination", "Examined"]


@dataclass(frozen=True, eq=False, slots=True)
class Examined:
    """What became of an account's files."""

    record: AccountRecord
    result: AccountResult | None
    """None where the build shows no such account, or only that its plan has errors."""


@dataclass(frozen=True, eq=False)
class Examination:
    """What is the same for all accounts of a build."""

    options: SiteOptions
    plan_options: PlanOptions
    shared: Shared
    engine: Engine
    site: Site
    files: FileSource
    has_past: bool = True
    """Whether git knows what plans were."""
    is_for_own_rules: bool = False
    """Whether a company's own rules run, which may look at shared entries that no plan mentions."""

    def who(self, files: AccountFiles) -> Named:
        """Return who is in an account, and whom it names in others.

        Args:
            files: The account's files.
        """
        return named_in(files, self.plan_options)

    def pages(self, result: AccountResult) -> list[GeneratedFile]:
        """Return the files of an account, written when they are asked for.

        Args:
            result: The account.
        """
        return account_files(self.engine, self.site, result, self.options.root)

    def entries(self, result: AccountResult) -> Entries:
        """Return what the search finds of each page of an account, by its uri.

        Args:
            result: The account.
        """
        return {file.uri: file.search for file in self.pages(result) if file.search}

    def examine(
        self,
        key_of: KeyOf,
        files: AccountFiles,
        meetings: Mapping[str, Meeting],
        day: date | None,
    ) -> Examined:
        """Check, analyse and test an account.

        Args:
            key_of: Returns the key of all that it depends on.
            files: The account's files.
            meetings: Whom it may refer to in others.
            day: The day it was last touched, None where nobody knows.

        Returns:
            The account, with what is wrong with it.
        """
        source = RecordingSource(self.files)
        mentioned = None if self.is_for_own_rules else mentioned_in(files, self.shared)
        loaded = self._loaded(files, meetings, source, mentioned)
        # what is said of a mistake may name any entry
        depends_on = None if loaded.problems else mentioned
        key = key_of(depends_on)
        own = dict(files.signature)
        elsewhere = tuple(
            (path, self.files.state(path)) for path in sorted(source.asked - own.keys())
        )
        record = AccountRecord(
            files.id,
            key,
            key,
            shared=depends_on,
            problems=loaded.problems,
            published=loaded.published,
            elsewhere=elsewhere,
        )
        if isinstance(loaded.account, BrokenAccount):
            broken = loaded.account
            return Examined(replace(record, name=broken.name, broken=broken), None)
        if loaded.account is None:
            return Examined(record, None)
        analysis = analyse_account(
            loaded.account, self.site.method, self.options.today, course_of(self.options)
        )
        return self.tested(record, analysis, day, files)

    def name(self, files: AccountFiles, meetings: Mapping[str, Meeting]) -> str:
        """Return the name that an account's record has, without the rest of it.

        Args:
            files: The account's files.
            meetings: Whom it may refer to in others.

        Returns:
            The name, "" where the build shows no such account.
        """
        account = self._loaded(files, meetings, self.files).account
        return account.name if account else ""

    def _loaded(
        self,
        files: AccountFiles,
        meetings: Mapping[str, Meeting],
        source: FileSource,
        mentioned: SharedIds = None,
    ) -> Loaded:
        options = replace(self.plan_options, files=source)
        return load_account(files, self.shared, self.site.method, options, meetings, mentioned)

    def plan(self, files: AccountFiles, meetings: Mapping[str, Meeting]) -> Plan | None:
        """Return an account as a comparison takes it.

        Args:
            files: The account's files.
            meetings: Whom it may refer to in others.

        Returns:
            The plan; None where the build shows none.
        """
        result = self.examine(lambda _: "", files, meetings, None).result
        return None if result is None else self._plan(files, result)

    def _plan(self, files: AccountFiles, result: AccountResult) -> Plan:
        report = AccountReport(result.own, dict(result.reports), result.problems)
        source_map = SourceMap(files.tree, self.shared.tree, files.path)
        return Plan(files.id, files, Evaluated(result.analysis, report), None, source_map)

    def tested(
        self,
        record: AccountRecord,
        analysis: AccountAnalysis,
        day: date | None,
        files: AccountFiles,
    ) -> Examined:
        """Run the rules over an account and note what its site has of it.

        Args:
            record: What is known of the account but for the rules.
            analysis: The account.
            files: Its files.
            day: The day it was last touched, None where nobody knows.

        Returns:
            The account, with what the rules found.
        """
        site = self.site
        report = run_account(
            analysis,
            site.method,
            self.options.today,
            thresholds_of(self.options),
            site.rules,
            day,
        )
        result = AccountResult(analysis, report.own, report.opportunities, report.problems)
        pages = tuple(
            PageRecord(
                file.uri,
                file.edit_path,
                file.title,
                file.tags,
                file.is_parsed_by_search,
                file.templates,
            )
            for file in self.pages(result)
        )
        overview = overview_of(result.analysis)
        return Examined(
            replace(
                record,
                has_key_players=overview.coverage.all > 0,
                members=tuple((member.id, member.name) for member in members_of(overview)),
                name=analysis.account.name,
                is_shown=True,
                failures=report.problems,
                findings=_counts(report),
                pages=pages,
                briefs=tuple(self._briefs(files, result)),
                open_opportunities=len(overview.open_opportunities),
                assessed=sum(item.whole is not None for item in overview.open_opportunities),
                open_actions=sum(len(item.actions) for item in overview.open_opportunities),
                has_assessments=any(
                    opportunity.assessment.standings for opportunity in analysis.opportunities
                ),
            ),
            result,
        )

    def _briefs(self, files: AccountFiles, result: AccountResult) -> Iterator[BriefRecord]:
        """Yield what is known of each brief before it is written, the account's own first."""
        analysis, today = result.analysis, self.options.today
        several = len(analysis.opportunities) > 1
        plan = None if self.has_past else self._plan(files, result)
        for own in (None, *(analysis.opportunities if several else ())):
            opportunities = analysis.opportunities if own is None else (own,)
            since = last_time(analysis, opportunities, today)
            id_ = own.opportunity.id if own else ""
            yield BriefRecord(
                id_,
                *brief_address(analysis, id_),
                since,
                next_time(opportunities, today),
                dated_since(plan, since.day, today) if plan else None,
            )


def _counts(report: AccountReport) -> dict[Severity, int]:
    counts = dict.fromkeys(Severity, 0)
    for finding in report.findings:
        counts[finding.severity] += 1
    return counts
