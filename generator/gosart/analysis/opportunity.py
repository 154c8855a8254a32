"""An account and its opportunities on a day: assessment, work, value, politics, what is late.

AccountAnalysis ── opportunities ── OpportunityAnalysis ── assessment, politics, actions, balances
                                                        └─ control, cost_of_sale
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import OpportunityAssessment, assess
from gosart.analysis.control_signals import Control, analyse_control
from gosart.analysis.cost_of_sale import CostOfSale, cost_of_sale
from gosart.analysis.course import USUAL, Course
from gosart.analysis.facts import Facts
from gosart.analysis.lights import Lights, light_up
from gosart.analysis.moves import Move, moves_of
from gosart.analysis.politics import Politics, analyse_politics
from gosart.analysis.preconditions import PreconditionState, StrategyOption, strategy_options
from gosart.analysis.time_chain import TimeChain, chain_of
from gosart.analysis.value_case import ValueCase, value_case_of
from gosart.analysis.verdict import Verdict, decide
from gosart.analysis.vote import Vote, count_votes
from gosart.method.enums import ActionStatus, Side
from gosart.method.model import Method
from gosart.plan.model.account import Account, Action, Benefit, Cost, Money, Opportunity

__all__ = [
    "AccountAnalysis",
    "ActionAnalysis",
    "Balance",
    "OpportunityAnalysis",
    "analyse_account",
    "sum_money",
]

SOON = 14
"""Days ahead in which an action counts as due soon."""


@dataclass(frozen=True, eq=False, slots=True)
class ActionAnalysis:
    """An action on a day."""

    action: Action
    account: Account
    opportunity: Opportunity
    days: int | None
    """Days until it is due, negative when overdue; None without a due date or when it is closed."""

    @property
    def overdue(self) -> bool:
        """Whether it is open and its day has passed."""
        return self.days is not None and self.days < 0

    @property
    def soon(self) -> bool:
        """Whether it is due within two weeks."""
        return self.days is not None and 0 <= self.days <= SOON


@dataclass(frozen=True, eq=False, slots=True)
class Balance:
    """Benefits against costs in one currency."""

    currency: str
    per: str
    """The period of amounts that repeat; "" for those that come once."""
    benefits: Decimal
    costs: Decimal

    @property
    def net(self) -> Decimal:
        """Benefits less costs."""
        return self.benefits - self.costs


@dataclass(frozen=True, eq=False, slots=True)
class OpportunityAnalysis:
    """Everything that an opportunity's plan means and does not say in so many words."""

    opportunity: Opportunity
    assessment: OpportunityAssessment
    politics: Politics
    actions: tuple[ActionAnalysis, ...]
    """All actions: open ones by due date, then closed ones."""
    balances: tuple[Balance, ...]
    """Of our case, by currency, then by period."""
    days_to_close: int | None
    """Days until the close date, negative when it has passed; None when decided or without one."""
    last_review: date | None
    review_days: int
    """Days after a review by which the next one is due, by tier and stage."""
    is_proposed: bool
    """Whether it is at the stage of the proposal, or a later one."""
    control: Control
    """Signs that we are not in control, by review."""
    cost_of_sale: CostOfSale | None
    """What our resources cost, None where none costs anything and nothing is expected."""
    vote: Vote | None
    """Who decides and how; None where that is not known, or not for these readers."""
    time: TimeChain
    value_case: ValueCase | None
    """What we are worth to them over time; None where that is not in figures that have a sum."""
    lights: Lights
    strategies: tuple[StrategyOption, ...]
    """The ways to compete, each held against the plan; none of a decided opportunity."""
    preconditions: tuple[PreconditionState, ...]
    """What its strategy needs; none without a strategy, none of a decided opportunity."""
    verdict: Verdict
    moves: tuple[Move, ...]
    """What to do next, the gravest consequence first; at most seven."""

    @property
    def open_actions(self) -> tuple[ActionAnalysis, ...]:
        """Actions with work left, the most urgent first."""
        return tuple(item for item in self.actions if item.action.is_open)

    def of_side(self, side: Side) -> tuple[ActionAnalysis, ...]:
        """Return the actions of our team or of the customer.

        Args:
            side: Whose actions.
        """
        return tuple(item for item in self.actions if item.action.side is side)


@dataclass(frozen=True, eq=False, slots=True)
class AccountAnalysis:
    """An account on a day."""

    account: Account
    opportunities: tuple[OpportunityAnalysis, ...]
    politics: Politics
    """Of the account's own people, whatever they are to an opportunity."""
    reviewed: date | None
    """The latest of the account's own date and its opportunities' reviews, up to the day."""
    days_since_review: int | None
    review_days: int
    """Days after a review by which the next one is due: the shortest of the account's own and those
    of its open opportunities."""
    stale: bool
    """Whether the last review is longer ago than that, or there was none."""

    @property
    def open_opportunities(self) -> tuple[OpportunityAnalysis, ...]:
        """Opportunities still to be decided."""
        return tuple(item for item in self.opportunities if item.opportunity.is_open)

    @property
    def open_actions(self) -> tuple[ActionAnalysis, ...]:
        """Open actions of all opportunities, the most urgent first."""
        actions = (item for opportunity in self.opportunities for item in opportunity.open_actions)
        return tuple(sorted(actions, key=_urgency))


