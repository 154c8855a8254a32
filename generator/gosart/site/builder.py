"""The pipeline: a repository of plans in, a site's files and problems out; it knows no MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, cast

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, ordered
from gosart.history.loader import Today
from gosart.i18n.translator import translator_for
from gosart.method.loader import read_method
from gosart.method.stamp import method_stamp
from gosart.plan.model.account import Portfolio
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import PlanCache, load_portfolio
from gosart.plan.published_problems import published_shared
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.repository.discovery import Listing, scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.loader import read_listed, read_repository
from gosart.repository.parts_file import PartsFolder
from gosart.repository.watched_tree import WatchedTree
from gosart.repository.working_tree import as_source
from gosart.rules.custom_rules import OwnRules, read_own_rules
from gosart.rules.evaluate import Examiner, thresholds_of
from gosart.rules.findings import Context, Finding
from gosart.rules.selection import choose
from gosart.site.account_names import AccountNames
from gosart.site.assets import asset_files
from gosart.site.build_stamps import (
    account_stamps,
    all_options,
    page_options,
    program_stamp,
    variant_of,
)
from gosart.site.data_files import method_data_file
from gosart.site.generated_file import GeneratedFile
from gosart.site.member_addresses import member_addresses
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.brief_cache import BriefCache
from gosart.site.pages.broken_account import broken_file
from gosart.site.pages.change_review import review_page
from gosart.site.pages.ci_recipes import recipe_files
from gosart.site.pages.format_reference import format_files
from gosart.site.pages.history_cache import HistoryCache
from gosart.site.pages.member_pages import member_files
from gosart.site.pages.method import method_files
from gosart.site.pages.portfolio import portfolio_files
from gosart.site.pages.row_files import count_rows
from gosart.site.pages.rule_reference import rule_files
from gosart.site.renderer import Engine
from gosart.site.site_context import Site, site_of
from gosart.site.site_result import SiteResult
from gosart.site.store.account_pages import AccountPages, PageState
from gosart.site.store.accounts import Accounts
from gosart.site.store.examination import Examination
from gosart.site.store.files_of_accounts import FilesOfAccounts
from gosart.site.store.records import AccountRecord
from gosart.site.store.stored_contents import StoredContents
from gosart.site.views.interactive_radar import plotly_files
from gosart.vcs.mainline import mainline
from gosart.yaml.document import AccountFiles, Repository

__all__ = ["SiteBuilder", "SiteOptions", "SiteResult", "build"]

_NO_OWN_RULES = OwnRules()
_Keep: TypeAlias = Callable[[Iterable[GeneratedFile]], Iterable[GeneratedFile]]


@dataclass(frozen=True, eq=False, slots=True)
class _Variant:
    """What is known of one variant of a site."""

    accounts: Accounts
    pages: AccountPages
    briefs: BriefCache
    history: HistoryCache
    stored: _Keep
    """Has the contents of pages over all accounts kept."""


@dataclass(frozen=True, eq=False, slots=True)
class _Plans:
    """The plans of one build."""

    variant: _Variant
    repository: Repository
    """Each account's files are read when somebody asks."""
    signatures: object
    """What differs when a file does."""
    problems: tuple[Diagnostic, ...]
    """Those of no account."""
    published: tuple[Diagnostic, ...]

    @property
    def today(self) -> Today:
        """The plans as the history looks at them."""
        records = self.variant.accounts.records.values()
        return Today(
            self.repository,
            frozenset(record.id for record in records if record.is_shown),
            frozenset(record.id for record in records if record.broken and record.broken.private),
            self.signatures,
        )


