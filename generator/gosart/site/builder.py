"""The pipeline: a repository of plans in, a site's files and problems out; it knows no MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, ordered
from gosart.method.loader import read_method
from gosart.method.stamp import method_stamp
from gosart.plan.model.account import Portfolio
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.repository.loader import read_repository
from gosart.rules.custom_rules import OwnRules
from gosart.rules.evaluate import Examiner
from gosart.rules.findings import Context, Finding
from gosart.site.assets import asset_files
from gosart.site.build_stamps import (
    all_options,
    page_options,
    program_stamp,
)
from gosart.site.data_files import method_data_file
from gosart.site.generated_file import GeneratedFile
from gosart.site.member_addresses import member_addresses
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.broken_account import broken_file
from gosart.site.pages.calendars_over_accounts import site_calendar
from gosart.site.pages.change_review import review_page
from gosart.site.pages.ci_recipes import recipe_files
from gosart.site.pages.format_reference import format_files
from gosart.site.pages.member_pages import member_files
from gosart.site.pages.method import method_files
from gosart.site.pages.portfolio import portfolio_files
from gosart.site.pages.row_files import count_rows
from gosart.site.pages.rule_reference import rule_files
from gosart.site.pages.waiting import waiting_files
from gosart.site.paper import foot_style
from gosart.site.plan_source import PlanSource
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.site_result import SiteResult
from gosart.site.store.account_pages import PageState
from gosart.site.store.records import AccountRecord
from gosart.site.views.interactive_radar import plotly_files
from gosart.vcs.revision_name import revision_of

__all__ = ["SiteBuilder", "SiteOptions", "SiteResult", "build"]


class SiteBuilder(PlanSource):
    """Builds a site again and again; what did not change since the last time is cached.

    Args:
        store: Whether results are kept on the disk, for the next process.
        on_demand: Whether somebody looks at single pages.
    """

    def __init__(self, *, store: bool = False, on_demand: bool = False) -> None:
        super().__init__(store=store, on_demand=on_demand)
        self._together: OverAccounts | None = None
        self._constant: tuple[object, list[GeneratedFile]] | None = None

    def load(self, options: SiteOptions) -> Portfolio:
        """Load all plans with their problems.

        Args:
            options: The options of the build.

        Returns:
            The plans.
        """
        method = read_method(options.language, options.root, options.method)
        repository = read_repository(
            options.root, options.accounts_dir, options.only, self._documents
        )
        readers = plan_options(options)
        portfolio = load_portfolio(repository, method.method, readers, self._plans)
        return replace(
            portfolio,
            problems=ordered((*method.problems, *portfolio.problems)),
            published=ordered((*method.problems, *portfolio.published)),
        )

    def check(self, options: SiteOptions) -> tuple[Diagnostic, ...]:
        """Return every problem of the plans, without a page.

        Args:
            options: The options of the build.
        """
        return self.load(options).problems

    def _constant_files(
        self, engine: Engine, site: Site, problems: tuple[Diagnostic, ...], state: str
    ) -> list[GeneratedFile]:
        """Return the pages of the method, which no plan changes, cached by `state`."""
        if self._constant is None or self._constant[0] != (state, problems):
            files = [
                *method_files(engine, site, problems),
                *rule_files(engine, site),
                *format_files(engine, site),
                *recipe_files(engine),
            ]
            key = stamp_of(state, problems)
            self._constant = (
                (state, problems),
                [file.keyed(stamp_of(key, engine.stamp_of(file.templates))) for file in files],
            )
        return self._constant[1]

    def build(
        self,
        options: SiteOptions,
        touched: Mapping[str, date] | None = None,
        watch: Watch = unwatched,
    ) -> SiteResult:
        """Build every file.

        Args:
            options: The options of the build.
            touched: The day on which each account was last changed, by id, as far as somebody
                knows.
            watch: Whoever wants to see the progress.

        Returns:
            The files with the problems.

        Raises:
            GosartError: What no page can show: a missing folder, a broken template, a choice of
                rules that there are not.
        """
        days = touched or {}
        prepared = self._prepared(options)
        company, own, engine, site = prepared.company, prepared.own, prepared.engine, prepared.site
        names, rules = site.names, site.rules
        templates = options.root / options.templates_dir
        plans = self._read(options, prepared, days, watch)
        variant, accounts = plans.variant, plans.variant.accounts
        records = tuple(accounts.records.values())
        broken = [record.broken for record in records if record.broken]
        expected = len(records) + len(accounts.pending) if accounts.pending else 0
        names.replace(
            {record.id: record.name for record in records if record.name},
            expected=expected,
            later=accounts.name_of,
        )
        site.members.update(member_addresses(key for record in records for key in record.members))
        state = self._page_state(options, engine, own, site)
        examiner = Examiner(company.method, options, rules)
        self.let_go()  # pages of the build before hold them as long as they are there
        together = self._together = OverAccounts(accounts)
        clean = frozenset(account for account, day in days.items() if day != options.today)
        files = list(variant.pages.files(state))
        files += variant.briefs.files(
            engine, site, examiner, accounts, variant.pages, plans.repository.shared, clean, state
        )
        files += [broken_file(engine, site, account) for account in broken]
        key = stamp_of(state.whole, [record.content for record in records])
        counts = count_rows(records)
        over_all = list(
            variant.stored(portfolio_files(engine, site, together, broken, counts, key))
        )
        no_template = stamp_of(state.of(()), [record.content for record in records])
        over_all.append(site_calendar(site, together, no_template))
        over_all += member_files(engine, site, together, records, state)
        files += self._constant_files(
            engine, site, company.problems, stamp_of(state.stamp, all_options(options))
        )
        if options.history_days:
            over_all += variant.history.files(
                engine, site, options, accounts, together, plans.today, days, state, watch
            )
        waiting: list[GeneratedFile] = []
        if accounts.pending:
            pending = sorted(accounts.pending)
            over_all = waiting = list(waiting_files(engine, pending, over_all, self.progress))
        files += over_all
        if options.review_base:
            files.append(review_page(engine, site, examiner))
        revision = revision_of(options.root)
        foot = foot_style(engine.translator, options.today, revision, engine.readers.short)
        files += asset_files(templates, options.root, foot)
        files.append(method_data_file(site))
        if any(record.has_assessments for record in records):
            files += plotly_files()  # megabytes: once, and only where a page may ask for it
        if options.taken:
            files = [file.at(site.addresses.free_uri(file.uri)) for file in files]
        files.sort(key=lambda file: file.uri)
        others = (*company.problems, *own.problems, *_rule_failures(records))
        problems = (problem for record in records for problem in record.problems)
        published = (problem for record in records for problem in record.published)
        return SiteResult(
            tuple(files),
            ordered((*plans.problems, *problems, *others)),
            ordered((*plans.published, *published, *others)),
            accounts.findings,
            names,
            accounts.pending,
            frozenset(site.addresses.free_uri(file.uri) for file in waiting),
            frozenset(account.id for account in broken),
        )

    def let_go(self) -> None:
        """Keep nothing in memory of all accounts together until the next page asks."""
        if self._together is not None:
            self._together.let_go()

    def _page_state(
        self, options: SiteOptions, engine: Engine, own: OwnRules, site: Site
    ) -> PageState:
        """Return the digests of what pages depend on besides their account."""
        stamp = stamp_of(
            program_stamp(),
            page_options(options),
            site.names_only,
            (own.problems, own.not_run, [replace(rule, check=_no_check) for rule in own.rules]),
            method_stamp(options.root, options.method),
        )
        whole = stamp_of(
            stamp, engine.stamp_of(None), all_options(options), sorted(site.names.items())
        )
        return PageState(whole, stamp, engine.stamp_of)


def _no_check(_: Context) -> Iterable[Finding]:
    """Stand for the function of a rule, which is another each time its file is run."""
    return ()


def build(
    options: SiteOptions, touched: Mapping[str, date] | None = None, watch: Watch = unwatched
) -> SiteResult:
    """Build a site once.

    Args:
        options: The options of the build.
        touched: The day on which each account was last changed, by id, as far as somebody knows.
        watch: Whoever wants to see the progress.

    Returns:
        The files with the problems.

    Raises:
        GosartError: What no page can show.
    """
    return SiteBuilder().build(options, touched, watch)


def _rule_failures(records: Iterable[AccountRecord]) -> tuple[Diagnostic, ...]:
    """Return which of a company's own rules failed, each once."""
    problems: dict[object, Diagnostic] = {}
    for record in records:
        for problem in record.failures:
            problems.setdefault((problem.code, problem.location), problem)
    return tuple(problems.values())
