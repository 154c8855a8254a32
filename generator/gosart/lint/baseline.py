"""What was found before a change: the plans of an earlier revision, checked by today's rules."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

from gosart.config.model import SiteOptions
from gosart.lint.runner import Checked, check_plans
from gosart.repository.discovery import scan_repository
from gosart.vcs.last_touched import export_plans

__all__ = ["checked_before"]


def checked_before(
    options: SiteOptions,
    revision: str,
    accounts: frozenset[str] | None,
    touched: Mapping[str, date],
) -> Checked:
    """Check the plans as they were where this branch left `revision`, with the options, method and rules of now.

    So what is found there and here was not brought by the change of a plan. `accounts` as for a check. Raises GosartError where git does
    not know the revision.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        export_plans(options.root, revision, options.accounts_dir, root)
        (root / options.accounts_dir).mkdir(parents=True, exist_ok=True)
        if options.method and (options.root / options.method).is_file():
            (root / options.method).parent.mkdir(parents=True, exist_ok=True)
            (root / options.method).write_bytes((options.root / options.method).read_bytes())
        if options.rules_dir and (options.root / options.rules_dir).is_dir():
            copytree(options.root / options.rules_dir, root / options.rules_dir, dirs_exist_ok=True)
        then = replace(options, root=root)
        there = {listed.id for listed in scan_repository(root, options.accounts_dir).accounts}
        wanted = None if accounts is None else accounts & there
        if wanted is not None and not wanted:
            return Checked((), ())
        return check_plans(then, wanted, use_cache=False, touched=touched)
