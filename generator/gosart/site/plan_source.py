"""What a build reads before it makes a page: method, rules, and the plans of all accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, cast

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic
from gosart.history.loader import Today
from gosart.i18n.translator import translator_for
from gosart.method.loader import MethodFile, read_method
from gosart.method.model import Method
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import PlanCache
from gosart.plan.published_problems import published_shared
from gosart.progress import Watch
from gosart.repository.discovery import Listing, scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.loader import read_listed
from gosart.repository.parts_file import PartsFolder
from gosart.repository.watched_tree import WatchedTree
from gosart.repository.working_tree import as_source
from gosart.rules.custom_rules import OwnRules, read_own_rules
from gosart.rules.evaluate import thresholds_of
from gosart.rules.selection import choose
from gosart.site.account_names import AccountNames
from gosart.site.audience_line import audience_line
from gosart.site.build_stamps import (
    account_stamps,
    variant_of,
)
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.brief_cache import BriefCache
from gosart.site.pages.history_cache import HistoryCache
from gosart.site.pages.waiting import Progress
from gosart.site.renderer import Engine
from gosart.site.site_context import Site, site_of
from gosart.site.store.account_pages import AccountPages
from gosart.site.store.accounts import Accounts
from gosart.site.store.examination import Examination
from gosart.site.store.files_of_accounts import FilesOfAccounts
from gosart.site.store.stamps import Stamps
from gosart.site.store.stored_contents import StoredContents
from gosart.vcs.mainline import mainline
from gosart.yaml.document import AccountFiles, Repository

__all__ = ["PlanSource", "Plans", "Prepared", "Variant"]

_NO_OWN_RULES = OwnRules()
_Keep: TypeAlias = Callable[[Iterable[GeneratedFile]], Iterable[GeneratedFile]]


@dataclass(frozen=True, eq=False, slots=True)
class Variant:
    """What is known of one variant of a site."""

    accounts: Accounts
    pages: AccountPages
    briefs: BriefCache
    history: HistoryCache
    stored: _Keep
    """Has the contents of pages over all accounts kept."""


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """What is the same for all accounts of one build."""

    company: MethodFile
    own: OwnRules
    engine: Engine
    source: FileSource
    listing: Listing
    site: Site


@dataclass(frozen=True, eq=False, slots=True)
class Plans:
    """The plans of one build."""

    variant: Variant
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


class PlanSource:
    """Reads the plans again and again; what did not change since the last time is cached.

    Args:
        store: Whether results are kept on the disk, for the next process.
        on_demand: Whether somebody looks at single pages.
    """

    def __init__(self, *, store: bool = False, on_demand: bool = False) -> None:
        self._documents = DocumentCache()
        self._plans = PlanCache()
        self._variants: dict[str, Variant] = {}
        """By a language, an audience: what several builds must not take from each other."""
        self._store = store
        self.on_demand = on_demand
        self.at_most: int | None = None
        """How many accounts a build examines itself, None for all: see `Accounts.refresh`."""
        self.progress: Callable[[], Progress] = Progress
        """Says how many accounts have been read elsewhere, while most are pending."""
        self._watched: WatchedTree | None = None
        self._engine: tuple[object, Engine] | None = None

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

    def _engine_for(self, options: SiteOptions, templates: Path, method: Method) -> Engine:
        """Return what renders templates: that of before, which has compiled them, while it may."""
        translator = translator_for(options.language)
        readers = audience_line(translator, method, options.audience, options.audiences)
        engine = Engine(translator, templates, options.root, readers)
        key = (options.language, templates, options.root, readers, engine.stamp())
        if self._engine is None or self._engine[0] != key:
            self._engine = (key, engine)
        return self._engine[1]

    def ask(self, options: SiteOptions, account: str) -> None:
        """Have an account in the next build, even if most are pending.

        Args:
            options: The options of the build.
            account: Its id.
        """
        self._variant(options).accounts.ask(account)

    def fill(
        self, options: SiteOptions, touched: Mapping[str, date], done: Callable[[str], None]
    ) -> None:
        """Examine all accounts for the disk alone, for a build of another process.

        Args:
            options: The options of that build.
            touched: As for `build`.
            done: Called with the id of each account, in whatever process.

        Raises:
            GosartError: As for `build`.
        """
        prepared = self._prepared(options)
        stamps, examination, _ = self._examination(options, prepared)
        prepared.site.names.replace({}, expected=len(prepared.listing.accounts))
        self._variant(options).accounts.fill(examination, prepared.listing, stamps, touched, done)

    def _prepared(self, options: SiteOptions) -> Prepared:
        """Read what is the same for all accounts."""
        company = read_method(options.language, options.root, options.method)
        own = self.own_rules(options)
        rules = choose(options.rules, thresholds_of(options), own.rules, own.not_run, own.problems)
        templates = options.root / options.templates_dir
        engine = self._engine_for(options, templates, company.method)
        engine.compile_own()
        source = self._source(options.root)
        listing = scan_repository(source, options.accounts_dir, options.only)
        names = AccountNames(expected=len(listing.accounts))
        site = site_of(options, company.method, rules, names)
        return Prepared(company, own, engine, source, listing, site)

    def _variant(self, options: SiteOptions) -> Variant:
        """Return what is known of a variant of the site."""
        name = variant_of(options)
        variant = self._variants.get(name)
        if variant is None:
            is_stored = self._store and options.cache
            folder = PartsFolder(options.root, f"accounts-{name}") if is_stored else None
            accounts = Accounts(folder)
            variant = Variant(
                accounts,
                AccountPages(accounts),
                BriefCache(on_demand=self.on_demand),
                HistoryCache(),
                # a build keeps the finished page
                StoredContents(folder).files if folder and self.on_demand else iter,
            )
            self._variants[name] = variant
        return variant

    def _examination(
        self, options: SiteOptions, prepared: Prepared
    ) -> tuple[Stamps, Examination, Repository]:
        """Return what every account is examined with."""
        source, listing, own = prepared.source, prepared.listing, prepared.own
        repository = read_listed(source, listing, (), self._documents)
        readers = plan_options(options)
        shared = self._plans.shared(repository, prepared.site.method, readers)
        stamps = account_stamps(
            options,
            readers,
            self._plans.shared_stamps(shared, listing.shared),
            (own.problems, own.not_run),
            own=bool(own.rules),
        )
        examination = Examination(
            options,
            readers,
            shared,
            prepared.engine,
            prepared.site,
            source,
            has_past=not mainline(options.root).why,
            is_for_own_rules=bool(own.rules),
        )
        return stamps, examination, repository

    def _read(
        self,
        options: SiteOptions,
        prepared: Prepared,
        days: Mapping[str, date],
        watch: Watch,
    ) -> Plans:
        """Bring the accounts of a variant of the site up to date."""
        stamps, examination, repository = self._examination(options, prepared)
        listing, shared = prepared.listing, examination.shared
        variant = self._variant(options)
        variant.accounts.refresh(examination, listing, stamps, days, watch, at_most=self.at_most)
        files = cast("tuple[AccountFiles, ...]", FilesOfAccounts(variant.accounts))
        return Plans(
            variant,
            replace(repository, accounts=files),
            (listing.signatures, listing.shared_signature),
            (*repository.problems, *shared.problems),
            published_shared(repository, shared, examination.plan_options),
        )
