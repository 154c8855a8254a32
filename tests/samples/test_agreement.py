"""The samples agree with themselves: days, money and people, but for what is found on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.plan.model.people import Person
from tests.samples.analysed import findings_of, open_samples, samples

LATER = ("rolf-ginster", "wolfgang-dreher", "graham-tulloch", "owen-pritchard", "declan-foy")
"""Of whom we heard from others after we last met them."""


def met(analysis: OpportunityAnalysis) -> Iterator[tuple[Person, date]]:
    """Yield on which days the plan says that somebody of theirs did something with us."""
    value = analysis.opportunity.value
    for entry in (value, *value.benefits, *value.costs):
        if entry.confirmed_by and entry.confirmed_on:
            yield entry.confirmed_by, entry.confirmed_on
    for action in analysis.opportunity.actions:
        for person in action.who if action.done else ():
            assert action.done is not None
            yield person, action.done
    for person in analysis.opportunity.organisation.people:
        for item in person.evidence if person.id not in LATER else ():
            if item.date:
                yield person, item.date


def test_nobody_was_met_last_before_the_day_on_which_something_happened_with_them() -> None:
    for key, analysis in open_samples("account-team").items():
        for person, day in met(analysis):
            if not person.hidden:
                assert person.last_contact is not None, (key, person.id)
                assert person.last_contact >= day, (key, person.id)


def test_no_sample_accepts_a_finding_that_is_no_longer_there() -> None:
    found = [
        (account.account.id, finding.code)
        for account in samples("account-team")
        for finding in findings_of(account)
        if finding.code == "T009"
    ]
    assert found == []


def test_a_budget_that_is_approved_waits_for_no_step_of_its_own() -> None:
    for key, analysis in open_samples("account-team").items():
        budget = analysis.opportunity.budget
        if budget and (budget.approved or budget.approved_on):
            assert budget.date is None or (budget.approved_on or budget.date) >= budget.date, key
            step = budget.step
            assert step is None or step.date is None or step.status == "done", key


def test_what_they_buy_is_not_more_than_their_budget_with_the_works_that_belong_to_it() -> None:
    for key, analysis in open_samples("account-team").items():
        opportunity = analysis.opportunity
        once = [
            cost.money.amount
            for cost in opportunity.value.costs
            if cost.rival is None and cost.money and not cost.per
        ]
        budget = opportunity.budget
        if budget and budget.money and opportunity.money:
            assert opportunity.money.amount <= budget.money.amount, key
            assert sum(once) <= budget.money.amount, key


def test_an_action_that_is_under_way_waits_for_no_other() -> None:
    for key, analysis in open_samples("account-team").items():
        actions = {action.id: action for action in analysis.opportunity.actions}
        for action in actions.values():
            if action.status == "started":
                waiting = [name for name in action.after if name in actions]
                assert not [name for name in waiting if actions[name].is_open], (key, action.id)


WHOLE_ONLY = ("hengze-storage/ningchuan-phase-three", "wittgenrode-chemie/additives-release")
"""Somebody confirmed the value as a whole there, and nobody the figures: a move says so."""


def test_the_unique_value_that_is_confirmed_hangs_on_no_figure_that_is_not() -> None:
    for key, analysis in open_samples("account-team").items():
        value = analysis.opportunity.value
        unproven = [
            benefit.item
            for benefit in value.benefits
            if benefit.only_us and benefit.rival is None and not benefit.is_confirmed
        ]
        if value.confirmed_on and any(benefit.only_us for benefit in value.benefits):
            assert unproven == [] or key in WHOLE_ONLY, key


def test_the_grant_of_the_sample_is_gone_when_the_float_is() -> None:
    steam = open_samples("account-team")["marwick-thorne/steam-phase-one"]
    doubts = " ".join(aim.text for aim in steam.opportunity.test.sides.team)
    assert "past the end of the year the grant is gone" in doubts
    assert (steam.time.latest_order, steam.time.float_days) == (date(2027, 1, 1), 14)


def test_a_finding_names_at_most_three_of_many_criteria() -> None:
    messages = [
        str(finding.message)
        for account in samples("account-team")
        for finding in findings_of(account)
        if finding.code == "A008" and "criteria are rated" in str(finding.message)
    ]
    assert any(
        message.startswith("15 criteria are rated + without evidence") for message in messages
    )
    assert all(message.count(";") == 2 for message in messages)