def analyse_account(
    account: Account,
    method: Method,
    today: date,
    course: Course = USUAL,
) -> AccountAnalysis:
    """Work out what an account and its opportunities mean on a day.

    Args:
        account: The account.
        method: The method that its opportunities are assessed by.
        today: The day.
        course: The site's stages, and how often it reviews.

    Returns:
        The results of the account and of each opportunity.
    """
    opportunities = tuple(
        _analyse_opportunity(account, opportunity, method, today, course)
        for opportunity in account.opportunities
    )
    dates = [
        day
        for day in (account.reviewed, *(opportunity.last_review for opportunity in opportunities))
        if day and day <= today
    ]
    reviewed = max(dates, default=None)
    days = (today - reviewed).days if reviewed else None
    current = [item.review_days for item in opportunities if item.opportunity.is_open]
    review_days = min([course.review_days(account.tier), *current])
    return AccountAnalysis(
        account,
        opportunities,
        analyse_politics(account.organisation),
        reviewed,
        days,
        review_days,
        days is None or days > review_days,
    )


def _analyse_opportunity(
    account: Account,
    opportunity: Opportunity,
    method: Method,
    today: date,
    course: Course,
) -> OpportunityAnalysis:
    actions = []
    for action in opportunity.actions:
        pending = action.is_open and opportunity.is_open
        actions.append(
            ActionAnalysis(
                action,
                account,
                opportunity,
                (action.due - today).days if pending and action.due else None,
            )
        )
    assessment = assess(opportunity, method, account.owner)
    ours = assessment.us.current.ratings if assessment.us else ()
    vote, time, case = count_votes(opportunity), chain_of(opportunity), value_case_of(opportunity)
    reviews = [review.date for review in opportunity.test.reviews if review.date <= today]
    if account.reviewed and account.reviewed <= today:
        reviews.append(account.reviewed)
    facts = Facts(
        opportunity=opportunity,
        method=method,
        ratings={rating.criterion.key: rating for rating in ours},
        positions=assessment.positions,
        vote=vote,
        time=time,
        case=case,
        cost=cost_of_sale(opportunity),
        reviewed=max(reviews, default=None),
        review_days=course.review_days(account.tier, opportunity.stage),
        is_first_stage=course.is_first(opportunity.stage),
        is_proposed=course.is_proposed(opportunity.stage),
        today=today,
    )
    lights = light_up(facts)
    strategies = strategy_options(facts) if opportunity.is_open else ()
    chosen = (item.needs for item in strategies if item.type is opportunity.strategy.type)
    preconditions = next(chosen, ())
    verdict = decide(facts, lights, preconditions)
    return OpportunityAnalysis(
        opportunity=opportunity,
        assessment=assessment,
        politics=analyse_politics(opportunity.organisation),
        actions=tuple(sorted(actions, key=_urgency)),
        balances=_balances(opportunity),
        days_to_close=(opportunity.close_date - today).days
        if opportunity.close_date and opportunity.is_open
        else None,
        last_review=max((review.date for review in opportunity.test.reviews), default=None),
        review_days=facts.review_days,
        is_proposed=facts.is_proposed,
        control=analyse_control(opportunity.test),
        cost_of_sale=facts.cost,
        vote=vote,
        time=time,
        value_case=case,
        lights=lights,
        strategies=strategies,
        preconditions=preconditions,
        verdict=verdict,
        moves=moves_of(
            opportunity, assessment, verdict, vote=vote, time=time, case=case, today=today
        ),
    )


def _urgency(item: ActionAnalysis) -> tuple[bool, bool, date, str, str, str]:
    action = item.action
    return (
        not action.is_open,
        action.status is ActionStatus.CANCELLED,
        action.due or date.max,
        item.account.id,
        item.opportunity.id,
        action.id,
    )


def _balances(opportunity: Opportunity) -> tuple[Balance, ...]:
    sums: dict[tuple[str, str], list[Decimal]] = {}
    amounts: tuple[tuple[Benefit | Cost, ...], ...] = (
        opportunity.value.benefits,
        opportunity.value.costs,
    )
    for index, entries in enumerate(amounts):
        for entry in entries:
            if entry.money and entry.rival is None:
                key = (entry.money.currency, entry.per)
                sums.setdefault(key, [Decimal(0), Decimal(0)])[index] += entry.money.amount
    return tuple(Balance(currency, per, *both) for (currency, per), both in sorted(sums.items()))


def sum_money(amounts: list[Money]) -> tuple[Money, ...]:
    """Add amounts by currency; the sums are in the order of the currencies' codes.

    Args:
        amounts: The amounts.

    Returns:
        One amount for each currency.
    """
    sums: dict[str, Decimal] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))
