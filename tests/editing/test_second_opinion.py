"""`gosart assess --as`: a second opinion is unseen, in a file of its own, and does not lead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.editing.conftest import Gosart
from tests.editing.terminal import at_terminal
from tests.editing.test_assess import flat
from tests.site.repositories import CONFIG
from tests.writing import write_tree

DEAL = """\
name: New stones
stage: proposal
owner: ada
assessments:
- date: 2026-11-01
  for: us
  by: ada
  ratings: {compelling_event: {rating: "+", evidence: They crack by May}, solution_fit: "+"}
- {date: 2026-11-02, for: quern, by: ada, ratings: {compelling_event: "-", solution_fit: "-"}}
- {date: 2026-10-01, for: us, by: bea, ratings: {compelling_event: "?"}}
"""
PATH = "accounts/acme/opportunities/stones.yml"
OWN = "accounts/acme/opportunities/stones/assessments/2026-11-23.bea.yml"
FILES = {
    "mkdocs.yml": CONFIG,
    "accounts/acme/account.yml": """
        name: Acme
        owner: ada
        next_review: 2026-12-03
        team: {ada: {name: Ada Brook}, bea: {name: Bea Hill}}
        people: {emil: {name: Emil Ash, title: Miller}}
        competitors: {quern: {name: Quern Co}}
    """,
    PATH: DEAL,
}
ANSWERS = """\
note: From the plant
ratings:
  compelling_event: {rating: "-", evidence: They may wait, source: emil}
  solution_fit: "?"
