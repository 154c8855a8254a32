"""The pipeline: a repository of plans goes in, a list of files and a list of problems come out. Knows no MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gosart.analysis.opportunity import analyse_account
from gosart.analysis.portfolio import analyse_portfolio
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Severity, ordered
from gosart.i18n.translator import translator_for
from gosart.method.loader import MethodFile, read_method
from gosart.method.stamp import method_stamp
from gosart.plan.model.account import Portfolio
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import PlanCache, load_portfolio
from gosart.progress import Watch, unwatched
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.rules.custom_rules import OwnRules, read_own_rules
from gosart.rules.evaluate import Examiner, thresholds_of
from gosart.rules.findings import Finding
from gosart.rules.runner import run_account
from gosart.rules.selection import choose
from gosart.site.assets import asset_files
from gosart.site.pages.account import AccountResult, account_files, broken_files
from gosart.site.pages.brief_cache import BriefKeeper
from gosart.site.pages.change_review import REVIEW, review_page
from gosart.site.pages.ci_recipes import recipe_files
from gosart.site.pages.format_reference import format_files
from gosart.site.pages.history_cache import HistoryPages
from gosart.site.pages.method import chapter_title, method_files
from gosart.site.pages.portfolio import portfolio_files
from gosart.site.pages.rule_reference import rule_files
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site
from gosart.site.views.interactive_radar import plotly_files
from gosart.urls import (
    ACCOUNTS,
    ACTIONS,
    ASSESSMENTS,
    FORMAT,
    HISTORY,
    METHOD,
    PEOPLE,
    PORTFOLIO,
    Addresses,
)
from gosart.yaml.document import Repository

__all__ = ["SiteBuilder", "SiteOptions", "SiteResult", "build", "navigation"]

SEARCHED = 200
"""Above so many accounts the search knows names only: a reader's first search fetches the whole index, 10 to 20 kB an account."""

_NONE_OF_ITS_OWN = OwnRules()


@dataclass(frozen=True, slots=True)
class SiteResult:
    """Files of a site, sorted by uri, every problem of its sources, and what the rules found."""

    files: tuple[GeneratedFile, ...]
    problems: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the site may read them: what a log says that others than the authors see."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Problems that fail a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def failing(self, fail_on: str) -> tuple[Finding, ...]:
        """Return findings that fail a build under the option `fail_on`."""
        ranks = [severity.value for severity in Severity]
        limit = ranks.index(fail_on) if fail_on in ranks else -1
        return tuple(found for found in self.findings if ranks.index(found.severity.value) <= limit)


