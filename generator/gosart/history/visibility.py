"""The plans of today -> what of them is for narrower readers than the build's, for the stories that must keep silent about it."""

from __future__ import annotations

from dataclasses import replace

from gosart.comparison.redaction import (
    NOTHING,
    Hidden,
    Open,
    hidden_between,
    open_in,
    shared_between,
)
from gosart.comparison.snapshots import plan_of, speaks
from gosart.config.model import SiteOptions
from gosart.history.model import History
from gosart.history.redaction import Today
from gosart.method.model import Method
from gosart.plan.loader import load_account
from gosart.plan.model.account import Portfolio
from gosart.plan.options import plan_options
from gosart.plan.shared_entries import load_shared
from gosart.plan_paths import SHARED
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import RuleSet
from gosart.yaml.document import Repository

__all__ = ["Lookout"]


class Lookout:
    """Looks at the plans of today again and again; a plan that did not change, nor what it shares with others, is not read again."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[object, Open, Hidden | None]] = {}

    def look(
        self,
        repository: Repository,
        portfolio: Portfolio,
        history: History,
        options: SiteOptions,
        method: Method,
    ) -> Today:
        """Compare what the build's readers see of each plan with what the narrowest do.

        Read are the plans that speak of audiences, today or in a story. Nobody knows what a broken one of them hides, so it is closed.
        """
        wide = plan_options(options)
        narrow = replace(wide, audience=options.audiences[-1])
        shared, everything = (
            load_shared(repository.shared, method, wide),
            load_shared(repository.shared, method, narrow),
        )
        examiner = Examiner(method, options, RuleSet((), ()))
        shown = {account.id: account for account in portfolio.accounts}
        broken = {account.id for account in portfolio.broken}
        once = {story.moved.account for story in history.stories if story.moved.hidden != NOTHING}
        closed: set[str] = set()
        seen: dict[str, tuple[object, Open, Hidden | None]] = {}
        for files in repository.accounts:
            secret = shared.speaks_of_audiences or speaks(files)
            if files.id not in shown:
                if files.id not in broken or secret:
                    closed.add(files.id)
                continue
            if not secret and files.id not in once:
                continue
            state = (files.signature, shown[files.id], repository.shared_signature, options, method)
            known = self._seen.get(files.id)
            if known is None or known[0] != state:
                plan = plan_of(files, shown[files.id], examiner, shared.tree)
                whole = load_account(files, everything, method, narrow).account if secret else None
                everyone = plan_of(files, whole, examiner, shared.tree) if whole else None
                known = (state, open_in(plan), hidden_between(plan, everyone) if secret else None)
            seen[files.id] = known
        self._seen = seen
        opened = {account: found for account, (_, found, _) in seen.items()}
        hidden = {account: found for account, (_, _, found) in seen.items() if found is not None}
        if shared.speaks_of_audiences:
            hidden[SHARED], opened[SHARED] = shared_between(shared, everything)
        return Today(hidden, opened, closed)
