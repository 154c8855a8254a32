"""Which accounts a check has to read, what is wrong in all of them, what the rules say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart import __version__
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, ordered
from gosart.lint.cache import CheckCache
from gosart.lint.fingerprint import stamped
from gosart.lint.most_findings import capped, stands_for_others
from gosart.lint.unpublished import unpublished_elsewhere, unpublished_of
from gosart.method.stamp import method_stamp
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import content_stamp, stamp_of
from gosart.repository.discovery import list_accounts, scan_repository

__all__ = ["Checked", "check_accounts", "check_plans"]

_NOBODY: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: each in each opportunity, by account and place, with its fingerprint.

    Of what is true of many opportunities two are enough to know it, unless every one was asked for.
    `gosart.lint.repeats.merged` makes of them what a reader wants.
    """

    problems: tuple[Diagnostic, ...]
    """What makes a file no plan."""
    findings: tuple[Diagnostic, ...]
    """What a rule says of a plan."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read anew, by account, "" for what belongs to none."""

    problems: Mapping[str, tuple[Diagnostic, ...]]
    findings: Mapping[str, tuple[Diagnostic, ...]]
    meetings: Mapping[str, tuple[str, ...]]
    """The accounts that each refers to."""


def check_accounts(
    options: SiteOptions, only: frozenset[str] | None = None, *, use_cache: bool = True
) -> tuple[Diagnostic, ...]:
    """Return every problem of accounts, shared entries and stray files; see `check_plans`.

    Args:
        options: The site's.
        only: Ids of the accounts to check, all when None.
        use_cache: Whether what the last check found is taken for accounts that did not change.

    Returns:
        The problems by path and location, without findings of rules.

    Raises:
        GosartError: There is no folder of accounts, or `only` names an account that is not there.
    """
    return check_plans(options, only, use_cache=use_cache).problems


def check_plans(
    options: SiteOptions,
    only: frozenset[str] | None = None,
    *,
    use_cache: bool = True,
    touched: Mapping[str, date] = _NOBODY,
    watch: Watch = unwatched,
    every: bool = False,
) -> Checked:
    """Return what is wrong in accounts, and with the shared entries and stray files.

    An account is read when one of its files, a shared entry, the options, the rules or an account
    it refers to has changed since the last check, when today is another day, or the day it was last
    touched. Where a company's own rules run, every account is read: such a rule may look at
    anything, so nothing says that it would still find the same. Nothing is left out for an
    audience.

    Args:
        options: The site's.
        only: Ids of the accounts to check, all when None.
        use_cache: Whether what the last check found is taken for accounts that did not change.
        touched: Day that each account was last changed, by id, as far as known.
        watch: Is told how far it has come.
        every: Whether each finding is returned, however many of one code a file has; else those
            beyond `MOST_FINDINGS` are counted (see `gosart.lint.most_findings.capped`).

    Returns:
        Problems and findings, each by path and location.

    Raises:
        GosartError: There is no folder of accounts, `only` names an account that is not there, or
            the options choose rules that there are not.
    """
    wanted = only if only is not None else options.only
    listing = scan_repository(options.root, options.accounts_dir, wanted)
    everything = (
        scan_repository(options.root, options.accounts_dir) if wanted is not None else listing
    )
    signatures = {account: stamp_of(signature) for account, signature in everything.signatures}
    same = replace(
        options,
        audience=options.audiences[-1],
        only=None,
        source_url="",
        search="auto",
        fail_on="never",
    )
    method = method_stamp(options.root, options.method)
    stamp = stamp_of(__version__, same, listing.shared_signature, method, _own_files(options))
    use_cache = use_cache and not (options.runs_own_rules and _own_files(options))
    cache = CheckCache(options.root)
    problems: list[Diagnostic] = []
    findings: list[Diagnostic] = []
    changed: list[str] = []
    for account, _ in listing.signatures:
        own_stamp = stamp_of(stamp, touched.get(account))
        stored = cache.get(account, own_stamp, signatures) if use_cache else None
        if stored is None or (every and any(map(stands_for_others, stored[1]))):
            changed.append(account)
        else:
            problems += stored[0]
            findings += stored[1]
    stored = cache.get("", stamp, signatures) if use_cache else None
    rest = stored[0] if stored else ()
    if changed or stored is None:
        fresh = _read(options, frozenset(changed), touched, watch, every=every)
        for account in changed:
            results = (
                stamped(fresh.problems.get(account, ())),
                stamped(fresh.findings.get(account, ())),
            )
            own_stamp = stamp_of(stamp, touched.get(account))
            listed = (results[0], capped(results[1]) if every else results[1])
            cache.put(account, own_stamp, signatures, fresh.meetings[account], listed)
            problems += results[0]
            findings += results[1]
        rest = tuple(
            problem
            for account, several in fresh.problems.items()
            if account not in changed
            for problem in several
        )
        cache.put("", stamp, signatures, (), (rest, ()))
    others = unpublished_elsewhere(options, listing) if wanted is None else ()
    problems += stamped((*rest, *listing.problems, *others))
    cache.save(signatures)
    return Checked(ordered(problems), ordered(findings))


