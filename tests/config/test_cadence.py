"""How often a plan is reviewed, and from which stage on it has to be complete: a site's options."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.course import course_of
from gosart.config.cadence import TIERS
from gosart.config.model import options_from
from gosart.config.option_errors import OptionsError
from gosart.method.enums import Tier


def test_tiers_are_those_of_a_plan() -> None:
    assert tuple(Tier) == TIERS


@pytest.mark.parametrize(
    ("typed", "tier", "stage", "days"),
    [
        ({}, Tier.STRATEGIC, "proposal", 30),
        ({}, Tier.KEY, "", 60),
        ({}, Tier.STANDARD, "", 90),
        ({}, None, "", 90),
        ({"key": 45}, Tier.KEY, "", 45),
        ({"key": 45}, Tier.STRATEGIC, "", 30),
        ({"negotiation": 14}, Tier.STRATEGIC, "negotiation", 14),
        ({"negotiation": 14}, Tier.STRATEGIC, "proposal", 30),
        ({"negotiation": 45}, Tier.STRATEGIC, "negotiation", 30),
        ({"negotiation": 45}, None, "negotiation", 45),
    ],
)
def test_the_shorter_of_tier_and_stage_holds(
    tmp_path: Path, typed: dict[str, int], tier: Tier | None, stage: str, days: int
) -> None:
    course = course_of(options_from({"review_cadence": typed}, tmp_path, {}))
    assert course.review_days(tier, stage) == days


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ({}, ["proposal", "negotiation", "closed"]),
        ({"proposal_stage": "evaluation"}, ["evaluation", "proposal", "negotiation", "closed"]),
        ({"stages": ["lead", "offer", "order"]}, ["offer", "order"]),
        ({"stages": ["lead", "offer", "order"], "proposal_stage": "order"}, ["order"]),
        ({"stages": ["lead", "proposal"]}, ["proposal"]),
        ({"stages": ["only"]}, ["only"]),
    ],
)
def test_from_the_proposal_on_is_said_in_a_sites_own_stages(
    tmp_path: Path, typed: dict[str, object], proposed: list[str]
) -> None:
    options = options_from(typed, tmp_path, {})
    course = course_of(options)
    assert [stage for stage in options.stages if course.is_proposed(stage)] == proposed
    assert not course.is_proposed("")
    assert not course.is_proposed("elsewhere")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"review_cadence": {"stratgic": 21}}, "Did you mean 'strategic'?"),
        ({"review_cadence": {"offer": 21}}, "'offer' is not a tier or one of the site's stages"),
        ({"review_cadence": {"key": 0}}, "takes a number of days above 0 for 'key', not '0'."),
        ({"review_cadence": {"key": "soon"}}, "above 0 for 'key', not 'soon'."),
        ({"review_cadence": 30}, "takes a mapping of tiers and stages to days"),
        ({"proposal_stage": "offer"}, "'offer' is not one of the site's stages"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(
    tmp_path: Path, typed: dict[str, object], sentence: str
) -> None:
    with pytest.raises(OptionsError) as raised:
        options_from(typed, tmp_path, {})
    assert sentence in str(raised.value)
