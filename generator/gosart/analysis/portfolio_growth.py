"""White space and realised value over all accounts.

PortfolioSpace ── offerings ── SpaceGroup ── places ── SpaceCell (an account's, in one state)
               └─ holders ── SpaceGroup (what a competitor holds)
PortfolioValue ── rows ── RealisedRow (a deal with its promises)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gosart.analysis.common_currency import CommonCurrency, common_currency
from gosart.analysis.competitor_names import competitor_anchor, name_key, recognised
from gosart.analysis.growth_overview import PromiseOverview, SpaceOverview
from gosart.analysis.opportunity import sum_money
from gosart.analysis.overview import AccountOverview
from gosart.analysis.portfolio import PortfolioAnalysis, PortfolioRow
from gosart.config.rates import ExchangeRates
from gosart.method.enums import OpportunityStatus, WhitespaceStatus
from gosart.plan.model.values import Money

__all__ = [
    "NOBODY",
    "PortfolioSpace",
    "PortfolioValue",
    "RealisedRow",
    "SpaceCell",
    "SpaceGroup",
    "amounts_of",
    "portfolio_space",
    "portfolio_value",
]

NOBODY = ""
"""Stands for a competitor's anchor where the plan does not say who holds it."""


@dataclass(frozen=True, eq=False, slots=True)
class SpaceCell:
    """An offering in a unit of an account."""

    account: AccountOverview
    space: SpaceOverview
    offering: str
    """Key of the offering over all accounts."""
    holder: str
    """Anchor of the competitor that holds it, `NOBODY` where nobody is named."""


@dataclass(frozen=True, eq=False, slots=True)
class SpaceGroup:
    """Places that belong together: those of an offering, or those that a competitor holds."""

    key: str
    name: str
    """"" for a holder whom nobody names."""
    cells: tuple[SpaceCell, ...]

    def having(self, *statuses: WhitespaceStatus) -> tuple[SpaceCell, ...]:
        """Return the places in some states.

        Args:
            statuses: The states.
        """
        return tuple(cell for cell in self.cells if cell.space.status in statuses)

    @property
    def accounts(self) -> tuple[AccountOverview, ...]:
        """The accounts, each once."""
        return tuple({cell.account.id: cell.account for cell in self.cells}.values())


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioSpace:
    """The white space of all accounts."""

    cells: tuple[SpaceCell, ...]
    offerings: tuple[SpaceGroup, ...]
    """The largest first."""
    holders: tuple[SpaceGroup, ...]
    """Whoever holds the most first."""
    common: CommonCurrency
    hidden_amounts: int
    """Places of which these readers may not see the amount or the state."""
    partial_accounts: int
    """Accounts of which these readers may not see some white space."""
    without_amount: int
    """Places that have no amount: they are in no sum."""


def amounts_of(cells: Iterable[SpaceCell]) -> tuple[Money, ...]:
    """Add up places.

    Args:
        cells: The places.

    Returns:
        One amount for each currency.
    """
    return sum_money([cell.space.amount for cell in cells if cell.space.amount])


def portfolio_space(
    portfolio: PortfolioAnalysis, currency: str, rates: ExchangeRates | None
) -> PortfolioSpace:
    """Return the white space of all accounts together.

    Args:
        portfolio: All accounts.
        currency: The site's currency, a code of ISO 4217.
        rates: What a unit of each other currency is worth in it; None for no rates.
    """
    who = recognised(portfolio.accounts)
    cells = tuple(_cells(portfolio.accounts, who))
    common = common_currency(
        [cell.space.amount for cell in cells if cell.space.amount], currency, rates
    )
    names: dict[str, Counter[str]] = {}
    for cell in cells:
        names.setdefault(cell.offering, Counter())[cell.space.offering_name] += 1
    holders = _holder_names(portfolio.accounts, who)
    held = [cell for cell in cells if cell.space.status is WhitespaceStatus.RIVAL]
    return PortfolioSpace(
        cells=cells,
        offerings=_groups(
            ((cell.offering, cell) for cell in cells),
            {key: _usual(counts) for key, counts in names.items()},
            common,
        ),
        holders=_groups(((cell.holder, cell) for cell in held), holders, common),
        common=common,
        hidden_amounts=sum(cell.space.hides_amount or cell.space.status is None
                           for cell in cells),
        partial_accounts=sum(account.hides_spaces for account in portfolio.accounts),
        without_amount=sum(
            cell.space.amount is None
            and not cell.space.hides_amount
            and cell.space.status is not None
            for cell in cells
        ),
    )  # fmt: skip


