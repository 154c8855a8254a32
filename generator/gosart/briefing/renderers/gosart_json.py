"""The six letters of GOSART as data, for the customer and for us."""

from __future__ import annotations

from datetime import date
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.gosart_letters import gravest_risk, last_decision, next_actions_of
from gosart.method.enums import Side
from gosart.plan.model.account import Aim, TwoSides

__all__ = ["gosart_letters"]


def gosart_letters(analysis: OpportunityAnalysis, today: date) -> dict[str, Any]:
    """Return the letters of an opportunity.

    Args:
        analysis: The opportunity on its day.
        today: The day.

    Returns:
        {"goal", "objective", "strategy": {side: [aim]}, "actions": {side: [{"id", "text", "who",
        "due"}]}, "resources": {side: [{"name", "quantity", "amount", "currency", "needed_by"}]},
        "test": {"customer": {"measures": [aim], "confirmed": {"by", "date"} | null}, "team":
        {"doubts": [aim], "risk": {"text", "severity", "review", "action"} | null, "review":
        {"date", "decision"} | null}}}; a side is "customer" or "team", an aim {"text", "measure",
        "from", "now", "to", "by"}. What is not given is null.
    """
    opportunity = analysis.opportunity
    sides = (Side.CUSTOMER, Side.TEAM)
    return {
        "goal": _two(opportunity.goal),
        "objective": _two(opportunity.objective),
        "strategy": _two(opportunity.strategy.sides),
        "actions": {
            side.value: [
                {
                    "id": action.id or None,
                    "text": action.text,
                    "who": action.who or None,
                    "due": _day(action.due),
                }
                for action in next_actions_of(analysis, side)
            ]
            for side in sides
        },
        "resources": {
            side.value: [
                {
                    "name": item.name,
                    "quantity": item.quantity or None,
                    "amount": float(item.money.amount) if item.money else None,
                    "currency": item.money.currency if item.money else None,
                    "needed_by": _day(item.needed_by),
                }
                for item in opportunity.resources
                if item.side is side
            ]
            for side in sides
        },
        "test": {"customer": _success(analysis), "team": _doubts(analysis, today)},
    }


def _two(sides: TwoSides) -> dict[str, list[dict[str, Any]]]:
    return {
        "customer": [_aim(aim) for aim in sides.customer],
        "team": [_aim(aim) for aim in sides.team],
    }


def _aim(aim: Aim) -> dict[str, Any]:
    return {
        "text": aim.text,
        "measure": aim.measure or None,
        "from": aim.baseline or None,
        "now": aim.now or None,
        "to": aim.target or None,
        "by": _day(aim.by),
    }


def _success(analysis: OpportunityAnalysis) -> dict[str, Any]:
    value = analysis.opportunity.value
    by = value.confirmed_by
    return {
        "measures": [_aim(aim) for aim in analysis.opportunity.test.sides.customer],
        "confirmed": {
            "by": by.name if by and not by.hidden else None,
            "date": _day(value.confirmed_on),
        }
        if value.confirmed_on
        else None,
    }


def _doubts(analysis: OpportunityAnalysis, today: date) -> dict[str, Any]:
    weak, review = gravest_risk(analysis, today), last_decision(analysis, today)
    return {
        "doubts": [_aim(aim) for aim in analysis.opportunity.test.sides.team],
        "risk": {
            "text": weak.point.text,
            "severity": weak.point.severity,
            "review": _day(weak.review.date),
            "action": weak.point.action.id if weak.point.action else None,
        }
        if weak
        else None,
        "review": {"date": _day(review.date), "decision": review.decision} if review else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
