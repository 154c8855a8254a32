"""What was wrong in the plans where a branch left a revision, checked by the rules of now: the base of `gosart check --since`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gosart.config.model import SiteOptions
from gosart.lint.runner import Checked, check_plans
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.vcs.revisions import snapshot_before

__all__ = ["checked_before"]


def checked_before(
    options: SiteOptions,
    revision: str,
    accounts: frozenset[str] | None,
    touched: Mapping[str, date],
) -> Checked:
    """Check the plans as they were where this branch left `revision`, with the options, method and rules of now.

    So what is found there and here was not brought by the change of a plan.

    Args:
        options: The site's.
        revision: As the user named it.
        accounts: Ids of the accounts to check, None for all.
        touched: The day each account was last touched, by id.

    Raises:
        GosartError: Git does not know the revision, or cannot tell where the branch left it.
    """
    files = snapshot_before(options.root, revision)[0].files
    if not holds_accounts(files, options.accounts_dir):
        return Checked((), ())
    wanted = options.only if accounts is None else accounts
    if wanted is not None:
        wanted &= list_accounts(files, options.accounts_dir).ids
        if not wanted:
            return Checked((), ())
    return check_plans(options, wanted, use_cache=False, touched=touched, files=files)