def _own_files(options: SiteOptions) -> tuple[tuple[str, str], ...]:
    """Return (name, digest of the content) of the files of a company's own rules."""
    return content_stamp([options.root / options.rules_dir], "*.py") if options.rules_dir else ()


def _read(
    options: SiteOptions,
    changed: frozenset[str],
    touched: Mapping[str, date],
    watch: Watch,
    *,
    every: bool,
) -> _Read:
    """Read accounts (with those they refer to) and run the rules over them.

    Imported late: a check of an unchanged portfolio needs none of it.
    """
    from gosart.analysis.course import course_of
    from gosart.analysis.opportunity import analyse_account
    from gosart.method.loader import read_method
    from gosart.plan.options import plan_options
    from gosart.plan.portfolio_loader import load_portfolio
    from gosart.plan.validate.consistency import meetings_of
    from gosart.repository.document_cache import DocumentCache
    from gosart.repository.loader import read_repository
    from gosart.rules.custom_rules import read_own_rules
    from gosart.rules.evaluate import thresholds_of
    from gosart.rules.runner import run_account
    from gosart.rules.selection import choose

    documents = DocumentCache()
    repository = read_repository(options.root, options.accounts_dir, changed, documents, watch)
    meetings = {
        files.id: tuple(sorted({same.partition("/")[0] for same in meetings_of(files.tree.data)}))
        for files in repository.accounts
    }
    accounts = list_accounts(options.root, options.accounts_dir).ids
    met = ({other for others in meetings.values() for other in others} & accounts) - changed
    if met:
        repository = read_repository(options.root, options.accounts_dir, changed | met, documents)
    # Nothing is left out of a check.
    everyone = replace(plan_options(options), audience=options.audiences[-1])
    read = read_method(options.language, options.root, options.method)
    method = read.method
    portfolio = load_portfolio(repository, method, everyone, watch=watch)
    own = read_own_rules(options)
    rules = choose(options.rules, thresholds_of(options), own.rules, own.not_run, own.problems)
    not_run = (own.not_run,) if own.not_run else ()
    by_account: dict[str, list[Diagnostic]] = {"": [*own.problems, *not_run]}
    for problem in (*read.problems, *portfolio.problems):
        if problem.account in changed or not problem.account:
            by_account.setdefault(problem.account, []).append(problem)
    for files in repository.accounts:
        if files.id in changed:
            by_account.setdefault(files.id, []).extend(unpublished_of(files))
    problems = {account: tuple(diagnostics) for account, diagnostics in by_account.items()}
    trees = {files.id: files.tree for files in repository.accounts}
    findings: dict[str, tuple[Diagnostic, ...]] = {}
    for account in watch(portfolio.accounts, "Testing plans"):
        if account.id in changed:
            report = run_account(
                analyse_account(account, method, options.today, course_of(options)),
                method,
                options.today,
                thresholds_of(options),
                rules,
                touched.get(account.id),
            )
            # A rule that fails on an account is remembered with it, and told as long as it does.
            problems[account.id] = (*problems.get(account.id, ()), *report.problems)
            tree = trees[account.id]
            findings[account.id] = tuple(
                replace(
                    finding,
                    source=tree.line(finding.location) or repository.shared.line(finding.location),
                )
                for finding in (report.findings if every else capped(report.findings))
            )
    return _Read(problems, findings, meetings)
