"""What the page of value and strategy shows: the customer's profile, insights, value, rivals."""

from __future__ import annotations

from typing import Any

from gosart.briefing.judgement import payback_of
from gosart.method.enums import InsightKind, PartnerStage
from gosart.plan.model.account import Account, Competitor, Opportunity, Proposition
from gosart.site.site_context import Site
from gosart.site.views.value_figures import net_value, rivals_figures, unique_value

__all__ = ["value_values"]

INSIGHT_LENGTH = 60
"""Characters of an insight where another one refers to it."""


def value_values(site: Site, account: Account) -> dict[str, Any]:
    """Return what the template of value and strategy asks for.

    Args:
        site: What is the same for all pages.
        account: The account; its page and those of its opportunities take what they need.
    """
    translator, profile = site.translator, account.profile
    lists = (
        (translator.text("Products"), profile.products),
        (translator.text("Markets"), profile.markets),
        (translator.text("Customers"), profile.customers),
        (translator.text("Their competitors"), profile.competitors),
        (translator.text("Drivers"), profile.drivers),
        (translator.text("Initiatives"), profile.initiatives),
    )
    texts = {insight.id: insight.text for insight in account.insights}
    names = {opportunity.id: opportunity.name for opportunity in account.opportunities}

    def proposition_text(proposition: Proposition) -> str:
        shape = site.method.propositions[proposition.template.value]
        return shape.pattern.format(
            **{slot: proposition.slots.get(slot) or "…" for slot in shape.slots}
        )

    return {
        "has_profile": bool(
            profile.summary or profile.financials or any(items for _, items in lists)
        ),
        "profile_lists": lists,
        "insight_groups": [
            (kind, [insight for insight in account.insights if insight.kind is kind])
            for kind in (*InsightKind, None)
        ],
        "insight_text": lambda key: _short(str(texts.get(key, key))),
        "whitespace": {(cell.unit, cell.offering): cell for cell in account.whitespace},
        "opportunity_name": lambda key: names.get(key, ""),
        "partner_stages": tuple(PartnerStage),
        "proposition_text": proposition_text,
        "criteria_rivals": _criteria_rivals,
        "payback": lambda case: payback_of(case, translator),
        "unique_value": lambda item: unique_value(item, translator),
        "rivals_figures": lambda item: rivals_figures(item, translator),
        "net_value": lambda case: net_value(case, translator),
    }


def _criteria_rivals(opportunity: Opportunity) -> list[Competitor]:
    """Return the rivals that stand somewhere on a decision criterion, each once."""
    return list(
        dict.fromkeys(
            rival
            for criterion in opportunity.decision_criteria
            for rival, _ in criterion.standings
            if rival
        )
    )


def _short(text: str) -> str:
    if len(text) <= INSIGHT_LENGTH:
        return text
    return text[: INSIGHT_LENGTH - 1].rstrip() + "…"
