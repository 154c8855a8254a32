"""What wider readers see of a sample is what the account team sees, or says that it is hidden."""

from __future__ import annotations

import pytest

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.verdict import Call
from gosart.briefing.renderers.judgement_json import judgement
from gosart.i18n.translator import translator_for
from tests.samples.analysed import STATUS_FOR_THE_TEAM, open_samples

PAIRS = [
    pytest.param(
        audience, defaults, key, id=f"{audience}-{'status' if defaults else 'plain'}-{key}"
    )
    for audience in ("everyone", "sales")
    for defaults in ((), STATUS_FOR_THE_TEAM)
    for key in open_samples(audience, defaults)
]


def votes(analysis: OpportunityAnalysis) -> tuple[list[str], ...] | None:
    vote = analysis.vote
    if vote is None:
        return None
    groups = (vote.for_us, vote.undecided, vote.against, vote.not_met)
    return tuple([person.id for person in people] for people in groups)


@pytest.mark.parametrize(("audience", "defaults", "key"), PAIRS)
def test_a_call_is_the_account_teams_or_says_what_is_not_shown(
    audience: str, defaults: tuple[tuple[str, str], ...], key: str
) -> None:
    seen, whole = open_samples(audience, defaults)[key], open_samples("account-team")[key]
    data = judgement(seen, translator_for("en").say)["verdict"]
    if seen.verdict.call is Call.NOT_SHOWN:
        assert data["call"] is None
        assert "not shown for this audience" in data["not_shown"]
        assert "not shown for this audience, and the call depends on it" in data["sentence"]
    else:
        assert data["call"] == whole.verdict.call


@pytest.mark.parametrize(("audience", "defaults", "key"), PAIRS)
def test_votes_and_payback_are_the_account_teams_or_not_there(
    audience: str, defaults: tuple[tuple[str, str], ...], key: str
) -> None:
    seen, whole = open_samples(audience, defaults)[key], open_samples("account-team")[key]
    assert votes(seen) in (None, votes(whole))
    if seen.value_case is not None and whole.value_case is not None:
        assert seen.value_case.whole.payback_months == whole.value_case.whole.payback_months
    if seen.vote is None and whole.vote is not None:
        assert seen.verdict.not_shown is not None


@pytest.mark.parametrize(("audience", "defaults", "key"), PAIRS)
def test_a_light_is_the_account_teams_or_says_that_it_is_not_shown(
    audience: str, defaults: tuple[tuple[str, str], ...], key: str
) -> None:
    seen, whole = open_samples(audience, defaults)[key], open_samples("account-team")[key]
    if "assessments" in seen.opportunity.cut_parts:
        assert seen.verdict.call is Call.NOT_SHOWN
        return
    lights = {**seen.lights.questions, **seen.lights.parts, "plan": seen.lights.plan}
    others = {**whole.lights.questions, **whole.lights.parts, "plan": whole.lights.plan}
    for name, light in lights.items():
        assert light.is_hidden or light.state is others[name].state, name


def test_both_happen_in_the_samples() -> None:
    calls = [analysis.verdict.call for analysis in open_samples("sales").values()]
    assert Call.NOT_SHOWN in calls
    assert set(calls) & {Call.PURSUE, Call.CHANGE_STRATEGY, Call.DISENGAGE}