"""


def test_the_set_is_a_file_sealed_until_the_next_review(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {**FILES, "answers.yml": ANSWERS})
    ran = gosart("assess", "acme/stones", "--as", "bea", "--answers", "answers.yml")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / OWN).read_text() == (
        "sealed_until: 2026-12-03\n"
        "ratings:\n"
        '  compelling_event: {rating: "-", evidence: They may wait, source: emil}\n'
        '  solution_fit: "?"\n'
        "note: From the plant\n"
    )
    assert ran.out.startswith(f"--- /dev/null\n+++ b/{OWN}\n")
    assert (tmp_path / PATH).read_text() == DEAL
    assert gosart("check").code == 0


def test_another_day_may_open_it_and_a_rival_may_be_rated(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {**FILES, "answers.yml": 'ratings: {solution_fit: "+"}\n'})
    arguments = ("--as", "bea", "--for", "quern", "--sealed-until", "2027-01-15", "-q")
    ran = gosart("assess", "acme/stones", *arguments, "--answers", "answers.yml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / OWN).read_text() == (
        'sealed_until: 2027-01-15\nfor: quern\nratings: {solution_fit: "+"}\n'
    )


def test_without_a_next_review_it_is_open_and_that_is_said(tmp_path: Path, gosart: Gosart) -> None:
    account = FILES["accounts/acme/account.yml"].replace("2026-12-03", "2026-11-12")
    files = {**FILES, "accounts/acme/account.yml": account, "answers.yml": ANSWERS}
    write_tree(tmp_path, files)
    ran = gosart("assess", "acme/stones", "--as", "bea", "--answers", "answers.yml")
    assert ran.code == 0
    assert "--sealed-until seals it." in ran.err
    assert "sealed_until" not in (tmp_path / OWN).read_text()


def test_of_what_others_rated_nothing_is_shown(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    code, output = at_terminal(
        tmp_path,
        ["assess", "acme", "--as", "bea", "--profile", "core"],
        [
            ("Rating [?]:", "-\n"),
            ("Evidence (Enter: none)", "They may wait\n"),
            ("Who told us", "\n"),
            ("Rating:", "?\n"),
            ("Evidence", "\n"),
            ("Who told us", "\n"),
            ("Rating:", "q\n"),
        ],
    )
    plain = flat(output)
    assert code == 2
    assert "A second opinion: of what others rated, nothing is shown." in plain
    assert "Last time, 2026-10-01, Bea Hill: ?" in plain
    assert "They crack by May" not in plain
    assert "Competitors" not in plain
    assert "What will you do to find out" not in plain
    assert "Go on with: gosart assess acme/stones --as bea" in plain
    code, output = at_terminal(
        tmp_path, ["assess", "acme", "--profile", "core"], [("Rating [+]:", "q\n")]
    )
    assert "answered before" not in output


def test_the_questionnaire_shows_nothing_of_others_either(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    printed = gosart("assess", "acme/stones", "--as", "bea", "--questions").out
    assert "They crack by May" not in printed
    assert "2026-10-01 ?" in printed
    assert "action" not in printed.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--as", "bob"), "'bob' is not in our team."),
        (("--as", "bea", "--by", "ada"), "--as says who rates, so leave --by out."),
        (("--sealed-until", "2026-12-24"), "--sealed-until is for a second opinion"),
        (
            ("--as", "bea", "--sealed-until", "2026-11-23"),
            "2026-11-23 is not ahead, so nothing would be sealed.",
        ),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(
    tmp_path: Path, gosart: Gosart, arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, {**FILES, "answers.yml": ANSWERS})
    ran = gosart("assess", "acme/stones", *arguments, "--answers", "answers.yml")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert not (tmp_path / OWN).exists()


def test_an_own_set_of_the_day_is_not_overwritten(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {**FILES, OWN: 'ratings: {solution_fit: "+"}\n', "answers.yml": ANSWERS})
    ran = gosart("assess", "acme/stones", "--as", "bea", "--answers", "answers.yml")
    assert ran.code == 2
    assert f"{OWN} already exists, and nothing is overwritten." in ran.err
    assert (tmp_path / OWN).read_text() == 'ratings: {solution_fit: "+"}\n'


def test_an_account_of_one_file_has_no_place_for_it(tmp_path: Path, gosart: Gosart) -> None:
    plan = "name: Mill\nowner: ada\nteam: {ada: {name: Ada}}\nopportunities: {main: {name: Main}}\n"
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan, "answers.yml": ANSWERS})
    ran = gosart("assess", "mill", "--as", "ada", "--answers", "answers.yml")
    assert ran.code == 2
    assert "Make it a folder first: accounts/mill/account.yml" in ran.err
    assert not (tmp_path / "accounts/mill").exists()


def test_an_action_is_none_of_a_second_opinion(tmp_path: Path, gosart: Gosart) -> None:
    answers = 'ratings:\n  solution_fit: {rating: "?", action: {what: Ask Emil, due: 2026-12-01}}\n'
    write_tree(tmp_path, {**FILES, "answers.yml": answers})
    ran = gosart("assess", "acme/stones", "--as", "bea", "--answers", "answers.yml")
    assert ran.code == 1
    assert "answers.yml:2:39: E001 A second opinion plans no action." in ran.err
    assert not (tmp_path / OWN).exists()


def test_a_later_set_by_somebody_who_does_not_lead_changes_nothing_but_the_dissent(
    tmp_path: Path, gosart: Gosart
) -> None:
    """Opened, it is listed beside the leading ratings; verdict, lights, position, findings stay."""

    def brief(today: str) -> dict[str, Any]:
        ran = gosart("brief", "acme/stones", "--format", "json", "--today", today)
        return dict(json.loads(ran.out))

    write_tree(tmp_path, {**FILES, "answers.yml": ANSWERS})
    before = {day: brief(day) for day in ("2026-11-23", "2026-12-03")}
    gosart("assess", "acme/stones", "--as", "bea", "--answers", "answers.yml")
    assert brief("2026-11-23") == before["2026-11-23"]  # sealed
    opened = brief("2026-12-03")
    differing = [(item["criterion"], item["by"], item["rating"]) for item in opened.pop("dissent")]
    assert differing == [("compelling_event", "bea", "-"), ("solution_fit", "bea", "?")]
    stays = before["2026-12-03"]
    del stays["dissent"], stays["opportunities"][0]["dissent"]
    del opened["opportunities"][0]["dissent"]
    assert stays.pop("changes_since")["changes"] == []
    (added,) = opened.pop("changes_since")["changes"]
    assert (added["subject"], added["direction"]) == ("assessment", "neutral")
    assert opened == stays
