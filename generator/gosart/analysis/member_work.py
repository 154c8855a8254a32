"""What one of our people has to do: their deals, actions, contacts and plans to review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.overview import AccountOverview, PersonOverview
from gosart.analysis.portfolio import PortfolioAction, PortfolioRow, analyse_portfolio
from gosart.plan.model.people import TeamMember

__all__ = ["MemberContact", "MemberWork", "analyse_member", "members_of"]


@dataclass(frozen=True, eq=False, slots=True)
class MemberContact:
    """A person at the customer whose approach the member owns."""

    account: AccountOverview
    person: PersonOverview
    is_late: bool
    """Whether the next contact is overdue."""


@dataclass(frozen=True, eq=False, slots=True)
class MemberWork:
    """What one of our people has to do."""

    member: TeamMember
    rows: tuple[PortfolioRow, ...]
    """Their open deals, those at risk first, each by close date."""
    actions: tuple[PortfolioAction, ...]
    """Their open actions, the latest first."""
    contacts: tuple[MemberContact, ...]
    """By the day of the next contact, those without one last."""
    reviews: tuple[AccountOverview, ...]
    """Accounts of theirs whose plans are due for review."""


def members_of(account: AccountOverview) -> tuple[TeamMember, ...]:
    """Return the people on our team who have something to do in an account.

    Args:
        account: The account.

    Returns:
        Each once, by id and name.
    """
    members = {(member.id, member.name): member for member in _named(account)}
    return tuple(members[key] for key in sorted(members))


def _named(account: AccountOverview) -> Iterator[TeamMember]:
    owners = [account.owner]
    for opportunity in account.open_opportunities:
        owners += [opportunity.owner, *(action.owner for action in opportunity.actions)]
    owners += [person.owner for person in account.people]
    for member in owners:
        if member is not None:
            yield member


def analyse_member(
    member: TeamMember, accounts: Sequence[AccountOverview], today: date
) -> MemberWork:
    """Collect what one of our people has to do.

    Args:
        member: The person.
        accounts: The accounts that name them.
        today: The day; a next contact before it is late.

    Returns:
        What is theirs.
    """
    portfolio = analyse_portfolio(accounts)
    rows = [row for row in portfolio.open_rows if _is(row.opportunity.owner, member)]
    contacts = [
        MemberContact(
            account, person, person.next_contact is not None and person.next_contact < today
        )
        for account in accounts
        for person in account.people
        if _is(person.owner, member)
    ]
    contacts.sort(key=lambda item: item.person.next_contact or date.max)
    return MemberWork(
        member,
        tuple(sorted(rows, key=lambda row: not row.is_at_risk)),
        tuple(item for item in portfolio.open_actions if _is(item.action.owner, member)),
        tuple(contacts),
        tuple(account for account in portfolio.stale if _is(account.owner, member)),
    )


def _is(member: TeamMember | None, other: TeamMember) -> bool:
    return member is not None and (member.id, member.name) == (other.id, other.name)
