"""What a change since a revision brought, for `gosart check --since`, as `gosart diff` sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gosart.comparison.findings import plan_changes
from gosart.comparison.pair import broken_at, read_pair
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic
from gosart.lint.fingerprint import stamped
from gosart.method.loader import read_method
from gosart.repository.not_compared import unread_base_problem
from gosart.rules.evaluate import Examiner
from gosart.vcs.revisions import snapshot_before

__all__ = ["Brought", "brought_since"]


@dataclass(frozen=True, slots=True)
class Brought:
    """What the files as they are have, and had not."""

    fingerprints: frozenset[str]
    """Of the new problems and findings."""
    unreadable: tuple[str, ...]
    """Ids of plans that nobody touched and that wrong shared entries make unreadable."""
    unknown: tuple[Diagnostic, ...] = ()
    """Says of each plan that could not be read before, and can now, that its findings cannot be
    compared; of these errors alone are among the fingerprints."""


def brought_since(options: SiteOptions, revision: str) -> Brought:
    """Return the problems and findings that the files as they are have, and had not.

    Both states are read by the options, the method and the rules of now, so that what is called new
    was not brought by a change of those. Nothing is left out for an audience.

    Args:
        options: The site's options.
        revision: Compared is where this branch left it.

    Returns:
        Fingerprints of what is new, and the plans that wrong shared entries make unreadable.

    Raises:
        GosartError: There is no git, or it does not know the revision.
    """
    before, present = snapshot_before(options.root, revision)
    everyone = replace(options, audience=options.audiences[-1])
    method = read_method(options.language, options.root, options.method).method
    pair = read_pair(before, present, Examiner(method, everyone))
    brought = list(pair.stray().new)
    unreadable: list[str] = []
    unknown: list[Diagnostic] = []
    for old, new in pair.matched():
        if not pair.broken_by_shared(old, new):
            brought += plan_changes(old, new).new
            if new and broken_at(old, new) == "base":
                problem = unread_base_problem(new.files.path, before.name)
                unknown.append(replace(problem, account=new.id))
        elif new and new.broken:
            unreadable.append(new.id)
    return Brought(
        frozenset(item.fingerprint for item in brought),
        tuple(sorted(unreadable)),
        stamped(unknown),
    )
