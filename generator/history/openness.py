"""The plans of today -> what of them is for narrower readers than the build's, for the stories that must keep silent about it."""

from __future__ import annotations

from dataclasses import replace

from generator.checks.choice import RuleSet
from generator.checks.reading import Examiner
from generator.history.guard import Today
from generator.history.story import History
from generator.methodology.catalogue import Method
from generator.options import SiteOptions
from generator.plan.loading import load_account
from generator.plan.model import Portfolio
from generator.plan.options import plan_options
from generator.plan.shared import load_shared
from generator.review.hidden import NOTHING, Hidden, Open, hidden_between, open_in, shared_between
from generator.review.sides import plan_of
from generator.source.document import AccountFiles, Repository
from generator.source.scanning import SHARED

__all__ = ["look_at", "speaks"]


def speaks(files: AccountFiles) -> bool:
    """Tell whether an account's files may say of anything who may see it."""
    documents = [mount.document for mount in files.tree.mounts] + [note.document for note in files.notes]
    return any("audience" in line for document in documents for line in document.lines)


def look_at(repository: Repository, portfolio: Portfolio, history: History, options: SiteOptions, method: Method) -> Today:
    """Compare what the build's readers see of each plan with what the narrowest do.

    Read are the plans that speak of audiences, today or in a story. Nobody knows what a broken one of them hides, so it is closed.
    """
    wide = plan_options(options)
    narrow = replace(wide, audience=options.audiences[-1])
    shared, everything = load_shared(repository.shared, method, wide), load_shared(repository.shared, method, narrow)
    examiner = Examiner(method, options, RuleSet((), ()))
    shown = {account.id: account for account in portfolio.accounts}
    broken = {account.id for account in portfolio.broken}
    once = {story.moved.account for story in history.stories if story.moved.hidden != NOTHING}
    hidden: dict[str, Hidden] = {}
    opened: dict[str, Open] = {}
    closed: set[str] = set()
    for files in repository.accounts:
        secret = shared.speaks_of_audiences or speaks(files)
        if files.id not in shown:
            if files.id not in broken or secret:
                closed.add(files.id)
            continue
        if not secret and files.id not in once:
            continue
        plan = plan_of(files, shown[files.id], examiner, shared.tree)
        opened[files.id] = open_in(plan)
        if secret:
            whole = load_account(files, everything, method, narrow).account
            hidden[files.id] = hidden_between(plan, plan_of(files, whole, examiner, shared.tree) if whole else None)
    if shared.speaks_of_audiences:
        hidden[SHARED], opened[SHARED] = shared_between(shared, everything)
    return Today(hidden, opened, closed)
