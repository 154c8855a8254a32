"""How often a plan is reviewed: by the account's tier, and by an opportunity's stage.

review_cadence: {strategic: 30, key: 60, standard: 90, negotiation: 14}      # days
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from gosart.config.option_values import refuse

__all__ = ["CADENCE", "TIERS", "Cadence", "days_between_reviews"]

TIERS = ("strategic", "key", "standard")
"""Tiers of an account, the closest first.

Not derived: this room stands below the method and may not know it. A test holds the two together.
"""
CADENCE = (("strategic", 30), ("key", 60), ("standard", 90))
"""What holds for a tier where a site says nothing."""


def _cadence(value: Any) -> tuple[tuple[str, int], ...]:
    """Read `{key: 45, negotiation: 14}`; a tier that is left out keeps its own."""
    if isinstance(value, tuple):  # what was checked before
        return value
    if not isinstance(value, dict):
        raise refuse("takes a mapping of tiers and stages to days: {key: 60, negotiation: 14}")
    wrong = [
        (str(name), f"takes a number of days above 0 for '{name}', not '{days}'")
        for name, days in value.items()
        if isinstance(days, bool) or not str(days).isdecimal() or not 0 < int(str(days)) < 10_000
    ]
    if wrong:
        raise refuse(*wrong)
    typed = {str(name): int(str(days)) for name, days in value.items()}
    return tuple((dict(CADENCE) | typed).items())


_Days = Annotated[int, Field(gt=0)]

Cadence = Annotated[
    tuple[tuple[str, int], ...],
    BeforeValidator(_cadence, json_schema_input_type=dict[str, _Days]),
]
"""(tier or stage, days from one review to the next)."""


def days_between_reviews(cadence: Cadence, tier: str, stage: str) -> int:
    """Return how many days after a review the next one is due.

    Args:
        cadence: The site's.
        tier: The account's, "" for none, which is `standard`.
        stage: The opportunity's, "" for an account by itself.

    Returns:
        The days of the tier, or those of the stage where it has its own and they are fewer.
    """
    days = dict(cadence)
    of_tier = days[tier or TIERS[-1]]
    return min(of_tier, days[stage]) if stage in days and stage not in TIERS else of_tier
