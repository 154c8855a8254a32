"""What was wrong in the plans where a branch left a revision: the base of `gosart check --since`.

It is checked by the rules of now. A plan whose files are the same as then has the findings of now:
only what differs is read and checked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gosart.config.model import SiteOptions
from gosart.lint.runner import Checked, check_plans
from gosart.plan.referring import accounts_referring
from gosart.plan_paths import SHARED, account_of
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.document_cache import DocumentCache
from gosart.vcs.changed_files import changed_files
from gosart.vcs.revisions import snapshot_before
from gosart.vcs.snapshot import Snapshot

__all__ = ["checked_before"]

_RULE_FAILS = "X003"
"""A rule of the company's own that fails: it is told of the first plan alone that it fails on."""


def checked_before(
    options: SiteOptions,
    revision: str,
    accounts: frozenset[str] | None,
    touched: Mapping[str, date],
    now: Checked,
) -> Checked:
    """Check the plans as they were where this branch left `revision`.

    The options, method and rules are those of now. So what is found there and here was not brought
    by the change of a plan.

    Args:
        options: The site's.
        revision: As the user named it.
        accounts: Ids of the accounts to check, None for all.
        touched: The day each account was last touched, by id.
        now: What the same check finds in the files as they are.

    Raises:
        GosartError: Git does not know the revision, or cannot tell where the branch left it.
    """
    before, present = snapshot_before(options.root, revision)
    if not holds_accounts(before.files, options.accounts_dir):
        return Checked((), ())
    names = list_accounts(before.files, options.accounts_dir)
    wanted = options.only if accounts is None else accounts
    there = names.ids if wanted is None else names.ids & wanted
    again = there
    if not any(problem.code == _RULE_FAILS for problem in now.problems):
        again = _differing(before, present, options.accounts_dir, there)
    then = check_plans(options, again, use_cache=False, touched=touched, files=before.files)
    stray = names.problems if wanted is None else ()
    same = there - again
    return Checked(
        (*stray, *then.problems, *(item for item in now.problems if item.account in same)),
        (*then.findings, *(item for item in now.findings if item.account in same)),
    )


def _differing(
    before: Snapshot, present: Snapshot, folder: str, there: frozenset[str]
) -> frozenset[str]:
    """Return the accounts whose files differ, or those of an account they refer to."""
    changed = {
        account_of(path, folder) for path in changed_files(before, present, folder).paths
    } - {""}
    if SHARED in changed:
        return there
    cache = DocumentCache()
    return there & (changed | accounts_referring(before, present, folder, changed, cache))