class SiteBuilder:
    """Builds a site again and again; what did not change since the last time is taken from memory."""

    def __init__(self) -> None:
        self._documents = DocumentCache()
        self._accounts = PlanCache()
        self._pages: dict[str, tuple[object, AccountResult, list[GeneratedFile]]] = {}
        self._history = HistoryPages()
        self._briefs = BriefKeeper()
        self._own: tuple[object, OwnRules] | None = None
        self._rules: tuple[object, list[GeneratedFile]] | None = None

    def load(self, options: SiteOptions) -> Portfolio:
        """Read and check all plans."""
        return self._load(options, read_method(options.language, options.root, options.method))[1]

    def _load(
        self, options: SiteOptions, found: MethodFile, watch: Watch = unwatched
    ) -> tuple[Repository, Portfolio]:
        repository = read_repository(
            options.root, options.accounts_dir, options.only, self._documents, watch
        )
        portfolio = load_portfolio(
            repository, found.method, plan_options(options), self._accounts, watch
        )
        if found.problems:
            portfolio = replace(
                portfolio,
                problems=ordered((*found.problems, *portfolio.problems)),
                published=ordered((*found.problems, *portfolio.published)),
            )
        return repository, portfolio

    def check(self, options: SiteOptions) -> tuple[Diagnostic, ...]:
        """Return every problem of the plans, nothing drawn."""
        return self.load(options).problems

    def own_rules(self, options: SiteOptions) -> OwnRules:
        """Return the repository's own rules, read again when one of their files has changed."""
        if not options.rules_dir:
            return _NONE_OF_ITS_OWN
        folder = options.root / options.rules_dir
        stamp = (
            folder,
            tuple(
                (path, status.st_mtime_ns, status.st_size)
                for path in sorted(folder.glob("*.py"))
                if (status := path.stat())
            ),
        )
        if self._own is None or self._own[0] != stamp:
            self._own = (stamp, read_own_rules(options.root, options.rules_dir))
        return self._own[1]

    def _rule_files(self, engine: Engine, site: Site, same: object) -> list[GeneratedFile]:
        """Return the pages of the rules, written again when they are others: each runs its example."""
        if self._rules is None or self._rules[0] != same:
            self._rules = (same, rule_files(engine, site))
        return self._rules[1]

    def build(
        self,
        options: SiteOptions,
        touched: Mapping[str, date] | None = None,
        watch: Watch = unwatched,
    ) -> SiteResult:
        """Build every file. `touched` is the day each account was last changed, by id, as far as somebody knows.

        Raises GosartError for what no page can show: a missing folder, a broken template, a choice of rules that there are not.
        """
        found = read_method(options.language, options.root, options.method)
        method = found.method
        repository, portfolio = self._load(options, found, watch)
        own = self.own_rules(options)
        rules = choose(options.rules, thresholds_of(options), own.rules)
        translator = translator_for(options.language)
        engine = Engine(translator, options.root / options.templates_dir)
        site = Site(
            method=method,
            translator=translator,
            today=options.today,
            addresses=Addresses(options.directories),
            stages=options.stages,
            audience=options.audience,
            names_only=options.search == "names"
            or (options.search == "auto" and len(portfolio.accounts) > SEARCHED),
            rules=rules,
            source_url=options.source_url,
            history=options.history_days > 0,
            names={item.id: item.name for item in portfolio.accounts}
            | {item.id: item.name for item in portfolio.broken},
        )
        same = (
            options,
            own,
            method_stamp(options.root, options.method),
            tuple(sorted(site.names.items())),
            engine.stamp(),
        )
        results: list[AccountResult] = []
        files: list[GeneratedFile] = []
        kept: dict[str, tuple[object, AccountResult, list[GeneratedFile]]] = {}
        for account in watch(portfolio.accounts, "Making pages"):
            day = (touched or {}).get(account.id)
            key = (account, same, day)
            known = self._pages.get(account.id)
            if known is None or known[0] != key:
                reading = analyse_account(account, method, options.today, options.stale_days)
                report = run_account(
                    reading, method, options.today, thresholds_of(options), rules, day
                )
                result = AccountResult(reading, report.own, report.opportunities, report.problems)
                known = (key, result, account_files(engine, site, result, options.root))
            kept[account.id] = known
            results.append(known[1])
            files += known[2]
        self._pages = kept
        clean = frozenset(
            account for account, day in (touched or {}).items() if day != options.today
        )
        examiner = Examiner(method, options, rules)
        files += self._briefs.files(
            engine, site, examiner, {key: one[:2] for key, one in kept.items()}, repository, clean
        )
        for broken in portfolio.broken:
            files += broken_files(engine, site, broken)
        reports = {result.reading.account.id: result.reports for result in results}
        files += portfolio_files(
            engine,
            site,
            analyse_portfolio([result.reading for result in results]),
            portfolio.broken,
            reports,
        )
        files += method_files(engine, site, found.problems)
        files += self._rule_files(engine, site, (same, rules.all))
        files += format_files(engine, site)
        files += recipe_files(engine, site)
        if options.history_days:
            files += self._history.files(
                engine, site, options, repository, portfolio, results, touched or {}, watch
            )
        if options.review_base:
            files.append(review_page(engine, site, examiner))
        files += asset_files(options.root / options.templates_dir)
        if any(
            opportunity.assessment.standings
            for result in results
            for opportunity in result.reading.opportunities
        ):
            files += plotly_files()  # once for the site, and only where a page may ask for it
        files.sort(key=lambda file: file.uri)
        findings = tuple(found for result in results for found in result.findings)
        others = (*own.problems, *_failures(results))
        return SiteResult(
            tuple(files),
            ordered((*portfolio.problems, *others)),
            findings,
            ordered((*portfolio.published, *others)),
        )


def build(
    options: SiteOptions, touched: Mapping[str, date] | None = None, watch: Watch = unwatched
) -> SiteResult:
    """Build a site once."""
    return SiteBuilder().build(options, touched, watch)


def _failures(results: Sequence[AccountResult]) -> tuple[Diagnostic, ...]:
    """Return which of a company's own rules failed, each once."""
    found: dict[object, Diagnostic] = {}
    for result in results:
        for problem in result.problems:
            found.setdefault((problem.code, problem.location), problem)
    return tuple(found.values())


def navigation(options: SiteOptions) -> list[dict[str, Any]]:
    """Return the site's top entries as MkDocs takes them: the same handful for any number of accounts."""
    translator = translator_for(options.language)
    method: list[Mapping[str, str]] = [
        {chapter_title(translator, name): uri} for name, uri in METHOD.items()
    ]
    method.append({translator.text("Plan format"): FORMAT})
    portfolio = [
        {translator.text("Overview"): PORTFOLIO},
        {translator.text("Assessments"): ASSESSMENTS},
        {translator.text("People"): PEOPLE},
    ]
    if options.history_days:
        portfolio.append({translator.text("This week"): HISTORY})
    entries: list[dict[str, Any]] = [
        {translator.text("Portfolio"): portfolio},
        {translator.text("Accounts"): ACCOUNTS},
        {translator.text("Actions"): ACTIONS},
        {translator.text("Method"): method},
    ]
    if options.review_base:
        entries.insert(1, {translator.text("Review"): REVIEW})
    return entries
