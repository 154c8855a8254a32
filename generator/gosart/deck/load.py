"""What is asked for, read and analysed: `acme/pumps` and `acme` -> decks, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from gosart.briefing.changes_since import ChangesSince, Present, read_moves
from gosart.briefing.period import Since, last_time
from gosart.comparison.snapshots import Plan, Side, side_of
from gosart.config.model import SiteOptions
from gosart.deck.account_deck import account_deck
from gosart.deck.model import Deck
from gosart.deck.opportunity_deck import opportunity_deck
from gosart.i18n.translator import translator_for
from gosart.method.loader import read_method
from gosart.plan.model.account import Account, Portfolio
from gosart.plan.target_choice import chosen_plans
from gosart.plan.validate.consistency import meetings_of
from gosart.repository.discovery import list_accounts
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examined, Examiner
from gosart.site.account_names import AccountNames
from gosart.site.audience_line import audience_line
from gosart.site.paper import foot_parts
from gosart.site.site_context import Site, site_of
from gosart.vcs.revision_name import revision_of

__all__ = ["Kind", "Request", "Wanted", "open_request"]


class Kind(StrEnum):
    """What a deck is for."""

    OPPORTUNITY = "opportunity"
    ACCOUNT = "account"


@dataclass(frozen=True, eq=False, slots=True)
class Wanted:
    """One deck that is asked for."""

    account: str
    opportunity: str
    """"" for the account's own."""


@dataclass(frozen=True, eq=False, slots=True)
class Request:
    """The decks that a command line asks for, made when they are asked for one by one."""

    wanted: tuple[Wanted, ...]
    broken: tuple[str, ...]
    """Ids of accounts whose plans have errors."""
    site: Site
    plans: dict[str, Examined]
    lately: dict[str, tuple[Since, ChangesSince]]
    foot: tuple[str, ...]
    readers: str

    def deck(self, item: Wanted) -> Deck:
        """Return a deck.

        Args:
            item: One of `wanted`.
        """
        examined = self.plans[item.account]
        analysis = examined.analysis
        for own in analysis.opportunities:
            if own.opportunity.id == item.opportunity:
                return opportunity_deck(self.site, analysis.account, own, self.foot, self.readers)
        lately = self.lately.get(item.account)
        return account_deck(
            self.site, analysis, examined.report.own, lately, self.foot, self.readers
        )


def open_request(options: SiteOptions, targets: Sequence[str], kind: Kind | None) -> Request:
    """Read and analyse what a command line asks for.

    Args:
        options: The site's options.
        targets: `account` or `account/opportunity`; none for all.
        kind: What the decks are for; None by what each target names, without targets an
            opportunity.

    Returns:
        The decks to be made.

    Raises:
        GosartError: There is no such account or opportunity, or its plan has errors.
    """
    method = read_method(options.language, options.root, options.method).method
    translator = translator_for(options.language)
    examiner = Examiner(method, options)
    side = _read(examiner, {target.partition("/")[0] for target in targets})
    plans = {key: plan.examined for key, plan in side.plans.items() if plan.examined}
    accounts = [examined.analysis.account for examined in plans.values()]
    broken = tuple(plan.broken for plan in side.plans.values() if plan.broken)
    portfolio = Portfolio(tuple(accounts), broken, (), ())
    wanted = tuple(_wanted(portfolio, targets, kind))
    asked = dict.fromkeys(item.account for item in wanted if not item.opportunity)
    names = AccountNames({account.id: account.name for account in accounts})
    readers = audience_line(translator, method, options.audience, options.audiences).short
    return Request(
        wanted=wanted,
        broken=tuple(account.id for account in broken),
        site=site_of(options, method, examiner.rules, names),
        plans=plans,
        lately=_lately(examiner, side, list(asked)),
        foot=foot_parts(translator, options.today, revision_of(options.root), readers),
        readers=readers,
    )


def _wanted(portfolio: Portfolio, targets: Sequence[str], kind: Kind | None) -> Iterator[Wanted]:
    if not targets:
        for account, opportunities in chosen_plans(portfolio, ()):
            yield from _of(account, [item.id for item in opportunities], kind or Kind.OPPORTUNITY)
        return
    seen = set()
    for target in targets:
        own = kind or (Kind.OPPORTUNITY if "/" in target else Kind.ACCOUNT)
        for account, opportunities in chosen_plans(portfolio, (target,)):
            for item in _of(account, [opportunity.id for opportunity in opportunities], own):
                if (item.account, item.opportunity) not in seen:
                    seen.add((item.account, item.opportunity))
                    yield item


def _of(account: Account, opportunities: Sequence[str], kind: Kind) -> Iterator[Wanted]:
    if kind is Kind.ACCOUNT:
        yield Wanted(account.id, "")
        return
    for opportunity in opportunities:
        yield Wanted(account.id, opportunity)


def _read(examiner: Examiner, asked: Set[str]) -> Side:
    """Read the accounts that are asked for, with those they refer to; all where one is not there.

    A name that is not there is answered with the nearest of those that the readers may know.
    """
    options = examiner.options
    listed = list_accounts(options.root, options.accounts_dir).ids
    if options.only is not None:
        listed &= frozenset(options.only)
    only = frozenset(asked) if asked and asked <= listed else listed
    repository = read_repository(options.root, options.accounts_dir, only)
    met = {
        same.partition("/")[0]
        for files in repository.accounts
        for same in meetings_of(files.tree.data)
    } & listed
    if met - only:  # a plan that refers to another account is checked with it
        repository = read_repository(options.root, options.accounts_dir, only | met)
    return side_of(examiner, "now", repository, None, only)


def _lately(
    examiner: Examiner, side: Side, accounts: Sequence[str]
) -> dict[str, tuple[Since, ChangesSince]]:
    """Return what changed in accounts since their last review."""
    assert side.repository is not None  # noqa: S101 - it was read
    since = {}
    for account in accounts:
        plan: Plan = side.plans[account]
        assert plan.examined is not None  # noqa: S101 - a broken plan has no deck
        analysis = plan.examined.analysis
        since[account] = last_time(analysis, analysis.opportunities, examiner.options.today)
    present = Present(side.repository.shared, side.plans)
    asked = [(account, day.day) for account, day in since.items()]
    moves = read_moves(examiner, present, asked) if asked else {}
    return {account: (day, moves[account, day.day]) for account, day in since.items()}
