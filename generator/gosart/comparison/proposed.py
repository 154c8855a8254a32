"""A change of files that is not written yet, compared with the files as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gosart.comparison.compare import compare_pair
from gosart.comparison.model import Comparison
from gosart.comparison.pair import Pair
from gosart.comparison.snapshots import read_side
from gosart.config.model import SiteOptions
from gosart.method.model import Method
from gosart.plan_paths import account_of
from gosart.repository.document_cache import DocumentCache
from gosart.repository.overlay import Overlay
from gosart.rules.evaluate import Examiner
from gosart.vcs.snapshot import folder_snapshot

__all__ = ["compare_proposed"]


def compare_proposed(
    options: SiteOptions,
    method: Method,
    changed: Mapping[str, bytes],
    names: tuple[str, str],
) -> Comparison:
    """Compare the files as they are with what they are to be.

    Args:
        options: The site's options.
        method: The criteria and their weights.
        changed: New content by the path of a file of an account.
        names: What the two states are called.

    Returns:
        What the change does to the accounts that it touches, for the widest audience.
    """
    widest = replace(options, audience=options.audiences[-1], only=None)
    ids = {account_of(path, options.accounts_dir) for path in changed}
    examiner = Examiner(method, widest)
    base = replace(folder_snapshot(options.root), name=names[0])
    head = replace(base, name=names[1], files=Overlay(base.files, changed))
    before, after = (read_side(examiner, side, ids, DocumentCache()) for side in (base, head))
    return compare_pair(Pair(before, after, tuple(sorted(changed)), widest), method, {})