class SiteBuilder:
    """Builds a site again and again; what did not change since the last time is cached.

    Args:
        store: Whether results are kept on the disk, for the next process.
        on_demand: Whether somebody looks at single pages.
    """

    def __init__(self, *, store: bool = False, on_demand: bool = False) -> None:
        self._documents = DocumentCache()
        self._plans = PlanCache()
        self._variants: dict[str, _Variant] = {}
        """By a language, an audience: what several builds must not take from each other."""
        self._store = store
        self.on_demand = on_demand
        self._watched: WatchedTree | None = None
        self._together: OverAccounts | None = None
        self._engine: tuple[object, Engine] | None = None
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

    def forget(self, changed: Iterable[Path] | None) -> None:
        """Look again at files that have changed since the last build.

        Args:
            changed: The files and folders, None for all.
        """
        if self._watched is not None:
            self._watched.forget(changed)

    def _source(self, root: Path) -> FileSource:
        """Return the files on the disk; where somebody watches, with their states of before."""
        if not self.on_demand:
            return as_source(root)
        if self._watched is None or self._watched.root != root:
            self._watched = WatchedTree(root)
        return self._watched

    def own_rules(self, options: SiteOptions) -> OwnRules:
        """Return the repository's own rules, loaded anew each time: they may read other files.

        Args:
            options: The options of the build.
        """
        return read_own_rules(options) if options.rules_dir else _NO_OWN_RULES

    def _engine_for(self, options: SiteOptions, templates: Path, readers: str) -> Engine:
        """Return what renders templates: that of before, which has compiled them, while it may."""
        engine = Engine(translator_for(options.language), templates, options.root, readers)
        key = (options.language, templates, options.root, readers, engine.stamp())
        if self._engine is None or self._engine[0] != key:
            self._engine = (key, engine)
        return self._engine[1]

    def _constant_files(
        self, engine: Engine, site: Site, problems: tuple[Diagnostic, ...], state: object
    ) -> list[GeneratedFile]:
        """Return the pages of the method, which no plan changes, cached by `state`."""
        if self._constant is None or self._constant[0] != (state, problems):
            files = [
                *method_files(engine, site, problems),
                *rule_files(engine, site),
                *format_files(engine, site),
                *recipe_files(engine, site),
            ]
            key = stamp_of(state, problems)
            self._constant = ((state, problems), [file.keyed(key) for file in files])
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
        company = read_method(options.language, options.root, options.method)
        own = self.own_rules(options)
        rules = choose(options.rules, thresholds_of(options), own.rules, own.not_run, own.problems)
        templates = options.root / options.templates_dir
        readers = "" if options.audience == options.audiences[0] else options.audience
        engine = self._engine_for(options, templates, readers)
        engine.compile_own()
        source = self._source(options.root)
        listing = scan_repository(source, options.accounts_dir, options.only)
        names = AccountNames(expected=len(listing.accounts))
        site = site_of(options, company.method, rules, names)
        plans = self._read(options, engine, site, own, (source, listing), days, watch)
        variant, accounts = plans.variant, plans.variant.accounts
        records = tuple(accounts.records.values())
        broken = [record.broken for record in records if record.broken]
        names.replace({record.id: record.name for record in records if record.name})
        site.members.update(member_addresses(key for record in records for key in record.members))
        state = self._page_state(options, engine, own, site)
        examiner = Examiner(company.method, options, rules)
        if self._together is not None:
            self._together.let_go()  # pages of the build before hold it as long as they are there
        together = self._together = OverAccounts(accounts)
        clean = frozenset(account for account, day in days.items() if day != options.today)
        files = list(variant.pages.files(state))
        files += variant.briefs.files(
            engine, site, examiner, accounts, plans.repository.shared, clean, state
        )
        files += [broken_file(engine, site, account) for account in broken]
        key = stamp_of(state.whole, [record.content for record in records])
        counts = count_rows(records)
        files += variant.stored(portfolio_files(engine, site, together, broken, counts, key))
        files += member_files(engine, site, together, records, state.stamp)
        files += self._constant_files(
            engine, site, company.problems, stamp_of(state.stamp, all_options(options))
        )
        if options.history_days:
            files += variant.history.files(
                engine, site, options, accounts, together, plans.today, days, state, watch
            )
        if options.review_base:
            files.append(review_page(engine, site, examiner))
        files += asset_files(templates, options.root)
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
        )

    def _read(
        self,
        options: SiteOptions,
        engine: Engine,
        site: Site,
        own: OwnRules,
        there: tuple[FileSource, Listing],
        days: Mapping[str, date],
        watch: Watch,
    ) -> _Plans:
        """Bring the accounts of a variant of the site up to date."""
        source, listing = there
        repository = read_listed(source, listing, (), self._documents)
        readers = plan_options(options)
        shared = self._plans.shared(repository, site.method, readers)
        stamps = account_stamps(
            options,
            readers,
            listing,
            (own.problems, own.not_run),
            own=bool(own.rules),
        )
        name = variant_of(options)
        variant = self._variants.get(name)
        if variant is None:
            is_stored = self._store and options.cache
            folder = PartsFolder(options.root, f"accounts-{name}") if is_stored else None
            accounts = Accounts(folder)
            variant = _Variant(
                accounts,
                AccountPages(accounts),
                BriefCache(on_demand=self.on_demand),
                HistoryCache(),
                # a build keeps the finished page
                StoredContents(folder).files if folder and self.on_demand else iter,
            )
            self._variants[name] = variant
        examination = Examination(
            options,
            readers,
            shared,
            engine,
            site,
            source,
            has_past=not mainline(options.root).why,
        )
        variant.accounts.refresh(examination, listing, stamps, days, watch)
        files = cast("tuple[AccountFiles, ...]", FilesOfAccounts(variant.accounts))
        return _Plans(
            variant,
            replace(repository, accounts=files),
            (listing.signatures, listing.shared_signature),
            (*repository.problems, *shared.problems),
            published_shared(repository, shared, readers),
        )

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
            [digest for _, digest in engine.stamp()],
        )
        whole = stamp_of(stamp, all_options(options), sorted(site.names.items()))
        return PageState(whole, stamp)


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
