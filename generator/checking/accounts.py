"""Which accounts have to be read for a check, and what is wrong in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import __version__
from generator.checking.cache import CheckCache, stamp_of
from generator.diagnostics import Diagnostic, ordered
from generator.options import SiteOptions
from generator.source.method_stamp import method_stamp
from generator.source.scanning import scan_repository

__all__ = ["check_accounts"]


def check_accounts(options: SiteOptions, only: frozenset[str] | None = None, *, use_cache: bool = True) -> tuple[Diagnostic, ...]:
    """Return every problem of the accounts in `only` (all when None), of the shared entries and of stray files.

    An account is read when one of its files, a shared entry, the options or an account it refers to has changed since the last check.
    Raises GosartError when there is no folder of accounts, or `only` names an account that is not there.
    """
    wanted = only if only is not None else options.only
    listing = scan_repository(options.root, options.accounts_dir, wanted)
    everything = scan_repository(options.root, options.accounts_dir) if wanted is not None else listing
    signatures = {found: stamp_of(signature) for found, signature in everything.signatures}
    settings = replace(options, audience=options.audiences[-1], today=options.today.min, only=None)
    ground = stamp_of(__version__, settings, listing.shared_signature, method_stamp(options.root, options.method))
    cache = CheckCache(options.root)
    found: list[Diagnostic] = []
    changed: list[str] = []
    for account, _ in listing.signatures:
        known = cache.get(account, ground, signatures) if use_cache else None
        if known is None:
            changed.append(account)
        else:
            found += known
    rest = cache.get("", ground, signatures) if use_cache else None
    if changed or rest is None:
        fresh, meetings = _read(options, frozenset(changed))
        for account in changed:
            cache.put(account, ground, signatures, meetings[account], fresh.pop(account, ()))
            found += cache.problems(account)
        cache.put("", ground, signatures, (), tuple(problem for problems in fresh.values() for problem in problems))
        found += cache.problems("")
    else:
        found += rest
    found += listing.problems
    cache.save(keep=signatures)
    return ordered(found)


def _read(options: SiteOptions, changed: frozenset[str]) -> tuple[dict[str, tuple[Diagnostic, ...]], Mapping[str, tuple[str, ...]]]:
    """Read accounts (with those they refer to); give the problems by account ("" for all others) and the accounts each refers to.

    Imported late: a check of an unchanged portfolio needs none of it.
    """
    from generator.plan.portfolio import load_portfolio
    from generator.plan.resolve_rules import meetings_of
    from generator.site import plan_options
    from generator.source.cache import DocumentCache
    from generator.source.layout import read_repository
    from generator.source.method_file import read_method

    documents = DocumentCache()
    repository = read_repository(options.root, options.accounts_dir, changed, documents)
    meetings = {files.id: tuple(sorted({same.partition("/")[0] for same in meetings_of(files.tree.data)})) for files in repository.accounts}
    known = {found for found, _ in scan_repository(options.root, options.accounts_dir).signatures}
    met = ({other for others in meetings.values() for other in others} & known) - changed
    if met:
        repository = read_repository(options.root, options.accounts_dir, changed | met, documents)
    everyone = replace(plan_options(options), audience=options.audiences[-1])  # nothing is left out of a check
    found = read_method(options.language, options.root, options.method)
    portfolio = load_portfolio(repository, found.method, everyone)
    problems: dict[str, tuple[Diagnostic, ...]] = {}
    for problem in (*found.problems, *portfolio.problems):
        key = problem.account or ""
        if key in changed or not key:
            problems[key] = (*problems.get(key, ()), problem)
    return problems, meetings
