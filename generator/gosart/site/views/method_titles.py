"""Titles of the method's chapters, and of the closed sets that they explain."""

from __future__ import annotations

from gosart.i18n.translator import Translator

__all__ = ["chapter_title", "set_title"]


def chapter_title(translator: Translator, name: str) -> str:
    """Return the title of one of the method's pages.

    Args:
        translator: The language of the page.
        name: The page, a key of `urls.METHOD`.
    """
    titles = {
        "overview": translator.text("Method"),
        "assessment": translator.text("Assessment criteria"),
        "strategy": translator.text("Competitive strategies"),
        "politics": translator.text("People and politics"),
        "actions": translator.text("Actions and PRIME"),
        "value": translator.text("Value and partners"),
        "reviews": translator.text("Reviews and tests"),
    }
    return titles[name]


def set_title(translator: Translator, name: str) -> str:
    """Return the heading of a closed set.

    Args:
        translator: The language of the page.
        name: The set, as `set_name` calls it.
    """
    titles = {
        "rating": translator.text("Ratings"),
        "role": translator.text("Buying role"),
        "influence": translator.text("Influence"),
        "adaptability": translator.text("Adaptability to change"),
        "orientation": translator.text("Decision orientation"),
        "status": translator.text("Status towards us"),
        "coverage": translator.text("Coverage"),
        "approach-verb": translator.text("Approach"),
        "level": translator.text("Relationship level"),
        "strength": translator.text("Strength of influence"),
        "line-kind": translator.text("Connections on the map"),
        "tier": translator.text("Tier of an account"),
        "account-status": translator.text("State of an account"),
        "plan-kind": translator.text("Kind of plan"),
        "trend": translator.text("Trend"),
        "insight-kind": translator.text("Links of the chain"),
        "insight-state": translator.text("State of an insight"),
        "whitespace-status": translator.text("White space"),
        "threat": translator.text("Threat from a competitor"),
        "partner-way": translator.text("How a partner helps"),
        "partner-stage": translator.text("Stages in which a partner helps"),
        "opportunity-status": translator.text("State of an opportunity"),
        "benefit-kind": translator.text("Kinds of benefit"),
        "cost-kind": translator.text("Kinds of cost"),
        "confidence": translator.text("Confidence"),
        "standing": translator.text("Standing on a decision criterion"),
        "milestone-status": translator.text("State of a milestone"),
        "action-type": translator.text("PRIME types"),
        "action-status": translator.text("State of an action"),
        "side": translator.text("Side"),
        "resource-kind": translator.text("Kinds of resource"),
        "review-kind": translator.text("Kinds of review"),
        "vulnerability-severity": translator.text("Severity of a risk"),
        "decision": translator.text("Decision of a review"),
        "control-signal": translator.text("Warning signs"),
        "forecast": translator.text("Forecast"),
        "milestone-kind": translator.text("Kinds of milestone"),
        "decision-rule": translator.text("Customer's decision rule"),
        "value-basis": translator.text("What a figure moves"),
        "value-clock": translator.text("Start of the payback"),
        "counter-state": translator.text("Status of a competitor's move"),
        "concern": translator.text("Whose concern an insight is"),
        "development": translator.text("Levels of our team"),
    }
    return titles[name]
