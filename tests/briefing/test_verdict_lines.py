"""A brief opens with the verdict, the lights and the float, and says how they would vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.judged import JUDGED
from tests.briefing.running import gosart
from tests.comparison.repositories import changed
from tests.writing import write_tree


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"accounts/mill.yml": JUDGED})


def test_the_terminal_has_verdict_lights_float_votes_payback_and_moves(mill: Path) -> None:
    lines = gosart(mill, "brief", "mill/stones").stdout.splitlines()
    assert lines[3] == (
        "Verdict: Pursue. They must be ready by 26 May 2027: The old mill closes, but no one "
        "at the customer has confirmed the value that only we bring. The review of 2 Nov 2026 "
        "decided otherwise: change strategy"
    )
    assert lines[4] == (
        "Lights: Opportunity: Yes · Compete: In doubt · Win: In doubt · Worth: Yes · "
        "Plan: At risk (We have not met Fern Yew (CFO), who decides)"
    )
    assert lines[5] == "Float: 2 weeks 2 days to spare (latest order 17 Mar 2027)"
    assert "Votes: 2 of 3 needed: for Dana Oak, Emil Ash; not met Fern Yew" in lines
    assert "Payback: month 6; month 8 on confirmed figures alone; their limit is month 20" in lines
    begin = lines.index("MOVES THAT MATTER")
    assert lines[begin + 1 : begin + 3] == [
        "  • Meet Fern Yew (CFO), who decides · No action yet",
        "  ! Grind a sack · Ada Brook · 3 days overdue",
    ]


def test_an_order_that_comes_too_late_is_the_first_that_a_brief_says(tmp_path: Path) -> None:
    late = changed(JUDGED, ("10 weeks", "24 weeks"))
    root = write_tree(tmp_path, {"accounts/mill.yml": late})
    text = gosart(root, "brief", "mill/stones").stdout.splitlines()
    assert text[3] == "! Float: 11 weeks 5 days too late (latest order 9 Dec 2026)"
    assert text[4].startswith("Verdict: Change strategy. ")
    assert text[4].endswith("The review of 2 Nov 2026 decided: change strategy")
    markdown = gosart(root, "brief", "mill/stones", "--format", "markdown").stdout.splitlines()
    assert markdown[4] == "- **Float: 11 weeks 5 days too late (latest order 9 Dec 2026)**"


def test_a_brief_of_a_decided_opportunity_says_only_that(mill: Path) -> None:
    text = gosart(mill, "brief", "mill/sieves").stdout
    assert "Verdict: Decided. Lost to Quern Co on 1 Oct 2026\n" in text
    assert not [word for word in ("Lights:", "Float:", "Votes:", "MOVES") if word in text]


def test_a_brief_of_an_account_groups_its_open_opportunities_by_call(mill: Path) -> None:
    lines = gosart(mill, "brief", "mill").stdout.splitlines()
    assert lines[3] == "Verdict: Pursue: New stones"


def test_readers_who_may_not_see_stances_read_no_votes(tmp_path: Path) -> None:
    config = (
        "site_name: x\ndocs_dir: accounts\ntheme: material\nplugins: [{gosart: "
        "{audience: everyone, audience_defaults: {people.status: account-team}}}]\n"
    )
    root = write_tree(tmp_path, {"accounts/mill.yml": JUDGED, "mkdocs.yml": config})
    text = gosart(root, "brief", "mill/stones").stdout
    assert "Verdict: " in text
    assert "Votes: not shown for this audience\n" in text
    assert "needed" not in text
