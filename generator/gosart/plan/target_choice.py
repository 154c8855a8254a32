"""Which accounts and opportunities a command line means by `acme` and `acme/pumps`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gosart.errors import GosartError
from gosart.plan.model.account import Account, Portfolio
from gosart.plan.model.opportunity import Opportunity
from gosart.text.suggest import nearest

__all__ = ["chosen_plans", "near"]


def chosen_plans(
    portfolio: Portfolio, targets: Sequence[str]
) -> Iterator[tuple[Account, tuple[Opportunity, ...]]]:
    """Yield each account with its opportunities that are meant.

    Args:
        portfolio: The plans, as the readers may see them.
        targets: `account` or `account/opportunity`; none for every open opportunity.

    Raises:
        GosartError: There is no such account or opportunity, or its plan has errors.
    """
    accounts = {account.id: account for account in portfolio.accounts}
    if not targets:
        for account in accounts.values():
            yield account, tuple(item for item in account.opportunities if item.is_open)
        return
    meant: dict[str, dict[str, Opportunity]] = {}
    for target in targets:
        key, slash, name = target.partition("/")
        if any(key == account.id for account in portfolio.broken):
            raise GosartError(
                f"The plan of '{key}' has errors, so it is left out. See `gosart check`."
            )
        if key not in accounts:
            raise GosartError(f"There is no account '{key}'.{near(key, accounts)}")
        items = {item.id: item for item in accounts[key].opportunities}
        if slash and name not in items:
            raise GosartError(f"'{key}' has no opportunity '{name}'.{near(name, items)}")
        chosen = [items[name]] if slash else items.values()
        meant.setdefault(key, {}).update({item.id: item for item in chosen})
    for key, items in meant.items():
        yield accounts[key], tuple(items.values())


def near(typed: str, names: Iterable[str]) -> str:
    """Return a sentence on the nearest of some names, "" where none is near.

    Args:
        typed: What was typed.
        names: What there is.
    """
    close = nearest(typed, names)
    return f" Did you mean '{close}'?" if close else ""
