"""A change that moves the float, the verdict or the vote says so before everything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gosart.comparison.model import Comparison
from gosart.comparison.renderers.json import as_json
from gosart.comparison.renderers.markdown import as_markdown
from gosart.comparison.renderers.text import as_text
from gosart.comparison.sentences import Sentences
from gosart.i18n.translator import translator_for
from gosart.method.loader import load_method
from tests.comparison.repositories import changed, compare, repository, the_account
from tests.site.building import made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

# 1 June 2027 less 81 days is 12 March, 3 weeks after 19 February.
QUAY = """\
name: Harbour of Ryde
owner: ada
reviewed: 2026-11-20
team: {ada: {name: Ada Brook}}
people:
  head: {name: Ines Hart, title: Harbour master, role: approver, influence: inner-circle,
    status: supporter, coverage: in-depth, last_contact: 2026-11-10}
  money: {name: Otto Lind, title: Treasurer, role: decision-maker, influence: inner-circle,
    status: neutral, coverage: brief, last_contact: 2026-11-10}
  works: {name: Pia Strand, title: Head of works, role: decision-maker, influence: inner-circle,
    status: supporter, coverage: brief, last_contact: 2026-11-10}
opportunities:
  quay:
    name: Quay charging
    stage: proposal
    amount: 900_000
    close_date: 2027-02-19
    value:
      compelling_event: {text: Ferries must dock without engines, date: 2027-06-01}
    delivery: {lead_time: 81 days}
    decision: {rule: majority, board: [head, money, works]}
    assessments:
      - {date: 2026-11-20, for: us, by: ada, ratings: "+++++ +++++ +++++ +++++"}