def _usual(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _cells(accounts: Sequence[AccountOverview], who: Mapping[str, str]) -> Iterable[SpaceCell]:
    shared: dict[str, set[str]] = {}
    for account in accounts:
        for space in account.spaces:
            if space.is_shared:
                shared.setdefault(name_key(space.offering_name), set()).add(space.offering)
    for account in accounts:
        anchors = {item.id: who[competitor_anchor(item)] for item in account.competitors}
        for space in account.spaces:
            name = name_key(space.offering_name)
            ids = {space.offering} if space.is_shared else shared.get(name, set())
            offering = f"offering-{next(iter(ids))}" if len(ids) == 1 else f"offered-{name}"
            yield SpaceCell(account, space, offering, anchors.get(space.holder, NOBODY))


def _holder_names(accounts: Sequence[AccountOverview], who: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, Counter[str]] = {}
    for account in accounts:
        for item in account.competitors:
            name = item.shared_name or item.name
            names.setdefault(who[competitor_anchor(item)], Counter())[name] += 1
    return {anchor: _usual(counts) for anchor, counts in names.items()}


def _groups(
    cells: Iterable[tuple[str, SpaceCell]], names: dict[str, str], common: CommonCurrency
) -> tuple[SpaceGroup, ...]:
    groups: dict[str, list[SpaceCell]] = {}
    for key, cell in cells:
        groups.setdefault(key, []).append(cell)
    made = [SpaceGroup(key, names.get(key, ""), tuple(own)) for key, own in groups.items()]

    def order(group: SpaceGroup) -> tuple[Decimal, int, str]:
        amounts = [cell.space.amount for cell in group.cells if cell.space.amount]
        return -common.total(amounts), -len(group.cells), group.key

    return tuple(sorted(made, key=order))


@dataclass(frozen=True, eq=False, slots=True)
class RealisedRow:
    """A deal with what was promised in it and what was counted."""

    row: PortfolioRow
    promises: tuple[PromiseOverview, ...]
    hides_some: bool
    """Whether these readers may not see some of its value."""

    @property
    def counted(self) -> tuple[PromiseOverview, ...]:
        """Promises of which something was counted."""
        return tuple(item for item in self.promises if item.counts)

    @property
    def waiting(self) -> tuple[PromiseOverview, ...]:
        """Promises of which nothing was counted yet."""
        return tuple(item for item in self.promises if not item.counts)


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioValue:
    """What was promised in all won deals, and what came of it."""

    rows: tuple[RealisedRow, ...]
    """The largest promise first; won deals without any promise are not among them."""
    silent: tuple[PortfolioRow, ...]
    """Won deals whose plan promises nothing in figures."""
    hidden: tuple[PortfolioRow, ...]
    """Won deals of whose value these readers see nothing."""
    common: CommonCurrency

    @property
    def promises(self) -> tuple[PromiseOverview, ...]:
        """All promises."""
        return tuple(item for row in self.rows for item in row.promises)

    @property
    def hidden_amounts(self) -> int:
        """How many amounts these readers may not see."""
        return sum(item.hides_promise + item.hides_count for item in self.promises)


def portfolio_value(
    portfolio: PortfolioAnalysis, currency: str, rates: ExchangeRates | None
) -> PortfolioValue:
    """Return what was promised and counted, together.

    Args:
        portfolio: All accounts.
        currency: The site's currency, a code of ISO 4217.
        rates: What a unit of each other currency is worth in it; None for no rates.
    """
    rows: list[RealisedRow] = []
    silent: list[PortfolioRow] = []
    hidden: list[PortfolioRow] = []
    for row in (*portfolio.closed_rows, *portfolio.open_rows):
        opportunity = row.opportunity
        hides_some = "value" in opportunity.hidden_parts
        if opportunity.promises:
            rows.append(RealisedRow(row, opportunity.promises, hides_some))
        elif opportunity.status is OpportunityStatus.WON:
            (hidden if hides_some else silent).append(row)
    amounts = [
        money
        for row in rows
        for item in row.promises
        for money in (item.promised, item.counted)
        if money
    ]
    common = common_currency(amounts, currency, rates)
    rows.sort(
        key=lambda row: -common.total([item.promised for item in row.promises if item.promised])
    )
    return PortfolioValue(tuple(rows), tuple(silent), tuple(hidden), common)
