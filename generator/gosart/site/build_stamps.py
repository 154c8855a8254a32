"""Digests of all that a build depends on besides a single plan: the program, options, method."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from gosart.config.model import SiteOptions
from gosart.method.stamp import method_stamp
from gosart.plan.options import PlanOptions
from gosart.plan.shared_use import SharedStamps
from gosart.repository.content_stamp import content_stamp, stamp_of
from gosart.site.store.stamps import Stamps

__all__ = ["account_stamps", "all_options", "page_options", "program_stamp", "variant_of"]


@cache
def program_stamp() -> str:
    """Return a digest of the program itself: what another version made is made again."""
    package = Path(__file__).resolve().parent.parent
    files = [
        (Path(path).relative_to(package).as_posix(), digest)
        for pattern in ("*.py", "*.yml", "*.po")
        for path, digest in content_stamp([package], pattern, below=True)
    ]
    return stamp_of(files)


def variant_of(options: SiteOptions) -> str:
    """Return a short name of what several builds of one repository must not take from each other.

    Args:
        options: The options of the build.
    """
    only = None if options.only is None else sorted(options.only)
    digest = stamp_of(options.language, options.audience, only, options.accounts_dir)
    return digest[:10]


def account_stamps(
    options: SiteOptions,
    plan_options: PlanOptions,
    shared: SharedStamps,
    rules: object,
    *,
    own: bool,
) -> Stamps:
    """Return the digests of what all accounts depend on.

    Args:
        options: The options of the build.
        plan_options: What reading a plan needs of them.
        shared: Digests of the shared entries.
        rules: What says which rules run, and how.
        own: Whether a company's own rules run.
    """
    # the same plans elsewhere, as on another machine of a pipeline, are the same
    people = stamp_of(program_stamp(), replace(plan_options, root=Path(), files=None))
    everything = stamp_of(
        people,
        _of_results(options),
        method_stamp(options.root, options.method),
        rules,
    )
    return Stamps(people, everything, shared, own)


def page_options(options: SiteOptions) -> object:
    """Return what the pages of an account depend on besides its result, with a stable repr.

    Which rules run, and with which limits, is not among it: it is in what they find.

    Args:
        options: The options of the build.
    """
    return (
        options.language,
        options.today,
        options.audiences,
        options.audience,
        options.stages,
        options.currency,
        options.rates,
        options.history_days > 0,
        options.site_url,
        options.commit_url,
        options.request_url,
        options.source_url,
        options.directories,
        sorted(options.taken),
        options.search,
        options.config_file,
    )


def all_options(options: SiteOptions) -> object:
    """Return everything that a site depends on of its options, with a stable repr.

    Args:
        options: The options of the build.
    """
    return page_options(options), _of_results(options)


def _of_results(options: SiteOptions) -> SiteOptions:
    """Return the options without what no result of an account depends on."""
    return replace(
        options,
        root=Path(),
        only=None,
        site_url="",
        commit_url="",
        request_url="",
        source_url="",
        directories=True,
        taken=frozenset(),
        search="auto",
        fail_on="never",
        cache=True,
        config_file="",
    )
