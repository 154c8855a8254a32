"""What other programs may call: read, check, compare, brief, build and edit plans.

    from gosart import load, check, diff, brief, build, edit

Each function takes the folder of a repository of plans, reads `mkdocs.yml` there as a site does
(or takes `options` instead), and returns frozen data. Nothing is printed. Only `build` and `edit`
write, and only where the caller says. `build` runs the repository's own code (rules, templates);
`check`, `diff` and `brief` only where it is trusted. What the user has to mend before anything can
run is a `GosartError`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from gosart.briefing.builder import Brief
from gosart.briefing.load import Days, open_brief
from gosart.comparison.compare import compare_states
from gosart.comparison.model import Change, Comparison
from gosart.config.mkdocs_yml import read_config
from gosart.config.model import DEFAULTS, Options, SiteOptions, option_names, options_from
from gosart.config.option_errors import OptionsError
from gosart.config.trust import is_trusted
from gosart.diagnostics import Diagnostic as Finding
from gosart.diagnostics import ordered, render
from gosart.editing.edit_values import Assignment, edit_plan
from gosart.editing.locate import open_plan
from gosart.editing.patch import Proposal as FileChange
from gosart.editing.patch import broken_by, write
from gosart.errors import GosartError
from gosart.i18n.translator import translator_for
from gosart.lint.repeats import merged
from gosart.lint.runner import check_plans
from gosart.method.loader import read_method
from gosart.plan.model.account import Account as Plan
from gosart.plan.model.account import Portfolio
from gosart.site.builder import SiteBuilder, SiteResult
from gosart.site.writer import check_folder, write_site
from gosart.vcs.last_touched import last_touched
from gosart.vcs.revisions import choose_snapshots
from gosart.yaml.document import Node

__all__ = [
    "Brief",
    "Change",
    "Comparison",
    "FileChange",
    "Finding",
    "GosartError",
    "Options",
    "OptionsError",
    "Plan",
    "PlanError",
    "Portfolio",
    "SiteResult",
    "brief",
    "build",
    "check",
    "diff",
    "edit",
    "load",
]


Value: TypeAlias = (
    str | int | float | bool | date | Sequence["Value"] | Mapping[str, "Value"] | None
)
"""What a plan can hold at a key."""


class PlanError(GosartError):
    """An edit that would bring errors into a plan; nothing was written.

    `findings` are the errors, with their places in the files as they would be.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(render(finding) for finding in self.findings))


def load(root: str | Path = ".", *, options: Options | None = None) -> Portfolio:
    """Read all plans.

    Args:
        root: Folder of the repository.
        options: The site's options; None for those of its `mkdocs.yml`.

    Returns:
        The portfolio with `accounts` (a `Plan` each, sorted by id), `broken` (plans that cannot be
        read) and `problems` (with their places). What is not for the options' audience is in none
        of them.

    Raises:
        GosartError: There is no folder of accounts, or options are wrong.
    """
    return SiteBuilder().load(_site_options(root, options))


def check(
    root: str | Path = ".",
    *,
    accounts: Collection[str] | None = None,
    options: Options | None = None,
    trust: bool | None = None,
) -> tuple[Finding, ...]:
    """Test plans: what is wrong in the files, and what the rules find.

    Args:
        root: Folder of the repository.
        accounts: Ids of the accounts to test; None for all.
        options: The site's options; None for those of its `mkdocs.yml`.
        trust: Whether the files of `rules_dir`, which are code of the repository, are run; None as
            the commands decide: they are, but in a pipeline only where GOSART_TRUST or the user's
            own configuration says so. Where they are not, a problem `X004` says it.

    Returns:
        Problems and findings by file, line and column, for whoever may read the files. `kind` says
        which of the two one is, `severity` how grave, `fingerprint` knows it again tomorrow.

    Raises:
        GosartError: There is no folder of accounts, an account is not there, or options are wrong.
    """
    site = _trusting(_site_options(root, options), trust)
    only = None if accounts is None else frozenset(accounts)
    touched = last_touched(site.root, site.accounts_dir, site.today)
    checked = check_plans(site, only, touched=touched)
    return ordered((*merged(checked.problems), *merged(checked.findings)))


