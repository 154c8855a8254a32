"""From `gosart new` to a clean check, each step one that the tool itself has named."""

from __future__ import annotations

import json
from pathlib import Path

from tests.editing.conftest import Gosart
from tests.site.building import made_pages


def open_codes(gosart: Gosart) -> set[str]:
    """The codes of all that a check still says."""
    report = json.loads(gosart("check", "--format", "json").out)
    assert report["problems"] == []
    return {item["code"] for item in report["findings"]}


def test_a_plan_is_written_from_nothing_to_a_clean_check_by_what_the_tool_says(
    tmp_path: Path, gosart: Gosart
) -> None:
    def edit(target: str, *changes: str) -> None:
        ran = gosart("edit", target, *changes)
        assert ran.code == 0, ran.err

    def assess(rating: str, *more: str) -> None:
        questions = gosart("assess", "brewery/bottling", *more, "--questions").out
        answered = questions.replace("{rating: , evidence: , source: }", rating)
        ran = gosart("assess", "brewery/bottling", *more, "--answers", "-", typed=answered)
        assert ran.code == 0, ran.err

    gosart("new", "brewery", "--name", "Corrib Brewery", "--owner", "Ann Berg", "--yes")
    assert {"T003", "T004", "K005"} <= open_codes(gosart)
    assert "gosart new" in gosart("check").out  # what T003 says to do
    assert (
        gosart(
            "new", "brewery/bottling", "--amount", "400_000", "--close-date", "2027-03-31", "--yes"
        ).code
        == 0
    )
    assert "gosart assess" in gosart("check").out  # what A001 says to do
    edit("brewery", "reviewed=2026-11-23", "people.dana={name: Dana Oak, title: Managing director}")
    edit(
        "brewery",
        "people.dana.role=decision-maker",
        "people.dana.influence=inner-circle",
        "people.dana.status=supporter",
    )
    edit("brewery", "people.dana.coverage=in-depth", "people.dana.last_contact=2026-11-20")
    edit(
        "brewery",
        "people.dana.business_agenda=Grow by 20 %",
        "people.dana.personal_agenda=Take over from her father",
    )
    refused = gosart("edit", "brewery", "people.dana.approach.verb=call")
    assert "Valid: leverage, motivate, cultivate, neutralise, contain." in refused.err
    edit("brewery", "people.dana.approach.verb=leverage", "people.dana.approach.owner=ann-berg")
    edit(
        "brewery",
        "goal.customer=Be the first brewery of the west",
        "goal.team=Be their supplier for every line",
    )
    edit("brewery/bottling", "objective.customer=Fill 20 % more bottles by 2027-06-30")
    edit("brewery/bottling", "objective.team=Order of the bottling line, 400_000 EUR by 2027-03-31")
    assess('{rating: "+", evidence: Dana said so, source: dana}')
    assess('{rating: "-"}', "--for", "no-decision")
    edit(
        "brewery/bottling",
        "strategy.type=frontal",
        "strategy.target=no-decision",
        "strategy.rationale=We lead on every criterion",
    )
    edit(
        "brewery/bottling",
        "strategy.team=Better and faster",
        "strategy.customer=Build the second hall",
    )
    edit(
        "brewery/bottling",
        "decision_criteria+={name: Bottles an hour, formal: true, people: [dana], us: better}",
    )
    edit(
        "brewery/bottling",
        "budget={amount: 450_000, owner: dana, approved: 2026-11-18}",
    )
    edit("brewery/bottling", "value.unique_business_value=20 % more bottles, 300_000 EUR a year")
    edit(
        "brewery/bottling",
        (
            "value.compelling_event=Galway's brewery closes on 2027-05-31; to miss it costs "
            "300_000 EUR a year"
        ),
    )
    edit(
        "brewery/bottling",
        "value.confirmed={by: dana, date: 2026-11-20}",
        "value.differentiation=Our line runs cans and bottles",
    )
    action = (
        "{id: A1, type: prove, what: Show it, owner: ann-berg, due: 2026-12-10, who: [dana], "
        "criteria: [unique_business_value]}"
    )
    edit(
        "brewery/bottling",
        f"actions+={action}",
        "test.customer=Bottles an hour in June",
        "test.team=A cheaper line",
    )
    edit(
        "brewery/bottling",
        (
            "test.reviews+={date: 2026-11-23, kind: initial-qualification, presenter: ann-berg, "
            "decision: continue}"
        ),
    )

    checked = gosart("check", "--fail-on", "advice")
    assert (checked.code, checked.out, checked.err) == (0, "", "No problems.\n")
    page = made_pages(tmp_path).page("accounts/brewery/bottling/")
    assert "20 % more bottles" in page.text
