"""The pipeline: a repository of plans in, a site's files and problems out; it knows no MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from gosart.analysis.course import course_of
from gosart.analysis.opportunity import analyse_account
from gosart.analysis.portfolio import analyse_portfolio
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Severity, ordered
from gosart.i18n.translator import translator_for
from gosart.method.loader import MethodFile, read_method
from gosart.method.stamp import method_stamp
from gosart.plan.model.account import Account, Portfolio
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import PlanCache, load_portfolio
from gosart.progress import Watch, unwatched
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.rules.custom_rules import OwnRules, read_own_rules
from gosart.rules.evaluate import Examiner, thresholds_of
from gosart.rules.findings import Context, Finding
from gosart.rules.runner import run_account
from gosart.rules.selection import choose
from gosart.site.assets import asset_files
from gosart.site.data_files import method_data_file
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account import account_files
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.brief_cache import BriefCache
from gosart.site.pages.broken_account import broken_file
from gosart.site.pages.change_review import review_page
from gosart.site.pages.ci_recipes import recipe_files
from gosart.site.pages.format_reference import format_files
from gosart.site.pages.history_cache import HistoryCache
from gosart.site.pages.method import method_files
from gosart.site.pages.portfolio import portfolio_files
from gosart.site.pages.rule_reference import rule_files
from gosart.site.renderer import Engine
from gosart.site.site_context import Site, site_of
from gosart.site.views.interactive_radar import plotly_files
from gosart.yaml.document import Repository

__all__ = ["SiteBuilder", "SiteOptions", "SiteResult", "build"]

_NO_OWN_RULES = OwnRules()
_Key: TypeAlias = tuple[tuple[Account, object, date | None], str]
"""What an account's pages depend on: (account, all else, day it was touched), and what rules found
where own ones run."""


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A site that has been built."""

    files: tuple[GeneratedFile, ...]
    """Sorted by uri."""
    problems: tuple[Diagnostic, ...]
    """Every problem of the sources."""
    findings: tuple[Finding, ...]
    """What the rules found, by account."""
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the site may read them, for a log that others see too."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Problems that fail a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def failing(self, fail_on: str) -> tuple[Finding, ...]:
        """Return the findings that fail a build.

        Args:
            fail_on: The least severity that fails it; any other word fails nothing.
        """
        ranks = [severity.value for severity in Severity]
        limit = ranks.index(fail_on) if fail_on in ranks else -1
        return tuple(
            finding for finding in self.findings if ranks.index(finding.severity.value) <= limit
        )


