"""The customer's insights as chains: which belong together, whom they feed, what is missing.

A chain goes from a goal over pressure, initiative and obstacle to our solution. What nothing ties
to it is a chain of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gosart.method.enums import InsightKind
from gosart.plan.model.account import Account, Benefit, Insight, Opportunity, WhitespaceCell

__all__ = ["InsightChain", "insight_chains"]


@dataclass(frozen=True, eq=False, slots=True)
class InsightChain:
    """Insights that are tied together, each of a kind."""

    insights: tuple[Insight, ...]
    """In the plan's order."""
    links: tuple[tuple[Insight, Insight], ...]
    """Two of them, of which the plan says that one leads to the other."""
    opportunities: tuple[Opportunity, ...]
    """Deals that they feed."""
    benefits: tuple[Benefit, ...]
    """Figures of a value case that they lead to."""
    cells: tuple[WhitespaceCell, ...]
    """White space that those deals would fill."""
    missing: tuple[InsightKind, ...]
    """Kinds of which the chain has none."""


def insight_chains(account: Account) -> tuple[InsightChain, ...]:
    """Tie an account's insights together.

    Insights belong to one chain where one leads to the other, or both feed the same deal.

    Args:
        account: The account.

    Returns:
        The chains: those that feed a deal first. An insight without a kind is in none.
    """
    insights = {insight.id: insight for insight in account.insights if insight.kind is not None}
    roots = {key: key for key in insights}

    def root(key: str) -> str:
        while roots[key] != key:
            key = roots[key]
        return key

    for insight in insights.values():
        for target in insight.leads_to:
            if target in insights:
                roots[root(insight.id)] = root(target)
    fed: dict[str, str] = {}
    for insight in insights.values():
        if insight.opportunity:
            roots[root(insight.id)] = root(fed.setdefault(insight.opportunity, insight.id))
    groups: dict[str, list[Insight]] = {}
    for insight in insights.values():
        groups.setdefault(root(insight.id), []).append(insight)
    chains = [_chain(account, group, insights) for group in groups.values()]
    return tuple(sorted(chains, key=lambda chain: not chain.opportunities))


def _chain(account: Account, group: list[Insight], every: dict[str, Insight]) -> InsightChain:
    fed = {insight.opportunity for insight in group}
    opportunities = tuple(item for item in account.opportunities if item.id in fed)
    kinds = {insight.kind for insight in group}
    return InsightChain(
        insights=tuple(group),
        links=tuple(_links(group, every)),
        opportunities=opportunities,
        benefits=tuple(dict.fromkeys(benefit for item in group for benefit in item.benefits)),
        cells=tuple(
            cell
            for cell in account.whitespace
            if cell.opportunity and cell.opportunity in {item.id for item in opportunities}
        ),
        missing=tuple(kind for kind in InsightKind if kind not in kinds),
    )


def _links(group: list[Insight], every: dict[str, Insight]) -> Iterator[tuple[Insight, Insight]]:
    for insight in group:
        for target in insight.leads_to:
            if target in every and target != insight.id:
                yield insight, every[target]
