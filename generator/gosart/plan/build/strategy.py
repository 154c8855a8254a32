"""How a deal is won, paid, delivered and decided, as objects."""

from __future__ import annotations

from collections.abc import Mapping

from gosart.method import enums
from gosart.plan.build.context import (
    BuildContext,
    people,
    person,
)
from gosart.plan.build.typed_values import (
    two_sides,
)
from gosart.plan.model.account import (
    Action,
    Budget,
    Counter,
    Decision,
    Delivery,
    DeliveryStep,
    Milestone,
    Strategy,
)
from gosart.plan.model.people import Organisation
from gosart.plan.schema.decision import BudgetEntry, DecisionEntry, DeliveryEntry
from gosart.plan.schema.opportunity import OpportunityEntry, StrategyEntry
from gosart.yaml.document import Key

__all__ = ["build_budget", "build_decision", "build_delivery", "build_strategy", "forecast_of"]

_COMMIT = 75
"""Per cent from which a deal is committed unless the plan says otherwise."""
_BEST_CASE = 50


def build_strategy(
    context: BuildContext, entry: StrategyEntry | None, key: Key, actions: Mapping[str, Action]
) -> Strategy:
    """Make the strategy of an opportunity. `actions` are its actions by id.

    Args:
        context: What the account's parts have in common while they are made.
        entry: What is typed.
        key: The way to the value, from the top of the account.
        actions: The opportunity's actions by id.

    Returns:
        The strategy.
    """
    if entry is None:
        return Strategy()
    counters = []
    for number, item in enumerate(entry.counters or ()):
        competitor = context.rival(item.competitor)
        if item.competitor and competitor is None:
            continue  # the rival is left out, and so are its moves
        counters.append(
            Counter(
                competitor,
                item.move,
                item.state or enums.CounterState.EXPECTED,
                actions.get(item.answer) if item.answer else None,
                context.location((*key, "counters", number)),
                context.hidden_fields((*key, "counters", number)),
            )
        )
    return Strategy(
        entry.type,
        context.rival(entry.target),
        two_sides(entry),
        entry.rationale or "",
        entry.scope or "",
        entry.counter or "",
        tuple(counters),
    )


def build_budget(
    context: BuildContext,
    entry: BudgetEntry | None,
    currency: str,
    organisation: Organisation,
    milestones: tuple[Milestone, ...],
) -> Budget | None:
    """Make the customer's budget.

    Args:
        context: What the account's parts have in common while they are made.
        entry: What is typed.
        currency: Code of the currency that counts where none is typed.
        organisation: The people and their lines.
        milestones: The opportunity's milestones.

    Returns:
        The budget, None where nothing is typed.
    """
    if entry is None:
        return None
    approved = entry.approved
    is_day = approved is not None and not isinstance(approved, bool)
    return Budget(
        money=context.money(entry.amount, entry.currency, currency),
        owner=person(organisation, entry.owner),
        approved=True if is_day else approved if isinstance(approved, bool) else None,
        approved_on=None if isinstance(approved, bool) else approved,
        step=next((step for step in milestones if entry.step and step.id == entry.step), None),
        date=entry.date,
        note=entry.note or "",
    )


def build_delivery(entry: DeliveryEntry | None) -> Delivery | None:
    """Make our delivery.

    Args:
        entry: What is typed.

    Returns:
        The delivery, None where nothing is typed.
    """
    if entry is None:
        return None
    steps = tuple(DeliveryStep(item.name, item.after) for item in entry.steps or ())
    return Delivery(entry.lead_time, steps, entry.go_live, entry.note or "")


def build_decision(entry: DecisionEntry | None, organisation: Organisation) -> Decision | None:
    """Make the rule by which they decide.

    Args:
        entry: What is typed.
        organisation: The people and their lines.

    Returns:
        The rule, None where nothing is typed.
    """
    if entry is None:
        return None
    return Decision(entry.rule, people(organisation, entry.board), entry.date)


def forecast_of(entry: OpportunityEntry, hidden: frozenset[str]) -> enums.Forecast | None:
    """Return where a deal stands in the forecast; None where `hidden` has what decides it.

    Args:
        entry: What is typed.
        hidden: Fields that the readers may not see.
    """
    if entry.forecast is not None or "forecast" in hidden:
        return entry.forecast
    if entry.probability is None:
        return None
    if entry.probability >= _COMMIT:
        return enums.Forecast.COMMIT
    if entry.probability >= _BEST_CASE:
        return enums.Forecast.BEST_CASE
    return enums.Forecast.PIPELINE
