"""A plan with every key of the second edition means what was worked out from it by hand.

The plan is in `nordhaven/`; the day is 27 November 2026. What each line comes to was written down
from the files before anything was run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gosart.cli import cli
from tests.site.building import Pages, made_pages

PLAN = Path(__file__).parent / "nordhaven"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(PLAN, tmp_path_factory.mktemp("plans") / "nordhaven")


@pytest.fixture(scope="module")
def said(root: Path) -> Callable[[str], dict[str, Any]]:
    """Give what the brief of the opportunity says to a group of readers, as data."""

    def brief(audience: str) -> dict[str, Any]:
        line = ["brief", "nordhaven-grid/outage-desk", "--format", "json", "--audience", audience]
        ran = CliRunner().invoke(cli, [*line, "-f", str(root / "mkdocs.yml")])
        assert ran.exit_code == 0, ran.output
        data: dict[str, Any] = json.loads(ran.stdout)
        return data

    return brief


@pytest.fixture(scope="module")
def team(said: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    return said("account-team")


@pytest.fixture(scope="module")
def pages(root: Path) -> Pages:
    return made_pages(root)


def codes(data: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in data["findings"]}


def test_the_owners_set_leads_and_the_later_one_of_a_colleague_is_dissent(
    team: dict[str, Any],
) -> None:
    assert team["opportunities"][0]["assessment"]["date"] == "2026-11-20"
    assert [(item["criterion"], item["leading"], item["rating"]) for item in team["dissent"]] == [
        ("solution_fit", "+", "-"),
        ("political_alignment", "+", "?"),
    ]


def test_the_position_compares_what_is_known_for_both(team: dict[str, Any]) -> None:
    (orbit,) = [item for item in team["positions"] if item["competitor"] == "orbit"]
    counts = (orbit["ahead"], orbit["behind"], orbit["level"], orbit["known"], orbit["unknown"])
    assert counts == (3, 2, 5, 10, 5)


def test_the_movement_has_what_was_gained_what_they_lost_and_what_is_out_of_sight(
    team: dict[str, Any],
) -> None:
    kinds: dict[tuple[str, str | None], set[str]] = {}
    for item in team["movement"]:
        kinds.setdefault((item["kind"], item["competitor"]), set()).add(item["criterion"])
    assert kinds == {
        ("we-gained", None): {
            *("compelling_event", "solution_fit", "unique_business_value", "inside_support"),
            "political_alignment",
        },
        ("sight-lost", None): {"access_to_funds"},
        ("sight-lost", "orbit"): {"executive_credibility", "political_alignment"},
        ("they-lost", "orbit"): {
            *("formal_decision_criteria", "unique_business_value", "inside_support")
        },
    }


def test_the_lights_are_those_of_the_table(team: dict[str, Any]) -> None:
    assert {name: light["state"] for name, light in team["lights"].items()} == {
        "is_there_an_opportunity": "amber",
        "can_we_compete": "green",
        "can_we_win": "amber",
        "is_it_worth_winning": "green",
        "people": "amber",
        "value": "green",
        "actions": "green",
        "review": "green",
        "plan": "amber",
    }
    assert "Ines Kaplan" in team["lights"]["can_we_win"]["reason"]
    assert team["lights"]["plan"]["reason"] == team["lights"]["people"]["reason"]


def test_the_vote_needs_three_of_four_and_the_way_leads_to_the_chief_executive(
    team: dict[str, Any],
) -> None:
    vote = team["vote"]
    assert (vote["rule"], vote["needed"]) == ("majority", 3)
    assert (set(vote["for"]), vote["undecided"], vote["not_met"], vote["against"]) == (
        {"coo", "ops"},
        ["ceo"],
        ["cfo"],
        [],
    )
    assert vote["path"] == ["coo", "ceo"]


def test_the_time_chain_leaves_sixteen_days(team: dict[str, Any]) -> None:
    assert team["time"] == {
        "event": "2027-10-01",
        "lead_days": 168,
        "latest_order": "2027-04-16",
        "close": "2027-03-31",
        "float_days": 16,
    }


def test_the_value_pays_back_inside_their_limit_on_confirmed_figures_too(
    team: dict[str, Any], pages: Pages
) -> None:
    value = team["value"]
    assert (value["payback_months"], value["confirmed_payback_months"]) == (14, 18)
    assert (value["net"], value["confirmed_net"]) == (2_350_000, 1_450_000)
    assert value["horizon_months"] == 36
    text = pages.page("accounts/nordhaven-grid/value/").text
    assert "Doing nothing costs €1,500,000 over 36 months." in text
    assert "What Orbit Dispatch saves them is not known." in text


def test_the_call_is_to_pursue_and_the_review_agrees(team: dict[str, Any]) -> None:
    assert (team["verdict"]["call"], team["verdict"]["review"]) == ("pursue", "continue")


def test_whom_nobody_met_comes_first_then_how_the_money_is_released(team: dict[str, Any]) -> None:
    first, second, third = team["moves"]
    assert first["text"] == "Meet Ines Kaplan (Chief financial officer), who must approve"
    assert first["action"] is None
    assert (second["action"], second["due"]) == ("A2", "2026-12-04")
    assert third["action"] in ("A1", "A3")


def test_it_has_the_findings_that_it_must_have_and_none_that_it_must_not(
    team: dict[str, Any],
) -> None:
    assert {"K002", "L002", "G016", "L001"} <= codes(team)
    assert not codes(team) & {"V004", "V010", "G009", "G010", "G011", "N002"}
    assert not [item for item in team["findings"] if "Jan" in item["message"]]


def test_sales_see_the_one_status_that_is_opened_and_are_told_what_is_not_shown(
    said: Callable[[str], dict[str, Any]], root: Path
) -> None:
    sales = said("sales")
    assert sales["vote"] is None
    assert sales["lights"]["people"] | {"reason_data": None} == {
        "state": "unknown",
        "reason": "Where people stand is not shown for this audience",
        "reason_data": None,
    }
    assert sales["verdict"]["not_shown"] == "where people stand is not shown for this audience"
    defaults = {"people.status": "account-team", "people.personal_agenda": "account-team"}
    options = {"audience": "sales", "audience_defaults": defaults, "method": "method.yml"}
    page = made_pages(root, options).page("accounts/nordhaven-grid/relationships/")
    rows = {name: page.by_id(f"person-{name}").text for name in ("ops", "coo")}
    assert "Mentor" in rows["ops"]
    assert "not shown here" in rows["coo"]
    assert "Supporter" not in rows["coo"]
