"""Which accounts have to be read for a check, what is wrong in all of them, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart import __version__
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, ordered
from gosart.lint.cache import CheckCache, stamp_of
from gosart.method.stamp import method_stamp
from gosart.progress import Watch, unwatched
from gosart.repository.discovery import list_accounts, scan_repository
from gosart.repository.file_source import FileSource
from gosart.repository.working_tree import WorkingTree

__all__ = ["Checked", "check_accounts", "check_plans"]

_NOBODY: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, each sorted by place. A problem is what makes a file no plan; a finding is what a rule says of a plan."""

    problems: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    """Their `account` and `opportunity` say what each is about."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read anew: problems and findings by account, "" for what belongs to none, and the accounts each refers to."""

    problems: Mapping[str, tuple[Diagnostic, ...]]
    findings: Mapping[str, tuple[Diagnostic, ...]]
    meetings: Mapping[str, tuple[str, ...]]


def check_accounts(
    options: SiteOptions, only: frozenset[str] | None = None, *, use_cache: bool = True
) -> tuple[Diagnostic, ...]:
    """Return every problem of the accounts in `only` (all when None), of the shared entries and stray files."""
    return check_plans(options, only, use_cache=use_cache).problems


def check_plans(
    options: SiteOptions,
    only: frozenset[str] | None = None,
    *,
    use_cache: bool = True,
    touched: Mapping[str, date] = _NOBODY,
    watch: Watch = unwatched,
    files: FileSource | None = None,
) -> Checked:
    """Return every problem and finding of the accounts in `only` (all when None), and the problems of shared entries and stray files.

    An account is read when one of its files, a shared entry, the options, the rules or an account it refers to has changed since the
    last check, when today is another day, or the day it was last `touched` (by id, as far as known). Nothing is left out for an audience.
    Raises GosartError when there is no folder of accounts, `only` names an account that is not there, or the options choose rules that
    there are not. `files` are those of another day, of which nothing is remembered; None are those on the disk.
    """
    source = files or WorkingTree(options.root)
    wanted = only if only is not None else options.only
    listing = scan_repository(source, options.accounts_dir, wanted)
    everything = listing
    if wanted is not None and files is None:
        everything = scan_repository(source, options.accounts_dir)
    signatures = {found: stamp_of(signature) for found, signature in everything.signatures}
    same = replace(
        options,
        audience=options.audiences[-1],
        only=None,
        source_url="",
        search="auto",
        fail_on="never",
    )
    method = method_stamp(options.root, options.method)
    source_map = stamp_of(__version__, same, listing.shared_signature, method, _own_files(options))
    cache = CheckCache(options.root)
    problems: list[Diagnostic] = []
    findings: list[Diagnostic] = []
    changed: list[str] = []
    for account, _ in listing.signatures:
        known = (
            cache.get(account, stamp_of(source_map, touched.get(account)), signatures)
            if use_cache
            else None
        )
        if known is None:
            changed.append(account)
        else:
            problems += known[0]
            findings += known[1]
    rest = cache.get("", source_map, signatures) if use_cache else None
    if changed or rest is None:
        fresh = _read(options, source, frozenset(changed), touched, watch)
        for account in changed:
            own, msg = fresh.problems.get(account, ()), fresh.findings.get(account, ())
            cache.put(
                account,
                stamp_of(source_map, touched.get(account)),
                signatures,
                fresh.meetings[account],
                own,
                msg,
            )
            problems += own
            findings += msg
        rest = (
            tuple(
                problem
                for key, found in fresh.problems.items()
                if key not in changed
                for problem in found
            ),
            (),
        )
        cache.put("", source_map, signatures, (), *rest)
    problems += (*rest[0], *listing.problems)
    if files is None:
        cache.save(keep=signatures)
    return Checked(ordered(_once(problems)), ordered(findings))


def _own_files(options: SiteOptions) -> tuple[tuple[str, int, int], ...]:
    """Return (path, mtime in ns, size) of a company's own rules."""
    if not options.rules_dir:
        return ()
    files = sorted((options.root / options.rules_dir).glob("*.py"))
    return tuple(
        (path.name, status.st_mtime_ns, status.st_size) for path in files if (status := path.stat())
    )


def _read(
    options: SiteOptions,
    source: FileSource,
    changed: frozenset[str],
    touched: Mapping[str, date],
    watch: Watch,
) -> _Read:
    """Read accounts (with those they refer to) and run the rules over them.

    Imported late: a check of an unchanged portfolio needs none of it.
    """
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
    repository = read_repository(source, options.accounts_dir, changed, documents, watch)
    meetings = {
        files.id: tuple(sorted({same.partition("/")[0] for same in meetings_of(files.tree.data)}))
        for files in repository.accounts
    }
    known = list_accounts(source, options.accounts_dir).ids
    met = ({other for others in meetings.values() for other in others} & known) - changed
    if met:
        repository = read_repository(source, options.accounts_dir, changed | met, documents)
    # nothing is left out of a check
    everyone = replace(plan_options(options), audience=options.audiences[-1], files=source)
    told = read_method(options.language, options.root, options.method)
    method = told.method
    portfolio = load_portfolio(repository, method, everyone, watch=watch)
    own = read_own_rules(options.root, options.rules_dir) if options.rules_dir else None
    rules = choose(options.rules, thresholds_of(options), own.rules if own else ())
    problems: dict[str, tuple[Diagnostic, ...]] = {"": own.problems if own else ()}
    for problem in (*told.problems, *portfolio.problems):
        key = problem.account or ""
        if key in changed or not key:
            problems[key] = (*problems.get(key, ()), problem)
    trees = {files.id: files.tree for files in repository.accounts}
    findings: dict[str, tuple[Diagnostic, ...]] = {}
    for account in watch(portfolio.accounts, "Testing plans"):
        if account.id in changed:
            reading = analyse_account(account, method, options.today, options.stale_days)
            report = run_account(
                reading,
                method,
                options.today,
                thresholds_of(options),
                rules,
                touched.get(account.id),
            )
            # A rule that fails on one account fails on that account's check, so that it is told as long as it does.
            problems[account.id] = (*problems.get(account.id, ()), *report.problems)
            findings[account.id] = tuple(
                Diagnostic(
                    found.code,
                    found.severity,
                    found.location,
                    found.message,
                    found.hint,
                    trees[account.id].line(found.location)
                    or repository.shared.line(found.location),
                    account.id,
                    found.opportunity,
                )
                for found in report.findings
            )
    return _Read(problems, findings, meetings)


def _once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield problems; a company's own rule that fails is told for the first account it fails on, not for a thousand."""
    seen: set[object] = set()
    for problem in problems:
        if problem.code == "X003":
            if problem.location in seen:
                continue
            seen.add(problem.location)
        yield problem