"""
FALLS = (
    "The float of Quay charging falls from 3 weeks to −1 week: the latest order date is "
    "12 Mar 2027, the close is now 20 Mar 2027."
)
TURNS = "The verdict on Quay charging turns from “Pursue” to “Change strategy”."
LATER = ("close_date: 2027-02-19", "close_date: 2027-03-20")


def comparison(folder: Path, *changes: tuple[str, str], plan: str = QUAY) -> Comparison:
    """Compare the plan with what some changes make of it."""
    root = repository(folder, {"accounts/ryde.yml": plan})
    write_tree(root, {"accounts/ryde.yml": changed(plan, *changes)})
    return compare(root)


def first(result: Comparison) -> list[str]:
    """Return what is said before all else, each with its direction."""
    sentences = Sentences(translator_for("en"), load_method("en"))
    return [f"{change.direction} {sentences.of(change)}" for change in the_account(result).first]


def test_a_close_that_slips_past_the_latest_order_is_said_first_with_both_days(
    tmp_path: Path,
) -> None:
    assert first(comparison(tmp_path, LATER)) == [f"worse {FALLS}", f"worse {TURNS}"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ("close_date: 2027-02-19", "close_date: 2027-03-09"),
            (
                "worse The float of Quay charging falls from 3 weeks to 3 days: the latest order "
                "date is 12 Mar 2027, the close is now 9 Mar 2027."
            ),
        ),
        (
            ("close_date: 2027-02-19", "close_date: 2027-02-17"),
            (
                "better The float of Quay charging rises from 21 days to 23 days: the latest order "
                "date is 12 Mar 2027, the close is now 17 Feb 2027."
            ),
        ),
        (
            ("lead_time: 81 days", "lead_time: 67 days"),
            (
                "better The float of Quay charging rises from 3 weeks to 5 weeks: the latest order "
                "date is now 26 Mar 2027, the close is 19 Feb 2027."
            ),
        ),
        (
            (", date: 2027-06-01", ""),
            "worse The float of Quay charging is no longer known; it was 3 weeks.",
        ),
    ],
)
def test_the_float_is_said_in_weeks_below_one_in_days(
    tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    assert first(comparison(tmp_path, change))[0] == sentence


def test_a_float_that_is_known_for_the_first_time_is_bad_news_below_zero(tmp_path: Path) -> None:
    plan = changed(QUAY, ("    delivery: {lead_time: 81 days}\n", ""))
    name = (
        "    name: Quay charging\n",
        "    name: Quay charging\n    delivery: {lead_time: HERE}\n",
    )
    for lead, sentence in (
        ("81 days", ("better The float of Quay charging is now known, 3 weeks: the latest order "
         "date is now 12 Mar 2027, the close is 19 Feb 2027.")),
        ("110 days", ("worse The float of Quay charging is now known, −1 week: the latest order "
         "date is now 11 Feb 2027, the close is 19 Feb 2027.")),
    ):  # fmt: skip
        change = (name[0], name[1].replace("HERE", lead))
        assert first(comparison(tmp_path / lead.split()[0], change, plan=plan))[0] == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("    status: supporter, coverage: brief", "    status: enemy, coverage: brief")],
            (
                "worse The vote on Quay charging is no longer won: 1 of 2 needed (before: 2 of 2 "
                "needed)."
            ),
        ),
        (
            [
                ("    status: supporter, coverage: brief", "    status: enemy, coverage: brief"),
                ("    status: neutral", "    status: enemy"),
            ],
            (
                "worse The vote on Quay charging is no longer won: 1 of 2 needed (before: 2 of 2 "
                "needed)."
            ),
        ),
        (
            [("rule: majority", "rule: unanimous")],
            (
                "worse The vote on Quay charging is no longer won: 2 of 3 needed (before: 2 of 2 "
                "needed)."
            ),
        ),
    ],
)
def test_a_vote_that_turns_is_said_with_its_count(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert [line for line in first(comparison(tmp_path, *changes)) if " vote " in line] == [
        sentence
    ]


def test_votes_won_and_lost_out_of_reach_and_back(tmp_path: Path) -> None:
    """Of a unanimous board one enemy is enough."""
    plan = changed(QUAY, ("rule: majority", "rule: unanimous"))
    against = changed(plan, ("    status: neutral", "    status: enemy"))
    for number, (before, after, words) in enumerate(
        (
            (plan, against, "is out of reach: 2 of 3 needed (before: 2 of 3 needed)."),
            (against, plan, "can be won again: 2 of 3 needed (before: 2 of 3 needed)."),
            (
                plan,
                changed(plan, ("    status: neutral", "    status: supporter")),
                "is won: 3 of 3 needed (before: 2 of 3 needed).",
            ),
            (
                plan,
                changed(
                    plan,
                    ("    status: supporter, coverage: in", "    status: neutral, coverage: in"),
                ),
                "is at 1 of 3 needed (before: 2 of 3 needed).",
            ),
        )
    ):
        root = repository(tmp_path / str(number), {"accounts/ryde.yml": before})
        write_tree(root, {"accounts/ryde.yml": after})
        votes = [line for line in first(compare(root)) if " vote " in line]
        assert [line.partition("Quay charging ")[2] for line in votes] == [words]


def test_a_decided_opportunity_has_no_float_to_lose(tmp_path: Path) -> None:
    assert first(comparison(tmp_path, LATER, ("stage: proposal", "status: won"))) == []


def test_text_markdown_json_and_page_say_it_before_everything_else(tmp_path: Path) -> None:
    late = ("    amount: 900_000\n", "    amount: 950_000\n    forecast: commit\n")
    result = comparison(tmp_path, LATER, late)
    sentences = Sentences(translator_for("en"), load_method("en"))
    lines = as_text(result, sentences).splitlines()
    start = lines.index("Harbour of Ryde (ryde)")
    assert lines[start + 1 : start + 3] == [f"  ▼ {FALLS}", f"  ▼ {TURNS}"]
    assert any("G009" in line for line in lines[start + 3 :])  # a finding of its own

    comment = as_markdown(result, sentences)
    (row,) = [line for line in comment.splitlines() if line.startswith("| **Harbour of Ryde**")]
    assert row.split("|")[2].startswith(f" {FALLS} {TURNS}")
    story = comment[comment.index("<details>") :].splitlines()
    assert story[2:4] == [f"- ▼ {FALLS}", f"- ▼ {TURNS}"]

    (account,) = json.loads(as_json(result, sentences))["accounts"]
    float_, verdict = account["effects"][:2]
    assert (float_["subject"], float_["old"], float_["new"]) == ("float", 21, -8)
    assert float_["data"] == {
        "latest_order": "2027-03-12",
        "close_date": "2027-03-20",
        "latest_order_before": "2027-03-12",
        "close_date_before": "2027-02-19",
    }
    assert (verdict["old"], verdict["new"]) == ("pursue", "change-strategy")

    write_tree(tmp_path, {"mkdocs.yml": CONFIG})
    page = made_pages(tmp_path, {"review_base": "HEAD"}).text("review/index.html")
    heading = page.index("Harbour of Ryde")
    assert heading < page.index(FALLS) < page.index(TURNS) < page.index("To the plan")
    assert page.count(FALLS) == 1


def test_of_several_opportunities_each_is_named_once(tmp_path: Path) -> None:
    second = "  pier:\n    name: Pier lights\n    stage: proposal\n"
    result = comparison(tmp_path, LATER, plan=QUAY + second)
    text = as_text(result, Sentences(translator_for("en"), load_method("en")))
    assert f"  ▼ {FALLS}\n" in text
    assert "[Quay charging] The float" not in text


def test_a_verdict_that_turns_to_going_on_says_that_the_plan_is_off_track(tmp_path: Path) -> None:
    late = changed(QUAY, LATER)
    earlier = (LATER[1], LATER[0])
    turned = "The verdict on Quay charging turns from “Change strategy” to “Pursue”"
    # at the stage of the proposal no benefit is in figures
    assert first(comparison(tmp_path / "red", earlier, plan=late))[1] == (
        f"better {turned}, and its plan is off track."
    )
    qualified = late.replace("stage: proposal", "stage: qualified")
    assert first(comparison(tmp_path / "amber", earlier, plan=qualified))[1] == (
        f"better {turned}."
    )