class SiteBuilder:
    """Builds a site again and again; what did not change since the last time is cached."""

    def __init__(self) -> None:
        self._documents = DocumentCache()
        self._accounts = PlanCache()
        self._pages: dict[str, tuple[_Key, AccountResult, list[GeneratedFile]]] = {}
        """What an account's pages depend on, the account and its pages, by id."""
        self._history = HistoryCache()
        self._briefs = BriefCache()
        self._engine: tuple[object, Engine] | None = None
        self._constant: tuple[object, list[GeneratedFile]] | None = None

    def load(self, options: SiteOptions) -> Portfolio:
        """Load all plans with their problems.

        Args:
            options: The options of the build.

        Returns:
            The plans.
        """
        return self._load(options, read_method(options.language, options.root, options.method))[1]

    def _load(
        self, options: SiteOptions, method: MethodFile, watch: Watch = unwatched
    ) -> tuple[Repository, Portfolio]:
        repository = read_repository(
            options.root, options.accounts_dir, options.only, self._documents, watch
        )
        portfolio = load_portfolio(
            repository, method.method, plan_options(options), self._accounts, watch
        )
        if method.problems:
            portfolio = replace(
                portfolio,
                problems=ordered((*method.problems, *portfolio.problems)),
                published=ordered((*method.problems, *portfolio.published)),
            )
        return repository, portfolio

    def check(self, options: SiteOptions) -> tuple[Diagnostic, ...]:
        """Return every problem of the plans, without a page.

        Args:
            options: The options of the build.
        """
        return self.load(options).problems

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
            self._constant = ((state, problems), files)
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
        method = company.method
        repository, portfolio = self._load(options, company, watch)
        own = self.own_rules(options)
        rules = choose(options.rules, thresholds_of(options), own.rules, own.not_run, own.problems)
        templates = options.root / options.templates_dir
        readers = "" if options.audience == options.audiences[0] else options.audience
        engine = self._engine_for(options, templates, readers)
        engine.compile_own()
        site = site_of(options, method, rules, portfolio)
        state = (
            options,
            repr(
                (own.problems, own.not_run, [replace(rule, check=_no_check) for rule in own.rules])
            ),
            method_stamp(options.root, options.method),
            tuple(sorted(site.names.items())),
            engine.stamp(),
        )
        for account in watch(portfolio.accounts, "Making pages"):
            key = (account, state, days.get(account.id))
            self._write_account(engine, site, options, key, runs_own=bool(own.rules))
        self._pages = {account.id: self._pages[account.id] for account in portfolio.accounts}
        results = [result for _, result, _ in self._pages.values()]
        files = [file for _, _, pages in self._pages.values() for file in pages]
        clean = frozenset(account for account, day in days.items() if day != options.today)
        examiner = Examiner(method, options, rules)
        keys = {account: (key, result) for account, (key, result, _) in self._pages.items()}
        files += self._briefs.files(engine, site, examiner, keys, repository, clean)
        files += [broken_file(engine, site, broken) for broken in portfolio.broken]
        files += portfolio_files(
            engine,
            site,
            analyse_portfolio([result.analysis for result in results]),
            portfolio.broken,
            {result.analysis.account.id: result.reports for result in results},
        )
        files += self._constant_files(engine, site, company.problems, (state, rules.all))
        if options.history_days:
            files += self._history.files(
                engine, site, options, repository, portfolio, results, days, watch
            )
        if options.review_base:
            files.append(review_page(engine, site, examiner))
        files += asset_files(templates, options.root)
        files.append(method_data_file(site))
        if _have_assessments(results):
            files += plotly_files()  # megabytes: once, and only where a page may ask for it
        if options.taken:
            files = [file.at(site.addresses.free_uri(file.uri)) for file in files]
        files.sort(key=lambda file: file.uri)
        others = (*own.problems, *_rule_failures(results))
        return SiteResult(
            tuple(files),
            ordered((*portfolio.problems, *others)),
            tuple(finding for result in results for finding in result.findings),
            ordered((*portfolio.published, *others)),
        )

    def _write_account(
        self,
        engine: Engine,
        site: Site,
        options: SiteOptions,
        key: tuple[Account, object, date | None],
        *,
        runs_own: bool,
    ) -> None:
        """Analyse an account and write its pages where something of them is new.

        The key is the account, the state of all else and the day it was touched. What own rules
        find may be new whatever the key says: they run each time.
        """
        account, _, day = key
        cached = self._pages.get(account.id)
        before = cached if cached is not None and cached[0][0] == key else None
        if before and not runs_own:
            return
        analysis = (
            before[1].analysis
            if before
            else analyse_account(account, site.method, options.today, course_of(options))
        )
        report = run_account(
            analysis, site.method, options.today, thresholds_of(options), site.rules, day
        )
        whole_key = (key, repr(report) if runs_own else "")
        if before and before[0] == whole_key:
            return
        result = AccountResult(analysis, report.own, report.opportunities, report.problems)
        pages = account_files(engine, site, result, options.root)
        self._pages[account.id] = (whole_key, result, pages)


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


def _have_assessments(results: Sequence[AccountResult]) -> bool:
    return any(
        opportunity.assessment.standings
        for result in results
        for opportunity in result.analysis.opportunities
    )


def _rule_failures(results: Sequence[AccountResult]) -> tuple[Diagnostic, ...]:
    """Return which of a company's own rules failed, each once."""
    problems: dict[object, Diagnostic] = {}
    for result in results:
        for problem in result.problems:
            problems.setdefault((problem.code, problem.location), problem)
    return tuple(problems.values())
