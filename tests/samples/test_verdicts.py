"""Wherever a sample's call to go on is printed, a plan that is off track is said beside it."""

from __future__ import annotations

from gosart.analysis.light import State
from gosart.analysis.verdict import GOING_ON
from tests.samples.analysed import open_samples
from tests.site.building import Built

OFF_TRACK = [
    key
    for key, analysis in open_samples("account-team").items()
    if analysis.lights.plan.state is State.RED and analysis.verdict.call in GOING_ON
]


def test_a_sample_is_to_be_pursued_with_a_plan_off_track() -> None:
    assert OFF_TRACK == ["wittgenrode-chemie/mes-successor"]


def test_account_briefs_and_portfolio_say_why_the_plan_is_off_track(sample_site: Built) -> None:
    for key in OFF_TRACK:
        account = key.split("/", maxsplit=1)[0]
        why = "“First appointment with the CFO” (Per Lindahl) is blocked"
        for page, begin in ((f"accounts/{account}/", "the"), ("", "The")):
            text = sample_site.page(page).content.text
            assert f"{begin} plan is off track: {why}" in text, page
        assert f"Plan: Off track ({why}" in sample_site.page(f"accounts/{key}/brief/").content.text
        brief = sample_site.page(f"accounts/{account}/brief/").content.text
        assert f"Plan off track: {why}" in brief