def diff(
    root: str | Path = ".",
    base: str = "",
    head: str = "",
    *,
    options: Options | None = None,
    trust: bool | None = None,
) -> Comparison:
    """Compare the plans of two states of a repository.

    Args:
        root: Folder of the repository.
        base: A revision; the comparison begins where HEAD left it. "" is the main branch, `A..B`
            are two revisions as they are.
        head: A revision that is compared with `base` as it is; "" for the files on the disk.
        options: The site's options; None for those of its `mkdocs.yml`.
        trust: Whether the files of `rules_dir` are run, as in `check`; always those on the disk,
            never those of a revision. `not_run` of the result says where they were not.

    Returns:
        The accounts that changed, with `changes` and `effects` (a `Change` each, data in no
        language), new and solved findings.

    Raises:
        GosartError: The two cannot be compared: no such revision, no common commit, no git, no
            folder of accounts in either.
    """
    site = _trusting(_site_options(root, options), trust)
    snapshots = choose_snapshots(site.root, base, head, folder=site.accounts_dir)
    method = read_method(site.language, site.root, site.method).method
    return compare_states(site, *snapshots, method)


def brief(
    root: str | Path,
    target: str,
    *,
    since: date | None = None,
    until: date | None = None,
    options: Options | None = None,
    trust: bool | None = None,
) -> Brief:
    """Say what a meeting about an account or an opportunity has to know.

    Args:
        root: Folder of the repository.
        target: `ACCOUNT` or `ACCOUNT/OPPORTUNITY`.
        since: Day after which something counts as moved; None for that of the last review.
        until: Day up to which something counts as due; None for two weeks on.
        options: The site's options; None for those of its `mkdocs.yml`.
        trust: Whether the files of `rules_dir` are run, as in `check`; `not_run` of the result says
            where they were not.

    Returns:
        Where we stand, what moved, what is unknown, overdue, due and weak, and the questions that
        the plan raises.

    Raises:
        GosartError: There is no such plan, it has errors or is not for the audience, or a day is
            of no use.
    """
    site = _trusting(_site_options(root, options), trust)
    return open_brief(site, target, Days(since, until), translator_for(site.language))[0]


def build(
    root: str | Path = ".",
    folder: str | Path | None = None,
    *,
    options: Options | None = None,
) -> SiteResult:
    """Make the pages of a site, as Markdown for a site generator.

    Args:
        root: Folder of the repository.
        folder: Where to write them; None to write nothing. Files that did not change stay
            untouched, files that are no more are removed.
        options: The site's options; None for those of its `mkdocs.yml`.

    Returns:
        The files by address (`uri`), the problems, and the findings.

    Raises:
        GosartError: There is no folder of accounts, options are wrong, `folder` is among the
            plans, or a file that is not ours stands where one is to be written.
    """
    site = _site_options(root, options)
    if folder is not None:
        check_folder(site, Path(folder))
    touched = last_touched(site.root, site.accounts_dir, site.today)
    result = SiteBuilder().build(site, touched)
    if folder is not None:
        write_site(result, Path(folder))
    return result


def edit(
    root: str | Path,
    target: str,
    values: Mapping[str, Value],
    *,
    unset: Iterable[str] = (),
    dry_run: bool = False,
    options: Options | None = None,
) -> tuple[FileChange, ...]:
    """Set values of a plan, or take them out, and touch no other byte.

    Args:
        root: Folder of the repository.
        target: `ACCOUNT` or `ACCOUNT/OPPORTUNITY`.
        values: Value by path of keys: `{"actions.A2.status": "done"}`. An item of a list is named
            by its id, or by its number from 1; a key that ends in `+` adds one item to a list.
        unset: Paths of keys to take out.
        dry_run: Whether to write nothing.
        options: The site's options; None for those of its `mkdocs.yml`.

    Returns:
        Each file that changes, with its path, and its bytes before and after.

    Raises:
        PlanError: The plan would have an error that it has not now; nothing was written.
        GosartError: There is no such plan, or a key cannot be set.
    """
    site = _site_options(root, options)
    plan = open_plan(site, target)
    assignments = [
        Assignment(path.removesuffix("+"), _typed(value), path.endswith("+"))
        for path, value in values.items()
    ]
    changes = edit_plan(plan, assignments, unset)
    if errors := broken_by(site, plan.files.id, changes):
        raise PlanError(errors)
    if not dry_run:
        write(site.root, changes)
    return changes


def _typed(value: Value) -> Node:
    """Return a value as somebody would type it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _typed(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_typed(item) for item in value]
    return str(value)


def _trusting(options: SiteOptions, trust: bool | None) -> SiteOptions:
    return replace(options, runs_own_rules=is_trusted(options.root, os.environ, trust))


def _site_options(root: str | Path, options: Options | None) -> SiteOptions:
    folder = Path(root).resolve()
    if options is None:
        config = read_config(folder)
        return options_from(config.options, folder, {}, config.mkdocs, config.locate)
    given = {name: getattr(options, name) for name in option_names()}
    typed = {name: value for name, value in given.items() if value != getattr(DEFAULTS, name)}
    return options_from(typed, folder, {})
